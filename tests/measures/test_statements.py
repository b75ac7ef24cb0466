"""Statements: many measures counted together give what each gives alone, in one neutral text."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
from tools.sql_snapshots import main as sql_snapshots
from tools.sql_snapshots import same_version, snapshot

from goldenthread.calendar import month
from goldenthread.measures.compile.statements import rows_statement
from goldenthread.measures.definitions import book
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.measures import Counts, Measure, Stat
from goldenthread.measures.run.counting import Engine, answered, observe, statements_of
from goldenthread.measures.run.session import Session

BOOK = book()
COUNTED = [key for key, one in BOOK.measures.items() if one.stat is not Stat.RATIO]
PERIODS = tuple(month(2025, number) for number in range(4, 10))
SNAPSHOTS = Path(__file__).parent / "sql"


def _breakdowns(measure: Measure) -> tuple[tuple[str, ...], ...]:
    return tuple((name,) for name in measure.breakdowns)


@pytest.fixture(scope="module")
def ready(session: Session) -> Iterator[duckdb.DuckDBPyConnection]:
    """An engine that has everything the statements of the whole book stand on."""
    measures = [BOOK.measure(key) for key in COUNTED]
    with session.asker() as asker:
        statements = [statement for _, statement in statements_of(BOOK, measures, _breakdowns)]
        Engine(asker.connection, BOOK, PERIODS, session.as_at).prepare(statements, measures)
        yield asker.connection


@pytest.fixture(scope="module")
def together(ready: duckdb.DuckDBPyConnection) -> dict[str, list[dict[str, Any]]]:
    """Every measure of the book, by everything it can be broken down by, counted in fused passes: rows by key."""
    measures = [BOOK.measure(key) for key in COUNTED]
    found: dict[str, list[dict[str, Any]]] = {key: [] for key in COUNTED}
    for row in answered(ready, statements_of(BOOK, measures, _breakdowns), _breakdowns).to_pylist():
        found[row["key"]].append(row)
    return found


def _sorted(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    for row in rows:
        for name in ("numerator", "quantile"):
            row[name] = None if row[name] is None else round(row[name], 6)
    return sorted(rows, key=lambda row: tuple(str(row[name]) for name in ("part", "period_id", "breakdown", "group")))


@pytest.mark.parametrize("key", COUNTED)
def test_counted_together_is_counted_alone(
    key: str, together: dict[str, list[dict[str, Any]]], ready: duckdb.DuckDBPyConnection
) -> None:
    """The same figures for the whole and every breakdown; groups with nothing of this measure are of no account."""
    alone = answered(ready, statements_of(BOOK, [BOOK.measure(key)], _breakdowns), _breakdowns)
    assert _sorted(together[key]) == _sorted(alone.to_pylist())


@pytest.mark.parametrize("key", COUNTED)
def test_the_figure_is_the_count_of_its_rows(
    key: str, together: dict[str, list[dict[str, Any]]], ready: duckdb.DuckDBPyConnection
) -> None:
    """The relation of rows and the fused figures are two statements; they agree for every period."""
    measure = BOOK.measure(key)
    statement = rows_statement(BOOK, measure)
    sql = f"""select period_id, count(*), count(distinct counted_key), sum(met), count(distinct case when met = 1 then counted_key end)
              from ({statement.text}) as q group by 1"""
    rows = {row[0]: row[1:] for row in ready.execute(sql).fetchall()}
    whole = [row for row in together[key] if not row["breakdown"]]
    for one in whole:
        if one["part"] or measure.stat not in (Stat.COUNT, Stat.SHARE, Stat.RATE):
            continue
        total, different, met, different_met = rows.get(one["period_id"], (0, 0, 0, 0))
        once = measure.counts is not Counts.ROWS
        counted = one["denominator"] if measure.stat is Stat.SHARE else one["numerator"]
        assert counted == (different if once else total)
        if measure.stat is Stat.SHARE:
            assert one["numerator"] == ((different_met if once else met) or 0)


@pytest.mark.parametrize("key", COUNTED)
def test_the_text_of_a_measure_is_as_it_was(key: str) -> None:
    """A changed text is a changed measure: read the difference, raise its version, then write the snapshot again."""
    path = SNAPSHOTS / f"{key}.sql"
    assert path.exists(), f"{key} has no snapshot: python -m tools.sql_snapshots writes it"
    before, now = path.read_text(encoding="utf-8"), snapshot(BOOK, key)
    assert before == now, (
        f"what {key} counts has changed"
        + (f": raise its version from {BOOK.measure(key).version}" if same_version(before, now) else "")
        + ", then python -m tools.sql_snapshots (with --unreleased as long as nothing is released)"
    )


def test_no_snapshot_is_left_of_a_measure_that_is_gone() -> None:
    """Every file under sql/ belongs to a measure."""
    assert {path.stem for path in SNAPSHOTS.glob("*.sql")} == set(COUNTED)


def test_a_text_that_changed_under_its_version_is_not_written(tmp_path: Path) -> None:
    """Figures of that version exist somewhere: the definition needs a new number, and then it is written."""
    key = COUNTED[0]
    one = replace(BOOK, chapters=tuple(replace(c, measures=()) for c in BOOK.chapters), made={})
    first = replace(one, chapters=(*one.chapters, Chapter(title="Only", measures=(BOOK.measure(key),))), made={})
    changed = Chapter(title="Only", measures=(replace(BOOK.measure(key), where="1 = 1"),))
    second = replace(one, chapters=(*one.chapters, changed), made={})
    raised = replace(changed, measures=tuple(replace(measure, version=2) for measure in changed.measures))
    third = replace(one, chapters=(*one.chapters, raised), made={})
    path = tmp_path / f"{key}.sql"
    assert sql_snapshots((), tmp_path, first) == 0
    before = path.read_text(encoding="utf-8")
    assert before.startswith(f"-- {key} version 1\n")
    assert sql_snapshots((), tmp_path, second) == 1
    assert path.read_text(encoding="utf-8") == before
    assert sql_snapshots((), tmp_path, third) == 0
    assert path.read_text(encoding="utf-8").startswith(f"-- {key} version 2\n")
    assert sql_snapshots(("--unreleased",), tmp_path, replace(second, made={})) == 0


def test_a_period_after_what_is_known_gives_no_row(session: Session) -> None:
    """Nothing can be said of it, and nothing is."""
    with session.asker() as asker:
        table = observe(
            asker.connection, BOOK, [BOOK.measure(COUNTED[0])], [month(2030, 1)], date(2025, 9, 30), lambda _: ()
        )
    assert table.num_rows == 0
