"""Loads: what is held, what waits to be loaded, and the history of snapshots."""

from datetime import date

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from goldenthread.accounts.doors import door
from goldenthread.design.components import Banner, Cell, Link, SummaryList, SummaryRow, Table, Tag
from goldenthread.design.figures import day, moment, whole
from goldenthread.design.pages import show
from goldenthread.jobs.shown import nobody_works
from goldenthread.loads.history import History, Line, history_of
from goldenthread.loads.models import Batch
from goldenthread.loads.pages import LoadsPage
from goldenthread.loads.stages import stage_of
from goldenthread.loads.tables import columns, source_table
from goldenthread.records.store.manifests import moment_from
from goldenthread.reports.cells import Tone

_WAITING_SHOWN = 20


@door("loads")
@require_GET
def loads(request: HttpRequest) -> HttpResponse:
    """Everything about the data of the site."""
    history = history_of(settings.INSTALLATION.store)
    current = history.current
    watch = settings.INSTALLATION.watch
    return show(
        request,
        "loads/loads.html",
        LoadsPage(
            "Loads",
            banner=_banner(current) or nobody_works(),
            summary=_summary(current),
            sources=source_table(current.sources if current is not None else (), "Sources of the records shown"),
            waiting=_waiting(),
            snapshots=_snapshots(history),
            removed=_removed(history),
            send=Link("Send files", reverse("load-send")),
            watched=Link("Take files from the watched folder", reverse("load-watched")) if watch is not None else None,
        ),
    )


def _banner(current: Line | None) -> Banner | None:
    if current is None:
        return Banner("Nothing has been loaded yet. Send the files of a month to begin.")
    if current.why:
        return Banner("The pages of the latest load are being prepared.", link=Link("Jobs", reverse("jobs")))
    return None


def _summary(current: Line | None) -> SummaryList:
    if current is None:
        return SummaryList((SummaryRow("Records", "None yet"),))
    return SummaryList(
        (
            SummaryRow("Records as at", day(current.as_at)),
            SummaryRow("Known since", moment(current.known_at)),
            SummaryRow("Loaded", current.by),
            SummaryRow("Rows", whole(sum(current.rows.values()))),
            SummaryRow("Findings", Cell(whole(current.findings), href=reverse("findings"))),
        )
    )


def _waiting() -> Table:
    found = Batch.objects.filter(snapshot="", withdrawn_at__isnull=True).select_related("check_job", "load_job")
    rows = []
    for batch in found.order_by("-pk")[:_WAITING_SHOWN]:
        stage = stage_of(batch)
        rows.append(
            (
                Cell(f"Load {batch.pk}", href=reverse("load", args=[batch.pk])),
                Cell(tags=(stage.tag,)),
                Cell(whole(len(batch.files))),
                Cell(batch.sent_by),
                Cell(moment(batch.sent_at), whole=True),
            )
        )
    heads = ("Load", "State", "Files", "Sent by", "Sent at")
    return Table(
        "Sent, not yet loaded",
        columns(*heads, numeric=("Files",)),
        tuple(rows),
        "Nothing waits to be loaded.",
        wide=True,
    )


def _snapshots(history: History) -> Table:
    rows = []
    for line in history.lines:
        marks = (
            (line.current, Tag("current", Tone.GREEN, "●")),
            (bool(line.why), Tag("pages not ready", Tone.GREY, "…")),
        )
        tags = tuple(tag for is_so, tag in marks if is_so)
        compared = reverse("snapshots-compared", args=[line.parent, line.id]) if history.line(line.parent) else ""
        rows.append(
            (
                Cell(day(line.as_at), href=reverse("snapshot", args=[line.id]), about=line.id, tags=tags, whole=True),
                Cell(moment(line.known_at), whole=True),
                Cell(line.by),
                Cell(whole(len(line.sources))),
                Cell(whole(sum(line.rows.values()))),
                Cell(whole(line.findings)),
                Cell("What changed" if compared else "", href=compared, about=f"in {line.id}"),
            )
        )
    heads = ("As at", "Known since", "Loaded by", "Sources", "Rows", "Findings", "Against the one before")
    return Table("History", columns(*heads, numeric=heads[3:6]), tuple(rows), "There is no snapshot yet.", wide=True)


def _removed(history: History) -> Table:
    rows = tuple(
        (
            Cell(stone.id),
            Cell(day(date.fromisoformat(stone.as_at))),
            Cell(moment(moment_from(stone.removed_at))),
            Cell(stone.why),
        )
        for stone in reversed(history.removed)
    )
    return Table("Removed", columns("Snapshot", "As at", "Removed at", "Why"), rows, "None was removed.")
