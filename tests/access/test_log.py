"""The log of reads shows any line that was changed, removed, put in or cut off."""

import errno
import json
import os
from pathlib import Path

import pytest

from goldenthread.access.errors import AccessError, LogFailed
from goldenthread.access.log import AccessLog
from goldenthread.access.scope import Scope

SCOPE = Scope.everything("a.nalyst", "an access request")


@pytest.fixture
def log(tmp_path: Path) -> AccessLog:
    """A log of five entries."""
    made = AccessLog(tmp_path / "access.log", b"k" * 32)
    for number in range(5):
        made.append("read names", SCOPE, {"people": [f"p{number}"]})
    return made


def _lines(log: AccessLog) -> list[bytes]:
    return log.path.read_bytes().splitlines(keepends=True)


def test_a_whole_log_is_found_whole(log: AccessLog) -> None:
    """And so is one that is empty."""
    assert log.verify() is None
    assert AccessLog(log.path.with_name("none.log"), b"k").verify() is None
    assert log.head()[0] == 5


def test_an_entry_says_who_what_when_why_and_about_whom(log: AccessLog) -> None:
    """One JSON object a line."""
    entry = json.loads(_lines(log)[2])
    assert (entry["number"], entry["viewer"], entry["role"], entry["purpose"]) == (
        3,
        "a.nalyst",
        "analyst",
        "an access request",
    )
    assert (entry["action"], entry["about"]) == ("read names", {"people": ["p2"]})
    assert entry["at"].endswith("Z")


def test_an_altered_entry_is_named(log: AccessLog) -> None:
    """One letter of the third line."""
    log.path.write_bytes(log.path.read_bytes().replace(b'"p2"', b'"p9"'))
    assert "entry 3 " in str(log.verify())


def test_a_removed_entry_is_named(log: AccessLog) -> None:
    """The second line is gone."""
    lines = _lines(log)
    log.path.write_bytes(b"".join(lines[:1] + lines[2:]))
    assert "entry 2 " in str(log.verify())


def test_entries_cut_off_the_end_are_missed(log: AccessLog) -> None:
    """Two are gone, and the next reading is refused."""
    log.path.write_bytes(b"".join(_lines(log)[:3]))
    assert "entry 4 is missing" in str(log.verify())
    with pytest.raises(LogFailed, match="ends at entry 3"):
        log.append("read names", SCOPE, {})


def test_a_log_that_was_removed_whole_is_missed(log: AccessLog) -> None:
    """Only the head is left."""
    log.path.unlink()
    assert "entry 1 is missing" in str(log.verify())
    with pytest.raises(LogFailed):
        log.append("read names", SCOPE, {})


def test_without_the_key_no_entry_can_be_made_up(log: AccessLog) -> None:
    """A line marked with another key does not fit."""
    AccessLog(log.path, b"x" * 32).append("read names", SCOPE, {"people": ["p9"]})
    assert "entry 6 " in str(log.verify())


def test_an_anchor_kept_elsewhere_shows_a_log_put_back(log: AccessLog) -> None:
    """Both files of yesterday fit together, but not with today's anchor."""
    yesterday = log.path.read_bytes(), log.path.with_name("access.log.head").read_bytes()
    log.append("read names", SCOPE, {})
    anchor = log.head()
    log.path.write_bytes(yesterday[0])
    log.path.with_name("access.log.head").write_bytes(yesterday[1])
    assert log.verify() is None
    assert not log.holds(anchor)


def test_a_line_that_a_kill_cut_short_is_dropped_by_the_next(log: AccessLog) -> None:
    """Its reading never took place, so nothing is lost."""
    with log.path.open("ab") as file:
        file.write(b'{"number": 6, "act')
    assert log.verify() is None
    log.append("read names", SCOPE, {"people": ["p6"]})
    assert log.verify() is None
    assert log.head()[0] == 6


def test_a_long_entry_is_no_hindrance(log: AccessLog) -> None:
    """The last line is found however long it is."""
    log.append("read names", SCOPE, {"people": ["x" * 16] * 20_000})
    log.append("read names", SCOPE, {"people": []})
    assert log.verify() is None
    assert log.head()[0] == 7


def test_what_cannot_be_logged_is_refused(log: AccessLog, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk, and the log goes on from where it was."""

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(LogFailed, match="Nothing was read"):
            log.append("read names", SCOPE, {})
    assert log.verify() is None
    log.append("read names", SCOPE, {})
    assert log.head()[0] == 6


def test_a_scope_says_who_and_why() -> None:
    """The log would otherwise record nobody."""
    with pytest.raises(AccessError, match="needs a purpose"):
        Scope.everything("a.nalyst", " ")
    with pytest.raises(AccessError, match="Not codes of authorities: Barnet"):
        Scope.everything("a.nalyst", "why", authorities=["Barnet"])
