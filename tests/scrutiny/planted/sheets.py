"""Tables as they are printed, with where each cell comes to lie once they are written to files."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

HEADING = "heading"
DATA = "data"
SECTION = "section"
TOTAL = "total"


@dataclass(eq=False)
class Row:
    """One printed line of a table, with the truth that it was made from."""

    table: "Table"
    cells: list[str]
    kind: str = DATA
    truth: dict[str, Any] = field(default_factory=dict)

    def __getitem__(self, column: str) -> str:
        return self.cells[self.table.index(column)]

    def __setitem__(self, column: str, text: str) -> None:
        self.cells[self.table.index(column)] = text


@dataclass(eq=False)
class Table:
    """Headings with a line of groups above or of units below them, rows, lines of title and footnotes."""

    columns: list[str]
    upper: list[str] = field(default_factory=list)
    under: list[str] = field(default_factory=list)
    title: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    claims: list[Any] = field(default_factory=list)

    def index(self, column: str) -> int:
        """Place of a column by its (lower) heading."""
        return self.columns.index(column)

    def add(self, *cells: str, kind: str = DATA, **truth: Any) -> Row:
        """A further row; cells that are not given are blank."""
        row = Row(self, [*cells, *[""] * (len(self.columns) - len(cells))], kind, truth)
        if len(row.cells) != len(self.columns):
            raise ValueError(f"{len(row.cells)} cells under {len(self.columns)} headings: {row.cells}")
        self.rows.append(row)
        return row

    def section(self, text: str) -> Row:
        """A heading in the middle of the table."""
        return self.add(text, kind=SECTION)

    @property
    def data(self) -> list[Row]:
        """Rows of figures, without headings in the middle and totals."""
        return [row for row in self.rows if row.kind == DATA]

    @property
    def totals(self) -> list[Row]:
        """Rows of totals."""
        return [row for row in self.rows if row.kind == TOTAL]

    def shown(self) -> Iterator[list[str]]:
        """The lines of headings, then of rows."""
        if self.upper:
            yield list(self.upper)
        yield list(self.columns)
        if self.under:
            yield list(self.under)
        for row in self.rows:
            yield list(row.cells)

    def headings_of(self, column: int) -> tuple[str, ...]:
        """What a reader may call the column."""
        lower, upper = self.columns[column], ""
        if self.upper:
            for text in self.upper[: column + 1]:
                upper = text or upper
        under = self.under[column] if self.under else ""
        names = (lower, f"{upper} {lower}", f"{lower} {upper}", f"{lower} {under}", f"{lower} ({under})")
        return tuple(dict.fromkeys(name.strip() for name in names if lower)) or (upper,)


@dataclass(eq=False)
class Paper:
    """One file: its tables in order, each with its words before it."""

    name: str
    tables: list[Table]
    words: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Where:
    """A cell by its table, its row (None = the line of headings) and its column."""

    table: Table
    row: Row | None
    column: int


def cell(row: Row, *columns: str) -> list[Where]:
    """Cells of a row by their headings."""
    return [Where(row.table, row, row.table.index(column)) for column in columns]


def heading(table: Table, *columns: int) -> list[Where]:
    """Cells of the line of headings."""
    return [Where(table, None, column) for column in columns]


def whole_row(row: Row) -> list[Where]:
    """Every cell of a row, for a fault that is the row's as a whole."""
    return [Where(row.table, row, column) for column in range(len(row.cells))]


@dataclass(frozen=True)
class Line:
    """One physical line of a sheet, and the row that it shows, if any."""

    cells: Sequence[str]
    table: Table | None = None
    row: Row | None = None
    is_heading: bool = False


def lines_of(tables: Iterable[Table]) -> list[Line]:
    """The lines of a sheet on which tables follow one another, parted by blank lines."""
    lines: list[Line] = []
    for table in tables:
        width = len(table.columns)
        if lines:
            lines.append(Line([""] * width))
        lines.extend(Line([text, *[""] * (width - 1)]) for text in table.title)
        shown = list(table.shown())
        heads = len(shown) - len(table.rows)
        named = 1 if table.upper else 0
        lines.extend(Line(cells, table, None, number == named) for number, cells in enumerate(shown[:heads]))
        lines.extend(Line(cells, table, row) for cells, row in zip(shown[heads:], table.rows, strict=True))
        lines.extend(Line([text, *[""] * (width - 1)]) for text in table.notes)
    return lines


def row_number(lines: Sequence[Line], where: Where) -> int | None:
    """Physical line, counted from 1, of a cell; None where the cell is on another sheet."""
    for number, line in enumerate(lines, start=1):
        if line.table is where.table and (line.row is where.row if where.row else line.is_heading):
            return number
    return None
