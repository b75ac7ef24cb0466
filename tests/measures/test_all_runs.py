"""Every run of every clock, read at once, is what each clock's own tracker shows; the eight about no child among them."""

from collections import Counter

import pytest

from goldenthread.access.of_store import access_log
from goldenthread.calendar import Period, PeriodKind
from goldenthread.measures.definitions import book
from goldenthread.measures.run.all_runs import Runs, every_run, overdue_measure
from goldenthread.measures.run.counting import observe
from goldenthread.measures.run.rows import holders_of, tracker
from goldenthread.measures.run.session import Session
from goldenthread.records.errors import WrongUse

BOOK = book()
ABOUT_NOBODY = sorted(key for key, clock in BOOK.clocks.items() if BOOK.subject(clock.over) == "none")


@pytest.fixture(scope="module")
def runs(session: Session) -> dict[str, Runs]:
    """Everything that runs in the borough, by clock."""
    with session.asker() as asker:
        return {one.clock.key: one for one in every_run(asker)}


def test_every_clock_is_told_of(runs: dict[str, Runs]) -> None:
    """A clock whose records are lacking says so, and has no runs rather than none."""
    assert list(runs) == list(BOOK.clocks)
    assert all((one.open is None) == bool(one.lacking) for one in runs.values())
    assert sum(not one.lacking for one in runs.values()) > len(runs) / 2


@pytest.mark.parametrize("key", ["cp-visit", "supervision", "referral-decision", "drift", *ABOUT_NOBODY])
def test_open_runs_are_those_of_the_tracker(key: str, session: Session, runs: dict[str, Runs]) -> None:
    """Row by row, status by status."""
    if runs[key].lacking:
        with pytest.raises(WrongUse, match="not recorded"):
            tracker(session, access_log(session.store.root), key)
        return
    shown = tracker(session, access_log(session.store.root), key).shown
    found = runs[key].open
    assert found is not None
    assert [row["event_key"] for row in shown] == found["event_key"].to_pylist()
    assert [row["days_over"] for row in shown] == found["days_over"].to_pylist()


@pytest.mark.parametrize("key", ["recruitment", "adopter-stage-one"])
def test_what_names_no_team_cannot_be_asked_for_by_team(key: str, session: Session) -> None:
    """The answer would be an empty list, as if that team had nothing overdue."""
    assert "team" not in holders_of(BOOK, f"clock:{key}")
    with pytest.raises(WrongUse, match=r"its rows name no team|not recorded"):
        tracker(session, access_log(session.store.root), key, team="T1")


def test_indicators_of_the_book_count_what_is_overdue(session: Session, runs: dict[str, Runs]) -> None:
    """Where the book has an indicator of what is overdue by a clock, it is as many as the rows."""
    held = {key: one for key in BOOK.clocks if (one := overdue_measure(BOOK, BOOK.clock(key)))}
    assert len(held) > len(BOOK.clocks) / 2
    day = Period(session.as_at, session.as_at, PeriodKind.RANGE, "day")
    with session.asker() as asker:
        table = observe(asker.connection, BOOK, list(held.values()), [day], session.as_at, lambda _: ())
    counted = {row["key"]: row["numerator"] for row in table.to_pylist()}
    for key, one in held.items():
        found = runs[key].open
        if found is not None:
            said = Counter(found["status"].to_pylist())
            assert counted.get(one.key, 0) == said["overdue"], key


def test_runs_that_ended_did_end(session: Session, runs: dict[str, Runs]) -> None:
    """Only ended statuses, and none of those that are open."""
    ended = [row for one in runs.values() if one.ended for row in one.ended.to_pylist()]
    assert ended
    assert {row["status"] for row in ended} <= {"in-time", "late", "closed-before-done", "excluded", "cannot-compute"}
    assert all(row["stop_date"] is None or row["stop_date"] <= session.as_at for row in ended)
