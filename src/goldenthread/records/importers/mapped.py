"""How the rows that each kind of source gives for our tables lie in the engine before sources are merged."""

from collections.abc import Sequence

import duckdb

from goldenthread.records.tables import Table

SQL_TYPES = {
    "text": "varchar",
    "code": "varchar",
    "ref": "varchar",
    "date": "date",
    "datetime": "timestamp",
    "integer": "bigint",
    "number": "double",
    "boolean": "boolean",
}
#: Columns that joining identities and aligning read; others that a kind does not fill would only take room.
READ_EARLY = frozenset(
    {
        "upn",
        "former_upn",
        "id_kind",
        "id_value",
        "order_date",
        "start_date",
        "end_date",
        "end_reason",
        "start_known",
        "status",
        "placement_type",
        "kind",
        "check_date",
    }
)


def mapped_name(kind: str, table: str) -> str:
    """The engine's name of the rows that one kind of source gives for one table."""
    return f'mapped."{kind}__{table}"'


def mapped_rows(connection: duckdb.DuckDBPyConnection, kinds: Sequence[str], table: Table) -> str:
    """SELECT what several kinds of source give for one table, with every column of the table."""
    rows = " union all by name ".join(f"select * from {mapped_name(kind, table.name)}" for kind in kinds)
    held = set(connection.sql(rows).columns)
    rest = "".join(
        f', null::{SQL_TYPES[item.kind]} as "{item.name}"' for item in table.columns if item.name not in held
    )
    return f"select *{rest} from ({rows})"


def alias_sql(table: str, kind: str, own_ids: bool, source_id: str) -> str:
    """SQL for what a row is called before sources are merged: by the key of the case system's own id, else in words,
    within its source. Words are hashed only where they lead to no row (see `unmet_sql`): most lead to one."""
    if own_ids:
        return f"key12($authority || '|{table}|{kind}|' || {source_id})"
    # The engine takes text joined to a null that it knows of beforehand for a number.
    return f"('{table}|{kind}|' || _source || '|' || {source_id})::varchar"


def unmet_sql(ref: str) -> str:
    """SQL for a ref that leads to no row: the key that such a row would have, which a check then finds missing."""
    return f"case when contains({ref}, '|') then key12($authority || '|' || {ref}) else {ref} end"
