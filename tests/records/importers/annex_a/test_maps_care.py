"""Plans, care, leaving care and adoption: each list fills the tables that it can, and claims no more than it says."""

from datetime import date
from pathlib import Path

import pytest
from tests.records.importers.annex_a.books import AS_AT, Loaded, everything, grid, landed, workbook


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    """All lists with one good row each."""
    return Loaded(landed(workbook(tmp_path_factory.mktemp("lists") / "book.xlsx", everything())))


def holds(row: dict[str, object], **expected: object) -> None:
    """Assert that a row has the expected values."""
    assert {key: row[key] for key in expected} == expected


def test_plans_with_their_latest_review_and_visit(loaded: Loaded) -> None:
    """List 7: a child seen alone was seen."""
    plan = loaded.row("cp_plans")
    holds(
        plan,
        start_date=date(2023, 10, 19),
        end_date=None,
        initial_category="NEG",
        latest_category="EMO",
        previous_plans=1,
    )
    holds(plan, emergency_powers_in_6_months=False)
    holds(loaded.row("cp_reviews"), review_date=date(2024, 1, 10), plan_key=plan["_alias"])
    visits = {row["kind"]: row for row in loaded.rows("visits")}
    assert sorted(map(str, visits)) == ["cla", "cp"]
    holds(visits["cp"], visit_date=date(2024, 1, 20), seen=True, seen_alone=True, plan_key=plan["_alias"])
    holds(visits["cla"], visit_date=date(2024, 1, 12), seen=None, seen_alone=None)


def test_not_seen_alone_and_unknown_say_nothing_of_having_been_seen(tmp_path: Path) -> None:
    """Only 'yes' means that the child was seen."""
    rows = grid(
        "list_7",
        {"Was the Child Seen Alone?": "b) No"},
        {"Child Unique ID": "2", "Was the Child Seen Alone?": "c) Unknown"},
    )
    loaded = Loaded(landed(workbook(tmp_path / "book.xlsx", {"List 7": rows})))
    assert [
        (row["seen"], row["seen_alone"]) for row in sorted(loaded.rows("visits"), key=lambda row: str(row["child_id"]))
    ] == [(None, False), (None, None)]


def test_care_with_what_the_list_says_of_it(loaded: Loaded) -> None:
    """List 8: the period, its present legal status and placement, the latest review and checks, and undated answers."""
    period = loaded.row("care_periods")
    holds(period, start_date=date(2023, 11, 1), end_date=None, need="N1", short_breaks=False, again_in_12_months=True)
    holds(
        period,
        unaccompanied_in_12_months=False,
        last_reviewing_officer_contact_date=date(2023, 11, 27),
        placements_in_12_months=2,
    )
    holds(period, missing_in_12_months=1, absent_in_12_months=0, permanence="long-term-fostering")
    holds(period, interview_offered="yes", interview_accepted="not-recorded")
    holds(loaded.row("legal_statuses"), status="C1", start_date=date(2023, 11, 20), end_date=None)
    placement = loaded.row("placements")
    holds(placement, start_date=date(2023, 12, 1), placement_type="U6", provider="PR1", location="OUT", urn="SC000001")
    holds(placement, placement_authority="Neighbouring Town", distance_miles=None, care_period_key=period["_alias"])
    holds(loaded.row("care_reviews"), review_date=date(2023, 11, 28), participation=None)
    checks = {str(row["kind"]): row["check_date"] for row in loaded.rows("health_checks")}
    assert checks == {"health-assessment": date(2023, 11, 24), "dental": date(2023, 12, 5)}


def test_what_ends_with_care_ends_that_day(tmp_path: Path) -> None:
    """A child who ceased to be looked after has no open placement or legal status."""
    change = {
        "Date Ceased to be Looked After": date(2024, 1, 5),
        "Reason Ceased to be Looked After": "k) E47: Special Guardianship Orders - relative/friend",
    }
    loaded = Loaded(landed(workbook(tmp_path / "book.xlsx", {"List 8": grid("list_8", change)})))
    holds(loaded.row("care_periods"), end_date=date(2024, 1, 5), end_reason="E47")
    assert loaded.row("placements")["end_date"] == loaded.row("legal_statuses")["end_date"] == date(2024, 1, 5)


def test_short_breaks_are_marked(tmp_path: Path) -> None:
    """V3 and V4 stay out of nearly every looked-after measure."""
    loaded = Loaded(
        landed(workbook(tmp_path / "book.xlsx", {"List 8": grid("list_8", {"Child's Legal Status": "V4"})}))
    )
    assert loaded.row("care_periods")["short_breaks"] is True
    assert loaded.row("placements")["short_breaks"] is True


def test_care_leavers_are_as_at_the_list(loaded: Loaded) -> None:
    """List 9 says what is known on its own date."""
    holds(
        loaded.row("care_leavers"),
        child_id="2002",
        record_date=AS_AT,
        eligibility="former-relevant",
        in_touch="YES",
        latest_contact_date=date(2024, 1, 4),
        accommodation="U",
        suitability="1",
        activity="G5",
        unaccompanied=True,
    )
    assert str(loaded.row("care_leavers")["adviser_id"]).startswith("w-")
    holds(loaded.row("pathway_plans"), child_id="2002", review_date=date(2023, 12, 12))


def test_adoption_and_adopters(loaded: Loaded) -> None:
    """Lists 10 and 11 share the family's identifier."""
    holds(
        loaded.row("adoptions"),
        child_id="3003",
        decision_date=date(2022, 3, 1),
        order_date=date(2023, 6, 1),
        family_id="F77",
    )
    adopter = loaded.row("adopters")
    holds(
        adopter,
        adopter_id="9009",
        family_id="F77",
        sex="F",
        enquiry_date=date(2021, 2, 1),
        children_placed=1,
        early_placement=False,
    )
    assert adopter["person_key"] is None
