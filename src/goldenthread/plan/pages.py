"""What each page of the room shows."""

from dataclasses import dataclass

from goldenthread.design.charts import Chart
from goldenthread.design.components import Banner, FilterBar, KeyFigure, Link, Pagination, SummaryList, Table, Tag
from goldenthread.design.forms import Form
from goldenthread.design.pages import Page


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a page under a heading; what it does not have is left out. ``folded`` hides it behind its heading.

    ``unfold`` are words behind which ``points`` are folded away; "" shows them.
    """

    heading: str
    says: tuple[str, ...] = ()
    summary: SummaryList | None = None
    points: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    charts: tuple[Chart, ...] = ()
    links: tuple[Link, ...] = ()
    anchor: str = ""
    folded: bool = False
    unfold: str = ""


@dataclass(frozen=True, slots=True)
class PartsPage(Page):
    """A page of parts: tags beside its title, words and figures first, filters, then what there is; ``turning`` ends it."""

    parts: tuple[Part, ...]
    tags: tuple[Tag, ...] = ()
    says: tuple[str, ...] = ()
    banners: tuple[Banner, ...] = ()
    figures: tuple[KeyFigure, ...] = ()
    filters: FilterBar | None = None
    turning: Pagination | None = None
    links: tuple[Link, ...] = ()
    buttons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class AskPage(Page):
    """A page that asks one thing; ``quoted`` is what it is about."""

    says: tuple[str, ...]
    quoted: str
    form: Form
    submit: str
    method: str = "post"
    parts: tuple[Part, ...] = ()
    tone: str = ""
