"""Ofsted's child-level lists as written."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook
from tests.borough.writers.handmade import ADA, BEN, CAL, DOT, EVE, FAY, GUS, HAL, D

from goldenthread.records.codes import code_set
from goldenthread.records.importers.annex_a.words import ofsted

COLUMN_COUNTS = [7, 8, 11, 12, 14, 14, 17, 34, 17, 16, 19]


@pytest.fixture(scope="module")
def lists(written: Path) -> dict[int, list[dict[str, Any]]]:
    """The lists by number, each row by heading."""
    book = CalamineWorkbook.from_path(str(written / "annex-a/annex_a.xlsx"))
    found: dict[int, list[dict[str, Any]]] = {}
    for name in book.sheet_names:
        headings, *rows = book.get_sheet_by_name(name).to_python()
        found[int(name.removeprefix("List "))] = [dict(zip(map(str, headings), row, strict=True)) for row in rows]
        assert len(headings) == COLUMN_COUNTS[int(name.removeprefix("List ")) - 1]
    return found


def test_there_are_eleven_lists(lists: dict[int, list[dict[str, Any]]]) -> None:
    """In their order."""
    assert list(lists) == list(range(1, 12))


def _children(rows: list[dict[str, Any]]) -> list[str]:
    return [row["Child Unique ID"] for row in rows]


def test_each_list_looks_back_as_far_as_its_guidance_says(lists: dict[int, list[dict[str, Any]]]) -> None:
    """Six months before the date of the lists, twelve for adoption; open cases whenever they began."""
    assert _children(lists[1]) == [HAL]
    assert _children(lists[2]) == [HAL]
    assert _children(lists[3]) == [CAL, BEN, HAL]
    assert _children(lists[4]) == [CAL]
    assert _children(lists[5]) == []
    assert _children(lists[10]) == [FAY]
    assert [row["Individual adopter identifier"] for row in lists[11]] == ["AD1"]


def test_children_in_need_are_there_once_and_without_care_leavers(lists: dict[int, list[dict[str, Any]]]) -> None:
    """With the status that goes before the others; a referral that went no further is not there."""
    found = {row["Child Unique ID"]: row["Case Status"] for row in lists[6]}
    assert found == {
        ADA: "b) Child protection plan", CAL: "d) Open assessment", DOT: "a) Looked after child", FAY: "e) Closed episode",
        GUS: "a) Looked after child",
    }  # fmt: skip
    assert EVE not in found


def test_a_protection_plan_has_its_latest_visit_and_review(lists: dict[int, list[dict[str, Any]]]) -> None:
    """One row a child."""
    (row,) = lists[7]
    assert row["Child Protection Plan Start Date"] == D("2024-03-22")
    assert row["Date of the Last Statutory Visit"] == D("2025-06-20")
    assert row["Was the Child Seen Alone?"] == "b) No"
    assert row["Date of latest review conference"] == D("2025-05-20")
    assert row["Latest Category of Abuse"] == "d) Emotional abuse"
    assert row["Number of Previous Child Protection Plans"] == 1


def test_a_child_in_care_has_what_is_latest_in_this_period(lists: dict[int, list[dict[str, Any]]]) -> None:
    """Status, placement, health and missing of the current period; a child adopted in six months is still there."""
    rows = {row["Child Unique ID"]: row for row in lists[8]}
    assert sorted(rows) == sorted([DOT, FAY, GUS])
    dot = rows[DOT]
    assert dot["Child's Legal Status"].startswith("C2")
    assert dot["Placement Type"].startswith("U4")
    assert dot["Placement Location"] == "b) Out"
    assert dot["Date of Last Dental Check"] == D("2025-03-03")
    assert dot["Number of Placements in the Last 12 months"] == 1
    assert dot["Number of Episodes the Child has been 'Missing' from their Placement in the last 12 months"] == 1
    assert dot["Was the child offered a Return Interview after their last missing episode (Y/N)?"] == "a) Yes"
    assert rows[FAY]["Date Ceased to be Looked After"] == D("2025-02-01")
    assert rows[GUS]["Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)"] == "a) Yes"


def test_a_care_leaver_is_as_last_recorded(lists: dict[int, list[dict[str, Any]]]) -> None:
    """One row, the latest."""
    (row,) = lists[9]
    assert (row["Child Unique ID"], row["Latest Pathway Plan Review Date"]) == (EVE, D("2025-05-30"))
    assert row["Activity Status"].startswith("G5")
    assert row["Type of Accommodation"].startswith("Z")


def test_the_unborn_are_aged_minus_one(lists: dict[int, list[dict[str, Any]]]) -> None:
    """And have no date of birth; dates are dates, not text."""
    (unborn,) = [row for row in lists[4] if row["Child Unique ID"] == CAL]
    assert (unborn["Age of Child (Years)"], unborn["Date of Birth"], unborn["Gender"]) == (
        -1,
        "",
        "c) Not stated/recorded",
    )
    assert type(unborn["Continuous Assessment Start Date"]) is date


@pytest.mark.parametrize(
    "codes",
    [
        "sex", "ethnicity", "referral_source", "need", "closure_reason", "case_status", "abuse_category", "legal_status",
        "permanence_plan", "reason_episode_ceased", "placement_type", "placement_provider", "placement_location",
        "return_interview_answer", "leaving_care_eligibility", "in_touch", "accommodation", "accommodation_suitability",
        "activity", "adoption_reversal",
    ],
)  # fmt: skip
def test_every_code_comes_back_from_its_text(codes: str) -> None:
    """What the lists write for a code is understood as that code."""
    texts = {code.code: str(ofsted(codes, code.code)) for code in code_set(codes)}
    lost = {code: text for code, text in texts.items() if code_set(codes).resolve(text).code != code}
    assert lost == {}
