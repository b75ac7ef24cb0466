"""The pieces of a page: what a room fills in and a macro of design/components shows."""

from dataclasses import dataclass, field
from datetime import date

from goldenthread.reports.cells import Tone


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere. ``current`` marks where the reader is; ``about`` is said to screen readers only."""

    text: str
    href: str
    current: bool = False
    about: str = ""


@dataclass(frozen=True, slots=True)
class Tag:
    """A status: its ``word``, and a ``shape`` (one character) so that the ``tone`` never stands alone."""

    word: str
    tone: Tone = Tone.GREY
    shape: str = ""

    @property
    def style(self) -> str:
        """The end of its class."""
        return self.tone.value.replace(" ", "-")


@dataclass(frozen=True, slots=True)
class Spark:
    """A small picture beside a figure: a whole ``svg`` of our own with title and description, its ids alone on the page."""

    svg: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: any of ``text`` (a link where there is an ``href``), ``tags``, a ``spark`` and a ``note`` beneath, in that order.

    ``about`` is said after the text of a link to screen readers only, where several links read alike. ``quiet`` sets
    words of less weight, such as why there is no value; ``whole`` keeps the text on one line. ``away`` opens a link in
    a new tab, and says so: after ``about`` to screen readers only, where a heading says it to everybody.
    """

    text: str = ""
    href: str = ""
    tags: tuple[Tag, ...] = ()
    note: str = ""
    about: str = ""
    spark: Spark | None = None
    quiet: bool = False
    whole: bool = False
    away: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column: ``numeric`` sets numbers right; ``sort`` is the address that sorts by it.

    ``order`` says that the table is sorted by it now: "ascending" or "descending".
    """

    header: str
    numeric: bool = False
    sort: str = ""
    order: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table; its first column names each row unless ``row_headings`` is False. A cell may be plain text.

    ``empty`` is said in its stead when there are no rows. ``wide`` keeps columns apart and lets it scroll by itself on a
    narrow screen. ``totals`` are the numbers of rows (from 0) that sum others; ``groups`` are headings across the table,
    each with the number of the row that it stands before; ``notes`` stand beneath. ``caption_hidden`` leaves the caption
    to screen readers where a heading says the same. Raises ValueError for a row of another length.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell | str, ...], ...]
    empty: str = "There is nothing to show."
    wide: bool = False
    row_headings: bool = True
    caption_hidden: bool = False
    totals: frozenset[int] = field(default_factory=frozenset)
    groups: tuple[tuple[int, Cell | str], ...] = ()
    notes: tuple[str, ...] = ()
    anchor: str = ""

    def __post_init__(self) -> None:
        """Refuse a table whose rows do not fit its columns."""
        for row in self.rows:
            if len(row) != len(self.columns):
                raise ValueError(f"{self.caption}: a row of {len(row)} cells under {len(self.columns)} headings")


@dataclass(frozen=True, slots=True)
class Pagination:
    """Which part of a list is shown; ``pages`` are links with None for a gap. Make it with `listing.pages`."""

    says: str
    pages: tuple[Link | None, ...] = ()
    previous: str = ""
    following: str = ""


@dataclass(frozen=True, slots=True)
class Filter:
    """One way to narrow a list: a label and its choices as links, the one in force ``current``."""

    label: str
    choices: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class FilterBar:
    """The filters of a list; ``active`` are those in force as words with the address without them, ``clear`` without any.

    Make it with `listing.filter_bar`.
    """

    filters: tuple[Filter, ...]
    active: tuple[Link, ...] = ()
    clear: str = ""
    title: str = "Filter"


@dataclass(frozen=True, slots=True)
class Tabs:
    """Views of one thing as links, each a page of its own; ``label`` names them to screen readers."""

    label: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """One line of a summary, with what may be done about it."""

    key: str
    value: Cell | str
    actions: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class SummaryList:
    """Pairs of what and which."""

    rows: tuple[SummaryRow, ...]


@dataclass(frozen=True, slots=True)
class Banner:
    """Something to know before reading on: ``kind`` is "information", "success" or "problem"; a link may follow."""

    text: str
    kind: str = "information"
    title: str = ""
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class ErrorSummary:
    """What was wrong with what was sent: each as a link to the field, or words where there is none (``href`` "")."""

    errors: tuple[Link, ...]
    title: str = "There is a problem"


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One figure with all that travels with it; blank words are left out.

    ``value`` as printed, or in words why there is none; ``counted`` such as "52 of 53"; ``tags`` its rating and signal;
    ``change`` in words with its shape; ``says`` one sentence.
    """

    title: str
    value: str
    period: str = ""
    href: str = ""
    counted: str = ""
    tags: tuple[Tag, ...] = ()
    change: str = ""
    target: str = ""
    comparator: str = ""
    says: str = ""
    spark: Spark | None = None


@dataclass(frozen=True, slots=True)
class ProofLine:
    """That a list and a measure count the same: ``here`` rows in all, of which ``unseen`` are not the reader's to see.

    ``what`` names what is counted ("overdue"), ``measure`` the indicator with its count ``stated`` and page ``href``.
    """

    what: str
    here: int
    stated: int
    measure: str
    href: str = ""
    unseen: int = 0

    @property
    def squares(self) -> bool:
        """Whether the list and the measure agree."""
        return self.here == self.stated


@dataclass(frozen=True, slots=True)
class SourceAge:
    """One source of the records and the day that its own data reaches."""

    name: str
    as_at: date


@dataclass(frozen=True, slots=True)
class DataAge:
    """How old the records are: the day they describe, the day they were known, and each source's own day."""

    as_at: date
    known_on: date
    sources: tuple[SourceAge, ...] = ()
