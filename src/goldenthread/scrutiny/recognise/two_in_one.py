"""Columns whose cells hold a count and its percentage, "64% (14)" or "4 (17%)", as two columns of one heading."""

from dataclasses import replace
from typing import Final

from goldenthread.scrutiny.printed import Kind, Printed, read
from goldenthread.scrutiny.roles import Column, Role
from goldenthread.scrutiny.sheets import Line, Sheet

#: Columns that are parted; a lone value keeps what stands in its brackets beside it.
_PARTED: Final = frozenset({Role.COUNT, Role.N, Role.PART, Role.SHARE, Role.TOTAL, Role.IGNORED})
#: Of the filled cells of a parted column all are numbers; fewer such columns than these are left as they are.
_FEWEST: Final = 2


def parted(sheet: Sheet) -> Sheet:
    """The same sheet with counts and percentages of such columns apart; a plain number in one of them is a count."""
    wanted = [column for column in sheet.columns if column.role in _PARTED and _holds_both(sheet, column)]
    if len(wanted) < _FEWEST:
        return sheet
    width = max(len(sheet.grid.headings), *(len(line.cells) for line in sheet.grid.lines))
    places = {column.index: width + 2 * number for number, column in enumerate(wanted)}
    lines = tuple(_line(line, places, width) for line in sheet.grid.lines)
    columns = [replace(column, role=Role.REMARK) if column.index in places else column for column in sheet.columns]
    headings = [*sheet.grid.headings, *("" for _ in range(width - len(sheet.grid.headings)))]
    for column in wanted:
        at = places[column.index]
        about = column.about or column.heading
        columns += [
            Column(at, column.heading, Role.COUNT, about),
            Column(at + 1, column.heading, Role.SHARE, about, "%"),
        ]
        headings += [column.heading, column.heading]
    return Sheet(replace(sheet.grid, headings=tuple(headings), lines=lines), tuple(columns))


def _holds_both(sheet: Sheet, column: Column) -> bool:
    cells = [row.at(column) for row in sheet.rows]
    return all(cell.kind is not Kind.TEXT for cell in cells) and any(_both(cell) for cell in cells)


def _both(cell: Printed) -> bool:
    beside = cell.beside
    if beside is None or beside.kind is not Kind.NUMBER:
        return False
    return (cell.sign == "%") != (beside.sign == "%")


def _line(line: Line, places: dict[int, int], width: int) -> Line:
    cells = [*line.cells, *("" for _ in range(width - len(line.cells)))]
    for place in places:
        count, percent = _apart(cells[place])
        cells += [count, percent]
    return Line(line.number, tuple(cells))


def _apart(text: str) -> tuple[str, str]:
    cell = read(text.strip())
    if cell.beside is None or not _both(cell):
        return text, ""
    first, _, rest = text.strip().partition("(")
    inner = rest.rpartition(")")[0]
    return (inner.strip(), first.strip()) if cell.sign == "%" else (first.strip(), inner.strip())
