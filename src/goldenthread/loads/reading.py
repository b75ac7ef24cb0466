"""Reading findings: counted for everybody, row by row only for children whom the reader may see, and that is journalled."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.access.policy import check_rows
from goldenthread.access.scope import Scope
from goldenthread.loads.found import findings_of
from goldenthread.records.checks.report import NOBODY, SEVERITIES
from goldenthread.records.store.protocols import ReadLog
from goldenthread.serving.opening import Served
from goldenthread.serving.seeing import seen
from goldenthread.serving.strangers import without_strangers

#: By what findings can be narrowed: the name in the address, and the column.
NARROWED: Final = {"rule": "rule", "team": "team_id", "worker": "worker_id", "severity": "severity", "table": "table"}
_ANOTHER: Final = "another child"
_ORDER: Final = ("_order", "team_id", "worker_id", "child_id", "rule")


@dataclass(frozen=True, slots=True)
class Rows:
    """Findings row by row (columns of `findings.SCHEMA`, ``key``, ``new``); ``total`` counts those of every child."""

    rows: pa.Table
    total: int

    @property
    def unseen(self) -> int:
        """How many the reader may not see."""
        return self.total - self.rows.num_rows


def narrowed(found: pa.Table, asked: Mapping[str, str]) -> pa.Table:
    """Findings of the rule, team, worker, severity and table asked for; ``new=yes`` asks for those new since the last load."""
    for name, column in NARROWED.items():
        if asked.get(name):
            found = found.filter(pc.equal(pc.fill_null(found[column], NOBODY), asked[name]))
    return found.filter(found["new"]) if asked.get("new") == "yes" else found


def values_of(found: pa.Table, name: str) -> tuple[str, ...]:
    """What findings can be narrowed to by a name of `NARROWED`, in order."""
    return tuple(sorted(set(pc.unique(pc.fill_null(found[NARROWED[name]], NOBODY)).to_pylist())))


def rows_for(store: Path, served: Served, scope: Scope, asked: Mapping[str, str]) -> Rows:
    """Findings as asked, of the children whom the scope sees: not logged yet, so nothing of them may be shown.

    Findings about no child go to those of the team or worker they name. Raises `NotAllowed` for a role without rows.
    """
    check_rows(scope)
    found = narrowed(findings_of(store, served.snapshot), asked)
    mine = found.filter(_visible(found, served, scope))
    order = pa.array([SEVERITIES.index(one) for one in mine["severity"].to_pylist()], pa.int8())
    sorted_rows = mine.append_column("_order", order).sort_by([(name, "ascending") for name in _ORDER])
    listed = sorted_rows.drop_columns(["_order"])
    messages = [message or "" for message in listed["message"].to_pylist()]
    told = without_strangers(served, scope, messages)
    # Where the words name somebody who is not the reader's, the value that was found is that same child's identifier.
    values = [
        value if message == words else _ANOTHER
        for value, message, words in zip(listed["value"].to_pylist(), messages, told, strict=True)
    ]
    return Rows(_with(_with(listed, "message", told), "value", values), found.num_rows)


def seen_of(store: Path, served: Served, scope: Scope) -> pa.Table:
    """Every finding of the children whom the scope sees, to name what they can be narrowed to; no row of them is shown."""
    check_rows(scope)
    found = findings_of(store, served.snapshot)
    return found.filter(_visible(found, served, scope))


def _with(rows: pa.Table, name: str, texts: Sequence[str | None]) -> pa.Table:
    place = rows.column_names.index(name)
    return rows.set_column(place, rows.schema.field(place), pa.array(texts, pa.string()))


def logged(rows: pa.Table, scope: Scope, log: ReadLog, action: str, about: Mapping[str, object]) -> pa.Table:
    """The rows, once it is journalled that they are read; raises `LogFailed`, and then nothing is shown."""
    people = sorted({key for key in rows["person_key"].to_pylist() if key})
    log.append(action, scope, {**about, "rows": rows.num_rows, "persons": people})
    return rows


def _visible(found: pa.Table, served: Served, scope: Scope) -> pa.Array:
    condition = seen(scope)
    sql = f"select person_key from person where {condition.sql}"
    keys = [key for (key,) in served.connection().execute(sql, condition.values)]
    of_seen = pc.is_in(found["person_key"], value_set=pa.array(keys, pa.string()))
    about_nobody = pc.is_null(found["person_key"])
    if scope.all_children:
        return pc.or_(of_seen, about_nobody)
    nobody_named = pc.and_(about_nobody, pc.is_null(found["child_id"]))
    by_team = pc.is_in(found["team_id"], value_set=pa.array(sorted(scope.team_ids), pa.string()))
    by_worker = pc.is_in(found["worker_id"], value_set=pa.array(sorted(scope.worker_ids), pa.string()))
    return pc.or_(of_seen, pc.and_(nobody_named, pc.or_(by_team, by_worker)))
