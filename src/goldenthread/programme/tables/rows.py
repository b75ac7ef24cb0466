"""Rows of a programme's files read into values by column, with every cell that does not fit named."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from goldenthread.programme.due import Due
from goldenthread.programme.tables.cells import BadCell, value_of
from goldenthread.programme.tables.columns import Sheet
from goldenthread.programme.tables.files import Grid
from goldenthread.records.errors import Problem


@dataclass(frozen=True, slots=True)
class Row:
    """One row read: ``values`` by column, those of cells that do not fit left out; ``sound`` where none is."""

    where: str
    values: dict[str, object]
    sound: bool

    def text(self, column: str) -> str:
        """A cell of words; "" where it is blank or does not fit."""
        value = self.values.get(column, "")
        return value if isinstance(value, str) else ""

    def texts(self, column: str) -> tuple[str, ...]:
        """A cell of several words, or of one as the only one."""
        value = self.values.get(column, ())
        if isinstance(value, tuple):
            return tuple(str(one) for one in value)
        return (value,) if isinstance(value, str) and value else ()

    def day(self, column: str) -> date | None:
        """A cell of a day."""
        value = self.values.get(column)
        return value if isinstance(value, date) else None

    def due(self, column: str) -> Due | None:
        """A cell of a due."""
        value = self.values.get(column)
        return value if isinstance(value, Due) else None

    def number(self, column: str) -> int:
        """A cell of a whole number; 0 where it is blank or does not fit."""
        value = self.values.get(column, 0)
        return value if isinstance(value, int) else 0

    def wrong(self, column: str, what: str, mend: str) -> Problem:
        """A problem of this row; ``column`` "" for the row as a whole."""
        return Problem(f"{self.where}, column {column}" if column else self.where, what, mend)


def identity_of(row: Row, columns: Iterable[str]) -> tuple[object, ...] | None:
    """What tells a row apart; None where a cell of it does not fit."""
    names = tuple(columns)
    return tuple(row.values[name] for name in names) if all(name in row.values for name in names) else None


def read_rows(
    grids: Mapping[str, Grid], sheets: Mapping[str, Sheet], problems: list[Problem]
) -> dict[str, tuple[Row, ...]]:
    """The rows of every sheet by its name, empty for one that is not there."""
    return {name: _rows(grids[name], sheet, problems) if name in grids else () for name, sheet in sheets.items()}


def _rows(grid: Grid, sheet: Sheet, problems: list[Problem]) -> tuple[Row, ...]:
    rows = []
    # A column that is missing as a whole was said once, not for every row.
    there = [column for column in sheet.every if not column.needed or set(column.headings[:2]) & set(grid.headings)]
    for line in grid.lines:
        values: dict[str, object] = {}
        for column in there:
            try:
                values[column.name] = value_of(column, line.cells)
            except BadCell as bad:
                problems.append(Problem(f"{line.where}, column {column.name}", bad.what, bad.mend))
        rows.append(Row(line.where, values, len(values) == len(sheet.every)))
    return tuple(rows)
