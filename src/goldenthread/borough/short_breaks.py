"""Series of short breaks for disabled children: looked after by law, and outside nearly every looked-after measure."""

from goldenthread.borough.cases import OPEN, Case
from goldenthread.borough.visits import series
from goldenthread.borough.world import World


def agree(world: World, case: Case, start: int, end: int) -> None:
    """Agree a series of short breaks (V4: the agreement is recorded, not each break) within a child in need plan."""
    dice, child, clock = case.child.family.dice, case.child, world.clock
    first = clock.open_day(start + dice.between(20, 90))
    last = min(end, first + 120 + dice.wait(500.0))
    if first >= min(last, child.turns(17), clock.as_at):
        return
    last = min(last, child.turns(18))
    closed = last if last <= clock.as_at else None
    period, home = world.collector.name("care_periods"), world.collector.name("placements")
    kind = "K2" if dice.chance(0.6) else "U6"
    who = case.who(first)
    world.add(
        "care_periods", child.id, period, start_date=first, end_date=closed, end_reason="E4A", need="N2", short_breaks=True,
        referral_key=case.id, team_id=who.team, worker_id=who.id,
    )  # fmt: skip
    world.add(
        "placements", child.id, home, care_period_key=period, start_date=first, end_date=closed, placement_type=kind,
        provider="PR1" if dice.chance(0.5) else "PR4", location="IN", placement_authority=world.plan.authority, short_breaks=True,
        intended_to_last=False, plan_date=first,
    )  # fmt: skip
    world.add(
        "care_episodes", child.id, care_period_key=period, start_date=first, start_reason="S", end_date=closed, end_reason="E4A",
        legal_status="V4", need="N2", placement_key=home,
    )  # fmt: skip
    world.add("legal_statuses", child.id, status="V4", start_date=first, end_date=closed)
    series(
        world,
        [case],
        "short-break",
        first,
        closed or OPEN,
        lambda dice_, day: clock.open_day(day + 75 + dice_.between(0, 20)),
        None,
        period,
    )
