"""What each page of the room shows."""

from dataclasses import dataclass

from goldenthread.design.charts import Chart
from goldenthread.design.components import FilterBar, Link, Pagination, SummaryList, Table, Tag
from goldenthread.design.forms import Form
from goldenthread.design.pages import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class DuePage(Page):
    """A tracker, of one clock or of all: ``proof`` squares what is shown with the figure.

    ``lacking`` says what the records do not hold; there is then no table.
    """

    says: str
    counts: Table
    bar: FilterBar
    rows: Table
    turning: Pagination
    proof: str
    indicator: Link | None
    lacking: str = ""
    clocks: Link | None = None
    families: Link | None = None
    exports: tuple[Link, ...] = ()
    age: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClocksPage(Page):
    """Clocks with something overdue or due soon, the worst first; others, and what is not recorded, are folded beneath."""

    says: str
    bar: FilterBar
    pressing: Table
    onward: tuple[Link, ...]
    folded: tuple[tuple[str, Table], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SiblingsPage(Page):
    """What is due by sibling group, under a heading each; ``other`` shows more or less of each group."""

    says: str
    bar: FilterBar
    groups: Table
    turning: Pagination
    other: Link


@dataclass(frozen=True, slots=True)
class SaidLine:
    """Something that was said of a child's clocks; ``withdraw`` is the address that takes it back, "" where it cannot be."""

    what: str
    words: str
    tags: tuple[Tag, ...]
    by: str
    withdraw: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildPage(Page):
    """A child's page; its heading names the child, its title does not: browsers keep titles."""

    heading: str
    summary: SummaryList
    restricted: str
    chart: Chart
    clocks: Table
    said: tuple[SaidLine, ...]
    ended: Table
    kinds: FilterBar
    events: Table
    turning: Pagination
    events_says: str
    siblings: Table
    workers: Table
    findings: Table


@dataclass(frozen=True, slots=True, kw_only=True)
class SupervisionPage(Page):
    """A team's workers, or the sheets that a worker may choose from."""

    says: str
    teams: tuple[Link, ...] = ()
    workers: Table | None = None
    sheets: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPage(Page):
    """One worker's sheet; on paper one side of A4."""

    as_at: str
    summary: SummaryList
    children: Table
    due: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class SayPage(Page):
    """Saying something of one run."""

    says: tuple[str, ...]
    form: Form


@dataclass(frozen=True, slots=True, kw_only=True)
class NotesPage(Page):
    """What was said to be done and is not confirmed."""

    says: str
    notes: Table


@dataclass(frozen=True, slots=True)
class FeedLine:
    """One calendar feed in words; ``revoke`` is the address that ends it, "" for one that has ended."""

    says: str
    revoke: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedsPage(Page):
    """The reader's own calendar feeds."""

    says: tuple[str, ...]
    feeds: tuple[FeedLine, ...]
    make: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenPage(Page):
    """The address of a feed, shown once."""

    address: str
