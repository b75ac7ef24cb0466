"""One figure of a table where it stands, the span that it may have been rounded from, and findings about it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from goldenthread.scrutiny.findings import Finding, Level, Place
from goldenthread.scrutiny.printed import Kind, Printed
from goldenthread.scrutiny.reckoning.rounding import base_of
from goldenthread.scrutiny.roles import Column, Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Row, Sheet
from goldenthread.scrutiny.spans import Span, about
from goldenthread.scrutiny.units import Unit, span_of, unit_of

Bases = Mapping[int, Fraction]

#: Columns that may hold whole counts.
COUNTED: Final = frozenset(
    {
        *(Role.VALUE, Role.LATEST, Role.PREVIOUS, Role.YEAR_AGO, Role.BASELINE, Role.SERIES, Role.COUNT, Role.PART),
        *(Role.TOTAL, Role.NUMERATOR, Role.DENOMINATOR, Role.N, Role.POPULATION, Role.RECEIVED, Role.RESPONDED),
        Role.IN_TIME,
    }
)
#: Columns that hold amounts of money.
AMOUNTS: Final = frozenset(
    {
        *(Role.BUDGET, Role.REVISED, Role.OUTTURN, Role.VARIANCE, Role.APPROVED, Role.ADDITIONS, Role.SLIPPAGE),
        *(Role.SAVING, Role.ACHIEVED, Role.AT_RISK, Role.NOT_ACHIEVED, Role.OPENING, Role.CLOSING),
    }
)
#: Columns that hold a figure of the measure that a row is about.
FIGURES: Final = (Role.LATEST, Role.VALUE, Role.PREVIOUS, Role.YEAR_AGO, Role.BASELINE, Role.SERIES)
_CASES: Final = frozenset({Role.NUMERATOR, Role.DENOMINATOR, Role.N, Role.POPULATION})
_CHANGES: Final = frozenset({Role.CHANGE, Role.CHANGE_SINCE_YEAR, Role.CHANGE_SINCE_BASELINE})


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a row."""

    row: Row
    column: Column

    @property
    def printed(self) -> Printed:
        """As printed and read."""
        return self.row.at(self.column)

    @property
    def text(self) -> str:
        """As a reader sees it."""
        return self.row.raw(self.column)

    @property
    def number(self) -> Fraction | None:
        """Its number where it holds a single one, else None."""
        return self.printed.value if self.printed.kind is Kind.NUMBER else None

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.row.place(self.column)

    @property
    def unit(self) -> Unit:
        """What it is in: the cases behind a figure are counted, whatever the figure of their row is in."""
        bare = not self.printed.sign and not self.column.sign
        if bare and (self.column.role in _CASES or (self.column.role is Role.COUNT and self.printed.step == 1)):
            return Unit.COUNT
        if self.column.role in AMOUNTS and self.printed.sign != "%":
            return Unit.MONEY
        return unit_of(self.row, self.column)

    def span(self, bases: Bases, unit: Unit | None = None) -> Span:
        """What it may have been rounded from; ``unit`` where that of another cell is to be taken.

        A whole count is itself, or what rounds to the base of its table; anything else was rounded to its last digit.
        """
        of = unit or self.unit
        base = bases.get(self.column.index, Fraction(1))
        if of is Unit.COUNT and self.printed.step == 1 and base > 1:
            return about(self.printed.number, base)
        return span_of(self.printed, of)


def cell_of(row: Row, role: Role) -> Cell | None:
    """The cell of the first column of a role; None where there is no such column."""
    column = row.column(role)
    return Cell(row, column) if column is not None else None


def numbered(row: Row, role: Role) -> Cell | None:
    """The cell of a role where it holds a single number."""
    cell = cell_of(row, role)
    return cell if cell is not None and cell.number is not None else None


def value_column(sheet: Sheet) -> Column | None:
    """The column of the latest values: `Role.LATEST`, else the one `Role.VALUE`; None where several stand side by side."""
    if latest := sheet.having(Role.LATEST):
        return latest[0]
    values = sheet.having(Role.VALUE)
    return values[0] if values and len({column.about for column in values}) == 1 else None


def bases(sheet: Sheet, rules: Rules) -> Bases:
    """What the counts of each column were rounded to: its own base, else that of the whole table, else 1.

    A table of a few counts that are all multiples of a base may be rounded to it, and is taken to be: it says less.
    """
    columns = [column for column in sheet.columns if column.role in COUNTED or column.role in _CHANGES]
    whole = _table_base(sheet, columns, rules)
    return {column.index: max(base_of(sheet, column, rules), whole) for column in columns}


def _table_base(sheet: Sheet, columns: Iterable[Column], rules: Rules) -> Fraction:
    held = [column for column in columns if column.role in COUNTED]
    cells = [row.at(column) for row in sheet.rows for column in held if _counts(Cell(row, column))]
    numbers = [cell.number for cell in cells if cell.number]
    if len(numbers) < rules.number("figures", "fewest_to_doubt_exactness"):
        return Fraction(1)
    odd_ones = rules.number("figures", "most_exceptions_to_rounding") * len(numbers)
    for word in rules.words("reading", "rounding_bases"):
        base = Fraction(word)
        if sum((number / base).denominator != 1 for number in numbers) <= odd_ones:
            return base
    return Fraction(1)


def _counts(cell: Cell) -> bool:
    printed = cell.printed
    return printed.kind is Kind.NUMBER and printed.step == 1 and cell.unit in {Unit.COUNT, Unit.UNKNOWN}


def found(
    relation: str,
    level: Level,
    at: Cell,
    expected: str,
    arithmetic: str,
    message: str,
    mend: str,
    also: Iterable[Cell | None] = (),
) -> Finding:
    """A finding about a cell; ``also`` are the other cells of the sum, in which a None is passed over."""
    others = tuple(dict.fromkeys(cell.place for cell in also if cell is not None and cell.place != at.place))
    return Finding(at.place, relation, level, at.text, expected, arithmetic, message, mend, others)


def unit_read(cell: Cell, rules: Rules) -> Unit:
    """What a cell is in; where nothing says so, whole figures that no share could reach are counts."""
    unit = cell.unit
    if unit is not Unit.UNKNOWN:
        return unit
    words = re.findall(r"[a-z]+|[£%]", f"{cell.row.label} {cell.column.heading}".casefold())
    if set(words) & set(rules.words("figures", "measured_words")):
        return Unit.UNKNOWN
    figures = [cell.row.at(column) for column in cell.row.sheet.columns if column.role in FIGURES]
    numbers = [figure for figure in figures if figure.kind is Kind.NUMBER]
    whole = all(figure.step == 1 and not figure.sign for figure in numbers)
    above = rules.number("figures", "above_any_share")
    if not whole:
        return Unit.UNKNOWN
    return Unit.COUNT if any(figure.number > above for figure in numbers) or _signs_shares(cell) else Unit.UNKNOWN


def _signs_shares(cell: Cell) -> bool:
    """Whether other rows of the column print a percent sign, so that a row without one is no percentage."""
    rows = cell.row.sheet.rows
    return any(row.at(cell.column).sign == "%" for row in rows) and cell.column.sign != "%"
