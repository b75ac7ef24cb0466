"""What managers do about each case: supervision, and the dates of its chronology, summary and management oversight."""

from typing import Final

from goldenthread.borough import missing
from goldenthread.borough.audits import audit
from goldenthread.borough.cases import Case
from goldenthread.borough.rates import rate
from goldenthread.borough.voice import beside
from goldenthread.borough.world import World

_SUPERVISION = (rate("supervision-in-time-start"), rate("supervision-in-time-end"))
_ENTRIES: Final = (("management-oversight", 75, 12), ("case-summary", 120, 60), ("chronology", 185, 120))
"""Kind of entry, usual days between two and days until the first."""


def oversee(world: World, case: Case) -> None:
    """Write what is done about a case over its whole life, once its end is known."""
    if not case.spells or case.nfa:
        return
    _supervise(world, case)
    _entries(world, case)
    audit(world, case)
    beside(world, case)
    if not any(stage in {"looked-after", "care-leaver"} for _, stage in case.stages):
        missing.follow(world, case, case.opened, min(case.closed, world.clock.as_at), in_care=False)


def _supervise(world: World, case: Case) -> None:
    """Supervise about every six weeks, restarting when the case changes hands."""
    dice, clock, child = case.child.family.dice, world.clock, case.child
    limit = min(case.closed, clock.as_at + 1)
    day = max(case.opened, clock.history_from - 60)
    while True:
        if dice.random() < clock.improving(day, *_SUPERVISION):
            day = clock.open_day(day + 42 - int(dice.random() ** 2 * 24) - 3)
        else:
            day = clock.open_day(day + 43 + min(150, dice.wait(26.0)))
        if day >= limit:
            return
        who = case.who(day)
        world.add(
            "supervisions", child.id, supervision_date=day, kind="case", supervisor_id=who.manager or who.id, team_id=who.team,
            worker_id=who.id, recorded_at=world.recorded(dice, day),
        )  # fmt: skip


def _entries(world: World, case: Case) -> None:
    dice, clock, child = case.child.family.dice, world.clock, case.child
    limit = min(case.closed, clock.as_at + 1)
    begin = max(case.opened, clock.history_from)
    for kind, step, first in _ENTRIES:
        day = begin + dice.between(1, first * 2)
        while day < limit:
            who, entered = case.who(day), clock.open_day(day)
            if entered >= limit:
                break
            world.add(
                "case_recordings", child.id, kind=kind, entry_date=entered, team_id=who.team, worker_id=who.id,
                recorded_at=world.recorded(dice, entered),
            )  # fmt: skip
            day += step - 15 + dice.wait(25.0 - 10.0 * clock.position(day))
