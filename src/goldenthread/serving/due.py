"""Trackers: who is due and overdue by each clock, as far as a reader may see, with the sum that squares with the figure."""

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

from goldenthread.access.errors import NotAllowed
from goldenthread.access.policy import rule_of
from goldenthread.access.scope import Scope
from goldenthread.records.errors import WrongUse
from goldenthread.records.store.protocols import ReadLog
from goldenthread.serving.due_rows import SORTS, STATUSES, Clock, Counted, Due, DueFilter, DueList, Siblings, runs_of
from goldenthread.serving.opening import Served
from goldenthread.serving.seeing import NOT_THERE, Condition, check_reader, seen_or_nobody

_ALL: Final = 1_000_000


def due(served: Served, scope: Scope, log: ReadLog, wanted: DueFilter) -> DueList:
    """The tracker of a clock, or of every clock where the filter names none.

    Totals are of everybody and the same for every reader. Raises `NotAllowed` for a role that reads no rows,
    `WrongUse` for a clock, status or order there is none of, and `LogFailed` when the reading cannot be logged.
    """
    check_reader(served, scope)
    connection = served.connection()
    _check_worker(scope, wanted.worker)
    named = _clock(connection, wanted.clock)
    asked = _asked(wanted, served.as_at)
    visible = seen_or_nobody(scope, "d.person_key")
    counted = _counted(connection, asked, visible)
    total, shown = sum(one.total for one in counted), sum(one.shown for one in counted)
    rows = _rows(connection, asked, visible, SORTS[wanted.sort], wanted.limit, wanted.offset)
    keys = sorted({row.person_key for row in rows if row.person_key})
    about = {"clock": wanted.clock or "every clock", "as_at": served.as_at.isoformat(), "persons": keys}
    log.append("tracker", scope, {**about, **_told(wanted)})
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
    found = due(served, scope, log, replace(wanted, limit=_ALL, offset=0))
    groups: dict[str, list[Due]] = {}
    for row in found.rows:
        groups.setdefault(row.family or row.person_key, []).append(row)
    made = [Siblings(key, tuple(rows), sum(row.status == "overdue" for row in rows)) for key, rows in groups.items()]
    made.sort(key=lambda one: (-one.overdue, one.rows[0].due or date.max, one.family))
    return tuple(made[wanted.offset : wanted.offset + wanted.limit])


def clocks(served: Served, scope: Scope, *, team: str = "", worker: str = "") -> tuple[Clock, ...]:
    """Every clock of the book with its counts, for the list of trackers; no child is told of."""
    check_reader(served, scope)
    _check_worker(scope, worker)
    connection = served.connection()
    asked = _asked(DueFilter(team=team, worker=worker, beside=True), served.as_at)
    visible = seen_or_nobody(scope, "d.person_key")
    rows = connection.execute(
        f"""select c.clock, c.title, c.chapter, c.unseen, c.lacking, c.indicator, c.about_people, c.beside,
                   count(d.clock), coalesce(sum(d.mine), 0), coalesce(sum(d.status = 'overdue'), 0),
                   coalesce(sum(d.status = 'overdue' and d.mine), 0), coalesce(sum(d.status = 'due-soon' and d.mine), 0)
            from clock as c left join (
                select d.clock, d.status, {visible.sql} as mine from due as d where {asked.sql}
            ) as d on d.clock = c.clock
            group by c.clock order by c.place""",
        (*visible.values, *asked.values),
    )
    return tuple(
        Clock(key, title, chapter, unseen, _lacking(lacking), indicator, bool(people), beside, *numbers)
        for key, title, chapter, unseen, lacking, indicator, people, beside, *numbers in rows
    )


def _rows(
    connection: sqlite3.Connection, asked: Condition, visible: Condition, order: str, limit: int, offset: int
) -> tuple[Due, ...]:
    both = Condition(f"{asked.sql} and {visible.sql}", (*asked.values, *visible.values))
    found = runs_of(connection, both, order, limit + offset)
    return found[offset:]


def _counted(connection: sqlite3.Connection, asked: Condition, visible: Condition) -> tuple[Counted, ...]:
    rows = connection.execute(
        f"""select d.status, count(*), sum({visible.sql}) from due as d
            where {asked.sql} group by d.status""",
        (*visible.values, *asked.values),
    ).fetchall()
    order = {status: place for place, status in enumerate(STATUSES)}
    return tuple(Counted(*row) for row in sorted(rows, key=lambda row: order[row[0]]))


def _asked(wanted: DueFilter, as_at: date) -> Condition:
    """The filter as a condition about ``d``."""
    unknown = [status for status in wanted.status if status not in STATUSES]
    if unknown:
        raise WrongUse.of("status", f"there is no status {', '.join(unknown)}", f"Choose from {', '.join(STATUSES)}")
    if wanted.sort not in SORTS:
        raise WrongUse.of("sort", f"there is no order {wanted.sort!r}", f"Choose from {', '.join(SORTS)}")
    parts, values = ["1"], list[Any]()
    for column, value in (("d.clock", wanted.clock), ("d.team", wanted.team), ("d.worker", wanted.worker)):
        if value:
            parts.append(f"{column} = ?")
            values.append(value)
    if not wanted.clock and not wanted.beside:
        parts.append("d.clock in (select clock from clock where beside = '')")
    if wanted.family:
        parts.append("d.person_key in (select person_key from family where family_id = ?)")
        values.append(wanted.family)
    if wanted.status:
        parts.append(f"d.status in ({', '.join('?' for _ in wanted.status)})")
        values += wanted.status
    if wanted.within_days is not None:
        parts.append("d.due_date <= ? and d.status in ('overdue', 'due-soon', 'not-yet-due')")
        values.append((as_at + timedelta(days=wanted.within_days)).isoformat())
    return Condition(" and ".join(parts), tuple(values))


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


def _told(wanted: DueFilter) -> dict[str, object]:
    """What of the filter the log keeps: ids of teams and workers, statuses; empty parts are left out."""
    said = {"team": wanted.team, "worker": wanted.worker, "family": wanted.family, "status": list(wanted.status)}
    return {name: value for name, value in said.items() if value}
