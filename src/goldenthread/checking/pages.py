"""What each page of the room shows."""

from dataclasses import dataclass

from goldenthread.checking.forms import TableForm
from goldenthread.design.components import Cell, Filter, Link, SummaryList, Table, Tag
from goldenthread.design.forms import Form
from goldenthread.design.pages import Page
from goldenthread.records.errors import Problem


@dataclass(frozen=True, slots=True)
class AskPage(Page):
    """Where a table is sent. ``problems`` say why the last one could not be read."""

    form: TableForm
    problems: tuple[Problem, ...] = ()
    open_tables: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands in a cell of the table as read: its text, the finding that it is at, and findings that it takes part in.

    ``anchor`` is its id, "" for a cell that nothing points to.
    """

    text: str
    anchor: str = ""
    tag: Tag | None = None
    finding: Link | None = None
    part_of: tuple[Link, ...] = ()
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """A row as read: its number in the file, and its cells."""

    number: int
    cells: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table as it was read; ``headings`` with the role that each column was taken for beneath."""

    caption: str
    headings: tuple[tuple[str, str], ...]
    rows: tuple[PrintedRow, ...]
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """One finding: its anchor, level, what does not agree, and its parts."""

    anchor: str
    title: str
    tag: Tag
    message: str
    parts: SummaryList


@dataclass(frozen=True, slots=True)
class ResultPage(Page):
    """What came of a table."""

    lead: str
    levels: Filter
    findings: tuple[ShownFinding, ...]
    tables: tuple[PrintedTable, ...]
    checked: Table
    claims: Table | None
    notes: tuple[str, ...]
    roles: Form | None
    corrected: int
    actions: dict[str, str]
    until: str
    problems: tuple[Problem, ...] = ()


#: Words that are said of a claim.
Claims = tuple[tuple[Cell | str, ...], ...]
