"""The cast of plans: children in need and on protection plans, with visits, reviews, core groups and escalations."""

from goldenthread.borough.cast import Due, Part, Span, Stage, months, plus, wd
from goldenthread.borough.collect import Cell


def play(stage: Stage) -> None:
    """Write the plans' part of the cast."""
    for lane in stage.lanes(stage.spans(months(12)), 2):
        part = stage.case(lane[0].start - 20)
        for span in lane:
            need_plan(stage, part, span.start, span.stop)
    _need(stage)
    for due in (plus(728), months(15)):
        for lane in stage.lanes(stage.spans(due), 2):
            part = stage.case(lane[0].start - 20)
            for number, span in enumerate(lane):
                protection_plan(stage, part, span.start, span.stop, number)
    _protection(stage)
    _groups_and_reviews(stage)
    _step_downs(stage)
    _escalations(stage)


def need_plan(stage: Stage, part: Part, start: int, end: int | None) -> str:
    """Write a child in need plan."""
    return stage.add(
        "cin_plans", part.id, referral_key=part.referral, start_date=start, end_date=end, **stage.who(end or start)
    )


def protection_plan(stage: Stage, part: Part, start: int, end: int | None, before: int = 0) -> str:
    """Write a child protection plan."""
    return stage.add(
        "cp_plans", part.id, referral_key=part.referral, start_date=start, end_date=end, initial_category="NEG",
        latest_category="NEG", previous_plans=before, other_authority_plan=False, **stage.who(end or start),
    )  # fmt: skip


def days_of(lane: list[Span]) -> list[int]:
    """Every day on which something happens in a lane: where runs begin and where they are done."""
    return sorted({day for span in lane for day in (span.start, span.stop)})


def visit(stage: Stage, child: str, kind: str, day: int, **cells: Cell) -> None:
    """Write a visit at which the child was seen."""
    stage.add("visits", child, kind=kind, visit_date=day, seen=True, **cells, **stage.who(day))


def _need(stage: Stage) -> None:
    """Visits every six weeks, every twelve to a disabled child, and first reviews after six weeks."""
    for days, need in ((42, "N1"), (84, "N2")):
        for lane in stage.lanes(stage.spans(plus(days))):
            part = stage.case(lane[0].start - 40, primary_need=need)
            need_plan(stage, part, lane[0].start - 20, None)
            for day in days_of(lane):
                visit(stage, part.id, "cin", day)
    for lane in stage.lanes(stage.spans(plus(42)), 6):
        part = stage.case(lane[0].start - 20)
        for span in lane:
            known = need_plan(stage, part, span.start, span.stop + 3)
            stage.add(
                "cin_reviews",
                part.id,
                plan_key=known,
                review_date=span.stop,
                outcome="continue",
                **stage.who(span.stop),
            )


def _protection(stage: Stage) -> None:
    """Visits after ten working days, after four weeks, and bedrooms seen after twenty working days."""
    bedrooms: tuple[tuple[Due, bool], ...] = ((wd(stage, 10), False), (plus(28), False), (wd(stage, 20), True))
    for due, bedroom in bedrooms:
        for lane in stage.lanes(stage.spans(due)):
            part = stage.case(lane[0].start - 40)
            known = protection_plan(stage, part, lane[0].start - 20, None)
            for day in days_of(lane):
                visit(stage, part.id, "cp", day, plan_key=known, bedroom_seen=bedroom, seen_alone=True)


def _groups_and_reviews(stage: Stage) -> None:
    """Plans with a first core group, and plans with a first review conference, that end days after it."""
    for lane in stage.lanes(stage.spans(wd(stage, 10)), 6):
        part = stage.case(lane[0].start - 20)
        for number, span in enumerate(lane):
            known = protection_plan(stage, part, span.start, span.stop + 3, number)
            stage.add(
                "core_groups", part.id, plan_key=known, meeting_date=span.stop, held=True, outcome="continue",
                **stage.who(span.stop),
            )  # fmt: skip
    for lane in stage.lanes(stage.spans(months(3)), 6):
        part = stage.case(lane[0].start - 20)
        for number, span in enumerate(lane):
            known = protection_plan(stage, part, span.start, span.stop + 3, number)
            stage.add(
                "cp_reviews", part.id, plan_key=known, review_date=span.stop, meeting_id=stage.world.number("meeting"),
                plan_continues=True, quorate=True, participation="PN1",
            )  # fmt: skip


def _step_downs(stage: Stage) -> None:
    """Protection plans of five weeks, stepped down to a child in need plan on the day or long after."""
    for lane in stage.lanes(stage.spans(wd(stage, 10)), 45):
        part = stage.case(lane[0].start - 60)
        for number, span in enumerate(lane):
            protection_plan(stage, part, span.start - 35, span.start, number)
            need_plan(stage, part, span.stop, span.stop + 5)


def _escalations(stage: Stage) -> None:
    """Escalations at the first stage, which may take five working days, and at the third, which may take twenty."""
    part = stage.case(stage.months[0][0] - 90)
    for stage_name, days in (("1", 5), ("3", 20)):
        for span in stage.spans(wd(stage, days), wrong=True):
            stage.add(
                "escalations",
                part.id,
                raised_by="iro",
                raised_date=span.start,
                stage=stage_name,
                resolved_date=span.done,
            )
