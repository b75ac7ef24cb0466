"""Whole programmes over simulated services: greens that are true, greens that are false in known ways, and true ambers.

What is planted is written as what a service does and what an owner says. It uses no rule, number or function of the guard.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from tests.programme.simulated_cases import Month, month_ends, run
from tests.programme.simulated_works import EVERY, FALSE, MONTHS, TRUE, Work

from goldenthread.calendar import month
from goldenthread.measures.kinds import Polarity, Unit
from goldenthread.measures.reading.points import Point, Subject
from goldenthread.programme.due import Due, DueKind
from goldenthread.programme.figures import Observed, Series
from goldenthread.programme.people import Person
from goldenthread.programme.promises import (
    Action,
    Claim,
    Evidence,
    EvidenceKind,
    Expected,
    Moves,
    Ownership,
    Plan,
    Slip,
    Stands,
    Theme,
    Update,
)

FIRST = date(2023, 10, 1)
AS_AT = date(2026, 4, 20)
REPORTED_AFTER = timedelta(days=14)
IN_TIME, IN_TIME_REDEFINED = 28, 42


@dataclass(frozen=True)
class Planted:
    """What was planted: the kind by name, whether the claim is false, and the action's key."""

    action: str
    kind: str
    false: bool


@dataclass(frozen=True)
class Programme:
    """A plan, its figures, and the truth about each action."""

    plan: Plan
    series: dict[str, Series]
    planted: tuple[Planted, ...]


def programme(
    seed: int,
    false: Mapping[str, Callable[[Random, int], Work]] = FALSE,
    true: Mapping[str, Callable[[Random, int], Work]] = TRUE,
) -> Programme:
    """A programme with one of each kind of claim, its services drawn from a seed."""
    random = Random(f"programme {seed}")
    people, actions, planted, series = [], [], [], {}
    kinds = [(name, True) for name in false] + [(name, False) for name in true]
    random.shuffle(kinds)
    for number, (kind, is_false) in enumerate(kinds, start=1):
        key = f"a{number:02}"
        people.append(Person(f"p{number}", f"P{number}", "Manager", "Council"))
        action, found = _action(random, key, kind, f"p{number}")
        actions.append(action)
        series.update(found)
        planted.append(Planted(key, kind, is_false))
    themes = tuple(Theme(str(n), str(n), f"Theme {n}") for n in range(1, 5))
    plan = Plan("s", "Simulated", 1, "brag", date(2024, 4, 1), tuple(people), themes, tuple(actions))
    return Programme(plan, series, tuple(planted))


def _action(random: Random, key: str, kind: str, owner: str) -> tuple[Action, dict[str, Series]]:
    ends = month_ends(FIRST, MONTHS)
    began = random.randint(MONTHS - 4, MONTHS - 2) if kind == "just begun" else random.randint(13, MONTHS - 9)
    rating = "B" if kind.endswith("complete") else "A" if kind.startswith("amber") else "G"
    due = AS_AT - timedelta(days=random.randint(20, 200)) if kind == "overdue" else None
    if due is None:
        due = AS_AT + timedelta(days=random.randint(-60, -10) if rating == "B" else random.randint(15, 200))
    slips: tuple[Slip, ...] = ()
    baseline = Due(DueKind.DATE, due)
    if random.random() < 0.15:
        baseline = Due(DueKind.DATE, due - timedelta(days=90))
        slips = (Slip(due - timedelta(days=110), baseline, Due(DueKind.DATE, due), owner, "the post was empty"),)
    said = AS_AT - timedelta(days=random.randint(3, 35))
    links, series = (), {}
    if "no measure" not in kind:
        links, series = _figures(random, key, kind, began, ends)
    started = ends[began - 1] + timedelta(days=1)
    evidence = (Evidence("e1", said, owner, EvidenceKind.DATA, "The figures."),) if rating == "B" else ()
    action = Action(
        *(key, key, str(random.randint(1, 4)), f"Action {key}: {kind}", baseline),
        began_on=started,
        owned=(Ownership(started, (owner,)),),
        slips=slips,
        claims=(Claim(said, rating, owner),),
        updates=(Update(said, owner, "As planned."),),
        evidence=evidence,
        expected=links,
    )
    return action, series


def _figures(
    random: Random, key: str, kind: str, began: int, ends: list[date]
) -> tuple[tuple[Expected, ...], dict[str, Series]]:
    work = EVERY[kind](random, began)
    months = run(random, work.ways, ends, random.randint(*work.sizes))
    overdue = random.random() < 0.3
    subject = Subject(
        f"{key}-seen",
        "Children not seen in time" if overdue else "Children seen in time",
        Unit.PERCENT,
        Polarity.LOWER if overdue else Polarity.HIGHER,
        1,
        True,
    )
    by = AS_AT + timedelta(days=90) if kind == "just begun" else AS_AT - timedelta(days=random.randint(5, 60))
    aim = Expected(subject.key, Moves.DOWN if overdue else Moves.UP, by=by, subject="Seen in time")
    series = {subject.key: Series(subject, tuple(_seen(work, months, overdue)), AS_AT)}
    watched = random.random() < 0.5 or kind == "closing cases" if work.rail is None else work.rail
    if not watched:
        return (aim,), series
    back = Subject(f"{key}-back", "Referred again", Unit.PERCENT, Polarity.LOWER)
    series[back.key] = Series(back, tuple(_back(months)), AS_AT)
    return (aim, Expected(back.key, Moves.DOWN, Stands.GUARDRAIL, subject="Referred again")), series


def _seen(work: Work, months: list[Month], overdue: bool) -> list[Observed]:
    """The share seen in time at each month's end, as first reported and as known now; what is not written is not seen."""
    found = []
    for number, one in enumerate(months):
        later = work.redefined_from is not None and number >= work.redefined_from
        limit = IN_TIME_REDEFINED if later else IN_TIME
        counted = [entry for entry in one.entries if not entry.left_out]
        points = []
        for known_on in (one.end + REPORTED_AFTER, AS_AT):
            top = sum(
                entry.written_on is not None and entry.written_on <= known_on and entry.days_since <= limit
                for entry in counted
            )
            top = len(counted) - top if overdue else top
            share = 100 * top / len(counted)
            points.append(Point(month(one.end.year, one.end.month), share, float(top), float(len(counted))))
        blank = sum(entry.written_on is None or entry.written_on > one.end + REPORTED_AFTER for entry in counted)
        found.append(Observed(points[1], 2 if later and not work.silently else 1, points[0], blank / len(counted)))
    return found


def _back(months: list[Month]) -> list[Observed]:
    found = []
    for one in months:
        when = month(one.end.year, one.end.month)
        share = 100 * one.came_back / one.referrals if one.referrals else None
        if share is not None:
            point = Point(when, share, float(one.came_back), float(one.referrals))
            found.append(Observed(point, 1, point))
    return found
