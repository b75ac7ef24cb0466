"""Search: words stand in the address, the identifier of a child never does."""

import time
from typing import Final

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from goldenthread.accounts.doors import door, the_viewer
from goldenthread.accounts.viewer import Viewer
from goldenthread.design.components import Cell, Column, Link, Table
from goldenthread.design.errors import too_many
from goldenthread.design.figures import many
from goldenthread.design.links import link
from goldenthread.design.pages import show
from goldenthread.packs.shelf import runs
from goldenthread.packs.shown import runs_table
from goldenthread.serving.children import find_child
from goldenthread.serving.due import clocks
from goldenthread.serving.errors import NotServed
from goldenthread.serving.figures import entries
from goldenthread.serving.opening import Served, open_served
from goldenthread.trackers.reading import journal
from goldenthread.web.home.pages import Part
from goldenthread.web.limits import CHILDREN_LOOKED_UP, FOUND_LISTED
from goldenthread.web.search.finding import clocks_found, measures_found, papers_found
from goldenthread.web.search.forms import ChildForm, WordsForm
from goldenthread.web.search.pages import SearchPage

_MINUTE: Final = 60
_NOBODY: Final = (
    "There is no child of this number whom you may see. Correct the number, or ask who looks after your access."
)


@door("search")
@require_http_methods(["GET", "HEAD", "POST"])
def search(request: HttpRequest) -> HttpResponse:
    """Find measures, clocks and papers by words; a child by the whole number."""
    viewer = the_viewer(request)
    child = ChildForm(request.POST if request.method == "POST" else None) if viewer.may("child") else None
    if request.method == "POST" and child is not None:
        if _too_often(viewer):
            return too_many(request)
        if child.is_valid():
            scope = viewer.scope("finding a child by number")
            served = open_served(settings.INSTALLATION.store)
            found = find_child(served, scope, journal(), child.cleaned_data["child_id"])
            where = link("child", ref=found[0].ref) if found else None
            if where:
                return redirect(where)
            child.add_error("child_id", _NOBODY)
    q = request.GET.get("q", "").strip()
    words = WordsForm(request.GET if "q" in request.GET else None)
    page = SearchPage(
        "Search",
        trail=(Link("Home", reverse("home")),),
        words=words,
        child=child,
        parts=_found(viewer, q) if q and words.is_valid() else (),
        here=reverse("search"),
    )
    return show(request, "web/search.html", page, 422 if request.method == "POST" else 200)


def _found(viewer: Viewer, q: str) -> tuple[Part, ...]:
    """What the words find, of the rooms that the viewer may enter."""
    try:
        served: Served | None = open_served(settings.INSTALLATION.store)
    except NotServed:
        served = None
    parts = []
    if served is not None and viewer.may("figures"):
        rows = tuple(
            (Cell(one.title, reverse("measure", args=[one.key])), one.chapter, one.says)
            for one in measures_found(entries(served), q)
        )
        parts.append(_part("Measures", ("Measure", "Chapter", "What it counts"), rows))
    if served is not None and viewer.may("trackers"):
        known = clocks(served, viewer.scope("searching clocks"))
        lines = tuple(
            (Cell(one.title, reverse("tracker", args=[one.key])), one.chapter) for one in clocks_found(known, q)
        )
        parts.append(_part("Who is due", ("Clock", "Chapter"), lines))
    if viewer.may("packs.read"):
        papers = papers_found(runs(settings.INSTALLATION.home, viewer.role), q)
        table = runs_table("Papers found", papers[: FOUND_LISTED.value], "None.")
        parts.append(Part("Papers", (f"{many(len(papers), 'paper')} found.",), tables=(table,) if papers else ()))
    return tuple(parts)


def _part(heading: str, heads: tuple[str, ...], rows: tuple[tuple[Cell | str, ...], ...]) -> Part:
    size = FOUND_LISTED.value
    notes = (f"The first {size} are shown: search for more words.",) if len(rows) > size else ()
    table = Table(f"{heading} found", tuple(Column(one) for one in heads), rows[:size], "None.", notes=notes)
    return Part(heading, (f"{len(rows)} found.",), tables=(table,) if rows else ())


def _too_often(viewer: Viewer) -> bool:
    """Whether somebody looks children up faster than anybody works: by trying numbers."""
    name = f"children-looked-up-{viewer.user_id}-{int(time.time() // _MINUTE)}"
    cache.add(name, 0, _MINUTE)
    try:
        return bool(cache.incr(name) > CHILDREN_LOOKED_UP.value)
    except ValueError:
        return False  # the minute was over between the two
