"""Local lists: one CSV file a table for what no standard holds, headed with our own column names."""

from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from goldenthread.borough.holdings import Records
from goldenthread.borough.plan import Borough
from goldenthread.borough.writers.files import Shelf
from goldenthread.borough.writers.frames import batches, words, write_csv
from goldenthread.records.tables import TABLES, Table

_LOCAL = "local:"


def local_columns(table: Table) -> Mapping[str, str]:
    """The headings of a table's local list and the column that each one holds; empty where no column is local.

    A table that only local lists feed is there whole. Of a table that a standard feeds too there are the columns that
    say which event it is, and those that the standard lacks. A column that refers to another table is headed ``…_id``.
    """
    fed = {column.name for column in table.columns if any(feed.startswith(_LOCAL) for feed in column.feeds)}
    if not fed:
        return {}
    keys = {table.event_date, *table.natural}
    standard = any(column.feeds and not column.feeds[0].startswith(_LOCAL) for column in table.columns)
    columns = {"id": "source_id"}
    if table.subject == "person":
        columns["child_id"] = "child_id"
    for column in table.columns:
        if not standard or column.name in fed or column.name in keys:
            name = column.name.removesuffix("_key") + "_id" if column.kind == "ref" else column.name
            columns[name] = column.name
    return columns


def write_local(_: Borough, records: Records, shelf: Shelf) -> None:
    """Write ``local/<table>.csv`` for every table that a local list feeds: ISO dates, our codes, yes and no."""
    for name, table in TABLES.items():
        columns = local_columns(table)
        if not columns:
            continue
        path = f"local/{name}.csv"
        parts = ([_cells(part[column]) for column in columns.values()] for part in batches(records[name]))
        shelf.note(path, write_csv(shelf.place(path), tuple(columns), parts))


def _cells(column: Any) -> Any:
    return words(column, "yes", "no") if pa.types.is_boolean(column.type) else column
