"""Children who live with somebody who is neither a parent nor a close relative: notified, visited and assessed."""

from goldenthread.borough import front_door, people, quality
from goldenthread.borough.cases import OPEN, close, hold
from goldenthread.borough.clockwork import YEAR
from goldenthread.borough.dice import Dice
from goldenthread.borough.kin import Family
from goldenthread.borough.visits import series
from goldenthread.borough.world import World


def family(world: World, dice: Dice, day: int) -> Family:
    """A child of 7 to 15 in a private arrangement, from the notification to its end, at sixteen at the latest."""
    clock = world.clock
    made = people.make_family(world, dice, day, 0)
    made.children.clear()
    child = people.add_child(world, made, day - int((7.0 + dice.random() * 8.0) * YEAR))
    front_door.contact(world, made, [child], day, "2A" if dice.chance(0.5) else "1D", "referral")
    case = front_door.open_cases(world, [child], day, "2A", "N9")[0]
    end = min(child.turns(16), clock.open_day(day + 60 + dice.wait(400.0)))
    hold(world, [case], "ip", day, end, "private-fostering")
    seen = clock.add(day, dice.between(2, 7) if dice.chance(clock.improving(day, 0.6, 0.93)) else dice.between(8, 20))
    done = clock.add(day, dice.between(20, 42) if dice.chance(clock.improving(day, 0.6, 0.9)) else dice.between(43, 70))
    done = min(done, end)  # nothing is assessed after the arrangement and the case have ended
    world.add(
        "private_fostering", child.id, notified_date=day, start_date=day + dice.between(-60, 30),
        first_visit_date=seen if seen <= end else None, assessed_date=done if done <= end else None, end_date=end,
    )  # fmt: skip

    def gap(stream: Dice, last: int) -> int:
        if last == day:
            return seen
        limit = 42 if last - day < 365 else 84
        late = not stream.chance(clock.improving(last, 0.65, 0.93))
        return clock.open_day(last + limit + (stream.between(2, 30) if late else -stream.between(3, 14)))

    series(world, [case], "private-fostering", day, end, gap)
    known = world.add(
        "assessments", child.id, referral_key=case.id, start_date=clock.open_day(day), authorised_date=done, child_seen=True,
        no_further_action=False, needs_support=True, team_id=case.who(day).team, worker_id=case.who(day).id,
        recorded_at=world.recorded(dice, done if done <= clock.as_at else day),
    )  # fmt: skip
    if known and done <= clock.as_at:
        for factor in ("5A", "8F") if child.disabled else ("8F",):
            world.add(
                "assessment_factors", child.id, assessment_key=known, start_date=clock.open_day(day), factor=factor
            )
    close(world, case, end if end <= clock.as_at else OPEN, "RC7")
    quality.oversee(world, case)
    return made
