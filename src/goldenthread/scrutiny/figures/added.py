"""Columns that are the sum of others in nearly every row, whatever their headings say."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate
from typing import Final

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


@dataclass(frozen=True, slots=True)
class _Along:
    """One row: its numbers, and sums from the left of numbers, of those that are not nought, and of cells that are no number."""

    numbers: tuple[Fraction | None, ...]
    sums: tuple[Fraction, ...]
    filled: tuple[int, ...]
    others: tuple[int, ...]

    def adds(self, whole: int, start: int, end: int) -> bool | None:
        """Whether a run is exactly the whole; None where fewer than two of it are anything, or one is no number."""
        sought = self.numbers[whole]
        if sought is None or self.others[end] != self.others[start] or self.filled[end] - self.filled[start] < 2:
            return None
        return self.sums[end] - self.sums[start] == sought


def added_columns(sheet: Sheet, rules: Rules) -> Iterator[tuple[Column, tuple[Column, ...]]]:
    """Every column that neighbouring columns add up to in most rows, with those columns; the longest run of them wins."""
    columns = [column for column in sheet.columns if column.role in _ADDED and _numbers(sheet, column)]
    if len(columns) <= _FEWEST_PARTS:
        return
    rows = [_along(row, columns) for row in sheet.rows]
    taken: set[int] = set()
    for whole in reversed(range(len(columns))):
        for start, end in _runs(len(columns), whole):
            if whole not in taken and _adds(rows, whole, start, end, rules):
                taken |= {whole, *range(start, end)}
                yield columns[whole], tuple(columns[start:end])


def _along(row: Row, columns: Sequence[Column]) -> _Along:
    cells = [row.at(column) for column in columns]
    numbers = tuple(cell.value if cell.kind is Kind.NUMBER else None for cell in cells)
    return _Along(
        numbers,
        tuple(accumulate((number or Fraction(0) for number in numbers), initial=Fraction(0))),
        tuple(accumulate((int(bool(number)) for number in numbers), initial=0)),
        tuple(accumulate((int(cell.kind not in {Kind.NUMBER, Kind.BLANK}) for cell in cells), initial=0)),
    )


def _runs(number: int, whole: int) -> list[tuple[int, int]]:
    """Runs of neighbouring columns before the whole or after it, the longest first."""
    runs = [
        (start, end)
        for low, high in ((0, whole), (whole + 1, number))
        for start in range(low, high)
        for end in range(start + _FEWEST_PARTS, high + 1)
    ]
    return sorted(runs, key=lambda run: run[0] - run[1])


def _adds(rows: Sequence[_Along], whole: int, start: int, end: int, rules: Rules) -> bool:
    first = [adds for row in rows[:_FIRST] if (adds := row.adds(whole, start, end)) is not None]
    if not first or sum(first) * 2 < len(first):
        return False
    tried = first + [adds for row in rows[_FIRST:] if (adds := row.adds(whole, start, end)) is not None]
    adding, of = sum(tried), len(tried)
    enough = of >= rules.number("conventions", "fewest_rows") and adding > 1
    return enough and adding >= rules.number("conventions", "share_to_infer") * of


def _numbers(sheet: Sheet, column: Column) -> bool:
    """Whether a column holds figures that may be added: numbers that are no percentages."""
    if column.sign == "%" or column.sign.startswith("per "):
        return False
    cells = [cell for row in sheet.rows if (cell := row.at(column)).kind is not Kind.BLANK]
    plain = [cell for cell in cells if cell.kind is Kind.NUMBER and cell.sign != "%" and not cell.signed]
    return len(plain) > 1 and len(plain) >= _MOST * len(cells)
