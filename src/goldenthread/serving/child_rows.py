"""The pieces of a child's page: one line, clocks, events, siblings, workers and findings."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from goldenthread.calendar import age_at, age_in_months
from goldenthread.reports.blocks import Chart
from goldenthread.serving.due_rows import Due, Source, files_of, sources
from goldenthread.serving.seeing import Condition, day

#: Until this age it is told in months.
_MONTHS_UNTIL: Final = 2
_LINE: Final = (
    "p.person_key, p.ref, p.child_id, p.born, p.born_precision, p.expected, p.died, p.sex, p.restricted, p.family_id,"
    " p.team_id, p.worker_id, p.role, p.standing"
)


@dataclass(frozen=True, slots=True)
class ChildLine:
    """A child in one line.

    ``ref`` stands in addresses, ``child_id`` is the authority's own id; ``age`` is in words ("7 years", "14 months",
    "unborn, expected 3 May 2026"); ``standing`` says where the child stands, the weightiest first; ``worker``, ``team``
    and ``role`` are those of the case holder, or of whoever else is involved now. Texts are "" where nothing is recorded.
    """

    person_key: str
    ref: str
    child_id: str
    age: str
    born: date | None
    sex: str
    restricted: bool
    family: str
    team: str
    worker: str
    role: str
    standing: str


@dataclass(frozen=True, slots=True)
class Ended:
    """A run of a clock that ended lately; ``status`` is in-time, late, closed-before-done, excluded or cannot-compute."""

    clock: str
    title: str
    event_key: str
    start: date | None
    due: date | None
    stop: date | None
    status: str
    days_over: int | None
    team: str
    worker: str
    beside: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """What happened: its group on the page, title, details and state in words, and when it was entered where that is said."""

    on_date: date | None
    end_date: date | None
    kind: str
    title: str
    detail: str
    state: str
    team: str
    worker: str
    recorded: date | None
    event_key: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Involvement:
    """A worker's time with the child; ``end`` is None while it lasts."""

    worker: str
    team: str
    role: str
    start: date | None
    end: date | None
    why_it_ended: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong in the child's records, where, and how to mend it."""

    rule: str
    severity: str
    file: str
    row: int | None
    column: str
    message: str
    mend: str


@dataclass(frozen=True, slots=True)
class Child:
    """A child's page. ``clocks`` are open runs, most urgent first; ``events`` newest first, of ``events_total``.

    ``siblings`` are those whom the reader may see; ``others`` how many more there are in the same family.
    """

    line: ChildLine
    as_at: date
    clocks: tuple[Due, ...]
    ended: tuple[Ended, ...]
    events: tuple[Event, ...]
    events_total: int
    siblings: tuple[ChildLine, ...]
    others: int
    workers: tuple[Involvement, ...]
    findings: tuple[Finding, ...]
    chart: Chart

    @property
    def others_said(self) -> str:
        """Siblings of whom the reader may know no more than that they are there; "" where there are none."""
        if not self.others:
            return ""
        return "1 other child" if self.others == 1 else f"{self.others} other children"


def lines(
    connection: sqlite3.Connection, condition: Condition, as_at: date, order: str = "p.child_id"
) -> tuple[ChildLine, ...]:
    """Children under a condition about ``p``; nobody is checked here."""
    rows = connection.execute(
        f"select {_LINE} from person as p where {condition.sql} order by {order}", condition.values
    )
    return tuple(_line(row, as_at) for row in rows)


def _line(row: Sequence[Any], as_at: date) -> ChildLine:
    key, ref, child, born, precision, expected, died, sex, restricted, family, team, worker, role, standing = row
    said = age(day(born), day(expected), day(died), as_at, whole_month=precision == "month")
    return ChildLine(
        key, ref, child or "", said, day(born), sex or "", bool(restricted), family or "", team or "", worker or "",
        role or "", standing,
    )  # fmt: skip


def age(born: date | None, expected: date | None, died: date | None, as_at: date, *, whole_month: bool = False) -> str:
    """An age in words, at the day or at death; "age not recorded" where no birth is known.

    ``whole_month`` says that only the month of birth is known: the age is then about so much.
    """
    if born is None or born > as_at:
        when = born or expected
        return f"unborn, expected {_said(when)}" if when is not None else "age not recorded"
    day_ = died if died is not None and died <= as_at else as_at
    years, months = age_at(born, day_), age_in_months(born, day_)
    number, unit = (years, "year") if years >= _MONTHS_UNTIL else (months, "month")
    said = f"{number} {unit}{'' if number == 1 else 's'}"
    about = f"about {said}" if whole_month else said
    return f"{about} at death" if day_ is died else about


def _said(day_: date) -> str:
    return f"{day_.day} {day_:%B %Y}"


def ended_of(connection: sqlite3.Connection, person_key: str) -> tuple[Ended, ...]:
    """Runs of a child's clocks that ended lately, the latest first."""
    rows = connection.execute(
        """select e.clock, c.title, e.event_key, e.start_date, e.due_date, e.stop_date, e.status, e.days_over, e.team,
                  e.worker, c.beside, e.sources
           from ended as e join clock as c on c.clock = e.clock where e.person_key = ?
           order by coalesce(e.stop_date, e.due_date) desc, c.place""",
        (person_key,),
    ).fetchall()
    files = files_of(connection, (row[-1] for row in rows))
    return tuple(
        Ended(
            clock,
            title,
            key,
            day(start),
            day(due),
            day(stop),
            status,
            over,
            team or "",
            worker or "",
            beside,
            sources(files, read),
        )
        for clock, title, key, start, due, stop, status, over, team, worker, beside, read in rows
    )


def events_of(connection: sqlite3.Connection, person_key: str, limit: int) -> tuple[Event, ...]:
    """What happened to a child, newest first; what has no day comes last."""
    rows = connection.execute(
        """select on_date, end_date, kind, title, detail, state, team_id, worker_id, recorded_date, event_key, sources
           from event where person_key = ? order by on_date desc, event_key desc limit ?""",
        (person_key, limit),
    ).fetchall()
    files = files_of(connection, (row[-1] for row in rows))
    return tuple(
        Event(
            day(on_date), day(end), kind, title, detail, state, team or "", worker or "", day(recorded), key,
            sources(files, read),
        )
        for on_date, end, kind, title, detail, state, team, worker, recorded, key, read in rows
    )  # fmt: skip


def involvements_of(connection: sqlite3.Connection, person_key: str) -> tuple[Involvement, ...]:
    """A child's workers over time, the latest first."""
    rows = connection.execute(
        """select worker_id, team_id, coalesce(role_label, role), start_date, end_date, reason from involvement
           where person_key = ? order by end_date is not null, start_date desc""",
        (person_key,),
    )
    return tuple(
        Involvement(worker or "", team or "", role or "", day(start), day(end), reason or "")
        for worker, team, role, start, end, reason in rows
    )


def findings_of(connection: sqlite3.Connection, person_key: str) -> tuple[Finding, ...]:
    """What is wrong in a child's records, the gravest first."""
    rows = connection.execute(
        """select rule, severity, file, "row", "column", message, mend from finding where person_key = ?
           order by case severity when 'stops' then 0 when 'error' then 1 else 2 end, rule, file, "row" """,
        (person_key,),
    )
    return tuple(
        Finding(rule or "", severity or "", file or "", row, column or "", message or "", mend or "")
        for rule, severity, file, row, column, message, mend in rows
    )
