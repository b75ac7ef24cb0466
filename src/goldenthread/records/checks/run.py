"""Runs the checks over the tables of a snapshot: first which of them find anything at all, then what those find."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

import duckdb
import pyarrow as pa

from goldenthread.records.checks.language import Check
from goldenthread.records.checks.passes import FOUND, HELPERS, HITS, PEOPLE, RESULT, Numbered, Passes, all_passes
from goldenthread.records.checks.registry import ALL
from goldenthread.records.checks.sql import spelled
from goldenthread.records.engine import side_by_side
from goldenthread.records.findings import SCHEMA, Findings


def run_checks(
    connection: duckdb.DuckDBPyConnection, as_at: date, files: Mapping[str, str], checks: Sequence[Check] = ALL
) -> pa.Table:
    """Judge every table of `tables.TABLES` (shape `Table.layout`) as at a date; returns findings (`findings.SCHEMA`).

    ``files`` gives a file's name by the short hash that ``sources`` carries. A finding's worker and team are those the
    row names, else those of the case worker at the date. Tables without rows are passed over. Findings are in the
    order of code, table and event, so that the same rows give the same findings.

    Raises ``duckdb.TransactionException`` within a transaction: tables are judged on connections beside this one,
    which would not see its rows and find nothing.
    """
    connection.begin()
    connection.commit()
    numbered, passes = all_passes(tuple(checks), as_at)
    filled = _filled(connection, [one.table.name for one in passes])
    live = [one for one in passes if one.table.name in filled]
    notes = _not_covered([item for one in live for item in one.not_covered], as_at)
    if not live:
        return notes
    try:
        for statement in (PEOPLE, HITS, FOUND):
            connection.execute(statement)
        if any(side_by_side(connection, partial(_judge, as_at=as_at), live)):
            raw = connection.execute(spelled(RESULT, as_at)).to_arrow_table()
            return pa.concat_tables([notes, _dressed(raw, numbered, files)])
    finally:
        for name in HELPERS:
            connection.execute(f"drop table if exists {name}")
    return notes


def _judge(connection: duckdb.DuckDBPyConnection, one: Passes, as_at: date) -> bool:
    """Put what is found in one table into the table of what was found; returns whether there was anything.

    Most rules find nothing, and to make their sentences costs more than to judge the rows: so those that find
    something are looked for first, all in one statement, and asked again for what they found.
    """
    found = False
    answer = (connection.execute(one.flags).fetchone() if one.flags else None) or ()
    firing = [item for item, fires in zip(one.rowwise, answer, strict=False) if fires]
    if firing:
        found = True
        connection.execute(one.found(firing))
    screened = answer[len(one.rowwise) :]
    comparing = [item for item, passes in zip(one.comparing, screened, strict=False) if passes]
    comparing += one.comparing[len(screened) :]
    if comparing:
        counted = connection.execute(one.hits(comparing)).fetchone()
        if counted and counted[0]:
            found = True
            units = connection.execute("select distinct unit from checks_hits").fetchall()
            firing_units = {unit for (unit,) in units}
            for item in comparing:
                if item[0] in firing_units:
                    connection.execute(one.told(item))
    return found


def _filled(connection: duckdb.DuckDBPyConnection, names: Sequence[str]) -> frozenset[str]:
    """Those of the tables that have rows; the engine's own estimate leaves few to ask about."""
    likely = connection.execute("select table_name from duckdb_tables() where estimated_size > 0").fetchall()
    asked = sorted({name for (name,) in likely} & set(names))
    parts = [f"select '{name}' where exists (select 1 from \"{name}\")" for name in asked]
    found = connection.execute(" union all ".join(parts)).fetchall() if parts else []
    return frozenset(name for (name,) in found)


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
    for _, check, unit in sorted(units, key=lambda item: item[0]):
        notes.add(
            "check-not-run",
            "query",
            f"Check {check.code} could not be run: the bank holidays around {as_at:%d %B %Y} are not held",
            "Extend the table of bank holidays",
            table=unit.table,
        )
    return notes.table()
