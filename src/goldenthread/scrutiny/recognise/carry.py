"""Carries a label that is printed once down the rows beneath it, where those rows go on without one."""

from dataclasses import replace
from itertools import pairwise
from typing import Final

from goldenthread.scrutiny.roles import Role
from goldenthread.scrutiny.sheets import Line, Sheet

#: The heading of the column into which reading writes the section headings of a table; each row has its own already.
SECTION: Final = "(section)"
#: What tells rows apart beneath a label that is printed once.
_BENEATH: Final = frozenset({Role.SUBLABEL, Role.PERIOD})


def carried(sheet: Sheet) -> Sheet:
    """The same sheet with groups, and labels over rows that have a sublabel or period, repeated where they are blank."""
    beneath = [column.index for column in sheet.columns if column.role in _BENEATH]
    wanted = [
        column.index
        for column in sheet.columns
        if column.role is Role.GROUP or (column.role is Role.LABEL and beneath)
        if column.heading != SECTION and not _repeats(sheet, column.index)
    ]
    if not wanted:
        return sheet
    lines: list[Line] = []
    last: dict[int, str] = {}
    for line in sheet.grid.lines:
        cells = list(line.cells)
        told = any(index < len(cells) and cells[index].strip() for index in beneath)
        for index in wanted:
            if index >= len(cells):
                continue
            group = not any(column.index == index and column.role is Role.LABEL for column in sheet.columns)
            if cells[index].strip():
                last[index] = cells[index]
            elif index in last and (told or group):
                cells[index] = last[index]
        lines.append(Line(line.number, tuple(cells)))
    return Sheet(replace(sheet.grid, lines=tuple(lines)), sheet.columns)


def _repeats(sheet: Sheet, index: int) -> bool:
    """Whether a column prints the same text in two rows running: then a blank in it is no repeat, but a blank."""
    texts = [line.cells[index].strip() if index < len(line.cells) else "" for line in sheet.grid.lines]
    return any(text and text == below for text, below in pairwise(texts))
