"""One snapshot: what it was made of, and going back to it."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from goldenthread.accounts.doors import door, the_viewer
from goldenthread.design.components import Banner, Cell, Link, SummaryList, SummaryRow, Table
from goldenthread.design.figures import day, moment, whole
from goldenthread.design.pages import show
from goldenthread.loads.actions import go_back
from goldenthread.loads.forms import GoBack
from goldenthread.loads.history import History, Line, history_of
from goldenthread.loads.pages import SnapshotPage
from goldenthread.loads.tables import columns, row_table, source_table
from goldenthread.records.checks.titles import title
from goldenthread.records.errors import RecordsError


@door("loads")
@require_GET
def snapshot(request: HttpRequest, identifier: str) -> HttpResponse:
    """A snapshot, or the like of what is not there."""
    return _shown(request, identifier, GoBack())


@door("loads")
@require_POST
def made_current(request: HttpRequest, identifier: str) -> HttpResponse:
    """Ask for it to be made current again, for a reason."""
    form = GoBack(request.POST)
    if not form.is_valid():
        return _shown(request, identifier, form, status=422)
    _line(history_of(settings.INSTALLATION.store), identifier)
    try:
        job = go_back(identifier, form.cleaned_data["because"], by=the_viewer(request))
    except RecordsError as wrong:
        messages.error(request, str(wrong))
        return redirect("snapshot", identifier)
    return redirect("job", job)


def _line(history: History, identifier: str) -> Line:
    found = history.line(identifier)
    if found is None:
        raise Http404
    return found


def _shown(request: HttpRequest, identifier: str, form: GoBack, status: int = 200) -> HttpResponse:
    history = history_of(settings.INSTALLATION.store)
    line = _line(history, identifier)
    others = [one for one in history.lines if one.id != line.id]
    compare = tuple(
        Link(
            f"Compare with {day(one.as_at)}, known since {moment(one.known_at)}",
            reverse("snapshots-compared", args=sorted_ids(one, line)),
        )
        for one in others
    )
    page = SnapshotPage(
        f"Records as at {day(line.as_at)}",
        trail=(Link("Loads", reverse("loads")),),
        banner=_banner(line),
        summary=_summary(line),
        sources=source_table(line.sources),
        rows=row_table(line.rows),
        findings=_findings(line),
        compare=compare,
        form=None if line.current else form,
        back_at=reverse("snapshot-current", args=[line.id]),
    )
    return show(request, "loads/snapshot.html", page, status)


def sorted_ids(one: Line, other: Line) -> list[str]:
    """Two snapshots in the order in which they became known."""
    return [line.id for line in sorted((one, other), key=lambda line: line.known_at)]


def _banner(line: Line) -> Banner | None:
    if line.current:
        return Banner("This is the current snapshot: every page rests on it.")
    if line.why:
        return Banner("Its pages are not prepared. They are made when somebody goes back to it.")
    return None


def _summary(line: Line) -> SummaryList:
    loaded = Cell(line.by, href=reverse("load", args=[line.batch])) if line.batch else Cell(line.by)
    return SummaryList(
        (
            SummaryRow("Snapshot", line.id),
            SummaryRow("Records as at", day(line.as_at)),
            SummaryRow("Known since", moment(line.known_at)),
            SummaryRow("Loaded", loaded),
            SummaryRow("Rows", whole(sum(line.rows.values()))),
            SummaryRow("Findings", whole(line.findings)),
        )
    )


def _findings(line: Line) -> Table:
    rows = tuple(
        (Cell(title(rule), note=rule), Cell(severity), Cell(whole(count))) for rule, severity, count in line.by_rule
    )
    heads = ("Rule", "Severity", "Findings")
    return Table("Findings by rule", columns(*heads, numeric=("Findings",)), rows, "Nothing was found wrong.")
