"""The SSDA903 return as written."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.borough.writers.conftest import Rows, read_rows
from tests.borough.writers.handmade import DOT, EVE, FAY, GUS, D, handmade

from goldenthread.borough.plan import Borough, Plan
from goldenthread.borough.writers import write
from goldenthread.borough.writers.years import code_in

Read = Callable[[str], Rows]


def test_episodes_of_several_years_stack(rows: Read) -> None:
    """An episode is in the return of every year that it touches, and is open in those that it outlasts."""
    found = [
        [
            (row["CHILD"], row["DECOM"], row["DEC"], row["REC"], row["REASON_PLACE_CHANGE"])
            for row in rows(f"903/{year}/episodes.csv")
        ]
        for year in (2024, 2025)
    ]
    assert found[0] == [
        (DOT, "01/06/2022", "", "", ""),
        (FAY, "01/05/2022", "", "", ""),
        (GUS, "01/10/2023", "", "", ""),
    ]
    assert found[1] == [
        (DOT, "01/06/2022", "01/05/2024", "X1", "CREQB"),
        (DOT, "01/05/2024", "", "", ""),
        (FAY, "01/05/2022", "01/02/2025", "E11", ""),
        (GUS, "01/10/2023", "", "", ""),
    ]


def test_an_episode_has_its_placement_and_postcodes(rows: Read) -> None:
    """The home is that of the day the child entered care."""
    episode = rows("903/2025/episodes.csv")[1]
    named = ("LS", "PLACE", "PLACE_PROVIDER", "HOME_POST", "PL_POST", "URN")
    assert [episode[column] for column in named] == ["C2", "U4", "PR4", "ZZ3 3CC", "ZZ5 5EE", "SC900002"]


def test_the_header_names_everyone_whom_a_module_names(written: Path) -> None:
    """Care leavers too; nobody twice."""
    folder = written / "903/2025"
    named = {row["CHILD"] for path in folder.glob("*.csv") for row in read_rows(path) if path.stem != "header"}
    header = [row["CHILD"] for row in read_rows(folder / "header.csv")]
    assert sorted(header) == sorted(named) == [DOT, EVE, FAY, GUS]


def test_modules_hold_what_the_records_say(rows: Read) -> None:
    """Reviews, missing, health, leavers and adoption of the year."""
    assert [(row["REVIEW"], row["REVIEW_CODE"]) for row in rows("903/2025/reviews.csv")] == [("05/11/2024", "PN1")]
    missing = [(row["MISSING"], row["MIS_START"], row["MIS_END"]) for row in rows("903/2025/missing.csv")]
    assert missing == [("M", "14/02/2025", "16/02/2025")]
    health = {row["CHILD"]: row for row in rows("903/2025/oc2.csv")}
    assert (health[DOT]["SDQ_SCORE"], health[DOT]["IMMUNISATIONS"], health[DOT]["HEALTH_CHECK"]) == ("17", "1", "")
    assert (health[GUS]["SDQ_SCORE"], health[GUS]["SDQ_REASON"]) == ("", "SDQ5")
    leaver = rows("903/2025/oc3.csv")[0]
    assert (leaver["IN_TOUCH"], leaver["ACTIV"], leaver["ACCOM"]) == ("YES", "F5", "U1")
    assert [row["DATE_MATCH"] for row in rows("903/2025/ad1.csv")] == ["01/02/2024"]
    assert rows("903/2024/ad1.csv") == []
    workers = [(row["SW_ID"], row["SW_DEC"], row["SW_REASON"]) for row in rows("903/2025/sw_episodes.csv")]
    assert workers == [("W2", "01/07/2024", "LEFTRL"), ("W1", "", "")]
    assert [(row["CHILD"], row["SW_DEC"]) for row in rows("903/2024/sw_episodes.csv")] == [(DOT, "")]
    mother = rows("903/2025/header.csv")[0]
    assert (mother["CHILD"], mother["MOTHER"], mother["MC_DOB"]) == (DOT, "1", "15/01/2021")


def test_each_year_is_as_its_guide_has_it(written: Path, rows: Read, tmp_path: Path) -> None:
    """Social workers from 2024, letters for sex from 2025, deprivations of liberty from 2027."""
    assert not (written / "903/2023/sw_episodes.csv").exists()
    assert [row["SEX"] for row in rows("903/2024/header.csv")] == ["2", "2", "1"]
    assert [row["SEX"] for row in rows("903/2025/header.csv")] == ["F", "F", "F", "M"]
    made = handmade()
    write(Borough(Plan(6, 2, 7, D("2027-12-31")), made.tables), tmp_path, ["903"])
    assert sorted(path.parent.name for path in tmp_path.rglob("dolo.csv")) == ["2027"]


@pytest.mark.parametrize(
    ("codes", "code", "year", "written_as"),
    [
        ("placement_type", "K3", 2024, "H5"),
        ("placement_type", "K3", 2025, "K3"),
        ("placement_type", "H5", 2025, "H5"),
        ("reason_episode_ceased", "E47", 2018, "E44"),
        ("activity", "F5", 2021, "F3"),
        ("placement_type", "not a code", 2024, "not a code"),
    ],
)
def test_a_code_is_written_as_the_year_has_it(codes: str, code: str, year: int, written_as: str) -> None:
    """A code of another year is turned into the one that the year's return had for the same thing."""
    assert code_in(codes, year)(code) == written_as
