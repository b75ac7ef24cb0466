"""Rows that stand above their own parts: subtotals first, their parts beneath, and one total of the subtotals at the foot."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate
from typing import Final

from goldenthread.scrutiny.figures.cells import Cell
from goldenthread.scrutiny.roles import Column
from goldenthread.scrutiny.sheets import Row

_FEWEST_PARTS: Final = 2


@dataclass(frozen=True, slots=True)
class Nest:
    """A subtotal with its parts beneath it."""

    top: Row
    parts: tuple[Row, ...]


def nests(rows: Sequence[Row], whole: Row, columns: Sequence[Column]) -> tuple[Nest, ...]:
    """The subtotals above a total with their parts, as one column of figures shows without a rest; else nothing."""
    for column in columns:
        numbers = [Cell(row, column).number for row in (*rows, whole)]
        if all(number is not None for number in numbers):
            found = _parted([number for number in numbers if number is not None])
            if found:
                return tuple(Nest(rows[at], tuple(rows[at + 1 : end])) for at, end in found)
    return ()


def _parted(numbers: Sequence[Fraction]) -> list[tuple[int, int]]:
    """From where to where each subtotal and its parts go, where they leave out no row and make the last number."""
    *above, whole = numbers
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(above):
        sums = enumerate(accumulate(above[at + 1 :]), start=at + 2)
        end = next((end for end, so_far in sums if so_far == above[at] and end > at + _FEWEST_PARTS), None)
        if end is None or not above[at]:
            return []
        found.append((at, end))
        at = end
    several = len(found) >= _FEWEST_PARTS
    return found if several and sum((above[at] for at, _ in found), Fraction(0)) == whole else []
