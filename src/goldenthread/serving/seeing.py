"""Whom a reader may see, as one condition of SQL that every reading of children uses."""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final, Protocol

from goldenthread.access.errors import NotAllowed
from goldenthread.access.policy import check_rows
from goldenthread.access.scope import Scope

#: Said of what is not there and of what is not the reader's alike.
NOT_THERE: Final = "There is nothing here that you may see. Correct the address, or ask who looks after your access."


class Readable(Protocol):
    """What this floor opened: a snapshot made ready for reading."""

    def connection(self) -> sqlite3.Connection:
        """A read-only connection of the calling thread."""
        ...


@dataclass(frozen=True, slots=True)
class Condition:
    """SQL for a WHERE clause, and the values of its question marks in order."""

    sql: str
    values: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """What the snapshot speaks of: its day, and whose records they are (three-digit code)."""

    as_at: date
    authority: str


def seen(scope: Scope, column: str = "person_key") -> Condition:
    """The condition that a person may be seen, after `records.store.reading.persons_seen`, for a column of person keys.

    All children, or those of an involvement of the scope's teams or workers that is open on the snapshot's day, and
    those named; people whose record is restricted only by grant. A null key is seen by nobody.
    """
    parts: list[str] = []
    values: list[object] = []
    if scope.all_children:
        parts.append(f"{column} is not null")
    else:
        some = ["select value from json_each(?)"]
        values.append(_listed(scope.person_keys))
        for name, wanted in (("team_id", scope.team_ids), ("worker_id", scope.worker_ids)):
            if wanted:
                open_now = f"select person_key from involvement where end_date is null and {name} in"
                some.append(f"{open_now} (select value from json_each(?))")
                values.append(_listed(wanted))
        parts.append(f"{column} in ({' union all '.join(some)})")
    if not scope.may_read_restricted:
        granted = "select value from json_each(?)"
        parts.append(
            f"{column} not in (select person_key from person where restricted = 1 and person_key not in ({granted}))"
        )
        values.append(_listed(scope.restricted_keys))
    return Condition(f"({' and '.join(parts)})", tuple(values))


def seen_or_nobody(scope: Scope, column: str = "person_key") -> Condition:
    """The same, and what is about no child (a complaint that names none, a recruitment)."""
    one = seen(scope, column)
    return Condition(f"({column} is null or {one.sql})", one.values)


def may_read(served: Readable, scope: Scope) -> Standing:
    """Raise `NotAllowed` unless the scope's role reads rows about children of this authority; gives the snapshot's day."""
    check_rows(scope)
    held = standing(served.connection())
    if not scope.permits_authority(held.authority):
        raise NotAllowed(NOT_THERE)
    return held


def standing(connection: sqlite3.Connection) -> Standing:
    """The day and authority of a snapshot made ready."""
    as_at, authority = connection.execute("select as_at, authority from standing").fetchone()
    return Standing(date.fromisoformat(as_at), authority)


def day(text: str | None) -> date | None:
    """A day as it is kept in the file (ISO text, or null)."""
    return date.fromisoformat(text) if text else None


def _listed(keys: Iterable[str]) -> str:
    return json.dumps(sorted(keys))
