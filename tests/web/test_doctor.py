"""What is wrong with an installation is told with how to mend it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from goldenthread.access.of_home import journal_log
from goldenthread.access.scope import Scope
from goldenthread.web.doctor import Examined, State, examine


def _found(home: Path) -> dict[str, Examined]:
    return {one.what: one for one in examine(home)}


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    """A home folder with settings and a journal of one entry, private to its owner."""
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    (home / "web.toml").write_text('[council]\nname = "Borough"\n', encoding="utf-8")
    (home / "web.toml").chmod(0o600)
    journal_log(home).append("read", Scope.figures_only("tests", "trying"), {})
    return home


def test_settings_that_cannot_be_read_are_all_that_is_told(tmp_path: Path) -> None:
    """Nothing else can be judged then."""
    (tmp_path / "web.toml").write_text("[council", encoding="utf-8")
    assert [(one.what, one.state) for one in examine(tmp_path)] == [("settings", State.WRONG)]


def test_a_name_on_the_network_without_tls_is_wrong(begun: Path) -> None:
    """Sign-ins would travel in the clear."""
    (begun / "web.toml").write_text('[site]\nhosts = ["golden.example.org"]\n', encoding="utf-8")
    assert _found(begun)["settings"].state is State.WRONG


@pytest.mark.skipif(os.name != "posix", reason="permissions are those of POSIX")
def test_a_key_that_others_may_read_is_wrong(begun: Path) -> None:
    """And it is named, with the command that mends it."""
    assert _found(begun)["privacy of files"].state is State.SOUND
    (begun / "journal.key").chmod(0o644)
    found = _found(begun)["privacy of files"]
    assert found.state is State.WRONG
    assert "journal.key" in found.said
    assert "chmod" in found.mend


def test_an_altered_journal_is_wrong(begun: Path) -> None:
    """The first entry that is not as it was written is named."""
    assert _found(begun)["journal of the installation"].state is State.SOUND
    log = begun / "journal.log"
    log.write_bytes(log.read_bytes().replace(b"trying", b"trying hard"))
    found = _found(begun)["journal of the installation"]
    assert found.state is State.WRONG
    assert "1" in found.said


def test_a_demonstration_is_asked_about(begun: Path) -> None:
    """Before real records are loaded it has to go."""
    (begun / "web.toml").write_text("[site]\ndemonstration = true\n", encoding="utf-8")
    assert _found(begun)["demonstration"].state is State.ASK


def test_the_command_says_it_by_its_exit_code(begun: Path) -> None:
    """A monitor needs no words: 1 while anything is wrong."""
    words = [sys.executable, "-m", "goldenthread.cli", "doctor", "--home", str(begun), "--format", "json"]
    run = subprocess.run(words, capture_output=True, text=True, check=False)
    assert run.returncode == 1, run.stderr  # the web's own tables are not there yet
    assert '"database"' in run.stdout
