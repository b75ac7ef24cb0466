"""Whether ambers miss by less than reds: the one row that no band fits, where the others fit one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from goldenthread.scrutiny.figures.ratings import Rating, rating_of
from goldenthread.scrutiny.figures.targets import Reached
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Row
from goldenthread.scrutiny.shown import plain
from goldenthread.scrutiny.units import Unit

Miss = Callable[[Reached], Fraction | None]


@dataclass(frozen=True, slots=True)
class Misfit:
    """The row that the bands of the others do not fit, and those bands in words."""

    row: Row
    told: str


def _points_or_relative(one: Reached) -> Fraction | None:
    return one.shortfall if one.unit is Unit.PERCENT else one.relative


def _relative(one: Reached) -> Fraction | None:
    return one.relative


#: How a miss may be measured: in points where the value is a percentage, or in percent of the target throughout.
_MEASURES: Final[tuple[Miss, ...]] = (_points_or_relative, _relative)


def out_of_order(missed: Sequence[Reached], rules: Rules) -> Misfit | None:
    """The one row without which every amber misses by less than every red, however the misses are measured.

    None where the rows are few, where one way of measuring fits them all, or where more than one row might be the misfit.
    """
    rated = [(one, rating) for one in missed if (rating := rating_of(one.row, rules)) not in {None, Rating.GOOD}]
    if len(rated) < rules.number("rating", "fewest_to_infer"):
        return None
    misfits: list[int] = []
    for measure in _MEASURES:
        read = [(miss, rating.rank) for one, rating in rated if rating and (miss := measure(one)) is not None]
        if len(read) != len(rated) or _ordered(read):
            return None
        single = [place for place in range(len(read)) if _ordered(read[:place] + read[place + 1 :])]
        if len(single) != 1:
            return None
        misfits += single
    if len(set(misfits)) != 1:
        return None
    one, rating = rated[misfits[0]]
    others = [(other, kind) for other, kind in rated if other is not one]
    return Misfit(one.row, _told(others))


def _ordered(read: Sequence[tuple[Fraction, int]]) -> bool:
    """Whether a worse rating never misses by less than a better one."""
    return all(worse[0] >= better[0] for worse in read for better in read if worse[1] > better[1])


def _told(others: Sequence[tuple[Reached, Rating | None]]) -> str:
    ambers = [one.relative for one, kind in others if kind is not None and kind.between and one.relative is not None]
    reds = [one.relative for one, kind in others if kind is Rating.BAD and one.relative is not None]
    parts = []
    if ambers:
        parts.append(f"ambers miss by at most {plain(max(ambers), 1)}% of their targets")
    if reds:
        parts.append(f"reds by at least {plain(min(reds), 1)}%")
    return ", ".join(parts)
