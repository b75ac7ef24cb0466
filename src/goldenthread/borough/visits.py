"""Visits one after another, on time or late, seen or not, typed in soon or long after."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from goldenthread.borough.cases import Case
from goldenthread.borough.clockwork import moment
from goldenthread.borough.dice import Dice
from goldenthread.borough.rates import rate
from goldenthread.borough.world import World

Gap = Callable[[Dice, int], int]
"""From the day of one visit to the day of the next."""

_CP = (rate("protection-visit-in-time-start"), rate("protection-visit-in-time-end"))
_CIN = (rate("need-visit-in-time-start"), rate("need-visit-in-time-end"))
_YOUNGEST_ALONE: Final = 4


def series(
    world: World, cases: Sequence[Case], kind: str, start: int, end: int, gap: Gap,
    plans: Mapping[str, str] | None = None, period: str | None = None,
) -> int:  # fmt: skip
    """Visit brothers and sisters together from a day until before another; returns the day of the last visit, or 0."""
    dice = cases[0].child.family.dice
    limit, latest = min(end - 1, world.clock.as_at), 0
    day = gap(dice, start)
    while day <= limit:
        if day >= world.clock.history_from:
            _visit(world, dice, cases, kind, day, plans, period)
        latest = day
        day = max(gap(dice, day), day + 1)
    return latest


def _visit(
    world: World, dice: Dice, cases: Sequence[Case], kind: str, day: int, plans: Mapping[str, str] | None, period: str | None
) -> None:  # fmt: skip
    draw = dice.random
    hour, recorded = 9 + int(draw() * 10), world.recorded(dice, day)
    at = moment(day, hour, int(draw() * 4) * 15)
    recorded = max(recorded, at + 20)
    away = draw() < 0.035
    for case in cases:
        child = case.child
        seen: bool | None = None
        alone: bool | None = None
        if child.birth <= day:
            seen = not away and draw() < 0.965
            if seen and child.age(day) >= _YOUNGEST_ALONE:
                alone = draw() < world.clock.improving(day, 0.5, 0.78)
        who = case.who(day)
        world.add(
            "visits", child.id, kind=kind, visit_date=day, visited_at=at, seen=seen, seen_alone=alone,
            bedroom_seen=draw() < 0.4 if seen and kind != "cin" else None, plan_key=plans.get(child.id) if plans else None,
            care_period_key=period, team_id=who.team, worker_id=who.id, recorded_at=recorded,
        )  # fmt: skip


def protection_gap(world: World) -> Gap:
    """Ten working days between visits to a child on a protection plan, kept more and more often."""
    clock = world.clock

    def gap(dice: Dice, day: int) -> int:
        if dice.random() < clock.improving(day, *_CP):
            return clock.add(day, 10 - int(dice.random() ** 2 * 6))
        return clock.add(day, 11 + min(30, dice.wait(6.0)))

    return gap


def need_gap(world: World, weeks: int = 6) -> Gap:
    """So many weeks between visits to a child in need, kept more and more often."""
    clock = world.clock

    def gap(dice: Dice, day: int) -> int:
        if dice.random() < clock.improving(day, *_CIN):
            return clock.open_day(day + weeks * 7 - 1 - int(dice.random() ** 2 * weeks * 3) - 3)
        return clock.open_day(day + weeks * 7 + 2 + dice.wait(24.0))

    return gap
