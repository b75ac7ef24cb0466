"""The SELECTs that fill our tables from local lists: each column from the field of its name."""

from collections.abc import Iterable

from goldenthread.records.importers.language import TableMap
from goldenthread.records.importers.local.schemas import field_name, schema_columns
from goldenthread.records.tables import TABLES, Table


def table_map(table: Table) -> TableMap:
    """The SELECT of one table; a reference keeps the id that the list gives, which another source may have given."""
    person = ["child_id"] if table.subject == "person" or "child_id" in table.names else []
    kind = ["id_kind"] if table.subject == "person" and "id_kind" not in table.names else []
    columns = [column for column in schema_columns(table) if column.name != "child_id"]
    named = [f'"{field_name(column)}" as "{column.name}"' for column in columns]
    parts = [*person, *kind, "id as source_id", *named, "_source", "_as_at", "_file", "_row"]
    return TableMap(table.name, f'select {", ".join(parts)} from "{table.name}"')


def maps(names: Iterable[str]) -> tuple[TableMap, ...]:
    """The SELECTs of the named tables, in the order of the data dictionary."""
    wanted = set(names)
    return tuple(table_map(table) for name, table in TABLES.items() if name in wanted and schema_columns(table))
