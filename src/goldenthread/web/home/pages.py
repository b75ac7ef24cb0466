"""What the first page shows: parts under headings, each made of the pieces of `design.components`."""

from dataclasses import dataclass

from goldenthread.design.components import Banner, KeyFigure, Link, Table
from goldenthread.design.pages import Page
from goldenthread.performance.pages import Line


@dataclass(frozen=True, slots=True)
class Ask:
    """Something that waits for the reader: what, where it is answered ("" for nowhere on the site), and words beneath."""

    text: str
    href: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a first page; what it does not have is left out."""

    heading: str
    says: tuple[str, ...] = ()
    figures: tuple[KeyFigure, ...] = ()
    lines: tuple[Line, ...] = ()
    asks: tuple[Ask, ...] = ()
    tables: tuple[Table, ...] = ()
    links: tuple[Link, ...] = ()
    banner: Banner | None = None


@dataclass(frozen=True, slots=True)
class HomePage(Page):
    """The first page of a role."""

    parts: tuple[Part, ...]
