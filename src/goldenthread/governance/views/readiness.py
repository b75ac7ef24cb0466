"""Ready for the next visit: lists that agree with the dashboard, what was said last time, what changed, what shows it."""

from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from goldenthread.access.of_home import journal_log
from goldenthread.accounts.doors import door, fresh_sign_in, the_viewer
from goldenthread.design import links
from goldenthread.design.components import Cell, Column, Link, SummaryList, SummaryRow, Table
from goldenthread.design.figures import day, many
from goldenthread.design.pages import show
from goldenthread.design.sheets import as_csv, as_workbook, attached
from goldenthread.governance.changed import actions_table, evidence_table, measures_table, requests_tables
from goldenthread.governance.lists import (
    COLUMNS,
    NAMES,
    PURPOSE,
    Lists,
    beside_table,
    counts_rows,
    lists_bar,
    lists_exports,
    lists_for,
    lists_says,
    lists_table,
)
from goldenthread.governance.pages import ListsPage
from goldenthread.governance.seeing import Seen, seen_by
from goldenthread.governance.shown import quiet
from goldenthread.governance.views.boards import boards_trail
from goldenthread.governance.views.inspections import document_cell, polarity_tag, prepares
from goldenthread.journal.actions import record
from goldenthread.measures.lists.make import MadeList, make_lists
from goldenthread.measures.lists.workbook import write_lists
from goldenthread.measures.run.opened import home_session, own_book
from goldenthread.plan import queries as plan
from goldenthread.programme.governing.readiness import Readiness, Said, index, ready, since
from goldenthread.records.keys import person_key

_FORMS = ("csv", "xlsx")


@door("boards")
@require_GET
def readiness(request: HttpRequest) -> HttpResponse:
    """Lists of a day beside the dashboard, what was said last time, what changed since, and every piece of evidence."""
    seen = _preparing(request)
    asked = _asked(request)
    known = plan.plan_as_value() if plan.current() is not None else None
    found = ready(seen.governance, known, seen.today)
    changed = since(found, seen.governance, known, seen.today)
    told = lists_for(seen.viewer, asked)
    there = told if isinstance(told, Lists) else None
    tables = [
        *((lists_table(there), beside_table(there, seen.viewer)) if there else ()),
        _said("Said last time, with nothing to answer it yet", found.gaps),
        _said("Said last time, with what is shown since", tuple(one for one in found.said if not one.gap)),
        measures_table(found, seen.viewer),
        actions_table(changed),
    ]
    shown = index(known, seen.today)
    page = ListsPage(
        "Ready for the next visit",
        trail=(*boards_trail(), Link("Inspections and visits", reverse("inspections"))),
        says=(*(lists_says(there) if there else (str(told),)), _last(found)),
        about=_about(seen, found),
        onward=(*(lists_exports(seen.viewer, asked) if there else ()), *_onward(seen)),
        bar=lists_bar(reverse("readiness"), asked, there) if there else None,
        tables=tuple(tables),
        folded=(
            *((one.caption, one) for one in requests_tables(changed, seen.people)),
            (f"Index of evidence: {many(len(shown), 'piece')}", evidence_table(shown, found.told, seen.viewer)),
        ),
    )
    return show(request, "governance/lists.html", page)


def _preparing(request: HttpRequest) -> Seen:
    seen = seen_by(the_viewer(request), "findings", "visits", "requests", "meetings")
    if not prepares(seen):
        raise Http404
    return seen


def _asked(request: HttpRequest) -> dict[str, str]:
    return {name: request.GET[name] for name in NAMES if request.GET.get(name)}


def _last(found: Readiness) -> str:
    if found.last is None:
        return "No visit is recorded of which the findings are known."
    weak = sum(one.finding.polarity != "strength" for one in found.said)
    verb = "has" if len(found.gaps) == 1 else "have"
    left = f"{len(found.gaps)} of {many(weak, 'weakness', 'weaknesses')} {verb}" if found.gaps else "no weakness has"
    return f"{many(len(found.said), 'finding')} of last time: {left} nothing dated since in answer."


def _about(seen: Seen, found: Readiness) -> SummaryList | None:
    if found.last is None or found.told is None:
        return None
    letter = day(found.last.letter_on) if found.last.letter_on is not None else "no day is recorded"
    return SummaryList(
        (
            SummaryRow("Last visit", f"{found.last.title}, {day(found.last.began)}"),
            SummaryRow("What it found is in", document_cell(seen, found.document)),
            SummaryRow("Letter", letter),
            SummaryRow("Changed since", f"after {day(found.told)}"),
        )
    )


def _onward(seen: Seen) -> tuple[Link, ...]:
    """Where the same is looked at from another side."""
    found = []
    for kind, area, words in (
        ("dashboard", "figures", "The dashboard as it stands"),
        ("due", "trackers", "Who is due and overdue, child by child, squared with the dashboard"),
        ("guard", "guard", "Claims of the plan that the figures do not support"),
    ):
        where = links.link(kind) if seen.viewer.may(area) else None
        if where is not None:
            found.append(Link(words, where))
    return tuple(found)


def _said(caption: str, some: tuple[Said, ...]) -> Table:
    heads = (
        Column("Finding"), Column("Area"), Column("Is a"), Column("Actions"), Column("Shown since", True),
        Column("Said again"),
    )  # fmt: skip
    rows = tuple(
        (
            Cell(one.finding.text, note=one.gap),
            one.finding.area,
            Cell(tags=(polarity_tag(one.finding),)),
            ", ".join(action.printed or action.key for action in one.actions) or quiet("none"),
            str(len(one.since)),
            ", ".join(f"{later.polarity} in {later.document}" for later in one.again) or quiet("no"),
        )
        for one in some
    )
    return Table(caption, heads, rows, "None.", wide=True)


@door("boards")
@require_GET
def counts(request: HttpRequest) -> HttpResponse:
    """The counts of the lists beside the dashboard, as a file."""
    viewer = _preparing(request).viewer
    asked, form = _asked(request), request.GET.get("form", "")
    lists = lists_for(viewer, asked)
    if form not in _FORMS or not isinstance(lists, Lists):
        raise Http404
    rows = counts_rows(lists)
    about = {"snapshot": lists.served.snapshot, "as_at": lists.period.end.isoformat(), "form": form, "rows": len(rows)}
    record(viewer.scope(PURPOSE), "counts of lists exported", about)
    name = f"lists-{lists.period.end.isoformat()}-counts.{form}"
    if form == "csv":
        return attached(as_csv(COLUMNS, rows), name)
    return attached(as_workbook("Lists beside the dashboard", lists_says(lists), COLUMNS, rows), name)


@door("rows")
@fresh_sign_in
@require_GET
def lists(request: HttpRequest) -> HttpResponse:
    """The lists themselves, child by child, of whom the reader may see; for those whose sign-in is fresh."""
    viewer = _preparing(request).viewer
    found = lists_for(viewer, _asked(request))
    if not isinstance(found, Lists):
        raise Http404
    installation = settings.INSTALLATION
    book, _ = own_book(installation.home)
    scope = viewer.scope(PURPOSE)
    session = home_session(
        installation.store, scope, installation.home, book, found.period.end, snapshot=found.served.snapshot
    )
    made = make_lists(session, journal_log(installation.home))
    record(
        scope,
        "lists exported",
        {
            "as_at": found.period.end.isoformat(),
            "snapshot": found.served.snapshot,
            "rows": {one.name: len(one.rows) for one in made},
            "persons": _persons(found, made),
        },
    )
    with TemporaryDirectory() as folder:
        path = Path(folder) / "lists.xlsx"
        write_lists(path, session, made)
        data = path.read_bytes()
    return attached(data, f"lists-{found.period.end.isoformat()}.xlsx")


def _persons(found: Lists, made: tuple[MadeList, ...]) -> list[str]:
    """Whom the lists are about, as the journal names them."""
    authority = found.served.meta.authority
    children = {
        str(row[place])
        for one in made
        for place, fill in enumerate(one.spec.columns)
        if fill.field == "child_id"
        for row in one.rows
        if row[place] is not None
    }
    return sorted(person_key(authority, child) for child in children)
