"""The cast of care leavers, homelessness, missing children, supervision, recruitment and complaints."""

from goldenthread.borough.cast import Due, Span, Stage, months, plus, wd
from goldenthread.borough.cast_care import in_care
from goldenthread.borough.cast_plans import days_of, visit


def play(stage: Stage) -> None:
    """Write this part of the cast."""
    _leavers(stage)
    _needs(stage)
    _homeless(stage)
    _missing(stage)
    _supervised(stage)
    _recruited(stage)
    _complaints(stage)


def _leavers(stage: Stage) -> None:
    """Young people of eighteen and over with pathway plans after six months, and contacts after eight weeks."""
    for due, plans in ((months(6), True), (plus(56), False)):
        for lane in stage.lanes(stage.spans(due)):
            part = stage.case(lane[0].start - 30, age=18.2)
            stage.add(
                "care_leavers", part.id, record_date=lane[0].start - 20, eligibility="former-relevant", in_touch="YES",
                latest_contact_date=lane[0].start - 20, **stage.who(lane[0].start),
            )  # fmt: skip
            for day in days_of(lane):
                if plans:
                    stage.add("pathway_plans", part.id, review_date=day)
                else:
                    visit(stage, part.id, "pathway", day)


def _needs(stage: Stage) -> None:
    """A child for each needs assessment: from the sixteenth birthday in care, and from leaving care at sixteen."""
    for span in stage.spans(months(3)):
        sixteen = stage.child(span.start - 200, born=months_back(span.start, 16))
        part, _ = in_care(stage, span.start - 195, None, sixteen)
        stage.add("pathway_plans", part.id, review_date=span.stop)
    for span in stage.spans(months(3)):
        part, _ = in_care(stage, span.start - 300, span.start, age=16.0, goes_on=True)
        stage.add("pathway_plans", part.id, review_date=span.stop)


def months_back(day: int, years: int) -> int:
    """The day of birth of somebody who reaches an age on a day; a 29 February is moved to the day before."""
    return months(-12 * years)(day)


def _homeless(stage: Stage) -> None:
    """A young person who presents again and again: housed and assessed on the day, late, and out of order."""
    part = stage.case(stage.months[0][0] - 200, age=16.2)
    limits: tuple[tuple[Due, bool], ...] = ((plus(0), True), (wd(stage, 45), False))
    for due, housed in limits:
        for span in stage.spans(due, wrong=True):
            assessed = span.done if not housed else span.start + 3
            stage.add(
                "homeless_presentations", part.id, presented_date=span.start, assessed_date=assessed,
                accommodated_date=span.done if housed else span.start,
                outcome="section-17" if assessed <= stage.clock.as_at else "pending", bed_and_breakfast=False,
            )  # fmt: skip


def _missing(stage: Stage) -> None:
    """Returns two days before the end of the month, ten days before it, and with interviews declined or not offered."""
    part = stage.case(stage.months[0][0] - 100, age=14.0)
    for first, last in (stage.before()[-1], *stage.months):
        for span, said in (
            (Span(last - 1, last + 4), "yes"), (Span(last - 11, last + 5), "yes"), (Span(first + 8, first + 9), "yes"),
            (Span(last - 5, last - 5), "no"), (Span(last - 7, last - 7), "not-applicable"),
            (Span(first + 2, first + 2, wrong=True), "yes"),
        ):  # fmt: skip
            known = stage.add(
                "missing_episodes", part.id, kind="M", start_date=span.start - 1, end_date=span.start,
                interview_offered="not-applicable" if said == "not-applicable" else "yes", interview_accepted=said,
            )  # fmt: skip
            if said != "not-applicable" and known and span.start <= stage.clock.as_at:
                stage.add(
                    "return_interviews", part.id, missing_key=known, returned_date=span.start, offered_date=span.start,
                    accepted=said == "yes", completed_date=span.done if said == "yes" else None,
                )  # fmt: skip


def _supervised(stage: Stage) -> None:
    """Cases that one worker of each of the teams holds throughout, supervised after six weeks and after more."""
    for team in stage.teams:
        for lane in stage.lanes(stage.spans(plus(42))):
            part = stage.case(lane[0].start - 5, team=team)
            for day in days_of(lane):
                stage.add(
                    "supervisions", part.id, supervision_date=day, kind="case", supervisor_id=team.manager.id, team_id=team.id,
                    worker_id=team.manager.id,
                )  # fmt: skip


def _recruited(stage: Stage) -> None:
    """Candidates who start within sixty working days of the offer, later, and before it."""
    for span in stage.spans(wd(stage, 60), wrong=True):
        if span.start <= stage.clock.as_at:
            stage.add(
                "recruitment", None, candidate_id=stage.world.number("candidate"), grade="social-worker",
                stage="started" if span.done <= stage.clock.as_at else "checks", advertised_date=span.start - 40,
                offered_date=span.start, cleared_date=max(span.start, span.stop - 2), start_date=span.done,
            )  # fmt: skip


def _complaints(stage: Stage) -> None:
    """Complaints of each kind and stage, acknowledged and answered."""
    limits: tuple[tuple[str, str, int, bool], ...] = (
        ("children-act", "1", 10, False), ("children-act", "2", 25, False), ("children-act", "3", 50, False),
        ("corporate", "1", 5, True), ("corporate", "1", 10, False), ("corporate", "2", 20, False),
    )  # fmt: skip
    for kind, step, days, acknowledged in limits:
        for span in stage.spans(wd(stage, days), wrong=True):
            stage.add(
                "complaints", None, complaint_id=stage.world.number("complaint"), kind=kind, stage=step,
                received_date=span.start, acknowledged_date=span.done if acknowledged else span.start,
                responded_date=span.stop + 3 if acknowledged else span.done, team_id=stage.team(span.stop).id,
                outcome="not-upheld" if span.stop + 3 <= stage.clock.as_at else None, topic="delay",
            )  # fmt: skip
