"""What the journal's pages show."""

from dataclasses import dataclass

from goldenthread.design.components import Banner, Link, Pagination, SummaryList, Table
from goldenthread.design.pages import Page
from goldenthread.web.journal.forms import Search


@dataclass(frozen=True, slots=True)
class JournalPage(Page):
    """Entries looked for, and how the logs stand."""

    banners: tuple[Banner, ...]
    form: Search
    says: str
    entries: Table
    pages: Pagination
    export: str
    state: Link


@dataclass(frozen=True, slots=True)
class ChainPage(Page):
    """Whether the logs are as they were written, and the last anchor."""

    banners: tuple[Banner, ...]
    summary: SummaryList
    check_at: str
    again_at: str
