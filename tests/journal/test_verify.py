"""The stand-alone check names the first entry of either log that was touched, and anchors show a log put back."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from goldenthread.access.of_home import journal_log
from goldenthread.access.scope import Scope
from goldenthread.cli.app import main
from goldenthread.journal.anchors import is_due, latest, read_anchor, write_anchor
from goldenthread.journal.logs import logs_of
from goldenthread.records.errors import InputRefused, WrongUse

ANNA = Scope.everything("anna", "testing")


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A home folder with a journal of four entries and no store."""
    home = tmp_path / "home"
    for number in range(4):
        journal_log(home).append("read", ANNA, {"page": number})
    return home


def test_a_whole_journal_is_found_whole(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And says how many entries it has."""
    assert main(["journal", "verify", "--home", str(house)]) == 0
    assert "the journal of the installation: 4 entries" in capsys.readouterr().out


def test_the_first_touched_entry_is_named(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With exit code 1."""
    path = house / "journal.log"
    path.write_bytes(path.read_bytes().replace(b'"page": 2', b'"page": 7'))
    assert main(["journal", "verify", "--home", str(house)]) == 1
    assert "entry 3 of the journal of the installation was altered" in capsys.readouterr().err


def test_an_anchor_shows_a_log_put_back(house: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Both files of yesterday fit together, but not with what was anchored outside."""
    outside = tmp_path / "outside"
    outside.mkdir()
    kept = {path: path.read_bytes() for path in (house / "journal.log", house / "journal.log.head")}
    journal_log(house).append("read", ANNA, {"page": 5})
    assert main(["journal", "anchor", "--home", str(house), "--to", str(outside)]) == 0
    assert main(["journal", "verify", "--home", str(house), "--anchor", str(outside)]) == 0
    for path, data in kept.items():
        path.write_bytes(data)
    assert main(["journal", "verify", "--home", str(house)]) == 0
    assert main(["journal", "verify", "--home", str(house), "--anchor", str(outside)]) == 1
    assert "entry 5 of the journal of the installation is not the one that was anchored" in capsys.readouterr().err


def test_anchors_are_due_daily_and_never_written_over(house: Path, tmp_path: Path) -> None:
    """By the stated rule."""
    logs, now = logs_of(house, tmp_path / "store"), datetime(2026, 9, 30, 12, tzinfo=UTC)
    assert is_due(tmp_path, now)
    path = write_anchor(tmp_path, logs, now)
    assert read_anchor(path).heads["installation"][0] == 4
    assert latest(tmp_path) == read_anchor(path)
    assert not is_due(tmp_path, now + timedelta(hours=23))
    assert is_due(tmp_path, now + timedelta(hours=24))
    with pytest.raises(WrongUse, match="cannot be written"):
        write_anchor(tmp_path, logs, now)
    with pytest.raises(WrongUse, match="cannot be written"):
        write_anchor(tmp_path / "nowhere", logs, now)
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(InputRefused, match="not an anchor"):
        read_anchor(path)


def test_it_is_refused_where_there_is_no_installation(tmp_path: Path) -> None:
    """And none is made."""
    assert main(["journal", "verify", "--home", str(tmp_path / "none")]) == 2
    assert not (tmp_path / "none").exists()


def test_the_check_needs_nothing_of_the_site(house: Path) -> None:
    """Neither Django nor its database."""
    code = (
        "import sys\nfrom goldenthread.cli.app import main\n"
        f"code = main(['journal', 'verify', '--home', {str(house)!r}])\nsys.exit(code or ('django' in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
