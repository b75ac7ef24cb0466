"""Single assessments with their factors, strategy discussions and who came, and section 47 enquiries."""

from typing import Final

from goldenthread.borough import protection
from goldenthread.borough.cases import OPEN, Case, hold
from goldenthread.borough.clockwork import moment
from goldenthread.borough.dice import Dice, Weighted
from goldenthread.borough.endings import end_all
from goldenthread.borough.factors import factors_for
from goldenthread.borough.rates import rate
from goldenthread.borough.world import World

_IN_45 = (rate("assessment-in-45-days-first"), rate("assessment-in-45-days-low"), rate("assessment-in-45-days-last"))
_ENQUIRY, _CONFERENCE = rate("enquiry"), rate("conference-after-enquiry")
_IN_15 = rate("conference-in-15-days")
_AGENCIES: Final = (
    ("police", 0.56, rate("strategy-police")), ("health", 0.27, rate("strategy-health")),
    ("education", 0.33, rate("strategy-education")),
)  # fmt: skip
_ABSENT: Final = Weighted([("invited-not-attended", 40), ("apologies", 22), ("not-invited", 28), ("not-recorded", 10)])
_NO_ACTION, _EARLY_HELP = rate("assessed-no-action"), rate("assessed-early-help")
_CARE = rate("care-from-assessment")


def assess(world: World, cases: list[Case], day: int, service: str) -> int:
    """Assess brothers and sisters after a referral and follow what comes of it; returns the day on which the last closes."""
    dice, clock = cases[0].child.family.dice, world.clock
    start = clock.open_day(day + dice.between(0, 2))
    authorised = clock.add(day, _length(world, dice, day))
    enquiry = dice.chance(_ENQUIRY if cases[0].need != "N2" else 0.06)
    conference = 0
    if enquiry:
        discussed = clock.open_day(day + min(12, dice.wait(5.0)))
        start = min(start, discussed)
        if dice.chance(_CONFERENCE):
            conference = clock.add(discussed, _to_conference(dice))
            authorised = min(authorised, conference)  # the conference has the assessment before it
        else:
            authorised = max(authorised, clock.add(discussed, 20))
    authorised = max(authorised, clock.add(start, 1))
    hold(world, cases, service, day, max(authorised, conference, day + 1) + 1, "assessment")
    lot = dice.random()
    care = not conference and dice.chance(_CARE * protection.care_factor(cases, authorised))
    unmet = lot > _NO_ACTION + _EARLY_HELP or conference or care
    for case in cases:
        _write_assessment(
            world, case, start, authorised, bool(unmet), closing=lot < _NO_ACTION and not (enquiry or care)
        )
    if not enquiry:
        return _after(world, cases, authorised, lot, care)
    led = protection.planned(dice, cases) if conference else frozenset[str]()
    moved = bool(conference) and protection.moved_in(dice)
    enquiries = {} if moved else enquire(world, cases, discussed, conference, led)
    if conference:
        return protection.confer(world, cases, enquiries, discussed, conference, led)
    return _after(world, cases, authorised, lot, care, enquired=True)


def _length(world: World, dice: Dice, day: int) -> int:
    """Working days from referral to authorisation."""
    if dice.chance(world.clock.dipping(day, *_IN_45)):
        return 45 - min(38, dice.wait(9.0)) if dice.chance(0.72) else dice.between(4, 38)
    return 46 + min(80, dice.wait(11.0))


def _to_conference(dice: Dice) -> int:
    """Working days from the strategy discussion to the conference, in the bands that are published."""
    if dice.chance(_IN_15):
        return dice.between(11, 15) if dice.chance(0.89) else dice.between(4, 10)
    return dice.between(16, 20) if dice.chance(0.48) else dice.between(21, 38)


def _write_assessment(world: World, case: Case, start: int, authorised: int, unmet: bool, closing: bool) -> None:
    child, dice = case.child, case.child.family.dice
    if child.leaves_records is not None:
        return
    who = case.who(authorised)
    recorded = world.recorded(dice, authorised if authorised <= world.clock.as_at else start)
    seen = child.birth <= start and dice.chance(0.97)
    known = world.add(
        "assessments", child.id, referral_key=case.id, start_date=start,
        internal_review_date=world.clock.add(start, 10), authorised_date=authorised, child_seen=seen,
        no_further_action=not unmet, needs_support=unmet, team_id=who.team, worker_id=who.id, recorded_at=recorded,
    )  # fmt: skip
    if not known or authorised > world.clock.as_at:
        return
    for factor in factors_for(dice, case.need, authorised, closing, child.disabled):
        world.add("assessment_factors", child.id, assessment_key=known, start_date=start, factor=factor)


def discuss(
    world: World, cases: list[Case], day: int, outcome: str, initiates: bool, exploitation: bool = False
) -> None:
    """Hold a strategy discussion about these children, with the agencies that take part."""
    dice, clock = cases[0].child.family.dice, world.clock
    if day > clock.as_at:
        return
    meeting, held = world.number("meeting"), moment(day, dice.between(9, 16), 30)
    asked = max(cases[0].opened, day - dice.between(0, 4))
    present = {"csc": "attended"}
    for agency, first, last in _AGENCIES:
        there = dice.chance(clock.improving(day, first, last))
        present[agency] = "attended" if there else dice.pick(_ABSENT)
    if dice.chance(0.2):
        present["probation" if dice.chance(0.3) else "housing"] = "attended"
    recorded = max(world.recorded(dice, day), held + 30)
    for case in cases:
        who = case.who(day)
        known = world.add(
            "strategy_discussions", case.child.id, discussion_date=day, held_at=held, meeting_id=meeting, requested_date=asked,
            referral_key=case.id, initiates_enquiry=initiates, about_missing_or_exploitation=exploitation, outcome=outcome,
            team_id=who.team, worker_id=who.id, recorded_at=recorded,
        )  # fmt: skip
        for agency, attendance in present.items():
            world.add(
                "strategy_attendance", case.child.id, discussion_key=known, discussion_date=day, agency=agency,
                attendance=attendance,
            )  # fmt: skip


def enquire(world: World, cases: list[Case], day: int, conference: int, led: frozenset[str]) -> dict[str, str]:
    """Make a section 47 enquiry about each child; returns the enquiry's id by child.

    ``conference`` is the day of the conference that follows, or 0; ``led`` holds the children it makes a plan for.
    """
    dice, clock = cases[0].child.family.dice, world.clock
    discuss(world, cases, day, "section-47-joint" if dice.chance(0.55) else "section-47-single", initiates=True)
    length = int(clock.improving(day, 14.0, 9.0) * (0.6 + 0.8 * dice.random()))
    ended = clock.add(day, max(1, length))
    if conference:
        ended = min(ended, conference)
    quiet = dice.chance(0.55)
    ids: dict[str, str] = {}
    for case in cases:
        who = case.who(ended)
        held = conference if conference and conference <= clock.as_at else None
        ids[case.child.id] = world.add(
            "s47_enquiries", case.child.id, referral_key=case.id, start_date=day, end_date=ended,
            conference_target_date=clock.add(day, 15) if conference else None, conference_date=held,
            conference_not_required=not conference if ended <= clock.as_at else None,
            conference_led_to_plan=case.child.id in led if held is not None else None,
            no_further_action=quiet and not conference, team_id=who.team, worker_id=who.id,
            recorded_at=max(world.recorded(dice, ended if ended <= clock.as_at else day), moment(day, 17)),
        )  # fmt: skip
    return ids


def _after(world: World, cases: list[Case], day: int, lot: float, care: bool, enquired: bool = False) -> int:
    """What follows an assessment that went to no conference: nothing, early help, care, or a child in need plan.

    A case with an enquiry closes for another reason: RC8 is for cases with an assessment alone (CIN census rule 2990).
    """
    if day > world.clock.as_at:
        return end_all(world, cases, OPEN, "")
    if care:
        return protection.come_into_care(world, cases, day)
    if lot < _NO_ACTION + _EARLY_HELP:
        return end_all(world, cases, day, "RC7" if enquired else "RC8" if lot < _NO_ACTION else "RC9")
    return protection.need_plan(world, cases, day)
