"""Percentages that are one column of counts divided by another, as most rows of a table show."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import permutations
from typing import Final

from goldenthread.scrutiny.figures.cells import COUNTED, Bases, Cell, value_column
from goldenthread.scrutiny.figures.parts import parts_of
from goldenthread.scrutiny.printed import Kind
from goldenthread.scrutiny.reckoning.blocks import folded
from goldenthread.scrutiny.roles import Column, Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Row, Sheet
from goldenthread.scrutiny.spans import Span, about
from goldenthread.scrutiny.units import Unit

_COUNTS: Final = frozenset({Role.COUNT, Role.PART, Role.N, Role.TOTAL, Role.NUMERATOR, Role.DENOMINATOR, Role.IN_TIME})
_HUNDRED: Final = 100


@dataclass(frozen=True, slots=True)
class Quotient:
    """The percentage of a row with the two counts that it may be of."""

    share: Cell
    top: Cell
    bottom: Cell
    gives: Span

    @property
    def fits(self) -> bool:
        """Whether it is the quotient."""
        return self.gives.meets(self.share.printed.span())

    @property
    def cut(self) -> bool:
        """Whether it fits when further digits are cut off."""
        return self.gives.meets(self.share.printed.cut())


def column_quotients(sheet: Sheet, held: Bases, rules: Rules) -> Iterator[list[Quotient]]:
    """For every column of percentages, the rows of the two columns of counts that most of them are of.

    Nothing where numerators and denominators are named as such: those are compared by themselves.
    """
    if any(parts_of(row, held, rules) is not None for row in sheet.rows):
        return
    counts = [column for column in sheet.columns if column.role in _COUNTS]
    for share in _shares(sheet):
        tried = [list(_quotients(sheet, share, top, bottom, held)) for top, bottom in permutations(counts, 2)]
        tried = [some for some in tried if some]
        if tried:
            yield max(tried, key=lambda some: (sum(one.fits for one in some), -len(some)))


def _shares(sheet: Sheet) -> tuple[Column, ...]:
    value = value_column(sheet)
    return (*sheet.having(Role.SHARE), *((value,) if value is not None and value.role is not Role.SERIES else ()))


def _quotients(sheet: Sheet, share: Column, top: Column, bottom: Column, held: Bases) -> Iterator[Quotient]:
    for row in sheet.rows:
        percent, over, under = Cell(row, share), _counted(row, top), _counted(row, bottom)
        if percent.number is None or over is None or under is None:
            continue
        if share.role is not Role.SHARE and percent.unit is not Unit.PERCENT:
            continue
        quotient = _span(over, held).over(_span(under, held))
        if quotient is not None:
            yield Quotient(percent, over, under, quotient.times(_HUNDRED))


def _counted(row: Row, column: Column) -> Cell | None:
    cell = Cell(row, column)
    whole = cell.printed.kind is Kind.NUMBER and cell.printed.step == 1 and cell.printed.sign != "%"
    return cell if whole else None


def _span(cell: Cell, held: Bases) -> Span:
    base = held.get(cell.column.index, Fraction(1))
    return about(cell.printed.number, base) if base > 1 else cell.printed.itself()


def count_share_pairs(sheet: Sheet) -> tuple[tuple[Column, Column], ...]:
    """The columns of counts with the columns of shares that are about the same; one of each needs no such word."""
    shares = sheet.having(Role.SHARE)
    counts = [column for column in sheet.columns if column.role in COUNTED]
    if len(shares) == len(counts) == 1:
        return ((counts[0], shares[0]),)
    by_about = {folded(column.about): column for column in counts if column.about}
    found = ((by_about.get(folded(share.about)), share) for share in shares if share.about)
    return tuple((count, share) for count, share in found if count is not None)
