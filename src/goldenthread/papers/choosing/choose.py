"""Chooses the measures that a reader must hear of first: reasons found in each figure, weighed, and put in order."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from goldenthread.measures.comparators.rank import QUARTILES
from goldenthread.measures.kinds import Reason
from goldenthread.measures.reading.ratings import Colour
from goldenthread.measures.reading.variation.verdicts import Variation
from goldenthread.papers.choosing.rules import Weights
from goldenthread.papers.choosing.why import Why
from goldenthread.papers.standing import Standing

_COLOURS: Final = {
    Colour.GREEN: Why.GREEN,
    Colour.AMBER: Why.AMBER,
    Colour.GREEN_AMBER: Why.AMBER,
    Colour.RED_AMBER: Why.RED,
    Colour.RED: Why.RED,
}
_SIGNALS: Final = {
    Variation.CONCERN.value: Why.SIGNAL_OF_CONCERN,
    Variation.IMPROVEMENT.value: Why.SIGNAL_OF_IMPROVEMENT,
}
_BEST, _WORST = QUARTILES[0], QUARTILES[-1]


@dataclass(frozen=True, slots=True)
class Chosen:
    """A measure that was chosen, with every reason on either side and the weight that put it where it stands."""

    standing: Standing
    why: tuple[Why, ...]
    beside: tuple[Why, ...]
    weight: int


def choose(standings: Iterable[Standing], weights: Weights) -> tuple[tuple[Chosen, ...], tuple[Chosen, ...]]:
    """The worries and what works well, the weightiest first, then by title; each measure stands in one of them at most.

    Parts of a mix and groups are never chosen: their measure is. A measure hidden for small numbers tells nothing.
    """
    worries: list[Chosen] = []
    working: list[Chosen] = []
    for one in standings:
        if one.figure.part or one.figure.breakdown or one.figure.reason is Reason.HIDDEN:
            continue
        reasons = tuple(reasons_for(one))
        bad = tuple(why for why in reasons if why.worry and weights.worry.get(why, 0))
        good = tuple(why for why in reasons if not why.worry and weights.working.get(why, 0))
        if bad:
            worries.append(Chosen(one, bad, good, sum(weights.worry[why] for why in bad)))
        elif good:
            working.append(Chosen(one, good, (), sum(weights.working[why] for why in good)))
    return _first(worries, weights.most_worries), _first(working, weights.most_working)


def reasons_for(one: Standing) -> Iterator[Why]:
    """Every reason that a figure gives, on either side."""
    if one.is_gap:
        yield Why.NOT_RECORDED
        return
    if one.signal in _SIGNALS:
        yield _SIGNALS[one.signal]
    colour = one.reading.rating.colour if one.reading is not None else None
    if colour is not None:
        yield _COLOURS[colour]
    quarter = one.comparison.quartile if one.comparison is not None else ""
    if quarter == _WORST:
        yield Why.BEHIND_OTHERS
    elif quarter == _BEST:
        yield Why.AHEAD_OF_OTHERS
    if one.waiting and one.figure.value:
        yield Why.OVERDUE


def _first(found: list[Chosen], most: int) -> tuple[Chosen, ...]:
    return tuple(sorted(found, key=lambda one: (-one.weight, one.standing.figure.title))[:most])
