"""What is written as the returns to the DfE and as Ofsted's lists comes back, as far as they hold it."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from tests.roundtrip.compared import differences, found, simulated, touches
from tests.roundtrip.conftest import PLAN, Loaded

from goldenthread.borough.plan import Borough
from goldenthread.borough.writers.years import CensusYear, census_years
from goldenthread.calendar import add_months

YEARS = census_years(PLAN)
LAST = YEARS[-1].end
Load = Callable[[str], Loaded]


def _in_a_year(rows: Iterator[dict[str, Any]], start: str, end: str) -> Iterator[tuple[CensusYear, dict[str, Any]]]:
    return ((year, row) for row in rows for year in YEARS if touches(row[start], row[end], year.start, year.end))


def _by(day: date | None) -> date | None:
    """A day if the last return could know it."""
    return day if day is not None and day <= LAST else None


def _referrals(borough: Borough) -> dict[str, set[CensusYear]]:
    """The years in whose census each episode of need is."""
    years: dict[str, set[CensusYear]] = {}
    for year, row in _in_a_year(iter(simulated(borough, "referrals")), "referral_date", "close_date"):
        years.setdefault(row["source_id"], set()).add(year)
    return years


def _of_referrals(borough: Borough, table: str, start: str, end: str) -> list[dict[str, Any]]:
    """Rows of a table that are in the census of a year in which their episode is."""
    years = _referrals(borough)
    kept = {
        row["source_id"]: row
        for year, row in _in_a_year(iter(simulated(borough, table)), start, end)
        if year in years.get(row["referral_key"], ())
    }
    return list(kept.values())


def test_episodes_of_need_come_back_from_the_census(borough: Borough, loaded: Load) -> None:
    """Every one open in a whole year, as it stood at the last census."""
    years = _referrals(borough)
    expected = Counter(
        (
            row["child_id"], row["referral_date"], row["source"], row["primary_need"], row["no_further_action"], _by(row["close_date"]),
            row["close_reason"] if _by(row["close_date"]) else None,
        )
        for row in simulated(borough, "referrals")
        if row["source_id"] in years
    )  # fmt: skip
    columns = ("child_id", "referral_date", "source", "primary_need", "no_further_action", "close_date", "close_reason")
    assert expected
    assert differences(found(loaded("cin")[0], "referrals", *columns), expected) == ([], [])


def test_assessments_and_plans_come_back_from_the_census(borough: Borough, loaded: Load) -> None:
    """With the day they ended, if the last census could know it."""
    connection = loaded("cin")[0]
    for table, start, end in (
        ("assessments", "start_date", "authorised_date"), ("cin_plans", "start_date", "end_date"), ("cp_plans", "start_date", "end_date"),
    ):  # fmt: skip
        rows = _of_referrals(borough, table, start, end)
        expected = Counter((row["child_id"], row[start], _by(row[end])) for row in rows)
        assert expected
        assert differences(found(connection, table, "child_id", start, end), expected) == ([], []), table


def test_every_review_of_a_protection_plan_comes_back_from_the_census(borough: Borough, loaded: Load) -> None:
    """To the end of the last year in which the plan was open."""
    plans = {row["source_id"] for row in _of_referrals(borough, "cp_plans", "start_date", "end_date")}
    rows = [row for row in simulated(borough, "cp_reviews") if row["plan_key"] in plans and _by(row["review_date"])]
    expected = Counter((row["child_id"], row["review_date"]) for row in rows)
    assert expected
    assert differences(found(loaded("cin")[0], "cp_reviews", "child_id", "review_date"), expected) == ([], [])


def test_the_census_has_no_finding(loaded: Load) -> None:
    """A borough without faults."""
    assert loaded("cin")[1].findings.to_pylist() == []


def test_episodes_of_care_come_back_from_the_returns(borough: Borough, loaded: Load) -> None:
    """Every one that touches a whole year, stacked over the years."""
    rows = {
        row["source_id"]: row
        for _, row in _in_a_year(iter(simulated(borough, "care_episodes")), "start_date", "end_date")
    }
    expected = Counter(
        (
            row["child_id"], row["start_date"], row["start_reason"], row["legal_status"], row["need"], _by(row["end_date"]),
            row["end_reason"] if _by(row["end_date"]) else None,
        )
        for row in rows.values()
    )  # fmt: skip
    columns = ("child_id", "start_date", "start_reason", "legal_status", "need", "end_date", "end_reason")
    assert expected
    assert differences(found(loaded("903")[0], "care_episodes", *columns), expected) == ([], [])


def test_periods_of_care_that_began_in_a_held_year_come_back(borough: Borough, loaded: Load) -> None:
    """Of an earlier one the returns do not hold the beginning."""
    first = YEARS[0].start
    begun = [row for row in simulated(borough, "care_periods") if first <= row["start_date"] <= LAST]
    expected = Counter((row["child_id"], row["start_date"]) for row in begun)
    got = found(loaded("903")[0], "care_periods", "child_id", "start_date")
    assert expected
    assert not expected - got


def test_reviews_and_missing_episodes_come_back_from_the_returns(borough: Borough, loaded: Load) -> None:
    """Of children looked after in the year."""
    in_care = {
        (year, row["child_id"])
        for year, row in _in_a_year(iter(simulated(borough, "care_episodes")), "start_date", "end_date")
    }
    reviews = Counter(
        (row["child_id"], row["review_date"], row["participation"])
        for row in simulated(borough, "care_reviews")
        for year in YEARS
        if year.start <= row["review_date"] <= year.end and (year, row["child_id"]) in in_care and not row["cancelled"]
    )
    assert reviews
    assert differences(
        found(loaded("903")[0], "care_reviews", "child_id", "review_date", "participation"), reviews
    ) == ([], [])
    held = {(row["child_id"], row["start_date"], row["kind"]) for row in simulated(borough, "missing_episodes")}
    assert set(found(loaded("903")[0], "missing_episodes", "child_id", "start_date", "kind")) <= held


def test_lists_come_back_for_their_windows(borough: Borough, loaded: Load) -> None:
    """Contacts of six months; one row a child in protection and in care."""
    connection, since = loaded("annex-a")[0], add_months(PLAN.as_at, -6)
    contacts = Counter(
        (row["child_id"], row["contact_date"], row["source"])
        for row in simulated(borough, "contacts")
        if row["contact_date"] >= since
    )
    assert contacts
    assert differences(found(connection, "contacts", "child_id", "contact_date", "source"), contacts) == ([], [])
    for table in ("cp_plans", "care_periods"):
        newest: dict[str, tuple[Any, ...]] = {}
        for row in sorted(simulated(borough, table), key=lambda row: str(row["start_date"])):
            if touches(row["start_date"], row["end_date"], since, PLAN.as_at) and not row.get("short_breaks"):
                newest[row["child_id"]] = (row["child_id"], row["start_date"], row["end_date"])
        assert newest
        assert differences(
            found(connection, table, "child_id", "start_date", "end_date"), Counter(newest.values())
        ) == ([], []), table


def test_a_child_has_one_identifier_in_every_format(borough: Borough, loaded: Load) -> None:
    """Whoever is in a format is a person of the borough, and the same one."""
    everyone = {(row["child_id"], row["birth_date"]) for row in simulated(borough, "people")}
    unborn = {(child, None) for child, born in everyone if born is not None and born > max(year.end for year in YEARS)}
    for form in ("ssd", "cin", "903", "annex-a"):
        people = set(found(loaded(form)[0], "people", "child_id", "birth_date"))
        assert people
        assert people <= (everyone | unborn if form == "cin" else everyone), form
