"""Young people who leave care: eligibility, being in touch, home, work or study, and pathway plans."""

from typing import Final

from goldenthread.borough import names
from goldenthread.borough.cases import OPEN, Case, close, hold
from goldenthread.borough.clockwork import moment, months_on
from goldenthread.borough.dice import Weighted
from goldenthread.borough.kin import Child
from goldenthread.borough.rates import rate
from goldenthread.borough.stay import Stay
from goldenthread.borough.visits import series
from goldenthread.borough.world import World

_HOMES: Final = Weighted(
    [("U1", 38), ("D1", 20), ("B1", 13), ("Z1", 9), ("T1", 6), ("E1", 4), ("K1", 4), ("C1", 2), ("Y1", 4)]
)
_BAD_HOMES: Final = Weighted([("X2", 42), ("S2", 26), ("V2", 14), ("W2", 4), ("K2", 8), ("U2", 6)])
_WORK: Final = Weighted([("F2", 42), ("P2", 5), ("F1", 13), ("F5", 26), ("P5", 8), ("F4", 6)])
_WORK_BEFORE_2022: Final = Weighted([("F2", 42), ("P2", 5), ("F1", 13), ("F3", 32), ("P3", 8)])
_NEITHER: Final = Weighted([("G4", 30), ("G5", 58), ("G6", 12)])
_IN_TOUCH: Final = Weighted([("YES", 93), ("NO", 3.5), ("REFU", 1.5), ("NREQ", 1.5), ("RHOM", 0.5)])
_F4_FROM: Final = 737_881  # 1 April 2021: apprenticeships have codes of their own from the collection of 2021-22
_WEEKS_NEEDED: Final = (
    91  # thirteen weeks of care since the age of 14, some of them at 16 or 17 (2010 regulations, reg 40)
)


def qualifies(child: Child, stay: Stay) -> bool:
    """Whether the young person who leaves care is a relevant or former relevant child."""
    since = max(stay.start, child.turns(14))
    return stay.end > child.turns(16) and stay.end - since >= _WEEKS_NEEDED


def while_looked_after(world: World, case: Case, stay: Stay) -> None:
    """Eligible children of 16 and 17 have a needs assessment and pathway plans while still looked after."""
    child, clock, dice = case.child, world.clock, case.child.family.dice
    since = max(child.turns(16), max(stay.start, child.turns(14)) + _WEEKS_NEEDED)
    if since > clock.as_at:
        return
    _plans(world, case, since + dice.between(40, 130), clock.as_at)
    recorded, met = max(since, clock.as_at - dice.between(0, 25)), max(since, clock.as_at - dice.wait(20.0))
    _meet(world, case, met)
    world.add(
        "care_leavers", child.id, record_date=recorded, eligibility="eligible",
        in_touch="YES", latest_contact_date=met, unaccompanied=child.unaccompanied,
        adviser_id=dice.one(tuple(world.workforce.advisers)).id, team_id=case.who(clock.as_at).team, worker_id=case.who(clock.as_at).id,
    )  # fmt: skip


def follow(world: World, case: Case, stay: Stay) -> int:
    """Follow a care leaver to the twenty-first birthday or, for some, the twenty-fifth; returns the closing day."""
    child, dice, clock = case.child, case.child.family.dice, world.clock
    end = child.turns(25 if dice.chance(0.12) else 21)
    if dice.chance(0.04):
        end = min(end, stay.end + dice.between(200, 900))
    hold(world, [case], "ou", stay.end, end, "care-leaver")
    adviser = dice.one(tuple(world.workforce.advisers))
    world.add(
        "involvements", child.id, worker_id=adviser.id, role="personal-adviser", team_id=adviser.team, start_date=stay.end,
        end_date=end, change_reason="MANAGE",
    )  # fmt: skip
    _plans(world, case, max(child.turns(16) + 90, stay.start + 60), min(end, clock.as_at))
    series(world, [case], "pathway", stay.end, end, lambda dice_, day: clock.open_day(day + 40 + dice_.between(0, 24)))
    world.extras["ni_numbers"][child.id] = names.ni_number(dice)
    _records(world, case, stay, min(end, clock.as_at), adviser.id)
    close(world, case, end if end <= clock.as_at else OPEN, "RC6" if dice.chance(0.06) else "RC7")
    return case.closed


def _plans(world: World, case: Case, first: int, until: int) -> None:
    dice, day = case.child.family.dice, world.clock.open_day(first)
    while day <= until:
        world.add("pathway_plans", case.child.id, review_date=day)
        late = dice.chance(world.clock.improving(day, 0.30, 0.08))
        day = world.clock.open_day(months_on(day, 6) + (dice.between(3, 70) if late else -dice.between(0, 20)))


def _records(world: World, case: Case, stay: Stay, until: int, adviser: str) -> None:
    """One record about each birthday from the seventeenth on, when the return asks, and one at the as-at date."""
    child, dice = case.child, case.child.family.dice
    home_good = dice.chance(rate("leaver-suitable"))
    busy = dice.chance(rate("leaver-in-work-or-study"))
    days = [child.turns(age) + dice.between(-60, 25) for age in range(17, 26)]
    days = [day for day in days if stay.end <= day <= until]
    if until == world.clock.as_at:
        latest = until - dice.between(0, 25)
        if latest >= stay.end and (not days or latest > days[-1] + 30):
            days.append(latest)
    for day in days:
        if dice.chance(0.25):
            home_good = dice.chance(rate("leaver-suitable"))
            busy = dice.chance(rate("leaver-in-work-or-study"))
        touch = dice.pick(_IN_TOUCH)
        known, back = touch in {"YES", "RHOM"}, touch == "RHOM"
        home = dice.pick(_HOMES if home_good else _BAD_HOMES) if known else "R2"
        work = dice.pick(_WORK if day >= _F4_FROM else _WORK_BEFORE_2022) if busy else dice.pick(_NEITHER)
        who = case.who(day)
        met = day - dice.wait(25.0) if known else day - dice.between(90, 250)
        _meet(world, case, met)
        world.add(
            "care_leavers", child.id, record_date=day, eligibility="relevant" if day < child.turns(18) else "former-relevant",
            in_touch=touch, latest_contact_date=met,
            accommodation=None if back else home, suitability=None if back else home[1],
            activity=None if back else work if known else "0", unaccompanied=child.unaccompanied, adviser_id=adviser,
            team_id=who.team, worker_id=who.id,
        )  # fmt: skip


def _meet(world: World, case: Case, day: int) -> None:
    """A record says when the young person was last met; the visit stands among the visits too, as it would."""
    who = case.who(day)
    world.add(
        "visits", case.child.id, kind="pathway", visit_date=day, visited_at=moment(day, 15), seen=True, team_id=who.team,
        worker_id=who.id, recorded_at=moment(day, 17),
    )  # fmt: skip
