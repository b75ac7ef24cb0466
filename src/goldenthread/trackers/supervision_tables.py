"""The tables of supervision: a worker's children on one sheet, and a team's workers."""

from collections.abc import Collection, Mapping, Sequence

from goldenthread.design.components import Cell, Column, SummaryList, SummaryRow, Table, Tag
from goldenthread.design.figures import day, many, n_of, whole
from goldenthread.design.words import due_tag
from goldenthread.reports.cells import Tone
from goldenthread.serving.due_rows import Due
from goldenthread.serving.staff_rows import Caseload, Lag, Load, Supervised, Supervision, Worker
from goldenthread.trackers.child_tables import line_cell
from goldenthread.trackers.limits import NAMED_OVERDUE
from goldenthread.trackers.shown import worker_cell

_HEADS = (
    Column("Child"),
    Column("Age"),
    Column("Overdue"),
    Column("Due next"),
    Column("Last seen"),
    Column("Last supervision"),
    Column("Drift"),
)
_QUIET = Cell("none", quiet=True)
_NOT_KNOWN = Cell("not recorded", quiet=True)


def children_table(found: Supervision, names: Mapping[str, str]) -> Table:
    """A worker's children, those with most overdue first."""
    rows = tuple(_row(one, names) for one in found.children)
    more = (f"And {many(found.hidden, 'child', 'children')} whom you may not see.",) if found.hidden else ()
    empty = "This worker holds no child whom you may see."
    return Table("Children held", _HEADS, rows, empty, wide=True, notes=more)


def worker_summary(found: Supervision) -> SummaryList:
    """What is known of the worker's work as a whole."""
    worker, team = found.worker, found.team
    where = team.name if team is not None else worker.team or "not recorded"
    rows = (
        SummaryRow("Post", ", ".join(part for part in (worker.job_title, where, _kind(worker)) if part)),
        SummaryRow("Children", _held(found.caseload)),
        SummaryRow("Entered after the visit", lag_words(found.lag)),
        SummaryRow("Supervision up to date", n_of(found.supervised, found.supervisions)),
    )
    return SummaryList(rows)


def workers_table(team: str, loads: Sequence[Load], open_to: Collection[str]) -> Table:
    """The workers of a team with what they hold; a link to each one's sheet."""
    heads = (
        Column("Worker"), Column("Post"), Column("Children", numeric=True), Column("Beside the range"),
        Column("Overdue", numeric=True), Column("Entered after the visit"),
    )  # fmt: skip
    rows = tuple(
        (
            worker_cell(one.worker.worker_id, open_to),
            Cell(one.worker.job_title or "not recorded", note=_kind(one.worker)),
            whole(one.caseload.children),
            Cell(one.caseload.verdict, note=_range(one.caseload)),
            whole(one.overdue),
            lag_words(one.lag),
        )
        for one in loads
    )
    return Table(
        f"Workers of {team}", heads, rows, "Nobody works in this team or holds one of its children.", wide=True
    )


def lag_words(lag: Lag | None) -> str:
    """How long after visits their entries were made."""
    if lag is None:
        return "not recorded"
    median = f"{lag.median:g} {'day' if lag.median == 1 else 'days'}"
    return f"{median} in the middle, slowest tenth {lag.slowest:g} (of {many(lag.entries, 'entry', 'entries')})"


def _row(one: Supervised, names: Mapping[str, str]) -> tuple[Cell | str, ...]:
    return (
        line_cell(one.line, names),
        Cell(one.line.age, whole=True),
        _overdue(one.overdue),
        Cell(one.next_due.title, note=_due(one.next_due)) if one.next_due is not None else _QUIET,
        _seen(one),
        Cell(day(one.supervised), tags=_late(one.supervision), whole=True)
        if one.supervised is not None
        else Cell("none recorded", quiet=True, tags=_late(one.supervision)),
        Cell(tags=(Tag("drift", Tone.RED_AMBER, "!"),), note="; ".join(_since(run) for run in one.drifts))
        if one.drifts
        else _QUIET,
    )


def _overdue(runs: Sequence[Due]) -> Cell:
    if not runs:
        return _QUIET
    named = "; ".join(_over(run) for run in runs[: NAMED_OVERDUE.value])
    more = len(runs) - NAMED_OVERDUE.value
    tag = Tag(f"{len(runs)} overdue", due_tag("overdue").tone, due_tag("overdue").shape)
    return Cell(tags=(tag,), note=f"{named}; and {more} more" if more > 0 else named)


def _over(run: Due) -> str:
    return run.title if run.days_over is None else f"{run.title}, {many(run.days_over, 'day')}"


def _since(run: Due) -> str:
    return f"since {day(run.start)}" if run.start is not None else run.title


def _due(run: Due) -> str:
    return day(run.due) if run.due is not None else ""


def _seen(one: Supervised) -> Cell:
    seen = one.seen
    if seen.seen is None or seen.days is None:
        visited = f"last visit {day(seen.visited)}" if seen.visited is not None else "no visit recorded"
        return Cell("not seen", note=visited)
    by = f" by {seen.by}" if seen.by else ""
    ago = f"{many(seen.days, 'day')} ago{by}"
    return Cell(day(seen.seen), note=f"{ago}; {seen.kind}" if seen.kind else ago, whole=True)


def _late(status: str) -> tuple[Tag, ...]:
    return (due_tag(status),) if status in ("overdue", "due-soon") else ()


def _kind(worker: Worker) -> str:
    hours = "" if worker.fte is None else f"{worker.fte:g} full-time"
    agency = "" if worker.agency is None else "agency" if worker.agency else "permanent"
    return ", ".join(part for part in (hours, agency) if part)


def _held(held: Caseload) -> str:
    return f"{many(held.children, 'child', 'children')}, {held.verdict} ({_range(held)}; {held.source})"


def _range(held: Caseload) -> str:
    return f"{held.lowest:g} to {held.highest:g}"
