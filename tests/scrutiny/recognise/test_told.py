"""The mapping file: what it may say, and what is refused with what was probably meant."""

from pathlib import Path

import pytest
from tests.scrutiny.reading.papers import read, roles, written

from goldenthread.records.errors import InputRefused
from goldenthread.scrutiny.recognise.told import Told, load_told, place_of
from goldenthread.scrutiny.roles import Role

TABLE = "What,Then,Now,England\nSeen in time,88%,91%,85%\nMissing,5,7,6"


def told(folder: Path, text: str) -> Told:
    """A mapping file of a text."""
    path = folder / "roles.toml"
    path.write_text(text, encoding="utf-8")
    return load_told(path)


def test_columns_are_told_by_heading_letter_and_number(tmp_path: Path) -> None:
    """With what they are about and their sign, over whatever their headings suggest."""
    said = told(
        tmp_path,
        """
        [columns]
        what = "label"
        B = "previous"
        "3" = { role = "latest", about = "2017-11", sign = "%" }
        England = { role = "comparator", about = "Inner London" }
        """,
    )
    (sheet,) = read(written(tmp_path, TABLE), told=said).paper
    assert roles(sheet) == {
        "What": "label",
        "Then": "previous",
        "Now": "latest (2017-11)",
        "England": "comparator (Inner London)",
    }
    assert sheet.columns[2].sign == "%"


def test_rows_are_told_by_their_labels(tmp_path: Path) -> None:
    """Which way is better, the unit and the target; a pattern may stand for several."""
    said = told(
        tmp_path,
        """
        [columns]
        Then = "previous"
        Now = "latest"
        [rows]
        "Seen*" = { polarity = "higher", target = "90%" }
        missing = { polarity = "lower", unit = "count" }
        """,
    )
    (sheet,) = read(written(tmp_path, TABLE), told=said).paper
    assert [(row.text(Role.POLARITY), row.text(Role.TARGET), row.text(Role.UNIT)) for row in sheet.rows] == [
        ("higher", "90%", ""),
        ("lower", "", "count"),
    ]
    assert [row.line.number for row in sheet.rows] == [2, 3]


def test_what_is_printed_stands_over_what_is_told(tmp_path: Path) -> None:
    """A mapping file fills blanks; it does not correct a paper."""
    said = told(tmp_path, '[rows]\nA = { unit = "percent" }\nB = { unit = "percent" }')
    (sheet,) = read(written(tmp_path, "Measure,Unit,Latest\nA,count,1\nB,,2"), told=said).paper
    assert [row.text(Role.UNIT) for row in sheet.rows] == ["count", "percent"]


def test_tables_are_told_apart_by_patterns_and_their_headings_by_rows(tmp_path: Path) -> None:
    """Where the headings cannot be found, their rows can be said."""
    said = told(
        tmp_path,
        """
        [[table]]
        file = "q4*"
        heading_rows = [3]
        columns = { "Then" = "previous", "Now" = "latest" }
        """,
    )
    text = "Words,more,words,\nand,others,here,too\n" + TABLE
    (sheet,) = read(written(tmp_path, text, "Q4.csv"), told=said).paper
    assert (sheet.grid.heading_row, roles(sheet)["Now"]) == (3, "latest")
    (other,) = read(written(tmp_path, TABLE, "other.csv")).paper
    assert "Now" in roles(other)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[columns]\nNow = "lates"', "'lates' is no role. Did you mean 'latest'?"),
        ('[colums]\nNow = "latest"', "'colums' says nothing here. Did you mean 'columns'?"),
        ('[columns]\nNow = { role = "latest", abuot = "x" }', "'abuot' says nothing. Did you mean 'about'?"),
        ('[columns]\nNwo = "latest"', "no column is headed 'Nwo'. Did you mean 'Now'?"),
        ('[rows]\nMising = { polarity = "lower" }', "no row is labelled 'Mising'. Did you mean 'Missing'?"),
        ('[rows]\nMissing = { polartiy = "lower" }', "Did you mean 'polarity'?"),
        ('[rows]\nMissing = "lower"', "'lower' says nothing"),
        ('[[table]]\nfile = "q3*"\ncolumns = { Now = "latest" }', "no table fits file 'q3*'"),
        ("[[table]]\nheading_rows = 3", "heading_rows 3 is no list of rows"),
        ('table = "x"', "'table' is not a list of tables"),
        ("columns = 3", "columns is no table"),
        ("rows = 3", "rows is no table"),
        ("[columns", "it is not TOML"),
    ],
)
def test_a_mistake_is_refused_with_what_was_meant(tmp_path: Path, text: str, said: str) -> None:
    """Nothing of a mapping file is passed over."""
    with pytest.raises(InputRefused) as refused:
        read(written(tmp_path, TABLE), told=told(tmp_path, text))
    assert said in str(refused.value)


def test_every_mistake_is_named_at_once(tmp_path: Path) -> None:
    """And a file that is not there is one."""
    with pytest.raises(InputRefused) as refused:
        told(tmp_path, '[columns]\nA = "x"\nB = "y"\n[rows]\nC = 1')
    assert len(refused.value.problems) == 3
    with pytest.raises(InputRefused, match="cannot be read"):
        load_told(tmp_path / "none.toml")


@pytest.mark.parametrize(
    ("key", "place"), [("b", 1), ("B", 1), ("A", 0), ("Z", None), ("2", 1), ("9", None), ("0", None), ("AA", None)]
)
def test_a_heading_goes_before_letters_and_numbers(key: str, place: int | None) -> None:
    """A column that is headed B is that column wherever it stands."""
    assert place_of(key, ("x", "b", "y")) == place
