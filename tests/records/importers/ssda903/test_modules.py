"""What each module becomes: people, health, care leavers, adoption, missing times, workers and the rest."""

from pathlib import Path

import pytest
from tests.records.importers.ssda903.returns import Stack, day, episode, stack, write

BORN = "01/02/2006"


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Stack:
    """A return with a row or two of every module."""
    return stack(
        write(
            tmp_path_factory.mktemp("modules") / "2027",
            header=[
                f"1,M,{BORN},WBRI,A123456789012,1,05/06/2026",
                f"2,F,{BORN},mwbc,UN4,0,",
                f"3,2,{BORN},WBRI,B123456789012,,",
            ],
            episodes=[
                episode("1", "01/05/2026"),
                episode("2", "01/05/2025", "S", "09/06/2026", "X1", ls="E1"),
                episode("2", "09/06/2026", "P", "01/02/2027", "E11", ls="E1", place="A5"),
                episode("3", "01/05/2026"),
            ],
            uasc=[f"1,M,{BORN},01/02/2028"],
            oc2=[f"1,{BORN},12,,0,,1,1,1,0,,", f"2,{BORN},,SDQ4,1,,0,0,yes,1,0,1", f"3,{BORN},,,,,,,,,,"],
            oc3=[f"1,{BORN},YES,F2,B1", f"2,{BORN},NREQ,0,0", f"8,{BORN},REFU,P4,K2"],
            ad1=[f"2,{BORN},01/06/2025,02/05/2026,1,2,MF,L11"],
            placed_adoption=[f"2,{BORN},01/06/2025,,", f"3,{BORN},01/07/2026,08/08/2026,RD3"],
            prev_perm=[f"1,{BORN},P1,302,zz/zz/2012", f"2,{BORN},Z1,,"],
            missing=[f"1,{BORN},M,02/06/2026,03/06/2026", f"1,{BORN},A,05/06/2026,"],
            social_worker=[f"1,{BORN},W1,01/05/2026,01/08/2026,LEFTRL", f"1,{BORN},W2,01/08/2026,,"],
            dolo=[f"3,{BORN},01/06/2026,01/09/2026"],
        )
    )


def test_people_come_from_the_header(year: Stack) -> None:
    """Old and new ways to write sex are one; a reason in place of a pupil number is a reason."""
    assert year.rows(
        "select child_id, sex, ethnicity, birth_date, upn, upn_unknown, is_parent from people order by 1"
    ) == [
        ("1", "M", "WBRI", day("2006-02-01"), "A123456789012", None, True),
        ("2", "F", "MWBC", day("2006-02-01"), None, "UN4", False),
        ("3", "F", "WBRI", day("2006-02-01"), "B123456789012", None, None),
        ("8", None, None, day("2006-02-01"), None, None, None),
    ]
    assert year.rows("select child_birth_date from parents") == [(day("2026-06-05"),)]


def test_a_child_outside_the_header_is_a_finding_and_still_a_person(year: Stack) -> None:
    """Nobody is dropped because one file leaves them out."""
    found = [(item["rule"], item["sheet"], item["child_id"]) for item in year.findings.to_pylist()]
    assert found == [("child-not-in-header", "oc3", "8")]


def test_the_health_return_speaks_of_its_year_end(year: Stack) -> None:
    """A blank is neither yes nor no; a child without score or reason has no questionnaire."""
    assert year.rows(
        "select child_id, year_end_date, convicted, dental_check, health_assessed, intervention_offered "
        "from health_years join people using (person_key) order by 1"
    ) == [
        ("1", day("2027-03-31"), False, True, True, None),
        ("2", day("2027-03-31"), True, False, True, True),
        ("3", day("2027-03-31"), None, None, None, None),
    ]
    assert year.rows("select score, reason from sdq_scores order by 1 nulls last") == [(12, None), (None, "SDQ4")]


def test_care_leavers_keep_the_code_and_its_suitability(year: Stack) -> None:
    """ACCOM says both; 0 says neither."""
    assert year.rows(
        "select in_touch, activity, accommodation, suitability, record_date from care_leavers order by 1"
    ) == [
        ("NREQ", "0", "0", None, day("2027-03-31")),
        ("REFU", "P4", "K2", "2", day("2027-03-31")),
        ("YES", "F2", "B1", "1", day("2027-03-31")),
    ]


def test_adoption_joins_the_decision_and_the_episodes(year: Stack) -> None:
    """DATE_PLACED is the day of the decision; placement, placement order and order come from the episodes."""
    assert year.rows(
        "select decision_date, matched_date, placement_order_date, placed_date, order_date, reversed_date, reversal_reason, "
        "adopted_by_carer, adopters, adopter_sex, adopter_legal_status from adoptions order by 1"
    ) == [
        (day("2025-06-01"), day("2026-05-02"), day("2025-05-01"), day("2026-06-09"), day("2027-02-01"), None, None, True, 2, "MF", "L11"),
        (day("2026-07-01"), None, None, None, None, day("2026-08-08"), "RD3", None, None, None, None),
    ]  # fmt: skip


def test_the_other_modules(year: Stack) -> None:
    """Unaccompanied status, missing times, earlier permanence, workers and deprivations of liberty."""
    assert year.rows("select status, end_date from immigration") == [("uasc", day("2028-02-01"))]
    assert year.rows("select kind, start_date, end_date from missing_episodes order by 2") == [
        ("M", day("2026-06-02"), day("2026-06-03")),
        ("A", day("2026-06-05"), None),
    ]
    assert year.rows("select option, arranging_authority, order_date_text from previous_permanence order by 1") == [
        ("P1", "302", "zz/zz/2012"),
        ("Z1", None, None),
    ]
    assert year.rows("select worker_id, role, start_date, end_date, change_reason from involvements order by 3") == [
        ("W1", "case-worker", day("2026-05-01"), day("2026-08-01"), "LEFTRL"),
        ("W2", "case-worker", day("2026-08-01"), None, None),
    ]
    assert year.rows("select worker_id from workers order by 1") == [("W1",), ("W2",)]
    assert year.rows("select start_date, end_date from deprivations_of_liberty") == [
        (day("2026-06-01"), day("2026-09-01"))
    ]


def test_codes_of_another_year_are_kept_with_a_query(tmp_path: Path) -> None:
    """Each change of the collection is seen in the year before it came or after it went."""
    rows = [
        episode("1", "01/05/2017", "S", "01/06/2017", "E46", place="K3", REASON_PLACE_CHANGE="CUSTOD"),
        episode("2", "01/05/2017", place="Z12"),
    ]
    found = stack(write(tmp_path / "2018", episodes=rows, oc3=["1,01/02/2010,YES,F4,B1"]))
    queried = {(item["rule"], item["column"]) for item in found.findings.to_pylist()}
    assert queried == {("out-of-year-code", name) for name in ("rec", "place", "reason_place_change", "activ")}
    assert found.rows("select end_reason from care_periods where end_reason is not null") == [("E46",)]
