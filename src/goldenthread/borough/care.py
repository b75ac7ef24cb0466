"""A period of being looked after, from the day the child comes into care to the day it ends and beyond."""

from goldenthread.borough import adoption, court, health, leaving_care, looked_after, missing, placing
from goldenthread.borough.cases import OPEN, Case, close, hold
from goldenthread.borough.stay import Stay, plan_stay
from goldenthread.borough.visits import need_gap, series
from goldenthread.borough.world import World


def enter(world: World, case: Case, day: int, stays_from: int = 0) -> int:
    """Take a child into care and follow the stay; returns the day on which the case closes, far ahead if it is open."""
    child, dice, clock = case.child, case.child.family.dice, world.clock
    if day > clock.as_at:
        close(world, case, OPEN, "")
        return OPEN
    stay = plan_stay(world, case, day, stays_from)
    adoption.prepare(world, case, stay)
    hold(world, [case], "dis" if case.need == "N2" and dice.chance(0.5) else "cic", day, stay.end, "looked-after")
    placing.place(world, case, stay)
    _write_period(world, case, stay)
    looked_after.follow(world, case, stay)
    health.follow(world, case, stay)
    missing.follow(world, case, stay.start, min(stay.end, clock.as_at), in_care=True)
    court.follow(world, case, stay)
    child.periods += 1
    if stay.end > clock.as_at:
        leaving_care.while_looked_after(world, case, stay)
        close(world, case, OPEN, "")
        return OPEN
    if stay.reason in {"E11", "E12"}:
        adoption.conclude(world, case, stay)
        close(world, case, stay.end, "RC1")
        return stay.end
    if leaving_care.qualifies(child, stay):
        return leaving_care.follow(world, case, stay)
    return _home(world, case, stay)


def _write_period(world: World, case: Case, stay: Stay) -> None:
    child = case.child
    who = case.who(stay.end)
    world.add(
        "care_periods", child.id, stay.id, start_date=stay.start, end_date=stay.end if stay.end < OPEN else None,
        end_reason=stay.reason, need=stay.need, short_breaks=False, again_in_12_months=None,
        unaccompanied_in_12_months=child.unaccompanied, referral_key=case.id,
        last_reviewing_officer_contact_date=_last_contact(world, case, stay), team_id=who.team, worker_id=who.id,
    )  # fmt: skip
    _officer(world, case, stay)


def _last_contact(world: World, case: Case, stay: Stay) -> int | None:
    """The day on which the reviewing officer last saw or spoke to the child, if it has come to that."""
    latest = min(stay.end, world.clock.as_at) - case.child.family.dice.wait(45.0)
    return latest if latest >= stay.start + 10 else None


def _officer(world: World, case: Case, stay: Stay) -> None:
    """Name an independent reviewing officer within days, another one every few years."""
    dice, day = case.child.family.dice, stay.start + case.child.family.dice.between(0, 9)
    limit = min(stay.end, world.clock.as_at + 1)
    while day < limit:
        until = min(stay.end, day + 300 + dice.wait(1_100.0))
        officer = dice.one(tuple(world.workforce.iros))
        world.add(
            "involvements", case.child.id, worker_id=officer.id, role="iro", team_id=officer.team, start_date=day,
            end_date=until if until < OPEN else None, change_reason="MANAGE",
        )  # fmt: skip
        day = until


def _home(world: World, case: Case, stay: Stay) -> int:
    """After care the family is visited for a while and the case closes with the reason that fits."""
    dice, clock = case.child.family.dice, world.clock
    reasons = {"E41": "RC3", "E3": "RC5", "E45": "RC4", "E46": "RC4", "E47": "RC4", "E43": "RC4", "E44": "RC4"}
    reason = reasons.get(stay.reason, "RC7")
    after = stay.end + (dice.between(40, 150) if stay.reason in {"E4A", "E4B"} else dice.between(3, 40))
    end = min(clock.open_day(after), max(stay.end + 1, case.child.turns(18)))
    hold(world, [case], "ip", stay.end, end, "child-in-need")
    if end - stay.end > 30:
        series(world, [case], "cin", stay.end, end, need_gap(world, 4))
    close(world, case, end if end <= clock.as_at else OPEN, reason)
    return case.closed
