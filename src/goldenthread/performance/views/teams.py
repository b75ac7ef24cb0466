"""Teams and services: what they hold, what is late, supervision, recording and staff, side by side."""

from collections.abc import Sequence

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from goldenthread.access.audience import Audience
from goldenthread.accounts.doors import door, the_viewer
from goldenthread.design.components import Cell, Column, KeyFigure, Link, Table
from goldenthread.design.figures import day, many
from goldenthread.design.pages import show
from goldenthread.performance.pages import Part, TeamPageShown, TeamsPage
from goldenthread.performance.reading import Reader, reader_of, served_now
from goldenthread.performance.teams import (
    NO_CAUSE,
    clocks_part,
    key_figures,
    overdue_of,
    places,
    side_by_side,
    teams_table,
    workers_part,
)
from goldenthread.serving.dashboard import dashboard
from goldenthread.serving.figures import period_of, periods, teams_told
from goldenthread.serving.key_measures import key_measures, themes
from goldenthread.serving.opening import Served
from goldenthread.serving.service_due import due_by_service
from goldenthread.serving.staff import service_page, services, team_page
from goldenthread.serving.team_figures import team_figures


@door("teams")
@require_GET
def listed(request: HttpRequest) -> HttpResponse:
    """Every team by service; with numbers for managers, by name for whoever reads guarded figures."""
    reader, served = reader_of(the_viewer(request), "reading about teams"), served_now()
    page = TeamsPage(
        "Teams",
        trail=(Link("Home", reverse("home")),),
        says=f"As at {day(served.as_at)}. {NO_CAUSE}",
        teams=_managed(served, reader) if _manages(reader) else _named(served),
    )
    return show(request, "performance/teams.html", page)


@door("teams")
@require_GET
def team(request: HttpRequest, team: str) -> HttpResponse:
    """One team."""
    viewer, served = the_viewer(request), served_now()
    reader = reader_of(viewer, "reading about a team")
    told = next((one for one in teams_told(served) if one.team == team), None)
    figures: tuple[KeyFigure, ...] = ()
    parts, name, service = list[Part](), "", ""
    if _manages(reader):
        found = team_page(served, reader.scope, reader.audience, team)
        name, service = found.team.name, found.team.service
        figures = key_figures(found)
        parts.append(clocks_part(found))
        if found.loads:
            parts.append(workers_part(found, supervision=viewer.may("supervision")))
    if told is not None:
        name, service = name or told.name, service or told.service
    parts.append(_measures(served, reader, team=team, told=told is not None or not _manages(reader)))
    page = TeamPageShown(
        name or team,
        trail=(Link("Home", reverse("home")), Link("Teams", reverse("teams")), *_service(service)),
        says=f"As at {day(served.as_at)}. {NO_CAUSE}",
        figures=figures,
        parts=(
            *parts,
            Part(
                "Look further",
                links=places(
                    team, trackers=viewer.may("trackers"), findings=viewer.may("findings"), audits=_manages(reader)
                ),
            ),
        ),
    )
    return show(request, "performance/team.html", page)


@door("teams")
@require_GET
def service(request: HttpRequest, name: str) -> HttpResponse:
    """The teams of a service side by side."""
    reader, served = reader_of(the_viewer(request), "reading about a service"), served_now()
    parts = []
    if _manages(reader):
        found = service_page(served, reader.scope, reader.audience, name)
        parts.append(Part("Teams now", (), (teams_table(f"Teams of {name}", (found,)),)))
    told = any(one.service == name for one in teams_told(served))
    parts.append(_measures(served, reader, service=name, told=told or not _manages(reader)))
    page = TeamPageShown(
        name,
        trail=(Link("Home", reverse("home")), Link("Teams", reverse("teams"))),
        says=f"As at {day(served.as_at)}. {NO_CAUSE}",
        figures=(),
        parts=tuple(parts),
    )
    return show(request, "performance/team.html", page)


def _manages(reader: Reader) -> bool:
    return reader.audience is Audience.MANAGEMENT


def _managed(served: Served, reader: Reader) -> Table:
    found = [service_page(served, reader.scope, reader.audience, one) for one in services(served)]
    shown = [one for one in found if one.teams]
    overdue = sum(one.overdue for one in due_by_service(served, reader.scope, reader.audience))
    here = sum(overdue_of(one) for service in shown for one in service.teams)
    return teams_table("Teams by service, side by side", shown, overdue - here)


def _named(served: Served) -> Table:
    """Teams by name alone, under their services."""
    by_service: dict[str, list[tuple[Cell, ...]]] = {}
    for one in teams_told(served):
        by_service.setdefault(one.service, []).append(
            (Cell(one.name, href=reverse("team", args=[one.team]), note=one.team),)
        )
    rows, groups = list[tuple[Cell, ...]](), list[tuple[int, Cell]]()
    for name, mine in by_service.items():
        where = reverse("service", args=[name]) if name else ""
        groups.append((len(rows), Cell(name or "No service named", href=where)))
        rows += mine
    return Table(
        "Teams by service",
        (Column("Service and team"),),
        tuple(rows),
        "No figure is told of any team.",
        caption_hidden=True,
        groups=tuple(groups),
    )


def _service(name: str) -> tuple[Link, ...]:
    return (Link(name, reverse("service", args=[name])),) if name else ()


def _measures(served: Served, reader: Reader, *, told: bool, team: str = "", service: str = "") -> Part:
    """Key measures side by side, of the period that is shown first; raises `NotAllowed` for what is not there."""
    heading = f"Key measures, {period_of(served).words}"
    if not told:
        return Part(heading, ("No figure is counted for this team: it has too little of its own.",))
    whole = dashboard(served, reader.scope, reader.audience, worries_first=False)
    keys = key_measures(whole.rows, themes(settings.INSTALLATION.home))
    found = team_figures(served, reader.scope, reader.audience, team=team, service=service, keys=keys)
    said: Sequence[str] = (NO_CAUSE,) if service else ()
    if found.hidden:
        said = (*said, f"{many(found.hidden, 'value is', 'values are')} hidden, so that no child can be found.")
    return Part(heading, tuple(said), (side_by_side(found, [one for one in periods(served) if one.read]),))
