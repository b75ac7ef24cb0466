"""``map new`` writes a first mapping with which the list then loads."""

import json
from pathlib import Path

import pytest

from goldenthread.access.scope import Scope
from goldenthread.cli.app import main
from goldenthread.cli.commands.mapping import ask
from goldenthread.records.store.store import Store

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


def test_a_mended_mapping_is_replayed_without_the_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A code that was not known when the list was loaded is read once the mapping says what it means."""
    log = tmp_path / "log.csv"
    log.write_text(LIST.replace("04/2025,Group\n100235", "04/2025,Odd one\n100235"), encoding="utf-8")
    mapping, root = tmp_path / "log.toml", tmp_path / "store"
    assert main(["map", "new", str(log), "--out", str(mapping)]) == 0
    loaded = [
        "load",
        str(log),
        "--mapping",
        str(mapping),
        "--store",
        str(root),
        "--as-at",
        "2025-09-30",
        "--authority",
        "999",
    ]
    assert main(loaded) == 0
    log.unlink()
    capsys.readouterr()
    assert main(["findings", "--store", str(root), "--rule", "unknown-code", "--by", "table", "--json"]) == 1
    mapping.write_text(
        mapping.read_text(encoding="utf-8").replace('# ? "Odd one" = ""', '"Odd one" = "ad-hoc"'), encoding="utf-8"
    )
    assert main(["map", "replay", str(mapping), "--store", str(root)]) == 0
    assert '+"Odd one" = "ad-hoc"' in capsys.readouterr().out
    assert main(["findings", "--store", str(root), "--rule", "unknown-code", "--by", "table"]) == 0
    with Store.open(root).current().connect(Scope.everything("test", "reading")) as connection:
        assert connection.execute("select kind from supervisions order by supervision_date").fetchall() == [
            ("ad-hoc",),
            ("group",),
        ]


def test_a_mapping_of_no_list_held_cannot_be_replayed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The lists that are held are named."""
    log, mapping, root = tmp_path / "log.csv", tmp_path / "log.toml", tmp_path / "store"
    log.write_text(LIST, encoding="utf-8")
    assert main(["map", "new", str(log), "--out", str(mapping)]) == 0
    loaded = [
        "load",
        str(log),
        "--mapping",
        str(mapping),
        "--store",
        str(root),
        "--as-at",
        "2025-09-30",
        "--authority",
        "999",
    ]
    assert main(loaded) == 0
    mapping.write_text(mapping.read_text(encoding="utf-8").replace('name = "log"', 'name = "other"'), encoding="utf-8")
    assert main(["map", "replay", str(mapping), "--store", str(root)]) == 2
    assert "Lists held: local/log" in capsys.readouterr().err
