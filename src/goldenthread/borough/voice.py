"""What happens beside the plan: family meetings, advocacy, feedback, complaints, escalations, homelessness and no recourse."""

from typing import Final

from goldenthread.borough.cases import Case
from goldenthread.borough.clockwork import YEAR
from goldenthread.borough.dice import Weighted
from goldenthread.borough.health import wait_for_help
from goldenthread.borough.world import World

_MEETING: Final = Weighted([("plan-agreed", 70), ("plan-not-agreed", 14), ("no-plan", 16)])
_RAISED: Final = Weighted([("iro", 52), ("cp-chair", 38), ("advocate", 4), ("agency", 6)])
_STAGES: Final = Weighted([("informal", 56), ("1", 27), ("2", 12), ("3", 4), ("cafcass", 1)])
_COMPLAINTS: Final = Weighted(
    [("children-act", 46), ("corporate", 18), ("compliment", 20), ("member-enquiry", 10), ("mp-enquiry", 6)]
)
_FINDINGS: Final = Weighted([("upheld", 18), ("partly-upheld", 34), ("not-upheld", 40), ("no-finding", 8)])
_TOPICS: Final = ("communication", "conduct of staff", "decision", "delay", "quality of service")
_HOMELESS: Final = Weighted(
    [
        ("section-20", 16),
        ("section-17", 14),
        ("housing-act", 10),
        ("returned-home", 34),
        ("family-or-friends", 22),
        ("declined", 4),
    ]
)
_NRPF: Final = Weighted(
    [("leave-granted", 46), ("asylum-support", 14), ("self-supporting", 16), ("returned", 8), ("moved", 16)]
)
_QUESTIONS: Final = ("felt-listened-to", "knows-the-plan", "feels-safe", "things-are-better")


def beside(world: World, case: Case) -> None:
    """Write what happens beside the plan over the life of one case."""
    limit = min(case.closed, world.clock.as_at + 1)
    if limit - case.opened < 20 or case.nfa:
        return
    stages = {stage for _, stage in case.stages}
    _family_meeting(world, case, limit, stages)
    _advocacy(world, case, limit, stages)
    _feedback(world, case, limit)
    _complaint(world, case, limit)
    _escalations(world, case, limit, stages)
    _homeless(world, case, limit)
    if case.child.age(case.opened) > 5 and "looked-after" not in stages and case.child.family.dice.chance(0.05):
        wait_for_help(world, case, case.opened + case.child.family.dice.between(15, 90), limit - 1)


def _family_meeting(world: World, case: Case, limit: int, stages: set[str]) -> None:
    dice, clock = case.child.family.dice, world.clock
    if not stages & {"child-protection-plan", "child-in-need-plan"} or not dice.chance(
        clock.improving(case.opened, 0.06, 0.22)
    ):
        return
    offered = clock.open_day(case.opened + dice.between(20, 90))
    if offered >= limit:
        return
    accepted = dice.chance(0.62)
    held = clock.open_day(offered + dice.between(14, 60)) if accepted and dice.chance(0.82) else None
    outcome = dice.pick(_MEETING)
    world.add(
        "family_group_conferences", case.child.id, offered_date=offered, accepted=accepted, held_date=held, outcome=outcome,
        referral_key=case.id,
    )  # fmt: skip


def _advocacy(world: World, case: Case, limit: int, stages: set[str]) -> None:
    dice, clock, child = case.child.family.dice, world.clock, case.child
    wanted = 0.32 if "looked-after" in stages else 0.20 if "child-protection-plan" in stages else 0.0
    if child.age(case.opened) < 5 or not dice.chance(wanted):
        return
    kind = "independent-visitor" if "looked-after" in stages and dice.chance(0.3) else "advocate"
    offered = clock.open_day(case.opened + dice.between(30, 150))
    if offered >= limit:
        return
    accepted = dice.chance(0.64)
    start = clock.open_day(offered + dice.between(3, 50)) if accepted else None
    end = start + 60 + dice.wait(250.0) if start else None
    world.add("advocacy", child.id, kind=kind, offered_date=offered, accepted=accepted, start_date=start, end_date=end)


def _feedback(world: World, case: Case, limit: int) -> None:
    dice, clock = case.child.family.dice, world.clock
    if not dice.chance(clock.improving(case.opened, 0.02, 0.07)):
        return
    day = clock.open_day(case.opened + dice.between(18, 200))
    if day >= limit:
        return
    who = "child" if case.child.age(day) >= 7 and dice.chance(0.55) else "parent" if dice.chance(0.8) else "carer"
    for question in _QUESTIONS:
        score = dice.between(1, 5) if dice.chance(0.4) else dice.between(3, 5)
        world.add(
            "feedback", case.child.id, given_by=who, feedback_date=day, question=question, score=float(score), positive=score >= 4
        )  # fmt: skip


def _complaint(world: World, case: Case, limit: int) -> None:
    dice, clock = case.child.family.dice, world.clock
    if not dice.chance(0.022):
        return
    day, kind = clock.open_day(case.opened + dice.between(15, 300)), dice.pick(_COMPLAINTS)
    if day >= limit:
        return
    number, stage, team = world.number("complaint"), 1, case.who(day).team
    while day <= clock.as_at:
        extended = clock.add(day, 20) if dice.chance(0.2) else None
        limit_days = 20 if extended else 10
        in_time = dice.chance(clock.improving(day, 0.55, 0.85))
        answered = clock.add(day, dice.between(3, limit_days) if in_time else dice.between(limit_days + 1, 45))
        judged = kind in {"children-act", "corporate"}
        world.add(
            "complaints", case.child.id, complaint_id=number, kind=kind, stage=str(stage) if judged else None,
            received_date=day, acknowledged_date=clock.add(day, dice.between(0, 5)), extended_to_date=extended,
            responded_date=answered, outcome=dice.pick(_FINDINGS) if judged else None, team_id=team, topic=dice.one(_TOPICS),
        )  # fmt: skip
        if not judged or stage == 3 or not dice.chance(0.10):
            return
        stage += 1
        day = clock.open_day(answered + dice.between(5, 20))


def _escalations(world: World, case: Case, limit: int, stages: set[str]) -> None:
    dice, clock = case.child.family.dice, world.clock
    if not stages & {"child-protection-plan", "looked-after"}:
        return
    day = clock.open_day(max(case.opened + 40, clock.history_from) + dice.wait(6.0 * YEAR))
    while day < limit:
        resolved = clock.add(day, 2 + dice.wait(clock.improving(day, 16.0, 7.0)))
        world.add(
            "escalations", case.child.id, raised_by=dice.pick(_RAISED), raised_date=day, stage=dice.pick(_STAGES),
            resolved_date=resolved,
        )  # fmt: skip
        day = clock.open_day(day + 30 + dice.wait(6.0 * YEAR))


def _homeless(world: World, case: Case, limit: int) -> None:
    """A few families without recourse to public funds, and a few young people of 16 or 17 who present as homeless."""
    dice, clock, child = case.child.family.dice, world.clock, case.child
    if child.family.language != "en" and not child.unaccompanied and dice.chance(0.02):
        start = clock.open_day(case.opened + dice.between(1, 15))
        if start < limit:
            world.add(
                "no_recourse", child.id, start_date=start, end_date=start + 60 + dice.wait(300.0), outcome=dice.pick(_NRPF)
            )  # fmt: skip
    sixteen = child.turns(16)
    if case.need not in {"N4", "N5", "N6"} or not sixteen <= case.opened < child.turns(18) or not dice.chance(0.22):
        return
    day = case.opened
    outcome = dice.pick(_HOMELESS)
    housed = (
        day + (0 if dice.chance(0.8) else dice.between(1, 6))
        if outcome in {"section-20", "section-17", "housing-act"}
        else None
    )
    assessed = clock.add(day, dice.between(3, 10) if dice.chance(0.7) else dice.between(11, 40))
    world.add(
        "homeless_presentations", child.id, presented_date=day, accommodated_date=housed, assessed_date=assessed,
        outcome=outcome if assessed <= clock.as_at else "pending", bed_and_breakfast=housed is not None and dice.chance(0.06),
    )  # fmt: skip
