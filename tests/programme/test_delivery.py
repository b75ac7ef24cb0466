"""Delivery ratings: what dates, steps and evidence say, in every scheme, and which claims cannot stand beside that."""

from dataclasses import replace
from datetime import date

import pytest
from tests.programme.samples import LETTERS, VISITS, day

from goldenthread.programme.delivery import Standing, delivered, schemes
from goldenthread.programme.due import Due, DueKind
from goldenthread.programme.promises import Action, Claim, Closure, Evidence, EvidenceKind, Milestone

PLAIN = Action("a", "1", "theme", "Do it.", Due(DueKind.MONTH, day(3, 1)))
DONE = Milestone("m1", "First", Due(DueKind.DATE, day(2, 1)), day(1, 30))
MISSED = Milestone("m2", "Second", Due(DueKind.DATE, day(2, 1)))
AHEAD = Milestone("m3", "Third", Due(DueKind.DATE, day(9, 1)))
PAPER = Evidence("e1", day(2, 1), "ann", EvidenceKind.DOCUMENT, "It is done.")

CASES = {
    "not due, no steps": (
        PLAIN,
        day(3, 31),
        Standing.UNTOLD,
        "No steps are set that would tell; it is due in March 2025.",
    ),
    "due in March is in time on the 31st": (PLAIN, day(4, 1), Standing.LATE, "It was due in March 2025, 1 day ago"),
    "no end": (replace(PLAIN, baseline=Due(DueKind.ONGOING)), day(4, 1), Standing.UNTOLD, "it has no end (ongoing)"),
    "to be looked at": (
        replace(PLAIN, baseline=Due(DueKind.QUARTERLY, next_check=day(3, 1))),
        day(4, 1),
        Standing.UNTOLD,
        "it was to be looked at by 1 March 2025",
    ),
    "steps in time": (replace(PLAIN, milestones=(DONE, AHEAD)), day(3, 1), Standing.ON_TRACK, "1 of 2 steps are done"),
    "a step missed": (replace(PLAIN, milestones=(MISSED, AHEAD)), day(3, 1), Standing.AT_RISK, "'Second' was due by"),
    "past with a plan": (
        replace(PLAIN, milestones=(MISSED, AHEAD)),
        day(4, 9),
        Standing.LATE_WITH_A_PLAN,
        "its next step 'Third' is due by 1 September 2025",
    ),
    "past with its steps done": (
        replace(PLAIN, milestones=(DONE,)),
        day(4, 9),
        Standing.LATE,
        "nobody has said that it is complete",
    ),
    "complete without evidence": (
        replace(PLAIN, closures=(Closure(day(2, 1), "ann", (), day(2, 2), "ben"),)),
        day(3, 1),
        Standing.UNTOLD,
        "but it names no evidence",
    ),
    "complete and not agreed": (
        replace(PLAIN, evidence=(PAPER,), closures=(Closure(day(2, 1), "ann", ("e1",)),)),
        day(4, 1),
        Standing.LATE,
        "but no second person has agreed. It was due",
    ),
    "agreed": (LETTERS, day(3, 6), Standing.DONE, "a second person agreed on 5 March 2025"),
    "agreed later": (LETTERS, day(3, 4), Standing.LATE, "but no second person has agreed"),
    "opened again": (LETTERS, day(6, 11), Standing.LATE, "103 days ago"),
    "moved": (VISITS, day(4, 1), Standing.ON_TRACK, "it is due by 30 June 2025"),
    "before it was moved": (VISITS, day(3, 19), Standing.ON_TRACK, "it is due in March 2025"),
}


@pytest.mark.parametrize(("action", "on", "standing", "says"), CASES.values(), ids=list(CASES))
def test_where_an_action_stands(action: Action, on: date, standing: Standing, says: str) -> None:
    """From what was known at the end of the day, with why."""
    found = delivered(action, schemes()["brag"], on)
    assert found.standing is standing
    assert says in found.says


@pytest.mark.parametrize(
    ("scheme", "computed"),
    [
        ("brag", {"done": "B", "on track": "G", "at risk": "A", "late with a plan": "R", "late": "R"}),
        ("plan_2018_19", {"done": "B", "on track": "G", "at risk": "A", "late with a plan": "A", "late": "R"}),
        ("quarterly_key_actions", {"done": "G"}),
    ],
)
def test_each_scheme_says_what_follows(scheme: str, computed: dict[str, str]) -> None:
    """And none where its key has no colour for it."""
    assert {standing.value: code for standing, code in schemes()[scheme].computed.items()} == computed


def test_what_follows_may_always_be_claimed() -> None:
    """A scheme that contradicted itself would ask for a reason for nothing; and every standing can be rated."""
    for scheme in schemes().values():
        for standing in Standing:
            assert scheme.possible(standing)
            assert scheme.computed.get(standing, scheme.possible(standing)[0]) in scheme.possible(standing)


def test_a_green_past_its_due_contradicts_and_needs_a_reason() -> None:
    """Both are shown: nothing is overwritten."""
    green = replace(PLAIN, claims=(Claim(day(3, 1), "G", "ann"),))
    found = delivered(green, schemes()["brag"], day(4, 9))
    assert (found.rating, found.claimed and found.claimed.rating, found.possible) == ("R", "G", ("R",))
    assert found.contradicts
    assert found.unexplained
    told = replace(green, claims=(Claim(day(3, 1), "G", "ann", "Done in all but name."),))
    assert delivered(told, schemes()["brag"], day(4, 9)).contradicts
    assert not delivered(told, schemes()["brag"], day(4, 9)).unexplained


def test_a_person_may_see_it_darker_than_the_dates_do() -> None:
    """Who says red of what is not due yet knows something; who says done must show it."""
    for code, contradicts in (("G", False), ("A", False), ("R", False), ("B", True)):
        rated = replace(PLAIN, claims=(Claim(day(3, 1), code, "ann"),))
        assert delivered(rated, schemes()["brag"], day(3, 9)).contradicts is contradicts


def test_nothing_claimed_contradicts_nothing() -> None:
    """And a claim of later is not known yet."""
    later = replace(PLAIN, claims=(Claim(day(5, 1), "G", "ann"),))
    assert delivered(later, schemes()["brag"], day(4, 9)).claimed is None
    assert not delivered(later, schemes()["brag"], day(4, 9)).contradicts
