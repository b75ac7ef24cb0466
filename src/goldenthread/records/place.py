"""Rows of one source that tell of each event once: they become events without being grouped."""

import duckdb

from goldenthread.records.findings import Findings
from goldenthread.records.importers.mapped import SQL_TYPES
from goldenthread.records.refs import Refs, mapping_name
from goldenthread.records.tables import OPEN_ENDED, Table
from goldenthread.records.tables.language import Column


def stand_alone(connection: duckdb.DuckDBPyConnection, table: Table) -> bool:
    """Whether each row is an event by itself: all come from one source, which says nothing twice that is said once."""
    same = ", ".join(same_event(table))
    once = f"count(*) = count(distinct ({same}))" if _once(table) else "true"
    return connection.execute(f"select min(_source) = max(_source) and {once} from rows").fetchone() == (True,)


def place_rows(
    connection: duckdb.DuckDBPyConnection,
    table: Table,
    authority: str,
    own_ids: frozenset[str],
    repeated: bool,
    refs: Refs,
) -> str | None:
    """Make the rows of one source the events that merging them would make, without grouping what stands alone.

    Returns the table that maps aliases to keys, where rows of others refer to these.
    """
    leading, joins = refs.joined(table)
    values = {
        "authority": "$authority",
        "event_key": "person_key" if table.name == "people" else "coalesce(_own, _event)" if own_ids else "_event",
        "until_date": until(table),
        "source_kind": "_kind",
        "sources": "_file || ':' || _row",
        **leading,
    }
    referred = refs.is_referred(table.name)
    columns = ", ".join(selected(column, values) for column in table.layout) + (", _alias" if referred else "")
    connection.execute(
        f"""
        create or replace table "{table.name}" as
        select {columns} from ({placed(table, own_ids, repeated, _alike(connection, table))}) {joins}
        order by _file, _row, _event
        """,
        {"authority": authority},
    )
    if not referred:
        return None
    mapping = mapping_name(table.name)
    connection.execute(
        f"""
        create or replace table {mapping} as
        select _alias as alias, min(event_key) as event_key from "{table.name}" where _alias is not null group by _alias;
        alter table "{table.name}" drop column _alias
        """
    )
    return mapping


def _alike(connection: duckdb.DuckDBPyConnection, table: Table) -> bool:
    """Whether any rows of one source share what makes them the same event."""
    if _once(table):
        return False
    same = ", ".join(same_event(table))
    return bool(connection.execute(f"select 1 from rows group by {same} having count(*) > 1 limit 1").fetchone())


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


def placed(table: Table, own_ids: frozenset[str], repeated: bool, alike: bool = True) -> str:
    """SQL for the rows with the key of their event, ``_event``, and where the source has its own ids that one, ``_own``.

    ``repeated`` says whether the table of that name has rows, ``alike`` whether a source may have several rows alike.
    """
    same = same_event(table)
    said = " || '|' || ".join(f"coalesce({column}::varchar, '')" for column in same)
    order = "order by _source_id nulls last, _file, _row"
    window = f"row_number() over (partition by {', '.join(same)}, _source {order})"
    place = window if alike and not _once(table) else "1"
    # An id that stands on several rows is that of the first: a key names one event, and a ref leads to one.
    first = "case when again is null or (_file = first_file and _row = first_row) then rows._alias end"
    alias, join = (first, "left join repeated on again = rows._alias") if repeated else ("rows._alias", "")
    return f"""
        select rows.* exclude (_alias), {alias} as _alias, case when _kind in ({_listed(own_ids)}) then {alias} end as _own,
               key12($authority || '|{table.name}|natural|' || {said} || '|' || {place}) as _event
        from rows {join}
        """


def _listed(own_ids: frozenset[str]) -> str:
    return ", ".join(f"'{kind}'" for kind in sorted(own_ids)) or "''"


def note_repeated(connection: duckdb.DuckDBPyConnection, table: Table, own_ids: frozenset[str], into: Findings) -> bool:
    """Make the table ``repeated`` of ids that stand on several rows of a source with ids of its own, with the first row;
    each further row is a finding. A person or worker may be told of by many rows, so there such an id is nothing odd.

    Returns whether there are any; the table is made only then, or may be empty or left over.
    """
    if _once(table) or not own_ids:
        return False
    connection.execute(
        f"""
        create or replace temp table repeated as
        select _alias as again, arg_min(_file, (_file, _row)) as first_file, arg_min(_row, (_file, _row)) as first_row
        from rows where _kind in ({_listed(own_ids)}) and _alias is not null group by _alias having count(*) > 1
        """
    )
    if connection.execute("select count(*) from repeated").fetchone() == (0,):
        return False
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
    return True
