"""Missing episodes with return interviews, and the risk of exploitation with the panels that discuss it."""

from typing import Final

from goldenthread.borough.cases import Case
from goldenthread.borough.clockwork import YEAR
from goldenthread.borough.dice import Weighted
from goldenthread.borough.world import World

_KINDS: Final = Weighted(
    [("criminal", 38), ("sexual", 28), ("gang", 14), ("county-lines", 12), ("radicalisation", 4), ("trafficking", 4)]
)
_LEVELS: Final = Weighted([("low", 34), ("medium", 44), ("high", 22)])
_PANELS: Final = {"radicalisation": "channel", "gang": "gangs", "county-lines": "gangs"}
# Days between two episodes of a child who goes missing: one in nine looked-after children did in 2025, about six times each.
_BETWEEN_IN_CARE: Final = 24.0
_BETWEEN_AT_HOME: Final = 60.0


def follow(world: World, case: Case, start: int, end: int, in_care: bool) -> None:
    """Write the missing episodes and risks of one child from a day to another."""
    dice, child = case.child.family.dice, case.child
    begin = max(start, child.turns(11), world.clock.history_from)
    if begin >= end:
        return
    likely = 0.62 if child.risky else 0.10 if in_care else 0.03
    if not dice.chance(likely if in_care else likely * 0.7):
        return
    _risk(world, case, begin, end)
    day = begin + dice.wait(90.0)
    spell = day + dice.between(60, int(YEAR))
    while day < min(end, spell):
        back = day + min(60, dice.wait(1.9 if in_care else 1.3))
        _episode(world, case, day, min(back, end), in_care)
        day = back + 1 + dice.wait(_BETWEEN_IN_CARE if in_care else _BETWEEN_AT_HOME)


def _episode(world: World, case: Case, day: int, back: int, in_care: bool) -> None:
    dice, clock, child = case.child.family.dice, world.clock, case.child
    offered = dice.chance(clock.improving(day, 0.74, 0.96))
    accepted = offered and dice.chance(clock.improving(day, 0.52, 0.72))
    closed = back <= clock.as_at
    known = world.add(
        "missing_episodes", child.id, kind="A" if in_care and dice.chance(0.12) else "M", start_date=day, end_date=back,
        interview_offered="yes" if offered else "no",
        interview_accepted=("yes" if accepted else "no") if offered else "not-applicable",
    )  # fmt: skip
    if not closed or not offered or not known:
        return
    asked = back + dice.between(0, 2)
    soon = dice.chance(clock.improving(day, 0.48, 0.80))
    held = asked + dice.between(0, max(0, 3 - (asked - back))) if soon else back + 4 + dice.wait(6.0)
    done = held if accepted else None
    world.add(
        "return_interviews", child.id, missing_key=known, returned_date=back, offered_date=asked,
        accepted=accepted if asked <= clock.as_at else None, completed_date=done,
        recorded_at=world.recorded(dice, min(done or asked, clock.as_at)),
    )  # fmt: skip


def _risk(world: World, case: Case, begin: int, end: int) -> None:
    dice, child = case.child.family.dice, case.child
    kind, day = dice.pick(_KINDS), begin + dice.between(0, 60)
    for _ in range(4):
        ended = day + 60 + dice.wait(150.0)
        if day >= end:
            return
        level = dice.pick(_LEVELS)
        world.add("exploitation_risks", child.id, kind=kind, assessed_date=day, level=level, ended_date=min(ended, end))
        if level != "low":
            panel = world.clock.open_day(day + dice.between(5, 30))
            if panel <= min(ended, end):
                world.add(
                    "panels", child.id, kind=_PANELS.get(kind, "mace"), panel_date=panel, referred_date=max(day, panel - 14)
                )  # fmt: skip
        if dice.chance(0.55):
            return
        day = ended
