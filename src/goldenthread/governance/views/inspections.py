"""Inspections and visits, and what each found with the recommendations to which it belongs."""

from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from goldenthread.accounts.doors import door, the_viewer
from goldenthread.design import links
from goldenthread.design.components import Cell, Column, Link, Table, Tag
from goldenthread.design.figures import day
from goldenthread.design.listing import address
from goldenthread.design.pages import show
from goldenthread.governance.actions import owed as verbs
from goldenthread.governance.asking import MapForm, VisitForm
from goldenthread.governance.pages import ListsPage
from goldenthread.governance.seeing import Seen, seen_by
from goldenthread.governance.shown import quiet, short
from goldenthread.governance.views.boards import boards_trail
from goldenthread.governance.views.doing import doing, sent
from goldenthread.plan import queries as plan
from goldenthread.programme.boards import Finding
from goldenthread.programme.promises import Recommendation
from goldenthread.reports.cells import Tone

_POLARITIES = {"strength": ("●", Tone.GREEN), "weakness": ("■", Tone.RED_AMBER), "mixed": ("▲", Tone.AMBER)}


def polarity_tag(finding: Finding) -> Tag:
    """Whether a finding is a strength or a weakness."""
    shape, tone = _POLARITIES.get(finding.polarity, ("?", Tone.GREY))
    return Tag(finding.polarity, tone, shape)


def prepares(seen: Seen) -> bool:
    """Whether the viewer prepares visits: who keeps the plan and its files, and who agrees that actions are complete."""
    return seen.viewer.may("plan.files") or seen.viewer.may("plan.agree")


@door("boards")
@require_GET
def listed(request: HttpRequest) -> HttpResponse:
    """Visits, and documents with what each found."""
    seen = seen_by(the_viewer(request), "findings", "visits")
    heads = (Column("Visit"), Column("By"), Column("Days"), Column("Looked at"), Column("Letter"))
    visits = tuple(
        (
            one.title,
            one.by,
            day(one.began) if one.ended in (None, one.began) else f"{day(one.began)} to {day(one.ended or one.began)}",
            one.focus or quiet("not recorded"),
            document_cell(seen, one.document) if one.document else quiet("not yet"),
        )
        for one in sorted(seen.governance.visits, key=lambda one: one.began, reverse=True)
    )
    ordered = sorted(seen.governance.findings, key=lambda one: (one.on, one.document), reverse=True)
    documents = []
    for (on, document), some in groupby(ordered, key=lambda one: (one.on, one.document)):
        found = list(some)
        weak = sum(one.polarity != "strength" for one in found)
        mapped = sum(one.polarity != "strength" and bool(one.recommendations) for one in found)
        documents.append((document_cell(seen, document), on, str(len(found) - weak), str(weak), f"{mapped} of {weak}"))
    columns = (
        Column("Document"), Column("Dated"), Column("Strengths", True), Column("Weaknesses and mixed", True),
        Column("Of these mapped to a recommendation", True),
    )  # fmt: skip
    onward = []
    if prepares(seen):
        onward.append(Link("Ready for the next visit", reverse("readiness")))
    if seen.may("visit"):
        onward.append(Link("Add a visit", reverse("visit-add")))
    page = ListsPage(
        "Inspections and visits",
        trail=boards_trail(),
        onward=tuple(onward),
        tables=(
            Table("Visits", heads, visits, "No visit is recorded.", wide=True),
            Table("Letters and reports", columns, tuple(documents), "No finding is recorded.", wide=True),
        ),
    )
    return show(request, "governance/lists.html", page)


def document_cell(seen: Seen, document: str) -> Cell:
    """A letter or report, with its findings where any are known."""
    known = any(one.document == document for one in seen.governance.findings)
    return Cell(document, address(reverse("findings-of"), {}, document=document) if known else "")


@door("boards")
@require_GET
def findings(request: HttpRequest) -> HttpResponse:
    """What one document found, by area."""
    seen = seen_by(the_viewer(request), "findings", "visits")
    document = request.GET.get("document", "")
    found = [one for one in seen.governance.findings if one.document == document]
    if not found:
        raise Http404
    known = _recommendations()
    keeps = seen.may("finding")
    heads = [Column("Finding"), Column("Area"), Column("Is a"), Column("Belongs to")]
    rows = []
    for one in sorted(found, key=lambda one: (one.area, one.paragraph)):
        row: list[Cell | str] = [
            Cell(one.text, note=" ".join(part for part in (one.grade, one.paragraph) if part)),
            one.area,
            Cell(tags=(polarity_tag(one),)),
            _belongs(seen, one, known),
        ]
        if keeps:
            row.append(Cell("Map", reverse("finding-map", args=[one.key]), about=short(one.text)))
        rows.append(tuple(row))
    if keeps:
        heads.append(Column("Change"))
    page = ListsPage(
        document,
        trail=(*boards_trail(), Link("Inspections and visits", reverse("inspections"))),
        tables=(Table("Findings", tuple(heads), tuple(rows), wide=True, caption_hidden=True),),
    )
    return show(request, "governance/lists.html", page)


def _recommendations() -> dict[str, Recommendation]:
    return {one.key: one for one in plan.plan_as_value().recommendations} if plan.current() is not None else {}


def _belongs(seen: Seen, finding: Finding, known: dict[str, Recommendation]) -> Cell:
    if not finding.recommendations:
        return Cell("" if finding.polarity == "strength" else "no recommendation", quiet=True)
    first = finding.recommendations[0]
    words = ", ".join(
        f"{known[key].origin.value} {known[key].number}" if key in known else key for key in finding.recommendations
    )
    where = links.link("recommendation", key=first) if first in known and seen.viewer.may("plan") else None
    return Cell(words, where or "")


@door("boards.keep")
@require_http_methods(["GET", "HEAD", "POST"])
def map_finding(request: HttpRequest, key: str) -> HttpResponseBase:
    """Say to which recommendations a finding belongs."""
    seen = seen_by(the_viewer(request), "findings", "visits")
    found = next((one for one in seen.governance.findings if one.key == key), None)
    if found is None:
        raise Http404
    choices = [(one.key, f"{one.origin.value} {one.number}: {short(one.text)}") for one in _recommendations().values()]
    form = MapForm(sent(request), choices=choices, initial={"recommendations": list(found.recommendations)})
    back = Link(found.document, address(reverse("findings-of"), {}, document=found.document))
    return doing(
        request, "To which recommendations it belongs", form,
        lambda: verbs.map_finding(key, **form.cleaned_data, by=seen.viewer), back, quoted=found.text,
    )  # fmt: skip


@door("boards.keep")
@require_http_methods(["GET", "HEAD", "POST"])
def visit_add(request: HttpRequest) -> HttpResponseBase:
    """Add an inspection or visit."""
    viewer = the_viewer(request)
    form = VisitForm(sent(request))
    back = Link("Inspections and visits", reverse("inspections"))
    return doing(request, "Add a visit", form, lambda: verbs.keep_visit(form.visit(), by=viewer), back, submit="Add")
