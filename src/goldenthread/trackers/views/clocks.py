"""Every clock with how many are overdue and due soon: where a manager begins."""

from collections.abc import Iterator, Sequence

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from goldenthread.accounts.doors import door, the_viewer
from goldenthread.accounts.viewer import Viewer
from goldenthread.design.components import Cell, Column, Link, Table
from goldenthread.design.figures import day, many, whole
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
    """Clocks that press, and folded beneath those that do not and those that the records do not hold."""
    viewer, served, asked = the_viewer(request), served_now(), asked_of(request)
    scope = viewer.scope("listing clocks")
    kept: dict[str, str] = {name: value for name, value in asked.items() if name in _KEPT}
    team, worker = kept.get("team", ""), kept.get("worker", "")
    found = [one for one in clocks(served, scope, team=team, worker=worker) if not one.beside]
    lacking = [one for one in found if one.lacking]
    pressing = [one for one in found if _presses(one) and not one.lacking]
    quiet = [one for one in found if not one.lacking and not _presses(one)]
    pressing.sort(key=lambda one: (-one.overdue_shown, -one.soon_shown))
    page = ClocksPage(
        "Who is due",
        says=f"Every clock as at {day(served.as_at)}. Numbers are of children whom you may see; the last column is of everybody.",
        bar=bar(reverse("trackers"), kept, served, viewer, runs=False),
        pressing=Table(
            "Overdue or due soon",
            _HEADS,
            tuple(_row(one, kept, one.chapter) for one in pressing),
            "Nothing is overdue or due soon of anybody whom you may see.",
            wide=True,
        ),
        folded=tuple(_folded(quiet, lacking, kept)),
        onward=_onward(viewer, kept),
    )
    return show(request, "trackers/clocks.html", page)


def _presses(one: Clock) -> bool:
    return one.overdue_shown + one.soon_shown > 0


def _folded(quiet: Sequence[Clock], lacking: Sequence[Clock], kept: dict[str, str]) -> Iterator[tuple[str, Table]]:
    """Clocks without anything pressing, by chapter; and those of which nothing can be said, which is not the same."""
    if quiet:
        title = f"Nothing overdue or due soon in {many(len(quiet), 'other clock')}"
        yield title, _by_chapter(title, _HEADS, quiet, tuple(_row(one, kept) for one in quiet))
    if lacking:
        title = f"{many(len(lacking), 'clock')} cannot be told, because what they need is not recorded"
        rows = tuple((Cell(one.title), one.lacking.partition(": ")[2] or one.lacking) for one in lacking)
        yield title, _by_chapter(title, (Column("Clock"), Column("Not recorded")), lacking, rows)


def _by_chapter(
    title: str, heads: tuple[Column, ...], found: Sequence[Clock], rows: tuple[tuple[Cell | str, ...], ...]
) -> Table:
    groups = [
        (place, one.chapter) for place, one in enumerate(found) if not place or found[place - 1].chapter != one.chapter
    ]
    return Table(title, heads, rows, wide=True, caption_hidden=True, groups=tuple(groups))


def _onward(viewer: Viewer, kept: dict[str, str]) -> tuple[Link, ...]:
    """Where else in this room the reader may go."""
    found = [Link("Everything due in one list", address(reverse("due"), kept, status="overdue,due-soon"))]
    found.append(Link("Said done, not confirmed", reverse("notes")))
    if viewer.may("supervision"):
        found.append(Link("Supervision", reverse("supervisions")))
    if viewer.may("calendar"):
        found.append(Link("In your calendar", reverse("feeds")))
    return tuple(found)


def _row(one: Clock, kept: dict[str, str], note: str = "") -> tuple[Cell | str, ...]:
    name = Cell(one.title, href=address(reverse("tracker", args=[one.key]), kept), note=note)
    numbers = (one.overdue_shown, one.soon_shown, one.shown, one.overdue_total)
    return (name, *(whole(number) for number in numbers))
