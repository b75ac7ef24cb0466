"""The cast of the front door: contacts, referrals, early help, assessments, discussions, enquiries and conferences."""

from goldenthread.borough.cast import Span, Stage, plus, wd
from goldenthread.borough.clockwork import moment


def play(stage: Stage) -> None:
    """Write the front door's part of the cast."""
    _contacts(stage)
    _referrals(stage)
    _first_seen(stage)
    _assessments(stage)
    _early_help(stage)
    _discussions(stage)
    _enquiries(stage)
    _conferences(stage)


def _contacts(stage: Stage) -> None:
    """One child of whom the service hears again and again; contacts on an open case are decided a day or two later too."""
    part = stage.case(stage.months[0][0] - 60)
    for span in stage.spans(wd(stage, 1), wrong=True):
        _contact(stage, part.id, span, on_open_case=False)
        _contact(stage, part.id, Span(span.start, span.stop), on_open_case=True)


def _contact(stage: Stage, child: str, span: Span, on_open_case: bool) -> None:
    stage.add(
        "contacts", child, contact_date=span.start, received_at=None if span.wrong else moment(span.start, 9), source="6",
        decided_at=None if span.wrong else moment(span.stop, 11), decided_date=span.done, outcome="nfa", first_risk="amber",
        final_risk="amber", consent=True, on_open_case=on_open_case, **stage.who(span.stop),
    )  # fmt: skip


def _referrals(stage: Stage) -> None:
    """Referrals with no further action, decided and answered; every other one came from nobody who could be answered."""
    for source in ("6", "9"):
        for lane in stage.lanes(stage.spans(wd(stage, 1), wrong=source == "6"), 12):
            child = stage.child(lane[0].start)
            for span in lane:
                closed = max(span.stop, span.start) + 8
                stage.case(
                    span.start, closed, child, source=source, no_further_action=True, decided_date=span.done,
                    acknowledged_date=span.done if source == "6" else None, first_seen_date=None,
                )  # fmt: skip


def _first_seen(stage: Stage) -> None:
    """Children seen, and managers' oversight within the assessment, in ten working days; one child is not yet born."""
    for lane in stage.lanes(stage.spans(wd(stage, 10), wrong=True), 12):
        child = stage.child(lane[0].start)
        for span in lane:
            closed = span.stop + 9
            part = stage.case(span.start, closed, child, first_seen_date=span.done)
            stage.add(
                "assessments", child.id, referral_key=part.referral, start_date=span.start, authorised_date=span.stop + 6,
                child_seen=True, no_further_action=True, needs_support=False, **stage.who(span.stop + 6),
            )  # fmt: skip
            stage.add(
                "case_recordings", child.id, kind="management-oversight", entry_date=span.stop, **stage.who(span.stop)
            )
    for months_before in (30, 120):
        opened = stage.months[0][0] - months_before
        unborn = stage.child(opened, born=opened + 20)
        stage.case(opened, child=unborn, first_seen_date=None)


def _assessments(stage: Stage) -> None:
    """Assessments that begin on the day of the referral."""
    for lane in stage.lanes(stage.spans(wd(stage, 45), wrong=True), 8):
        child = stage.child(lane[0].start)
        for span in lane:
            part = stage.case(span.start, span.stop + 4, child)
            stage.add(
                "assessments", child.id, referral_key=part.referral, start_date=span.start, authorised_date=span.done,
                child_seen=True, no_further_action=True, needs_support=False, **stage.who(span.stop),
            )  # fmt: skip


def _early_help(stage: Stage) -> None:
    """Early help that is assessed, and reviewed for the first time, early and late."""
    for due, reviewed in ((wd(stage, 10), False), (plus(42), True)):
        for lane in stage.lanes(stage.spans(due, wrong=True), 4):
            part = stage.case(lane[0].start - 30)
            for span in lane:
                stage.add(
                    "early_help", part.id, requested_date=span.start, start_date=span.start, end_date=span.stop + 3,
                    assessed_date=span.start if reviewed else span.done, plan_date=span.start if reviewed else None,
                    first_review_date=span.done if reviewed else None, end_reason="needs-met",
                    organisation="early help hub west", team_id=stage.team(span.stop).id,
                )  # fmt: skip


def _discussions(stage: Stage) -> None:
    """Strategy discussions on the day they were asked for, weeks later, and without a day on which they were."""
    part = stage.case(stage.months[0][0] - 60)
    for first, _ in stage.months:
        for asked, held in ((first + 4, first + 4), (first + 2, first + 16), (None, first + 9)):
            stage.add(
                "strategy_discussions", part.id, discussion_date=held, held_at=moment(held, 10),
                meeting_id=stage.world.number("meeting"), requested_date=asked, referral_key=part.referral,
                initiates_enquiry=False, about_missing_or_exploitation=False, outcome="no-further-action", **stage.who(held),
            )  # fmt: skip


def _enquiries(stage: Stage) -> None:
    """Enquiries that end with their conference, and children who moved in."""
    due = wd(stage, 15)
    for lane in stage.lanes(stage.spans(due, wrong=True), 3):
        part = stage.case(lane[0].start - 30)
        for span in lane:
            held = span.done if span.done <= stage.clock.as_at else None
            known = stage.add(
                "s47_enquiries", part.id, referral_key=part.referral, start_date=span.start, end_date=span.done,
                conference_target_date=due(span.start), conference_date=held, conference_not_required=False,
                conference_led_to_plan=False if held is not None else None, no_further_action=False, **stage.who(span.stop),
            )  # fmt: skip
            _conference(stage, part.id, part.referral, span.done, enquiry=known)
    part = stage.case(stage.months[0][0] - 60)
    for first, _ in stage.months:
        for notified, held in ((first + 1, first + 6), (first - 20, first + 12), (None, first + 20)):
            _conference(stage, part.id, part.referral, held, notified=notified, kind="transfer-in")


def _conference(
    stage: Stage, child: str, referral: str, held: int, enquiry: str | None = None, notified: int | None = None,
    kind: str = "initial", led: bool = False,
) -> str:  # fmt: skip
    return stage.add(
        "conferences", child, kind=kind, conference_date=held, notified_date=notified, meeting_id=stage.world.number("meeting"),
        enquiry_key=enquiry, referral_key=referral, led_to_plan=led, quorate=True, **stage.who(held),
    )  # fmt: skip


def _conferences(stage: Stage) -> None:
    """Conferences that led to a plan, which begins on the day, weeks after, or before it."""
    for lane in stage.lanes(stage.spans(plus(0), wrong=True), 8):
        part = stage.case(lane[0].start - 30)
        for number, span in enumerate(lane):
            known = _conference(stage, part.id, part.referral, span.start, led=True)
            stage.add(
                "cp_plans", part.id, referral_key=part.referral, conference_key=known, start_date=span.done,
                end_date=span.stop + 5, initial_category="NEG", latest_category="NEG", previous_plans=number,
                other_authority_plan=False, **stage.who(span.stop),
            )  # fmt: skip
