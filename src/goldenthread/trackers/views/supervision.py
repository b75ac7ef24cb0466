"""Supervision: a team's workers, and each one's children on one sheet of A4."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET

from goldenthread.access.audience import Audience
from goldenthread.access.policy import rule_of
from goldenthread.accounts.doors import door, the_viewer
from goldenthread.accounts.viewer import Viewer
from goldenthread.design.components import Link, Table
from goldenthread.design.figures import day
from goldenthread.design.listing import address
from goldenthread.design.pages import show
from goldenthread.serving.opening import Served
from goldenthread.serving.staff import supervision_page, team_page, teams
from goldenthread.trackers.pages import SheetPage, SupervisionPage
from goldenthread.trackers.reading import journal, lines_of, names_for, served_now
from goldenthread.trackers.supervision_tables import children_table, worker_summary, workers_table

_TRAIL = ("Home", "home"), ("Due", "trackers")


@door("supervision")
@require_GET
def listed(request: HttpRequest) -> HttpResponse:
    """The workers of a team for who manages it; a worker is led to their own sheet."""
    viewer, served = the_viewer(request), served_now()
    if not rule_of(viewer.role).workers:
        return _own(request, viewer)
    wanted = _teams(viewer, served)
    here, team = reverse("supervisions"), request.GET.get("team", "")
    chosen = team if team in dict(wanted) else wanted[0][0] if len(wanted) == 1 else ""
    page = SupervisionPage(
        "Supervision",
        trail=_trail(),
        says=f"What each worker holds, as at {day(served.as_at)}." if chosen else "Choose a team.",
        teams=tuple(Link(name, address(here, {}, team=key), key == chosen) for key, name in wanted if len(wanted) > 1),
        workers=_of_team(viewer, served, chosen) if chosen else None,
    )
    return show(request, "trackers/supervision.html", page)


@door("supervision")
@require_GET
def sheet(request: HttpRequest, worker: str) -> HttpResponse:
    """One worker's children; for the worker, and for who manages the team."""
    viewer, served = the_viewer(request), served_now()
    scope = viewer.scope("supervision")
    found = supervision_page(served, scope, journal(), worker)
    names = names_for(served, scope, [one.line.person_key for one in found.children])
    above = (Link("Supervision", reverse("supervisions")),) if rule_of(viewer.role).workers else ()
    page = SheetPage(
        f"Supervision of {worker}",
        trail=(*_trail(), *above),
        as_at=day(found.as_at),
        summary=worker_summary(found),
        children=children_table(found, names),
        due=Link("Everything due of this worker", address(reverse("due"), {}, worker=worker)),
    )
    return show(request, "trackers/sheet.html", page)


def _own(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The sheet of a worker; a choice where they stand in for others too."""
    own = sorted(viewer.workers)
    if len(own) == 1:
        return redirect("supervision", own[0])
    choices = tuple((worker, worker) for worker in own)
    links = tuple(Link(words, reverse("supervision", args=[worker])) for worker, words in choices)
    says = "Your own sheet, and those of whom you stand in for." if own else "Your post names no worker of the records."
    page = SupervisionPage("Supervision", trail=_trail(), says=says, sheets=links)
    return show(request, "trackers/supervision.html", page)


def _teams(viewer: Viewer, served: Served) -> tuple[tuple[str, str], ...]:
    scope = viewer.scope("naming teams")
    found = (one for one in teams(served) if one.closed is None)
    return tuple(
        (one.team_id, one.name or one.team_id) for one in found if scope.all_children or one.team_id in scope.team_ids
    )


def _of_team(viewer: Viewer, served: Served, team: str) -> Table:
    found = team_page(served, viewer.scope("supervision"), Audience.MANAGEMENT, team)
    own = {one.worker.worker_id for one in found.loads}
    return workers_table(found.team.name or team, found.loads, lines_of(viewer, served) | own)


def _trail() -> tuple[Link, ...]:
    return tuple(Link(words, reverse(name)) for words, name in _TRAIL)
