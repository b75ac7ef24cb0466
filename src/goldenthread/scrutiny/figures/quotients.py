"""Percentages and rates that are one column divided by another, as most rows of a table show."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from goldenthread.scrutiny.figures.cells import COUNTED, Bases, Cell, value_column
from goldenthread.scrutiny.figures.parts import FACTORS, parts_of
from goldenthread.scrutiny.printed import Kind, Printed
from goldenthread.scrutiny.reckoning.blocks import folded
from goldenthread.scrutiny.roles import Column, Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Row, Sheet
from goldenthread.scrutiny.spans import Span, about, total
from goldenthread.scrutiny.units import Unit, sign_unit

#: Columns that may be divided: those that count, those that no heading tells of, and the amounts of savings.
_COUNTS: Final = frozenset(
    {
        *(Role.COUNT, Role.PART, Role.N, Role.TOTAL, Role.NUMERATOR, Role.DENOMINATOR, Role.IN_TIME, Role.IGNORED),
        *(Role.POPULATION, Role.RECEIVED, Role.RESPONDED, Role.VALUE, Role.SAVING, Role.ACHIEVED, Role.AT_RISK),
        *(Role.NOT_ACHIEVED, Role.ADDITIONS, Role.OPENING, Role.CLOSING),
    }
)
_SHARES: Final = frozenset({Role.SHARE, Role.VALUE, Role.LATEST, Role.IGNORED})
_RATES: Final = (Unit.PERCENT, Unit.PER_10_000, Unit.PER_100_000)
#: Of a column of figures most filled cells are numbers.
_MOST: Final = Fraction(3, 5)
#: So many rows are tried before all are: two columns that give none of them are not those that are meant.
_FIRST: Final = 12


@dataclass(frozen=True, slots=True)
class Quotient:
    """The percentage or rate of a row with the counts that it may be of; several on ``tops`` are added up."""

    share: Cell
    tops: tuple[Cell, ...]
    bottom: Cell
    gives: Span
    factor: int

    @property
    def fits(self) -> bool:
        """Whether it is the quotient."""
        return self.gives.meets(self.share.printed.span())

    @property
    def cut(self) -> bool:
        """Whether it fits when further digits are cut off."""
        return self.gives.meets(self.share.printed.cut())

    @property
    def top(self) -> Fraction:
        """The numerator as printed."""
        return sum((cell.printed.number for cell in self.tops), Fraction(0))


def column_quotients(sheet: Sheet, held: Bases, rules: Rules) -> Iterator[list[Quotient]]:
    """For every column of percentages or rates, the rows of the columns of counts that most of them are of.

    Nothing for a column whose numerators and denominators are named as such: those are compared by themselves.
    """
    named = {parts.value.column.index for row in sheet.rows if (parts := parts_of(row, held, rules)) is not None}
    counts = [column for column in sheet.columns if column.role in _COUNTS and _counting(sheet, column)]
    if len(counts) < 2:
        return
    runs = [counts[start:end] for start in range(len(counts)) for end in range(start + 2, len(counts))]
    for share, factor in _shares(sheet):
        if share.index in named:
            continue
        others = [column for column in counts if column.index != share.index]
        best = _best(sheet, (share, factor), [[one] for one in others], others, held)
        if best is None or not all(one.fits for one in best):
            added = _best(sheet, (share, factor), runs, others, held)
            best = max((one for one in (best, added) if one is not None), key=_fit, default=None)
        if best is not None:
            yield best


def _best(
    sheet: Sheet, share: tuple[Column, int], tops: Sequence[Sequence[Column]], bottoms: Sequence[Column], held: Bases
) -> list[Quotient] | None:
    """The quotients of the numerator and denominator that give most rows of a column."""
    found: list[list[Quotient]] = []
    for top in tops:
        for bottom in bottoms:
            if any(one.index in {bottom.index, share[0].index} for one in top):
                continue
            first = list(_quotients(sheet.rows[:_FIRST], share, top, bottom, held))
            if sum(one.fits for one in first) * 2 >= len(first) > 0:
                rest = _quotients(sheet.rows[_FIRST:], share, top, bottom, held)
                found.append([*first, *rest])
    return max(found, key=_fit, default=None)


def _fit(some: Sequence[Quotient]) -> tuple[int, int]:
    return sum(one.fits for one in some), -len(some)


def _counting(sheet: Sheet, column: Column) -> bool:
    """Whether a column holds figures that may be counts: numbers without a sign, of which most cells consist."""
    if column.sign == "%" or sign_unit(column.sign) in _RATES:
        return False
    cells = [cell for row in sheet.rows if (cell := row.at(column)).kind is not Kind.BLANK]
    plain = [cell for cell in cells if cell.kind is Kind.NUMBER and not cell.sign and not cell.signed]
    return len(plain) > 1 and len(plain) >= _MOST * len(cells)


def _shares(sheet: Sheet) -> Iterator[tuple[Column, int]]:
    """The columns of percentages and rates, each with what its quotient is multiplied by."""
    value = value_column(sheet)
    for column in sheet.columns:
        if column.role not in _SHARES or (column.role in {Role.VALUE, Role.LATEST} and column != value):
            continue
        unit = sign_unit(column.sign)
        cells = [cell for row in sheet.rows if (cell := row.at(column)).kind is Kind.NUMBER]
        if unit is Unit.UNKNOWN and (column.role is Role.SHARE or _signed(cells)):
            unit = Unit.PERCENT
        if unit in _RATES and cells:
            yield column, FACTORS[unit]


def _signed(cells: Sequence[Printed]) -> bool:
    return bool(cells) and sum(cell.sign == "%" for cell in cells) >= _MOST * len(cells)


def _quotients(
    rows: Sequence[Row], share: tuple[Column, int], tops: Sequence[Column], bottom: Column, held: Bases
) -> Iterator[Quotient]:
    column, factor = share
    for row in rows:
        percent, under = Cell(row, column), _counted(row, bottom)
        over = [cell for top in tops if (cell := _counted(row, top)) is not None]
        if percent.number is None or len(over) != len(tops) or under is None:
            continue
        if column.role is not Role.SHARE and FACTORS.get(percent.unit, factor) != factor:
            continue
        quotient = total(_span(cell, held) for cell in over).over(_span(under, held))
        if quotient is not None:
            yield Quotient(percent, tuple(over), under, quotient.times(factor), factor)


def _counted(row: Row, column: Column) -> Cell | None:
    cell = Cell(row, column)
    return cell if cell.printed.kind is Kind.NUMBER and not cell.printed.sign else None


def _span(cell: Cell, held: Bases) -> Span:
    base = held.get(cell.column.index, Fraction(1))
    if cell.printed.step != 1:
        return cell.printed.span()
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
