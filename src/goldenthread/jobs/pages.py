"""What the pages of the room show."""

from dataclasses import dataclass

from goldenthread.design.components import Banner, Link, SummaryList, Table
from goldenthread.design.pages import Page
from goldenthread.records.errors import Problem


@dataclass(frozen=True, slots=True)
class JobPage(Page):
    """One job: how far it is, and what came of it.

    ``share`` is out of 100 while it runs; ``says`` what it is doing, or how it ended, in a sentence.
    """

    number: int
    says: str
    summary: SummaryList
    running: bool
    share: int
    problems: tuple[Problem, ...]
    banner: Banner | None
    onward: Link | None
    cancel: str


@dataclass(frozen=True, slots=True)
class JobsPage(Page):
    """The latest jobs of the viewer and of the areas they may enter."""

    says: str
    banner: Banner | None
    jobs: Table
    again: Link
