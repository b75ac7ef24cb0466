"""What is due by sibling group: brothers and sisters are visited together."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from goldenthread.accounts.doors import door, the_viewer
from goldenthread.design.components import Link, Pagination
from goldenthread.design.figures import many
from goldenthread.design.listing import address, page_of
from goldenthread.design.pages import show
from goldenthread.serving.due import sibling_groups
from goldenthread.serving.due_rows import Siblings
from goldenthread.trackers.asked import UNTOLD, asked_of, bar, columns, filter_of
from goldenthread.trackers.limits import GROUPS
from goldenthread.trackers.notes import said_cells, said_of
from goldenthread.trackers.pages import SiblingsPage
from goldenthread.trackers.reading import journal, lines_of, names_for, served_now, team_names
from goldenthread.trackers.shown import rows_table

#: What is shown where no status is asked for, and how all of them are asked for.
PRESSING: Final = "overdue,due-soon"
EVERY: Final = "every"
#: A family's key of so many characters was made here and says nothing to a reader.
_LONG: Final = 20


@door("trackers")
@require_GET
def siblings(request: HttpRequest) -> HttpResponse:
    """Sibling groups, those with most overdue first."""
    viewer, served, asked = the_viewer(request), served_now(), asked_of(request)
    clock = request.GET.get("clock", "")
    scope = viewer.scope("seeing who is due")
    everything = asked.get("status") == EVERY
    wanted = {**asked, "status": "" if everything else asked.get("status", PRESSING)}
    found = sibling_groups(served, scope, journal(), filter_of(wanted, clock, GROUPS.value))
    rows = [row for group in found for row in group.rows]
    names = names_for(served, scope, [row.person_key for row in rows])
    here, said = reverse("siblings"), said_of({row.person_key for row in rows}, rows, served)
    table = rows_table(
        "Due by sibling group",
        columns(here, {}, clock=True),
        rows,
        names,
        team_names(served),
        lines_of(viewer, served),
        said_cells(rows, said, may_say=viewer.may("trackers.note")),
        clock=True,
    )
    page = SiblingsPage(
        "Due by sibling group",
        trail=(Link("Home", reverse("home")), Link("Due", reverse("trackers"))),
        says=_says(everything, asked),
        bar=bar(here, {**asked, "clock": clock} if clock else asked, served, viewer),
        groups=replace(table, groups=tuple(_headings(found)), caption_hidden=True),
        turning=_turning(here, {**asked, "clock": clock} if clock else asked, len(found)),
        other=Link(
            "Show what is overdue or due soon alone" if everything else "Show every open step of these groups",
            address(here, asked, status="" if everything else EVERY, page=""),
        ),
    )
    return show(request, "trackers/siblings.html", page)


def _says(everything: bool, asked: dict[str, str]) -> str:
    what = "Every open step" if everything or asked.get("status") else "What is overdue or due soon"
    return f"{what}, the group with most overdue first. Children whom you may not see are left out."


def _headings(found: Sequence[Siblings]) -> Iterator[tuple[int, str]]:
    """The heading of each group and the row that it stands before."""
    before = 0
    for group in found:
        children = len({row.person_key for row in group.rows if row.person_key})
        name = f"Family {group.family}" if 0 < len(group.family) < _LONG else "Of a family" if group.family else "Alone"
        yield (
            before,
            f"{name}: {many(children, 'child', 'children')}, {many(group.overdue, 'step')} overdue of {len(group.rows)}",
        )
        before += len(group.rows)


def _turning(here: str, asked: dict[str, str], shown: int) -> Pagination:
    """The page before and the next one, if there may be one: how many groups there are in all is not counted."""
    number = page_of(asked, UNTOLD, GROUPS.value)
    first = (number - 1) * GROUPS.value
    says = f"Groups {first + 1} to {first + shown}" if shown else "No group here."
    return Pagination(
        says,
        previous=address(here, asked, page=str(number - 1)) if number > 1 else "",
        following=address(here, asked, page=str(number + 1)) if shown == GROUPS.value else "",
    )
