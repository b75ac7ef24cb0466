"""The same event told by several sources becomes one row; where they disagree, that is a finding."""

import duckdb
import pyarrow as pa

from goldenthread.records.engine import side_by_side
from goldenthread.records.findings import Findings
from goldenthread.records.importers.derive import SQL_TYPES, mapped_name
from goldenthread.records.place import note_repeated, place_rows, placed, selected, stand_alone, until
from goldenthread.records.precedence import precedence
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
    borrowed = _borrowed(connection)
    connection.execute(";".join(_empty_table(table) for table in TABLES.values() if not kinds.get(table.name)))

    def make(cursor: duckdb.DuckDBPyConnection, name: str) -> tuple[str | None, Findings]:
        return _make_table(cursor, TABLES[name], kinds, own_ids, authority, name in borrowed)

    filled = [name for name in TABLES if kinds.get(name)]
    known_by_alias: dict[str, str] = {}
    for name, (mapping, differing) in zip(filled, side_by_side(connection, make, filled), strict=True):
        into.extend([differing.table()])
        if mapping is not None:
            known_by_alias[name] = mapping
    _resolve_borrowed(connection, borrowed & set(filled))
    _resolve_refs(connection, known_by_alias)


def _make_table(
    connection: duckdb.DuckDBPyConnection,
    table: Table,
    kinds: dict[str, list[str]],
    own_ids: frozenset[str],
    authority: str,
    borrowed: bool,
) -> tuple[str | None, Findings]:
    """Make one table; returns the name of the one that maps aliases to its events, if there is any, and findings."""
    given, found = kinds[table.name], Findings()
    union = " union all by name ".join(f"select * from {mapped_name(kind, table.name)}" for kind in given)
    connection.execute(f"create or replace temp view rows as {union}")
    mapping: str | None = None
    note_repeated(connection, table, own_ids, found)
    if not _needs_merging(connection, table, given, own_ids):
        _keep_rows(connection, table, authority)
    elif not borrowed and stand_alone(connection, table):
        mapping = place_rows(connection, table, authority, own_ids, kinds).get(table.name)
    else:
        mapping = _merge_rows(connection, table, authority, own_ids, found)
    if borrowed:
        _note_ids(connection, table.name, mapping)
    connection.execute("drop view rows; drop table repeated")
    for kind in given:
        connection.execute(f"drop table {mapped_name(kind, table.name)}")
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


def _keep_rows(connection: duckdb.DuckDBPyConnection, table: Table, authority: str) -> None:
    values = {
        "authority": "$authority",
        "event_key": "_alias",
        "until_date": until(table),
        "source_kind": "_kind",
        "sources": "_file || ':' || _row",
    }
    columns = ", ".join(selected(column, values) for column in table.layout)
    connection.execute(
        f'create or replace table "{table.name}" as select {columns} from rows', {"authority": authority}
    )


def _merge_rows(
    connection: duckdb.DuckDBPyConnection, table: Table, authority: str, own_ids: frozenset[str], into: Findings
) -> str:
    """Group the rows of one table into events; returns the name of the table that maps each alias to its event's key."""
    order = precedence(table.family)
    rank = " ".join(f"when '{kind}' then {place}" for place, kind in enumerate(order))
    connection.execute(
        f"""
        create or replace temp table grouped as
        with placed as (
            select *, case _kind {rank} else {len(order)} end as _kind_rank from ({placed(table, own_ids)})
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
        "until_date": "null",
    }
    chosen = dict(values)
    for column in table.columns:
        by = "_rank" if column.settled and column.name != table.ends else "_fresh"
        chosen[column.name] = f'arg_min("{column.name}", {by})'
    columns = ", ".join(selected(column, chosen) for column in table.layout)
    bound = {"authority": authority}
    connection.execute(
        f'create or replace table "{table.name}" as select {columns} from grouped group by _event order by min(_rank)',
        bound,
    )
    if table.ends:
        connection.execute(f'update "{table.name}" set until_date = {until(table)}')
    key = values["event_key"]
    mapping = f'mapped."_alias_{table.name}"'
    connection.execute(
        f"""
        create or replace table {mapping} as
        with keyed as (select _event, {key} as event_key from grouped group by _event)
        select distinct _alias as alias, event_key from grouped join keyed using (_event) where _alias is not null
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
            else f"string_agg(distinct \"{column.name}\"::varchar || ' (' || _source || ')', ', ')"
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


def _resolve_refs(connection: duckdb.DuckDBPyConnection, known_by_alias: dict[str, str]) -> None:
    """Point refs at the events that their rows became; a ref to a row that nobody supplied stays, and a check finds it."""
    for table in TABLES.values():
        for column in table.columns:
            mapping = known_by_alias.get(column.refers)
            if mapping is None:
                continue
            connection.execute(
                f'update "{table.name}" set "{column.name}" = m.event_key from {mapping} m '
                f'where m.alias = "{table.name}"."{column.name}" and m.event_key <> "{table.name}"."{column.name}"'
            )
    for mapping in known_by_alias.values():
        connection.execute(f"drop table {mapping}")


def _borrowed(connection: duckdb.DuckDBPyConnection) -> set[str]:
    """Tables whose rows some list names by the id that another source gave them (see `derive`)."""
    if not connection.execute(
        "select 1 from duckdb_tables() where schema_name = 'mapped' and table_name = 'said'"
    ).fetchone():
        return set()
    return {row[0] for row in connection.execute("select distinct refers from mapped.said").fetchall()}


def _note_ids(connection: duckdb.DuckDBPyConnection, name: str, mapping: str | None) -> None:
    """Which event each source's own id stands for; an id that two sources gave to different events stands for none."""
    found = f"grouped join {mapping} on alias = _alias" if mapping else "(select *, _alias as event_key from rows)"
    connection.execute(
        f"""
        create or replace table mapped."_ids_{name}" as
        select _source_id as said, any_value(event_key) as event_key from {found}
        where _source_id in (select said from mapped.said where refers = '{name}')
        group by _source_id having count(distinct event_key) = 1
        """
    )


def _resolve_borrowed(connection: duckdb.DuckDBPyConnection, names: set[str]) -> None:
    """Point refs of lists at the event that any source calls by the id; what leads to none stays, and a check finds it."""
    for table in TABLES.values():
        for column in table.columns:
            if column.refers in names:
                connection.execute(
                    f"""
                    update "{table.name}" set "{column.name}" = i.event_key
                    from mapped.said s join mapped."_ids_{column.refers}" i using (said)
                    where s.refers = '{column.refers}' and s.alias = "{table.name}"."{column.name}"
                    """
                )
    for name in names:
        connection.execute(f'drop table mapped."_ids_{name}"')
    connection.execute("drop table if exists mapped.said")


def row_counts(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Rows of every table of the snapshot by name."""
    union = " union all ".join(f"select '{name}' as name, count(*) as rows from \"{name}\"" for name in TABLES)
    counted: pa.Table = connection.execute(union).to_arrow_table()
    return dict(zip(counted["name"].to_pylist(), counted["rows"].to_pylist(), strict=True))
