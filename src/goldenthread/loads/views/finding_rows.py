"""Findings one by one, of the children whom the reader may see: read, exported, and handed out to be mended."""

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from goldenthread.access.of_home import journal_log
from goldenthread.accounts.doors import door, fresh_sign_in, the_viewer
from goldenthread.accounts.viewer import Viewer
from goldenthread.design.components import Cell, Link, Table, Tag
from goldenthread.design.figures import many, whole
from goldenthread.design.links import link
from goldenthread.design.listing import address, page_of, pages
from goldenthread.design.pages import show
from goldenthread.loads.exporting import as_csv, as_workbook, attached
from goldenthread.loads.forms import HandOut
from goldenthread.loads.handing import Finding, hand_out
from goldenthread.loads.limits import LISTED
from goldenthread.loads.listing import asked_of, bar, team_names
from goldenthread.loads.models import Handed
from goldenthread.loads.pages import FindingRowsPage
from goldenthread.loads.reading import Rows, logged, rows_for, seen_of
from goldenthread.loads.recipients import choices_for, recipient
from goldenthread.loads.tables import columns
from goldenthread.records.checks.titles import title
from goldenthread.records.errors import WrongUse
from goldenthread.reports.cells import Tone
from goldenthread.serving.opening import Served, open_served
from goldenthread.serving.refs import refs_of

_PURPOSE = "mending data"


@door("findings")
@require_GET
def finding_rows(request: HttpRequest) -> HttpResponse:
    """A page of findings."""
    viewer = the_viewer(request)
    asked = asked_of(request, viewer)
    served, rows = _read(viewer, asked)
    size = int(LISTED.value)
    first = (page_of(asked, rows.rows.num_rows, size) - 1) * size
    part = rows.rows.slice(first, size)
    _log(part, viewer, served, asked, "findings read")
    here = reverse("finding-rows")
    theirs = seen_of(settings.INSTALLATION.store, served, viewer.scope(_PURPOSE))
    hands = viewer.may("findings.hand") and rows.rows.num_rows > 0
    page = FindingRowsPage(
        "Findings one by one",
        trail=(Link("What is wrong with the data", reverse("findings")),),
        says="Mend each in the case system: the next load tells whether it is mended.",
        proof=_proof(rows),
        bar=bar(here, asked, theirs, team_names(served)),
        rows=_table(part.to_pylist()),
        pages=pages(here, asked, rows.rows.num_rows, size),
        form=HandOut(choices_for(served, viewer)) if hands else None,
        hand_at=address(reverse("findings-hand-out"), asked),
        csv=address(reverse("findings-export", args=["csv"]), asked),
        xlsx=address(reverse("findings-export", args=["xlsx"]), asked),
    )
    return show(request, "loads/finding_rows.html", page)


@door("findings")
@fresh_sign_in
@require_GET
def exported(request: HttpRequest, form: str) -> HttpResponse:
    """The fix list as a file, for those whose sign-in is fresh."""
    if form not in ("csv", "xlsx"):
        raise Http404
    viewer = the_viewer(request)
    asked = asked_of(request, viewer)
    served, rows = _read(viewer, asked)
    _log(rows.rows, viewer, served, asked, "findings exported")
    listed = [
        {**row, "title": title(row["rule"]), "new": "yes" if row["new"] else "no"} for row in rows.rows.to_pylist()
    ]
    name = f"findings-{served.as_at.isoformat()}"
    return (
        attached(as_csv(listed), f"{name}.csv")
        if form == "csv"
        else attached(as_workbook(listed, served), f"{name}.xlsx")
    )


@door("findings.hand")
@require_POST
def handed_out(request: HttpRequest) -> HttpResponse:
    """Hand the findings that are shown, and that the reader may see, to a worker or to a team's inbox."""
    viewer = the_viewer(request)
    asked = asked_of(request, viewer)
    served, rows = _read(viewer, asked)
    form = HandOut(choices_for(served, viewer), request.POST)
    back = address(reverse("finding-rows"), asked)
    if not form.is_valid():
        messages.error(request, "Choose who is to mend them.")
        return redirect(back)
    team, worker = recipient(form.cleaned_data["to"])
    columns_of = (rows.rows[name].to_pylist() for name in ("key", "rule", "person_key", "team_id"))
    found = [Finding(key, rule, person or "", own or "") for key, rule, person, own in zip(*columns_of, strict=True)]
    try:
        count = hand_out(found, team=team, worker=worker, snapshot=served.snapshot, by=viewer)
    except WrongUse as wrong:
        messages.error(request, str(wrong))
        return redirect(back)
    messages.success(request, f"{many(count, 'finding')} handed out.")
    return redirect(reverse("fix-list"))


def _read(viewer: Viewer, asked: Mapping[str, str]) -> tuple[Served, Rows]:
    store = settings.INSTALLATION.store
    served = open_served(store)
    return served, rows_for(store, served, viewer.scope(_PURPOSE), asked)


def _log(rows: pa.Table, viewer: Viewer, served: Served, asked: Mapping[str, str], action: str) -> None:
    log = journal_log(settings.INSTALLATION.home)
    logged(rows, viewer.scope(_PURPOSE), log, action, {"snapshot": served.snapshot, **asked})


def _proof(rows: Rows) -> str:
    told = f"{many(rows.total, 'finding')} = {whole(rows.rows.num_rows)} of children you may see"
    return f"{told} + {whole(rows.unseen)} of others" if rows.unseen else told


def _table(rows: Sequence[Mapping[str, Any]]) -> Table:
    held = {item.key: item for item in Handed.objects.filter(key__in=[row["key"] for row in rows])}
    refs = refs_of(settings.INSTALLATION.home)
    shown = tuple(
        _row(row, held.get(row["key"]), refs.of(row["person_key"]) if row["person_key"] else "") for row in rows
    )
    heads = ("Child", "What is wrong", "How to mend it", "Value", "Where", "Team", "Worker", "Handed to")
    return Table("Findings", columns(*heads), shown, "There is no finding of a child whom you may see.", wide=True)


def _row(row: Mapping[str, Any], held: Handed | None, ref: str) -> tuple[Cell, ...]:
    tags = (Tag("new", Tone.BLUE, "+"),) if row["new"] else ()
    who = Cell("nobody", quiet=True)
    if held is not None:
        who = Cell(held.worker_id or f"{held.team_id} (inbox)", note=held.state)
    child = Cell(row["child_id"] or "none named", href=(link("child", ref=ref) or "") if ref else "", whole=True)
    return (
        child,
        Cell(row["message"] or title(row["rule"]), tags=tags, note=f"{row['severity']}, {row['rule']}"),
        Cell(row["mend"] or ""),
        Cell(row["value"] or "", note=_column(row)),
        Cell(row["file"] or "", note=_place(row)),
        Cell(row["team_id"] or "not recorded"),
        Cell(row["worker_id"] or "not recorded"),
        who,
    )


def _column(row: Mapping[str, Any]) -> str:
    return ", ".join(str(part).replace("_", " ") for part in (row["table"], row["column"]) if part)


def _place(row: Mapping[str, Any]) -> str:
    return ", ".join(
        part for part in (row["sheet"] or "", f"row {row['row']}" if row["row"] is not None else "") if part
    )
