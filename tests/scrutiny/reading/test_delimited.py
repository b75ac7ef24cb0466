"""CSV files in every encoding and with every separator, with the line on which each row starts."""

from pathlib import Path

import pytest
from tests.scrutiny.reading.papers import read, written

from goldenthread.records.errors import InputRefused

TABLE = """
Measure,Previous,Latest,Change
Children’s reviews,10,12,+2
Café visits,£5m,£6m,+£1m
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_file_reads_the_same_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    """Only Windows text is a guess, and is said to be one."""
    found = read(written(tmp_path, TABLE, encoding=encoding))
    (sheet,) = found.paper
    assert [row.label for row in sheet.rows] == ["Children’s reviews", "Café visits"]
    assert [row.line.number for row in sheet.rows] == [2, 3]
    assert [("cp1252" in note, "line 2" in note) for note in found.notes] == [(True, True)] * (encoding == "cp1252")


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found(tmp_path: Path, separator: str) -> None:
    """A semicolon is usual where a comma is decimal; what is not a comma is said."""
    text = (
        f"Measure{separator}Previous{separator}Latest\nA{separator}1{separator}2\nB, of all{separator}3{separator}4\n"
    )
    path = tmp_path / "paper.csv"
    path.write_text(text if separator != "," else text.replace("B, of all", '"B, of all"'), encoding="utf-8")
    found = read(path)
    assert [row.label for row in found.paper.sheets[0].rows] == ["A", "B, of all"]
    assert len(found.notes) == (separator != ",")


def test_a_row_is_numbered_by_the_line_on_which_it_starts(tmp_path: Path) -> None:
    """Cells of several lines do not shift the rows that follow."""
    path = tmp_path / "paper.csv"
    path.write_bytes(b'Measure,"Latest\r\nvalue",Note\r\nA,1,"two\r\nlines"\r\nB,2,\r\n')
    (sheet,) = read(path).paper
    assert [(row.label, row.line.number) for row in sheet.rows] == [("A", 3), ("B", 5)]
    assert sheet.grid.headings[1] == "Latest value"


def test_a_short_row_is_said(tmp_path: Path) -> None:
    """What is missing at the end of a row is blank, and never in silence."""
    found = read(written(tmp_path, "Measure,Previous,Latest\nA,1,2\nB,3"))
    assert [note for note in found.notes if "row 3" in note and "fewer cells" in note]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "the file is empty"),
        (b"\xef\xbb\xbf\r\n \r\n", "the file is empty"),
        (b"Measure,Latest\nA,\x001\n", "a byte of zero"),
        (b"Measure,Latest\nA,\x81\x8d\n", "neither UTF-8"),
        (b'Measure,Latest\nA,"1\nB,2\n', "a quotation mark"),
        (b"Measure,Latest\nA,1,2\nB,1,2,3\n", "3 cells under 2 headings"),
        (b"Just one line of words\nand another\n", "there is no table in it"),
        (b"Measure,Latest\n", "there is no table in it"),
        (b"%PDF-1.7\n...", "a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "locked with a password"),
        (b"PK\x03\x04 broken", "damaged"),
        (b"\xff\xfeM\x00\xd8", "not text in utf-16"),
    ],
)
def test_what_is_no_table_is_refused_in_one_error(tmp_path: Path, content: bytes, said: str) -> None:
    """The error names the file, what is wrong with it and what would mend it."""
    path = tmp_path / "paper.csv"
    path.write_bytes(content)
    with pytest.raises(InputRefused) as refused:
        read(path)
    assert said in str(refused.value)
    assert all(problem.where.startswith("paper.csv") and problem.mend for problem in refused.value.problems)


def test_every_bad_file_and_row_is_named_at_once(tmp_path: Path) -> None:
    """One run says everything."""
    empty = tmp_path / "empty.csv"
    empty.write_bytes(b"")
    ragged = written(tmp_path, "Measure,Latest\nA,1,2\nB,2,3", "ragged.csv")
    with pytest.raises(InputRefused) as refused:
        read(empty, ragged, tmp_path / "missing.csv")
    assert [problem.where for problem in refused.value.problems] == [
        "empty.csv",
        "ragged.csv, row 2",
        "ragged.csv, row 3",
        "missing.csv",
    ]


def test_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    """A finding's file is one file."""
    paths = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        paths.append(written(tmp_path / name, "Measure,Latest\nA,1"))
    assert len({sheet.grid.file for sheet in read(*paths).paper}) == 2
