"""Conferences, child protection plans with core groups and reviews, child in need plans, and what they lead to."""

from typing import Final

from goldenthread.borough import care, short_breaks, visits
from goldenthread.borough.cases import OPEN, Case, close, hold
from goldenthread.borough.clockwork import months_on
from goldenthread.borough.dice import Dice, Weighted
from goldenthread.borough.endings import end_all
from goldenthread.borough.part import participation
from goldenthread.borough.rates import rate
from goldenthread.borough.world import World

_CATEGORIES: Final = Weighted([("NEG", 46), ("EMO", 40), ("PHY", 8), ("SAB", 4), ("MUL", 2)])
_PLAN = rate("plan-after-conference")
_TO_CARE, _STEP_DOWN = rate("plan-leads-to-care"), rate("plan-steps-down")
_PAST, _MOVED_IN = rate("plan-in-the-past"), rate("plan-transfers-in")
_SHORT_BREAKS = rate("short-breaks")
_NEED_TO_CARE = rate("care-from-need-plan")

# Shares of plans that end at each review, so that a plan lasts about ten months and 2 or 3 in 100 pass two years.
_END_AT_REVIEW: Final = (0.22, 0.53, 0.57, 0.56, 0.56)
_REVIEW_OUTCOME: Final = Weighted([("continue", 84), ("step-down", 8), ("step-up", 4), ("close", 4)])


def planned(dice: Dice, cases: list[Case]) -> frozenset[str]:
    """The children for whom a coming conference will make a plan: nearly always all of them or none."""
    if not dice.chance(_PLAN):
        return frozenset()
    return frozenset(case.child.id for case in cases if dice.chance(0.985))


def moved_in(dice: Dice) -> bool:
    """Whether the conference is about a family who moved in on another authority's plan: no enquiry here came before it."""
    return dice.chance(_MOVED_IN)


def confer(
    world: World, cases: list[Case], enquiries: dict[str, str], discussed: int, day: int, led: frozenset[str]
) -> int:
    """Hold an initial conference about these children; returns the day on which the last case closes.

    ``enquiries`` is empty for a family who moved in on a plan: then ``discussed`` is the day of the formal notice.
    """
    dice, clock = cases[0].child.family.dice, world.clock
    if day > clock.as_at:
        return end_all(world, cases, OPEN, "")
    moved = not enquiries
    meeting, target = world.number("meeting"), clock.add(discussed, 15)
    conferences: dict[str, str] = {}
    with_plan: list[Case] = []
    without: list[Case] = []
    for case in cases:
        (with_plan if case.child.id in led else without).append(case)
        who, child = case.who(day), case.child
        if moved:
            case.cells["transfer_in_conference_date"] = day
        conferences[child.id] = world.add(
            "conferences", child.id, kind="transfer-in" if moved else "initial", conference_date=day, target_date=target,
            notified_date=discussed if moved else None, meeting_id=meeting,
            enquiry_key=enquiries.get(child.id), referral_key=case.id, led_to_plan=child.id in led,
            quorate=dice.chance(0.96), team_id=who.team, worker_id=who.id, recorded_at=world.recorded(dice, day),
        )  # fmt: skip
        world.add(
            "participation", child.id, meeting_date=day, meeting_kind="transfer-in" if moved else "initial",
            participation=participation(world, dice, child.birth, day), parent_attended=dice.chance(0.86),
            report_on_time=dice.chance(clock.improving(day, 0.55, 0.85)),
        )  # fmt: skip
    ended = day
    if without:
        ended = max(ended, need_plan(world, without, day))
    if with_plan:
        ended = max(ended, plan(world, with_plan, conferences, day))
    return ended


def plan(world: World, cases: list[Case], conferences: dict[str, str], day: int) -> int:
    """Protect these children by a plan made at a conference; returns the day on which the last case closes."""
    dice, clock = cases[0].child.family.dice, world.clock
    reviews, end = _reviews(world, dice, day)
    to_care = dice.chance(_TO_CARE * min(2.2, care_factor(cases, day)))
    if to_care:
        end = min(end, day + 20 + dice.wait(150.0))
    hold(world, cases, "dis" if cases[0].need == "N2" else "ip", day + 1, end, "child-protection-plan")
    category = dice.pick(_CATEGORIES)
    latest = category if dice.chance(0.88) else dice.pick(_CATEGORIES)
    plans: dict[str, str] = {}
    for case in cases:
        child, who = case.child, case.who(day)
        if child.plans == 0 and child.age(day) > 2 and dice.chance(_PAST):
            child.plans = 1
        plans[child.id] = world.add(
            "cp_plans", child.id, referral_key=case.id, conference_key=conferences[child.id], start_date=day, end_date=end,
            initial_category=category, latest_category=latest, previous_plans=child.plans, other_authority_plan=False,
            emergency_powers_in_6_months=dice.chance(0.03), team_id=who.team, worker_id=who.id,
        )  # fmt: skip
        world.extras["recorded"]["cp_plans"][plans[child.id]] = day + dice.between(0, 6)
        child.plans += 1
    _core_groups(world, cases, plans, day, end)
    visits.series(world, cases, "cp", day, end, visits.protection_gap(world), plans)
    _write_reviews(world, cases, plans, [(due, held) for due, held in reviews if held <= end], end)
    if end > clock.as_at:
        return end_all(world, cases, OPEN, "")
    if to_care:
        return come_into_care(world, cases, end)
    if dice.chance(_STEP_DOWN):
        return need_plan(world, cases, end + 1, step_down=True)
    return end_all(world, cases, clock.open_day(end + dice.between(1, 12)), "RC5" if dice.chance(0.06) else "RC7")


def _reviews(world: World, dice: Dice, day: int) -> tuple[list[tuple[int, int]], int]:
    """Due and held days of the review conferences of a plan made on a day, and the day on which the plan ends."""
    clock, held, found = world.clock, day, []
    for number in range(12):
        due = months_on(held, 3 if number == 0 else 6)
        late = dice.chance(clock.improving(held, 0.09, 0.03))
        held = clock.open_day(due + dice.between(2, 30)) if late else clock.open_day(due - 4 - min(60, dice.wait(9.0)))
        found.append((due, held))
        if held > clock.as_at:
            return found, OPEN
        if dice.chance(_END_AT_REVIEW[min(number, 4)]):
            return found, held
    return found, held


def _write_reviews(
    world: World, cases: list[Case], plans: dict[str, str], reviews: list[tuple[int, int]], end: int
) -> None:
    dice = cases[0].child.family.dice
    for due, held in reviews:
        meeting = world.number("meeting")
        for case in cases:
            child = case.child
            part = participation(world, dice, child.birth, held)
            world.add(
                "cp_reviews", child.id, plan_key=plans[child.id], review_date=held, due_date=due, meeting_id=meeting,
                plan_continues=held < end, quorate=dice.chance(0.97), participation=part,
            )  # fmt: skip
            world.add(
                "participation", child.id, meeting_date=held, meeting_kind="review", participation=part,
                parent_attended=dice.chance(0.84), report_on_time=dice.chance(world.clock.improving(held, 0.55, 0.88)),
            )  # fmt: skip


def _core_groups(world: World, cases: list[Case], plans: dict[str, str], day: int, end: int) -> None:
    """The first core group within ten working days of the conference, later ones about every six weeks."""
    dice, clock = cases[0].child.family.dice, world.clock
    in_time = dice.chance(clock.improving(day, 0.70, 0.94))
    meeting = clock.add(day, dice.between(5, 10)) if in_time else clock.add(day, 11 + dice.wait(7.0))
    while meeting < end and meeting <= clock.as_at:
        held, recorded = dice.chance(0.95), world.recorded(dice, meeting)
        for case in cases:
            who = case.who(meeting)
            world.add(
                "core_groups", case.child.id, plan_key=plans[case.child.id], meeting_date=meeting, held=held,
                outcome=("continue" if dice.chance(0.8) else "amend") if held else None, team_id=who.team, worker_id=who.id,
                recorded_at=recorded,
            )  # fmt: skip
        meeting = clock.open_day(meeting + 28 + min(40, dice.wait(10.0)))


def need_plan(world: World, cases: list[Case], day: int, step_down: bool = False) -> int:
    """Support these children by a child in need plan; returns the day on which the last case closes."""
    dice, clock = cases[0].child.family.dice, world.clock
    if day > clock.as_at:
        return end_all(world, cases, OPEN, "")
    day = clock.open_day(day + (0 if step_down else dice.between(0, 12)))
    disabled = cases[0].need == "N2"
    length = 60 + dice.wait(900.0) if disabled else 45 + dice.wait(70.0 if step_down else 205.0)
    end = clock.open_day(day + length)
    grown = min(case.child.turns(18) for case in cases)
    end = max(day + 1, min(end, grown))
    service = "dis" if disabled else "ip" if cases[0].team is None or cases[0].team.service != "reach" else "reach"
    hold(world, cases, service, day, end, "child-in-need-plan")
    plans: dict[str, str] = {}
    for case in cases:
        who = case.who(day)
        plans[case.child.id] = world.add(
            "cin_plans", case.child.id, referral_key=case.id, start_date=day, end_date=end, team_id=who.team, worker_id=who.id,
        )  # fmt: skip
    visits.series(world, cases, "cin", day, end, visits.need_gap(world, 12 if disabled else 6))
    _need_reviews(world, cases, plans, day, end, disabled)
    if disabled and cases[0].child.disabled and dice.chance(_SHORT_BREAKS):
        short_breaks.agree(world, cases[0], day, end)
    if end > clock.as_at:
        return end_all(world, cases, OPEN, "")
    if dice.chance(_NEED_TO_CARE * care_factor(cases, end)):
        return come_into_care(world, cases, end)
    return end_all(world, cases, end, "RC5" if dice.chance(0.04) else "RC7")


def _need_reviews(world: World, cases: list[Case], plans: dict[str, str], day: int, end: int, disabled: bool) -> None:
    dice, clock = cases[0].child.family.dice, world.clock
    step = 180 if disabled else 84
    due = day + (step if disabled else 42)
    while True:
        late = dice.chance(clock.improving(due, 0.35, 0.12))
        held = clock.open_day(due + (dice.between(3, 60) if late else -dice.between(0, 12)))
        if held >= end or held > clock.as_at:
            return
        outcome, recorded = dice.pick(_REVIEW_OUTCOME), world.recorded(dice, held)
        for case in cases:
            who = case.who(held)
            world.add(
                "cin_reviews", case.child.id, plan_key=plans[case.child.id], review_date=held, due_date=due, outcome=outcome,
                team_id=who.team, worker_id=who.id, recorded_at=recorded,
            )  # fmt: skip
        due = held + step


def care_factor(cases: list[Case], day: int) -> float:
    """How much likelier than usual these children are to come into care: babies most of all, then adolescents."""
    ages = [case.child.age(day) for case in cases]
    return (
        4.0
        if any(0 <= age < 1 for age in ages)
        else 1.6
        if any(1 <= age < 4 for age in ages)
        else 1.1
        if max(ages) > 13
        else 0.6
    )


def _settled(age: float) -> float:
    """Order in which one of several children is taken into care: the youngest first, but adolescents before the middle ones."""
    return age if age < 6 else 5.0 if age > 13 else age + 6.0


def come_into_care(world: World, cases: list[Case], day: int) -> int:
    """Take one or all of these children into care and close or go on with the others; returns the last day."""
    dice = cases[0].child.family.dice
    if day > world.clock.as_at:
        return end_all(world, cases, OPEN, "")
    born = [case for case in cases if case.child.birth <= day < case.child.turns(18) - 30]
    taken = born if dice.chance(0.5) else [min(born, key=lambda case: _settled(case.child.age(day)))] if born else []
    ended = day
    for case in taken:
        ended = max(ended, care.enter(world, case, day))
    left = [case for case in cases if case not in taken]
    if left:
        later = world.clock.open_day(day + dice.between(30, 120))
        hold(world, left, "ip", day, later, "child-in-need")
        for case in left:
            close(world, case, later, "RC7")
        ended = max(ended, later)
    return ended
