"""Every fault that can be planted is found again in what was loaded, or it is known why it cannot be."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

import pytest
from tests.roundtrip.stored import Row, Stored, stored

from goldenthread.borough.faults import FAULTS
from goldenthread.borough.plan import Borough, Plan
from goldenthread.borough.simulate import simulate
from goldenthread.records.limits import limit

PLAN = Plan(children=80, years=2, seed=11, as_at=date(2025, 9, 30))
# Two loads, so that no fault hides another: one of what is there too late, too often or not alike, one of what is wrong.
LOADS = (
    {"late-recording": 0.05, "missing-workers": 0.15, "duplicates": 0.05, "conflicting-sources": 0.05},
    {"impossible-dates": 0.05, "code-drift": 0.05},
)
#: No check can know of them: what is not there leaves no trace, and a grade that is too kind is a grade.
NOT_IN_THE_DATA = {"unrecorded-visits", "lenient-auditor"}
MOST = 0.95


@pytest.fixture(scope="module")
def borough() -> Borough:
    """Eighty children in need in the final census year."""
    return simulate(PLAN)


@pytest.fixture(scope="module")
def loads(borough: Borough, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Stored]:
    """The load in which each fault was planted."""
    found: dict[str, Stored] = {}
    for faults in LOADS:
        loaded = stored(borough, tmp_path_factory.mktemp("planted"), faults)
        found |= dict.fromkeys(faults, loaded)
    return found


def share(planted: Iterable[Row], found: set[Any], key: str = "child_id") -> float:
    """How many of what was planted are among what was found."""
    rows = list(planted)
    assert rows
    return sum(row[key] in found for row in rows) / len(rows)


def children(findings: Iterable[Row], table: str = "") -> set[Any]:
    """Whom findings speak of, of one table if it is named."""
    return {row["child_id"] for row in findings if not table or row["table"] == table}


def test_every_fault_is_tried_or_known_not_to_show() -> None:
    """A new fault must be found by a check, or said not to be."""
    assert {name for faults in LOADS for name in faults} | NOT_IN_THE_DATA == set(FAULTS)


def test_what_is_recorded_late_is_found(loads: dict[str, Stored]) -> None:
    """Each entry beyond the limit by itself, and none is found that is not late."""
    loaded = loads["late-recording"]
    late = {row["event_key"] for row in loaded.found("late-recording")}
    planted = found = 0
    for row in loaded.of("late-recording"):
        moved = datetime.fromisoformat(row["now"]) - datetime.fromisoformat(row["was"])
        if moved.days <= limit("late-recording-days"):
            continue  # cut off at the date of the files
        keys = loaded.connection.execute(
            f"select t.event_key from {row['table']} as t join people as p using (person_key) where p.child_id = ? and t.recorded_at = ?",
            [row["child_id"], datetime.fromisoformat(row["now"])],
        ).fetchall()
        planted += 1
        found += any(key in late for (key,) in keys)
    assert planted > 20
    assert found >= MOST * planted


def test_open_children_without_a_worker_are_found(loads: dict[str, Stored]) -> None:
    """By the episode of need that is open."""
    loaded = loads["missing-workers"]
    planted = [row for row in loaded.of("missing-workers") if row["table"] == "referrals"]
    assert share(planted, children(loaded.found("open-child-without-worker"))) == 1.0


def test_a_child_or_an_event_recorded_twice_is_found(loads: dict[str, Stored]) -> None:
    """A child by what is the same about both records, never by a name; nothing is joined."""
    loaded = loads["duplicates"]
    planted = loaded.of("duplicates")
    people = [row for row in planted if row["table"] == "people"]
    twice = loaded.found("person-recorded-twice", "1520")
    either = children(twice) | {row["value"] for row in twice}
    assert share(people, either) >= MOST
    # The contact of a child's other record is under another child: it is that child who is found.
    events = [row for row in planted if row["table"] != "people" and row["id"].endswith("-R")]
    assert len(events) > 20
    repeated = {(row["table"], row["child_id"]) for row in loaded.found("duplicate-event")}
    assert sum((row["table"], row["child_id"]) in repeated for row in events) >= MOST * len(events)


def test_sources_that_differ_are_found(loads: dict[str, Stored]) -> None:
    """About birth, sex, ethnicity and the category of a plan, in the column in which they differ."""
    loaded = loads["conflicting-sources"]
    differ = {(row["table"], row["column"], row["child_id"]) for row in loaded.found("sources-disagree")}
    planted = loaded.of("conflicting-sources")
    assert len(planted) > 5
    assert sum((row["table"], row["column"], row["child_id"]) in differ for row in planted) >= MOST * len(planted)


def test_impossible_dates_are_found(loads: dict[str, Stored]) -> None:
    """In the table in which they are, by a check of order, birth or the future."""
    loaded = loads["impossible-dates"]
    planted = loaded.of("impossible-dates")
    wrong = {(row["table"], row["child_id"]) for row in loaded.findings if row["severity"] == "error"}
    assert len({row["table"] for row in planted}) == 8
    assert sum((row["table"], row["child_id"]) in wrong for row in planted) >= MOST * len(planted)
    rules = {row["rule"] for row in loaded.findings if row["severity"] == "error"}
    assert {"future-date", "8608"} <= rules


def test_a_code_that_drifted_is_read_as_it_was_or_found(borough: Borough, loads: dict[str, Stored]) -> None:
    """Another spelling of a code is the code; what is no code at all is found and is not kept."""
    loaded = loads["code-drift"]
    # Of a care leaver's records most formats hold the latest only, so the changed one may be in no file.
    planted = [row for row in loaded.of("code-drift") if row["table"] != "care_leavers"]
    strange = [row for row in planted if row["now"].startswith("LOC")]
    assert strange
    found = {(row["value"], row["child_id"]) for row in loaded.found("unknown-code")}
    factors = [row for row in strange if row["column"] == "factor"]
    others = [row for row in strange if row["column"] != "factor"]
    assert all((row["now"], row["child_id"]) in found for row in others)
    assert share(factors, children(loaded.found("unknown-code"))) == 1.0 if factors else True
    spelt = [row for row in planted if not row["now"].startswith("LOC") and row["table"] != "assessment_factors"]
    assert len(spelt) > 20
    for row in spelt:
        values = loaded.connection.execute(
            f"select {row['column']} from {row['table']} {'' if row['table'] == 'people' else 'join people using (person_key)'} "
            "where child_id = ?",
            [row["child_id"]],
        ).fetchall()
        assert (row["was"],) in values, row


def test_what_cannot_be_found_is_only_missing(borough: Borough, loads: dict[str, Stored]) -> None:
    """A visit that was never recorded is not in the tables, and no check claims to know of it."""
    planted = loads["late-recording"].connection.execute("select count(*) from visits").fetchone() or (0,)
    repeated = [row for row in loads["duplicates"].of("duplicates") if row["table"] == "visits"]
    assert planted[0] == borough.tables["visits"].num_rows + len(repeated)
