"""How a table lies on a page: the width of each column, the size of its letters, and whether its rows stay together."""

from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor
from typing import Final

from goldenthread.reports.blocks import Table
from goldenthread.reports.shape import UPRIGHT_LETTERS, WHOLE_ROWS, folded, share, widths
from goldenthread.reports.word.desk import UPRIGHT_MILLIMETRES, Page
from goldenthread.reports.word.elements import TWIPS_A_MILLIMETRE

#: A short table whose words take more lines is parted over pages all the same: held together it would leave a page empty.
_WHOLE_LINES: Final = 24
#: The width of a letter of a cell, in twentieths of a point, and the letters that stand left and right of its words.
_LETTER: Final = UPRIGHT_MILLIMETRES * TWIPS_A_MILLIMETRE / UPRIGHT_LETTERS
_PADDING: Final = 3
#: How much wider bold letters run.
_BOLD: Final = 1.1
#: The size of letters in a cell, and the least to which a table too wide for its page is set, in half points.
_SIZE: Final = 18
_LEAST: Final = 14


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table lies on a page.

    ``across`` are the widths of its columns in twentieths of a point; ``size`` is that of its letters in half points, 0
    for that of the style; ``whole`` says whether its rows stay on one page.
    """

    across: tuple[int, ...]
    size: int
    whole: bool


def layout(table: Table, page: Page, breadth: float) -> Layout:
    """Lay a table out; ``breadth`` is how much wider than Arial the letters run."""
    flat = folded(table)
    fit = round(page.letters / breadth)
    letters = widths(flat, fit)
    room = page.width * share(flat, fit)
    edges = [round(room * sum(letters[:number]) / sum(letters)) for number in range(len(letters) + 1)]
    across = tuple(after - before for before, after in pairwise(edges))
    squeeze = min(width / (_LETTER * breadth * need) for width, need in zip(across, _needs(table), strict=True))
    size = 0 if squeeze >= 1 else max(_LEAST, floor(_SIZE * squeeze))
    whole = len(table.rows) <= WHOLE_ROWS and _lines(table, across, breadth) <= _WHOLE_LINES
    return Layout(across, size, whole)


def _needs(table: Table) -> list[float]:
    """The letters that the longest word of each column takes; no room is made for one longer than a line of its own."""
    needs = []
    for number, column in enumerate(table.columns):
        words = [word for row in table.rows for word in row[number].text.split()]
        longest = max(map(len, words), default=0)
        heading = max(map(len, f"{column.group} {column.heading}".split()), default=0)
        needs.append(_PADDING + min(max(longest, heading * _BOLD), UPRIGHT_LETTERS / 2))
    return needs


def _lines(table: Table, across: tuple[int, ...], breadth: float) -> int:
    """How many lines of words the rows take, about."""
    letters = [max(width / (_LETTER * breadth) - _PADDING, 1) for width in across]
    return sum(max(ceil(len(cell.text) / fit) for cell, fit in zip(row, letters, strict=True)) for row in table.rows)
