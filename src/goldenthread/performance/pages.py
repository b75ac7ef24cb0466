"""What each page of the room shows."""

from dataclasses import dataclass

from goldenthread.design.charts import Chart
from goldenthread.design.components import (
    FilterBar,
    KeyFigure,
    Link,
    Pagination,
    SummaryList,
    Table,
    Tabs,
    Tag,
)
from goldenthread.design.pages import Page


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is read first: what it is about, tags, what it says, and what to look at, after the words ``lead``.

    ``href`` leads from what it is about to its page.
    """

    head: str
    says: str
    tags: tuple[Tag, ...] = ()
    links: tuple[Link, ...] = ()
    lead: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DashboardPage(Page):
    """The dashboard: the first lines, the filters, the measures, and the rules by which they were chosen and stand."""

    says: str
    lines: tuple[Line, ...]
    tabs: Tabs
    bar: FilterBar
    rows: Table
    turning: Pagination | None = None
    notes: tuple[str, ...] = ()
    order: Link | None = None
    exports: tuple[Link, ...] = ()
    warning: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChaptersPage(Page):
    """The book by chapter: how many measures each has and how they stand."""

    says: str
    tabs: Tabs
    bar: FilterBar
    chapters: Table
    warning: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotReadyPage(Page):
    """Figures as they were known on a day for which no pages are ready; ``send_to`` asks for them where the reader may."""

    says: str
    send_to: str = ""
    known: str = ""
    latest: Link | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a page under a heading: words, tables and links, each left out where there is none."""

    heading: str
    says: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    links: tuple[Link, ...] = ()
    summary: SummaryList | None = None
    code: str = ""
    folded: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasurePage(Page):
    """A measure under one of its tabs; ``figures`` head each of them."""

    says: str
    chapter: Link
    tabs: Tabs
    figures: tuple[KeyFigure, ...]
    parts: tuple[Part, ...]
    chart: Chart | None = None
    notes: tuple[str, ...] = ()
    behind: tuple[Link, ...] = ()
    exports: tuple[Link, ...] = ()
    periods: FilterBar | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildrenPage(Page):
    """The children behind a figure: those whom the reader may see, squared with the figure."""

    says: str
    bar: FilterBar
    rows: Table
    turning: Pagination
    proof: str
    exports: tuple[Link, ...] = ()
    lacking: str = ""
    others: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RestatedPage(Page):
    """Figures as they were known in an earlier snapshot and as they are; with the bridge of one period where asked."""

    says: str
    bar: FilterBar
    rows: Table | None = None
    steps: Table | None = None
    chart: Chart | None = None
    lacking: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamsPage(Page):
    """Every team by service, in one table."""

    says: str
    teams: Table


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamPageShown(Page):
    """A team or a service: what is counted side by side, with no claim of what causes what."""

    says: str
    figures: tuple[KeyFigure, ...]
    parts: tuple[Part, ...]
    bar: FilterBar | None = None
