"""The counts that figures rest on: what a reader could add, subtract and divide."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Final, NamedTuple

from goldenthread.measures.figures import Figure
from goldenthread.measures.kinds import Reason, Unit

Number = int | Fraction


class Role(StrEnum):
    """Which count of a figure a cell is."""

    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    COMPLEMENT = "denominator less numerator"
    REST = "what belongs to no group"


class Cell(NamedTuple):
    """One count: of a measure, a part, a span of days and a group. ``tag`` parts spans that should be alike and are not."""

    role: Role
    key: str
    part: str
    start: date
    end: date
    breakdown: str
    group: tuple[str, ...]
    tag: str = ""


_COUNTS: Final = frozenset({Unit.COUNT, Unit.FTE})
_RATES: Final = frozenset({Unit.PER_10_000, Unit.PER_100_000})


def exact(number: float) -> Number:
    """A count as a whole number, or as an exact fraction of what is printed: 36186.3 is 361863/10."""
    return int(number) if float(number).is_integer() else Fraction(str(number))


def counted(figure: Figure) -> tuple[Role, ...]:
    """The counts that a figure rests on; none where it rests on nothing that can be added up.

    A share rests on its numerator, denominator and their difference. A rate rests on its numerator: the population is
    published by others. A mean or duration rests on how many it is of. A ratio rests on both of its counts, for a reader
    who has one multiplies it out.
    """
    if figure.unit is Unit.PERCENT:
        return (Role.NUMERATOR, Role.DENOMINATOR, Role.COMPLEMENT) if figure.denominator is not None else ()
    if figure.unit in _COUNTS | _RATES:
        return (Role.NUMERATOR,)
    if figure.unit is Unit.RATIO and None not in (figure.numerator, figure.denominator):
        return (Role.NUMERATOR, Role.DENOMINATOR)
    return (Role.DENOMINATOR,) if figure.denominator is not None else ()


@dataclass(slots=True)
class Ledger:
    """Every count of some figures, with its value where it is known and the figures that would tell it.

    ``values``  None for a count that the figures hide. Sums that nobody printed are added to it, without tellers.
    ``tellers`` the places (in the order given) of the figures that a reader could take the count from.
    """

    values: dict[Cell, Number | None] = field(default_factory=dict)
    tellers: dict[Cell, list[int]] = field(default_factory=dict)
    of_figure: dict[int, tuple[Cell, ...]] = field(default_factory=dict)


def ledger(figures: Sequence[Figure]) -> Ledger:
    """The counts of figures that have a value or hide one; others rest on nothing that is printed."""
    found = Ledger()
    for place, figure in enumerate(figures):
        if figure.reason not in (Reason.VALUE, Reason.HIDDEN):
            continue
        cells = []
        for role in _roles(figure):
            cell, value = _cell(figure, role), _value(figure, role)
            if cell in found.values and found.values[cell] != value:
                cell = cell._replace(tag=f"{figure.period.label}|{figure.part}|{place}")
            found.values[cell] = value
            found.tellers.setdefault(cell, []).append(place)
            cells.append(cell)
        found.of_figure[place] = tuple(cells)
    return found


def _roles(figure: Figure) -> Iterable[Role]:
    """The counts of a figure, also where it is hidden and its denominator is gone."""
    if figure.reason is Reason.HIDDEN and figure.unit not in _COUNTS | _RATES:
        if figure.unit is Unit.PERCENT:
            return (Role.NUMERATOR, Role.DENOMINATOR, Role.COMPLEMENT)
        return (Role.NUMERATOR, Role.DENOMINATOR) if figure.unit is Unit.RATIO else (Role.DENOMINATOR,)
    return counted(figure)


def _cell(figure: Figure, role: Role) -> Cell:
    part = "" if role is Role.DENOMINATOR else figure.part
    period = figure.period
    return Cell(role, figure.key, part, period.start, period.end, figure.breakdown, figure.group)


def _value(figure: Figure, role: Role) -> Number | None:
    if role is Role.DENOMINATOR:
        return None if figure.denominator is None else exact(figure.denominator)
    if figure.numerator is None:
        return None
    if role is Role.NUMERATOR:
        return exact(figure.numerator)
    return None if figure.denominator is None else exact(figure.denominator) - exact(figure.numerator)
