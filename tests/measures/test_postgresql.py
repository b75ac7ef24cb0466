"""The same text of SQL on PostgreSQL: every measure gives what the embedded engine gives."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import adbc_driver_postgresql.dbapi as postgresql
import pyarrow as pa
import pytest
from tests.measures.plain.histories import LAST, History, history
from tests.measures.postgres import server
from tests.measures.test_plain_counts import BOOK, COUNTED, PERIODS

from goldenthread.measures.compile.statements import Statement, figures_statement, windows
from goldenthread.measures.language.measures import Measure
from goldenthread.measures.run import support
from goldenthread.measures.run.counting import Engine
from goldenthread.records.importers.derive import SQL_TYPES
from goldenthread.records.tables import TABLES

pytestmark = pytest.mark.generative
_TYPES = {"VARCHAR": "varchar", "DOUBLE": "double precision"}
_ARROW = {
    "date": pa.date32(),
    "datetime": pa.timestamp("us"),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server for this module."""
    with server(tmp_path_factory.mktemp("pg") / "server") as found:
        yield found


def _fill(connection: Any, made: History) -> None:
    with connection.cursor() as cursor:
        for name, table in TABLES.items():
            cursor.execute(f'drop table if exists "{name}"')
            kinds = {column.name: _ARROW.get(column.kind, pa.string()) for column in table.layout}
            rows = made.rows(name)
            data = pa.table({n: pa.array([row.get(n) for row in rows], kind) for n, kind in kinds.items()})
            if rows:
                cursor.adbc_ingest(name, data, mode="create")
            else:
                columns = ", ".join(
                    f'"{c.name}" {_TYPES.get(SQL_TYPES[c.kind].upper(), SQL_TYPES[c.kind])}' for c in table.layout
                )
                cursor.execute(f'create table "{name}" ({columns})')


def _prepare(connection: Any, statements: list[Statement], measures: list[Measure]) -> None:
    keys = {key for one in statements for key in one.due_keys}
    given = {
        "gt_calendar": support.calendar_table(),
        "gt_due": support.due_table(BOOK.limits, keys),
        "gt_hours": support.hours_table(BOOK.limits),
        "gt_summer": support.summer_table(),
        "gt_periods": support.periods_table(PERIODS, LAST),
        "gt_days": support.days_table(PERIODS, LAST, windows(measures)),
    }
    people = {"gt_persons": support.PERSONS, "gt_holders": support.HOLDERS, "gt_localities": support.LOCALITIES}
    with connection.cursor() as cursor:
        for name, table in given.items():
            cursor.execute(f"drop table if exists {name}")
            cursor.adbc_ingest(name, table, mode="create")
        cursor.execute("create index on gt_due (limit_key, day)")
        for name, sql in people.items():
            cursor.execute(f"drop table if exists {name}")
            cursor.execute(f"create table {name} as {sql}")
        cursor.execute("analyze")


def _rows(table: pa.Table) -> list[tuple[Any, ...]]:
    names = sorted(table.schema.names)
    # The driver gives numbers without a bound, such as a sum of whole numbers, as text.
    counted = {name for name in names if re.fullmatch(r"a\d+", name)}
    rows = [tuple(_plain(row[name], name in counted) for name in names) for row in table.to_pylist()]
    return sorted(rows, key=str)


def _plain(value: Any, counted: bool) -> Any:
    return value if value is None or (isinstance(value, str) and not counted) else round(float(value), 6)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_measure_is_the_same_on_postgresql(seed: int, address: str) -> None:
    """The text that runs is the text of the snapshots, unchanged."""
    made = history(seed, 14)
    measures = [BOOK.measure(key) for key in COUNTED]
    statements = [figures_statement(BOOK, [one], [(name,) for name in one.breakdowns[:2]]) for one in measures]
    with made.connect() as embedded, postgresql.connect(address) as connection:
        engine = Engine(embedded, BOOK, PERIODS, LAST)
        engine.prepare(statements, measures)
        _fill(connection, made)
        _prepare(connection, statements, measures)
        for measure, statement in zip(measures, statements, strict=True):
            ours = embedded.execute(statement.text).to_arrow_table()
            with connection.cursor() as cursor:
                cursor.execute(statement.text)
                theirs = cursor.fetch_arrow_table()
            assert _rows(ours) == _rows(theirs), measure.key
        connection.rollback()


def test_what_to_install_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A missing server is an error that names the package, never a test left out."""
    monkeypatch.setattr("shutil.which", lambda _: None)
    monkeypatch.setattr("tests.measures.postgres._PLACES", (str(tmp_path),))
    with pytest.raises(RuntimeError, match="postgresql-15"), server(tmp_path):
        pass
