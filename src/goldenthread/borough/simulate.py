"""The synthetic borough: family after family is followed until the census holds as many children as were asked for."""

from goldenthread.borough import beginnings, casting, money, people, staff, truth
from goldenthread.borough.dice import Dice
from goldenthread.borough.kin import Family
from goldenthread.borough.plan import Borough, ImpossiblePlan, Plan
from goldenthread.borough.world import World

__all__ = ["Borough", "ImpossiblePlan", "Plan", "simulate"]


def simulate(plan: Plan) -> Borough:
    """Simulate a borough; the same plan gives the same rows on every machine.

    Families are drawn one by one, each with its own stream of chance, until exactly ``plan.children`` children were open
    at some time in the final census year.
    """
    world = World(plan)
    wanted, drawn = plan.children, 0
    while wanted > 0:
        dice = Dice(plan.seed, "family", drawn)
        drawn += 1
        if world.adopted:
            family = beginnings.after_adoption(world, dice, *world.adopted.pop())
        else:
            family = beginnings.family(world, dice, wanted)
        wanted -= world.in_census(family.children)
        if _belongs(world, family):
            people.record(world, family)
            world.collector.commit()
        else:
            world.collector.discard()
    if plan.cast:
        casting.plant(world)
    staff.record(world)
    money.budgets(world)
    tables = world.collector.tables()
    clocks = truth.clock_answers(world.clock, tables)
    return Borough(plan, tables, truth.answers(world.clock, tables), world.extras, clocks)


def _belongs(world: World, family: Family) -> bool:
    """Whether anything about the family falls in the years that are held."""
    start = world.clock.start
    return any(
        any(day >= start for day in child.opened) or any(closed is None or closed >= start for _, closed in child.cases)
        for child in family.children
    )
