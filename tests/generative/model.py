"""Files of a return as they are before a mutation: grids of cells and documents, and how they become bytes."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

import xlsxwriter

Cell = str | int | float | date | None

#: How each kind of source writes a day in a text file, where there is a choice.
DAYS = {
    "ssd": "%Y-%m-%d 00:00:00",
    "annex-a": "%d/%m/%Y",
    "ssda903": "%d/%m/%Y",
    "cin": "%Y-%m-%d",
    "local": "%Y-%m-%d",
}


@dataclass(frozen=True)
class Grid:
    """A table of cells under one row of headings; ``person`` is the column that says who a row is about, if any."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    person: int | None = None

    def with_cell(self, row: int, column: int, cell: Cell) -> "Grid":
        """The grid with one cell changed; rows and columns count from 0."""
        rows = list(self.rows)
        rows[row] = (*rows[row][:column], cell, *rows[row][column + 1 :])
        return replace(self, rows=tuple(rows))

    def with_rows(self, order: list[int]) -> "Grid":
        """The grid with the rows at these positions, in this order; a position may stand twice."""
        return replace(self, rows=tuple(self.rows[n] for n in order))

    def with_columns(self, order: list[int]) -> "Grid":
        """The grid with the columns at these positions, in this order."""
        rows = tuple(tuple(row[n] for n in order) for row in self.rows)
        person = order.index(self.person) if self.person in order else None
        return Grid(self.name, tuple(self.headings[n] for n in order), rows, person)

    def who(self, row: int) -> Cell:
        """Whom a row is about."""
        return None if self.person is None else self.rows[row][self.person]


@dataclass(frozen=True)
class Base:
    """Files that load without a complaint of note, from which mutations start.

    ``files``  bytes by path below the folder that is loaded.
    ``grids``  the same as grids, by path: several for a workbook, one for a CSV file, none for XML.
    ``load``   the path below the folder that is given to the importer ("" for the folder itself).
    """

    kind: str
    group: str
    year: int | None
    files: Mapping[str, bytes]
    grids: Mapping[str, tuple[Grid, ...]] = field(default_factory=dict)
    load: str = ""

    @property
    def documents(self) -> list[str]:
        """The paths of XML files."""
        return [path for path in self.files if path.endswith(".xml")]

    def with_grid(self, path: str, grid: Grid, place: int = 0) -> dict[str, bytes]:
        """All files with one grid replaced."""
        grids = list(self.grids[path])
        grids[place] = grid
        return {**self.files, path: render(self.kind, path, tuple(grids))}


def render(kind: str, path: str, grids: tuple[Grid, ...]) -> bytes:
    """The bytes of a file that holds these grids."""
    return workbook(grids) if path.endswith(".xlsx") else csv_bytes(kind, grids[0])


def csv_bytes(kind: str, grid: Grid) -> bytes:
    """A CSV file in UTF-8 with line ends of one character."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(grid.headings)
    for row in grid.rows:
        cells = [cell.strftime(DAYS[kind]) if isinstance(cell, date) else "" if cell is None else cell for cell in row]
        # A lone blank cell would otherwise be a line with nothing on it.
        writer.writerow(cells)
    return out.getvalue().encode("utf-8", "surrogatepass")


def workbook(grids: tuple[Grid, ...]) -> bytes:
    """A workbook with a sheet a grid, dates as dates."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_numbers": False, "strings_to_formulas": False})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    for grid in grids:
        sheet = book.add_worksheet(grid.name)
        for column, heading in enumerate(grid.headings):
            sheet.write_string(0, column, heading)
        for number, row in enumerate(grid.rows, 1):
            for column, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(number, column, cell, day)
                elif isinstance(cell, int | float):
                    sheet.write_number(number, column, cell)
                elif cell is not None:
                    sheet.write_string(number, column, cell[:32_767])
    book.close()
    return out.getvalue()
