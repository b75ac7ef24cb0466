"""How many runs there are under a filter, of everybody and of whom a reader may see, without going through every run."""

import sqlite3
from datetime import date, timedelta
from typing import Any

from goldenthread.access.scope import Scope
from goldenthread.records.errors import WrongUse
from goldenthread.serving.due_rows import SORTS, STATUSES, DueFilter
from goldenthread.serving.seeing import Condition, kept_back, seen_or_nobody

#: By clock and status: how many of everybody, and of whom the reader may see.
Counts = dict[tuple[str, str], tuple[int, int]]


def asked_for(wanted: DueFilter, as_at: date) -> Condition:
    """A filter as a condition about ``d``; raises `WrongUse` for a status or order there is none of."""
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
        parts.append("d.beside = 0")
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


def counts(connection: sqlite3.Connection, scope: Scope, wanted: DueFilter, as_at: date) -> Counts:
    """Counts under a filter.

    Of everybody they are added up from the tally of clocks, teams and statuses, but where the filter asks for what it
    does not tell apart. Who sees all but a few is told of all but those few.
    """
    asked = asked_for(wanted, as_at)
    tallied = not (wanted.worker or wanted.family or wanted.within_days is not None)
    totals = _grouped(connection, "due_tally" if tallied else "due", "sum(d.number)" if tallied else "count(*)", asked)
    if scope.all_children:
        hidden = _grouped(connection, "due", "count(*)", _both(asked, kept_back(scope, "d.person_key")))
        return {key: (number, number - hidden.get(key, 0)) for key, number in totals.items()}
    shown = _grouped(connection, "due", "count(*)", _both(asked, seen_or_nobody(scope, "d.person_key")))
    return {key: (number, shown.get(key, 0)) for key, number in totals.items()}


def _grouped(connection: sqlite3.Connection, table: str, number: str, asked: Condition) -> dict[tuple[str, str], int]:
    rows = connection.execute(
        f"select d.clock, d.status, {number} from {table} as d where {asked.sql} group by d.clock, d.status",
        asked.values,
    )
    return {(clock, status): found for clock, status, found in rows}


def _both(one: Condition, other: Condition) -> Condition:
    return Condition(f"{one.sql} and {other.sql}", (*one.values, *other.values))
