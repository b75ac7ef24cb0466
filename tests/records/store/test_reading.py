"""Reading asks for a scope, and shows what had happened by the date asked for and nothing later."""

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import duckdb
import pytest
from tests.records.store.conftest import Loader

from goldenthread.access.scope import Scope
from goldenthread.records.errors import WrongUse
from goldenthread.records.importers.derive import SQL_TYPES
from goldenthread.records.keys import person_key
from goldenthread.records.store.censor import as_at_select
from goldenthread.records.store.store import Store, open_together
from goldenthread.records.tables import TABLES

ANNA = ["c1", "2010-05-01", "Anna"]
BABY = ["c2", "2025-02-20", "Ben"]


Row = dict[str, object]


@pytest.fixture(scope="module")
def tables() -> Iterator[duckdb.DuckDBPyConnection]:
    """Every table, with no rows."""
    with closing(duckdb.connect(":memory:")) as engine:
        for name, table in TABLES.items():
            columns = ", ".join(f'"{column.name}" {SQL_TYPES[column.kind]}' for column in table.layout)
            engine.execute(f'create table "{name}" ({columns})')
        yield engine


@pytest.fixture
def as_at(tables: duckdb.DuckDBPyConnection) -> Iterator[Callable[..., list[Row]]]:
    """Put rows into tables (the first named is asked for) and read them as at a date."""

    def ask(day: date, **rows: Row) -> list[Row]:
        for name, row in rows.items():
            names = ", ".join(f'"{column}"' for column in row)
            tables.execute(f'delete from "{name}"')
            tables.execute(f'insert into "{name}" ({names}) values ({", ".join("?" for _ in row)})', list(row.values()))
        return read(tables, next(iter(rows)), day)

    yield ask
    for name in TABLES:
        tables.execute(f'delete from "{name}"')


def read(tables: duckdb.DuckDBPyConnection, name: str, day: date) -> list[Row]:
    """Rows of a table as at a date."""
    sql = as_at_select(TABLES[name], lambda other: f'"{other}"', day)
    rows: list[Row] = tables.execute(sql).to_arrow_table().to_pylist()
    return rows


def test_a_plan_that_had_not_ended_yet_is_open(as_at: Callable[..., list[Row]]) -> None:
    """Its end is not there, and it lasts until further notice."""
    plan = {
        "event_key": "p",
        "start_date": date(2024, 1, 1),
        "end_date": date(2024, 9, 1),
        "until_date": date(2024, 9, 1),
    }
    (before,) = as_at(date(2024, 8, 31), cp_plans=plan)
    (on,) = as_at(date(2024, 9, 1), cp_plans=plan)
    assert (before["end_date"], before["until_date"]) == (None, date(9999, 12, 31))
    assert (on["end_date"], on["until_date"]) == (date(2024, 9, 1), date(2024, 9, 1))


def test_a_plan_that_had_not_begun_is_not_there(as_at: Callable[..., list[Row]]) -> None:
    """Not even its first day, seen from the day before."""
    plan = {"event_key": "p", "start_date": date(2024, 1, 1)}
    assert as_at(date(2023, 12, 31), cp_plans=plan) == []
    assert len(as_at(date(2024, 1, 1), cp_plans=plan)) == 1


def test_what_is_dated_by_a_later_date_is_not_known(as_at: Callable[..., list[Row]]) -> None:
    """Why the worker changed is known only once they did."""
    row = {"event_key": "i", "start_date": date(2024, 1, 1), "end_date": date(2024, 5, 1), "change_reason": "LEFTRL"}
    (before,) = as_at(date(2024, 4, 30), involvements=row)
    (after,) = as_at(date(2024, 5, 1), involvements=row)
    assert (before["change_reason"], after["change_reason"]) == (None, "LEFTRL")


def test_a_due_date_may_lie_ahead(as_at: Callable[..., list[Row]]) -> None:
    """A planned date was known before it came."""
    row = {"event_key": "r", "review_date": date(2024, 1, 1), "due_date": date(2024, 7, 1)}
    (seen,) = as_at(date(2024, 1, 31), cin_reviews=row)
    assert seen["due_date"] == date(2024, 7, 1)


def test_a_child_not_born_yet_has_no_birth_date(as_at: Callable[..., list[Row]]) -> None:
    """As at the day before, the child is unborn; the expected date stays."""
    row = {"event_key": "c", "child_id": "1", "birth_date": date(2024, 5, 1), "expected_birth_date": date(2024, 5, 9)}
    (before,) = as_at(date(2024, 4, 30), people=row)
    (after,) = as_at(date(2024, 5, 1), people=row)
    assert (before["birth_date"], before["expected_birth_date"]) == (None, date(2024, 5, 9))
    assert after["birth_date"] == date(2024, 5, 1)


def test_a_reference_to_what_had_not_happened_yet_is_not_there(as_at: Callable[..., list[Row]]) -> None:
    """That there would be a plan cannot be read from the visit."""
    visit = {"event_key": "v", "visit_date": date(2024, 1, 1), "plan_key": "p"}
    plan = {"event_key": "p", "start_date": date(2024, 2, 1)}
    (before,) = as_at(date(2024, 1, 31), visits=visit, cp_plans=plan)
    (after,) = as_at(date(2024, 2, 1), visits=visit, cp_plans=plan)
    assert (before["plan_key"], after["plan_key"]) == (None, "p")


def test_every_table_can_be_read_as_at_a_date(tables: duckdb.DuckDBPyConnection) -> None:
    """Each description gives a SELECT that runs and has the table's columns."""
    for table in TABLES.values():
        sql = as_at_select(table, lambda other: f'"{other}"', date(2024, 1, 1))
        assert [item[0] for item in tables.sql(sql).description] == [column.name for column in table.layout]


def test_a_snapshot_is_read_as_at_its_own_date_or_earlier(put: Loader, root: Path, everything: Scope) -> None:
    """Later would claim to know what nobody had loaded."""
    put(people=[ANNA, BABY], visits=[["c1", "2025-01-10"], ["c1", "2025-02-10"], ["c1", "2025-04-10"]])
    snapshot = Store.open(root).current()
    with closing(snapshot.connect(everything)) as engine:
        assert engine.execute("select count(*) from visits").fetchone() == (2,)
        assert engine.execute("select count(*) from core_groups").fetchone() == (0,)
    with closing(snapshot.connect(everything, date(2025, 1, 31))) as engine:
        assert engine.execute("select count(*) from visits").fetchone() == (1,)
        assert engine.execute("select birth_date from people order by child_id").fetchall() == [
            (date(2010, 5, 1),),
            (None,),
        ]
    with pytest.raises(WrongUse, match="later than the snapshot"):
        snapshot.connect(everything, date(2025, 4, 1))


def test_a_narrow_scope_sees_its_own_children_and_no_file(put: Loader, root: Path) -> None:
    """Other children's rows are not there, and no statement can fetch them."""
    put(people=[ANNA, BABY], visits=[["c1", "2025-01-10"], ["c2", "2025-03-10"]])
    snapshot = Store.open(root).current()
    own = Scope.named_children("s.worker", "my cases", [person_key("302", "c2")])
    with closing(snapshot.connect(own)) as engine:
        assert engine.execute("select child_id from people").fetchall() == [("c2",)]
        assert engine.execute("select count(*) from visits").fetchone() == (1,)
        path = str(snapshot.tables["people"]).replace("'", "''")
        with pytest.raises(duckdb.Error):
            engine.execute(f"select * from read_parquet('{path}')")
    with closing(snapshot.connect(Scope.figures_only("c.ouncillor", "scrutiny"))) as engine:
        assert engine.execute("select count(*) from people").fetchone() == (0,)


def test_even_a_scope_of_all_children_cannot_write_or_reach_other_files(
    put: Loader, root: Path, everything: Scope, tmp_path: Path
) -> None:
    """The engine is closed to everything but the snapshot's own tables."""
    put(people=[ANNA])
    (tmp_path / "secret.csv").write_text("a\n1\n", encoding="utf-8")
    with closing(Store.open(root).current().connect(everything)) as engine, pytest.raises(duckdb.Error):
        engine.execute(f"select * from read_csv('{tmp_path / 'secret.csv'}')")


def test_a_scope_of_another_authority_reads_nothing(put: Loader, root: Path) -> None:
    """The store's authority must be among the scope's."""
    put(people=[ANNA])
    with pytest.raises(WrongUse, match="not for this authority"):
        Store.open(root).current().connect(Scope.everything("a", "b", authorities=["303"]))


def test_three_boroughs_read_together_never_meet(put: Loader, tmp_path: Path, everything: Scope) -> None:
    """The same identifier in three councils is three people, and no key is shared."""
    roots = []
    for code in ("302", "303", "304"):
        roots.append(tmp_path / f"store-{code}")
        put(people=[ANNA, BABY], visits=[["c1", "2025-01-10"]], at=roots[-1], code=code)
    with closing(open_together(roots, everything)) as engine:
        counted = "select count(*), count(distinct person_key), count(distinct authority) from people"
        assert engine.execute(counted).fetchone() == (6, 6, 3)
        assert engine.execute("select count(*), count(distinct event_key) from visits").fetchone() == (3, 3)


def test_two_stores_of_one_authority_are_not_read_together(put: Loader, tmp_path: Path, everything: Scope) -> None:
    """Its children would be counted twice."""
    roots = [tmp_path / "one", tmp_path / "other"]
    for root in roots:
        put(people=[ANNA], at=root)
    with pytest.raises(WrongUse, match="both hold authority 302"):
        open_together(roots, everything)
