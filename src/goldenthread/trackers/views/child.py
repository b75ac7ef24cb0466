"""A child's page: every clock and event, brothers and sisters, workers, findings, and what was said."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from goldenthread.access.policy import rule_of
from goldenthread.accounts.doors import door, fresh_sign_in, the_viewer
from goldenthread.accounts.onward import onward
from goldenthread.accounts.pages import Asked
from goldenthread.design.charts import chart_of
from goldenthread.design.components import Cell, Link, SummaryList, SummaryRow
from goldenthread.design.figures import many, moment
from goldenthread.design.listing import Choices, filter_bar, page_of, pages
from goldenthread.design.pages import show
from goldenthread.serving.child_rows import Child
from goldenthread.serving.children import ReasonNeeded, child
from goldenthread.trackers.child_tables import (
    clocks_table,
    ended_table,
    events_table,
    findings_table,
    siblings_table,
    workers_table,
)
from goldenthread.trackers.forms import OpeningForm
from goldenthread.trackers.limits import LISTED, REASON_MINUTES
from goldenthread.trackers.notes import Said, said_cells, said_of
from goldenthread.trackers.opening import Opened, give_reason, opened
from goldenthread.trackers.pages import ChildPage, SaidLine
from goldenthread.trackers.reading import journal, lines_of, names_for, served_now, team_names
from goldenthread.trackers.shown import case_address, worker_cell

_RESTRICTED = "This record is restricted. That you opened it, and why, is in the journal."


@door("child")
@require_GET
def page(request: HttpRequest, ref: str) -> HttpResponseBase:
    """The page of one child; opening it is journalled before anything is shown."""
    found = opened(request, ref)
    if isinstance(found, HttpResponseBase):
        return found
    return show(request, "trackers/child.html", _page(request, ref, found))


@door("child")
@fresh_sign_in
@require_http_methods(["GET", "HEAD", "POST"])
def reason(request: HttpRequest, ref: str) -> HttpResponseBase:
    """Ask why a restricted record is opened; of any other there is nothing to ask."""
    viewer = the_viewer(request)
    here = reverse("child", args=[ref])
    try:
        child(served_now(), viewer.scope("opening a child's record"), journal(), ref)
    except ReasonNeeded:
        form = OpeningForm(request.POST or None)
        if form.is_valid():
            give_reason(request, ref, form.cleaned_data["because"])
            return redirect(onward(request) if request.GET.get("next") else here)
        says = (
            "The journal keeps your answer, with your name and the time.",
            f"You are asked again after {many(REASON_MINUTES.value, 'minute')}.",
        )
        asked = Asked("This record is restricted", form, says, "Open the record", back=Link("Due", reverse("trackers")))
        return show(request, "accounts/asked.html", asked)
    return redirect(here)


def _page(request: HttpRequest, ref: str, found: Opened) -> ChildPage:
    one, served = found.child, found.served
    open_to, teams = lines_of(found.viewer, served), team_names(served)
    tracks = found.viewer.may("trackers")
    line = one.line
    names = names_for(served, found.scope, [line.person_key, *(sibling.person_key for sibling in one.siblings)])
    said = said_of((line.person_key,), one.clocks, served)
    cells = said_cells(one.clocks, said, may_say=found.viewer.may("trackers.note"), told_elsewhere=True)
    name = names.get(line.person_key, "")
    asked = {key: request.GET[key] for key in ("kind", "page") if request.GET.get(key)}
    here, kinds = reverse("child", args=[ref]), sorted({event.kind for event in one.events})
    events = [event for event in one.events if asked.get("kind", event.kind) == event.kind]
    number = page_of(asked, len(events), LISTED.value)
    kept = len(one.events)
    return ChildPage(
        "A child's record",
        heading=name or f"Child {line.child_id or 'without an identifier'}",
        trail=(Link("Home", reverse("home")), *_above(found)),
        summary=_summary(one, teams, open_to),
        restricted=_RESTRICTED if line.restricted else "",
        chart=chart_of(one.chart),
        clocks=clocks_table(one, open_to, cells, leads=tracks),
        said=_said(found, said),
        ended=ended_table(one.ended, leads=tracks),
        kinds=filter_bar(
            here, asked, [Choices("kind", "Group", tuple((kind, kind) for kind in kinds))], "Narrow this list"
        ),
        events=events_table(events[(number - 1) * LISTED.value : number * LISTED.value], open_to, teams),
        turning=pages(here, asked, len(events), LISTED.value),
        events_says=f"Only the newest {kept} of {one.events_total} are here." if kept < one.events_total else "",
        siblings=siblings_table(one, names, teams),
        workers=workers_table(one.workers, open_to, teams),
        findings=findings_table(one.findings, leads=found.viewer.may("findings")),
    )


def _said(found: Opened, said: tuple[Said, ...]) -> tuple[SaidLine, ...]:
    """Everything that was said of the child's clocks, newest first, what was withdrawn among it."""
    title = {run.clock: run.title for run in found.child.ended} | {run.clock: run.title for run in found.child.clocks}
    manages, ref = rule_of(found.viewer.role).workers, found.child.line.ref
    lines = []
    for one in said:
        note = one.note
        may = found.viewer.may("trackers.note") and (manages or note.said_by == found.viewer.username)
        to = reverse("note-withdraw", args=[ref, note.pk]) if may and note.withdrawn_at is None else ""
        by = f"{note.said_by}, {moment(note.said_at)}"
        if note.withdrawn_at is not None:
            by += f"; withdrawn by {note.withdrawn_by}, {moment(note.withdrawn_at)}"
        lines.append(SaidLine(title.get(note.clock, note.clock), one.words, one.tags, by, to))
    return tuple(lines)


def _above(found: Opened) -> tuple[Link, ...]:
    return (Link("Due", reverse("trackers")),) if found.viewer.may("trackers") else ()


def _summary(one: Child, teams: dict[str, str], open_to: frozenset[str]) -> SummaryList:
    line = one.line
    case = case_address(line.child_id)
    beside = (Cell("Open in the case system", case, away=True),) if case else ()
    rows = [
        SummaryRow("Identifier", line.child_id or "not recorded"),
        SummaryRow("Age", line.age),
        SummaryRow("Sex", line.sex or "not recorded"),
        SummaryRow("Where the child stands", line.standing or "not recorded"),
        SummaryRow("Team", teams.get(line.team, line.team) or "not recorded"),
        SummaryRow(line.role.capitalize() or "Worker", worker_cell(line.worker, open_to)),
        *(SummaryRow("Case system", cell) for cell in beside),
    ]
    return SummaryList(tuple(rows))
