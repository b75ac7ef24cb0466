"""How findings look: where they point, whom they name, and how they are counted and handed out."""

from collections.abc import Iterator
from datetime import date

import duckdb
import pytest

from goldenthread.records.checks import ALL, Check, check, counts, fix_list, run_checks
from goldenthread.records.checks.examples import fill, make_tables, read_examples
from goldenthread.records.checks.language import OURS
from goldenthread.records.checks.report import FIX_LIST, NOBODY
from goldenthread.records.checks.sql import spelled
from goldenthread.records.engine import connect
from goldenthread.records.findings import MASK, SCHEMA

AS_AT = date(2024, 3, 31)
FILES = {"example": "example.csv"}

#: A small store: A is held by W1, B by nobody; both have plans that end before they begin; C is born after the data.
STORE = """
    -- people
    child | birth_date | upn
    A     | 2012-05-01 |
    B     | 2012-05-01 |
    C     | 2025-05-01 | R247962919251
    -- workers
    worker_id | team_id | start_date
    W1        | T1      | 2020-01-01
    W2        | T2      | 2020-01-01
    -- involvements
    child | worker_id | team_id | role        | start_date | end_date
    A     | W2        |         | case-worker | 2022-01-01 | 2023-01-01
    A     | W1        |         | case-worker | 2023-01-01 |
    -- cp_plans
    child | start_date | end_date   | team_id | worker_id
    A     | 2024-01-05 | 2024-01-04 |         |
    B     | 2024-01-05 | 2024-01-04 |         |
    B     | 2023-01-05 | 2023-01-04 |         | W2
    A     | 2023-01-05 | 2023-01-04 | T9      | W2
"""


def _store(examples: str) -> Check:
    """Any check will do to carry example rows."""
    return Check(
        code="store", title="Store", sentence="Store.", mend="Store.", severity="query", source=OURS, table="cp_plans",
        columns=("start_date",), where="false", examples=examples,
    )  # fmt: skip


@pytest.fixture(scope="module")
def engine() -> Iterator[duckdb.DuckDBPyConnection]:
    """An engine with every table, empty."""
    connection = connect()
    make_tables(connection)
    yield connection
    connection.close()


@pytest.fixture
def store(engine: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """The small store."""
    fill(engine, read_examples(_store(STORE)))
    return engine


def test_a_finding_points_to_its_row_and_says_the_values(store: duckdb.DuckDBPyConnection) -> None:
    """File by name, row, table, column, value, child and event are those of the row."""
    found = run_checks(store, AS_AT, FILES, [check("8925")]).to_pylist()[0]
    assert (found["file"], found["row"], found["source"]) == ("example.csv", 2, "local")
    assert (found["table"], found["column"], found["value"]) == ("cp_plans", "end_date", "2024-01-04")
    assert (found["child_id"], found["person_key"], found["event_key"]) == ("A", "A", "cp_plans-1")
    assert found["message"] == "The plan ended on 4 January 2024, before it began on 5 January 2024."


def test_a_finding_names_the_row_s_worker_else_who_holds_the_case(store: duckdb.DuckDBPyConnection) -> None:
    """The team is the row's, else that of its worker, else that of who holds the case; else nobody is named."""
    found = {row["event_key"]: row for row in run_checks(store, AS_AT, FILES, [check("8925")]).to_pylist()}
    named = {key: (row["worker_id"], row["team_id"]) for key, row in found.items()}
    assert named == {
        "cp_plans-1": ("W1", "T1"),
        "cp_plans-2": (None, None),
        "cp_plans-3": ("W2", "T2"),
        "cp_plans-4": ("W2", "T9"),
    }


def test_a_date_of_birth_and_a_pupil_number_are_never_shown(store: duckdb.DuckDBPyConnection) -> None:
    """Neither the value nor the message of any finding holds one."""
    found = run_checks(store, AS_AT, FILES, [check("8520"), check("1510")]).to_pylist()
    assert {row["value"] for row in found} == {MASK}
    everything = " ".join(
        str(row["message"]) + str(row["value"]) for row in run_checks(store, AS_AT, FILES).to_pylist()
    )
    assert "2025" not in everything
    assert "R247962919251" not in everything


def test_all_checks_at_once_find_what_each_finds_alone(store: duckdb.DuckDBPyConnection) -> None:
    """One pass over a table gives the same findings as a pass for each check."""
    together = run_checks(store, AS_AT, FILES)
    alone = [row for item in ALL for row in run_checks(store, AS_AT, FILES, [item]).to_pylist()]
    assert together.num_rows > 0
    assert together.to_pylist() == alone


def test_the_same_rows_give_the_same_findings(store: duckdb.DuckDBPyConnection) -> None:
    """Order does not depend on how the engine shares out the work."""
    assert run_checks(store, AS_AT, FILES).equals(run_checks(store, AS_AT, FILES))


def test_empty_tables_give_no_findings_and_leave_nothing_behind(engine: duckdb.DuckDBPyConnection) -> None:
    """Nothing is found in nothing, and the tables made for the run are gone."""
    fill(engine, read_examples(_store("")))
    findings = run_checks(engine, AS_AT, {})
    assert findings.num_rows == 0
    assert findings.schema == SCHEMA
    left = engine.execute("select table_name from duckdb_tables() where table_name like 'checks_%'").fetchall()
    assert left == []


def test_a_check_that_counts_working_days_says_when_it_cannot(engine: duckdb.DuckDBPyConnection) -> None:
    """Beyond the bank holidays that are held nothing is counted, and that is said."""
    fill(engine, read_examples(_store("-- assessments\nchild | start_date\nA | 2036-01-05")))
    found = run_checks(engine, date(2037, 1, 1), {}, [check("8670Q")]).to_pylist()
    assert [row["rule"] for row in found] == ["check-not-run"]
    assert "8670Q" in found[0]["message"]


def test_words_of_sql_are_replaced_and_casts_are_left() -> None:
    """Limits, groups, the date and working days become SQL; ``::`` is a cast."""
    said = spelled("a::date > :as_at - :police-protection-days and b in {adopted} and c::varchar <> ':'", AS_AT)
    assert said == "a::date > date '2024-03-31' - 3 and b in ('E11', 'E12') and c::varchar <> ':'"
    assert spelled(":working-days-back(conference-working-days)", AS_AT) == "date '2024-03-08'"


def test_findings_are_counted_by_rule_team_worker_and_table(store: duckdb.DuckDBPyConnection) -> None:
    """Each count is split by severity and says how many children; those that name nobody are counted as such."""
    findings = run_checks(store, AS_AT, FILES, [check("8925"), check("8520")])
    by_rule = counts(findings, "rule").to_pylist()
    assert by_rule[0] == {"rule": "8925", "stops": 0, "error": 4, "query": 0, "findings": 4, "children": 2}
    assert [row["findings"] for row in by_rule] == [4, 1]
    by_team = {row["team"]: row["findings"] for row in counts(findings, "team").to_pylist()}
    assert by_team == {NOBODY: 2, "T1": 1, "T2": 1, "T9": 1}
    assert {row["worker"]: row["findings"] for row in counts(findings, "worker").to_pylist()} == {
        NOBODY: 2,
        "W2": 2,
        "W1": 1,
    }
    assert {row["table"] for row in counts(findings, "table").to_pylist()} == {"cp_plans", "people"}


def test_a_fix_list_holds_what_one_team_or_worker_has_to_mend(store: duckdb.DuckDBPyConnection) -> None:
    """Rows to hand out, worst first, without the keys that only the program uses."""
    findings = run_checks(store, AS_AT, FILES)
    mine = fix_list(findings, worker="W1")
    assert mine.column_names == list(FIX_LIST)
    assert set(mine["worker_id"].to_pylist()) == {"W1"}
    assert {"8925"} <= set(mine["rule"].to_pylist())
    assert fix_list(findings, team="T9")["child_id"].to_pylist() == ["A"] * fix_list(findings, team="T9").num_rows
    assert fix_list(findings).num_rows == findings.num_rows
    order = [("stops", "error", "query").index(row["severity"]) for row in mine.to_pylist()]
    assert order == sorted(order)


def test_an_open_transaction_is_refused(store: duckdb.DuckDBPyConnection) -> None:
    """Rows that only one connection can see would be passed over without a word."""
    store.begin()
    try:
        with pytest.raises(duckdb.TransactionException):
            run_checks(store, AS_AT, FILES)
    finally:
        store.rollback()
