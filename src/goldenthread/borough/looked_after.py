"""Visits, reviews, permanence plans, education plans and life story work of a looked-after child."""

from datetime import date
from typing import Final

from goldenthread.borough.cases import OPEN, Case
from goldenthread.borough.clockwork import months_on
from goldenthread.borough.dice import Dice, Weighted
from goldenthread.borough.part import participation
from goldenthread.borough.rates import rate
from goldenthread.borough.stay import Stay
from goldenthread.borough.visits import series
from goldenthread.borough.world import World

_VISIT = (rate("care-visit-in-time-start"), rate("care-visit-in-time-end"))
_REVIEW = rate("care-review-in-time")
_QUALITY: Final = Weighted(
    [("good", 52), ("requires-improvement", 26), ("outstanding", 10), ("inadequate", 5), ("not-graded", 7)]
)
_AIMS: Final = {"adoption": "adoption", "guardianship": "sgo-cao", "arrangement": "sgo-cao", "home": "return-to-family"}


def follow(world: World, case: Case, stay: Stay) -> None:
    """Write what is done for a child through the whole stay."""
    _visits(world, case, stay)
    second = _reviews(world, case, stay)
    _permanence(world, case, stay, second)
    _education(world, case, stay)
    _life_story(world, case, stay)
    _previous(world, case)


def _visits(world: World, case: Case, stay: Stay) -> None:
    """By regulation 28: within a week of each placement, then six-weekly; three-monthly after a year that is meant to last."""
    clock = world.clock
    for start, end, _, _, lasting in stay.placements:
        if end < clock.history_from:
            continue

        def gap(dice: Dice, day: int, start: int = start, lasting: bool = lasting) -> int:
            in_time = dice.random() < clock.improving(day, *_VISIT)
            if day == start:
                return day + (1 + int(dice.random() * 7) if in_time else 8 + dice.wait(9.0))
            limit = 91 if lasting and day - start > 365 else 42
            if in_time:
                return clock.open_day(day + limit - int(dice.random() ** 2 * limit * 0.5) - 3)
            return clock.open_day(day + limit + 1 + dice.wait(16.0))

        series(world, [case], "cla", start, end, gap, None, stay.id)


def _reviews(world: World, case: Case, stay: Stay) -> int:
    """Reviews within 20 working days, three months and six months; returns the day of the second, or 0."""
    dice, clock, child = case.child.family.dice, world.clock, case.child
    due, second = clock.add(stay.start, 20), 0
    for number in range(60):
        late = not dice.chance(_REVIEW)
        early = dice.between(0, 6) if number == 0 else min(80, dice.wait(12.0))
        held = (
            clock.open_day(due + dice.between(2, 40)) if late else clock.open_day(max(stay.start + 5, due - early - 3))
        )
        if held >= stay.end or held > clock.as_at:
            return second
        if dice.chance(0.03) and due < held:
            world.add("care_reviews", child.id, care_period_key=stay.id, review_date=due, due_date=due, cancelled=True)
        world.add(
            "care_reviews", child.id, care_period_key=stay.id, review_date=held, due_date=due, cancelled=False,
            participation=participation(world, dice, child.birth, held),
        )  # fmt: skip
        second = held if number == 1 else second
        due = months_on(held, 3 if number == 0 else 6)
    return second


def _permanence(world: World, case: Case, stay: Stay, second: int) -> None:
    dice, child = case.child.family.dice, case.child
    aim = _AIMS.get(stay.route) or ("supported-living" if child.age(stay.start) >= 15.5 else "long-term-fostering")
    if aim == "long-term-fostering" and dice.chance(0.15):
        aim = "long-term-residential"
    first_aim = "return-to-family" if dice.chance(0.5) else "not-yet-decided"
    settled = second or stay.start + 130
    if dice.chance(world.clock.improving(settled, 0.35, 0.08)):
        settled += dice.between(10, 160)
    started = min(stay.start + dice.between(0, 12), stay.end - 1)
    settled = max(settled, started + 1)
    changed = settled if aim != first_aim and settled < stay.end else None
    world.add(
        "permanence_plans", child.id, start_date=started, permanence=first_aim,
        end_date=changed or (stay.end if stay.end < OPEN else None),
    )  # fmt: skip
    if changed:
        world.add(
            "permanence_plans", child.id, start_date=settled, end_date=stay.end if stay.end < OPEN else None, permanence=aim,
        )  # fmt: skip


def _education(world: World, case: Case, stay: Stay) -> None:
    """A first education plan within weeks, then one each term, for ages 3 to 17."""
    from_age, to_age = case.child.turns(3), case.child.turns(18)
    dice, clock, child = case.child.family.dice, world.clock, case.child
    day = max(stay.start, from_age)
    meeting = clock.add(
        day, dice.between(4, 10) if dice.chance(clock.improving(day, 0.6, 0.9)) else dice.between(11, 35)
    )
    kind, limit = "initial", min(stay.end, to_age, clock.as_at + 1)
    while meeting < limit:
        when = date.fromordinal(meeting)
        term = "spring" if when.month < 4 else "summer" if when.month < 9 else "autumn"
        if meeting >= clock.history_from:
            done = meeting + dice.between(1, 25) if dice.chance(0.93) else None
            world.add(
                "peps", child.id, kind=kind, meeting_date=meeting, completed_date=done, term=f"{term} {when.year}",
                quality=dice.pick(_QUALITY),
            )  # fmt: skip
        kind = "review"
        gap = 112 if dice.chance(clock.improving(meeting, 0.78, 0.97)) else 235
        meeting = clock.open_day(meeting + gap + dice.between(-9, 12))


def _life_story(world: World, case: Case, stay: Stay) -> None:
    dice = case.child.family.dice
    wanted = 0.85 if stay.route == "adoption" else 0.30 if stay.route == "long" else 0.05
    start = stay.start + dice.between(100, 600)
    if start >= stay.end or not dice.chance(wanted * world.clock.improving(start, 0.5, 1.0)):
        return
    end = start + dice.between(90, 420)
    finished = end <= min(stay.end, world.clock.as_at)
    world.add(
        "life_story_work", case.child.id, start_date=start, end_date=end if finished else None,
        stage="completed" if finished else "in-progress",
    )  # fmt: skip


def _previous(world: World, case: Case) -> None:
    dice, child = case.child.family.dice, case.child
    if child.periods or not dice.chance(0.9):
        return
    option = "Z1"
    if child.age(child.opened[-1]) > 4 and dice.chance(0.06):
        option = dice.one(("P1", "P2", "P2", "P3"))
    text = f"zz/zz/{date.fromordinal(child.birth).year + 2}" if option != "Z1" else None
    world.add(
        "previous_permanence", child.id, option=option, arranging_authority=world.plan.authority if option != "Z1" else None,
        order_date_text=text,
    )  # fmt: skip
