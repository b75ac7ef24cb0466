"""The end of an episode for the brothers and sisters in it."""

from typing import Final

from goldenthread.borough.cases import Case, close
from goldenthread.borough.world import World

_NINE_FROM: Final = 738_246  # 1 April 2022: closure RC9 began with the collection of 2022-23


def end_all(world: World, cases: list[Case], day: int, reason: str) -> int:
    """Close what is still open of these cases on a day; returns the day. Before RC9 existed its closures were RC8."""
    if reason == "RC9" and day < _NINE_FROM:
        reason = "RC8"
    for case in cases:
        if not case.reason and case.closed >= day:
            close(world, case, day, reason)
    return day
