"""The index follows the logs, and stops where one is not as it was written."""

from datetime import date
from pathlib import Path

import pytest

from goldenthread.access.log import AccessLog
from goldenthread.access.scope import Scope
from goldenthread.journal.index import made_again, take_over
from goldenthread.journal.logs import INSTALLATION, Named
from goldenthread.journal.models import Entry, Indexed, Person
from goldenthread.journal.queries import Wanted, actions, entries, lines, states, viewers

ANNA, BEN = (Scope.everything(viewer, "testing") for viewer in ("anna", "ben"))


@pytest.fixture
def named(database: None, tmp_path: Path) -> Named:
    """A log of its own, with an index of nothing else."""
    Entry.objects.all().delete()
    Indexed.objects.all().delete()
    log = AccessLog(tmp_path / "journal.log", b"k" * 32)
    log.append("read", ANNA, {"persons": ["p1", "p2", "p1"], "clock": "cp-visit"})
    log.append("exported", BEN, {"person": "p2"})
    return Named(INSTALLATION, log)


def test_entries_are_taken_over_once_and_then_only_new_ones(named: Named) -> None:
    """However often it is asked."""
    for _ in range(3):
        take_over([named])
    assert Entry.objects.count() == 2
    named.log.append("read", ANNA, {})
    take_over([named])
    assert [entry.number for entry in Entry.objects.order_by("number")] == [1, 2, 3]
    assert Person.objects.count() == 3


def test_they_are_found_by_viewer_person_kind_and_day(named: Named) -> None:
    """Each alone and together."""
    take_over([named])
    assert [line.viewer for line in lines(entries(Wanted(viewer="ben")))] == ["ben"]
    assert [line.number for line in lines(entries(Wanted(person="p2")))] == [2, 1]
    assert [line.number for line in lines(entries(Wanted(person="p1", viewer="ben")))] == []
    assert [line.number for line in lines(entries(Wanted(action="exported")))] == [2]
    assert lines(entries(Wanted(until=date(2000, 1, 1)))) == ()
    assert len(lines(entries(Wanted(since=date(2000, 1, 1))))) == 2
    first = lines(entries(Wanted(action="read")))[0]
    assert (first.people, first.about) == (2, (("clock", "cp-visit"),))
    assert (viewers(), actions()) == (("anna", "ben"), ("exported", "read"))


@pytest.mark.parametrize("how", ["altered", "cut", "replaced"])
def test_a_log_that_was_touched_is_told_and_nothing_after_it_taken_over(named: Named, how: str) -> None:
    """Until somebody has looked and made the index anew."""
    take_over([named])
    lines_of = named.log.path.read_bytes().splitlines(keepends=True)
    if how == "cut":
        named.log.path.write_bytes(lines_of[0])
    elif how == "replaced":
        named.log.path.write_bytes(lines_of[0] + lines_of[1].replace(b'"ben"', b'"eve"'))
    else:
        named.log.append("read", ANNA, {"page": 1})
        named.log.append("read", ANNA, {"page": 2})
        named.log.path.write_bytes(named.log.path.read_bytes().replace(b'"page": 1', b'"page": 9'))
    take_over([named])
    wrong = states([named])[0].wrong
    assert wrong
    assert Entry.objects.count() == 2
    made_again(named)
    assert (states([named])[0].wrong == "") is (how == "cut")
