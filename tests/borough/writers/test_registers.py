"""The borough's registers load without a finding and say what its records say."""

import csv
from datetime import date
from pathlib import Path

import pytest
from tests.records.registers.registers_made import loaded, rules

from goldenthread.borough.plan import Borough, Plan
from goldenthread.borough.simulate import simulate
from goldenthread.borough.writers import write
from goldenthread.records.importers.registers.schemas import REGISTERS


@pytest.fixture(scope="module")
def borough() -> Borough:
    """Large enough that every register has rows."""
    return simulate(Plan(children=300, years=2, seed=11, as_at=date(2026, 9, 30)))


@pytest.fixture(scope="module")
def folder(borough: Borough, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its registers on disk."""
    out = tmp_path_factory.mktemp("borough")
    write(borough, out, ["registers"])
    return out / "registers"


def _rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_register_holds_three_quarters_without_a_finding(folder: Path, tmp_path: Path) -> None:
    """All that had ended by the date."""
    snapshot = loaded(tmp_path / "store", folder)
    assert rules(snapshot) == []
    for name in REGISTERS:
        periods = {row["period"] for row in _rows(folder, name)}
        assert periods <= {"2025-26-Q4", "2026-27-Q1", "2026-27-Q2"}
        assert periods, name
    assert len({row["period"] for row in _rows(folder, "risks")}) == 3


def test_counts_are_those_of_the_records(borough: Borough, folder: Path) -> None:
    """Audits returned and feedback given in the last quarter."""
    first, last = date(2026, 7, 1), date(2026, 9, 30)
    graded = ("outstanding", "good", "requires-improvement", "inadequate")
    audits = borough.tables["audits"]
    pairs = zip(audits["returned_date"].to_pylist(), audits["grade"].to_pylist(), strict=True)
    expected = sum(day is not None and first <= day <= last and grade in graded for day, grade in pairs)
    told = [row for row in _rows(folder, "audits") if row["period"] == "2026-27-Q2"]
    assert sum(int(row["graded"]) for row in told) == expected
    days = borough.tables["feedback"]["feedback_date"].to_pylist()
    given = [row for row in _rows(folder, "feedback") if row["period"] == "2026-27-Q2"]
    assert sum(int(row["responses"]) for row in given) == sum(first <= day <= last for day in days)


def test_the_plan_moves_on_and_never_calls_late_on_track(folder: Path) -> None:
    """What is done stays done."""
    rows = _rows(folder, "actions")
    by_action: dict[str, list[str]] = {}
    for row in rows:
        by_action.setdefault(row["action_id"], []).append(row["rating"])
    assert all(len(ratings) == 3 for ratings in by_action.values())
    for ratings in by_action.values():
        done = ratings.index("blue") if "blue" in ratings else len(ratings)
        assert set(ratings[done:]) <= {"blue"}


def test_no_child_is_in_a_register(borough: Borough, folder: Path) -> None:
    """Not by identifier, in any cell."""
    children = set(borough.tables["people"]["child_id"].to_pylist())
    for name in REGISTERS:
        for row in _rows(folder, name):
            assert children.isdisjoint(row.values())
