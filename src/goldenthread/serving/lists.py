"""Children as cases of a list: who holds each, where each stands and since when, and who they are by the council's own id."""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from goldenthread.access.scope import Scope
from goldenthread.records.store.keys import plain_id
from goldenthread.records.store.protocols import ReadLog
from goldenthread.serving.opening import Served
from goldenthread.serving.seeing import check_reader, day, seen

#: The weightiest thing said of where a child stands, and the event that began it where one says so.
_BEGAN: Final = {
    "looked after": "Looked after",
    "on a child protection plan": "Child protection plan",
    "on a child in need plan": "Child in need plan",
    "open case of need": "Referral",
    "has early help": "Early help",
}


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a case on the served day.

    ``ref`` stands in addresses; ``team`` and ``worker`` hold it ("" where nobody does); ``category`` says where the child
    stands, and ``since`` the day from which, where the records say so.
    """

    person_key: str
    ref: str
    child_id: str
    team: str
    worker: str
    category: str
    since: date | None


def known_of(served: Served, scope: Scope, log: ReadLog, person_keys: Collection[str]) -> dict[str, Known]:
    """What is known of some children by key, of whom the reader may see; logged before it is given."""
    check_reader(served, scope)
    listed, visible = json.dumps(sorted(person_keys)), seen(scope, "p.person_key")
    among = "in (select value from json_each(?))"
    rows = (
        served.connection()
        .execute(
            f"""select p.person_key, p.ref, p.child_id, p.team_id, p.worker_id, p.standing from person as p
                where p.person_key {among} and {visible.sql}""",
            (listed, *visible.values),
        )
        .fetchall()
    )
    log.append("cases of a list", scope, {"persons": sorted(key for key, *_ in rows), "snapshot": served.snapshot})
    began = {
        (key, title): day(first)
        for key, title, first in served.connection().execute(
            f"""select person_key, title, min(on_date) from event
                where person_key {among} and state = 'open' and end_date is null group by person_key, title""",
            (listed,),
        )
    }
    found = {}
    for key, ref, child, team, worker, standing in rows:
        category = standing.partition(";")[0].partition(" since ")[0].strip()
        since = began.get((key, _BEGAN.get(category, "")))
        found[key] = Known(key, ref, child or "", team or "", worker or "", category, since)
    return found


def began(served: Served, event_keys: Iterable[str]) -> dict[str, date]:
    """The day on which each of some events began, by key; what has no day is not there."""
    rows = served.connection().execute(
        "select event_key, min(on_date) from event where event_key in (select value from json_each(?)) group by event_key",
        (json.dumps(sorted(set(event_keys))),),
    )
    return {key: date.fromisoformat(first) for key, first in rows if first}


def keys_of(served: Served, scope: Scope, log: ReadLog, child_ids: Collection[str]) -> dict[str, str]:
    """Keys of children by the council's own ids, as they were written; who is not there or not the reader's is left out."""
    check_reader(served, scope)
    plain = {said: plain_id(said) for said in child_ids}
    visible = seen(scope, "p.person_key")
    found = dict(
        served.connection()
        .execute(
            f"""select p.child_id, p.person_key from person as p
                where p.child_id in (select value from json_each(?)) and {visible.sql}""",
            (json.dumps(sorted(set(plain.values()))), *visible.values),
        )
        .fetchall()
    )
    log.append("find children", scope, {"persons": sorted(found.values()), "snapshot": served.snapshot})
    return {said: found[one] for said, one in plain.items() if one in found}
