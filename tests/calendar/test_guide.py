"""The guide to the calendar: its examples run, its tables read, and its grammar is the product's."""

import doctest
import re
from pathlib import Path

import pytest

from goldenthread.calendar import GRAMMAR

GUIDE = Path(__file__).parents[2] / "docs" / "guides" / "calendar.md"


def test_the_examples_of_the_guide_give_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The two CSV examples are saved under the names that the Python examples use, and all of these are run."""
    text = GUIDE.read_text(encoding="utf-8")
    for name, table in zip(
        ("bank-holidays.csv", "terms.csv"), re.findall(r"```csv\n(.*?)```", text, re.S), strict=True
    ):
        (tmp_path / name).write_text(table, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    result = doctest.testfile(str(GUIDE), module_relative=False, encoding="utf-8")
    assert result.attempted > 15
    assert result.failed == 0


def test_every_way_to_write_a_period_is_in_the_guide() -> None:
    """A form added to the grammar is missing here until the guide has it."""
    text = GUIDE.read_text(encoding="utf-8")
    assert [example for example, _ in GRAMMAR if f"`{example}`" not in text] == []
