"""Published audits and calibration exercises told from the command line."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from goldenthread.cli.commands.audits_telling import add_to

BARNET = Path(__file__).parents[2] / "examples" / "barnet" / "dashboard_2017_11.csv"


@pytest.fixture(scope="module")
def group() -> typer.Typer:
    """The commands by themselves."""
    made = typer.Typer()
    add_to(made)
    return made


def test_barnets_dashboard_is_told(group: typer.Typer) -> None:
    """In words and as JSON, exit code 1 because colours are withheld."""
    told = CliRunner().invoke(group, ["report", str(BARNET)])
    assert told.exit_code == 1
    assert "2 of 12 printed distributions cannot come from the number of audits that is stated" in told.stdout
    assert "Colour and arrow are withheld from 6 of 6 measures" in told.stdout
    data = json.loads(CliRunner().invoke(group, ["report", str(BARNET), "--format", "json"]).stdout)
    assert [one["smallest_number"] for measure in data for one in measure["periods"]] == [
        *(37, 18, 22, 8, 4, 1),
        *(17, 5, 22, 8, 16, 4),
    ]


def test_an_exercise_is_told(group: typer.Typer, tmp_path: Path) -> None:
    """With the council's own numbers where a folder is named."""
    path = tmp_path / "exercise.csv"
    path.write_text("case,grader,grade\na,A,good\na,B,good\nb,A,good\nb,B,inadequate\n", encoding="utf-8")
    told = CliRunner().invoke(group, ["calibrate", str(path)])
    assert told.exit_code == 0
    assert "4 grades of 2 cases by 2 graders" in told.stdout
    (tmp_path / "rules").mkdir()
    text = 'format = 1\n[[rule]]\nname = "resamples"\nvalue = 10\nsource = "quicker"\n'
    (tmp_path / "rules" / "ours.toml").write_text(text, encoding="utf-8")
    asked = ["calibrate", str(path), "--rules", str(tmp_path / "rules"), "--format", "json"]
    assert json.loads(CliRunner().invoke(group, asked).stdout)["gradings"] == 4
