"""Every audit that the reader may see, open and closed, by team and state, a page at a time."""

from typing import Final

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from goldenthread.accounts.doors import door, the_viewer
from goldenthread.auditing.model import Stage
from goldenthread.design.components import Cell
from goldenthread.design.figures import day
from goldenthread.design.listing import Choices, filter_bar, page_of, pages
from goldenthread.design.pages import show
from goldenthread.quality import models, queries
from goldenthread.quality.audit_pages import EveryPage
from goldenthread.quality.limits import LISTED
from goldenthread.quality.policies import Seat, seats_in
from goldenthread.quality.queries import Listed
from goldenthread.quality.shown import KINDS, STAGES, child_cell, grade_cell, table, team_names, trail
from goldenthread.quality.views.own_lists import audit_cell

_PURPOSE: Final = "a list of audits"
#: Narrowed by nothing that a second auditor may not know.
_OPEN: Final = (("open", "Open"), ("closed", "Closed or cancelled"))
_HEADS: Final = ("Audit", "How far", "Grade", "Child", "Team", "Kind", "Given out")


@door("audits")
@require_GET
def every(request: HttpRequest) -> HttpResponse:
    """The list, the latest given out first."""
    viewer = the_viewer(request)
    asked = {name: request.GET[name] for name in ("team", "state", "page") if request.GET.get(name)}
    rows = models.Audit.objects.order_by("-allocated_on", "-pk").defer("document")
    if team := asked.get("team"):
        rows = rows.filter(team=team)
    if state := asked.get("state"):
        over = Q(closed_on__isnull=False) | Q(stage=Stage.CANCELLED.value)
        rows = rows.exclude(over) if state == "open" else rows.filter(over)
    held = list(rows)
    seats = seats_in(viewer, held)
    theirs = [row for row in held if seats[row.pk] - {Seat.WORKER} or (seats[row.pk] and row.graded_on is not None)]
    size = int(LISTED.value)
    number = page_of(asked, len(theirs), size)
    keys = [row.key for row in theirs[(number - 1) * size : number * size]]
    names, here = team_names(), reverse("audit-every")
    listed = tuple(_row(one, names) for one in queries.listed(viewer, _PURPOSE, keys=keys))
    teams = sorted({row.team for row in theirs if row.team}, key=lambda one: names.get(one, one))
    choices = [
        Choices("state", "State", _OPEN),
        Choices("team", "Team", tuple((one, names.get(one, one)) for one in teams)),
    ]
    page = EveryPage(
        "Every audit that you may see",
        filters=filter_bar(here, asked, choices),
        audits=table("Every audit", _HEADS, listed, "There is no such audit for you."),
        turning=pages(here, asked, len(theirs), size),
        trail=trail(),
    )
    return show(request, "quality/every.html", page)


def _row(one: Listed, names: dict[str, str]) -> tuple[Cell | str, ...]:
    audit = one.audit
    far, grade = Cell(STAGES[audit.stage]), grade_cell(audit.stands, "a finding" if audit.first else "none yet")
    if one.blind:
        far, grade = Cell("to be graded again by you"), Cell("kept from you", quiet=True)
    elif audit.first is None and one.seats <= {Seat.WORKER}:
        far, grade = Cell("graded"), Cell("not shown to you yet", quiet=True)
    team = names.get(audit.case.team, audit.case.team)
    given = Cell(day(audit.allocated), whole=True)
    return audit_cell(one), far, grade, child_cell(one.child), team, KINDS[audit.kind], given
