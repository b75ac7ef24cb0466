"""Runs the checks over the tables of a snapshot: one pass over a table for all checks of single rows."""

from collections.abc import Mapping, Sequence
from datetime import date

import duckdb
import pyarrow as pa

from goldenthread.records.checks.language import Check, Unit
from goldenthread.records.checks.registry import ALL
from goldenthread.records.checks.sql import covered, joins, message_sql, spelled, value_sql
from goldenthread.records.findings import SCHEMA, Findings
from goldenthread.records.tables import TABLES
from goldenthread.records.tables.language import Table

#: The person as checks see them: one row a person, whatever is wrong with the table. Where only the month of birth is
#: kept, ``birth_date`` is its first day and ``latest_birth_date`` its last, so that no age is judged too harshly.
_PEOPLE = """
create or replace temp table checks_people as
select *, case when birth_date_precision = 'month' then last_day(birth_date) else birth_date end as latest_birth_date
from people qualify row_number() over (partition by person_key order by event_key) = 1
"""
#: Who holds the case as at the day, for events whose source names nobody.
_HOLDERS = """
create or replace temp table checks_holders as
select person_key, worker_id, team_id from involvements
where role in {holds-the-case} and start_date <= :as_at and until_date > :as_at
qualify row_number() over (partition by person_key order by start_date desc, event_key) = 1
"""
_TEAMS = """
create or replace temp table checks_teams as
select worker_id, any_value(team_id order by start_date desc) as team_id from workers where team_id is not null group by worker_id
"""
_FOUND = """
create or replace temp table checks_found (
    unit integer, event_key varchar, person_key varchar, child_id varchar, sources varchar, source_kind varchar,
    team_id varchar, worker_id varchar, value varchar, message varchar
)
"""
_RESULT = """
select f.unit, f.event_key, f.person_key, coalesce(p.child_id, f.child_id) as child_id, f.source_kind as source,
       split_part(f.first, ':', 1) as file, try_cast(split_part(f.first, ':', 2) as bigint) as row,
       f.value, f.message,
       coalesce(f.worker_id, h.worker_id) as worker_id,
       coalesce(f.team_id, case when f.worker_id is not null then t.team_id end, h.team_id, ht.team_id) as team_id
from (select *, split_part(sources, ' ', 1) as first from checks_found) f
left join checks_people p on p.person_key = f.person_key
left join checks_holders h on h.person_key = f.person_key
left join checks_teams t on t.worker_id = f.worker_id
left join checks_teams ht on ht.worker_id = h.worker_id
order by f.unit, f.event_key
"""
_NAMES = ("checks_people", "checks_holders", "checks_teams", "checks_found")

Numbered = tuple[int, Check, Unit]


def run_checks(
    connection: duckdb.DuckDBPyConnection, as_at: date, files: Mapping[str, str], checks: Sequence[Check] = ALL
) -> pa.Table:
    """Judge every table of `tables.TABLES` (shape `Table.layout`) as at a date; returns findings (`findings.SCHEMA`).

    ``files`` gives a file's name by the short hash that ``sources`` carries. A finding's worker and team are those the
    row names, else those of the case worker at the date. Tables without rows are passed over. Findings are in the
    order of code, table and event, so that the same rows give the same findings.
    """
    units = [(number, check, unit) for number, (check, unit) in enumerate(_pairs(checks))]
    filled = _filled(connection, sorted({unit.table for _, _, unit in units}))
    live = [item for item in units if item[2].table in filled]
    notes = _not_covered(live, as_at)
    for statement in (_PEOPLE, _HOLDERS, _TEAMS, _FOUND):
        connection.execute(spelled(statement, as_at))
    try:
        for name in TABLES:
            rowwise = [item for item in live if item[2].table == name and item[2].where]
            if rowwise:
                connection.execute(fused_sql(TABLES[name], rowwise, as_at))
        for item in live:
            if item[2].rows:
                connection.execute(_rows_sql(item, as_at))
        raw = connection.execute(_RESULT).to_arrow_table()
    finally:
        for name in _NAMES:
            connection.execute(f"drop table if exists {name}")
    return pa.concat_tables([notes, _dressed(raw, units, files)])


def _pairs(checks: Sequence[Check]) -> list[tuple[Check, Unit]]:
    return [(check, unit) for check in checks for unit in check.units]


def _filled(connection: duckdb.DuckDBPyConnection, names: Sequence[str]) -> frozenset[str]:
    """Those of the tables that have rows."""
    parts = [f"select '{name}' where exists (select 1 from \"{name}\")" for name in names]
    found = connection.execute(" union all ".join(parts)).fetchall() if parts else []
    return frozenset(name for (name,) in found)


def fused_sql(table: Table, units: Sequence[Numbered], as_at: date) -> str:
    """The one pass over a table: each row that any of the checks finds, once for each check that finds it."""
    predicates = [spelled(unit.where, as_at) for _, _, unit in units]
    messages = [message_sql(check, unit) for _, check, unit in units]
    cases = ", ".join(
        f"case when {predicate} then struct_pack(unit := {number}, value := {value_sql(unit)}, message := {message}) end"
        for (number, _, unit), predicate, message in zip(units, predicates, messages, strict=True)
    )
    anything = " or ".join(f"({predicate})" for predicate in predicates)
    return f"""
    insert into checks_found
    select f.unit, event_key, person_key, child_id, sources, source_kind, team_id, worker_id, f.value, f.message
    from (
        select {_beside(table)}, unnest(list_filter([{cases}], lambda found: found is not null)) as f
        from "{table.name}" r {joins(table, *predicates, *messages)}
        where {anything}
    )
    """


def _rows_sql(item: Numbered, as_at: date) -> str:
    number, check, unit = item
    table = TABLES[unit.table]
    message = message_sql(check, unit)
    return f"""
    insert into checks_found
    with f as ({spelled(unit.rows, as_at)})
    select {number}, {_beside(table)}, {value_sql(unit)}, {message}
    from f join "{table.name}" r on r.event_key = f.event_key {joins(table, message)}
    """


def _beside(table: Table) -> str:
    """What every finding carries of its row, in the order of the table of what was found."""
    named = {column.name for column in table.layout}

    def given(name: str, as_name: str = "") -> str:
        return f'r."{name}" as {as_name or name}' if name in named else f"null::varchar as {as_name or name}"

    child = "null::varchar as child_id" if table.subject == "person" else given("child_id")
    worker = given("worker_id")
    return ", ".join(
        [
            given("event_key"),
            given("person_key"),
            child,
            given("sources"),
            given("source_kind"),
            given("team_id"),
            worker,
        ]
    )


def _dressed(raw: pa.Table, units: Sequence[Numbered], files: Mapping[str, str]) -> pa.Table:
    """Findings of shape `findings.SCHEMA` from what was found."""
    which = raw["unit"].combine_chunks() if raw.num_rows else pa.array([], pa.int32())

    def by_unit(values: Sequence[str]) -> pa.Array:
        return pa.array(values, pa.string()).take(which)

    hashes = raw["file"].combine_chunks().dictionary_encode()
    names = pa.array([files.get(short, short) for short in hashes.dictionary.to_pylist()], pa.string())
    given = {
        "rule": by_unit([check.code for _, check, _ in units]),
        "severity": by_unit([check.severity for _, check, _ in units]),
        "table": by_unit([unit.table for _, _, unit in units]),
        "column": by_unit([unit.columns[0] for _, _, unit in units]),
        "mend": by_unit([check.mend for _, check, _ in units]),
        "file": names.take(hashes.indices),
        "sheet": pa.nulls(raw.num_rows, pa.string()),
    }
    columns = [given.get(field.name, raw[field.name] if field.name in raw.column_names else None) for field in SCHEMA]
    return pa.table(columns, schema=SCHEMA)


def _not_covered(units: Sequence[Numbered], as_at: date) -> pa.Table:
    """A check that counts working days where no bank holidays are held says that it could not judge."""
    notes = Findings()
    for _, check, unit in units:
        if not covered(unit.where + unit.rows, as_at):
            notes.add(
                "check-not-run",
                "query",
                f"Check {check.code} could not be run: the bank holidays around {as_at:%d %B %Y} are not held",
                "Extend the table of bank holidays",
                table=unit.table,
            )
    return notes.table()
