"""The pieces of the pages about staff: teams, workers, caseloads, lags, and how many runs of each clock are overdue."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from goldenthread.serving.child_rows import ChildLine
from goldenthread.serving.due_rows import Due
from goldenthread.serving.seeing import day


@dataclass(frozen=True, slots=True)
class Team:
    """A team; ``parent`` is the id of the one above it, "" where there is none; ``closed`` None while it is there."""

    team_id: str
    name: str
    service: str
    parent: str
    opened: date | None
    closed: date | None


@dataclass(frozen=True, slots=True)
class Worker:
    """A worker by id; ``agency`` and ``fte`` are None where nobody said; ``ended`` None while in service."""

    worker_id: str
    team: str
    agency: bool | None
    fte: float | None
    job_title: str
    grade: str
    manager: str
    started: date | None
    ended: date | None


@dataclass(frozen=True, slots=True)
class Caseload:
    """Children whom somebody holds, beside the range for their hours (a worker whose hours nobody said is full-time).

    ``verdict`` is "in the range", "above the range" or "below the range"; "no cases" where there are none.
    """

    children: int
    lowest: float
    highest: float
    verdict: str
    source: str


@dataclass(frozen=True, slots=True)
class Lag:
    """Days from a visit to its entry, of the visits entered in the last three months: how many, median, slowest tenth."""

    entries: int
    median: float
    slowest: float


@dataclass(frozen=True, slots=True)
class ClockCount:
    """How many runs of a clock are open, overdue and due soon; ``lacking`` where the records cannot tell."""

    clock: str
    title: str
    open: int
    overdue: int
    due_soon: int
    lacking: str

    @property
    def in_time(self) -> int:
        """Open runs that are not overdue, those left out or not computable among them."""
        return self.open - self.overdue


@dataclass(frozen=True, slots=True)
class Seen:
    """When a child was last seen, by whom and on what kind of visit; ``visited`` is the last visit, seen or not.

    ``days`` is how long ago the child was seen; None where no visit says that the child was.
    """

    seen: date | None
    by: str
    kind: str
    visited: date | None
    days: int | None


@dataclass(frozen=True, slots=True)
class Supervised:
    """One child on a supervision page: what is overdue and due next, last seen, last supervision, and what drifts."""

    line: ChildLine
    overdue: tuple[Due, ...]
    next_due: Due | None
    seen: Seen
    supervised: date | None
    supervision: str
    drifts: tuple[Due, ...]


@dataclass(frozen=True, slots=True)
class Supervision:
    """One worker's page: the children whom the reader may see, and how many more the worker holds.

    ``supervised`` children have supervision up to date, of ``supervisions`` with a supervision clock.
    """

    worker: Worker
    team: Team | None
    as_at: date
    children: tuple[Supervised, ...]
    hidden: int
    caseload: Caseload
    lag: Lag | None
    supervised: int
    supervisions: int


@dataclass(frozen=True, slots=True)
class Load:
    """A worker of a team with what they hold; ``overdue`` counts runs of every clock but supervision, each duty once."""

    worker: Worker
    caseload: Caseload
    overdue: int
    lag: Lag | None


@dataclass(frozen=True, slots=True)
class TeamPage:
    """A team's work, counted for everybody, side by side and with no claim of cause.

    ``staff`` workers are in service, ``agency`` of them agency staff of ``agency_known`` for whom it is recorded; ``fte``
    is of those who hold cases. ``loads`` is empty for readers who may not have figures about named workers.
    """

    team: Team
    as_at: date
    children: int
    unallocated: int
    holders: int
    fte: float
    in_range: int
    staff: int
    agency: int
    agency_known: int
    supervised: int
    supervisions: int
    clocks: tuple[ClockCount, ...]
    lag: Lag | None
    loads: tuple[Load, ...]

    @property
    def per_fte(self) -> float | None:
        """Children held per full-time equivalent; None where nobody holds any."""
        return self.children / self.fte if self.fte else None


@dataclass(frozen=True, slots=True)
class ServicePage:
    """The teams of a service side by side, closed ones left out."""

    service: str
    as_at: date
    teams: tuple[TeamPage, ...]


def team_of(row: Sequence[Any]) -> Team:
    """A row of the table of teams."""
    team_id, name, service, parent, opened, closed = row
    return Team(team_id, name, service or "", parent or "", day(opened), day(closed))


def worker_of(row: Sequence[Any]) -> Worker:
    """A row of the table of workers."""
    worker_id, team, agency, fte, job_title, grade, manager, started, ended = row
    is_agency = None if agency is None else bool(agency)
    return Worker(
        worker_id, team or "", is_agency, fte, job_title or "", grade or "", manager or "", day(started), day(ended)
    )


def caseload(connection: sqlite3.Connection, children: int, fte: float | None) -> Caseload:
    """A number of children beside the range for some hours."""
    lowest, highest, source = connection.execute("select lowest, highest, source from caseload_range").fetchone()
    hours = 1.0 if fte is None else fte
    low, high = lowest * hours, highest * hours
    verdict = "above the range" if children > high else "below the range" if children < low else "in the range"
    return Caseload(children, low, high, verdict if children else "no cases", source)


def lag_of(connection: sqlite3.Connection, breakdown: str, part: str) -> Lag | None:
    """The lag of a team or worker; None where nothing was entered that says when."""
    row = connection.execute(
        "select entries, median, slowest from entry_lag where breakdown = ? and part = ?", (breakdown, part)
    ).fetchone()
    return Lag(*row) if row else None


def clock_counts(connection: sqlite3.Connection, team: str) -> tuple[ClockCount, ...]:
    """How many runs of each clock are open in a team, of everybody; clocks about no child are left out."""
    rows = connection.execute(
        """select c.clock, c.title, count(d.clock), coalesce(sum(d.status = 'overdue'), 0),
                  coalesce(sum(d.status = 'due-soon'), 0), c.lacking
           from clock as c left join due as d on d.clock = c.clock and d.team = ?
           where c.about_people = 1 and c.beside = '' group by c.clock order by c.place""",
        (team,),
    )
    return tuple(
        ClockCount(clock, title, opened, overdue, soon, f"not recorded: {lacking}" if lacking else "")
        for clock, title, opened, overdue, soon, lacking in rows
        if opened or lacking
    )
