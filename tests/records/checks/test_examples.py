"""Every check finds the rows of its own examples that it should, and no others."""

from collections.abc import Iterator

import duckdb
import pytest

from goldenthread.records.checks import ALL, Check, run_checks
from goldenthread.records.checks.examples import fill, make_tables, read_examples
from goldenthread.records.engine import connect

each_check = pytest.mark.parametrize("check", ALL, ids=lambda check: check.code)


@pytest.fixture(scope="module")
def engine() -> Iterator[duckdb.DuckDBPyConnection]:
    """One engine for all examples; each puts its own rows into the tables."""
    connection = connect()
    make_tables(connection)
    yield connection
    connection.close()


@each_check
def test_the_examples_are_found_as_they_say(check: Check, engine: duckdb.DuckDBPyConnection) -> None:
    """The rows marked yes are found, each once at least, and no row marked no."""
    examples = read_examples(check)
    fill(engine, examples)
    findings = run_checks(engine, examples.as_at, {"example": "example.csv"}, [check]).to_pylist()
    keys = {(finding["table"], finding["event_key"]) for finding in findings}
    assert keys == examples.found
    for finding in findings:
        assert finding["rule"] == check.code
        assert finding["severity"] == check.severity
        assert finding["file"] == "example.csv"
        assert finding["row"] >= 2
        assert finding["message"]
        assert finding["mend"] == check.mend


@each_check
def test_the_examples_are_few_and_show_both_sides(check: Check) -> None:
    """Four to eight rows are judged, at least one of them found and at least one not."""
    examples = read_examples(check)
    assert 4 <= examples.judged <= 8
    assert 0 < len(examples.found) < examples.judged
