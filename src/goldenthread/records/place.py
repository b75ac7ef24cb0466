"""Rows of one source that tell of each event once: they become events without being grouped."""

import duckdb

from goldenthread.records.findings import Findings
from goldenthread.records.importers.derive import SQL_TYPES
from goldenthread.records.tables import OPEN_ENDED, TABLES, Table
from goldenthread.records.tables.language import Column


def stand_alone(connection: duckdb.DuckDBPyConnection, table: Table) -> bool:
    """Whether each row is an event by itself: all come from one source, which says nothing twice that is said once."""
    same = ", ".join(same_event(table))
    counted = f"count(distinct ({same}))" if _once(table) else "count(*)"
    found = connection.execute(f"select count(distinct _source), {counted}, count(*) from rows").fetchone()
    sources, events, rows = found or (0, 0, 0)
    return bool(sources == 1 and events == rows)


def place_rows(
    connection: duckdb.DuckDBPyConnection,
    table: Table,
    authority: str,
    own_ids: frozenset[str],
    kinds: dict[str, list[str]],
) -> dict[str, str]:
    """Make the rows of one source the events that merging them would make, without grouping what stands alone.

    Returns the table that maps aliases to keys by the name of this one, where rows of others refer to it.
    """
    values = {
        "authority": "$authority",
        "event_key": "person_key" if table.name == "people" else "coalesce(_own, _event)",
        "until_date": until(table),
        "source_kind": "_kind",
        "sources": "_file || ':' || _row",
    }
    refers = any(
        column.refers == table.name for other in TABLES.values() if kinds.get(other.name) for column in other.columns
    )
    bound = {"authority": authority}
    rows = f"({placed(table, own_ids)})"
    if refers:  # read twice, so it is worth keeping for a moment
        connection.execute(f"create or replace temp table placed as {rows}", bound)
        rows = "placed"
    columns = ", ".join(selected(column, values) for column in table.layout)
    connection.execute(
        f'create or replace table "{table.name}" as select {columns} from {rows} order by _file, _row, _event', bound
    )
    if not refers:
        return {}
    mapping = f'mapped."_alias_{table.name}"'
    connection.execute(
        f"create or replace table {mapping} as "
        f"select _alias as alias, {values['event_key']} as event_key from placed where _alias is not null"
    )
    connection.execute("drop table placed")
    return {table.name: mapping}


def selected(column: Column, values: dict[str, str]) -> str:
    """SQL for a column of a table as it is kept: the expression that ``values`` gives for it, or the column itself."""
    expression = values.get(column.name, f'"{column.name}"')
    return f'({expression})::{SQL_TYPES[column.kind]} as "{column.name}"'


def until(table: Table) -> str:
    """SQL for the day until which a row holds, null where the table has no such day."""
    return f"coalesce(\"{table.ends}\", date '{OPEN_ENDED}')" if table.ends else "null"


def same_event(table: Table) -> list[str]:
    """The columns that two rows of the same event share."""
    person = ["person_key"] if table.subject == "person" else []
    return person + [f'"{name}"' for name in table.natural]


def _once(table: Table) -> bool:
    """Whether a source can tell of an event of this table only once, so that its rows alike are one event."""
    return table.name == "people" or (table.subject == "none" and len(table.natural) == 1)


def placed(table: Table, own_ids: frozenset[str]) -> str:
    """SQL for the rows with the key of their event, ``_event``, and where the source has its own ids that one, ``_own``."""
    same = same_event(table)
    said = " || '|' || ".join(f"coalesce({column}::varchar, '')" for column in same)
    order = "order by _source_id nulls last, _file, _row"
    place = "1" if _once(table) else f"row_number() over (partition by {', '.join(same)}, _source {order})"
    own = _listed(own_ids)
    return f"""
        select rows.* exclude (_alias),
               -- An id that stands on several rows is that of the first: a key names one event, and a ref leads to one.
               case when again is null or (_file = first_file and _row = first_row) then _alias end as _alias,
               case when _kind in ({own}) and (again is null or (_file = first_file and _row = first_row)) then rows._alias end as _own,
               key12($authority || '|{table.name}|natural|' || {said} || '|' || {place}) as _event
        from rows left join repeated on again = rows._alias
        """


def _listed(own_ids: frozenset[str]) -> str:
    return ", ".join(f"'{kind}'" for kind in sorted(own_ids)) or "''"


def note_repeated(connection: duckdb.DuckDBPyConnection, table: Table, own_ids: frozenset[str], into: Findings) -> None:
    """Make the table ``repeated`` of ids that stand on several rows of a source with ids of its own, with the first row;
    each further row is a finding. A person or worker may be told of by many rows, so there such an id is nothing odd."""
    wanted = "false" if _once(table) else f"_kind in ({_listed(own_ids)})"
    connection.execute(
        f"""
        create or replace temp table repeated as
        select _alias as again, arg_min(_file, (_file, _row)) as first_file, arg_min(_row, (_file, _row)) as first_row
        from rows where {wanted} and _alias is not null group by _alias having count(*) > 1
        """
    )
    if connection.execute("select count(*) from repeated").fetchone() == (0,):
        return
    person = "person_key" if table.subject == "person" else "null::varchar as person_key"
    found = connection.execute(
        f"""
        select 'repeated-id' as rule, 'error' as severity, _source as source, _file as file, _row::bigint as row,
               '{table.name}' as "table", _source_id as value, child_id, {person},
               'The id of this row stands on an earlier row of ' || '{table.name.replace("_", " ")}' || ' too: both are kept' as message,
               'Take out the row if it is the same one; otherwise give it an id of its own' as mend
        from rows join repeated on again = _alias
        where _file <> first_file or _row <> first_row order by _file, _row
        """
    ).to_arrow_table()
    into.extend([found])
