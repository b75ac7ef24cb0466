"""The first page of each role."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from goldenthread.accounts.doors import door, the_viewer
from goldenthread.design.pages import Page, show


@dataclass(frozen=True, slots=True)
class HomePage(Page):
    """The first page."""

    name: str
    role: str


@door("home")
def home(request: HttpRequest) -> HttpResponse:
    """The first page of the viewer's role."""
    viewer = the_viewer(request)
    return show(request, "web/home.html", HomePage(viewer.name, viewer.name, viewer.role))
