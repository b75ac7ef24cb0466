"""A finding that names only a child reaches the list of the worker who holds the case."""

from datetime import date

import pyarrow as pa
import pytest

from goldenthread.records.checks.holders import with_holders
from goldenthread.records.engine import connect
from goldenthread.records.findings import SCHEMA

AS_AT = date(2025, 9, 30)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"child_id": "1"}, ("P1", "W1", "T1")),
        ({"child_id": "2"}, ("P2", None, None)),
        ({"child_id": "9"}, (None, None, None)),
        ({}, (None, None, None)),
        ({"child_id": "1", "worker_id": "W7"}, ("P1", "W7", None)),
        ({"child_id": "1", "team_id": "T7"}, ("P1", None, "T7")),
    ],
)
def test_the_holder_at_the_date_is_named_where_nobody_is(
    said: dict[str, str], expected: tuple[str | None, ...]
) -> None:
    """Ended involvements and other roles hold nothing, and what a finding says itself stands."""
    con = connect()
    con.execute("create table people as select * from (values ('1', 'P1'), ('2', 'P2')) t(child_id, person_key)")
    con.execute(
        """
        create table involvements as
        select person_key, worker_id, null::varchar as team_id, role, start_date::date as start_date, until_date::date as until_date,
               worker_id as event_key
        from (values
            ('P1', 'W0', 'case-worker', '2024-01-01', '2025-01-01'), ('P1', 'W1', 'case-worker', '2025-01-01', '9999-12-31'),
            ('P1', 'W2', 'family-support-worker', '2025-02-01', '9999-12-31'), ('P2', 'W1', 'case-worker', '2025-10-01', '9999-12-31')
        ) t(person_key, worker_id, role, start_date, until_date)
        """
    )
    con.execute("create table workers as select 'W1' as worker_id, 'T1' as team_id, null::date as start_date")
    findings = pa.Table.from_pylist([{"rule": "unknown-code", "severity": "error", **said}], schema=SCHEMA)
    (row,) = with_holders(con, findings, AS_AT).to_pylist()
    assert (row["person_key"], row["worker_id"], row["team_id"]) == expected
