"""Published files are loaded whole or not at all, and no cell is lost."""

from pathlib import Path

import pyarrow as pa
import pytest
from tests.measures.comparators.making import HEAD, neighbours_file, referrals, tidy_file

from goldenthread.measures.comparators import Comparators, load, load_shipped
from goldenthread.measures.comparators.proof import CellsDiffer, prove
from goldenthread.measures.comparators.store import loads, table_of
from goldenthread.measures.comparators.tidy import read_tidy
from goldenthread.measures.csv_lines import read_lines
from goldenthread.records.errors import InputRefused, StoreDamaged, WrongUse


def test_every_cell_comes_back(tmp_path: Path) -> None:
    """Numbers, symbols and blanks are kept as they are, with the line they stand on."""
    path = tidy_file(tmp_path / "a-2025-03.csv", referrals(), mark=True)
    report = load([path], tmp_path / "home", "Ann Analyst")
    (one,) = report.files
    assert (one.proof.rows, one.proof.cells) == (9, 36)
    assert one.proof.symbols == {"c": 2, "low": 1, "u": 1, "x": 1, "z": 4}
    assert one.proof.numbers == 36 - 9
    assert (one.load.dataset, one.load.release, one.load.who) == ("cin-referrals", "2025-03", "Ann Analyst")
    table = table_of(tmp_path / "home", one.load)
    rows = {(row["line"], row["indicator"]): row for row in table.to_pylist()}
    assert rows[(5, "no_further_action_percent")]["symbol"] == "c"
    assert rows[(5, "no_further_action_percent")]["value"] is None
    assert rows[(2, "rereferral_percent")]["text"] == "21.0"


def test_the_same_content_is_stored_once(tmp_path: Path) -> None:
    """Loading a file again, under whatever name, changes nothing."""
    first = tidy_file(tmp_path / "one.csv", referrals())
    again = tidy_file(tmp_path / "two.csv", referrals())
    load([first], tmp_path / "home", "Ann")
    report = load([again], tmp_path / "home", "Bob")
    assert report.files[0].again
    assert [one.who for one in loads(tmp_path / "home")] == ["Ann"]


def test_every_problem_is_told_and_nothing_is_stored(tmp_path: Path) -> None:
    """One bad file among good ones refuses the whole call, with all that is wrong in it."""
    good = tidy_file(tmp_path / "good.csv", referrals())
    rows = referrals()
    rows[1] = rows[1].replace("210", "2,10")
    rows[2] = rows[2].replace("2025", "next year")
    rows.append(rows[3])
    rows.append(rows[3].replace("302", "30B"))
    bad = tmp_path / "bad.csv"
    bad.write_text("\n".join([HEAD, *rows]) + "\n", encoding="utf-8")
    with pytest.raises(InputRefused) as caught:
        load([good, bad, tmp_path / "absent.csv"], tmp_path / "home", "Ann")
    told = str(caught.value)
    assert "bad.csv, line 3" in told
    assert "absent.csv" in told
    assert not (tmp_path / "home").exists()


def test_bad_cells_periods_codes_and_repeats_are_each_named(tmp_path: Path) -> None:
    """Every kind of fault in a tidy file is found in one pass, by line."""
    rows = referrals()
    rows[1] = rows[1].replace(",210,", ",2e10,")
    rows[2] = rows[2].replace("2025", "202526x")
    rows.append(rows[3])
    rows.append(rows[3].replace(",301,", ",30B,"))
    rows.append(rows[3].replace(",301,", ",,"))
    with pytest.raises(InputRefused) as caught:
        load([tidy_file(tmp_path / "bad.csv", rows)], tmp_path / "home", "Ann")
    told = [str(problem) for problem in caught.value.problems]
    assert len(told) == 5
    assert any("line 3, rereferral_count" in one and "'2e10'" in one for one in told)
    assert any("line 4" in one and "'202526x'" in one for one in told)
    assert any("line 11" in one and "line 5 too" in one for one in told)
    assert any("'30B'" in one for one in told)
    assert any("has no old_la_code" in one for one in told)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"PK\x03\x04rest", "workbook"),
        ("time_period,x\n2025,1\n".encode("utf-16"), "UTF-16"),
        (HEAD.encode() + b"\n2025,\xe9\n", "not in UTF-8"),
        (HEAD.encode() + b"\n", "no rows"),
        (HEAD.encode() + b"\n2025,Reporting\n", "cells where the heading has"),
        (b"time_period,count\n2025,3\n", "lacks the column"),
        (HEAD.encode() + b",time_period\n", "stands twice"),
        (HEAD.encode() + b'\n2025,"Rep"x\n', "not CSV"),
        (HEAD.encode() + b"\n\x00\n", "null characters"),
    ],
)
def test_what_is_no_tidy_file_gets_one_clear_answer(tmp_path: Path, content: bytes, words: str) -> None:
    """A file of another kind, encoding or length is refused in words."""
    path = tmp_path / "odd.csv"
    path.write_bytes(content)
    with pytest.raises(InputRefused, match=words):
        load([path], tmp_path / "home", "Ann")


def test_a_call_names_a_person_and_a_file(tmp_path: Path) -> None:
    """Who loaded what is always known."""
    with pytest.raises(WrongUse, match="who"):
        load([tidy_file(tmp_path / "a.csv", referrals())], tmp_path, "  ")
    with pytest.raises(WrongUse, match="no file"):
        load([], tmp_path, "Ann")


def test_an_unknown_dataset_is_kept_whole_and_said_to_be_unknown(tmp_path: Path) -> None:
    """A file of the right shape that the catalogue does not know loses nothing; text columns are filters."""
    head = HEAD.replace("category,referral_count,rereferral_count,rereferral_percent", "sex,age,first,second")
    rows = [row.replace("Referrals and Re-referrals", "Boys") for row in referrals()]
    path = tidy_file(tmp_path / "dfe-2025-03-offending.csv", rows, head=head.replace("no_further_action_percent", "x"))
    (one,) = load([path], tmp_path / "home", "Ann").files
    assert one.load.dataset == "dfe-offending"
    assert "does not know" in one.notes[0]
    assert set(table_of(tmp_path / "home", one.load)["filters"].to_pylist()) == {'{"sex": "Boys"}'}


def test_a_code_of_no_authority_is_kept_and_noted(tmp_path: Path) -> None:
    """A new authority is not lost, and is not ranked before its code is known."""
    rows = [row.replace(",302,", ",999,") for row in referrals()]
    (one,) = load([tidy_file(tmp_path / "a.csv", rows)], tmp_path / "home", "Ann").files
    assert "999" in one.notes[0]


def test_the_proof_notices_one_changed_cell(tmp_path: Path) -> None:
    """What is stored is held against the file, so a lost or changed cell stops the load."""
    path = tidy_file(tmp_path / "a.csv", referrals())
    lines = read_lines(path, [])
    assert lines is not None
    table = read_tidy(lines, "cin-referrals", None, [])
    assert table is not None
    texts = table["text"].to_pylist()
    texts[7] = texts[7] + "0"
    place = table.column_names.index("text")
    changed = table.set_column(place, "text", pa.array(texts, pa.string()))
    with pytest.raises(CellsDiffer, match="differ in"):
        prove(path, lines, changed)
    with pytest.raises(CellsDiffer, match="differ in"):
        prove(path, lines, table.slice(1))


def test_a_damaged_store_says_so(tmp_path: Path) -> None:
    """A stored file that was altered is not read."""
    home = tmp_path / "home"
    (one,) = load([tidy_file(tmp_path / "a.csv", referrals())], home, "Ann").files
    (home / "comparators" / "files" / f"{one.load.file}.parquet").write_bytes(b"not what was written")
    with pytest.raises(StoreDamaged, match="not what was written"):
        table_of(home, one.load)


def test_neighbours_come_back_with_closeness_and_model(tmp_path: Path) -> None:
    """Ten neighbours, nearest first, of the model whose year the file's name says."""
    home = tmp_path / "home"
    load([neighbours_file(tmp_path / "neighbours-2021.csv", reverse=True)], home, "Ann")
    load([neighbours_file(tmp_path / "neighbours-2025.csv")], home, "Ann")
    opened = Comparators.open(home)
    model, near = opened.neighbours("302")
    assert model == 2025
    assert [one.code for one in near] == ["301", "303", "304", "305", "306", "307", "308", "309", "310", "311"]
    assert [one.closeness for one in near] == ["Very close"] * 5 + ["Close"] * 5
    assert near[0].name == "Barking and Dagenham"
    assert next(one.code for one in opened.neighbours("302", 2021)[1]) == "311"
    assert opened.neighbours("302", 2014) == (0, ())


def test_a_table_of_neighbours_without_a_year_or_with_faults_is_refused(tmp_path: Path) -> None:
    """The model's year is said by a person where the name does not, and a neighbour is an authority, once."""
    with pytest.raises(InputRefused, match="year of the model"):
        load([neighbours_file(tmp_path / "neighbours.csv")], tmp_path / "home", "Ann")
    assert load([neighbours_file(tmp_path / "neighbours.csv")], tmp_path / "home", "Ann", model=2025).files
    path = neighbours_file(tmp_path / "bad-2025.csv")
    text = path.read_text(encoding="utf-8").replace(",311,Close ", ",310, ").replace(",301,", ",777,")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputRefused) as caught:
        load([path], tmp_path / "other", "Ann")
    for words in ("no authority: 777", "named twice", "no closeness"):
        assert words in str(caught.value)


def test_the_shipped_tables_load_and_hold_barnet_among_its_neighbours(tmp_path: Path) -> None:
    """The demonstration has England, London, Barnet and ten neighbours, and ranks nothing among eleven."""
    report = load_shipped(tmp_path)
    assert len(report.files) == 5
    assert all(not one.notes for one in report.files)
    found = Comparators.open(tmp_path).compare("dfe-rereferrals-percent", "302", 2025)
    assert found.own is not None
    assert found.england is not None
    assert found.region is not None
    assert (found.own.text, found.england.text, found.region.name) == ("14.8", "22.6", "London")
    assert [one.name for one in found.neighbours[:3]] == ["Waltham Forest", "Reading", "Harrow"]
    assert all(one.cell is not None for one in found.neighbours)
    assert found.rank is None
    assert "too few for a rank" in found.verdict.notes[-1]
