"""The cast of children in care: homes, visits, reviews, plans, health and education."""

from goldenthread.borough.cast import Due, Part, Span, Stage, months, plus, wd
from goldenthread.borough.cast_plans import days_of, visit
from goldenthread.borough.kin import Child


def play(stage: Stage) -> None:
    """Write the part of the children in care."""
    _stays(stage)
    _moves(stage)
    _visits(stage)
    _short_breaks(stage)
    _education(stage)
    _long_ago(stage)


def in_care(
    stage: Stage, start: int, end: int | None, child: Child | None = None, age: float = 10.0, plan_date: int | None = None,
    reason: str = "E8", placed: bool = True, goes_on: bool = False,
) -> tuple[Part, str]:  # fmt: skip
    """A child in care under a referral of the same days, or one that ``goes_on``, in one home unless ``placed`` is False."""
    part = stage.case(start - 5, None if end is None or goes_on else end + 1, child, age)
    shut = end if end is not None and end <= stage.clock.as_at else None
    why = reason if shut is not None else None
    period = stage.add(
        "care_periods", part.id, start_date=start, end_date=end, end_reason=why, need="N1", short_breaks=False,
        referral_key=part.referral, **stage.who(end or start),
    )  # fmt: skip
    stage.add("legal_statuses", part.id, status="V2", start_date=start, end_date=end)
    if placed:
        home(stage, part, period, start, end, why, plan_date=start if plan_date is None else plan_date)
    return part, period


def home(
    stage: Stage, part: Part, period: str, start: int, end: int | None, why: str | None = None, kind: str = "U6",
    plan_date: int | None = None, first: bool = True,
) -> None:  # fmt: skip
    """Write a placement and its episode."""
    known = stage.add(
        "placements", part.id, care_period_key=period, start_date=start, end_date=end, placement_type=kind, provider="PR1",
        distance_miles=3.0, location="IN", placement_authority=stage.world.plan.authority, short_breaks=False,
        intended_to_last=False, plan_date=plan_date,
    )  # fmt: skip
    stage.add(
        "care_episodes", part.id, care_period_key=period, start_date=start, start_reason="S" if first else "P", end_date=end,
        end_reason=why if why is not None else "X1", legal_status="V2", need="N1", placement_key=known,
    )  # fmt: skip


def check(stage: Stage, child: str, kind: str, day: int) -> None:
    """Write a health check that was done."""
    stage.add("health_checks", child, kind=kind, check_date=day, status="completed")


def _stays(stage: Stage) -> None:
    """Stays that end days after what was due in them: officers, plans, reviews and checks, each by its own limit."""
    limits: tuple[tuple[str, Due], ...] = (
        ("five", wd(stage, 5)), ("ten", wd(stage, 10)), ("twenty", wd(stage, 20)), ("four-months", months(4)),
        ("dental", months(12)),
    )  # fmt: skip
    for name, due in limits:
        for lane in stage.lanes(stage.spans(due), 14):
            child = stage.child(lane[0].start - 5)
            for span in lane:
                _stay(stage, name, child, span)


def _stay(stage: Stage, name: str, child: Child, span: Span) -> None:
    world, end = stage.world, span.stop + 5
    part, period = in_care(stage, span.start, end, child, plan_date=span.stop if name == "five" else None)
    if name == "five":
        officer = world.workforce.iros[0]
        stage.add(
            "involvements", part.id, worker_id=officer.id, role="iro", team_id=officer.team, start_date=span.stop, end_date=end,
            change_reason="MANAGE",
        )  # fmt: skip
    elif name == "ten":
        stage.add(
            "permanence_plans", part.id, start_date=span.stop, end_date=end, permanence="not-yet-decided",
        )  # fmt: skip
        stage.add("peps", part.id, kind="initial", meeting_date=span.stop, completed_date=span.stop, quality="good")
    elif name == "twenty":
        stage.add(
            "care_reviews", part.id, care_period_key=period, review_date=span.stop, cancelled=False, participation="PN1"
        )
        check(stage, part.id, "health-assessment-initial", span.stop)
    elif name == "four-months":
        stage.add(
            "permanence_plans", part.id, start_date=span.stop, end_date=end, permanence="long-term-fostering",
        )  # fmt: skip
    else:
        check(stage, part.id, "dental", span.stop)


def _moves(stage: Stage) -> None:
    """Stays with carers who are away for three weeks, or much longer."""
    for lane in stage.lanes(stage.spans(plus(21)), 6):
        part, period = in_care(stage, lane[0].start - 100, None, placed=False)
        since = lane[0].start - 100
        for place, span in enumerate(lane):
            home(stage, part, period, since, span.start, plan_date=since, first=place == 0)
            home(stage, part, period, span.start, span.stop, kind="T3", first=False)
            since = span.stop
        home(stage, part, period, since, None, plan_date=since, first=False)


def _visits(stage: Stage) -> None:
    """Visits every six weeks, and in care for years without a review of health: an assessment a year."""
    for lane in stage.lanes(stage.spans(plus(42))):
        part, period = in_care(stage, lane[0].start - 20, None)
        for day in days_of(lane):
            visit(stage, part.id, "cla", day, care_period_key=period)


def _short_breaks(stage: Stage) -> None:
    """Series of short breaks that end days after their first visit."""
    world = stage.world
    for lane in stage.lanes(stage.spans(months(3)), 14):
        part = stage.case(lane[0].start - 20)
        for span in lane:
            end = span.stop + 5
            shut = end if end <= stage.clock.as_at else None
            period = stage.add(
                "care_periods", part.id, start_date=span.start, end_date=end, end_reason="E4A" if shut else None, need="N2",
                short_breaks=True, referral_key=part.referral, **stage.who(end),
            )  # fmt: skip
            known = stage.add(
                "placements", part.id, care_period_key=period, start_date=span.start, end_date=end, placement_type="U6",
                provider="PR1", location="IN", placement_authority=world.plan.authority, short_breaks=True,
                intended_to_last=False, plan_date=span.start,
            )  # fmt: skip
            stage.add(
                "care_episodes", part.id, care_period_key=period, start_date=span.start, start_reason="S", end_date=end,
                end_reason="E4A" if shut else None, legal_status="V4", need="N2", placement_key=known,
            )  # fmt: skip
            stage.add("legal_statuses", part.id, status="V4", start_date=span.start, end_date=end)
            visit(stage, part.id, "short-break", span.stop, care_period_key=period)


def _education(stage: Stage) -> None:
    """Education plans from one to the next in four months."""
    for lane in stage.lanes(stage.spans(months(4))):
        part, _ = in_care(stage, lane[0].start - 20, None)
        for day in days_of(lane):
            stage.add("peps", part.id, kind="review", meeting_date=day, completed_date=day, quality="good")


def _long_ago(stage: Stage) -> None:
    """A child in care since before the records begin, first reviewed in the last month and never assessed since."""
    start = stage.clock.history_from - 400
    part, period = in_care(stage, start, None)
    held = stage.months[-1][0] + 5
    stage.add("care_reviews", part.id, care_period_key=period, review_date=held, cancelled=False, participation="PN1")
