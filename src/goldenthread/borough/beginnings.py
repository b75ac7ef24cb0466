"""How a family's story begins: with a contact, already in care when records begin, alone from abroad, or privately fostered."""

from typing import Final

from goldenthread.borough import care, front_door, people, private_fostering, quality
from goldenthread.borough.cases import Case, hold
from goldenthread.borough.clockwork import YEAR
from goldenthread.borough.dice import Dice, Weighted
from goldenthread.borough.kin import Family
from goldenthread.borough.rates import rate
from goldenthread.borough.world import World

_STOCK_AGES: Final = Weighted([((0, 3), 14.0), ((4, 9), 24.0), ((10, 14), 28.0), ((15, 17), 34.0)])
_STOCK, _ALONE, _PRIVATE = rate("stock-families"), rate("unaccompanied"), rate("private-fostering")


def family(world: World, dice: Dice, most: int) -> Family:
    """Draw one family with at most so many children and follow it through the years."""
    lot = dice.random()
    # Records of a few years hold fewer new families beside those who were there when they began.
    stock = _STOCK * 10.0 / (world.plan.years + 4.0)
    if lot < stock * 0.68:
        return _in_care_already(world, dice)
    if lot < stock:
        return _left_care_already(world, dice)
    first = world.clock.arrival(dice)
    if lot < stock + _ALONE:
        return _alone(world, dice, first)
    if lot < stock + _ALONE + _PRIVATE:
        return private_fostering.family(world, dice, first)
    made = people.make_family(world, dice, first, most)
    front_door.live(world, made)
    return made


def after_adoption(world: World, dice: Dice, birth: int, sex: str, day: int) -> Family:
    """An adopted child's new family asks for help: a new name, number and family, and no link to the old record."""
    made = _one_child(world, dice, day, birth)
    made.children[0].sex = sex
    front_door.live(world, made)
    return made


def _in_care_already(world: World, dice: Dice) -> Family:
    """A child who came into care before the records begin and is still there when they do."""
    start = world.clock.start
    low, high = dice.pick(_STOCK_AGES)
    age = low + dice.random() * (high - low + 0.9)
    before = min(int(age * YEAR) - 20, 30 + dice.wait(900.0))
    entered = start - max(10, before)
    born = start - int(age * YEAR) - 30
    made = _one_child(world, dice, min(entered, max(born, entered)), born)
    _enter(world, made, max(entered, born + 3), min(start + 5 + dice.wait(500.0), made.children[0].turns(18)))
    return made


def _left_care_already(world: World, dice: Dice) -> Family:
    """A young person who had left care at eighteen before the records begin."""
    start = world.clock.start
    born = start - int((18.0 + dice.random() * 2.9) * YEAR)
    entered = born + int((18.0 - 0.6 - min(10.0, dice.wait(1_000.0) / YEAR)) * YEAR)
    made = _one_child(world, dice, entered, born)
    _enter(world, made, entered, made.children[0].turns(18))
    return made


def _one_child(world: World, dice: Dice, day: int, birth: int) -> Family:
    made = people.make_family(world, dice, day, 0)
    made.children.clear()
    people.add_child(world, made, birth)
    return made


def _enter(world: World, made: Family, entered: int, stays_from: int) -> None:
    child = made.children[0]
    opened = max(child.birth + 1, entered - made.dice.between(5, 90))
    case = front_door.open_cases(
        world, [child], opened, front_door.source_on(made.dice, opened), made.dice.pick(front_door.NEEDS)
    )[0]
    hold(world, [case], "da", opened, max(entered, opened + 1), "assessment")
    care.enter(world, case, max(entered, opened + 1), stays_from)
    quality.oversee(world, case)


def _alone(world: World, dice: Dice, day: int) -> Family:
    """An unaccompanied asylum-seeking child: into care at once, an age assessment for some, leaving care at eighteen."""
    clock = world.clock
    made = _one_child(world, dice, day, day - int((15.2 + dice.random() * 2.6) * YEAR))
    child = made.children[0]
    child.unaccompanied, child.disabled, child.sex = True, False, "M" if dice.chance(0.93) else "F"
    made.language, made.faith = dice.one(("ps", "ar", "ti", "ku", "fa", "am", "sq")), "muslim"
    made.ethnicity = dice.one(("OOTH", "AOTH", "BAFR", "BAFR", "OOTH"))
    front_door.contact(world, made, made.children, day, "6" if dice.chance(0.7) else "5B", "referral")
    case = front_door.open_cases(world, [child], day, "6", "N8")[0]
    hold(world, [case], "da", day, day + 2, "assessment")
    authorised = clock.add(day, dice.between(15, 44))
    known = world.add(
        "assessments", child.id, referral_key=case.id, start_date=day, internal_review_date=clock.add(day, 10),
        authorised_date=authorised, child_seen=True, no_further_action=False, needs_support=True,
        team_id=case.who(day).team, worker_id=case.who(day).id,
        recorded_at=world.recorded(dice, authorised if authorised <= clock.as_at else day),
    )  # fmt: skip
    if known and authorised <= clock.as_at:
        world.add("assessment_factors", child.id, assessment_key=known, start_date=day, factor="9A")
    ended = child.turns(18)
    world.add("immigration", child.id, status="uasc", start_date=day, end_date=ended)
    _age(world, case, day)
    care.enter(world, case, clock.open_day(day + dice.between(0, 1)))
    quality.oversee(world, case)
    return made


def _age(world: World, case: Case, day: int) -> None:
    dice, clock, child = case.child.family.dice, world.clock, case.child
    if not dice.chance(0.35):
        return
    start = clock.open_day(day + dice.between(3, 40))
    done = clock.open_day(start + 20 + dice.wait(45.0))
    outcome = "child" if dice.chance(0.8) else "disputed"
    world.add("age_assessments", child.id, arrived_date=day, start_date=start, completed_date=done, outcome=outcome)
