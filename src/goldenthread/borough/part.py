"""How a child takes part in the meetings about him or her."""

from typing import Final

from goldenthread.borough.clockwork import birthday
from goldenthread.borough.dice import Dice, Weighted
from goldenthread.borough.world import World

_TAKING_PART: Final = Weighted([("PN1", 22), ("PN2", 6), ("PN3", 2), ("PN4", 4), ("PN5", 18), ("PN6", 48)])


def participation(world: World, dice: Dice, birth: int, day: int) -> str:
    """The code for a conference or review on a day: PN0 under four and only then; PN7, no views, grows rarer."""
    if day < birthday(birth, 4):
        return "PN0"
    if dice.chance(world.clock.improving(day, 0.10, 0.03)):
        return "PN7"
    return dice.pick(_TAKING_PART)
