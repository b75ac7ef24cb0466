"""Programmes made by chance, with everything that such a thing may hold and nothing that it may not."""

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st
from tests.programme.samples import GOVERNANCE, PLAN

from goldenthread.programme.due import Due, DueKind
from goldenthread.programme.people import Person
from goldenthread.programme.promises import (
    Action,
    Check,
    Claim,
    Closure,
    Evidence,
    EvidenceKind,
    Expected,
    Milestone,
    Moves,
    Ownership,
    Plan,
    Slip,
    Stands,
    Theme,
    Update,
)
from goldenthread.programme.tables import Programme

PEOPLE = tuple(Person(key, key.upper(), "Post", "Council") for key in ("ann", "ben", "cat"))
DAYS = st.dates(date(2024, 1, 1), date(2026, 12, 31))
#: Words with what files find hard: marks of formulas and quotes, commas, letters of other languages, lines.
WORDS = st.text(st.sampled_from("abc é'\"=+-@,.\n0"), min_size=1, max_size=12).map(str.strip).filter(bool)
WHO = st.sampled_from([one.key for one in PEOPLE])


@st.composite
def dues(draw: st.DrawFn) -> Due:
    """Any due."""
    kind = draw(st.sampled_from(DueKind))
    on = draw(DAYS) if kind in (DueKind.DATE, DueKind.MONTH) else None
    if on is not None and kind is DueKind.MONTH:
        on = on.replace(day=1)
    return Due(kind, on, draw(st.none() | DAYS))


@st.composite
def actions(draw: st.DrawFn, key: str) -> Action:
    """One action with its whole history in order."""
    evidence = tuple(
        Evidence(f"e{n}", on, draw(WHO), draw(st.sampled_from(EvidenceKind)), draw(WORDS))
        for n, on in enumerate(draw(st.lists(DAYS, max_size=2)))
    )
    baseline = draw(dues())
    return Action(
        key,
        draw(WORDS),
        "theme",
        draw(WORDS),
        baseline,
        began_on=draw(st.none() | DAYS),
        owned=tuple(Ownership(on, (draw(WHO),), draw(WORDS)) for on in _days(draw)),
        slips=_slips(draw, baseline),
        claims=tuple(
            Claim(on, draw(st.sampled_from("BRAG")), draw(WHO), draw(st.just("") | WORDS)) for on in _days(draw)
        ),
        updates=tuple(Update(on, draw(WHO), draw(WORDS)) for on in _days(draw)),
        milestones=tuple(
            Milestone(f"m{n}", draw(WORDS), draw(dues()), done)
            for n, done in enumerate(draw(st.lists(st.none() | DAYS, max_size=2)))
        ),
        evidence=evidence,
        expected=tuple(
            Expected(
                f"measure-{n}", draw(st.sampled_from(Moves)), draw(st.sampled_from(Stands)), draw(st.none() | DAYS)
            )
            for n in range(draw(st.integers(0, 2)))
        ),
        closures=tuple(_closure(draw, on, evidence) for on in _days(draw)[:1]),
    )


@st.composite
def programmes(draw: st.DrawFn) -> Programme:
    """A plan of up to three actions, with boards or without."""
    made = tuple(draw(actions(f"action-{n}")) for n in range(draw(st.integers(1, 3))))
    plan = Plan("plan", draw(WORDS), 1, "brag", draw(DAYS), PEOPLE, (Theme("theme", "1", draw(WORDS)),), made)
    if not draw(st.booleans()):
        return Programme(plan)
    people = (*PEOPLE, *PLAN.people)
    plan = replace(plan, people=people, recommendations=PLAN.recommendations)
    return Programme(plan, GOVERNANCE)


def _days(draw: st.DrawFn) -> list[date]:
    return sorted(draw(st.lists(DAYS, max_size=3)))


def _slips(draw: st.DrawFn, baseline: Due) -> tuple[Slip, ...]:
    slips: list[Slip] = []
    stands = baseline
    for on in _days(draw):
        now = draw(dues())
        if now != stands:
            slips.append(Slip(on, stands, now, draw(WHO), draw(WORDS)))
            stands = now
    return tuple(slips)


def _closure(draw: st.DrawFn, on: date, evidence: tuple[Evidence, ...]) -> Closure:
    agreed = draw(st.none() | st.dates(on, date(2027, 12, 31)))
    reopened = draw(st.none() | st.dates(on, date(2027, 12, 31)))
    done = draw(st.none() | DAYS)
    check = Check(3, draw(DAYS), done, None if done is None else draw(st.booleans()), draw(st.just("") | WORDS))
    return Closure(
        on,
        "ann",
        tuple(one.key for one in evidence),
        agreed,
        "ben" if agreed else "",
        (check,),
        reopened,
        draw(WORDS) if reopened else "",
    )
