"""Which files are an SSDA903, which module each holds and for which year."""

from pathlib import Path

import pytest
from tests.records.importers.ssda903.returns import episode, write

from goldenthread.records.importers.ssda903 import IMPORTER
from goldenthread.records.importers.ssda903.recognise import module_by_name, year_in

ONE = [episode("1", "01/05/2024")]


@pytest.mark.parametrize(
    ("stem", "module"),
    [
        ("SSDA903_2024_episodes", "episodes"),
        ("Header", "header"),
        ("302 Prev Perm 2024-25", "prev_perm"),
        ("sw_episodes", "social_worker"),
        ("Social Worker Episodes", "social_worker"),
        ("placed_for_adoption", "placed_adoption"),
        ("previous permanence", "prev_perm"),
        ("OC2", "oc2"),
        ("DoLO", "dolo"),
        ("notes", None),
        ("missing reviews", None),
    ],
)
def test_a_module_is_known_by_its_file_name(stem: str, module: str | None) -> None:
    """The longest known name in the file's name counts; a name that could be two modules is none."""
    assert module_by_name(stem) == module


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("2025", 2025),
        ("2024-25", 2025),
        ("SSDA903 2024_2025", 2025),
        ("202425", 2025),
        ("episodes_2023", 2023),
        ("2025-04-11", None),
        ("20250411", None),
        ("903", None),
        ("2023 and 2025", None),
    ],
)
def test_a_year_is_read_from_a_name(name: str, year: int | None) -> None:
    """A year is that in which the collection ends; a date in a name is no year."""
    assert year_in(name) == year


def test_a_folder_of_modules_is_one_return_of_the_year_it_is_named_after(tmp_path: Path) -> None:
    """The folder's files are one source, whatever their case."""
    folder = write(tmp_path / "2024-25", episodes=ONE)
    (folder / "episodes.csv").rename(folder / "SSDA903 Episodes.CSV")
    (source,) = IMPORTER.claims(folder)
    assert (source.name, source.year, len(source.paths)) == ("ssda903/2025", 2025, 2)


def test_an_xml_return_is_recognised_by_its_outermost_element(tmp_path: Path) -> None:
    """Another XML file is left to others."""
    ours, other = tmp_path / "cla 2025.xml", tmp_path / "cin.xml"
    ours.write_text("<?xml version='1.0'?><!-- made by hand --><EXPSSDA903></EXPSSDA903>", encoding="utf-8")
    other.write_text("<Message><!-- not the 903 --></Message>", encoding="utf-8")
    assert [source.name for source in IMPORTER.claims(tmp_path)] == ["ssda903/2025"]
    assert not IMPORTER.claims(other)


def test_lists_of_other_kinds_are_not_claimed(tmp_path: Path) -> None:
    """A child's id in a heading does not make a file an SSDA903."""
    (tmp_path / "reviews.csv").write_text("child_id,review_date\n1,2024-05-01\n", encoding="utf-8")
    (tmp_path / "ssd_person.csv").write_text("pers_person_id,pers_dob\n1,2010-01-01\n", encoding="utf-8")
    assert not IMPORTER.claims(tmp_path)
    assert not IMPORTER.claims(tmp_path / "reviews.csv")


def test_a_folder_of_years_is_no_return_itself(tmp_path: Path) -> None:
    """Its folders are."""
    write(tmp_path / "2024", episodes=ONE)
    write(tmp_path / "2025", episodes=ONE)
    assert not IMPORTER.claims(tmp_path)
    assert [IMPORTER.claims(tmp_path / year)[0].year for year in ("2024", "2025")] == [2024, 2025]
