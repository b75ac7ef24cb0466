"""``bridge`` and ``observe``: why a figure of one period is another in a later snapshot, cause by cause."""

import json
from pathlib import Path
from shutil import copytree

import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest
from tests.cli.measured import KEY, as_json, asked, edited, loaded, written

from goldenthread.access.scope import Scope
from goldenthread.calendar import month
from goldenthread.measures.definitions import assessment, limits
from goldenthread.measures.language.book import Book
from goldenthread.measures.run.keeping import keep
from goldenthread.measures.run.session import no_population, open_session
from goldenthread.programme.series import series_of_store
from goldenthread.records.store.store import Store

QUARTER = "2025-26-Q2"
FILE = "ssd/ssd_cin_assessments.csv"
DONE, PERSON = "cina_assessment_auth_date", "cina_person_id"
Rows = list[dict[str, str]]


def _in_quarter(rows: Rows) -> Rows:
    return [row for row in rows if "2025-07" <= row[DONE][:7] <= "2025-09"]


def _sooner(rows: Rows) -> Rows:
    """As first known: four assessments are not entered yet."""
    late = _in_quarter(rows)[:4]
    return [row for row in rows if row not in late]


def _later(rows: Rows) -> Rows:
    """As known since: two were never about this child, one is another child's, two were done on another day."""
    held = _in_quarter(rows)[4:]
    gone, moved, corrected = held[:2], held[2], held[3:5]
    moved[PERSON] = held[7][PERSON]
    for row in corrected:
        row[DONE] = row[DONE].replace("2025", "2024") if row is corrected[0] else "2025-09-30 00:00:00"
    return [row for row in rows if row not in gone]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with two snapshots of one day: what was known then, and what is known since."""
    folder = tmp_path_factory.mktemp("bridged")
    files = written(folder / "files")
    copytree(files, folder / "then")
    edited(folder / "then" / FILE, _sooner)
    edited(files / FILE, _later)
    loaded(folder / "then", folder / "store")
    return loaded(files, folder / "store")


def _snapshots(store: Path) -> tuple[str, str]:
    first, second = Store.open(store).snapshots()
    return first.id, second.id


@pytest.mark.parametrize(
    "key",
    [
        KEY, "assessments-completed", "assessments-median-length", "assessments-started", "assessments-overdue",
        "children-in-need", "open-assessments-in-45-working-days",
    ],
)  # fmt: skip
def test_the_parts_of_a_bridge_add_up(key: str, store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Numerator, denominator and value: what it was, each step and what it is now; each end is the snapshot's own figure."""
    was, now = _snapshots(store)
    first, *steps, last = as_json(
        capsys, "bridge", key, "--store", store, "--period", QUARTER, "--from", was, "--to", now
    )
    for name in ("numerator", "denominator", "value"):
        if first[name] is None or last[name] is None:
            assert first[name] is last[name], name
            continue
        assert first[name] + sum(step[name] for step in steps) == pytest.approx(last[name]), name
    for end, snapshot in ((first, was), (last, now)):
        (figure,) = as_json(capsys, "measure", key, "--store", store, "--period", QUARTER, "--snapshot", snapshot)
        assert end["value"] == pytest.approx(figure["value"])
        assert figure["snapshot"] == snapshot


def test_each_cause_is_named(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Late rows, corrected dates, removed rows and a child who turned out to be another."""
    was, _ = _snapshots(store)
    rows = as_json(capsys, "bridge", "assessments-completed", "--store", store, "--period", QUARTER, "--from", was)
    told = {row["step"]: row for row in rows[1:-1]}
    assert (told["entered late"]["numerator"], told["entered late"]["rows"]) == (4, 4)
    assert (told["removed"]["numerator"], told["removed"]["rows"]) == (-2, 2)
    assert told["corrected"]["numerator"] == -1
    children = as_json(capsys, "bridge", KEY, "--store", store, "--period", QUARTER, "--from", was)
    assert {row["step"] for row in children[1:-1]} <= {
        "identities merged or split", "removed", "corrected", "entered late"
    }  # fmt: skip


@pytest.mark.slow
def test_the_whole_book_is_kept_beside_a_snapshot(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every measure by every one-way breakdown, as Parquet, without a word on standard output."""
    _, now = _snapshots(store)
    code, out, err = asked(capsys, "observe", "--store", store, "--months", 1)
    path = store / "observations" / f"{now}.parquet"
    assert (code, out, str(path) in err) == (0, "", True)
    table = pq.read_table(path, columns=["key", "breakdown"])
    assert {"", "team", "age"} <= set(table["breakdown"].to_pylist())
    path.unlink()


def test_a_figure_that_was_kept_by_another_definition_is_redefined(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was kept of the earlier snapshot under another version comes first, and the parts still add up."""
    key = "assessments-completed"
    was, _ = _snapshots(store)
    small = Book.of((limits.CHAPTER, assessment.CHAPTER))
    then = open_session(store, Scope.everything("tests", "bridge"), small, no_population, snapshot=was)
    path = keep(then, [month(2025, 8)])
    table = pq.read_table(path)
    assert {"key", "period_id", "breakdown", "numerator", "definition_version"} <= set(table.column_names)
    ours = pc.and_(pc.equal(table["key"], key), pc.equal(table["breakdown"], ""))
    changed = table
    for name, value in (
        ("numerator", pc.add(table["numerator"], 3)),
        ("definition_version", pc.multiply(table["definition_version"], 0)),
    ):
        place = table.column_names.index(name)
        changed = changed.set_column(place, name, pc.if_else(ours, value, table[name]))
    pq.write_table(changed.replace_schema_metadata(table.schema.metadata), path)
    first, *steps, last = as_json(capsys, "bridge", key, "--store", store, "--period", "2025-08", "--from", was)
    path.unlink()
    assert (steps[0]["step"], steps[0]["numerator"]) == ("redefined", -3)
    assert first["value"] + sum(step["value"] for step in steps) == last["value"]


def test_nothing_changed_is_said(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A snapshot beside itself has no steps; CSV keeps its columns."""
    _, now = _snapshots(store)
    code, out, err = asked(
        capsys, "bridge", KEY, "--store", store, "--period", QUARTER, "--from", now, "--format", "csv"
    )
    assert (code, "Nothing changed." in err) == (0, True)
    assert out.splitlines()[0] == "step,numerator,denominator,value,rows"
    assert len(out.splitlines()) == 3
    assert json.dumps(now) not in err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("referrals-per-100-contacts", "--period", QUARTER), "Ask for the count or share"),
        (("asessments-completed", "--period", QUARTER), "Did you mean"),
        (("assessments-completed", "--period", "2025-Q9"), "is not a period"),
    ],
)
def test_what_has_no_bridge_is_refused(
    arguments: tuple[str, ...], said: str, store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 2 and how to mend it."""
    was, _ = _snapshots(store)
    code, out, err = asked(capsys, "bridge", *arguments, "--store", store, "--from", was)
    assert (code, out, said in err) == (2, "", True)
    code, _, err = asked(capsys, "bridge", "contacts", "--store", store, "--period", QUARTER, "--from", "feedfacefeed")
    assert code == 2


def test_a_plan_reads_what_was_first_known_of_a_month_and_what_is_known_now(store: Path) -> None:
    """The first snapshot tells how the last months were first reported; a month long before it was loaded as history.

    Read as it was then, nothing is known of what came later.
    """
    session = open_session(
        store, Scope.everything("tests", "plan"), Book.of((limits.CHAPTER, assessment.CHAPTER)), no_population
    )
    months = [month(2025, number) for number in (1, 7, 8, 9)]
    found = series_of_store(session, [KEY, "not-a-measure"], months)
    assert set(found) == {KEY}
    observed = found[KEY].observed
    assert [one.first is None for one in observed] == [True, False, False, False]
    pairs = [(one.point.denominator, one.first.denominator) for one in observed if one.first is not None]
    assert [now for now, _ in pairs] != [then for _, then in pairs]
    was, _ = _snapshots(store)
    before = open_session(session.store.root, session.scope, session.book, no_population, snapshot=was)
    then = series_of_store(before, [KEY], months)[KEY].observed
    assert [one.first for one in then[1:]] == [one.point for one in then[1:]]
