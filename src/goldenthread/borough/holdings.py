"""The borough's tables as writers and faults need them: every declared table and column is there."""

from collections.abc import Iterator, Mapping

import pyarrow as pa

from goldenthread.records.tables import TABLES

#: Arrow type of a column of each kind.
ARROW: Mapping[str, pa.DataType] = {
    "text": pa.string(),
    "code": pa.string(),
    "ref": pa.string(),
    "date": pa.date32(),
    "datetime": pa.timestamp("s"),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
}


class Records(Mapping[str, pa.Table]):
    """The borough's tables by name, each with ``source_id``, ``child_id`` and every declared column in its Arrow type.

    A table or column that was not simulated is there with no rows or no values, so that a writer need not ask.
    """

    def __init__(self, tables: Mapping[str, pa.Table]) -> None:
        self._tables = dict(tables)
        self._conformed: dict[str, pa.Table] = {}

    def __getitem__(self, name: str) -> pa.Table:
        if name not in self._conformed:
            self._conformed[name] = conform(name, self._tables.get(name))
        return self._conformed[name]

    def __iter__(self) -> Iterator[str]:
        return iter(TABLES)

    def __len__(self) -> int:
        return len(TABLES)


def conform(name: str, table: pa.Table | None) -> pa.Table:
    """Bring a simulated table to its declared columns and types; raises KeyError for a table that is not declared."""
    declared = TABLES[name]
    types = {"source_id": pa.string()}
    if declared.subject == "person":
        types["child_id"] = pa.string()
    types |= {column.name: ARROW[column.kind] for column in declared.columns}
    if table is None:
        return pa.table({column: pa.array([], kind) for column, kind in types.items()})
    held = {
        column: table[column].cast(kind) if column in table.column_names else pa.nulls(table.num_rows, kind)
        for column, kind in types.items()
    }
    return pa.table(held)
