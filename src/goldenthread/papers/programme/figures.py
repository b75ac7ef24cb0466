"""The figures that actions should move, as the pack's own tables hold them, and as the guard judges them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from goldenthread.measures.figures import Figure
from goldenthread.measures.kinds import Reason
from goldenthread.measures.language.measures import Measure
from goldenthread.measures.reading.points import Point, point_of, subject_of
from goldenthread.measures.run.session import Session
from goldenthread.measures.run.windows import covered
from goldenthread.papers.gather import Gathered
from goldenthread.papers.standing import Standing
from goldenthread.programme.figures import Observed, Series

#: The data version of a figure that people typed.
_TYPED: Final = "typed:"


def standings_of(figures: Gathered, keys: Sequence[str]) -> tuple[Standing, ...]:
    """The figures of measures as far as the pack holds them, in their order; a mix has no value that could be judged."""
    return tuple(one for key in keys for one in _whole(figures, key) if not one.part)


def _whole(figures: Gathered, key: str) -> tuple[Standing, ...]:
    try:
        return figures.whole(key)
    except KeyError:
        return ()


def series_of(standing: Standing, session: Session) -> Series:
    """The history of a figure as the guard judges it: guarded for the paper's readers, each period once."""
    latest = standing.figure
    held = {one.period.label: one for one in (*standing.history, latest)}
    measure = session.book.measures.get(latest.key)
    observed = tuple(
        Observed(_point(one, measure), one.definition_version)
        for one in sorted(held.values(), key=lambda one: one.period.end)
    )
    made = Series(
        subject_of(latest, standing.polarity, standing.stock),
        observed,
        session.as_at,
        latest.snapshot.startswith(_TYPED),
        standing.target,
    )
    england = standing.comparison.england if standing.comparison is not None else None
    if england is None or england.exact is None:
        return made
    return replace(made, comparator=float(england.exact), comparator_name="England")


def _point(figure: Figure, measure: Measure | None) -> Point:
    """A figure as a point: of one that is hidden the counts are not told either."""
    found = point_of(figure, covered(measure, figure.period) if measure is not None else None)
    return Point(found.period, None, reason=found.reason) if figure.reason is Reason.HIDDEN else found
