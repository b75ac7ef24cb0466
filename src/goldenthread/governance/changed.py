"""What changed since the last visit, as a page tells it: figures then and now, actions, requests, and the evidence held."""

from datetime import date
from typing import Final

from django.conf import settings
from django.urls import reverse

from goldenthread.access.errors import NotAllowed
from goldenthread.accounts.viewer import Viewer
from goldenthread.design import links
from goldenthread.design.components import Cell, Column, Table, Tag
from goldenthread.design.figures import day
from goldenthread.governance.people import People
from goldenthread.governance.shown import quiet, request_table, short
from goldenthread.plan import models as plan
from goldenthread.plan.keeping import Held, held
from goldenthread.plan.policies import can_open_files
from goldenthread.programme.governing.readiness import Readiness, Shown, Since
from goldenthread.records.errors import RecordsError
from goldenthread.reports.cells import Tone
from goldenthread.serving.errors import NotServed
from goldenthread.serving.figures import FigureRow
from goldenthread.serving.measure_page import measure_page
from goldenthread.serving.opening import Served, open_served

_PURPOSE: Final = "getting ready for a visit"
_HELD: Final = {
    Held.HOLDS: Tag("opens, and its hash holds", Tone.GREEN, "✓"),
    Held.GONE: Tag("no longer there", Tone.RED, "■"),
    Held.ALTERED: Tag("not what was handed in", Tone.RED, "!"),
}


def measures_table(found: Readiness, viewer: Viewer) -> Table:
    """Each figure that the actions in answer should move: as it was when the findings were told, and now."""
    heads = (Column("Measure"), Column("Then"), Column("Now"), Column("Signal and direction"))
    caption = "Figures that the actions should move, then and now"
    empty = "No figure is linked to an action that answers a finding: nothing can show whether it worked."
    served = _served()
    if found.measures and served is None:
        return Table(caption, heads, (), "Figures are being prepared: look again in a while.")
    rows = (
        tuple(_measure(key, found.told, viewer, served) for key in found.measures)
        if served is not None and found.told is not None
        else ()
    )
    return Table(caption, heads, rows, empty, wide=True)


def _served() -> Served | None:
    try:
        return open_served(settings.INSTALLATION.store)
    except (NotServed, RecordsError):
        return None


def _measure(key: str, told: date | None, viewer: Viewer, served: Served) -> tuple[Cell | str, ...]:
    nothing = quiet("typed, or not yours to see")
    if viewer.audience is None:
        return key, nothing, nothing, ""
    try:
        page = measure_page(served, viewer.scope(_PURPOSE), viewer.audience, key)
    except NotAllowed:
        return key, nothing, nothing, ""
    # The last whole month that was over when the findings were told: what inspectors had before them.
    label = f"{told:%Y-%m}" if told is not None else ""
    then = [one for one in page.history if one.period < label and not one.part]
    now = page.rows[0] if page.rows else None
    year = now.year.shown if now is not None and now.year is not None else ""
    return (
        Cell(page.entry.title, links.link("measure", key=key) or ""),
        _figure(then[-1], then[-1].period) if then else quiet("the figures do not go back so far"),
        _figure(now.figure, page.period.words) if now is not None else nothing,
        Cell("; ".join(part for part in (now.signal_says, year and f"{year} in a year") if part)) if now else "",
    )


def _figure(one: FigureRow, when: str) -> Cell:
    words = one.shown if not one.reason else one.reason.replace("-", " ")
    label = f"{date(int(when[:4]), int(when[5:]), 1):%B %Y}" if when[:4].isdigit() else when
    return Cell(words, note=f"{label}{f', {one.counted}' if one.counted else ''}", quiet=bool(one.reason))


def actions_table(since: Since) -> Table:
    """What changed of the actions in answer to the findings."""
    heads = (Column("Action"), Column("What changed"), Column("Was"), Column("Now"), Column("On"), Column("Because"))
    rows = tuple(
        (
            Cell(one.printed or one.action, links.link("action", key=one.action) or ""),
            one.kind.value,
            short(one.was),
            short(one.now),
            Cell(day(one.on), whole=True) if one.on is not None else quiet("no day"),
            one.because,
        )
        for one in since.changes
    )
    return Table("Actions that answer the findings: what changed since", heads, rows, "Nothing changed.", wide=True)


def requests_tables(since: Since, people: People) -> tuple[Table, Table]:
    """Requests and challenges that were asked since, and those that ended since."""
    asked = request_table("Requests and challenges asked since", since.asked, people, "None was asked.")
    ended = request_table("Requests that ended since", since.ended, people, "None ended.")
    return asked, ended


def evidence_table(index: tuple[Shown, ...], told: date | None, viewer: Viewer) -> Table:
    """Every piece of evidence of the plan: what it shows, its file and hash, and whether that still opens and holds."""
    heads = (
        Column("What it shows"), Column("Kind"), Column("Dated"), Column("Action"), Column("File and hash"),
        Column("Found now"),
    )  # fmt: skip
    numbers = {
        (key, name): number for key, name, number in plan.Evidence.objects.values_list("action__key", "key", "pk")
    }
    rows = tuple(
        (
            Cell(one.evidence.shows, note=_when(one, told)),
            one.evidence.kind.value,
            Cell(day(one.evidence.on), whole=True),
            Cell(one.action.printed or one.action.key, links.link("action", key=one.action.key) or ""),
            _file(one, numbers, viewer),
            _found(one),
        )
        for one in index
    )
    return Table("Index of evidence", heads, rows, "The plan holds no evidence.", wide=True)


def _when(one: Shown, told: date | None) -> str:
    if told is None:
        return ""
    return "since last time" if one.evidence.on > told else "from before: it cannot show a change since"


def _file(one: Shown, numbers: dict[tuple[str, str], int], viewer: Viewer) -> Cell:
    if not one.evidence.sha256:
        return Cell(one.evidence.file or "no file is kept here", quiet=True)
    number = numbers.get((one.action.key, one.evidence.key))
    opens = can_open_files(viewer, ()) and number is not None
    to = reverse("plan-evidence-file", args=[number]) if opens else ""
    return Cell(one.evidence.file or "file", to, note=f"SHA-256 {one.evidence.sha256}")


def _found(one: Shown) -> Cell:
    if not one.evidence.sha256:
        return quiet("only referred to")
    return Cell(tags=(_HELD[held(settings.INSTALLATION.home, one.evidence.sha256)],))
