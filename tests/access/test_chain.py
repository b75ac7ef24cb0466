"""A break in a log is named for what it is: altered, taken out or put in."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.access.chain import Fault, first_fault, links, mark_of
from goldenthread.access.log import AccessLog
from goldenthread.access.scope import Scope

KEY = b"k" * 32
SCOPE = Scope.everything("a.nalyst", "testing")


@pytest.fixture
def log(tmp_path: Path) -> AccessLog:
    """A log of six entries."""
    made = AccessLog(tmp_path / "journal.log", KEY)
    for number in range(6):
        made.append("read", SCOPE, {"page": number})
    return made


def _rewrite(log: AccessLog, lines: list[bytes]) -> None:
    log.path.write_bytes(b"".join(lines))


def test_each_kind_of_break_is_told_apart(log: AccessLog) -> None:
    """The same entry altered, taken out, put in before, cut off."""
    lines = log.path.read_bytes().splitlines(keepends=True)
    _rewrite(log, [*lines[:2], lines[2].replace(b"a.nalyst", b"s.omeone"), *lines[3:]])
    assert log.fault() == Fault("altered", 3)
    _rewrite(log, [*lines[:2], *lines[4:]])
    assert log.fault() == Fault("missing", 3, 4)
    _rewrite(log, [*lines[:2], lines[2].replace(b"a.nalyst", b"s.omeone"), *lines[2:]])
    assert log.fault() == Fault("put in", 3)
    _rewrite(log, [*lines[:4], lines[1], *lines[4:]])
    assert log.fault() == Fault("put in", 5)
    _rewrite(log, lines[:4])
    assert log.fault() == Fault("missing", 5, 6)
    _rewrite(log, [*lines[:3], b"not an entry\n", *lines[4:]])
    assert log.fault() == Fault("altered", 4)
    _rewrite(log, lines)
    assert log.fault() is None


def test_an_entry_that_was_marked_with_the_key_but_out_of_turn_is_found(log: AccessLog) -> None:
    """Its mark does not follow from the one before it."""
    lines = log.path.read_bytes().splitlines(keepends=True)
    entry = json.loads(lines[3])
    entry["mark"] = mark_of(entry, "0" * 64, KEY)
    _rewrite(log, [*lines[:3], json.dumps(entry).encode() + b"\n", *lines[4:]])
    assert log.fault() == Fault("altered", 4)


def test_entries_are_read_on_from_a_byte(log: AccessLog) -> None:
    """As the index does."""
    every = list(links(log.path))
    assert [link.number for link in every] == [1, 2, 3, 4, 5, 6]
    assert [link.number for link in links(log.path, every[3].end)] == [5, 6]
    assert list(links(log.path.with_name("none"))) == []


@given(st.binary(max_size=400))
def test_no_file_makes_it_fall_over(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    """Whatever lies there is judged."""
    path = tmp_path_factory.mktemp("chain") / "journal.log"
    path.write_bytes(data)
    fault = first_fault(path, None, KEY)
    assert (fault is None) is (b"\n" not in data)
