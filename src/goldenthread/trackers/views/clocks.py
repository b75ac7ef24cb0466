"""Every clock with how many are overdue and due soon: where a manager begins."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from goldenthread.accounts.doors import door, the_viewer
from goldenthread.accounts.viewer import Viewer
from goldenthread.design.components import Cell, Column, Link, Table
from goldenthread.design.figures import day, whole
from goldenthread.design.listing import address
from goldenthread.design.pages import show
from goldenthread.serving.due import clocks
from goldenthread.serving.due_rows import Clock
from goldenthread.trackers.asked import asked_of, bar
from goldenthread.trackers.pages import ClocksPage
from goldenthread.trackers.reading import served_now

_HEADS = (
    Column("Clock"),
    Column("Overdue", numeric=True),
    Column("Due soon", numeric=True),
    Column("Open", numeric=True),
    Column("Overdue in all", numeric=True),
)


_KEPT = ("team", "worker")


@door("trackers")
@require_GET
def listed(request: HttpRequest) -> HttpResponse:
    """Clocks by chapter; those that the records do not hold say so and are not empty."""
    viewer, served, asked = the_viewer(request), served_now(), asked_of(request)
    scope = viewer.scope("listing clocks")
    kept: dict[str, str] = {name: value for name, value in asked.items() if name in _KEPT}
    team, worker = kept.get("team", ""), kept.get("worker", "")
    found = [one for one in clocks(served, scope, team=team, worker=worker) if not one.beside]
    chapters = dict.fromkeys(one.chapter for one in found)
    here = reverse("trackers")
    page = ClocksPage(
        "Who is due",
        says=f"Every clock as at {day(served.as_at)}. Numbers are of children whom you may see; the last column is of everybody.",
        bar=bar(here, kept, served, viewer, runs=False),
        chapters=tuple(_table(name, [one for one in found if one.chapter == name], kept) for name in chapters),
        onward=_onward(viewer, kept),
    )
    return show(request, "trackers/clocks.html", page)


def _onward(viewer: Viewer, kept: dict[str, str]) -> tuple[Link, ...]:
    """Where else in this room the reader may go."""
    found = [Link("Everything due in one list", address(reverse("due"), kept, status="overdue,due-soon"))]
    found.append(Link("Said done, not confirmed", reverse("notes")))
    if viewer.may("supervision"):
        found.append(Link("Supervision", reverse("supervisions")))
    if viewer.may("calendar"):
        found.append(Link("In your calendar", reverse("feeds")))
    return tuple(found)


def _table(chapter: str, found: list[Clock], kept: dict[str, str]) -> Table:
    rows = tuple(_row(one, kept) for one in found)
    return Table(chapter, _HEADS, rows, wide=True)


def _row(one: Clock, kept: dict[str, str]) -> tuple[Cell | str, ...]:
    name = Cell(one.title, href=address(reverse("tracker", args=[one.key]), kept))
    if one.lacking:
        return (Cell(one.title, note=one.lacking), *(Cell("not recorded", quiet=True) for _ in range(4)))
    numbers = (one.overdue_shown, one.soon_shown, one.shown, one.overdue_total)
    return (name, *(whole(number) for number in numbers))
