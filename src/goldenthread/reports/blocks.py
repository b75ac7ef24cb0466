"""Blocks: the frozen pieces of a document, of which every writer makes the same words and the same cells."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from goldenthread.reports.cells import Cell, State


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (a section) to 4; ``anchor`` is unique in the document and can be linked to."""

    level: int
    text: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """One paragraph of plain words. ``lead`` sets it larger, as the first words of a page."""

    text: str
    lead: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of sentences, with bullets or numbered."""

    items: tuple[str, ...]
    numbered: bool = False


class Kind(Enum):
    """What a note is: a remark, something to be aware of, the quality of the data, a person's words, a question, a gap."""

    REMARK = "Note"
    WARNING = "Warning"
    QUALITY = "Data quality"
    COMMENTARY = "Commentary"
    QUESTION = "Question"
    GAP = "Not yet here"


@dataclass(frozen=True, slots=True)
class Note:
    """Words set apart; ``by`` and ``on`` say who wrote them and when, where a person did."""

    text: str
    kind: Kind = Kind.REMARK
    by: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, the narrower heading that several share above it, and whether numbers stand in it.

    ``weight`` is its width beside the others'.
    """

    heading: str
    numeric: bool = False
    weight: float = 1.0
    group: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption and headings; the first column names each row unless ``row_headings`` is False.

    ``rows`` hold a cell for each column. ``totals`` are the numbers of rows (from 0) that sum others. ``notes`` stand
    beneath. Raises ValueError for a row of another length.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    anchor: str = ""
    notes: tuple[str, ...] = ()
    row_headings: bool = True
    totals: frozenset[int] = field(default_factory=frozenset)

    def __post_init__(self) -> None:
        """Refuse a table whose rows do not fit its columns."""
        for row in self.rows:
            if len(row) != len(self.columns):
                raise ValueError(f"{self.caption}: a row of {len(row)} cells under {len(self.columns)} headings")


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One figure with all that travels with it, each part a cell or words that stand beside it wherever it is shown.

    ``title`` in plain words; ``value`` as printed; ``period`` in words; ``counted`` such as "52 of 53"; ``rating`` and
    ``direction`` as shape and word; ``signal`` whether the change is more than chance; ``target`` and ``comparator`` in
    words; ``definition`` its key and version; ``data`` the snapshot; ``says`` one sentence. Blank words are left out.
    """

    title: str
    value: Cell
    period: str
    counted: str = ""
    target: str = ""
    rating: Cell | None = None
    direction: Cell | None = None
    signal: str = ""
    comparator: str = ""
    definition: str = ""
    data: str = ""
    says: str = ""
    spark: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture that tells a story, with the same in words and as a table.

    ``title`` says what the picture shows; ``sentence`` is its text alternative; ``svg`` is one complete svg element with
    its own title and description, drawn without script; ``table`` holds every number drawn. Where it stands ``apart``,
    its table is printed at the end of the document and not beneath the picture (`goldenthread.reports.shape.paged`).
    """

    title: str
    sentence: str
    svg: str
    table: Table
    anchor: str = ""
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Break:
    """A new page where there are pages."""


Block = Heading | Text | Listing | Note | Table | KeyFigure | Chart | Break


@dataclass(frozen=True, slots=True)
class Document:
    """A document: what it is called, who wrote it, when, for whom, and its blocks in order.

    ``about`` are pairs for the front (meeting, author, wards affected…). ``marking`` is printed on every page ("Exempt:
    paragraph 1 of Schedule 12A…"; "" for a public one). ``stamp`` says which data and definitions it was made from. One
    whose first page is for its first section has no list of contents ``listed`` there; a web page has one all the same.
    """

    title: str
    subtitle: str = ""
    author: str = ""
    written: date | None = None
    organisation: str = ""
    marking: str = ""
    about: tuple[tuple[str, str], ...] = ()
    stamp: str = ""
    blocks: tuple[Block, ...] = ()
    language: str = "en-GB"
    listed: bool = True

    def tables(self) -> Iterator[Table]:
        """Every table in order, those of charts included."""
        for block in self.blocks:
            if isinstance(block, Table):
                yield block
            elif isinstance(block, Chart) and not block.apart:
                yield block.table

    def states(self) -> frozenset[State]:
        """Which reasons for no number occur, for the legend."""
        cells = {cell.state for table in self.tables() for row in table.rows for cell in row}
        return frozenset(cells | {block.value.state for block in self.blocks if isinstance(block, KeyFigure)})
