"""What the parts of a CIN census become in our tables."""

from datetime import date
from pathlib import Path

import pytest
from tests.records.importers.cin.census import child, header, loaded, referral, write

from goldenthread.records.importers.cin import IMPORTER
from goldenthread.records.importers.cin.maps import MAPS
from goldenthread.records.importers.cin.years import SPECIFICATION, every_sheet
from goldenthread.records.tables import TABLES

FULL = referral(
    "<CINclosureDate>2024-12-01</CINclosureDate><ReasonForClosure>RC1</ReasonForClosure>"
    "<DateOfInitialCPC>2024-05-20</DateOfInitialCPC>"
    "<Assessments><AssessmentActualStartDate>2024-05-02</AssessmentActualStartDate>"
    "<AssessmentAuthorisationDate>2024-06-02</AssessmentAuthorisationDate>"
    "<FactorsIdentifiedAtAssessment><AssessmentFactors>3B</AssessmentFactors><AssessmentFactors>4B</AssessmentFactors>"
    "</FactorsIdentifiedAtAssessment></Assessments>"
    "<CINPlanDates><CINPlanStartDate>2024-06-03</CINPlanStartDate></CINPlanDates>"
    "<Section47><S47ActualStartDate>2024-05-10</S47ActualStartDate><InitialCPCtarget>2024-06-01</InitialCPCtarget>"
    "<DateOfInitialCPC>2024-05-30</DateOfInitialCPC><ICPCnotRequired>0</ICPCnotRequired></Section47>",
    after="<ChildProtectionPlans><CPPstartDate>2024-05-30</CPPstartDate><InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse>"
    "<LatestCategoryOfAbuse>EMO</LatestCategoryOfAbuse><NumberOfPreviousCPP>2</NumberOfPreviousCPP>"
    "<Reviews><CPPreviewDate>2024-08-20</CPPreviewDate><CPPreviewDate>2025-02-10</CPPreviewDate></Reviews>"
    "</ChildProtectionPlans>",
)
MODULE = (
    "<PreProceedingsandFGDM><PPStartDate>2026-06-01</PPStartDate><LBPSentDate>2026-06-05</LBPSentDate>"
    "<FGDMMeetingOffer>1</FGDMMeetingOffer><FGDMMeetingFac>0</FGDMMeetingFac>"
    "<InitialPPMeetingDate>2026-06-20</InitialPPMeetingDate><ReviewMeetingsCount>2</ReviewMeetingsCount>"
    "<StepDecisionDate>2026-09-01</StepDecisionDate><PPOutcome>B</PPOutcome><CourtAppDate>2026-09-10</CourtAppDate>"
    "<LetterInitCPDate>2026-09-05</LetterInitCPDate></PreProceedingsandFGDM>"
)


def test_events_point_to_what_they_belong_to(tmp_path: Path) -> None:
    """Assessments, plans and enquiries know their referral, factors their assessment, reviews their plan."""
    got = loaded([write(tmp_path, child(FULL), child(referral(), child_id="C2"))])
    for table, ref, owner in (
        ("assessments", "referral_key", "referrals"),
        ("assessment_factors", "assessment_key", "assessments"),
        ("cin_plans", "referral_key", "referrals"),
        ("s47_enquiries", "referral_key", "referrals"),
        ("cp_plans", "referral_key", "referrals"),
        ("cp_reviews", "plan_key", "cp_plans"),
    ):
        pairs = got.rows(f"select t.person_key = o.person_key from {table} t join {owner} o on o.event_key = t.{ref}")
        assert pairs, table
        assert all(same for (same,) in pairs), table
    assert got.rows("select review_date from cp_reviews order by all") == [(date(2024, 8, 20),), (date(2025, 2, 10),)]
    assert got.rows("select factor, start_date from assessment_factors order by all") == [
        ("3B", date(2024, 5, 2)),
        ("4B", date(2024, 5, 2)),
    ]
    assert got.rows("select previous_plans, initial_category, latest_category from cp_plans") == [(2, "NEG", "EMO")]


def test_a_conference_is_read_from_both_of_its_places(tmp_path: Path) -> None:
    """Inside an enquiry it is an initial conference, on the referral one for a child who moved in."""
    got = loaded([write(tmp_path, child(FULL))])
    assert got.rows("select kind, conference_date, enquiry_key is not null from conferences order by all") == [
        ("initial", date(2024, 5, 30), True),
        ("transfer-in", date(2024, 5, 20), False),
    ]


@pytest.mark.parametrize(("text", "value"), [("0", False), ("1", True), ("true", True), ("false", False)])
def test_yes_and_no_are_read_in_every_form(tmp_path: Path, text: str, value: bool) -> None:
    """Files write 0 and 1 or true and false."""
    got = loaded([write(tmp_path, child(referral().replace("false", text)))])
    assert got.rows("select no_further_action from referrals") == [(value,)]


def test_gender_becomes_sex(tmp_path: Path) -> None:
    """1, 2, 0 and 9 of the earlier collections are M, F and U."""
    children = [
        child(referral(), child_id=f"C{code}", identifiers=f"<GenderCurrent>{code}</GenderCurrent>") for code in "0129"
    ]
    got = loaded([write(tmp_path, *children, head=header(2024, "2024-03-31"))])
    assert got.rows("select child_id, sex from people order by all") == [
        ("C0", "U"),
        ("C1", "M"),
        ("C2", "F"),
        ("C9", "U"),
    ]


def test_the_module_on_pre_proceedings_is_read(tmp_path: Path) -> None:
    """The collection that ends in 2027 tells of pre-proceedings and family group decision making."""
    own = "<Sex>F</Sex>"
    got = loaded([write(tmp_path, child(referral(after=MODULE), identifiers=own), head=header(2027, "2027-03-31"))])
    row = got.rows(
        "select start_date, letter_date, family_meeting_offered, family_meeting_held, review_meetings, outcome,"
        " court_application_date, issue_letter_date, referral_key is not null from pre_proceedings"
    )
    assert row == [(date(2026, 6, 1), date(2026, 6, 5), True, False, 2, "B", date(2026, 9, 10), date(2026, 9, 5), True)]


def test_two_collections_stack(tmp_path: Path) -> None:
    """A referral of last year's file that this year's closes is one referral, closed."""
    open_one = child(referral(), identifiers="<GenderCurrent>2</GenderCurrent>")
    closed = child(referral("<CINclosureDate>2024-12-01</CINclosureDate><ReasonForClosure>RC1</ReasonForClosure>"))
    first = write(tmp_path, open_one, head=header(2024, "2024-05-31"), name="2024.xml")
    second = write(tmp_path, closed, name="2025.xml")
    got = loaded([first, second])
    assert got.rows("select close_date, close_reason from referrals") == [(date(2024, 12, 1), "RC1")]
    assert got.rows("select sex from people") == [("F",)]


def test_codes_of_the_wrong_year_are_found_and_kept(tmp_path: Path) -> None:
    """RC9 did not exist in 2022."""
    closed = referral(
        "<CINclosureDate>2021-12-01</CINclosureDate><ReasonForClosure>RC9</ReasonForClosure>", day="2021-11-01"
    )
    own = "<GenderCurrent>2</GenderCurrent>"
    got = loaded([write(tmp_path, child(closed, identifiers=own), head=header(2022, "2022-03-31"))])
    assert got.rules() == ["out-of-year-code"]
    assert got.rows("select close_reason from referrals") == [("RC9",)]


def test_a_record_without_its_date_is_found_and_not_loaded(tmp_path: Path) -> None:
    """An assessment that is only an empty element happened at no time."""
    got = loaded([write(tmp_path, child(referral("<Assessments/>")))])
    assert got.rules() == ["row-without-date"]
    assert got.rows("select count(*) from assessments") == [(0,)]


def test_children_without_an_identifier_are_found_and_not_loaded(tmp_path: Path) -> None:
    """Nobody can say who they are."""
    got = loaded([write(tmp_path, child(referral(), child_id=""), child(referral(), child_id="C2"))])
    assert set(got.rules()) == {"row-without-person"}
    assert got.rows("select child_id from people") == [("C2",)]


def test_every_year_can_be_read_by_itself() -> None:
    """The specification of a year holds the sheets of that year, each a part of what is read."""
    everything = every_sheet()
    for year in range(2017, 2028):
        for name, sheet in SPECIFICATION.at(year).items():
            assert {item.name for item in sheet.fields} <= {item.name for item in everything[name].fields}
    assert "cin_plan" not in SPECIFICATION.at(2021)
    assert "cin_plan" in SPECIFICATION.at(2022)
    assert "gendercurrent" in {item.name for item in SPECIFICATION.at(2024)["cin_child"].fields}
    assert "sex" in {item.name for item in SPECIFICATION.at(2025)["cin_child"].fields}
    assert "cin_pre_proceedings" in SPECIFICATION.at(2027)


def test_every_map_fills_a_table_of_ours() -> None:
    """Each SELECT is for a table that exists."""
    assert {item.table for item in IMPORTER.maps({}, {})} == {item.table for item in MAPS}
    assert all(item.table in TABLES for item in MAPS)
