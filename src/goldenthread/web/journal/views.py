"""The journal: searched, exported, and its chain looked at; each of these is an entry of its own."""

import csv
import io
from datetime import UTC, datetime

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from goldenthread.accounts.doors import door, fresh_sign_in, the_viewer
from goldenthread.design.components import Banner, Cell, Column, Link, SummaryList, SummaryRow, Table
from goldenthread.design.figures import many, moment, whole
from goldenthread.design.listing import page_of, pages
from goldenthread.design.pages import show
from goldenthread.journal.actions import record
from goldenthread.journal.anchors import broken, latest
from goldenthread.journal.index import made_again, take_over
from goldenthread.journal.queries import Line, Wanted, actions, lines, states, viewers
from goldenthread.loads.exporting import attached, guarded
from goldenthread.records.errors import RecordsError
from goldenthread.records.limits import Limit
from goldenthread.web.journal.forms import Search
from goldenthread.web.journal.pages import ChainPage, JournalPage
from goldenthread.web.journal.searching import forget, found, remember, the_logs, wanted

_SHOWN = Limit(
    "journal-page", 100, "entries", "A page of the journal shows this many.", "Golden Thread: a choice of this project"
)
_PURPOSE = "looking after information"
_COLUMNS = ("log", "number", "at", "who", "role", "what", "purpose", "people", "about")


@door("journal")
@require_http_methods(["GET", "POST"])
def journal(request: HttpRequest) -> HttpResponse:
    """Entries, newest first; what is looked for is sent, not put in the address."""
    logs = the_logs()
    take_over(logs)
    form = Search(viewers(), actions(), request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        remember(request, form.cleaned_data)
        return redirect("journal")
    asked = wanted(request)
    rows = found(asked)
    total, size = rows.count(), int(_SHOWN.value)
    query = {"page": request.GET.get("page", "")}
    first = (page_of(query, total, size) - 1) * size
    part = lines(rows[first : first + size])
    _journalled(request, asked, "journal read", len(part))
    page = JournalPage(
        "Journal",
        banners=_banners(logs),
        form=form,
        says=_says(asked, total),
        entries=_table(part),
        pages=pages(reverse("journal"), query, total, size),
        export=reverse("journal-export"),
        state=Link("Is the journal as it was written?", reverse("journal-chain")),
    )
    return show(request, "web/journal/journal.html", page, 422 if request.method == "POST" else 200)


@door("journal")
@require_POST
def everything(request: HttpRequest) -> HttpResponse:
    """Look for everything again."""
    forget(request)
    return redirect("journal")


@door("journal")
@fresh_sign_in
@require_GET
def exported(request: HttpRequest) -> HttpResponse:
    """The entries looked for, as CSV."""
    take_over(the_logs())
    asked = wanted(request)
    part = lines(found(asked))
    _journalled(request, asked, "journal exported", len(part))
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for one in part:
        about = "; ".join(f"{name}: {value}" for name, value in one.about)
        values = (
            one.log,
            one.number,
            one.at.isoformat(),
            one.viewer,
            one.role,
            one.action,
            one.purpose,
            one.people,
            about,
        )
        writer.writerow([guarded(value) for value in values])
    return attached(text.getvalue().encode("utf-8-sig"), f"journal-{datetime.now(UTC):%Y-%m-%d}.csv")


@door("journal")
@require_http_methods(["GET", "POST"])
def chain(request: HttpRequest) -> HttpResponse:
    """Whether each log is as it was written; sent, it follows every link now."""
    logs = the_logs()
    take_over(logs)
    banners = list(_banners(logs))
    if request.method == "POST":
        _record(request, "journal verified", {})
        for item in logs:
            fault = item.log.fault()
            said = f"{fault.says(item.title)}." if fault else f"{item.title}: every entry is as it was written."
            banners.append(Banner(said[:1].upper() + said[1:], "problem" if fault else "success"))
    rows = [
        SummaryRow(one.title[:1].upper() + one.title[1:], f"{many(one.entries, 'entry', 'entries')} in the index")
        for one in states(logs)
    ]
    summary = SummaryList((*rows, SummaryRow("Last anchor", _anchor(banners))))
    page = ChainPage(
        "Is the journal as it was written?",
        trail=(Link("Journal", reverse("journal")),),
        banners=tuple(banners),
        summary=summary,
        check_at=reverse("journal-chain"),
        again_at=reverse("journal-index-again"),
    )
    return show(request, "web/journal/chain.html", page)


@door("journal")
@require_POST
def index_again(request: HttpRequest) -> HttpResponse:
    """Make the index anew from the logs, once somebody has looked at what was amiss."""
    _record(request, "journal indexed again", {})
    for item in the_logs():
        made_again(item)
    messages.success(request, "The index was made anew from the logs.")
    return redirect("journal-chain")


def _banners(logs: object) -> tuple[Banner, ...]:
    told = [f"{one.title[:1].upper()}{one.title[1:]}: {one.wrong}." for one in states(logs) if one.wrong]  # type: ignore[arg-type]
    mend = "Find out who could write to it before anything else is done."
    return tuple(Banner(f"{one} {mend}", "problem", "The journal is not as it was written") for one in told)


def _anchor(banners: list[Banner]) -> str:
    folder = settings.INSTALLATION.anchor
    if folder is None:
        return "None: no folder outside is set for anchors ([journal] anchor in web.toml)"
    try:
        last = latest(folder)
        if last is None:
            return "None yet"
        banners += [Banner(one, "problem", "An anchor does not fit") for one in broken(the_logs(), folder)]
    except RecordsError as error:
        return str(error)
    return moment(last.at)


def _says(asked: Wanted, total: int) -> str:
    parts = [
        f"by {asked.viewer}" if asked.viewer else "",
        f"of the kind '{asked.action}'" if asked.action else "",
        "about the child asked for" if asked.person else "",
        f"from {asked.since:%d/%m/%Y}" if asked.since else "",
        f"until {asked.until:%d/%m/%Y}" if asked.until else "",
    ]
    return " ".join([many(total, "entry", "entries"), *(part for part in parts if part)]) + "."


def _table(part: tuple[Line, ...]) -> Table:
    heads = ("When", "Who", "What", "About", "People", "For what", "Entry")
    rows = tuple(
        (
            Cell(moment(one.at), whole=True),
            Cell(one.viewer, note=one.role),
            Cell(one.action),
            Cell(", ".join(f"{name.replace('_', ' ')}: {value}" for name, value in one.about)),
            Cell(whole(one.people)),
            Cell(one.purpose),
            Cell(f"{one.log} {one.number}"),
        )
        for one in part
    )
    return Table(
        "Entries", tuple(Column(head, head == "People") for head in heads), rows, "There is no such entry.", wide=True
    )


def _journalled(request: HttpRequest, asked: Wanted, action: str, rows: int) -> None:
    about = {"viewer": asked.viewer, "kind": asked.action, "person": asked.person, "rows": rows}
    days = {name: one.isoformat() for name, one in (("since", asked.since), ("until", asked.until)) if one}
    _record(request, action, {**about, **days})


def _record(request: HttpRequest, action: str, about: dict[str, object]) -> None:
    record(the_viewer(request).scope(_PURPOSE), action, about)
