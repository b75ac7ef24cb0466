"""Findings are data: what is wrong with a cell, a row or two sources, kept beside the records they speak of."""

from collections.abc import Iterable, Mapping
from typing import Literal

import pyarrow as pa

Severity = Literal["stops", "error", "query"]

#: One row a finding. ``row`` is the row of the sheet or file (header = 1), for XML the number of the child in the file.
#: ``value`` is the text as found, masked where the field is minimised. ``child_id`` is the authority's own id.
SCHEMA = pa.schema(
    [
        ("rule", pa.string()),
        ("severity", pa.string()),
        ("source", pa.string()),
        ("file", pa.string()),
        ("sheet", pa.string()),
        ("row", pa.int64()),
        ("table", pa.string()),
        ("column", pa.string()),
        ("value", pa.string()),
        ("child_id", pa.string()),
        ("person_key", pa.string()),
        ("event_key", pa.string()),
        ("team_id", pa.string()),
        ("worker_id", pa.string()),
        ("message", pa.string()),
        ("mend", pa.string()),
    ]
)

MASK = "(not shown)"


class Findings:
    """Collects findings, one at a time or as whole Arrow tables, into one table of shape `SCHEMA`."""

    def __init__(self) -> None:
        self._rows: list[dict[str, object]] = []
        self._tables: list[pa.Table] = []

    def add(self, rule: str, severity: Severity, message: str, mend: str, **where: object) -> None:
        """Add one finding; ``where`` holds any of the other columns of `SCHEMA`."""
        self._rows.append({"rule": rule, "severity": severity, "message": message, "mend": mend, **where})

    def extend(self, tables: Iterable[pa.Table]) -> None:
        """Add tables of findings; columns that they lack become null. Raises ArrowInvalid for a column not in `SCHEMA`."""
        for table in tables:
            if table.num_rows:
                self._tables.append(conform(table))

    def table(self) -> pa.Table:
        """Everything collected, in the order in which it was added."""
        own = pa.Table.from_pylist(self._rows, schema=SCHEMA)
        return pa.concat_tables([own, *self._tables])


def conform(table: pa.Table) -> pa.Table:
    """Bring a table of findings to the columns and types of `SCHEMA`."""
    unknown = set(table.column_names) - set(SCHEMA.names)
    if unknown:
        raise pa.ArrowInvalid(f"not columns of a finding: {sorted(unknown)}")
    columns = [
        table[field.name].cast(field.type) if field.name in table.column_names else pa.nulls(table.num_rows, field.type)
        for field in SCHEMA
    ]
    return pa.table(columns, schema=SCHEMA)


def with_file_names(table: pa.Table, names: Mapping[str, str]) -> pa.Table:
    """Findings whose ``file`` is still the short hash that rows carry get the name under which the file was read."""
    files = table["file"].combine_chunks().dictionary_encode()
    if isinstance(files, pa.ChunkedArray):
        files = files.combine_chunks()
    named = pa.array([names.get(short, short) for short in files.dictionary.to_pylist()], pa.string())
    at = table.schema.get_field_index("file")
    return table.set_column(at, table.schema.field(at), named.take(files.indices))
