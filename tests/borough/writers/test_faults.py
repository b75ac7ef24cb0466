"""Faults planted in what is written."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.borough.writers.conftest import read_rows
from tests.borough.writers.handmade import ADA, PLAN, handmade

from goldenthread.borough.faults import FAULTS, plant, read_faults
from goldenthread.borough.plan import Borough
from goldenthread.borough.writers import write
from goldenthread.records.codes import code_set
from goldenthread.records.errors import WrongUse


def _cells(borough: Borough, table: str, *columns: str) -> list[tuple[Any, ...]]:
    return list(zip(*(borough.tables[table][column].to_pylist() for column in columns), strict=True))


def _planted(name: str, rate: float = 1.0) -> tuple[Borough, list[Any]]:
    infested = plant(handmade(), {name: rate})
    return infested.written_as("ssd"), list(infested.planted)


def test_the_borough_given_is_left_as_it_was() -> None:
    """Faults are planted in a copy, and the known answers do not change."""
    made = handmade()
    before = {name: table.to_pylist() for name, table in made.tables.items()}
    infested = plant(made, dict.fromkeys(FAULTS, 1.0))
    assert {name: table.to_pylist() for name, table in made.tables.items()} == before
    assert infested.written_as("cin").truth == made.truth
    assert {item.fault for item in infested.planted} == set(FAULTS)


def test_the_same_seed_plants_the_same_faults() -> None:
    """In whatever order they are named, and whatever other fault is planted beside the first."""
    first = plant(handmade(), {"late-recording": 0.5, "code-drift": 0.3}).planted
    assert plant(handmade(), {"code-drift": 0.3, "late-recording": 0.5}).planted == first
    alone = plant(handmade(), {"late-recording": 0.5}).planted
    assert [item for item in first if item.fault == "late-recording"] == list(alone)
    other = Borough(type(PLAN)(6, 3, 8, PLAN.as_at), handmade().tables)
    assert plant(other, {"code-drift": 0.3}).planted != plant(handmade(), {"code-drift": 0.3}).planted


def test_what_is_listed_is_what_was_done() -> None:
    """Every listed change is found in the table, and every other cell is as it was."""
    made = handmade()
    infested = plant(made, {"code-drift": 0.4, "impossible-dates": 0.4})
    written = infested.written_as("ssd")
    listed = {(item.table, item.id, item.column): (item.was, item.now) for item in infested.planted}
    for name, table in made.tables.items():
        for before, after in zip(table.to_pylist(), written.tables[name].to_pylist(), strict=True):
            for column, was in before.items():
                expected = (str(was), str(after[column]))
                if (name, before["source_id"], column) in listed:
                    assert listed[(name, before["source_id"], column)] == expected
                elif column not in ("received_at", "visited_at"):
                    assert after[column] == was


def test_late_recording_puts_entries_later_and_not_after_the_files() -> None:
    """By days, not after the as-at date."""
    borough, planted = _planted("late-recording")
    assert {item.table for item in planted} == {"visits", "supervisions"}
    assert all(at is None or at.date() == PLAN.as_at for (at,) in _cells(borough, "visits", "recorded_at"))


def test_unrecorded_visits_are_gone() -> None:
    """A share of them; the rest is there."""
    borough, planted = _planted("unrecorded-visits", 0.34)
    assert [item.what for item in planted] == ["removed"]
    assert {key for (key,) in _cells(borough, "visits", "source_id")} == {"V1", "V2", "V3"} - {planted[0].id}


def test_duplicates_have_another_id() -> None:
    """People and events; the first row of each is still there."""
    borough, planted = _planted("duplicates")
    people = [child for (child,) in _cells(borough, "people", "child_id")]
    assert len(people) == 16
    assert f"8{ADA}" in people
    referrals = _cells(borough, "referrals", "source_id", "child_id", "referral_date")
    assert len(referrals) == 18
    assert referrals[9] == ("R1-R", *referrals[0][1:])
    assert {item.what for item in planted} == {"added"}
    assert borough.extras["names"][f"8{ADA}"] == borough.extras["names"][ADA]


def test_impossible_dates_cannot_be() -> None:
    """Ends before starts, events before birth and in the future."""
    borough, _ = _planted("impossible-dates")
    assert all(
        end is None or end < start for start, end in _cells(borough, "assessments", "start_date", "authorised_date")
    )
    assert all(day > PLAN.as_at for (day,) in _cells(borough, "visits", "visit_date"))
    births = dict(_cells(borough, "people", "child_id", "birth_date"))
    assert all(day < births[child] for child, day in _cells(borough, "contacts", "child_id", "contact_date"))


def test_missing_workers_leave_open_children_without_one() -> None:
    """On the episode, on what else is open, and in the allocations; closed episodes keep theirs."""
    borough, planted = _planted("missing-workers")
    assert all(
        worker is None for closed, worker in _cells(borough, "referrals", "close_date", "worker_id") if closed is None
    )
    assert all(
        worker is None for end, worker in _cells(borough, "care_periods", "end_date", "worker_id") if end is None
    )
    assert all(end is not None for (end,) in _cells(borough, "involvements", "end_date"))
    assert {(item.what, item.table) for item in planted} == {("changed", "referrals"), ("removed", "involvements")}


def test_a_lenient_auditor_grades_one_better() -> None:
    """One auditor only; moderated grades stay."""
    borough, planted = _planted("lenient-auditor")
    assert [(item.was, item.now) for item in planted] in (
        [("requires-improvement", "good")],
        [("inadequate", "requires-improvement")],
    )
    assert ("requires-improvement",) in _cells(borough, "audits", "moderated_grade")


def test_drifted_codes_are_other_spellings_or_none() -> None:
    """No cell is left as the return writes it."""
    _, planted = _planted("code-drift")
    sets = {("people", "ethnicity"): "ethnicity", ("referrals", "source"): "referral_source"}
    for item in planted:
        if (item.table, item.column) in sets:
            found = code_set(sets[(item.table, item.column)]).resolve(item.now)
            assert found.code in (item.was, None)
    assert {item.column for item in planted} >= {"ethnicity", "source", "primary_need", "factor"}


def test_conflicting_sources_differ_in_one_format_only() -> None:
    """What is listed says which."""
    infested = plant(handmade(), {"conflicting-sources": 1.0})
    assert {form for item in infested.planted for form in item.formats} <= {"annex-a", "cin", "903"}
    for item in infested.planted:
        (form,) = item.formats
        there, elsewhere = (
            dict(_cells(infested.written_as(name), item.table, "source_id", str(item.column))) for name in (form, "ssd")
        )
        assert str(there[item.id]) == item.now
        assert str(elsewhere[item.id]) == item.was


def test_a_borough_with_every_fault_is_written_and_its_faults_are_listed(tmp_path: Path) -> None:
    """In every format; the truth is the same as without."""
    write(handmade(), tmp_path / "faulty", faults=dict.fromkeys(FAULTS, 0.5))
    write(handmade(), tmp_path / "sound")
    listed = json.loads((tmp_path / "faulty/faults.json").read_text(encoding="utf-8"))
    assert listed["faults"] == dict.fromkeys(FAULTS, 0.5)
    assert {item["fault"] for item in listed["planted"]} == set(FAULTS)
    assert (tmp_path / "faulty/truth.json").read_bytes() == (tmp_path / "sound/truth.json").read_bytes()
    assert not (tmp_path / "sound/faults.json").exists()
    assert len(read_rows(tmp_path / "faulty/ssd/ssd_person.csv")) == 12


def test_faults_that_are_not_known_are_refused_all_at_once() -> None:
    """With the nearest name and the list of those there are."""
    with pytest.raises(WrongUse) as refused:
        plant(handmade(), {"late-recordings": 0.1, "false-greens": 0.1, "duplicates": 1.5})
    text = str(refused.value)
    assert len(refused.value.problems) == 3
    assert "Did you mean 'late-recording'?" in text
    assert "unrecorded-visits" in text
    assert "rate of duplicates is 1.5" in text


def test_faults_are_read_from_the_command_line() -> None:
    """Name and rate, parted by commas."""
    assert read_faults("late-recording=0.1, duplicates=0.02") == {"late-recording": 0.1, "duplicates": 0.02}
    assert read_faults("") == {}
    with pytest.raises(WrongUse) as refused:
        read_faults("late-recording,duplicates=many,code-drift=0.1,code-drift=0.2,code=0.1")
    assert len(refused.value.problems) == 4
