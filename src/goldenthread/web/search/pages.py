"""What the page of search shows."""

from dataclasses import dataclass

from django.forms import Form

from goldenthread.design.pages import Page
from goldenthread.web.home.pages import Part


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage(Page):
    """The forms, what was found, and where the form of children is sent ("" for who sees none)."""

    words: Form
    child: Form | None
    parts: tuple[Part, ...]
    here: str
