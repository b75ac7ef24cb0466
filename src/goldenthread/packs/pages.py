"""What each page of the room shows."""

from dataclasses import dataclass

from goldenthread.design.components import Banner, FilterBar, Link, SummaryList, Table, Tag
from goldenthread.design.forms import Form
from goldenthread.design.pages import Page


@dataclass(frozen=True, slots=True)
class PacksPage(Page):
    """The list of papers; ``member`` is the latest member edition, for those who sit in the council."""

    member: Link | None
    member_says: str
    runs: Table
    filters: FilterBar
    preparing: Table | None
    begin: Table | None
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BeginPage(Page):
    """Where a paper is begun."""

    says: str
    form: Form


@dataclass(frozen=True, slots=True)
class PaperPage(Page):
    """A paper that is being prepared."""

    about: SummaryList
    places: Table
    gaps: Table
    frozen: Table
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """Commentary as it was at some time."""

    paragraphs: tuple[str, ...]
    says: str


@dataclass(frozen=True, slots=True)
class WordsPage(Page):
    """Commentary at a place: what stands there, the words being written with their figures, and what stood before."""

    place: str
    form: Form
    shown: tuple[str, ...]
    wrong: Table | None
    save: Form | None
    standing: Version | None
    take_back: str
    earlier: tuple[Version, ...]
    figures: Table | None
    others: Table


@dataclass(frozen=True, slots=True)
class GapsPage(Page):
    """Declared gaps, and one more."""

    form: Form
    gaps: tuple[tuple[SummaryList, str], ...]
    closed: Table


@dataclass(frozen=True, slots=True)
class TrialPage(Page):
    """What stands in the way of an edition, and what does not agree."""

    editions: tuple[Link, ...]
    says: str
    problems: Table
    warnings: Table | None
    doubts: Table


@dataclass(frozen=True, slots=True)
class FreezePage(Page):
    """Where an edition is frozen."""

    form: Form


@dataclass(frozen=True, slots=True)
class Kept:
    """A Word template: its name, what is known of it, and the address that removes it."""

    name: str
    says: str
    remove: str


@dataclass(frozen=True, slots=True)
class TemplatesPage(Page):
    """The Word templates, and where one more is put."""

    says: str
    form: Form
    kept: tuple[Kept, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A comment on a draft, with its answers and where it is answered ("" where it cannot be)."""

    number: int
    at: str
    says: str
    text: str
    answers: tuple[tuple[str, str], ...]
    answer: str


@dataclass(frozen=True, slots=True)
class RunPage(Page):
    """A frozen paper."""

    status: Tag
    banner: Banner | None
    about: SummaryList
    verified: str
    altered: Table | None
    read: str
    files: tuple[Link, ...]
    remarks: tuple[Said, ...]
    before: tuple[Said, ...]
    form: Form | None
    comment: str
    approve: str
    why_not: str
    links: tuple[Link, ...]
    others: Table


@dataclass(frozen=True, slots=True)
class AskPage(Page):
    """One question with a form: an answer to a comment, why a paper is withdrawn."""

    says: str
    quoted: str
    form: Form
    submit: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class ComparePage(Page):
    """Every difference of two papers, or two editions side by side."""

    says: str
    choices: tuple[Link, ...]
    table: Table | None
