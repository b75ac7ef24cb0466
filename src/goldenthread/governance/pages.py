"""What each page of the room shows."""

from dataclasses import dataclass

from goldenthread.design.components import FilterBar, Link, Pagination, SummaryList, Table
from goldenthread.design.forms import Form
from goldenthread.design.pages import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class ListsPage(Page):
    """A page of tables: what it says, where it leads, its tables, and those folded beneath with their titles.

    ``quoted`` is set apart; ``bar`` narrows and ``turning`` turns the first table.
    """

    says: tuple[str, ...] = ()
    quoted: str = ""
    warning: str = ""
    about: SummaryList | None = None
    onward: tuple[Link, ...] = ()
    bar: FilterBar | None = None
    tables: tuple[Table, ...] = ()
    turning: Pagination | None = None
    folded: tuple[tuple[str, Table], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DoPage(Page):
    """One thing that may be done, as a form; ``quoted`` is what it is about."""

    says: tuple[str, ...]
    form: Form
    submit: str
    quoted: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadPage(DoPage):
    """A file to be loaded, and what is to be mended in the one that was sent."""

    problems: Table | None = None
