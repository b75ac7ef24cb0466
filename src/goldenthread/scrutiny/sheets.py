"""A published table as scrutiny reads it: lines with their physical numbers, columns with their roles, rows to ask."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from goldenthread.scrutiny.findings import Place
from goldenthread.scrutiny.printed import Kind, Printed, read
from goldenthread.scrutiny.roles import Column, Role

_BLANK: Final = read("")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table as it lies in its file; ``number`` is the physical line or row, the first being 1."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as read from a file, before its columns have roles; ``table`` is its caption, sheet or "".

    ``headings`` are as printed, one for each column (two rows of headings are joined); ``lines`` do not hold them.
    ``title`` are the words that stand above it in its file or sheet, "" where there are none.
    """

    file: str
    table: str
    headings: tuple[str, ...]
    lines: tuple[Line, ...]
    heading_row: int = 1
    title: str = ""


@dataclass(frozen=True)
class Sheet:
    """A table whose columns have roles."""

    grid: Grid
    columns: tuple[Column, ...]

    @cached_property
    def _hash(self) -> int:
        return hash((self.grid, self.columns))

    def __hash__(self) -> int:
        """Worked out once: what is remembered of a sheet or its rows is looked up by it at every cell."""
        return self._hash

    @cached_property
    def _by_role(self) -> dict[Role, tuple[Column, ...]]:
        found: dict[Role, tuple[Column, ...]] = {}
        for column in self.columns:
            found[column.role] = (*found.get(column.role, ()), column)
        return found

    def having(self, role: Role) -> tuple[Column, ...]:
        """The columns of a role, from left to right."""
        return self._by_role.get(role, ())

    def has(self, *roles: Role) -> bool:
        """Whether there is a column for every role."""
        return all(self.having(role) for role in roles)

    @cached_property
    def rows(self) -> tuple["Row", ...]:
        """Every line as a row to ask, in order."""
        return tuple(Row(self, line) for line in self.grid.lines)


@dataclass(frozen=True, eq=False)
class Row:
    """One line of a sheet, asked by role; a row is itself alone, so that keeping it in a set does not read the sheet."""

    sheet: Sheet
    line: Line

    @cached_property
    def _printed(self) -> dict[int, Printed]:
        return {column.index: read(self.raw(column)) for column in self.sheet.columns}

    def raw(self, column: Column) -> str:
        """The text of a cell."""
        return self.line.cells[column.index].strip() if column.index < len(self.line.cells) else ""

    def at(self, column: Column) -> Printed:
        """A cell as printed and read."""
        return self._printed[column.index]

    def column(self, role: Role) -> Column | None:
        """The first column of a role."""
        found = self.sheet.having(role)
        return found[0] if found else None

    def cell(self, role: Role) -> Printed:
        """The cell of the first column of a role; a blank where there is no such column."""
        column = self.column(role)
        return self.at(column) if column is not None else _BLANK

    def number(self, role: Role) -> Printed | None:
        """The cell of a role where it holds a single number, else None."""
        cell = self.cell(role)
        return cell if cell.kind is Kind.NUMBER else None

    def text(self, role: Role) -> str:
        """The words of the first column of a role; "" where there is none."""
        column = self.column(role)
        return self.raw(column) if column is not None else ""

    def place(self, role_or_column: Role | Column) -> Place:
        """Where a cell stands."""
        column = self.column(role_or_column) if isinstance(role_or_column, Role) else role_or_column
        heading = column.heading if column is not None else ""
        return Place(self.sheet.grid.file, self.sheet.grid.table, self.line.number, heading)

    @property
    def label(self) -> str:
        """What the row is about: its label and what stands under it."""
        words = (self.text(role) for role in (Role.LABEL, Role.SUBLABEL))
        return ": ".join(word for word in words if word) or self.text(Role.ID) or self.text(Role.REF)


@dataclass(frozen=True)
class Paper:
    """Every table of what is scrutinised together; ``today`` is the day on which it is read, or as which.

    ``paragraphs`` are the running text of a document (a Word file), with their physical numbers.
    """

    sheets: tuple[Sheet, ...]
    today: date
    paragraphs: tuple["Paragraph", ...] = ()

    def __iter__(self) -> Iterator[Sheet]:
        """The sheets in order."""
        return iter(self.sheets)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a document; ``level`` is that of a heading, 0 for running text."""

    file: str
    number: int
    text: str
    level: int = 0

    @property
    def place(self) -> Place:
        """Where it stands."""
        return Place(self.file, "text", self.number, "")
