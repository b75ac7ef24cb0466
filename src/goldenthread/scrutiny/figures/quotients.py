"""Percentages, rates and averages that are one column divided by another, as most rows of a table show."""

import re
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

#: Columns that may be divided: those that count, those that no heading tells of, and amounts of money.
_COUNTS: Final = frozenset(
    {
        *(Role.COUNT, Role.PART, Role.N, Role.TOTAL, Role.NUMERATOR, Role.DENOMINATOR, Role.IN_TIME, Role.IGNORED),
        *(Role.POPULATION, Role.RECEIVED, Role.RESPONDED, Role.VALUE, Role.SAVING, Role.ACHIEVED, Role.AT_RISK),
        *(Role.NOT_ACHIEVED, Role.ADDITIONS, Role.OPENING, Role.CLOSING, Role.BUDGET, Role.REVISED, Role.APPROVED),
        *(Role.OUTTURN, Role.TARGET, Role.LATEST),
    }
)
_SHARES: Final = frozenset({Role.SHARE, Role.VALUE, Role.LATEST, Role.IGNORED, Role.PERCENT_COMPLETE})
#: Columns that may be averages, if their headings say so.
_AVERAGES: Final = frozenset({*_SHARES, Role.COUNT, Role.N})
_AVERAGE: Final = re.compile(r"\b(?:average|avg|mean|per|ratio|caseloads?|unit cost|each)\b", re.IGNORECASE)
_RATES: Final = (Unit.PERCENT, Unit.PER_10_000, Unit.PER_100_000)
#: Of a column of figures most filled cells are numbers.
_MOST: Final = Fraction(3, 5)
_WHOLE: Final = 100
#: So many rows are looked at before all are: two columns that give few of them are not those that are meant.
_FIRST: Final = 12
#: A quick look in floating numbers leaves out nothing that the exact one would keep.
_ROOM: Final = 1e-9
_Ends = tuple[float, float]
#: Signs of a number that may be divided.
_PLAIN: Final = ("", "£")


@dataclass(frozen=True, slots=True)
class Quotient:
    """The percentage or rate of a row with the counts that it may be of; several on ``tops`` are added up."""

    share: Cell
    tops: tuple[Cell, ...]
    bottom: Cell
    gives: Span
    factor: int
    tried: int = 1

    @property
    def fits(self) -> bool:
        """Whether it is the quotient."""
        return self.gives.meets(self.share.printed.span())

    @property
    def cut(self) -> bool:
        """Whether it fits when further digits are cut off."""
        return self.gives.meets(self.share.printed.cut())

    @property
    def chance(self) -> float:
        """How likely it would fit by chance: none and all of something are of any total."""
        size = abs(self.share.printed.number)
        whole = Fraction(_WHOLE) if self.factor == _WHOLE else size
        if not size or (self.factor == _WHOLE and size == _WHOLE):
            return 1.0
        return min(1.0, float((self.gives.high - self.gives.low + self.share.printed.step) / whole))

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
    looked = _Looked.at(sheet, counts, held)
    few = len(counts) <= rules.number("conventions", "most_columns_to_add")
    taken: set[frozenset[int]] = set()
    for share, factor in _shares(sheet):
        if share.index in named:
            continue
        others = [column for column in counts if column.index != share.index]
        best = _best(sheet, (share, factor), [[one] for one in others], others, held, looked)
        if few and (best is None or not all(one.fits for one in best)):
            runs = [others[start:end] for start in range(len(others)) for end in range(start + 2, len(others))]
            added = _best(sheet, (share, factor), runs, others, held, looked)
            best = max((one for one in (best, added) if one is not None), key=_fit, default=None)
        if best is None:
            continue
        # Where days are staff times days for each, staff are days over days for each too: that is told once.
        columns = frozenset({share.index, best[0].bottom.column.index, *(one.column.index for one in best[0].tops)})
        if factor != 1 or columns not in taken:
            taken.add(columns)
            yield best


@dataclass(frozen=True, slots=True)
class _Looked:
    """The ends of what the counts of the first rows may have been, by column and row; None where a cell is no count."""

    rows: tuple[Row, ...]
    ends: dict[int, list[_Ends | None]]

    @classmethod
    def at(cls, sheet: Sheet, counts: Sequence[Column], held: Bases) -> "_Looked":
        """Read the counts of the first rows."""
        rows = sheet.rows[:_FIRST]
        return cls(rows, {column.index: [_ends(row, column, held) for row in rows] for column in counts})

    def may_give(self, share: list[_Ends | None], factor: int, tops: Sequence[int], bottom: int) -> bool:
        """Whether half of the first rows, and more than none, may be numerators over a denominator."""
        fits = tried = 0
        for place, sought in enumerate(share):
            under = self.ends[bottom][place]
            over = [self.ends[top][place] for top in tops]
            if sought is None or under is None or None in over or under[0] <= 0:
                continue
            tried += 1
            low = factor * sum(one[0] for one in over if one) * (1 - _ROOM)
            high = factor * sum(one[1] for one in over if one) * (1 + _ROOM)
            fits += low <= sought[1] * under[1] + _ROOM and high >= sought[0] * under[0] - _ROOM
        return fits * 2 >= tried > 0


def _ends(row: Row, column: Column, held: Bases) -> _Ends | None:
    cell = _counted(row, column)
    if cell is None:
        return None
    span = _span(cell, held)
    return float(span.low), float(span.high)


def _best(
    sheet: Sheet,
    share: tuple[Column, int],
    tops: Sequence[Sequence[Column]],
    bottoms: Sequence[Column],
    held: Bases,
    looked: _Looked,
) -> list[Quotient] | None:
    """The quotients of the numerator and denominator that give most rows of a column."""
    column, factor = share
    read = [Cell(row, column).printed for row in looked.rows]
    sought = [(float(cell.span().low), float(cell.span().high)) if cell.kind is Kind.NUMBER else None for cell in read]
    found = [
        list(_quotients(sheet.rows, share, top, bottom, held, len(tops) * len(bottoms)))
        for top in tops
        for bottom in bottoms
        if bottom not in top and looked.may_give(sought, factor, [one.index for one in top], bottom.index)
    ]
    return max((some for some in found if some), key=_fit, default=None)


def _fit(some: Sequence[Quotient]) -> tuple[int, int]:
    return sum(one.fits for one in some), -len(some)


def _counting(sheet: Sheet, column: Column) -> bool:
    """Whether a column holds figures that may be counts: numbers without a sign, of which most cells consist."""
    if column.sign == "%" or sign_unit(column.sign) in _RATES:
        return False
    cells = [cell for row in sheet.rows if (cell := row.at(column)).kind is not Kind.BLANK]
    plain = [cell for cell in cells if cell.kind is Kind.NUMBER and cell.sign in _PLAIN and not cell.signed]
    return len(plain) > 1 and len(plain) >= _MOST * len(cells)


def _shares(sheet: Sheet) -> Iterator[tuple[Column, int]]:
    """The columns of percentages and rates, each with what its quotient is multiplied by."""
    value = value_column(sheet)
    caption = [one.sign for one in sheet.columns if one.role is Role.LABEL and sign_unit(one.sign) in _RATES[1:]]
    for column in sheet.columns:
        if column.role not in _SHARES or (column.role in {Role.VALUE, Role.LATEST} and column != value):
            continue
        unit = sign_unit(column.sign)
        cells = [cell for row in sheet.rows if (cell := row.at(column)).kind is Kind.NUMBER]
        if unit is Unit.UNKNOWN and (column.role is Role.SHARE or _signed(cells)):
            unit = Unit.PERCENT
        if unit is Unit.UNKNOWN and caption and "rate" in column.heading.casefold():
            unit = sign_unit(caption[0])
        if unit in _RATES and cells:
            yield column, FACTORS[unit]
    for column in reversed(sheet.columns):
        if column.role in _AVERAGES and column.sign != "%" and _AVERAGE.search(column.heading):
            cells = [cell for row in sheet.rows if (cell := row.at(column)).kind is Kind.NUMBER]
            if cells and sign_unit(column.sign) not in _RATES and not _signed(cells):
                yield column, 1


def _signed(cells: Sequence[Printed]) -> bool:
    return bool(cells) and sum(cell.sign == "%" for cell in cells) >= _MOST * len(cells)


def _quotients(
    rows: Sequence[Row], share: tuple[Column, int], tops: Sequence[Column], bottom: Column, held: Bases, tried: int
) -> Iterator[Quotient]:
    column, factor = share
    for row in rows:
        percent, under = Cell(row, column), _counted(row, bottom)
        over = [cell for top in tops if (cell := _counted(row, top)) is not None]
        if percent.number is None or len(over) != len(tops) or under is None:
            continue
        if factor != 1 and column.role is not Role.SHARE and FACTORS.get(percent.unit, factor) != factor:
            continue
        quotient = total(_span(cell, held) for cell in over).over(_span(under, held))
        if quotient is not None:
            yield Quotient(percent, tuple(over), under, quotient.times(factor), factor, tried)


def _counted(row: Row, column: Column) -> Cell | None:
    cell = Cell(row, column)
    return cell if cell.printed.kind is Kind.NUMBER and cell.printed.sign in _PLAIN else None


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
