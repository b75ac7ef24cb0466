"""Each child's journey holds together: what must come first does, and what cannot be at once is not."""

from collections import defaultdict
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest

from goldenthread.borough.simulate import Borough
from goldenthread.calendar.working_days import WorkingDays

Rows = dict[str, list[dict[str, Any]]]


def by_child(borough: Borough, table: str, order: str) -> Rows:
    """Rows of a table by child, in order of a day."""
    found: Rows = defaultdict(list)
    for row in sorted(borough.tables[table].to_pylist(), key=lambda row: (row[order], row["source_id"])):
        found[row["child_id"]].append(row)
    return found


@pytest.mark.parametrize(
    ("table", "start", "end"),
    [
        ("referrals", "referral_date", "close_date"), ("cp_plans", "start_date", "end_date"), ("cin_plans", "start_date", "end_date"),
        ("placements", "start_date", "end_date"), ("care_episodes", "start_date", "end_date"),
        ("missing_episodes", "start_date", "end_date"),
    ],
)  # fmt: skip
def test_spells_of_one_kind_do_not_overlap(borough: Borough, table: str, start: str, end: str) -> None:
    """A child has one episode of need, plan, placement and so on at a time, short breaks apart."""
    for rows in by_child(borough, table, start).values():
        kept = [row for row in rows if not row.get("short_breaks") and row.get("legal_status") != "V4"]
        for one, following in pairwise(kept):
            assert one[end] is not None, (table, one)
            assert one[end] <= following[start], (table, one, following)


def test_a_child_in_need_plan_and_a_protection_plan_do_not_run_together(borough: Borough) -> None:
    """A step-down begins when the protection plan has ended."""
    protection = by_child(borough, "cp_plans", "start_date")
    for child, plans in by_child(borough, "cin_plans", "start_date").items():
        for need in plans:
            for plan in protection.get(child, ()):
                assert (plan["end_date"] is not None and plan["end_date"] < need["start_date"]) or (
                    need["end_date"] is not None and need["end_date"] <= plan["start_date"]
                )


def test_the_steps_to_a_plan_come_in_order(borough: Borough) -> None:
    """Referral, strategy discussion, enquiry, conference and plan follow one another, and the plan begins at the conference."""
    referrals = {row["source_id"]: row for row in borough.tables["referrals"].to_pylist()}
    enquiries = {row["source_id"]: row for row in borough.tables["s47_enquiries"].to_pylist()}
    conferences = {row["source_id"]: row for row in borough.tables["conferences"].to_pylist()}
    days = WorkingDays.standard()
    for enquiry in enquiries.values():
        assert referrals[enquiry["referral_key"]]["referral_date"] <= enquiry["start_date"]
        if enquiry["conference_target_date"]:
            assert days.count(enquiry["start_date"], enquiry["conference_target_date"]) == 15
    for conference in conferences.values():
        assert days.is_working_day(conference["conference_date"])
        enquiry = enquiries.get(conference["enquiry_key"])
        assert (enquiry is None) == (conference["kind"] == "transfer-in")
        assert enquiry is None or enquiry["conference_date"] == conference["conference_date"] > enquiry["start_date"]
    plans = borough.tables["cp_plans"].to_pylist()
    assert plans
    for plan in plans:
        conference = conferences[plan["conference_key"]]
        assert conference["led_to_plan"]
        assert conference["conference_date"] == plan["start_date"]


def test_events_lie_within_their_episode_of_need(borough: Borough) -> None:
    """Assessments, plans and periods of care begin between the referral and its closure."""
    referrals = {row["source_id"]: row for row in borough.tables["referrals"].to_pylist()}
    for table in ("assessments", "s47_enquiries", "conferences", "cp_plans", "cin_plans", "care_periods"):
        day = "conference_date" if table == "conferences" else "start_date"
        for row in borough.tables[table].to_pylist():
            referral = referrals[row["referral_key"]]
            assert referral["referral_date"] <= row[day] <= (referral["close_date"] or date.max), (table, row)
            if row.get("end_date") is None and table in {"cp_plans", "cin_plans", "care_periods"}:
                assert referral["close_date"] is None, (table, row)


def test_a_referral_with_no_further_action_has_nothing_after_it(borough: Borough) -> None:
    """No assessment or enquiry hangs on it."""
    quiet = {row["source_id"] for row in borough.tables["referrals"].to_pylist() if row["no_further_action"]}
    assert quiet
    for table in ("assessments", "s47_enquiries", "cin_plans", "cp_plans", "care_periods"):
        assert not quiet & set(borough.tables[table].column("referral_key").to_pylist())


def test_episodes_make_up_a_period_of_care_without_a_gap(borough: Borough) -> None:
    """The first begins care, each carries on in the next, and only the last ends it."""
    periods = {row["source_id"]: row for row in borough.tables["care_periods"].to_pylist()}
    episodes: Rows = defaultdict(list)
    for row in borough.tables["care_episodes"].to_pylist():
        episodes[row["care_period_key"]].append(row)
    assert set(episodes) == set(periods)
    for key, rows in episodes.items():
        rows.sort(key=lambda row: row["start_date"])
        period = periods[key]
        assert (rows[0]["start_date"], rows[0]["start_reason"]) == (period["start_date"], "S")
        assert (rows[-1]["end_date"], rows[-1]["end_reason"]) == (period["end_date"], period["end_reason"])
        for one, following in pairwise(rows):
            assert one["end_date"] == following["start_date"]
            assert one["end_reason"] == "X1"
            assert following["start_reason"] in {"L", "P", "T", "B", "U"}
            assert (one["legal_status"], one["placement_key"]) != (
                following["legal_status"],
                following["placement_key"],
            )


def test_placements_fill_a_period_of_care(borough: Borough) -> None:
    """The child is somewhere from the first day to the last."""
    placements: Rows = defaultdict(list)
    for row in borough.tables["placements"].to_pylist():
        placements[row["care_period_key"]].append(row)
    for period in borough.tables["care_periods"].to_pylist():
        rows = sorted(placements[period["source_id"]], key=lambda row: row["start_date"])
        assert rows[0]["start_date"] == period["start_date"]
        assert rows[-1]["end_date"] == period["end_date"]
        assert all(one["end_date"] == following["start_date"] for one, following in pairwise(rows))


def test_a_code_of_place_is_valid_on_its_day(borough: Borough) -> None:
    """Supported accommodation is K3 from April 2024, and what it replaced is not used after."""
    for row in borough.tables["placements"].to_pylist():
        if row["placement_type"] in {"H5", "P2"}:
            assert row["start_date"] < date(2024, 4, 1)
            assert (row["end_date"] or borough.plan.as_at) <= date(2024, 4, 1)
        if row["placement_type"] == "K3":
            assert row["start_date"] >= date(2024, 4, 1)


def test_nothing_but_unborn_children_comes_before_birth(borough: Borough) -> None:
    """Visits with a child seen, periods of care and checks come after the child is born, and no unborn child has a birth date."""
    births = {row["child_id"]: row["birth_date"] for row in borough.tables["people"].to_pylist()}
    for table, day in (
        ("care_periods", "start_date"),
        ("health_checks", "check_date"),
        ("missing_episodes", "start_date"),
    ):
        assert all(births[row["child_id"]] <= row[day] for row in borough.tables[table].to_pylist()), table
    seen = [row for row in borough.tables["visits"].to_pylist() if row["seen"]]
    assert all(births[row["child_id"]] <= row["visit_date"] for row in seen)
    unborn = [row for row in borough.tables["people"].to_pylist() if row["birth_date"] is None]
    assert unborn
    assert all(row["sex"] == "U" and row["expected_birth_date"] for row in unborn)


def test_care_ends_by_the_eighteenth_birthday(borough: Borough) -> None:
    """Nobody is looked after as an adult."""
    births = {row["child_id"]: row["birth_date"] for row in borough.tables["people"].to_pylist()}
    for row in borough.tables["care_periods"].to_pylist():
        assert (row["end_date"] or borough.plan.as_at) <= births[row["child_id"]] + timedelta(days=18 * 365 + 6)


def test_an_adopted_child_has_no_record_after_the_order(borough: Borough) -> None:
    """The identity ends: nothing dated later carries the old number."""
    orders = {
        row["child_id"]: row["order_date"] for row in borough.tables["adoptions"].to_pylist() if row["order_date"]
    }
    for table, day in (("contacts", "contact_date"), ("referrals", "referral_date"), ("visits", "visit_date")):
        for row in borough.tables[table].to_pylist():
            assert row[day] <= orders.get(row["child_id"], date.max)


def test_ordinary_things_that_are_easily_forgotten_are_there(borough: Borough) -> None:
    """Siblings, unborn children, adults, second referrals, second plans and several workers are all in the borough."""
    tables = {name: table.to_pylist() for name, table in borough.tables.items()}
    count: dict[str, int] = defaultdict(int)
    for row in tables["families"]:
        count[row["family_id"]] += 1
    assert max(count.values()) >= 3
    adults = [
        row
        for row in tables["people"]
        if row["birth_date"] and row["birth_date"] < borough.plan.as_at - timedelta(days=18 * 366)
    ]
    assert adults
    assert max(len(rows) for rows in by_child(borough, "referrals", "referral_date").values()) >= 2
    assert any(row["previous_plans"] > 0 for row in tables["cp_plans"])
    assert any(row["on_open_case"] for row in tables["contacts"])
    assert any(row["legal_status"] == "V4" for row in tables["care_episodes"])
    assert {"accepted", "declined"} <= {row["outcome"] for row in tables["transfers"]}
    assert any(row["agency"] for row in tables["workers"])


def test_a_visit_is_entered_after_it_took_place(borough: Borough) -> None:
    """The entry comes later, and less late at the end than at the beginning."""
    rows = borough.tables["visits"].to_pylist()
    assert all(row["visited_at"] < row["recorded_at"] for row in rows)

    def mean(part: list[dict[str, Any]]) -> float:
        return sum((row["recorded_at"].date() - row["visit_date"]).days for row in part) / len(part)

    first = [row for row in rows if row["visit_date"] < borough.plan.start + timedelta(days=365)]
    last = [row for row in rows if row["visit_date"] > borough.plan.as_at - timedelta(days=365)]
    assert mean(last) < 0.7 * mean(first)
