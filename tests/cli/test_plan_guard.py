"""A plan set beside its figures from the command line."""

import json
from pathlib import Path

import pytest

from goldenthread.cli.app import main

BARNET = Path(__file__).parents[2] / "examples" / "barnet"
ARGUMENTS = ["plan", "guard", str(BARNET / "programme"), "--as-at", "2018-10-31"]
FIGURES = ["--figures", str(BARNET / "dashboard_figures.csv")]


def test_it_is_told_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    """The whole first, then the actions, the widest gap first; exit code 1."""
    assert main([*ARGUMENTS, *FIGURES]) == 1
    said = capsys.readouterr().out
    assert "Of the greens: too old to judge by 10, not recorded 5, no measure 36." in said
    assert said.index("[never-updated]") < said.index("[past-its-date]") < said.index("[too-old]")
    assert "due January 2018, so by 31 January 2018; as at 31 October 2018 that is 273 days ago" in said


def test_it_is_told_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    """Every action with what is claimed and shown, the gap, the reasons with arithmetic, and the age of the evidence."""
    assert main([*ARGUMENTS, *FIGURES, "--format", "json"]) == 1
    said = json.loads(capsys.readouterr().out)
    missing = next(one for one in said["actions"] if one["printed"] == "4(iv)")
    assert (missing["claimed"], missing["gap"]) == ("on track (G)", "the record says otherwise")
    assert [reason["code"] for reason in missing["reasons"]] == ["past-its-date", "too-old"]
    assert missing["age_of_evidence"] == 335
    assert len(missing["measures"]) == 8
    assert len(said["actions"]) == 57
    assert len({one["identity"] for one in said["questions"]}) == len(said["questions"])


def test_an_identity_stays_until_a_fact_changes(capsys: pytest.CaptureFixture[str]) -> None:
    """A month later the same questions have the same identities: nothing that they rest on is another."""
    identities = []
    for day in ("2018-10-31", "2018-11-20"):
        assert main([*ARGUMENTS[:-1], day, *FIGURES, "--format", "json"]) == 1
        found = json.loads(capsys.readouterr().out)["questions"]
        identities.append({one["printed"]: one["identity"] for one in found if one["printed"] in ("4(iv)", "1a(i)")})
    assert identities[0] == identities[1]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["plan", "guard"], 2),
        ([*ARGUMENTS, "--home", "somewhere"], 2),
        ([*ARGUMENTS, "--figures", str(BARNET / "officers.csv")], 3),
        (["plan", "guard", str(BARNET / "nothing")], 3),
    ],
)
def test_what_cannot_be_read_is_refused(arguments: list[str], code: int, capsys: pytest.CaptureFixture[str]) -> None:
    """No plan, two plans, a file of other columns, a folder that is not there."""
    assert main(arguments) == code
    assert capsys.readouterr().err
