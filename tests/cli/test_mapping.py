"""``map new`` writes a first mapping with which the list then loads."""

import json
from pathlib import Path

import pytest

from goldenthread.cli.app import main
from goldenthread.cli.commands.mapping import ask

LIST = "Mosaic ID,Date of Supervision,Supervision type\n100234,03/04/2025,Group\n100235,13/04/2025,Group\n"


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """A list of a council's own shape."""
    path = tmp_path / "in" / "Supervision log.csv"
    path.parent.mkdir()
    path.write_text(LIST, encoding="utf-8")
    return path


def test_a_list_is_mapped_and_loads(log: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What the command writes is what --mapping reads."""
    out = tmp_path / "m.toml"
    assert main(["map", "new", str(log), "--out", str(out), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["table"], said["complete"]) == ("supervisions", True)
    assert {row["column"]: row["heading"] for row in said["matched"]}["child_id"] == "Mosaic ID"
    store = ["--store", str(tmp_path / "store"), "--as-at", "2025-09-30", "--authority", "999"]
    assert main(["load", str(log.parent), "--mapping", str(out), *store, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["rows"]["supervisions"] == 2


def test_a_mapping_is_not_written_over_and_has_to_fit(
    log: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Both are wrong use, said with the mend."""
    assert main(["map", "new", str(log)]) == 0
    assert main(["map", "new", str(log)]) == 2
    assert "is there already" in capsys.readouterr().err
    other = tmp_path / "visits.csv"
    other.write_text("child_id,visit_date,kind\n1,2025-05-01,cp\n", encoding="utf-8")
    arguments = [
        "load",
        str(other),
        "--mapping",
        str(log.with_suffix(".toml")),
        "--store",
        str(tmp_path / "s"),
        "--as-at",
        "2025-09-30",
    ]
    assert main(arguments) == 2
    assert "fits none of visits.csv" in capsys.readouterr().err


def test_a_question_is_put_again_until_it_is_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only one of the answers will do, or a dash for none of them."""
    given = iter(["wrong", "group", "-"])
    monkeypatch.setattr("typer.prompt", lambda *_, **__: next(given))
    assert ask("What does 'x' mean?", ["case", "group"], "") == "group"
    assert ask("What does 'x' mean?", ["case", "group"], "case") == ""
