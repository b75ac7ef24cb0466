"""Who is to mend a finding that names a child and nobody else: the worker who holds the case at the date."""

from datetime import date

import duckdb
import pyarrow as pa

from goldenthread.records.checks.sql import spelled
from goldenthread.records.findings import conform

_WITH_HOLDERS = """
with persons as (
    select child_id, min(person_key) as person_key from people where child_id is not null group by child_id
),
holders as (
    select person_key, worker_id, team_id from involvements
    where role in {holds-the-case} and start_date <= :as_at and until_date > :as_at
    qualify row_number() over (partition by person_key order by start_date desc, event_key) = 1
),
teams as (
    select worker_id, any_value(team_id order by start_date desc) as team_id from workers where team_id is not null group by worker_id
),
numbered as (select *, row_number() over () as place from findings_without_holders),
-- Only plain equalities are joined on: anything else makes the engine compare every row with every other.
known as (
    select f.* exclude (person_key), coalesce(f.person_key, p.person_key) as person_key
    from (select *, case when person_key is null then child_id end as wanted from numbered) f
    left join persons p on p.child_id = f.wanted
)
select k.* exclude (worker_id, team_id, wanted),
    coalesce(k.worker_id, case when k.team_id is null then h.worker_id end) as worker_id,
    coalesce(k.team_id, case when k.worker_id is null then coalesce(h.team_id, t.team_id) end) as team_id
from known k
left join holders h on h.person_key = k.person_key
left join teams t on t.worker_id = h.worker_id
order by place
"""


def with_holders(connection: duckdb.DuckDBPyConnection, findings: pa.Table, as_at: date) -> pa.Table:
    """Findings (shape `findings.SCHEMA`) with the person, and the worker and team who hold the case, where none is named.

    Findings made while a file was read know only the child's identifier; without this they would be on nobody's list.
    ``connection`` holds the tables of the snapshot.
    """
    if not findings.num_rows:
        return findings
    connection.register("findings_without_holders", findings)
    try:
        return conform(connection.execute(spelled(_WITH_HOLDERS, as_at)).to_arrow_table().drop_columns(["place"]))
    finally:
        connection.unregister("findings_without_holders")
