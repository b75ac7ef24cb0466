"""Early help: from the request to the plan, its reviews and its end."""

from typing import Final

from goldenthread.borough.dice import Weighted
from goldenthread.borough.kin import Child, Family
from goldenthread.borough.world import World

_ENDS: Final = Weighted([
    ("needs-met", 55), ("disengaged", 14), ("consent-withdrawn", 8), ("stepped-up", 15), ("moved", 5), ("other", 3),
])  # fmt: skip
_ORGANISATIONS: Final = (
    "early help hub west",
    "early help hub south",
    "early help hub east",
    "children's centre",
    "school",
    "health visiting",
)

# Mean days of early help, so that near 13 in 100 of what is open is older than 12 months, as published.
_MEAN_DAYS: Final = 205.0


def episode(world: World, family: Family, children: list[Child], day: int) -> int:
    """Give a family early help from a day on; returns the day on which it is heard of again, or 0 if it is not."""
    dice, clock = family.dice, world.clock
    start = clock.open_day(day + dice.between(0, 15))
    if start > clock.as_at:
        return 0
    assessed = clock.add(start, dice.between(4, 22))
    planned = clock.add(assessed, dice.between(0, 8))
    first = planned + dice.between(30, 60)
    end = clock.open_day(start + 14 + dice.wait(_MEAN_DAYS))
    latest = first
    while latest + 60 < min(end, clock.as_at):
        latest += dice.between(40, 60)
    why, where = dice.pick(_ENDS), dice.one(_ORGANISATIONS)
    for child in children:
        child.opened.append(day)
        world.add(
            "early_help", child.id, requested_date=day, start_date=start, assessed_date=assessed if assessed <= end else None,
            plan_date=planned if planned <= end else None, first_review_date=first if first <= end else None,
            latest_review_date=latest if latest <= end else None, end_date=end, end_reason=why, organisation=where, team_id="EH1",
        )  # fmt: skip
    if why == "stepped-up" and end <= clock.as_at:
        return end
    return clock.open_day(end + 20 + dice.wait(300.0)) if dice.chance(0.2) else 0
