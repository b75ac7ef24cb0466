"""The programme of audits."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.auditing.made import CASE, audit_of, graded

from goldenthread.auditing.model import Audit, Grade, Kind
from goldenthread.auditing.planning import (
    Every,
    Per,
    Round,
    Stand,
    called_for,
    check_round,
    ended,
    graded_again,
    slots,
    standings,
)
from goldenthread.auditing.states import cancel
from goldenthread.records.errors import WrongUse

SPRING = Round(
    "R1", "Regular audits", Kind.REGULAR, "protection", date(2025, 1, 15), date(2025, 4, 10), Every.MONTH, Per.AUDITOR, 2,
    auditors=("ann", "bea"),
)  # fmt: skip
ON = date(2025, 3, 10)


def _on(audit: Audit, allocated: date) -> Audit:
    first = audit.first and replace(audit.first, on=allocated + timedelta(days=5))
    return replace(audit, allocated=allocated, due=allocated + timedelta(days=14), first=first)


def test_a_round_wants_its_number_of_each_every_month() -> None:
    """Two auditors, four months, the first and the last cut to the round's days."""
    found = slots(SPRING)
    assert [(slot.since, slot.until) for slot in found[::2]] == [
        (date(2025, 1, 15), date(2025, 1, 31)),
        (date(2025, 2, 1), date(2025, 2, 28)),
        (date(2025, 3, 1), date(2025, 3, 31)),
        (date(2025, 4, 1), date(2025, 4, 10)),
    ]
    assert [slot.who for slot in found[:2]] == ["ann", "bea"]
    once = slots(replace(SPRING, every=Every.ONCE, per=Per.ROUND))
    assert [(slot.since, slot.until, slot.who) for slot in once] == [(SPRING.since, SPRING.until, "")]
    teams = slots(replace(SPRING, per=Per.TEAM, teams=("North",)))
    assert {slot.who for slot in teams} == {"North"}


def test_where_each_stands() -> None:
    """Done, late, missing, in hand, to be given out, and not yet due, told apart."""
    january, february, march = date(2025, 1, 20), date(2025, 2, 10), date(2025, 3, 3)
    audits = [
        *(_on(graded(f"J{n}", Grade.GOOD), january) for n in range(2)),
        _on(audit_of("F1"), february),
        _on(audit_of("M1"), march),
        _on(audit_of("M2"), march),
        _on(audit_of("B1", auditor="bea"), february),
        cancel(_on(audit_of("B2", auditor="bea"), march), "moved away"),
    ]
    found = {(one.slot.since.month, one.slot.who): one for one in standings(SPRING, audits, ON)}
    assert found[1, "ann"].stand is Stand.DONE
    assert (found[2, "ann"].stand, found[2, "ann"].late, found[2, "ann"].missing) == (Stand.LATE, 1, 1)
    assert (found[3, "ann"].stand, found[3, "ann"].given) == (Stand.IN_HAND, 2)
    assert (found[1, "bea"].stand, found[1, "bea"].missing) == (Stand.MISSING, 2)
    assert (found[3, "bea"].stand, found[3, "bea"].given) == (Stand.TO_GIVE, 0)
    assert found[4, "ann"].stand is Stand.LATER
    by_team = standings(replace(SPRING, per=Per.TEAM, teams=(CASE.team,)), audits, ON)
    assert [one.given for one in by_team] == [2, 2, 2, 0]


def test_a_round_that_is_ended_wants_nothing_after() -> None:
    """Its last month is cut, later ones are gone; it is ended once."""
    stopped = ended(SPRING, date(2025, 2, 20))
    assert slots(stopped)[-1].until == date(2025, 2, 20)
    assert stopped.runs_on(date(2025, 2, 20))
    assert not stopped.runs_on(date(2025, 2, 21))
    for one, on in ((stopped, ON), (SPRING, date(2025, 5, 1))):
        with pytest.raises(WrongUse):
            ended(one, on)


def test_what_makes_no_sense_is_refused() -> None:
    """Every reason at once."""
    odd = replace(
        SPRING, title=" ", until=date(2024, 1, 1), n=0, second_percent=101, auditors=(), per=Per.TEAM,
        kind=Kind.MULTI_AGENCY,
    )  # fmt: skip
    with pytest.raises(WrongUse) as refused:
        check_round(odd)
    assert len(refused.value.problems) == 7
    with pytest.raises(WrongUse, match="named twice"):
        check_round(replace(SPRING, auditors=("ann", "ann")))
    check_round(SPRING)


@given(st.sets(st.text("abc", min_size=1, max_size=4), max_size=15), st.integers(0, 100), st.text(max_size=3))
@settings(max_examples=40, deadline=None)
def test_who_is_graded_again_follows_from_the_seed(keys: set[str], percent: int, seed: str) -> None:
    """Whatever the order of the cases, and never fewer than asked for."""
    found = graded_again(sorted(keys), percent, seed)
    assert found == graded_again(sorted(keys, reverse=True), percent, seed)
    assert set(found) <= keys
    assert len(keys) * percent <= 100 * len(found) < len(keys) * percent + 100


def test_a_theme_without_its_round_is_told() -> None:
    """Until a round names it."""
    assert called_for(("T1", "T2", "T1"), [replace(SPRING, learning="T2")]) == ("T1",)
