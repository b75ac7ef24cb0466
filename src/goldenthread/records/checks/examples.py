"""Reads the example rows of a check, which are its test and its page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import duckdb

from goldenthread.records.checks.language import Check
from goldenthread.records.importers.derive import SQL_TYPES
from goldenthread.records.tables import OPEN_ENDED, TABLES, Table

#: The day on which examples are judged, unless they say another.
EXAMPLE_AS_AT = date(2024, 3, 31)

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Examples:
    """The rows by table, in the order written, and the keys of those that the check should find (table, event key).

    ``judged`` counts the rows that say whether they should be found.
    """

    rows: Mapping[str, Sequence[Row]]
    found: frozenset[tuple[str, str]]
    judged: int
    as_at: date


def read_examples(check: Check) -> Examples:
    """Read the examples of a check. Raises ValueError for a line that cannot be read.

    A table's heading line follows ``-- table`` (the check's own table where nothing is said); cells are parted by
    ``|`` and a blank one is null. ``child`` is the person, ``id`` the event's key (else it is numbered), ``found``
    says whether the check should find the row. ``-- as at 2024-06-30`` sets the day.
    """
    rows: dict[str, list[Row]] = {}
    as_at, table = EXAMPLE_AS_AT, check.table
    heading: tuple[str, ...] = ()
    for line in filter(None, (line.strip() for line in check.examples.splitlines())):
        if line.startswith("-- as at "):
            as_at = date.fromisoformat(line.removeprefix("-- as at "))
        elif line.startswith("-- "):
            table, heading = line.removeprefix("-- ").strip(), ()
        elif not heading:
            heading = _cells(line)
            _judge_heading(check, table, heading)
        else:
            cells = _cells(line)
            if len(cells) != len(heading):
                raise ValueError(f"check {check.code}: {line!r} has {len(cells)} cells, its heading {len(heading)}")
            row = {name: cell for name, cell in zip(heading, cells, strict=True) if cell}
            rows.setdefault(table, []).append(_keyed(table, row, len(rows.get(table, ())) + 1))
            if "found" in heading and row.get("found") not in ("yes", "no"):
                raise ValueError(f"check {check.code}: {line!r} must say found yes or no")
    judged = [(name, row) for name, given in rows.items() for row in given if "found" in row]
    found = frozenset((name, row["event_key"]) for name, row in judged if row["found"] == "yes")
    if "people" not in rows:
        children = sorted({row["child"] for given in rows.values() for row in given if "child" in row})
        rows["people"] = [_keyed("people", {"child": child}, 0) for child in children]
    return Examples(rows, found, len(judged), as_at)


def make_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Make every table of `tables.TABLES`, empty."""
    for table in TABLES.values():
        columns = ", ".join(f'"{column.name}" {SQL_TYPES[column.kind]}' for column in table.layout)
        connection.execute(f'create or replace table "{table.name}" ({columns})')


def fill(connection: duckdb.DuckDBPyConnection, examples: Examples) -> None:
    """Put the example rows, and nothing else, into the tables that `make_tables` made."""
    sizes = connection.execute("select table_name from duckdb_tables() where estimated_size > 0").fetchall()
    for name in TABLES.keys() & {name for (name,) in sizes}:
        connection.execute(f'delete from "{name}"')
    for name, rows in examples.rows.items():
        for number, row in enumerate(rows, start=2):
            values = _values(TABLES[name], row, number)
            names = ", ".join(f'"{column}"' for column in values)
            marks = ", ".join("?" for _ in values)
            connection.execute(f'insert into "{name}" ({names}) values ({marks})', list(values.values()))


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.split("|"))


def _judge_heading(check: Check, table: str, heading: tuple[str, ...]) -> None:
    if table not in TABLES:
        raise ValueError(f"check {check.code}: no table is called {table!r}")
    known = {column.name for column in TABLES[table].layout} | {"child", "id", "found"}
    if not set(heading) <= known:
        raise ValueError(f"check {check.code}: {table} has no column {sorted(set(heading) - known)}")


def _keyed(table: str, row: dict[str, str], number: int) -> Row:
    child = row.get("child", "")
    key = row.get("id") or (child if table == "people" else f"{table}-{number}")
    return {**row, "event_key": key}


def _values(table: Table, row: Row, number: int) -> dict[str, str]:
    """The row's cells as the engine reads them, with keys and provenance."""
    values = {name: text for name, text in row.items() if name not in ("child", "id", "found")}
    for column in table.columns:
        if column.kind == "boolean" and column.name in values:
            values[column.name] = {"yes": "true", "no": "false"}[values[column.name]]
    if table.subject == "person":
        values.setdefault("person_key", row["child"])
    if table.name == "people":
        values.setdefault("child_id", row["child"])
    if table.ends:
        values.setdefault("until_date", row.get(table.ends, OPEN_ENDED))
    return {"authority": "999", "source_kind": "local", "sources": f"example:{number}", **values}
