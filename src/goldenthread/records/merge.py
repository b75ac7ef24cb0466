"""The same event told by several sources becomes one row; where they disagree, that is a finding."""

import duckdb

from goldenthread.records.engine import side_by_side
from goldenthread.records.findings import Findings
from goldenthread.records.importers.mapped import SQL_TYPES, mapped_name, mapped_rows
from goldenthread.records.place import note_repeated, place_rows, placed, selected, stand_alone, until
from goldenthread.records.precedence import precedence
from goldenthread.records.refs import Refs, ids_name, mapping_name
from goldenthread.records.tables import TABLES, Table
from goldenthread.records.tables.language import Column


def merge(
    connection: duckdb.DuckDBPyConnection,
    kinds: dict[str, list[str]],
    own_ids: frozenset[str],
    authority: str,
    into: Findings,
) -> None:
    """Make every table of a snapshot from the ``mapped`` rows of ``kinds`` (kinds of source by table name).

    Rows are the same event when they have the same person, the same ``natural`` columns and the same place among that
    source's rows that share them (two referrals on one day stay two). Of settled columns the most believed source
    wins (see `precedence`), of others the one that speaks of the later date; a null never wins.
    """
    connection.execute(";".join(_empty_table(table) for table in TABLES.values() if not kinds.get(table.name)))
    refs = Refs(kinds, own_ids, _borrowed(connection))

    def make(cursor: duckdb.DuckDBPyConnection, name: str) -> Findings:
        mapping = None
        refs.wait_for(TABLES[name])
        try:
            mapping, found = _make_table(cursor, TABLES[name], kinds[name], own_ids, authority, refs)
        finally:
            refs.made(name, mapping)
        return found

    # Each table comes behind those that it refers to, so that whoever waits is waited for by nobody.
    filled = refs.in_order()
    differing = dict(zip(filled, side_by_side(connection, make, filled), strict=True))
    into.extend(differing[name].table() for name in TABLES if name in differing)
    refs.forget(connection)


def _make_table(
    connection: duckdb.DuckDBPyConnection,
    table: Table,
    given: list[str],
    own_ids: frozenset[str],
    authority: str,
    refs: Refs,
) -> tuple[str | None, Findings]:
    """Make one table; returns the name of the one that maps aliases to its events, if there is any, and findings."""
    found = Findings()
    connection.execute(f"create or replace temp view rows as {mapped_rows(connection, given, table)}")
    mapping: str | None = None
    borrowed = table.name in refs.borrowed
    repeated = note_repeated(connection, table, own_ids.intersection(given), found)
    if not _needs_merging(connection, table, given, own_ids):
        _keep_rows(connection, table, authority, refs)
    elif not borrowed and stand_alone(connection, table):
        mapping = place_rows(connection, table, authority, own_ids.intersection(given), repeated, refs)
    else:
        mapping = _merge_rows(connection, table, authority, own_ids, repeated, refs, found)
    if borrowed:
        _note_ids(connection, table.name, "keyed" if mapping else "(select *, _alias as event_key from rows)")
    drops = [mapped_name(kind, table.name) for kind in given]
    connection.execute("drop view rows; " + "; ".join(f"drop table {name}" for name in drops))
    return mapping, found


def _empty_table(table: Table) -> str:
    columns = ", ".join(f'"{column.name}" {SQL_TYPES[column.kind]}' for column in table.layout)
    return f'create or replace table "{table.name}" ({columns})'


def _needs_merging(
    connection: duckdb.DuckDBPyConnection, table: Table, given: list[str], own_ids: frozenset[str]
) -> bool:
    """A single source with its own ids, each used once, needs none: the ids are the keys."""
    if table.name == "people" or not set(given) <= own_ids or table.subject == "none":
        return True
    counts = connection.execute(
        "select count(distinct _source), count(*), count(distinct _alias), count(*) filter (_alias is null) from rows"
    ).fetchone()
    sources, rows, aliases, without = counts or (0, 0, 0, 0)
    return bool(sources > 1 or aliases < rows or without)


def _keep_rows(connection: duckdb.DuckDBPyConnection, table: Table, authority: str, refs: Refs) -> None:
    leading, joins = refs.joined(table)
    values = {
        "authority": "$authority",
        "event_key": "_alias",
        "until_date": until(table),
        "source_kind": "_kind",
        "sources": "_file || ':' || _row",
        **leading,
    }
    columns = ", ".join(selected(column, values) for column in table.layout)
    connection.execute(
        f'create or replace table "{table.name}" as select {columns} from rows {joins}', {"authority": authority}
    )


def _merge_rows(
    connection: duckdb.DuckDBPyConnection,
    table: Table,
    authority: str,
    own_ids: frozenset[str],
    repeated: bool,
    refs: Refs,
    into: Findings,
) -> str | None:
    """Group the rows of one table into events; returns the name of the table that maps each alias to its event's key."""
    order = precedence(table.family)
    rank = " ".join(f"when '{kind}' then {place}" for place, kind in enumerate(order))
    connection.execute(
        f"""
        create or replace temp table grouped as
        with placed as (
            select *, case _kind {rank} else {len(order)} end as _kind_rank from ({placed(table, own_ids, repeated)})
        )
        select *, row_number() over (order by _kind_rank, _as_at desc, _source desc, _file, _row, _event) as _rank,
               row_number() over (order by _as_at desc, _kind_rank, _source desc, _file, _row, _event) as _fresh
        from placed
        """,
        {"authority": authority},
    )
    values = {
        "authority": "$authority",
        "event_key": "any_value(person_key)" if table.name == "people" else "coalesce(arg_min(_own, _rank), _event)",
        "person_key": "any_value(person_key)",
        "source_kind": "arg_min(_kind, _rank)",
        "sources": "string_agg(_file || ':' || _row, ' ' order by _rank)",
    }
    chosen = dict(values)
    for column in table.columns:
        by = "_rank" if column.settled and column.name != table.ends else "_fresh"
        chosen[column.name] = f'arg_min("{column.name}", {by})'
    merged = ", ".join(selected(column, chosen) for column in table.layout if column.name != "until_date")
    leading, joins = refs.joined(table)
    last = {"until_date": until(table), **leading}
    columns = ", ".join(selected(column, last) for column in table.layout)
    connection.execute(
        f"""
        create or replace table "{table.name}" as
        select {columns} from (select {merged}, min(_rank) as _order from grouped group by _event) {joins} order by _order
        """,
        {"authority": authority},
    )
    key = values["event_key"]
    mapping = None
    if refs.is_referred(table.name):
        mapping = mapping_name(table.name)
        connection.execute(
            f"""
            create or replace temp table keyed as
            select _alias, _source_id, event_key
            from grouped join (select _event, {key} as event_key from grouped group by _event) using (_event)
            where _alias is not null;
            create or replace table {mapping} as
            select _alias as alias, min(event_key) as event_key from keyed group by _alias
            """
        )
    _disagreements(connection, table, key, into)
    return mapping


def _disagreements(connection: duckdb.DuckDBPyConnection, table: Table, key: str, into: Findings) -> None:
    """Findings where two rows of one event say different things in a settled column or an end date.

    What may change in a person, sex and ethnicity, is compared between sources of one date: from one date to another it
    may have been corrected, and the freshest stands.
    """
    settled = [
        column
        for column in table.columns
        if (column.settled or column.name == table.ends)
        and column.kind != "ref"
        and column.name not in (*table.natural, "child_id")
    ]
    _differing(connection, table, key, settled, "_event", into)
    if table.name == "people":
        may_change = [column for column in table.columns if column.kind == "code" and not column.settled]
        _differing(connection, table, key, may_change, "_event, _as_at", into)


def _differing(
    connection: duckdb.DuckDBPyConnection, table: Table, key: str, judged: list[Column], by: str, into: Findings
) -> None:
    """Findings where rows that agree in ``by`` differ in one of the columns."""
    if not judged:
        return
    counts = ", ".join(f'count(distinct "{column.name}") > 1 as "{column.name}"' for column in judged)
    anything = " or ".join(f'"{column.name}"' for column in judged)
    connection.execute(
        f"""
        create or replace temp table differing as
        select * from (select {by}, {key} as event_key, {counts} from grouped group by {by} having count(*) > 1) where {anything}
        """
    )
    differing = connection.execute("select count(*) from differing").fetchone()
    for column in judged if differing != (0,) else ():
        shown = (
            "'(not shown)'"
            if "birth" in column.name
            else f"array_to_string(list_sort(list(distinct \"{column.name}\"::varchar || ' (' || _source || ')')), ', ')"
        )
        found = connection.execute(
            f"""
            select 'sources-disagree' as rule, 'error' as severity, arg_min(_source, _rank) as source, arg_min(_file, _rank) as file,
                   arg_min(_row, _rank)::bigint as row, '{table.name}' as "table", '{column.name}' as "column",
                   {shown} as value, any_value(child_id) as child_id, any_value(person_key) as person_key,
                   any_value(event_key) as event_key,
                   'Sources disagree about {column.name.replace("_", " ")}: ' || {shown} as message,
                   'Find out which is right and correct the other at its source' as mend
            from grouped join (select {by}, event_key from differing where "{column.name}") using ({by})
                where "{column.name}" is not null group by {by}
            """
        ).to_arrow_table()
        into.extend([found])


def _borrowed(connection: duckdb.DuckDBPyConnection) -> frozenset[str]:
    """Tables whose rows some list names by the id that another source gave them (see `derive`)."""
    if not connection.execute(
        "select 1 from duckdb_tables() where schema_name = 'mapped' and table_name = 'said'"
    ).fetchone():
        return frozenset()
    return frozenset(row[0] for row in connection.execute("select distinct refers from mapped.said").fetchall())


def _note_ids(connection: duckdb.DuckDBPyConnection, name: str, found: str) -> None:
    """Which event each source's own id stands for; an id that two sources gave to different events stands for none."""
    connection.execute(
        f"""
        create or replace table {ids_name(name)} as
        select _source_id as said, any_value(event_key) as event_key from {found}
        where _source_id in (select said from mapped.said where refers = '{name}')
        group by _source_id having count(distinct event_key) = 1
        """
    )
