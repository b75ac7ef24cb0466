"""The figures that actions should move, as the pack's own tables hold them."""

from collections.abc import Sequence

from goldenthread.papers.gather import Gathered
from goldenthread.papers.standing import Standing


def standings_of(figures: Gathered, keys: Sequence[str]) -> tuple[Standing, ...]:
    """The figures of measures as far as the pack holds them, in their order; a mix has no value that could be judged."""
    return tuple(one for key in keys for one in _whole(figures, key) if not one.part)


def _whole(figures: Gathered, key: str) -> tuple[Standing, ...]:
    try:
        return figures.whole(key)
    except KeyError:
        return ()
