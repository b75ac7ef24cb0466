"""Each list fills the tables that it can, and claims no more than it says."""

from datetime import date
from pathlib import Path

import pytest
from tests.records.importers.annex_a.books import Loaded, everything, grid, landed, rules, workbook

from goldenthread.records.importers.annex_a import IMPORTER
from goldenthread.records.importers.annex_a.spec import SPECIFICATION
from goldenthread.records.tables import TABLES


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    """All lists with one good row each."""
    return Loaded(landed(workbook(tmp_path_factory.mktemp("lists") / "book.xlsx", everything())))


def holds(row: dict[str, object], **expected: object) -> None:
    """Assert that a row has the expected values."""
    assert {key: row[key] for key in expected} == expected


def test_good_lists_load_without_findings(loaded: Loaded) -> None:
    """Nothing in the template is misunderstood."""
    assert rules(loaded.findings) == []


def test_every_map_fills_a_table_of_ours_with_columns_it_has(loaded: Loaded) -> None:
    """The tables are those that the lists are said to feed."""
    mapped = {item.table for item in IMPORTER.maps(SPECIFICATION.at(None), {})}
    fed = {
        name
        for name, table in TABLES.items()
        for column in table.columns
        for source in column.feeds
        if source.startswith("annex-a")
    }
    assert fed <= mapped
    for name in mapped:
        assert loaded.rows(name), name


def test_people_come_from_every_list_of_children(loaded: Loaded) -> None:
    """One row a child; adopters are not children."""
    people = {row["child_id"]: row for row in loaded.rows("people")}
    assert sorted(map(str, people)) == ["1001", "2002", "3003"]
    holds(
        people["1001"],
        sex="M",
        ethnicity="WBRI",
        birth_date=date(2014, 1, 15),
        expected_birth_date=None,
        disabled=False,
    )
    holds(people["3003"], sex="F", ethnicity="AIND", disabled=False)


def test_contacts_and_early_help(loaded: Loaded) -> None:
    """Lists 1 and 2."""
    holds(loaded.row("contacts"), child_id="1001", contact_date=date(2023, 9, 4), source="6", outcome=None)
    holds(
        loaded.row("early_help"),
        start_date=date(2023, 9, 5),
        assessed_date=date(2023, 10, 2),
        end_date=None,
        organisation="Hillside School",
    )


def test_a_referral_of_list_3_and_the_need_of_list_6_are_one(loaded: Loaded) -> None:
    """List 6 dates need from the referral; the team is the present one."""
    holds(
        loaded.row("referrals"),
        referral_date=date(2023, 9, 6),
        source="2A",
        no_further_action=False,
        referrals_in_12_months=1,
        primary_need="N1",
        case_status="child-protection-plan",
        last_seen_date=date(2024, 1, 20),
        close_date=None,
        team_id="South Team",
    )


def test_a_need_that_began_before_the_six_months_is_its_own_referral(tmp_path: Path) -> None:
    """List 3 goes back six months only; list 6 has older episodes."""
    sheets = {"List 3": grid("list_3"), "List 6": grid("list_6", {"CIN Start Date": date(2021, 5, 4)})}
    rows = Loaded(landed(workbook(tmp_path / "book.xlsx", sheets))).rows("referrals")
    assert sorted(str(row["referral_date"]) for row in rows) == ["2021-05-04", "2023-09-06"]


def test_assessments_and_enquiries(loaded: Loaded) -> None:
    """Lists 4 and 5, with the counts that list 5 gives."""
    holds(
        loaded.row("assessments"),
        start_date=date(2023, 9, 7),
        authorised_date=date(2023, 10, 20),
        child_seen=True,
        needs_support=True,
        no_further_action=None,
        referral_key=None,
        team_id="North Team",
    )
    enquiry = loaded.row("s47_enquiries")
    holds(
        enquiry,
        start_date=date(2023, 10, 2),
        conference_date=date(2023, 10, 19),
        conference_not_required=False,
        conference_led_to_plan=True,
    )
    holds(enquiry, enquiries_in_12_months=0, conferences_in_12_months=0)
    conference = loaded.row("conferences")
    holds(
        conference, kind="initial", conference_date=date(2023, 10, 19), led_to_plan=True, enquiry_key=enquiry["_alias"]
    )


def test_two_enquiries_that_led_to_one_conference(tmp_path: Path) -> None:
    """The conference is one event, of the later enquiry; an enquiry without a conference makes none."""
    start = "Strategy discussion initiating Section 47 Enquiry Start Date"
    held = "Date of Initial Child Protection Conference"
    rows = grid(
        "list_5",
        {},
        {start: date(2023, 10, 10)},
        {
            start: date(2023, 12, 1),
            held: None,
            "Did the Initial Child Protection Conference Result in a Child Protection Plan": "b) No",
        },
    )
    loaded = Loaded(landed(workbook(tmp_path / "book.xlsx", {"List 5": rows})))
    assert rules(loaded.findings) == []
    assert len(loaded.rows("s47_enquiries")) == 3
    later = next(row for row in loaded.rows("s47_enquiries") if row["start_date"] == date(2023, 10, 10))
    assert loaded.row("conferences")["enquiry_key"] == later["_alias"]


def test_a_plan_said_to_follow_from_a_conference_without_a_date_is_a_finding(tmp_path: Path) -> None:
    """The conference is not made up and not passed over."""
    rows = grid("list_5", {"Date of Initial Child Protection Conference": None})
    loaded = Loaded(landed(workbook(tmp_path / "book.xlsx", {"List 5": rows})))
    assert rules(loaded.findings) == ["row-without-date"]
    assert loaded.rows("conferences") == []


def test_the_unborn_have_an_expected_date(tmp_path: Path) -> None:
    """A date of birth to come is an expected one; a child once born in another list is born."""
    unborn = {"Date of Birth": date(2024, 5, 1), "Age of Child (Years)": -1, "Gender": "c) Not stated/recorded"}
    blank = {"Child Unique ID": "8", "Date of Birth": None, "Age of Child (Years)": -1}
    people = {
        row["child_id"]: row
        for row in Loaded(landed(workbook(tmp_path / "book.xlsx", {"List 3": grid("list_3", unborn, blank)}))).rows(
            "people"
        )
    }
    holds(people["1001"], birth_date=None, expected_birth_date=date(2024, 5, 1), sex="U")
    holds(people["8"], birth_date=None, expected_birth_date=None)


def test_the_later_stage_is_believed_about_a_person(tmp_path: Path) -> None:
    """Where lists differ, list 8 is believed before list 1; a blank is filled from any list."""
    sheets = {
        "List 1": grid("list_1", {"Gender": "b) Female", "Ethnicity": "k) APKN"}),
        "List 8": grid("list_8", {"Ethnicity": None, "Does the Child have a Disability": "c) Unknown"}),
        "List 4": grid("list_4", {"Ethnicity": None, "Does the Child have a Disability": "a) Yes"}),
    }
    holds(
        Loaded(landed(workbook(tmp_path / "book.xlsx", sheets))).row("people"), sex="M", ethnicity="APKN", disabled=True
    )


def test_rows_without_a_child_or_a_date_are_findings(tmp_path: Path) -> None:
    """They are counted and not loaded."""
    rows = grid("list_1", {"Child Unique ID": None}, {"Date of Contact": None}, {"Date of Contact": "31/02/2024"}, {})
    loaded = Loaded(landed(workbook(tmp_path / "book.xlsx", {"List 1": rows})))
    assert sorted(rules(loaded.findings)) == [
        "row-without-date",
        "row-without-date",
        "row-without-person",
        "unreadable-date",
    ]
    assert len(loaded.rows("contacts")) == 1


def test_two_contacts_of_a_day_are_two(tmp_path: Path) -> None:
    """They have ids of their own."""
    rows = Loaded(
        landed(workbook(tmp_path / "book.xlsx", {"List 1": grid("list_1", {}, {"Contact Source": "4"})}))
    ).rows("contacts")
    assert len({row["_alias"] for row in rows}) == 2
    assert {row["source"] for row in rows} == {"6", "4"}


def test_every_row_says_where_it_was_read(loaded: Loaded) -> None:
    """File and row, for every table."""
    for item in IMPORTER.maps(SPECIFICATION.at(None), {}):
        for row in loaded.rows(item.table):
            assert row["_file"], item.table
            assert row["_row"] == 2, item.table


def test_teams_and_workers_are_listed(loaded: Loaded) -> None:
    """A worker in two teams has none of them for certain."""
    assert sorted(str(row["team_id"]) for row in loaded.rows("teams")) == ["North Team", "South Team"]
    teams = {row["worker_id"]: row["team_id"] for row in loaded.rows("workers")}
    assert sorted(str(team) for team in teams.values()) == ["None", "North Team"]
