"""Findings counted and handed out: by rule, team, worker or table, and as a list of what one team has to mend."""

from typing import Literal

import pyarrow as pa
import pyarrow.compute as pc

By = Literal["rule", "team", "worker", "table"]

#: The column of a finding behind each way of counting.
BY: dict[By, str] = {"rule": "rule", "team": "team_id", "worker": "worker_id", "table": "table"}
SEVERITIES = ("stops", "error", "query")
#: What is shown where a finding names no team, worker or table.
NOBODY = "(not recorded)"

#: What a fix list holds, in order: where to look, what is wrong, how to mend it.
FIX_LIST = (
    "team_id", "worker_id", "child_id", "severity", "rule", "message", "mend", "table", "column", "value", "file", "sheet", "row",
)  # fmt: skip
_ORDER = ("team_id", "worker_id", "child_id", "_order", "rule")


def counts(findings: pa.Table, by: By) -> pa.Table:
    """Findings counted by rule, team, worker or table.

    One row a value of ``by`` (a column of that name): ``stops``, ``error``, ``query``, ``findings`` (their sum) and
    ``children`` (different children named), most findings first. Findings that name nobody are counted as such.
    """
    keyed = pa.table(
        {
            by: pc.fill_null(findings[BY[by]], NOBODY),
            "severity": findings["severity"],
            "child": pc.coalesce(findings["person_key"], findings["child_id"]),
        }
    )
    grouped = keyed.group_by(by).aggregate([("child", "count_distinct"), ("severity", "count")])
    columns: dict[str, pa.Array | pa.ChunkedArray] = {by: grouped[by]}
    for severity in SEVERITIES:
        of_kind = keyed.filter(pc.equal(keyed["severity"], severity)).group_by(by).aggregate([("severity", "count")])
        by_name = dict(zip(of_kind[by].to_pylist(), of_kind["severity_count"].to_pylist(), strict=True))
        columns[severity] = pa.array([by_name.get(name, 0) for name in grouped[by].to_pylist()], pa.int64())
    columns["findings"] = grouped["severity_count"]
    columns["children"] = grouped["child_count_distinct"]
    return pa.table(columns).sort_by([("findings", "descending"), (by, "ascending")])


def fix_list(findings: pa.Table, *, team: str | None = None, worker: str | None = None) -> pa.Table:
    """The findings of one team, of one worker, or all, as a list to hand out (columns `FIX_LIST`).

    Sorted by worker and child, what stops the load first. Give `NOBODY` for those that name no team or worker.
    """
    chosen = findings
    for column, wanted in (("team_id", team), ("worker_id", worker)):
        if wanted is not None:
            chosen = chosen.filter(pc.equal(pc.fill_null(chosen[column], NOBODY), wanted))
    order = pa.array([SEVERITIES.index(severity) for severity in chosen["severity"].to_pylist()], pa.int8())
    placed = chosen.append_column("_order", order)
    return placed.sort_by([(name, "ascending") for name in _ORDER]).select(list(FIX_LIST))
