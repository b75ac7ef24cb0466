"""``goldenthread board load|assign|delivered``: the clerk's deeds at the machine, by the rules of the site."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.programme.samples import PROGRAMME

from goldenthread.cli.app import main
from goldenthread.governance import models, queries
from goldenthread.programme.boards import Governance
from goldenthread.programme.ledger import State, state_of
from goldenthread.programme.tables import write_programme


def test_boards_are_loaded_and_loading_again_changes_nothing(
    stocked: Path, boards: Governance, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Those that are there stay; what is wrong is refused by file and row with exit code 3."""
    files = tmp_path / "programme"
    write_programme(PROGRAMME, files)
    assert main(["board", "load", str(files), "--home", str(stocked)]) == 0
    assert "about boards are new or changed" in capsys.readouterr().out
    assert {one.key for one in queries.all_boards()} == {"improvement-board", "childrens-committee", "board"}
    assert main(["board", "load", str(files), "--home", str(stocked)]) == 0
    assert "0 rows about boards are new or changed" in capsys.readouterr().out
    (files / "meetings.csv").write_text("key,board,on\nm,nowhere,2025-13-01\n", encoding="utf-8")
    before = models.Meeting.objects.count()
    assert main(["board", "load", str(files), "--home", str(stocked)]) == 3
    said = capsys.readouterr().err
    assert "meetings.csv, row 2, column on" in said
    assert "'nowhere' is in no row of boards" in said
    assert models.Meeting.objects.count() == before


def test_a_request_is_given_to_somebody(
    stocked: Path,
    boards: Governance,
    capsys: pytest.CaptureFixture[str],
    journal_entries: Callable[[], list[dict[str, object]]],
) -> None:
    """Once: a second time, an unknown person or an unknown request is refused with exit code 2, and nothing is changed."""
    home = ["--home", str(stocked)]
    assert main(["board", "assign", "asked", "--to", "director", *home]) == 0
    assert "Request asked is director's to answer." in capsys.readouterr().out
    found = next(one for one in queries.governance_as_value().requests if one.key == "asked")
    assert state_of(found) is State.ASSIGNED
    assert [one["action"] for one in journal_entries()].count("request assigned") == 1
    for key, to, said in (
        ("asked", "director", "already"),
        ("asked", "nobody", "from the list"),
        ("none", "director", "no such request"),
    ):
        assert main(["board", "assign", key, "--to", to, *home]) == 2
        assert said in capsys.readouterr().err
    assert models.Step.objects.filter(request__key="asked").count() == 1
    assert main(["board", "ledger", "--format", "json", *home]) == 0
    told = {one["key"]: one for one in json.loads(capsys.readouterr().out)}
    assert told["asked"]["state"] == "assigned"


def test_a_delivery_is_recorded_with_its_evidence(
    stocked: Path, boards: Governance, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of an obligation or an arrangement; without evidence, for a day to come or of what is not owed nothing is recorded."""
    home = ["--home", str(stocked)]
    assert main(["board", "delivered", "8f", "--evidence", "Letter of 20 April", *home]) == 0
    assert main(["board", "delivered", "update", "--evidence", "Pack 3", "--on", "2025-01-10", *home]) == 0
    kept = [(one.of, one.owed, one.evidence) for one in models.Delivery.objects.order_by("pk")]
    assert kept == [("obligation", "8f", "Letter of 20 April"), ("arrangement", "update", "Pack 3")]
    capsys.readouterr()
    for words in (
        ["8f", "--evidence", " "],
        ["8f", "--evidence", "x", "--on", "2999-01-01"],
        ["none", "--evidence", "x"],
    ):
        assert main(["board", "delivered", *words, *home]) == 2
        assert "Nothing was changed" in capsys.readouterr().err
    assert models.Delivery.objects.count() == 2
