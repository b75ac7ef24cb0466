"""The page of an audit: the case, how far it is, both grades, what was told, said and done, and what is still missing."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET

from goldenthread.accounts.doors import door, the_viewer
from goldenthread.accounts.viewer import Viewer
from goldenthread.auditing.states import missing_to_close
from goldenthread.design.components import Banner, Cell, Link, SummaryList, SummaryRow
from goldenthread.design.figures import day
from goldenthread.design.pages import show
from goldenthread.plan.pages import Part
from goldenthread.quality import models, queries
from goldenthread.quality.audit_pages import AuditPage
from goldenthread.quality.people import names_of
from goldenthread.quality.policies import Seat, can_do
from goldenthread.quality.queries import Opened
from goldenthread.quality.shown import KINDS, child_cell, due_tags, person_cell, team_name, trail
from goldenthread.quality.views import audit_parts, audit_steps
from goldenthread.quality.views.form_sheets import seat_to_write
from goldenthread.quality.views.verbs import VERBS, is_open, offered

_PURPOSE: Final = "an audit"
_BLIND: Final = (
    "You are to grade this case again for yourself. Until your grades are in, the first grades and everything that was "
    "said and done since are kept from you here and everywhere else."
)
_UNSETTLED: Final = (
    "Grades are not shown to you yet: a second person grades this case, or the two grades differ and are not settled."
)
_SECOND: Final = "The second grades are not shown to you until they are in, and settled where they differ from yours."


@door("audits")
@require_GET
def audit(request: HttpRequest, key: str) -> HttpResponse:
    """One audit, as far as it is the viewer's to see."""
    viewer = the_viewer(request)
    found = queries.opened(viewer, key, _PURPOSE)
    names = names_of(audit_parts.people_in(found.audit))
    parts = [_about(viewer, found, names)]
    if "first" not in found.hidden:
        parts.append(audit_steps.steps_part(found))
    if lacks := _missing(found, names):
        parts.append(lacks)
    parts += audit_parts.told(found, names)
    if past := queries.history(viewer, key):
        parts.append(audit_parts.history_part(past, names_of({one.by for one in past})))
    page = AuditPage(
        f"Audit {key}",
        tags=audit_steps.stage_tags(found),
        says=_kept_from(found),
        banners=_concerns(found, names),
        grade=_grade_link(viewer, found),
        concern=_concern_link(found),
        links=_verbs(found),
        parts=tuple(parts),
        trail=trail(),
    )
    return show(request, "quality/audit.html", page)


def _about(viewer: Viewer, found: Opened, names: dict[str, str]) -> Part:
    one = found.audit
    tool = f"{found.tool.title}, version {found.tool.version}" if found.tool else f"{one.tool}, kept elsewhere"
    rows = [
        SummaryRow("Child", child_cell(found.child)),
        SummaryRow("Team", team_name(one.case.team)),
        SummaryRow("Worker", person_cell(one.case.worker, names)),
        SummaryRow("Kind", KINDS[one.kind]),
        SummaryRow("Tool", tool),
        SummaryRow("Auditor", person_cell(one.auditor, names)),
    ]
    if one.moderator:
        rows.append(SummaryRow("Grades it again", person_cell(one.moderator, names)))
    tags = due_tags(one.due, localdate()) if is_open(one) and one.first is None and not found.hidden else ()
    rows.append(SummaryRow("Given out", day(one.allocated)))
    rows.append(SummaryRow("Due back", Cell(day(one.due), tags=tags)))
    if found.row.round:
        to = reverse("audit-round", args=[found.row.round]) if viewer.may("audits.keep") else ""
        rows.append(SummaryRow("Round", Cell(found.row.round, to)))
    if one.re_audit_of:
        rows.append(SummaryRow("Looks again at", Cell(f"Audit {one.re_audit_of}", _earlier(one.re_audit_of))))
    if one.cancelled:
        rows.append(SummaryRow("Cancelled because", one.cancelled))
    return Part("The case", summary=SummaryList(tuple(rows)))


def _earlier(key: str) -> str:
    return str(reverse("audit", args=[key]))


def _kept_from(found: Opened) -> tuple[str, ...]:
    """What is kept from the viewer for now, in words: hidden is not none."""
    if found.blind:
        return (_BLIND,)
    if "first" in found.hidden:
        return (_UNSETTLED,)
    return (_SECOND,) if "second" in found.hidden else ()


def _missing(found: Opened, names: dict[str, str]) -> Part | None:
    """What is still missing before it can close, for whoever sees all of it."""
    if found.hidden or not is_open(found.audit):
        return None
    points = tuple(
        audit_parts.named(f"{one.what[0].upper()}{one.what[1:]}. {one.mend}", names)
        for one in missing_to_close(found.audit)
    )
    says = () if points else ("Nothing is missing: it can be closed.",)
    return Part("What is missing before it can close", says, points=points, anchor="missing")


def _concerns(found: Opened, names: dict[str, str]) -> tuple[Banner, ...]:
    return tuple(
        Banner(
            audit_parts.waiting_words(one, names), "problem", "A child may not be safe now",
            Link("Answer it", reverse("audit-concern-answer", args=[found.audit.key, place]))
            if can_do("answer concern", found.seats, found.blind) else None,
        )
        for place, one in enumerate(found.audit.concerns, 1)
        if one.answered is None
    )  # fmt: skip


def _grade_link(viewer: Viewer, found: Opened) -> Link | None:
    """The way into the form, for whoever has grades to hand in."""
    row = models.Audit.objects.get(pk=found.row.pk)
    seat = seat_to_write(row, found.seats)
    if not seat or found.tool is None:
        return None
    begun = models.Draft.objects.filter(about=found.audit.key, seat=seat, username=viewer.username).exists()
    return Link("Go on grading" if begun else "Grade this case", reverse("audit-grade", args=[found.audit.key]))


def _concern_link(found: Opened) -> Link | None:
    if not offered(found, VERBS["audit-concern"]) or (found.seats <= {Seat.KEEPER} and not is_open(found.audit)):
        return None
    return Link("A child may not be safe now", reverse("audit-concern", args=[found.audit.key]))


def _verbs(found: Opened) -> tuple[Link, ...]:
    links = [
        Link(verb.title, reverse(name, args=[found.audit.key]))
        for name, verb in VERBS.items()
        if not verb.quiet and offered(found, verb)
    ]
    if found.tool is not None:
        links.append(Link("Form on paper", reverse("audit-tool", args=[found.tool.key, found.tool.version])))
    return tuple(links)
