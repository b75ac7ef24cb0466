"""What the page of an audit and the page of one's own audits show."""

from dataclasses import dataclass

from goldenthread.design.components import Banner, FilterBar, Link, Pagination, Table, Tag
from goldenthread.design.pages import Page
from goldenthread.plan.pages import Part


@dataclass(frozen=True, slots=True)
class AuditPage(Page):
    """An audit: what it waits for heads it; ``grade`` leads into the form, ``concern`` to saying that a child may not be safe."""

    tags: tuple[Tag, ...]
    says: tuple[str, ...]
    banners: tuple[Banner, ...]
    grade: Link | None
    concern: Link | None
    links: tuple[Link, ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class OwnPage(Page):
    """What is the reader's to do, to learn from or to manage, the most pressing first."""

    says: tuple[str, ...]
    banners: tuple[Banner, ...]
    links: tuple[Link, ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class EveryPage(Page):
    """A list of audits, narrowed by links, a page at a time."""

    filters: FilterBar
    audits: Table
    turning: Pagination
