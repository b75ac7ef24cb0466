"""``goldenthread board`` on Barnet's files: what is open, late and unanswered."""

import json
from pathlib import Path

import pytest

from goldenthread.cli.app import main

BARNET = str(Path(__file__).parents[2] / "examples" / "barnet" / "programme")


def _json(capsys: pytest.CaptureFixture[str], *words: str) -> list[dict[str, object]]:
    assert main(["board", *words, "--format", "json"]) == 0
    found: list[dict[str, object]] = json.loads(capsys.readouterr().out)
    return found


def test_the_ledger_says_what_is_open(capsys: pytest.CaptureFixture[str]) -> None:
    """Five questions of March 2018, 228 days old; before they were asked there were none."""
    found = _json(capsys, "ledger", BARNET, "--as-at", "2018-10-15")
    assert [(one["state"], one["age"]) for one in found].count(("answered", 228)) == 4
    assert len(found) == 5
    assert _json(capsys, "ledger", BARNET, "--as-at", "2018-02-01") == []
    assert _json(capsys, "ledger", BARNET, "--as-at", "2018-10-15", "--board", "improvement-board") == []


def test_what_is_owed_and_late(capsys: pytest.CaptureFixture[str]) -> None:
    """The quarterly report to the Secretary of State, twice."""
    found = {str(one["what"]): one for one in _json(capsys, "owed", BARNET, "--as-at", "2018-10-15", "--late")}
    assert found["Have the Improvement Board Chair report on plan delivery."]["missed"] == 2


def test_readiness_and_decisions(capsys: pytest.CaptureFixture[str]) -> None:
    """41 findings of the first letter; no decision is to be carried out."""
    assert len(_json(capsys, "ready", BARNET, "--as-at", "2018-01-30")) == 41
    assert _json(capsys, "decisions", BARNET) == []


def test_one_programme_is_needed(capsys: pytest.CaptureFixture[str]) -> None:
    """Files or an installation."""
    assert main(["board", "ledger"]) == 2
    assert "--home" in capsys.readouterr().err
