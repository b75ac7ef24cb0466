"""What each page of administration shows."""

from dataclasses import dataclass

from goldenthread.design.pages import Page
from goldenthread.web.home.pages import Part


@dataclass(frozen=True, slots=True)
class PartsPage(Page):
    """A page of parts under headings."""

    parts: tuple[Part, ...]
