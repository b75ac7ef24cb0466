"""The rows of trackers: what one run of a clock tells, what may be asked for, and where each row was read."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from goldenthread.serving.seeing import Condition, day

#: Statuses of a run that is open, in the order in which a manager wants them.
STATUSES: Final = ("overdue", "due-soon", "not-yet-due", "excluded", "cannot-compute")
#: How rows may be sorted, and the SQL for it; what has no due day comes last.
SORTS: Final = {
    "due": "d.due_date is null, d.due_date, d.clock, d.place",
    "worst": "d.days_over is null, d.days_over desc, d.due_date is null, d.due_date, d.clock, d.place",
    "child": "p.child_id, d.due_date, d.clock",
    "team": "d.team, d.due_date, d.clock, d.place",
    "worker": "d.worker, d.due_date, d.clock, d.place",
    "clock": "d.clock, d.place",
    "family": "p.family_id is null, p.family_id, p.child_id, d.due_date, d.clock",
}
_PAGE: Final = 200
#: Name, source and day of each file by the short hash that rows carry.
Files = dict[str, tuple[str, str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class DueFilter:
    """What of the runs is wanted; an empty part asks for all.

    ``clock`` a key, "" for every clock; ``team`` and ``worker`` ids; ``family`` the id of a sibling group; ``status``
    some of `STATUSES`; ``within_days`` only what is overdue or falls due within so many days; ``sort`` one of `SORTS`;
    ``limit`` rows from ``offset``. ``beside`` takes in clocks that read a duty another way, where none is named.
    """

    clock: str = ""
    team: str = ""
    worker: str = ""
    family: str = ""
    status: tuple[str, ...] = ()
    within_days: int | None = None
    sort: str = "due"
    limit: int = _PAGE
    offset: int = 0
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """Where a row was read: the file, its row (of XML the child's number), and the day that the source speaks of."""

    file: str
    row: int
    source: str
    as_at: date | None


@dataclass(frozen=True, slots=True)
class Due:
    """One open run. ``ref``, ``child_id`` and ``person_key`` are "" where it is about no child (a recruitment).

    ``beside`` is the clock that stands for the duty where this one reads it another way, else "".
    """

    clock: str
    title: str
    person_key: str
    ref: str
    child_id: str
    event_key: str
    start: date | None
    due: date | None
    status: str
    days_over: int | None
    team: str
    worker: str
    family: str
    restricted: bool
    beside: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """How many runs have a status: of everybody, and of those whom the reader may see."""

    status: str
    total: int
    shown: int


@dataclass(frozen=True, slots=True)
class DueList:
    """Runs, most urgent first, of whom the reader may see.

    ``rows`` are those of this page, ``shown`` how many the reader may see, ``total`` how many there are of everybody;
    ``proof`` squares these with the indicator ``indicator`` (a measure's key; "" where the book has none).
    ``lacking`` says what the records do not hold: there is then nothing to show, which is not that nothing is due.
    ``latest_source`` is the day of the youngest delivery that the rows of this page were read from.
    """

    rows: tuple[Due, ...]
    total: int
    shown: int
    proof: str
    counted: tuple[Counted, ...]
    as_at: date
    indicator: str = ""
    lacking: str = ""
    latest_source: date | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock of the book with how many runs are open and overdue, of everybody and of those the reader may see."""

    key: str
    title: str
    chapter: str
    unseen: str
    lacking: str
    indicator: str
    about_children: bool
    beside: str
    total: int
    shown: int
    overdue_total: int
    overdue_shown: int
    soon_shown: int


@dataclass(frozen=True, slots=True)
class Siblings:
    """A sibling group (family id) with the runs of its children whom the reader may see."""

    family: str
    rows: tuple[Due, ...]
    overdue: int


def runs_of(connection: sqlite3.Connection, condition: Condition, order: str, limit: int = -1) -> tuple[Due, ...]:
    """Open runs under a condition about ``d`` (the run) and ``p`` (the person); nobody is checked here."""
    rows = connection.execute(
        f"""select d.clock, c.title, d.person_key, p.ref, p.child_id, d.event_key, d.start_date, d.due_date, d.status,
                   d.days_over, d.team, d.worker, p.family_id, p.restricted, c.beside,
                   d.sources
            from due as d join clock as c on c.clock = d.clock left join person as p on p.person_key = d.person_key
            where {condition.sql} order by {order} limit {limit}""",
        condition.values,
    ).fetchall()
    files = files_of(connection, (row[-1] for row in rows))
    return tuple(_due(row, files) for row in rows)


def _due(row: Sequence[Any], files: Files) -> Due:
    (
        clock,
        title,
        person,
        ref,
        child,
        event,
        start,
        due,
        status,
        over,
        team,
        worker,
        family,
        restricted,
        beside,
        read,
    ) = row
    return Due(
        clock=clock,
        title=title,
        person_key=person or "",
        ref=ref or "",
        child_id=child or "",
        event_key=event or "",
        start=day(start),
        due=day(due),
        status=status,
        days_over=over,
        team=team or "",
        worker=worker or "",
        family=family or "",
        restricted=bool(restricted),
        beside=beside,
        sources=sources(files, read),
    )


def sources(files: Files, said: str | None) -> tuple[Source, ...]:
    """The places that a row names ("hash:row hash:row")."""
    found = []
    for place in (said or "").split():
        short, _, row = place.partition(":")
        name, source, as_at = files.get(short, (short, "", ""))
        found.append(Source(name, int(row) if row.isdigit() else 0, source, day(as_at)))
    return tuple(found)


def files_of(connection: sqlite3.Connection, said: Iterable[str | None]) -> Files:
    shorts = {place.partition(":")[0] for text in said for place in (text or "").split()}
    rows = connection.execute(
        "select short, name, source, as_at from file where short in (select value from json_each(?))",
        (json.dumps(sorted(shorts)),),
    )
    return {short: (name, source, as_at) for short, name, source, as_at in rows}
