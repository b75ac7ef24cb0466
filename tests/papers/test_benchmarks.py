"""Benchmarks of a home folder: read whole or refused with every problem, and printed as they were published."""

from pathlib import Path

import pytest
from tests.papers.conftest import Packs
from tests.papers.test_build import HEAD, SECTION, tables

from goldenthread.measures.definitions import book
from goldenthread.papers.benchmarks import FOLDER, read_benchmarks
from goldenthread.records.errors import InputRefused

TITLES = "key,body,value,period,source,note\n"
PIECE = (
    '\n[[sections.pieces]]\nkind = "benchmarks"\ncaption = "Beside others"\nmeasures = ["contacts", "cp-plans-open"]\n'
)


def put(home: Path, name: str, text: str) -> None:
    """A file of benchmarks below a home folder."""
    (home / FOLDER).mkdir(parents=True, exist_ok=True)
    (home / FOLDER / name).write_bytes(text.encode())


def refused(home: Path) -> list[str]:
    """Every problem of the benchmarks of a home folder."""
    with pytest.raises(InputRefused) as caught:
        read_benchmarks(home, book())
    return [str(problem) for problem in caught.value.problems]


def test_no_folder_is_no_benchmarks(tmp_path: Path) -> None:
    """It is no error until something asks for one."""
    assert read_benchmarks(tmp_path, book()) == ()


def test_a_number_keeps_the_places_it_was_published_with(tmp_path: Path) -> None:
    """60.0 is not 60."""
    put(
        tmp_path,
        "a.csv",
        "\ufeff" + TITLES + "contacts,London,60.0,2015/16,LAIT,\ncontacts,England,51,2015/16,LAIT,new\n",
    )
    london, england = read_benchmarks(tmp_path, book())
    assert (str(london.value), london.places, england.places, england.note) == ("60.0", 1, 0, "new")


def test_every_problem_of_every_file_is_told_at_once(tmp_path: Path) -> None:
    """Blank, unknown, unreadable, twice, and wrong headings, each with its line."""
    put(
        tmp_path,
        "a.csv",
        TITLES
        + "contacts,London,,2015/16,LAIT,\nnothing,London,1,2015/16,LAIT,\ncontacts,London,1e3,2015/16,LAIT,\n"
        + "contacts,England,5,2015/16,LAIT,\ncontacts,England,6,2015/16,LAIT,\ncontacts,Wales,NaN,2015/16,LAIT,\n",
    )
    put(tmp_path, "b.csv", "key,body\ncontacts,London\n")
    told = refused(tmp_path)
    assert any("a.csv, line 2: value is blank" in one for one in told)
    assert any("line 3: there is no measure 'nothing'" in one for one in told)
    assert any("line 4: value '1e3' is no number" in one for one in told)
    assert any("line 6: England stands twice for contacts" in one for one in told)
    assert any("line 7: value 'NaN' is no number" in one for one in told)
    assert any(one.startswith("b.csv: its columns are key, body") for one in told)


def test_each_body_has_its_column_and_silence_is_said(packs: Packs) -> None:
    """What a body did not publish is not blank, nor nought."""
    put(
        packs.folder / "home",
        "a.csv",
        TITLES + "contacts,London,60.5,2015/16,LAIT,Rounded\ncontacts,England,51,2016,CIN,\n",
    )
    put(packs.folder / "home", "b.csv", TITLES + "cp-plans-open,England,43.1,2015/16,LAIT,\n")
    (table,) = tables(packs.build(HEAD + SECTION + PIECE))
    assert [column.heading for column in table.columns] == ["Measure", "Ours", "London", "England", "Period", "Source"]
    assert [cell.text for cell in table.rows[0][2:]] == ["60.5", "51", "2015/16; 2016", "LAIT; CIN"]
    assert [cell.text for cell in table.rows[1][2:]] == ["none", "43.1", "2015/16", "LAIT"]
    assert table.notes[-1] == "Contacts: Rounded"


def test_a_piece_with_nothing_to_say_is_a_problem(packs: Packs) -> None:
    """A pack is never half filled."""
    with pytest.raises(InputRefused) as caught:
        packs.build(HEAD + SECTION + PIECE)
    assert "none of these measures has any" in str(caught.value)
