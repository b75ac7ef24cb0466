"""Findings of a snapshot with what the site adds: a key that lasts through loads, and whether each is new since the last."""

from contextlib import closing
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.records import engine
from goldenthread.records.checks.report import By, counts
from goldenthread.records.store.store import Store

#: What makes two findings of different loads the same one. Where a row stands changes with each export.
_SAME: Final = ("rule", "person_key", "child_id", "event_key", "table", "column", "value")
_KEYED: Final = f"""
select *, md5(concat_ws('|', {", ".join(f'''coalesce("{name}", '')''' for name in _SAME)},
    row_number() over (partition by {", ".join(f'"{name}"' for name in _SAME)} order by file, sheet, row))) as key
from some_findings
"""


def keyed(findings: pa.Table) -> pa.Table:
    """Findings with one more column, ``key``: the same finding has the same key in every load."""
    with closing(engine.connect()) as connection:
        connection.register("some_findings", findings)
        return connection.execute(_KEYED).to_arrow_table()


def with_news(now: pa.Table, before: pa.Table | None) -> pa.Table:
    """Keyed findings with one more column, ``new``: whether the load before had none of that key (all True with none)."""
    if before is None:
        flags = pa.array([True] * now.num_rows, pa.bool_())
    else:
        flags = pc.invert(pc.is_in(now["key"], value_set=before["key"].combine_chunks()))
    return now.append_column("new", flags)


def gone(now: pa.Table, before: pa.Table | None) -> int:
    """How many findings of the load before are no longer there."""
    if before is None:
        return 0
    return before.num_rows - int(pc.sum(pc.is_in(before["key"], value_set=now["key"].combine_chunks())).as_py() or 0)


def findings_of(root: Path, snapshot: str) -> pa.Table:
    """The findings of a snapshot, keyed, with ``new`` told against its parent; raises as the store does."""
    return _findings(root, snapshot)


@lru_cache(maxsize=2)
def _findings(root: Path, snapshot: str) -> pa.Table:
    store = Store.open(root)
    chosen = store.snapshot(snapshot)
    parent = chosen.manifest.parent
    before = keyed(store.snapshot(parent).findings()) if parent and store.state.holds(parent) else None
    return with_news(keyed(chosen.findings()), before)


def counted(told: pa.Table, by: By) -> list[dict[str, Any]]:
    """Findings counted by rule, team, worker or table as `checks.report.counts` does, each with how many are ``new``."""
    fresh = counts(told.filter(told["new"]), by)
    new = dict(zip(fresh[by].to_pylist(), fresh["findings"].to_pylist(), strict=True))
    return [{**row, "new": new.get(row[by], 0)} for row in counts(told, by).to_pylist()]
