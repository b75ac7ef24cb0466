"""What the pages of the form of grades show."""

from dataclasses import dataclass, field

from goldenthread.design.components import Banner, ErrorSummary, Link, SummaryList
from goldenthread.design.forms import Form
from goldenthread.design.pages import Page


@dataclass(frozen=True, slots=True)
class TasksPage(Page):
    """The parts of the form with how far each has come, and what may be done beside."""

    about: SummaryList
    says: tuple[str, ...]
    tasks: SummaryList
    check: Link
    concern: Link
    links: tuple[Link, ...] = ()
    banners: tuple[Banner, ...] = ()


@dataclass(frozen=True, slots=True)
class PartPage(Page):
    """One part of the form. ``began`` and ``slip`` travel with it; ``other`` is what stands in the way of saving it.

    ``here`` is where the form is sent, ``save`` where the script sends what is typed, as long as nothing stands in the way,
    and ``sign_in`` where a session is begun anew. ``unsaved`` says that what stands on the page is not saved yet.
    """

    caption: str
    case: str
    questions: tuple[str, ...]
    form: Form
    began: str
    slip: str
    here: str
    save: str
    sign_in: str
    concern: Link
    other: "Other | None" = None
    unsaved: bool = False
    banners: tuple[Banner, ...] = ()


@dataclass(frozen=True, slots=True)
class Other:
    """What was saved from another page meanwhile: its grade and words, when, and the link that keeps it instead."""

    grade: str
    words: str
    saved: str
    keep: Link


@dataclass(frozen=True, slots=True)
class Checked:
    """A part as it will be handed in, with the link to change it."""

    title: str
    grade: str
    words: str
    change: Link


@dataclass(frozen=True, slots=True)
class CheckPage(Page):
    """Everything that was written, before it is handed in; ``missing`` is what still stands in the way."""

    says: tuple[str, ...]
    parts: tuple[Checked, ...]
    form: Form
    missing: tuple[Link, ...] = ()
    refused: ErrorSummary | None = field(default=None)


@dataclass(frozen=True, slots=True)
class PaperDomain:
    """A domain on paper: its questions, and each grade with its standard."""

    title: str
    questions: tuple[str, ...]
    standards: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PaperPage(Page):
    """An empty form to be filled in by hand."""

    says: tuple[str, ...]
    domains: tuple[PaperDomain, ...]
    overall: tuple[str, ...]
