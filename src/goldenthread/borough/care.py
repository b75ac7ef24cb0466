"""A period of being looked after, from the day the child comes into care to the day it ends."""

from goldenthread.borough.cases import Case, close
from goldenthread.borough.world import World


def enter(world: World, case: Case, day: int) -> int:
    """Take a child into care."""
    close(world, case, day, "RC6")
    return day
