"""Work before proceedings, care proceedings and the orders made."""

from typing import Final

from goldenthread.borough.cases import Case
from goldenthread.borough.stay import Stay
from goldenthread.borough.world import World

_FINAL: Final = {"adoption": "PO", "guardianship": "SGO", "arrangement": "CAO", "long": "CO", "home": "SO"}
_OUTCOMES_FROM: Final = 739_707  # 1 April 2026: outcomes A to C came with the module of the 2026-27 census


def follow(world: World, case: Case, stay: Stay) -> None:
    """Write what went before the court and what the court did, where the stay had proceedings."""
    dice, child, clock = case.child.family.dice, case.child, world.clock
    if child.unaccompanied:
        return
    for day, status in stay.statuses:
        if status == "L2":
            world.add("court_orders", child.id, order_kind="EPO", order_date=day, end_date=day + 8)
    if not stay.issued:
        return
    if dice.chance(0.62):
        before_proceedings(world, case, stay.issued)
    number = f"XN{world.number('case-number')[1:].zfill(6)}"
    concluded = stay.concluded
    hearing = stay.issued + dice.between(12, 18)
    world.add(
        "care_proceedings", child.id, case_number=number, issued_date=stay.issued, case_management_date=hearing,
        final_hearing_date=concluded - dice.between(0, 6), concluded_date=concluded,
        final_order=_FINAL.get(stay.route, "none") if concluded <= clock.as_at else None,
        hearings=dice.between(3, 7) if concluded <= clock.as_at else dice.between(1, 3),
    )  # fmt: skip
    world.add(
        "court_orders", child.id, order_kind="ICO", order_date=stay.issued, end_date=concluded, case_number=number
    )
    kind = _FINAL.get(stay.route)
    if kind:
        world.add("court_orders", child.id, order_kind=kind, order_date=concluded, case_number=number)
    if stay.route == "adoption":
        world.add("court_orders", child.id, order_kind="CO", order_date=concluded, case_number=number)
        if stay.reason in {"E11", "E12"}:
            world.add("court_orders", child.id, order_kind="AO", order_date=stay.end)
    if child.age(stay.start) > 12 and dice.chance(0.02):
        start = stay.start + dice.between(20, 200)
        if start < stay.end:
            world.add(
                "deprivations_of_liberty",
                child.id,
                start_date=start,
                end_date=min(stay.end, start + dice.between(40, 200)),
            )


def before_proceedings(world: World, case: Case, issued: int) -> None:
    """The weeks before an application: letter, meetings, an offer of a family meeting. ``issued`` is 0 for a step-down."""
    dice, clock = case.child.family.dice, world.clock
    weeks = clock.improving(issued, 23.0, 15.0)
    length = int(dice.around(weeks, weeks * 0.5) * 7)
    write_outline(world, case, max(case.opened, issued - length), issued, True)


def write_outline(world: World, case: Case, start: int, decided: int, issue: bool) -> None:
    """Write one spell of work before proceedings, ending in an application or not."""
    dice, clock = case.child.family.dice, world.clock
    letter = clock.open_day(start + dice.between(2, 12))
    first = clock.open_day(letter + dice.between(5, 15))
    offered = dice.chance(clock.improving(start, 0.45, 0.9))
    decided = max(decided, start + 1)
    outcome = ("A" if issue else "B") if decided >= _OUTCOMES_FROM else None
    world.add(
        "pre_proceedings", case.child.id, referral_key=case.id, family_id=case.child.family.id, start_date=start,
        letter_date=letter if letter <= decided else None, first_meeting_date=first if first <= decided else None,
        review_meetings=max(0, min(decided, clock.as_at) - start) // 42, family_meeting_offered=offered,
        family_meeting_held=offered and dice.chance(0.55), decided_date=decided, outcome=outcome,
        court_application_date=decided if issue else None,
        issue_letter_date=clock.open_day(decided - 5) if issue and decided - 5 > start else None,
    )  # fmt: skip
