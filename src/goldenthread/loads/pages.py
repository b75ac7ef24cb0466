"""What the pages of the room show."""

from dataclasses import dataclass

from goldenthread.design.components import Banner, FilterBar, Link, Pagination, SummaryList, Table, Tabs
from goldenthread.design.pages import Page
from goldenthread.loads.forms import Answers, GoBack, HandOut, SendFiles, TakeFiles
from goldenthread.records.errors import Problem


@dataclass(frozen=True, slots=True)
class LoadsPage(Page):
    """What is held, what waits, and every snapshot."""

    banner: Banner | None
    summary: SummaryList
    sources: Table
    waiting: Table
    snapshots: Table
    removed: Table
    send: Link
    watched: Link | None


@dataclass(frozen=True, slots=True)
class SendPage(Page):
    """Choose files to be checked; ``problems`` are the faults of those just sent, ``limits`` the rules in words."""

    form: SendFiles | TakeFiles
    says: str
    problems: tuple[Problem, ...]
    limits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LoadPage(Page):
    """Files that were sent: what they are, what they would change, and what may be done now."""

    says: str
    banner: Banner | None
    job: Link | None
    problems: tuple[Problem, ...]
    files: Table
    recognised: Table | None
    summary: SummaryList | None
    sources: Table | None
    changes: Table | None
    by_rule: Table | None
    by_team: Table | None
    notes: tuple[str, ...]
    confirm: str
    withdraw: str
    again: Answers | None
    again_at: str


@dataclass(frozen=True, slots=True)
class SnapshotPage(Page):
    """One snapshot: what it was made of, its rows and findings, and going back to it."""

    banner: Banner | None
    summary: SummaryList
    sources: Table
    rows: Table
    findings: Table
    compare: tuple[Link, ...]
    form: GoBack | None
    back_at: str


@dataclass(frozen=True, slots=True)
class ComparedPage(Page):
    """What two snapshots differ in; ``ask`` is where to ask for it while nobody has counted."""

    says: str
    ask: str
    summary: SummaryList | None
    tables: Table | None
    measures: Table | None


@dataclass(frozen=True, slots=True)
class FindingsPage(Page):
    """Findings counted; the counts are of every child, whoever reads them."""

    says: str
    tabs: Tabs
    bar: FilterBar
    counts: Table
    rows: Link | None
    fix_list: Link


@dataclass(frozen=True, slots=True)
class FindingRowsPage(Page):
    """Findings one by one, of the children whom the reader may see."""

    says: str
    proof: str
    bar: FilterBar
    rows: Table
    pages: Pagination
    form: HandOut | None
    hand_at: str
    csv: str
    xlsx: str


@dataclass(frozen=True, slots=True)
class FixListPage(Page):
    """What was handed out and how it stands, of children whom the reader may see."""

    says: str
    bar: FilterBar
    counts: Table
    rows: Table
    pages: Pagination


@dataclass(frozen=True, slots=True)
class HandedPage(Page):
    """One finding that was handed out, and what may be said of it: pairs of state and words."""

    summary: SummaryList
    say_at: str
    may_say: tuple[tuple[str, str], ...]
