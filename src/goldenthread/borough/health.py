"""Health, dental, wellbeing and the yearly health return of looked-after children, and waits for mental-health help."""

from datetime import date
from typing import Final

from goldenthread.borough.cases import Case
from goldenthread.borough.clockwork import months_on
from goldenthread.borough.dice import Weighted
from goldenthread.borough.rates import rate
from goldenthread.borough.stay import Stay
from goldenthread.borough.world import World

_FIRST = (rate("first-health-start"), rate("first-health-end"))
_REVIEW, _DENTAL = rate("review-health"), rate("dental")
_SDQ_REASONS: Final = Weighted([("SDQ2", 30), ("SDQ3", 10), ("SDQ4", 40), ("SDQ5", 20)])
_SUBSTANCES: Final = ("cannabis", "alcohol", "cannabis and alcohol", "ketamine", "nitrous oxide")


def follow(world: World, case: Case, stay: Stay) -> None:
    """Write the checks of one stay."""
    assessed = _assessments(world, case, stay)
    dental = _dental(world, case, stay)
    _questionnaires(world, case, stay)
    _years(world, case, stay, assessed, dental)
    _wait(world, case, stay)


def _assessments(world: World, case: Case, stay: Stay) -> list[int]:
    """The first health assessment within 20 working days, reviews six-monthly under five and yearly from five."""
    dice, clock, child = case.child.family.dice, world.clock, case.child
    due = clock.add(stay.start, 20)
    in_time = dice.chance(clock.improving(stay.start, *_FIRST))
    day = (
        clock.add(stay.start, dice.between(9, 20)) if in_time else clock.add(stay.start, 21 + min(60, dice.wait(14.0)))
    )
    asked = min(day, clock.open_day(stay.start + dice.between(1, 9)))
    kind, found = "health-assessment-initial", []
    limit = min(stay.end, clock.as_at + 1)
    while day < limit:
        refused = child.age(day) > 13 and dice.chance(0.04)
        world.add(
            "health_checks", child.id, kind=kind, check_date=day, status="refused" if refused else "completed", due_date=due,
            requested_date=asked,
        )  # fmt: skip
        if not refused:
            found.append(day)
        kind = "health-assessment-review"
        due = months_on(day, 6 if child.age(day) < 4.9 else 12)
        asked = due - 60
        day = (
            clock.open_day(due - dice.between(1, 28))
            if dice.chance(_REVIEW)
            else clock.open_day(due + dice.between(3, 90))
        )
    return found


def _dental(world: World, case: Case, stay: Stay) -> list[int]:
    dice, clock, child = case.child.family.dice, world.clock, case.child
    day, limit, found = clock.open_day(stay.start + dice.between(25, 200)), min(stay.end, clock.as_at + 1), []
    while day < limit:
        status = "completed" if dice.chance(0.965) else "refused"
        world.add("health_checks", child.id, kind="dental", check_date=day, status=status, due_date=months_on(day, 0))
        if status == "completed":
            found.append(day)
        day = clock.open_day(day + (dice.between(150, 340) if dice.chance(_DENTAL) else dice.between(366, 640)))
    return found


def _questionnaires(world: World, case: Case, stay: Stay) -> None:
    dice, clock, child = case.child.family.dice, world.clock, case.child
    day, limit = clock.open_day(stay.start + 300 + dice.between(0, 90)), min(stay.end, clock.as_at + 1)
    burden = dice.around(14.0, 12.0)
    while day < limit:
        if 4.0 <= child.age(day) < 17.0:
            scored = dice.chance(0.82)
            score = max(0, min(40, round(dice.around(burden, 6.0))))
            world.add(
                "sdq_scores", child.id, completed_date=day, score=score if scored else None,
                reason=None if scored else dice.pick(_SDQ_REASONS),
            )  # fmt: skip
        day = clock.open_day(day + dice.between(340, 390))


def _years(world: World, case: Case, stay: Stay, assessed: list[int], dental: list[int]) -> None:
    """What the return says at each 31 March of a child looked after for the whole year before it."""
    dice, clock, child = case.child.family.dice, world.clock, case.child
    year = date.fromordinal(max(stay.start + 366, clock.start)).year
    while True:
        end = date(year, 3, 31).toordinal()
        year += 1
        if end > clock.as_at or end >= stay.end:
            break
        begin = date(year - 2, 4, 1).toordinal()
        if stay.start > begin or end < clock.start:
            continue
        age = child.age(end)
        held = sum(begin <= day <= end for day in assessed)
        misuse = age > 11 and dice.chance(0.05)
        convicted = age >= 10 and dice.chance(0.02 if not child.risky else 0.12)
        immunised = dice.chance(0.84)
        world.add(
            "health_years", child.id, year_end_date=end, convicted=convicted if age >= 10 else None,
            health_surveillance=dice.chance(0.9) if age < 5 else None, immunised=immunised,
            dental_check=any(begin <= day <= end for day in dental), health_assessed=held >= (2 if age < 5 else 1),
            substance_misuse=misuse, intervention_received=dice.chance(0.5) if misuse else None,
            intervention_offered=dice.chance(0.9) if misuse else None,
        )  # fmt: skip
        world.add("immunisations", child.id, status_date=end - dice.between(0, 60), up_to_date=immunised)
        if convicted:
            world.add("convictions", child.id, offence_date=end - dice.between(5, 330))
        if misuse:
            world.add(
                "substance_misuse", child.id, recorded_date=end - dice.between(5, 200), substance=dice.one(_SUBSTANCES),
                intervention_received=dice.chance(0.5),
            )  # fmt: skip


def _wait(world: World, case: Case, stay: Stay) -> None:
    if case.child.age(stay.start) > 4 and case.child.family.dice.chance(0.22):
        wait_for_help(
            world, case, stay.start + case.child.family.dice.between(20, 400), min(stay.end, world.clock.as_at)
        )


def wait_for_help(world: World, case: Case, day: int, until: int) -> None:
    """Refer a child for help with mental health; half wait longer than three months for treatment."""
    dice, clock = case.child.family.dice, world.clock
    day = clock.open_day(day)
    if day > until:
        return
    declined = dice.chance(0.2)
    assessed = clock.open_day(day + 15 + dice.wait(50.0))
    treated = clock.open_day(assessed + 20 + dice.wait(70.0))
    closed = assessed if declined else treated + 60 + dice.wait(200.0)
    stages = [(closed, "declined" if declined else "discharged"), (treated, "treatment"), (assessed, "assessed")]
    stage = next((name for when, name in stages if when <= clock.as_at), "referred")
    world.add(
        "mental_health_waits", case.child.id, referred_date=day, assessed_date=assessed,
        treated_date=None if declined else treated, closed_date=closed, stage=stage,
    )  # fmt: skip
