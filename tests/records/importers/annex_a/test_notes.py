"""What is wrong with a list as a whole, or between lists, is said once and where it stands."""

from datetime import date
from pathlib import Path

import pytest
from tests.records.importers.annex_a.books import AS_AT, Loaded, grid, landed, rules, workbook

from goldenthread.records.findings import MASK


def found(path: Path, **options: object) -> list[dict[str, object]]:
    """The findings of reading the lists at ``path``, without those that say which lists are missing."""
    return [item for item in landed(path, **options).findings.to_pylist() if item["rule"] != "list-missing"]


@pytest.mark.parametrize(
    ("born", "age", "said"),
    [
        (date(2014, 1, 15), 10, []),
        (date(2014, 1, 15), 10.04, []),
        (date(2014, 2, 1), 9, []),  # ten tomorrow
        (date(2014, 1, 15), 9.1, []),
        (date(2014, 1, 15), 12, ["age-disagrees"]),
        (date(2014, 1, 15), 1, ["age-disagrees"]),
        (date(2014, 1, 15), -1, ["age-disagrees"]),
        (date(2024, 5, 1), -1, []),
        (date(2024, 5, 1), 0, []),
        (None, -1, []),
        (None, 8.9, ["birth-date-missing"]),
    ],
)
def test_ages_are_compared_with_birth_dates(tmp_path: Path, born: date | None, age: float, said: list[str]) -> None:
    """A year either way is rounding; -1 is an unborn child, who has no date of birth or one to come."""
    change = {"Date of Birth": born, "Age of Child (Years)": age}
    path = workbook(tmp_path / "book.xlsx", {"List 3": grid("list_3", change, {"Child Unique ID": "5"})})
    findings = found(path)
    assert [item["rule"] for item in findings] == said
    assert all((item["row"], item["child_id"], item["sheet"]) == (2, "1001", "list_3") for item in findings)


def test_birth_dates_that_differ_between_lists_are_one_finding_a_child(tmp_path: Path) -> None:
    """The dates themselves identify a child, so the places are given instead."""
    sheets = {
        "List 1": grid("list_1"),
        "List 3": grid("list_3", {"Date of Birth": date(2014, 6, 2)}),
        "List 4": grid("list_4"),
    }
    (finding,) = found(workbook(tmp_path / "book.xlsx", sheets))
    assert finding["rule"] == "birth-date-differs"
    assert finding["value"] == MASK
    assert "list 1 (contacts) row 2, list 3 (referrals) row 2" in str(finding["message"])
    assert "2014" not in str(finding["message"])


def test_birth_months_leave_nothing_to_compare(tmp_path: Path) -> None:
    """With only the month kept, an age cannot be judged and no day can differ."""
    rows = grid("list_3", {"Age of Child (Years)": 3}, {"Child Unique ID": "1001", "Date of Birth": date(2014, 1, 16)})
    landing = landed(workbook(tmp_path / "book.xlsx", {"List 3": rows}), birth_months=True)
    assert rules(landing.findings) == []
    assert landing.cells["list_3"]["date_of_birth"].to_pylist() == ["2014-01", "2014-01"]


def test_day_numbers_of_a_whole_column_are_said_once_and_not_guessed_at(tmp_path: Path) -> None:
    """45173 may be 4 September 2023, and may be anything else: no date is made of it."""
    rows = grid("list_1", {"Date of Contact": 45173}, {"Date of Contact": 45174})
    path = workbook(tmp_path / "book.xlsx", {"List 1": rows})
    (finding,) = found(path)
    assert finding["rule"] == "day-numbers"
    assert finding["column"] == "date_of_contact"
    assert "All 2 dates" in str(finding["message"])
    loaded = Loaded(landed(path))
    assert loaded.rows("contacts") == []
    assert rules(loaded.findings).count("unreadable-date") == 2


def test_formulas_kept_as_text_are_found(tmp_path: Path) -> None:
    """A formula that came as its text gives no date, and the first row of the column is named."""
    rows = grid("list_10", {}, {"Child Unique ID": "3004", "Date of Placement Order": "=I2+5"})
    (finding,) = found(workbook(tmp_path / "book.xlsx", {"List 10": rows}))
    assert (finding["rule"], finding["column"], finding["row"]) == ("formula-text", "placement_order_date", 3)


def test_a_failed_lookup_is_not_a_blank(tmp_path: Path) -> None:
    """#N/A in a cell, as text or as an error value, is a finding where it stands and names nobody."""
    rows = grid("list_6", {"Allocated Team": "#N/A", "Allocated Worker": "#N/A"})
    loaded = Loaded(landed(workbook(tmp_path / "book.xlsx", {"List 6": rows})))
    said = [
        (item["rule"], item["column"], item["row"])
        for item in loaded.findings.to_pylist()
        if item["rule"] != "list-missing"
    ]
    assert sorted(said) == [("not-a-value", "allocated_team", 2), ("not-a-value", "allocated_worker", 2)]
    assert loaded.row("referrals")["worker_id"] is None
    assert loaded.rows("workers") == []


def test_a_list_of_one_row_a_child_with_two_is_questioned(tmp_path: Path) -> None:
    """Lists 6 to 10 hold the latest only; both rows are read."""
    rows = grid(
        "list_7",
        {},
        {"Child Protection Plan Start Date": date(2021, 3, 1), "Child Protection Plan End Date": date(2022, 3, 1)},
    )
    path = workbook(tmp_path / "book.xlsx", {"List 7": rows})
    (finding,) = found(path)
    assert (finding["rule"], finding["child_id"], finding["row"]) == ("several-rows", "1001", 3)
    assert len(Loaded(landed(path)).rows("cp_plans")) == 2
    many = workbook(tmp_path / "many.xlsx", {"List 3": grid("list_3", {}, {"Date of Referral": date(2023, 12, 1)})})
    assert found(many) == []


def test_a_column_with_nothing_in_it_is_said(tmp_path: Path) -> None:
    """What the export left out altogether is 'not recorded', not none; what concerns some children only may be blank."""
    change = {"Latest Pathway Plan Review Date": None}
    (finding,) = found(workbook(tmp_path / "book.xlsx", {"List 9": grid("list_9", change)}))
    assert (finding["rule"], finding["column"]) == ("column-blank", "pathway_plan_review_date")


def test_a_postcode_that_is_none_is_found_before_it_is_dropped(tmp_path: Path) -> None:
    """The postcode is never shown or kept."""
    rows = grid("list_8", {"Placement postcode": "nope"}, {"Child Unique ID": "7", "Placement postcode": "zz11zz"})
    landing = landed(workbook(tmp_path / "book.xlsx", {"List 8": rows}))
    (finding,) = [item for item in landing.findings.to_pylist() if item["rule"] == "unreadable-postcode"]
    assert (finding["row"], finding["child_id"], finding["value"]) == (2, "1001", MASK)
    assert "placement_postcode" not in landing.cells["list_8"].column_names
    assert "Placement postcode" in landing.dropped["list_8"]


def test_what_latest_only_lists_hold_is_stated_with_the_delivery(tmp_path: Path) -> None:
    """A reader of the records can see that earlier plans are not in the list."""
    landing = landed(workbook(tmp_path / "book.xlsx", {"List 7": grid("list_7")}))
    latest = landing.extra["latest_only"]
    assert isinstance(latest, dict)
    assert list(latest) == ["list_7"]
    assert "latest plan" in latest["list_7"]
    assert landing.as_at == AS_AT
