"""Columns that are the sum of others in nearly every row, whatever their headings say."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from goldenthread.scrutiny.figures.cells import Cell
from goldenthread.scrutiny.printed import Kind
from goldenthread.scrutiny.roles import Column, Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Row, Sheet

#: Columns that may be a sum or a part of one: those that count and those that no heading tells of.
_ADDED: Final = frozenset(
    {
        *(Role.COUNT, Role.PART, Role.N, Role.TOTAL, Role.NUMERATOR, Role.DENOMINATOR, Role.IN_TIME, Role.IGNORED),
        *(Role.POPULATION, Role.VALUE, Role.ADDITIONS),
    }
)
#: Of a column of figures most filled cells are numbers.
_MOST: Final = Fraction(3, 5)
#: So many rows are tried before all are.
_FIRST: Final = 12
_FEWEST_PARTS: Final = 2


def added_columns(sheet: Sheet, rules: Rules) -> Iterator[tuple[Column, tuple[Column, ...]]]:
    """Every column that neighbouring columns add up to in most rows, with those columns; the longest run of them wins."""
    columns = [column for column in sheet.columns if column.role in _ADDED and _numbers(sheet, column)]
    taken: set[int] = set()
    for whole in reversed(columns):
        runs = sorted(_runs(columns, whole), key=len, reverse=True)
        for run in runs:
            if whole.index not in taken and _adds(sheet, whole, run, rules):
                taken |= {whole.index, *(part.index for part in run)}
                yield whole, tuple(run)


def _runs(columns: Sequence[Column], whole: Column) -> Iterator[Sequence[Column]]:
    """Runs of neighbouring columns without the whole, which may stand among them only at an end."""
    others = [column for column in columns if column.index != whole.index]
    for start in range(len(others)):
        for end in range(start + _FEWEST_PARTS, len(others) + 1):
            run = others[start:end]
            if not run[0].index < whole.index < run[-1].index:
                yield run


def _adds(sheet: Sheet, whole: Column, run: Sequence[Column], rules: Rules) -> bool:
    first = [fits for row in sheet.rows[:_FIRST] if (fits := _fits(row, whole, run)) is not None]
    if sum(first) * 2 < len(first) or not first:
        return False
    tried = first + [fits for row in sheet.rows[_FIRST:] if (fits := _fits(row, whole, run)) is not None]
    adding, of = sum(tried), len(tried)
    enough = of >= rules.number("conventions", "fewest_rows") and adding > 1
    return enough and adding >= rules.number("conventions", "share_to_infer") * of


def _fits(row: Row, whole: Column, run: Sequence[Column]) -> bool | None:
    """Whether the parts of a row are exactly its whole; None where fewer than two of them are anything."""
    cells = [Cell(row, part).printed for part in run]
    numbers = [cell.number for cell in cells if cell.kind is Kind.NUMBER]
    sought = row.at(whole)
    if sought.kind is not Kind.NUMBER or len(numbers) != sum(cell.kind is not Kind.BLANK for cell in cells):
        return None
    if sum(number != 0 for number in numbers) < _FEWEST_PARTS:
        return None
    return sum(numbers, Fraction(0)) == sought.number


def _numbers(sheet: Sheet, column: Column) -> bool:
    """Whether a column holds figures that may be added: numbers that are no percentages."""
    if column.sign == "%" or column.sign.startswith("per "):
        return False
    cells = [cell for row in sheet.rows if (cell := row.at(column)).kind is not Kind.BLANK]
    plain = [cell for cell in cells if cell.kind is Kind.NUMBER and cell.sign != "%" and not cell.signed]
    return len(plain) > 1 and len(plain) >= _MOST * len(cells)
