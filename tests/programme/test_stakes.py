"""Risks and money of a programme: read, written and refused by row, and those of Barnet as its register prints them."""

import csv
from pathlib import Path

import pytest
from tests.programme.samples import PROGRAMME
from tests.programme.test_tables import edited, refused

from goldenthread.programme.stakes import Direction, Money, Risk, Unit
from goldenthread.programme.tables import as_files, read_programme

BARNET = Path(__file__).parents[2] / "examples" / "barnet"


def test_not_recorded_is_not_nought() -> None:
    """A score and an amount that are not there are None, in the value and after a round trip."""
    assert Risk("r", "Risk").score is None
    assert Risk("r", "Risk", likelihood=4, impact=3).score == 12
    assert Money("m", "Line").pounds is None
    assert Money("m", "Line", 0).pounds == 0
    assert Money("m", "Line", 96, Unit.THOUSANDS).pounds == 96_000


@pytest.mark.parametrize(
    ("name", "change", "said"),
    [
        ("actions", {"risks": "R9"}, "column risks: 'R9' is in no row of risks"),
        ("actions", {"money": "line-9"}, "column money: 'line-9' is in no row of money"),
        ("risks", {"likelihood": "6"}, "column likelihood: 6 is none of 1 to 5"),
        ("risks", {"impact": ""}, "likelihood and impact do not stand together"),
        ("risks", {"impact": "high"}, "column impact: 'high' is not a whole number"),
        ("risks", {"direction": "up"}, "column direction"),
        ("risks", {"key": "R 7"}, "'R 7' holds a space"),
        ("money", {"unit": "$"}, "column unit"),
        ("money", {"title": ""}, "column title: is blank"),
    ],
)
def test_what_cannot_be_is_refused_by_row(tmp_path: Path, name: str, change: dict[str, str], said: str) -> None:
    """The first row of a file is wrong: file, row and column are named."""
    files = as_files(PROGRAMME)
    wrong = edited(files[f"{name}.csv"], lambda rows: rows[0].update(change))
    told = refused(tmp_path, files, **{name: wrong})
    assert any(f"{name}.csv, row 2" in one and said in one for one in told), told


def test_the_risks_of_barnet_are_those_of_its_register() -> None:
    """Key, title, score and direction, each with its source."""
    plan = read_programme(BARNET / "programme").plan
    with (BARNET / "risks_2016_17_q4.csv").open(encoding="utf-8-sig", newline="") as file:
        printed = {
            row["id"]: (row["title"], int(row["score"]), row["direction"].lower()) for row in csv.DictReader(file)
        }
    assert {one.key: (one.title, one.score, one.direction.value) for one in plan.risks} == printed
    assert all(one.source and one.owner and one.as_at for one in plan.risks)
    assert Direction.NEW in {one.direction for one in plan.risks}
