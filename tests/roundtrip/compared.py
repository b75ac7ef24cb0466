"""Rows of the borough and rows that were loaded, brought to the same shape."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

import duckdb

from goldenthread.borough.plan import Borough
from goldenthread.records.tables import TABLES

Rows = Counter[tuple[Any, ...]]


def made(borough: Borough, table: str, *columns: str, where: Callable[[dict[str, Any]], bool] = lambda _: True) -> Rows:
    """Rows of the simulated table."""
    return Counter(tuple(row[column] for column in columns) for row in simulated(borough, table) if where(row))


def simulated(borough: Borough, table: str) -> list[dict[str, Any]]:
    """Every row of a simulated table as a dictionary."""
    rows: list[dict[str, Any]] = borough.tables[table].to_pylist()
    return rows


def found(connection: duckdb.DuckDBPyConnection, table: str, *columns: str, where: str = "true") -> Rows:
    """Rows of the loaded table; ``child_id`` is the identifier of the person."""
    person = (
        "join people as p using (person_key)" if "child_id" in columns and "child_id" not in TABLES[table].names else ""
    )
    named = ", ".join("p.child_id" if person and column == "child_id" else f"t.{column}" for column in columns)
    return Counter(connection.execute(f"select {named} from {table} as t {person} where {where}").fetchall())


def fed_by(table: str, feed: str, without: Iterable[str] = ()) -> tuple[str, ...]:
    """The person, what says which event it is, and every column that the format feeds, references and ``without`` apart."""
    declared = TABLES[table]
    person = ("child_id",) if declared.subject == "person" and "child_id" not in declared.names else ()
    fed = tuple(
        column.name
        for column in declared.columns
        if column.kind != "ref"
        and (column.name in declared.natural or any(item.startswith(feed) for item in column.feeds))
    )
    return person + tuple(column for column in fed if column not in without)


def touches(start: date | None, end: date | None, first: date, last: date) -> bool:
    """Whether a span that may be open meets another."""
    return start is not None and start <= last and (end is None or end >= first)


def differences(one: Rows, other: Rows) -> tuple[Sequence[Any], Sequence[Any]]:
    """What is in one and not in the other, each way round: two empty lists when they are equal."""
    return sorted((one - other).elements(), key=str), sorted((other - one).elements(), key=str)
