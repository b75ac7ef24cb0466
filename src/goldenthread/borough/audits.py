"""Audits of cases with the grades before and after moderation: nearly half inadequate at first, good in the end."""

from typing import Final

from goldenthread.borough.cases import Case
from goldenthread.borough.clockwork import YEAR
from goldenthread.borough.dice import Weighted
from goldenthread.borough.world import World

_KINDS: Final = Weighted([("regular", 52), ("thematic", 26), ("dip-sample", 14), ("multi-agency", 5), ("re-audit", 3)])
_THEMES: Final = (
    "neglect",
    "strategy discussions",
    "plans",
    "visits",
    "voice of the child",
    "permanence",
    "supervision",
)
_GRADES: Final = ("inadequate", "requires-improvement", "good", "outstanding")
_FIRST: Final = (0.46, 0.40, 0.14, 0.0)  # management oversight, Barnet, October 2017
_LAST: Final = (0.07, 0.38, 0.50, 0.05)
_YEARS_BETWEEN: Final = 4.2


def audit(world: World, case: Case) -> None:
    """Write the audits of one case."""
    dice, clock = case.child.family.dice, world.clock
    limit = min(case.closed, clock.as_at + 1)
    day = clock.open_day(max(case.opened + 10, clock.history_from) + dice.wait(_YEARS_BETWEEN * YEAR))
    while day < limit:
        _write(world, case, day)
        day = clock.open_day(day + 60 + dice.wait(_YEARS_BETWEEN * YEAR))


def _write(world: World, case: Case, day: int) -> None:
    dice, clock = case.child.family.dice, world.clock
    kind, at = dice.pick(_KINDS), clock.position(day)
    level = dice.pick(
        Weighted((index, a + (b - a) * at) for index, (a, b) in enumerate(zip(_FIRST, _LAST, strict=True)))
    )
    returned = clock.open_day(day + dice.between(5, 20) + (dice.between(10, 40) if dice.chance(0.15) else 0))
    moderated = clock.open_day(returned + dice.between(3, 14)) if dice.chance(0.6) else None
    after = max(0, min(3, level + (0 if dice.chance(0.8) else -1 if dice.chance(0.75) else 1)))
    actions = dice.between(0, 2) if level >= 2 else dice.between(2, 7)
    who = case.who(day)
    done = sum(dice.chance(0.85 if clock.as_at - returned > 90 else 0.4) for _ in range(actions))
    known = returned <= clock.as_at
    world.add(
        "audits", case.child.id, kind=kind, allocated_date=day, returned_date=returned, moderated_date=moderated,
        grade=_GRADES[level], moderated_grade=_GRADES[after] if moderated else None,
        theme=dice.one(_THEMES) if kind == "thematic" else None, auditor_id=dice.one(world.workforce.auditors).id,
        actions=actions if known else None, actions_done=done if known else None, team_id=who.team, worker_id=who.id,
    )  # fmt: skip
