"""What reading keeps of a return, what it finds, and what it refuses."""

from pathlib import Path

import pytest
from tests.records.importers.ssda903.returns import HEADINGS, day, episode, landed, write

from goldenthread.records.errors import InputRefused

EPISODES = [
    episode("1", "01/05/2023", "S", "01/08/2024", "X1"),
    episode("1", "01/08/2024", "P"),
    episode("2", "03/03/2025"),
]


def refusal(path: Path, **options: object) -> str:
    """Everything a refused return is refused for."""
    with pytest.raises(InputRefused) as caught:
        landed(path, **options)
    return str(caught.value)


def test_a_return_speaks_of_the_end_of_its_year(tmp_path: Path) -> None:
    """Without another date it is 31 March of the year that the folder names."""
    landing = landed(write(tmp_path / "2025", episodes=EPISODES))
    assert (landing.source, landing.year, landing.as_at) == ("ssda903/2025", 2025, day("2025-03-31"))
    assert landing.extra["modules"] == ["episodes", "header"]


def test_an_extract_within_the_year_speaks_of_the_day_it_was_made(tmp_path: Path) -> None:
    """A later date leaves a finished year where it is, and an earlier year is refused."""
    folder = write(tmp_path / "2025", episodes=EPISODES)
    assert landed(folder, as_at=day("2024-12-01")).as_at == day("2024-12-01")
    assert landed(folder, as_at=day("2026-11-21")).as_at == day("2025-03-31")
    assert "begins on 2024-04-01, after the date asked for" in refusal(folder, as_at=day("2024-02-01"))


def test_a_year_that_no_name_states_comes_from_the_date(tmp_path: Path) -> None:
    """Where neither says it, the return is refused."""
    folder = write(tmp_path / "ours", episodes=EPISODES)
    landing = landed(folder, as_at=day("2025-03-31"))
    assert (landing.source, landing.as_at) == ("ssda903/2025", day("2025-03-31"))
    assert "which year the return is of" in refusal(folder)


def test_files_of_several_years_in_one_folder_are_refused(tmp_path: Path) -> None:
    """A return is of one year."""
    folder = write(tmp_path / "set", episodes=EPISODES)
    (folder / "episodes.csv").rename(folder / "episodes 2024.csv")
    (folder / "header.csv").rename(folder / "header 2025.csv")
    assert "files of several years in one return (2024, 2025)" in refusal(folder)


def test_everything_wrong_with_a_set_is_said_in_one_pass(tmp_path: Path) -> None:
    """A missing module, one twice, one under another's name and one without its columns."""
    folder = write(
        tmp_path / "2025", episodes=EPISODES, reviews=["1,01/02/2010,01/09/2024,PN1"], uasc=["1,M,01/02/2010,"]
    )
    (folder / "header.csv").unlink()
    (folder / "episodes copy.csv").write_bytes((folder / "episodes.csv").read_bytes())
    (folder / "oc3.csv").write_bytes((folder / "reviews.csv").read_bytes())
    (folder / "missing.csv").write_text("CHILD,DOB,MISSING\n1,01/02/2010,M\n", encoding="utf-8")
    said = refusal(folder)
    assert "there is no header file" in said
    assert "2 files of the module 'episodes'" in said
    assert "named as the module 'oc3', but its columns are those of reviews" in said
    assert "the module 'missing' lacks MIS_START" in said


@pytest.mark.parametrize("module", ["header", "episodes"])
def test_headings_without_rows_are_refused(tmp_path: Path, module: str) -> None:
    """An empty export is not a council without children."""
    folder = write(tmp_path / "2025", episodes=EPISODES)
    (folder / f"{module}.csv").write_text(HEADINGS[module] + "\n", encoding="utf-8")
    assert f"headings are those of the module '{module}', but there are no rows" in refusal(folder)


def test_another_module_without_rows_is_a_query(tmp_path: Path) -> None:
    """A year without adoptions is ordinary."""
    landing = landed(write(tmp_path / "2025", episodes=EPISODES, ad1=[]))
    assert landing.findings["rule"].to_pylist() == ["module-without-rows"]
    assert landing.findings["source"].to_pylist() == ["ssda903/2025"]


def test_a_file_that_is_no_module_is_left_and_named(tmp_path: Path) -> None:
    """It neither stops the load nor passes in silence."""
    folder = write(tmp_path / "2025", episodes=EPISODES)
    (folder / "notes.csv").write_text("who,what\nme,nothing\n", encoding="utf-8")
    landing = landed(folder)
    assert [(item["rule"], item["file"]) for item in landing.findings.to_pylist()] == [("file-not-read", "notes.csv")]
    assert {facts.name for facts in landing.files} == {"header.csv", "episodes.csv"}


def test_a_return_of_another_year_is_refused_or_found(tmp_path: Path) -> None:
    """None of the episodes in the year stops the load; most of them outside it is an error."""
    assert "none of the 3 episodes touches the collection year 2019" in refusal(
        write(tmp_path / "2019", episodes=EPISODES)
    )
    mostly = [
        episode("1", "01/05/2016", "S", "01/05/2017", "E4A"),
        episode("2", "01/06/2016", "S", "01/06/2017", "E4A"),
        episode("3", "01/06/2018"),
    ]
    (finding,) = landed(write(tmp_path / "2020", episodes=mostly)).findings.to_pylist()
    assert (finding["rule"], finding["severity"]) == ("wrong-year", "error")
    (finding,) = landed(write(tmp_path / "2024", episodes=[episode("1", "01/05/2021")])).findings.to_pylist()
    assert "Nothing begins or ends in the year: the latest date is 2021-05-01" in finding["message"]


def test_dates_in_the_other_order_are_refused_with_the_way_out(tmp_path: Path) -> None:
    """Nothing is read as a day that could not be one."""
    folder = write(tmp_path / "2025", episodes=[episode("1", "05/31/2024"), episode("2", "04/30/2024")])
    assert "no DECOM of 2 episodes can be read as a date (dmy)" in refusal(folder)
    assert landed(folder, dates="mdy").extra["dates"] == "mdy"


def test_a_module_before_its_time_is_read_with_a_query(tmp_path: Path) -> None:
    """Social worker episodes came in 2024 and deprivations of liberty in 2027."""
    folder = write(
        tmp_path / "2025",
        episodes=EPISODES,
        social_worker=["1,01/02/2010,W1,01/05/2024,,"],
        dolo=["1,01/02/2010,01/05/2024,"],
    )
    landing = landed(folder)
    assert [(item["rule"], item["sheet"]) for item in landing.findings.to_pylist()] == [("module-out-of-year", "dolo")]
    assert landing.cells["dolo"].num_rows == 1


def test_postcodes_are_never_stored_and_distance_is(tmp_path: Path) -> None:
    """Miles between the two grid references take the place of the postcodes."""
    places = {"ZZ11AA": ("W1", "North", 500_000, 200_000), "ZZ22BB": ("W2", "South", 516_093, 200_000)}
    landing = landed(write(tmp_path / "2025", episodes=EPISODES), postcodes=places)
    assert not {"home_post", "pl_post"} & set(landing.cells["episodes"].column_names)
    assert landing.cells["episodes"]["pl_distance"].to_pylist() == ["10.0"] * 3
    assert set(landing.dropped["episodes"]) == {"HOME_POST", "PL_POST"}
    assert not any("ZZ1" in str(table.to_pylist()) for table in landing.cells.values())


def test_birth_dates_are_kept_in_the_header_alone(tmp_path: Path) -> None:
    """A module's birth date stays only for a child whom the header leaves out; one that differs is a finding."""
    reviews = [
        "1,01/02/2010,01/09/2024,PN1",
        "2,2010-02-01,01/09/2024,PN1",
        "2,02/02/2010,02/09/2024,PN1",
        "9,05/06/2011,01/09/2024,PN1",
    ]
    landing = landed(write(tmp_path / "2025", episodes=EPISODES, reviews=reviews))
    assert landing.cells["reviews"]["dob"].to_pylist() == [None, None, None, "05/06/2011"]
    found = [(item["rule"], item["child_id"], item["row"], item["value"]) for item in landing.findings.to_pylist()]
    assert found == [("child-not-in-header", "9", 5, None), ("birth-date-differs", "2", 4, "(not shown)")]


def test_a_sex_that_a_module_repeats_is_compared(tmp_path: Path) -> None:
    """One that is no code and one that differs are findings; the header's is used."""
    uasc = ["1,M,01/02/2010,01/03/2026", "2,zz,01/02/2010,01/03/2026", "1,F,01/02/2010,01/03/2026"]
    landing = landed(write(tmp_path / "2025", episodes=EPISODES, uasc=uasc))
    found = [(item["rule"], item["child_id"], item["row"], item["value"]) for item in landing.findings.to_pylist()]
    assert [one for one in found if one[0] in ("sex-differs", "unknown-code")] == [
        ("unknown-code", "2", 3, "zz"),
        ("sex-differs", "1", 4, "F"),
    ]


def test_a_broken_file_is_refused_with_its_row(tmp_path: Path) -> None:
    """Nothing of the return is loaded."""
    folder = write(tmp_path / "2025", episodes=[*EPISODES, "1,2,3"])
    assert "episodes.csv, row 5: 3 cells where the header has 13" in refusal(folder)
