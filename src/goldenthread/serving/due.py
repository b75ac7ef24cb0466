"""Trackers: who is due and overdue by each clock, as far as a reader may see, with the sum that squares with the figure."""

import json
import sqlite3
from collections.abc import Sequence
from typing import Final

from goldenthread.access.errors import NotAllowed
from goldenthread.access.policy import rule_of
from goldenthread.access.scope import Scope
from goldenthread.records.errors import WrongUse
from goldenthread.records.store.protocols import ReadLog
from goldenthread.serving.due_counts import Counts, asked_for, counts
from goldenthread.serving.due_rows import SORTS, STATUSES, Clock, Counted, Due, DueFilter, DueList, Siblings, runs_of
from goldenthread.serving.opening import Served
from goldenthread.serving.seeing import NOT_THERE, Condition, check_reader, seen_or_nobody

#: A sibling group: the family, or who has none alone.
_GROUP: Final = "coalesce(p.family_id, d.person_key, d.event_key)"


def due(served: Served, scope: Scope, log: ReadLog, wanted: DueFilter) -> DueList:
    """The tracker of a clock, or of every clock where the filter names none.

    Totals are of everybody and the same for every reader. Raises `NotAllowed` for a role that reads no rows,
    `WrongUse` for a clock, status or order there is none of, and `LogFailed` when the reading cannot be logged.
    """
    check_reader(served, scope)
    connection = served.connection()
    _check_worker(scope, wanted.worker)
    named = _clock(connection, wanted.clock)
    asked, visible = asked_for(wanted, served.as_at), seen_or_nobody(scope, "d.person_key")
    counted = _counted(counts(connection, scope, wanted, served.as_at))
    total, shown = sum(one.total for one in counted), sum(one.shown for one in counted)
    rows = _rows(connection, asked, visible, SORTS[wanted.sort], wanted.limit, wanted.offset)
    _log(served, scope, log, wanted, rows)
    proof = f"{total} = {shown} shown + {total - shown} that you may not see"
    lacking = named["lacking"] if named else ""
    square = _square(connection, wanted, counted)
    said = lacking or (f"{square}; {proof}" if square else proof)
    latest = max((source.as_at for row in rows for source in row.sources if source.as_at), default=None)
    return DueList(
        rows, total, shown, said, counted, served.as_at,
        named["indicator"] if named else "", lacking, latest,
    )  # fmt: skip


def everything_due(
    served: Served, scope: Scope, log: ReadLog, *, team: str = "", worker: str = "", within_days: int | None = None
) -> DueList:
    """All that is overdue or due soon, across clocks, the longest overdue first."""
    status = ("overdue", "due-soon") if within_days is None else ()
    asked = DueFilter(team=team, worker=worker, status=status, within_days=within_days, sort="due")
    return due(served, scope, log, asked)


def due_soon(served: Served, scope: Scope, log: ReadLog, days: int, *, team: str = "", worker: str = "") -> DueList:
    """What falls due within so many days of the snapshot's day; what is overdue already is left out."""
    status = ("due-soon", "not-yet-due")
    asked = DueFilter(team=team, worker=worker, status=status, within_days=days)
    return due(served, scope, log, asked)


def sibling_groups(served: Served, scope: Scope, log: ReadLog, wanted: DueFilter) -> tuple[Siblings, ...]:
    """The same rows by sibling group, those with most overdue first; children of no family stand alone.

    Groups are never cut by a page: the filter's ``limit`` and ``offset`` are of groups.
    """
    check_reader(served, scope)
    _check_worker(scope, wanted.worker)
    connection = served.connection()
    _clock(connection, wanted.clock)
    asked, visible = asked_for(wanted, served.as_at), seen_or_nobody(scope, "d.person_key")
    which = Condition(f"{asked.sql} and {visible.sql}", (*asked.values, *visible.values))
    chosen = connection.execute(
        f"""select {_GROUP} as together from due as d left join person as p on p.person_key = d.person_key
            where {which.sql} group by together
            order by sum(d.status = 'overdue') desc, min(d.due_date) is null, min(d.due_date), together limit ? offset ?""",
        (*which.values, wanted.limit, wanted.offset),
    ).fetchall()
    listed = json.dumps([key for (key,) in chosen])
    one_of = f"{which.sql} and {_GROUP} in (select value from json_each(?))"
    rows = runs_of(connection, Condition(one_of, (*which.values, listed)), SORTS[wanted.sort])
    _log(served, scope, log, wanted, rows)
    groups: dict[str, list[Due]] = {key: [] for (key,) in chosen}
    for row in rows:
        groups[row.family or row.person_key or row.event_key].append(row)
    return tuple(
        Siblings(key, tuple(held), sum(row.status == "overdue" for row in held)) for key, held in groups.items()
    )


def clocks(served: Served, scope: Scope, *, team: str = "", worker: str = "") -> tuple[Clock, ...]:
    """Every clock of the book with its counts, for the list of trackers; no child is told of."""
    check_reader(served, scope)
    _check_worker(scope, worker)
    connection = served.connection()
    found = counts(connection, scope, DueFilter(team=team, worker=worker, beside=True), served.as_at)
    rows = connection.execute(
        "select clock, title, chapter, unseen, lacking, indicator, about_people, beside from clock order by place"
    )
    made = []
    for key, title, chapter, unseen, lacking, indicator, people, beside in rows:
        total, shown = (sum(found.get((key, status), (0, 0))[place] for status in STATUSES) for place in (0, 1))
        overdue_total, overdue_shown = found.get((key, "overdue"), (0, 0))
        _, soon = found.get((key, "due-soon"), (0, 0))
        said, about = _lacking(lacking), bool(people)
        numbers = (total, shown, overdue_total, overdue_shown, soon)
        made.append(Clock(key, title, chapter, unseen, said, indicator, about, beside, *numbers))
    return tuple(made)


def _rows(
    connection: sqlite3.Connection, asked: Condition, visible: Condition, order: str, limit: int, offset: int
) -> tuple[Due, ...]:
    both = Condition(f"{asked.sql} and {visible.sql}", (*asked.values, *visible.values))
    found = runs_of(connection, both, order, limit + offset)
    return found[offset:]


def _counted(found: Counts) -> tuple[Counted, ...]:
    made = []
    for status in STATUSES:
        held = [both for (_, said), both in found.items() if said == status]
        if held:
            made.append(Counted(status, sum(total for total, _ in held), sum(shown for _, shown in held)))
    return tuple(made)


def _check_worker(scope: Scope, worker: str) -> None:
    """How much of one worker's work is overdue is a figure about a member of staff: for themselves and who manages."""
    if worker and worker not in scope.worker_ids and not rule_of(scope.role).workers:
        raise NotAllowed(NOT_THERE)


def _clock(connection: sqlite3.Connection, key: str) -> dict[str, str] | None:
    if not key:
        return None
    row = connection.execute("select indicator, lacking from clock where clock = ?", (key,)).fetchone()
    if row is None:
        raise WrongUse.of("clock", f"there is no clock {key!r}", "Choose one of the list of trackers")
    return {"indicator": row[0], "lacking": _lacking(row[1])}


def _lacking(what: str) -> str:
    return f"not recorded: {what}" if what else ""


def _square(connection: sqlite3.Connection, wanted: DueFilter, counted: Sequence[Counted]) -> str:
    """The line that squares what is overdue here with the indicator; "" where the filter asks for what it does not count."""
    if not wanted.clock or wanted.family or wanted.within_days is not None or (wanted.team and wanted.worker):
        return ""
    if wanted.status and "overdue" not in wanted.status:
        return ""
    breakdown, part = ("team", wanted.team) if wanted.team else ("worker", wanted.worker) if wanted.worker else ("", "")
    row = connection.execute(
        "select number from overdue where clock = ? and breakdown = ? and part = ?", (wanted.clock, breakdown, part)
    ).fetchone()
    here = sum(one.total for one in counted if one.status == "overdue")
    return f"overdue here {here} = indicator {row[0] if row else 0}"


def _log(served: Served, scope: Scope, log: ReadLog, wanted: DueFilter, rows: Sequence[Due]) -> None:
    """Who is shown, and by which filter; empty parts of it are left out."""
    keys = sorted({row.person_key for row in rows if row.person_key})
    about = {"clock": wanted.clock or "every clock", "as_at": served.as_at.isoformat(), "persons": keys}
    said = {"team": wanted.team, "worker": wanted.worker, "family": wanted.family, "status": list(wanted.status)}
    log.append("tracker", scope, {**about, **{name: value for name, value in said.items() if value}})
