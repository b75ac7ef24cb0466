"""How wide columns and how high rows are, so that words wrap where they can be read and none is cut off."""

from collections.abc import Sequence
from math import ceil
from typing import Final

from goldenthread.reports.excel.sheets import Sheet
from goldenthread.reports.shape import widths

#: Letters: a column at its narrowest and widest, one that a long sentence is wrapped in, and all columns across a screen.
NARROWEST, WIDEST, SENTENCE, SCREEN = 9, 60, 45, 165
#: A sentence of more letters than this is wrapped; a shorter one runs on over the empty cells beside it.
RUNS_ON: Final = 110
#: Points of a line of words; letters of room left and right of a cell's words; how many more letters a heading takes.
LINE_HEIGHT: Final = 14.5
GUTTER: Final = 3
BOLD: Final = 1.15
#: A width counts noughts; words of proportional type are narrower, so that more letters than its number stand on a line.
SET: Final = 1.1
#: Excel draws no row higher than this.
HIGHEST: Final = 409.0


def column_widths(sheet: Sheet, heads: Sequence[str]) -> tuple[float, ...]:
    """The letters of each column: what its words ask for, less for long ones where the table is wider than a screen."""
    table = sheet.table
    least = [max(NARROWEST, ceil(_longest(head.split()) * BOLD) + GUTTER) for head in heads]
    texts = [[row[place].text for row in table.rows] for place in range(len(heads))]
    wanted = [
        max(low, len(head) / 2, min(WIDEST, _longest(cells) + GUTTER))
        for low, head, cells in zip(least, heads, texts, strict=True)
    ]
    if sum(wanted) > SCREEN:
        wanted = [
            max(low, min(most, given + 1))
            for low, most, given in zip(least, wanted, widths(table, SCREEN), strict=True)
        ]
    if any(len(line) > RUNS_ON for line in sheet.lines):
        wanted[0] = max(wanted[0], SENTENCE)
    return tuple(round(width, 1) for width in wanted)


def height(texts: Sequence[str], letters: Sequence[float]) -> float:
    """Points that a row needs for its words in columns of so many letters."""
    lines = max((_lines(text, (width - 1) * SET) for text, width in zip(texts, letters, strict=True)), default=1)
    return min(HIGHEST, lines * LINE_HEIGHT + 1.5)


def _lines(text: str, letters: float) -> int:
    """How many lines a text takes in a column, broken between words and within those that are too long."""
    count, used = 1, 0.0
    for word in text.split(" "):
        if used and used + 1 + len(word) > letters:
            count, used = count + 1, 0.0
        used += len(word) + (1 if used else 0)
        if used > letters:
            count += ceil(used / letters) - 1
            used %= letters
    return count


def _longest(texts: Sequence[str]) -> int:
    return max(map(len, texts), default=0)
