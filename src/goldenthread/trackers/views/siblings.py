"""What is due by sibling group: brothers and sisters are visited together."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from goldenthread.accounts.doors import door, the_viewer
from goldenthread.design.components import Link, Table
from goldenthread.design.figures import many
from goldenthread.design.pages import show
from goldenthread.serving.due import sibling_groups
from goldenthread.trackers.asked import asked_of, bar, columns, filter_of
from goldenthread.trackers.notes import said_cells, said_of
from goldenthread.trackers.pages import SiblingsPage
from goldenthread.trackers.reading import journal, lines_of, names_for, served_now, team_names
from goldenthread.trackers.shown import rows_table


@door("trackers")
@require_GET
def siblings(request: HttpRequest) -> HttpResponse:
    """Sibling groups, those with most overdue first."""
    viewer, served, asked = the_viewer(request), served_now(), asked_of(request)
    clock = request.GET.get("clock", "")
    scope = viewer.scope("seeing who is due")
    found = sibling_groups(served, scope, journal(), filter_of(asked, clock))
    names = names_for(served, scope, [row.person_key for group in found for row in group.rows])
    here, teams = reverse("siblings"), team_names(served)
    rows = [row for group in found for row in group.rows]
    said = said_of({row.person_key for row in rows}, rows, served)
    cells = said_cells(rows, said, may_say=viewer.may("trackers.note"))
    open_to = lines_of(viewer, served)
    plain = columns(here, {}, clock=True)
    tables: tuple[Table, ...] = tuple(
        rows_table(
            f"{_caption(group.family, number)}: {many(group.overdue, 'run')} overdue of {len(group.rows)}",
            plain, group.rows, names, teams, open_to, cells, clock=True,
        )
        for number, group in enumerate(found, start=1)
    )  # fmt: skip
    page = SiblingsPage(
        "Due by sibling group",
        trail=(Link("Home", reverse("home")), Link("Due", reverse("trackers"))),
        says=f"{many(len(found), 'group')} with most overdue first. Children whom you may not see are left out.",
        bar=bar(here, {**asked, "clock": clock} if clock else asked, served, viewer),
        groups=tables,
    )
    return show(request, "trackers/siblings.html", page)


def _caption(family: str, number: int) -> str:
    return f"Group {number}" if not family else f"Family {family}" if len(family) < 20 else f"Group {number}"
