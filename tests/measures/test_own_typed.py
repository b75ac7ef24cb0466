"""Typed measures of a council's own, read from TOML files."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.cli.app import main
from goldenthread.measures.definitions import book
from goldenthread.measures.kinds import Polarity, Unit
from goldenthread.measures.language.book import Book
from goldenthread.measures.run.own import book_with
from goldenthread.records.errors import InputRefused

SHIPPED = book()
HEAD = 'format = 1\ntitle = "Ours"\n'
PLACES = """
[[typed]]
key = "places-taken-up"
title = "Free places taken up"
says = "Of the children who may have a free place, those who have one."
unit = "percent"
polarity = "higher"
places = 1
source = { says = "Early years headcount" }
codes = ["report:FS/S7"]
"""


def read(folder: Path, *texts: str) -> Book:
    """The shipped book with files of these texts."""
    for number, text in enumerate(texts):
        (folder / f"{number}.toml").write_text(HEAD + text, encoding="utf-8")
    return book_with(SHIPPED, folder, None)[0]


def refused(folder: Path, *texts: str) -> list[str]:
    """Every problem of files of these texts."""
    with pytest.raises(InputRefused) as caught:
        read(folder, *texts)
    return [str(problem) for problem in caught.value.problems]


def test_a_typed_measure_is_one_of_the_book(tmp_path: Path) -> None:
    """Every field is as written, and what the unit implies is filled in."""
    found = read(tmp_path, PLACES).typed["places-taken-up"]
    assert (found.unit, found.polarity, found.places, found.per) == (Unit.PERCENT, Polarity.HIGHER, 1, 100)
    assert (found.version, found.codes, found.source.says) == (1, ("report:FS/S7",), "Early years headcount")


@pytest.mark.parametrize(
    ("unit", "per"), [("percent", 100), ("per 10,000", 10_000), ("per 100,000", 100_000), ("days", 1), ("count", 1)]
)
def test_what_a_unit_implies_need_not_be_written(tmp_path: Path, unit: str, per: int) -> None:
    """A rate is multiplied by what its unit says."""
    made = read(tmp_path, PLACES.replace('"percent"', f'"{unit}"')).typed["places-taken-up"]
    assert made.per == per


def test_every_mistake_of_every_file_is_told_at_once(tmp_path: Path) -> None:
    """Misspelt, missing and impossible, each with its file, its entry and its mend."""
    first = PLACES.replace("polarity", "polaritty").replace('"percent"', '"per cent"')
    second = PLACES.replace("places-taken-up", "Places Taken").replace(
        "places = 1", "places = 9\nper = 10\nversion = 0"
    )
    third = PLACES.replace("places-taken-up", "no-source").replace('source = { says = "Early years headcount" }', "")
    told = refused(tmp_path, first, second, third)
    assert any("0.toml, typed 1 (places-taken-up): unit = 'per cent' is not known" in one for one in told)
    assert any("'polaritty' means nothing here. Did you mean 'polarity'?" in one for one in told)
    assert any("polarity is missing" in one for one in told)
    assert any("1.toml, typed 1: key = 'Places Taken' is no key" in one for one in told)
    assert any("per = 10 does not go with percent. Write per = 100" in one for one in told)
    assert any("places = 9 is more than 4" in one for one in told)
    assert any("version = 0 is none" in one for one in told)
    assert any("2.toml, typed 1 (no-source): source is missing" in one for one in told)


@pytest.mark.parametrize("key", ["first-time-entrants", "contacts"])
def test_a_key_of_the_book_cannot_be_taken(tmp_path: Path, key: str) -> None:
    """Not a typed one, nor one that is counted from records."""
    (told,) = refused(tmp_path, PLACES.replace("places-taken-up", key))
    assert told == (
        f"0.toml, typed 1 ({key}): the book has a measure of this key. "
        "Type figures under the book's key if it means the same; else give it a key of its own."
    )


def test_a_key_stands_once_in_all_files(tmp_path: Path) -> None:
    """Two files, and a counted and a typed measure, cannot share one."""
    (told,) = refused(tmp_path, PLACES, PLACES)
    assert "measure places-taken-up is in 0.toml, typed 1 (places-taken-up) already" in told


def test_a_file_that_is_no_table_of_measures_is_refused(tmp_path: Path) -> None:
    """A single table where a list belongs, and bytes that are not UTF-8."""
    (tmp_path / "a.toml").write_text(HEAD + '[typed]\nkey = "a"\n', encoding="utf-8")
    (tmp_path / "b.toml").write_bytes(HEAD.encode() + b"# caf\xe9\n")
    with pytest.raises(InputRefused) as caught:
        book_with(SHIPPED, tmp_path, None)
    told = [str(problem) for problem in caught.value.problems]
    assert any("a.toml" in one and "[[typed]]" in one for one in told)
    assert any("b.toml" in one and "not TOML in UTF-8" in one for one in told)


@given(title=st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1).filter(lambda one: bool(one.strip())))
def test_any_title_is_kept_as_it_is_written(tmp_path_factory: pytest.TempPathFactory, title: str) -> None:
    """Whatever its letters; blanks around it go."""
    quoted = title.replace("\\", "\\\\").replace('"', '\\"')
    folder = tmp_path_factory.mktemp("typed")
    assert read(folder, PLACES.replace("Free places taken up", quoted)).typed["places-taken-up"].title == title.strip()


def test_the_check_of_definitions_counts_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """They have no example to count, and are said to be there."""
    (tmp_path / "ours.toml").write_text(HEAD + PLACES, encoding="utf-8")
    assert main(["definitions", "check", str(tmp_path)]) == 0
    assert "1 file: 0 measures, 0 clocks, 1 typed measure;" in capsys.readouterr().err
