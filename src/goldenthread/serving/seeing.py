"""Whom a reader may see, as one condition of SQL that every reading of children uses."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from goldenthread.access.errors import NotAllowed
from goldenthread.access.policy import check_rows
from goldenthread.access.scope import Scope
from goldenthread.serving.opening import Served

#: Said of what is not there and of what is not the reader's alike.
NOT_THERE: Final = "There is nothing here that you may see. Correct the address, or ask who looks after your access."


@dataclass(frozen=True, slots=True)
class Condition:
    """SQL for a WHERE clause, and the values of its question marks in order."""

    sql: str
    values: tuple[object, ...]


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
        hidden = kept_back(scope, column)
        parts.append(f"not {hidden.sql}")
        values += hidden.values
    return Condition(f"({' and '.join(parts)})", tuple(values))


def kept_back(scope: Scope, column: str) -> Condition:
    """The condition that a person's record is restricted and the scope has no grant for it."""
    if scope.may_read_restricted:
        return Condition("(0)", ())
    granted = "select value from json_each(?)"
    restricted = f"select person_key from person where restricted = 1 and person_key not in ({granted})"
    return Condition(f"({column} in ({restricted}))", (_listed(scope.restricted_keys),))


def seen_or_nobody(scope: Scope, column: str = "person_key") -> Condition:
    """The same, and what is about no child (a complaint that names none, a recruitment)."""
    one = seen(scope, column)
    return Condition(f"({column} is null or {one.sql})", one.values)


def check_reader(served: Served, scope: Scope) -> None:
    """Raise `NotAllowed` unless the scope's role reads rows about children, and those of this authority."""
    check_rows(scope)
    if not scope.permits_authority(served.meta.authority):
        raise NotAllowed(NOT_THERE)


def visible_of(served: Served, scope: Scope, person_keys: Iterable[str]) -> frozenset[str]:
    """Those of some people whom the reader may see."""
    visible = seen(scope)
    rows = served.connection().execute(
        f"select person_key from person where person_key in (select value from json_each(?)) and {visible.sql}",
        (_listed(person_keys), *visible.values),
    )
    return frozenset(key for (key,) in rows)


def day(text: str | None) -> date | None:
    """A day as it is kept in the file (ISO text, or null)."""
    return date.fromisoformat(text) if text else None


def _listed(keys: Iterable[str]) -> str:
    return json.dumps(sorted(keys))
