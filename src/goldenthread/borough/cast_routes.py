"""The cast of adoption, connected carers, private fostering and the court."""

from goldenthread.borough.cast import Due, Span, Stage, months, plus, wd
from goldenthread.borough.cast_care import in_care
from goldenthread.borough.cast_plans import days_of, visit


def play(stage: Stage) -> None:
    """Write this part of the cast."""
    _adoptions(stage)
    _adoptive_visits(stage)
    _adopters(stage)
    _approvals(stage)
    _private(stage)
    _court(stage)


def _adoptions(stage: Stage) -> None:
    """A child for each wait: for a panel, for the decision after it, and for a match."""
    for step, due in (("panel", months(2)), ("decision", wd(stage, 7)), ("match", months(6))):
        for span in stage.spans(due, wrong=step == "match"):
            part, _ = in_care(stage, span.start - 200, None, age=3.0)
            plan = span.start if step == "panel" else span.start - 30
            panel = span.stop if step == "panel" else span.start if step == "decision" else span.start - 5
            decided = span.stop + 5 if step == "panel" else span.stop if step == "decision" else span.start
            matched = span.done if step == "match" else decided + 10
            stage.add("permanence_plans", part.id, start_date=plan, permanence="adoption")
            stage.add("panels", part.id, kind="adoption", panel_date=panel, referred_date=plan)
            if decided <= stage.clock.as_at:
                stage.add(
                    "adoptions", part.id, entered_care_date=part.opened + 5, decision_date=decided,
                    placement_order_date=decided, matched_date=matched, in_sibling_group=False,
                )  # fmt: skip


def _adoptive_visits(stage: Stage) -> None:
    """Children placed for adoption and not yet reviewed there, visited after a week and after much more."""
    for lane in stage.lanes(stage.spans(plus(7))):
        placed = lane[0].start - 20
        part, period = in_care(stage, placed - 300, None, age=3.0)
        stage.add(
            "adoptions", part.id, entered_care_date=placed - 300, decision_date=placed - 60, placement_order_date=placed - 60,
            matched_date=placed - 30, placed_date=placed, adopted_by_carer=False, adopters=1, in_sibling_group=False,
        )  # fmt: skip
        for day in days_of(lane):
            visit(stage, part.id, "adoption", day, care_period_key=period)


def _adopters(stage: Stage) -> None:
    """Adoptive families in each stage; a stage that ends before it begins cannot be judged."""
    for one, due in ((True, months(2)), (False, months(4))):
        for span in stage.spans(due, wrong=True):
            family = stage.world.number("family")
            first = span.start if one else span.start - 70
            stage.add(
                "adopters", None, adopter_id=f"A{family[1:]}-1", family_id=family, sex="F", ethnicity="WBRI", disabled=False,
                early_placement=False, enquiry_date=first - 20, stage_one_start_date=first,
                stage_one_end_date=span.done if one else first + 50, stage_two_start_date=span.stop + 5 if one else span.start,
                stage_two_end_date=span.stop + 30 if one else span.done, children_placed=0,
            )  # fmt: skip


def _approvals(stage: Stage) -> None:
    """Carers approved for the time being, with and without the extension, until the full approval."""
    for weeks, extended in ((16, False), (24, True)):
        for span in stage.spans(plus(weeks * 7), wrong=not extended):
            part, _ = in_care(stage, span.start, None)
            full = span.done if span.done <= stage.clock.as_at else None
            ended, given = max(span.stop, span.start), {"placed_date": span.start, "full_approval_date": full}
            stage.add(
                "connected_carers", part.id, kind="reg-24", approved_date=span.start, expiry_date=span.start + 112,
                ended_date=ended, **given,
            )  # fmt: skip
            if extended:
                late = span.stop >= span.start + 105
                stage.add(
                    "connected_carers", part.id, kind="reg-24-extension", approved_date=span.start + (105 if late else 0),
                    expiry_date=span.start + 168, ended_date=span.stop, **given,
                )  # fmt: skip


def _private(stage: Stage) -> None:
    """Private arrangements: a first visit, an assessment, and visits every six weeks."""
    for days, assessed in ((7, False), (42, True)):
        for lane in stage.lanes(stage.spans(wd(stage, days), wrong=True), 8):
            part = stage.case(lane[0].start - 5, primary_need="N9")
            for span in lane:
                stage.add(
                    "private_fostering", part.id, notified_date=span.start, start_date=span.start, end_date=span.stop + 5,
                    first_visit_date=span.start if assessed else span.done, assessed_date=span.done if assessed else None,
                )  # fmt: skip
    spans = sorted(stage.spans(plus(42)), key=lambda one: one.start)
    halves = (spans[: len(spans) // 2], spans[len(spans) // 2 :])  # after a year the limit would be twelve weeks
    for lane in (lane for half in halves for lane in stage.lanes(half)):
        begun = lane[0].start - 3
        part = stage.case(begun, primary_need="N9")
        stage.add("private_fostering", part.id, notified_date=begun, start_date=begun, first_visit_date=begun)
        for day in days_of(lane):
            visit(stage, part.id, "private-fostering", day)


def _court(stage: Stage) -> None:
    """Work before proceedings, its letter and its first meeting, and care proceedings."""
    for lane in stage.lanes(stage.spans(plus(182), wrong=True), 3):
        part = stage.case(lane[0].start - 30)
        for span in lane:
            number = f"XN{stage.world.number('case-number')[1:].zfill(6)}"
            stage.add(
                "care_proceedings", part.id, case_number=number, issued_date=span.start, concluded_date=span.done,
                final_order="none" if span.done <= stage.clock.as_at else None,
            )  # fmt: skip
    limits: tuple[tuple[str, Due], ...] = (
        ("letter", wd(stage, 5)), ("meeting", wd(stage, 10)), ("decision", plus(84)), ("decision", plus(112)),
    )  # fmt: skip
    for step, due in limits:
        for lane in stage.lanes(stage.spans(due, wrong=True), 5):
            part = stage.case(lane[0].start - 30)
            for span in lane:
                _before(stage, part.id, part.referral, step, span)


def _before(stage: Stage, child: str, referral: str, step: str, span: Span) -> None:
    letter = span.done if step == "letter" else span.start
    first = span.stop + 1 if step == "letter" else span.done if step == "meeting" else span.start + 3
    decided = span.done if step == "decision" else span.stop + 3
    stage.add(
        "pre_proceedings", child, referral_key=referral, start_date=span.start, letter_date=letter, first_meeting_date=first,
        decided_date=decided, family_meeting_offered=False,
    )  # fmt: skip
