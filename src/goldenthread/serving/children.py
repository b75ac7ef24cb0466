"""A child's page, finding a child by the authority's own id, and the children behind a figure."""

import json
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final

from goldenthread.access.errors import AccessError, NotAllowed
from goldenthread.access.log import AccessLog
from goldenthread.access.scope import Scope
from goldenthread.calendar import Period
from goldenthread.measures.run.rows import rows_behind
from goldenthread.measures.run.session import Session
from goldenthread.records.errors import WrongUse
from goldenthread.records.store.keys import plain_id
from goldenthread.records.store.protocols import ReadLog
from goldenthread.reports.blocks import Chart
from goldenthread.reports.charts.timeline import Run, Status, timeline
from goldenthread.reports.charts.timeline_events import Event as Drawn
from goldenthread.serving.child_rows import (
    Child,
    ChildLine,
    Ended,
    Event,
    Finding,
    ended_of,
    events_of,
    findings_of,
    involvements_of,
    lines,
)
from goldenthread.serving.due_rows import Due, Source, files_of, runs_of, sources
from goldenthread.serving.happenings import HAPPENINGS
from goldenthread.serving.opening import Served
from goldenthread.serving.seeing import NOT_THERE, Condition, check_reader, seen
from goldenthread.serving.strangers import without_strangers

_EVENTS: Final = 500
#: Of each clock so many runs that ended are drawn, so that the chart is of the clocks and not of every visit.
_DRAWN_ENDED: Final = 1
#: Events are drawn of the year before, or since the first clock that is drawn began.
_DRAWN_DAYS: Final = timedelta(days=365)
#: How the records say of an event that it goes on.
_LASTS: Final = "open"
_DRAWN: Final = {status.value: status for status in Status}


class ReasonNeeded(AccessError):
    """The record is restricted and may be opened by this reader, who must say why; the log keeps it."""


@dataclass(frozen=True, slots=True)
class Behind:
    """One row that a figure counts; ``ref`` and ``child_id`` are "" where it is about no child."""

    ref: str
    person_key: str
    child_id: str
    event_key: str
    on_date: date | None
    start: date | None
    due: date | None
    stop: date | None
    status: str
    met: bool | None
    value: float | None
    part: str
    team: str
    worker: str
    days_over: int | None
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class BehindFigure:
    """The rows that a figure counts of whom the reader may see; ``proof`` squares them with the figure."""

    key: str
    title: str
    period: Period
    rows: tuple[Behind, ...]
    total: int
    proof: str


def find_child(served: Served, scope: Scope, log: ReadLog, text: str) -> tuple[ChildLine, ...]:
    """The child with exactly this id of the authority, if the reader may see it; nothing for what is not there or not theirs.

    Raises `NotAllowed` for a role that reads no rows and `LogFailed` when the reading cannot be logged.
    """
    check_reader(served, scope)
    visible = seen(scope, "p.person_key")
    wanted = Condition(f"p.child_id = ? and {visible.sql}", (plain_id(text), *visible.values))
    found = lines(served.connection(), wanted, served.as_at)
    log.append("find child", scope, {"persons": [one.person_key for one in found], "snapshot": served.snapshot})
    return found


def children(served: Served, scope: Scope, log: ReadLog, *, team: str = "", worker: str = "") -> tuple[ChildLine, ...]:
    """Children with whom somebody is involved now, of a team or worker where one is named, whom the reader may see."""
    check_reader(served, scope)
    visible = seen(scope, "p.person_key")
    parts, values = ["end_date is null"], list[object]()
    for name, value in (("team_id", team), ("worker_id", worker)):
        if value:
            parts.append(f"{name} = ?")
            values.append(value)
    involved = f"p.person_key in (select person_key from involvement where {' and '.join(parts)})"
    wanted = Condition(f"{involved} and {visible.sql}", (*values, *visible.values))
    found = lines(served.connection(), wanted, served.as_at)
    about = {"team": team, "worker": worker, "persons": [one.person_key for one in found]}
    log.append("children", scope, about)
    return found


def sampled(served: Served, scope: Scope, log: ReadLog) -> tuple[ChildLine, ...]:
    """The children whom grants name to the reader, whether anybody is involved with them now or not."""
    check_reader(served, scope)
    visible = seen(scope, "p.person_key")
    by_name = Condition("p.person_key in (select value from json_each(?))", (json.dumps(sorted(scope.person_keys)),))
    wanted = Condition(f"{by_name.sql} and {visible.sql}", (*by_name.values, *visible.values))
    found = lines(served.connection(), wanted, served.as_at)
    log.append("sampled children", scope, {"persons": [one.person_key for one in found]})
    return found


def child(served: Served, scope: Scope, log: ReadLog, ref: str, reason: str = "", events: int = _EVENTS) -> Child:
    """Everything about one child, the opening logged before it is shown; at most so many events.

    Raises `NotAllowed` in the same words for a child that is not there and for one that is not the reader's,
    `ReasonNeeded` for a restricted record opened without a reason, and `LogFailed`.
    """
    check_reader(served, scope)
    connection = served.connection()
    visible = seen(scope, "p.person_key")
    found = lines(connection, Condition(f"p.ref = ? and {visible.sql}", (ref, *visible.values)), served.as_at)
    if not found:
        raise NotAllowed(NOT_THERE)
    line = found[0]
    if line.restricted and not reason.strip():
        raise ReasonNeeded("This record is restricted. Say why you open it: the log keeps your reason.")
    log.append("child", scope, {"person": line.person_key, "snapshot": served.snapshot, "because": reason.strip()})
    key = line.person_key
    clocks = runs_of(connection, Condition("d.person_key = ?", (key,)), "d.due_date is null, d.due_date, c.place")
    ended = ended_of(connection, key)
    siblings, others = _siblings(connection, scope, line, served.as_at)
    happened = events_of(connection, key, events)
    number = connection.execute("select count(*) from event where person_key = ?", (key,)).fetchone()[0]
    return Child(
        line=line,
        as_at=served.as_at,
        clocks=clocks,
        ended=ended,
        events=happened,
        events_total=number,
        siblings=siblings,
        others=others,
        workers=involvements_of(connection, key),
        findings=_findings(served, scope, key),
        chart=_chart(clocks, ended, happened, served.as_at),
    )


def _findings(served: Served, scope: Scope, key: str) -> tuple[Finding, ...]:
    found = findings_of(served.connection(), key)
    told = without_strangers(served, scope, [one.message for one in found])
    return tuple(replace(one, message=message) for one, message in zip(found, told, strict=True))


def children_behind(
    served: Served,
    session_opener: Callable[[Scope], Session],
    scope: Scope,
    log: AccessLog,
    key: str,
    period: Period,
    met: bool | None = None,
) -> BehindFigure:
    """The rows behind a figure, counted live from the snapshot that was made ready (it may take a second).

    ``met`` keeps those that meet, or those that do not. Raises as `rows_behind`, and `WrongUse` when the session opened
    is of another snapshot.
    """
    check_reader(served, scope)
    session = session_opener(scope)
    if session.snapshot.id != served.snapshot:
        raise WrongUse.of("snapshot", "the session is of another snapshot than the page", "Open the page again")
    rows = rows_behind(session, log, key, period, met)
    connection = served.connection()
    persons = sorted({row["person_key"] for row in rows.shown if row.get("person_key")})
    log.append("rows shown", scope, {"measure": key, "period": period.label, "persons": persons})
    refs = dict(connection.execute("select person_key, ref from person").fetchall()) if persons else {}
    files = files_of(connection, (row["sources"] for row in rows.shown))
    made = tuple(
        _behind(row, refs.get(row.get("person_key"), ""), sources(files, row["sources"])) for row in rows.shown
    )
    return BehindFigure(key, session.book.measure(key).title, period, made, rows.total, rows.proof)


def _behind(row: dict[str, Any], ref: str, read: tuple[Source, ...]) -> Behind:
    return Behind(
        ref=ref,
        person_key=row.get("person_key") or "",
        child_id=row.get("child_id") or "",
        event_key=row["event_key"] or "",
        on_date=row["on_date"],
        start=row["start_date"],
        due=row["due_date"],
        stop=row["stop_date"],
        status=row["status"] or "",
        met=None if row["met"] is None else bool(row["met"]),
        value=row["value"],
        part=str(row["part"] or ""),
        team=row.get("team") or "",
        worker=row.get("worker") or "",
        days_over=row["days_over"],
        sources=read,
    )


def _siblings(
    connection: sqlite3.Connection, scope: Scope, line: ChildLine, as_at: date
) -> tuple[tuple[ChildLine, ...], int]:
    """Other children of any family that the child belongs to: those the reader may see, and how many more."""
    same = """p.person_key in (
        select b.person_key from family as a join family as b on b.family_id = a.family_id where a.person_key = ?
    ) and p.person_key <> ?"""
    values = (line.person_key, line.person_key)
    (total,) = connection.execute(f"select count(*) from person as p where {same}", values).fetchone()
    visible = seen(scope, "p.person_key")
    shown = lines(connection, Condition(f"{same} and {visible.sql}", (*values, *visible.values)), as_at, "p.born")
    return shown, total - len(shown)


def _chart(clocks: Sequence[Due], ended: Sequence[Ended], happened: Sequence[Event], today: date) -> Chart:
    """Open runs and the latest of each clock that ended, on one line of time, with what happened in the same days beneath.

    What has no first day cannot be drawn.
    """
    drawn_open = [one for one in clocks if one.start is not None and not one.beside]
    runs = [Run(one.title, one.start, one.due, None, _DRAWN[one.status]) for one in drawn_open if one.start is not None]
    drawn: dict[str, int] = {}
    for one in ended:
        if one.beside or one.start is None or one.stop is None or one.stop < one.start or one.status not in _DRAWN:
            continue
        if drawn.setdefault(one.clock, 0) < _DRAWN_ENDED:
            drawn[one.clock] += 1
            runs.append(Run(one.title, one.start, one.due, one.stop, _DRAWN[one.status]))
    since = min([today - _DRAWN_DAYS, *(run.start for run in runs)])
    return timeline("Clocks and events of this child", runs, today, "clocks", _events(happened, since, today), since)


def _events(happened: Sequence[Event], since: date, today: date) -> tuple[Drawn, ...]:
    """What happened or went on since a day, by group in the order of the records."""
    found = []
    for one in happened:
        first, last = one.on_date, one.end_date
        if first is None or first > today or (last is not None and last < first):
            continue
        lasting = last is None and one.state == _LASTS
        if (last or (today if lasting else first)) >= since:
            found.append(Drawn(one.kind, one.title, first, last, lasting))
    place = {kind: number for number, kind in enumerate(dict.fromkeys(one.kind for one in HAPPENINGS))}
    return tuple(sorted(found, key=lambda one: place[one.group]))
