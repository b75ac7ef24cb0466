"""What the figures ask: kept from the first day, seen at once by who runs the plan, later by the Board, deleted by nobody."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate, now

from goldenthread.access.errors import NotAllowed
from goldenthread.accounts.by import By
from goldenthread.accounts.errors import Refused
from goldenthread.accounts.viewer import Viewer
from goldenthread.calendar import WorkingDays, month
from goldenthread.jobs import states
from goldenthread.jobs.kinds import Asked as AskedOf
from goldenthread.jobs.models import Job
from goldenthread.measures.kinds import Polarity, Unit
from goldenthread.measures.reading.points import Point, Subject
from goldenthread.plan import actions, models
from goldenthread.plan.asked import Asked, asked_for
from goldenthread.plan.limits import HEAD_START
from goldenthread.plan.looking import LOOK, look_daily, looked
from goldenthread.plan.queries import plan_as_value
from goldenthread.programme.figures import Observed, Series
from goldenthread.programme.promises import EvidenceKind, Expected, Moves, Plan

As = Callable[[str], Viewer]
BY = By("background worker", "worker")
MEASURE = "cp-visits-up-to-date"
#: Who of the area sees a question on its first day; the table of the rules has it a second time.
AT_ONCE = ("director", "programme manager", "analyst", "head of service")
LATER = ("board chair", "board member", "lead member", "elected member", "clerk", "inspector")
NEVER = ("practitioner", "partner agency", "administrator")


def worsening() -> Mapping[str, Series]:
    """Two years of a share that fell when the action began."""
    last = localdate().replace(day=1) - timedelta(days=1)
    periods = [month(last.year, last.month)]
    while len(periods) < 24:
        periods.insert(0, periods[0].previous())
    values = [90.0 + n % 3 for n in range(16)] + [60.0 + n % 2 for n in range(8)]
    observed = tuple(
        Observed(Point(period, value, value, 100.0)) for period, value in zip(periods, values, strict=True)
    )
    return {
        MEASURE: Series(Subject(MEASURE, "Visits up to date", Unit.PERCENT, Polarity.HIGHER), observed, localdate())
    }


def look(small: frozenset[str] = frozenset(), series: Mapping[str, Series] | None = None) -> tuple[int, int]:
    """Set the plan beside its figures, today."""
    return actions.look(worsening() if series is None else series, localdate(), by=BY, small=small)


def seen(viewer: Viewer, today: date | None = None) -> tuple[Asked, ...]:
    """What a viewer sees, on a day."""
    return asked_for(viewer, plan_as_value(), today or localdate())


def about(found: tuple[Asked, ...], key: str) -> list[Asked]:
    """Those about one thing."""
    return [one for one in found if one.about == key]


def test_a_question_keeps_its_first_day(plan: Plan, viewer_as: As) -> None:
    """Looking twice asks nothing new; what is no longer asked is marked and kept with its answers."""
    del plan
    asked, new = look()
    assert asked == new > 0
    assert look() == (asked, 0)
    assert models.Question.objects.count() == asked
    (one,) = about(seen(viewer_as("director")), "left")
    actions.answer(one.number, "It is dropped in January.", by=viewer_as("director"))
    actions.add_evidence("left", EvidenceKind.DOCUMENT, "The strategy", by=viewer_as("programme manager"))
    actions.close("left", ["evidence-1"], by=viewer_as("programme manager"))
    actions.agree("left", by=viewer_as("director"))
    look()
    went = models.Question.objects.get(pk=one.number)
    assert went.gone_on == localdate()
    assert went.answers.get().director
    with pytest.raises(Refused, match="no longer ask"):
        actions.answer(one.number, "Late.", by=viewer_as("director"))


def test_who_sees_it_when(plan: Plan, viewer_as: As) -> None:
    """The Board a stated number of working days later, answered or not."""
    del plan
    look()
    opens = WorkingDays.standard().add(localdate(), int(HEAD_START.value))
    for role in AT_ONCE:
        assert seen(viewer_as(role)), role
    for role in LATER:
        assert not seen(viewer_as(role)), role
        assert not seen(viewer_as(role), opens - timedelta(days=1)), role
        assert len(seen(viewer_as(role), opens)) == models.Question.objects.count(), role
    for role in NEVER:
        assert not [one for one in seen(viewer_as(role), opens) if one.about != "police"], role


def test_an_owner_sees_and_answers_their_own(plan: Plan, viewer_as: As) -> None:
    """At once, and no other's."""
    del plan
    look()
    manager, director = viewer_as("team manager"), viewer_as("director")
    assert {one.about for one in seen(manager)} <= {"visits"}
    (mine,) = seen(manager)
    (other,) = about(seen(director), "left")
    with pytest.raises(NotAllowed):
        actions.answer(other.number, "Not mine.", by=manager)
    with pytest.raises(Refused, match="Enter an answer"):
        actions.answer(mine.number, " ", by=manager)
    actions.answer(mine.number, "Two posts were filled in October.", by=manager)
    (again,) = seen(manager)
    assert again.answered
    assert [one.by for one in again.answers] == ["manager"]


def test_an_answer_holds_until_a_fact_changes(plan: Plan, viewer_as: As) -> None:
    """Another reason opens the question again, and keeps what was answered of the first."""
    del plan
    director = viewer_as("director")
    look(series={})
    (one,) = about(seen(director), "visits")
    actions.answer(one.number, "The figures are late.", by=director)
    look()
    (now,) = about(seen(director), "visits")
    assert not now.answered
    old = {reason.key for reason in one.reasons}
    assert all(reason.answered for reason in now.reasons if reason.key in old)


def test_small_numbers_are_told_to_nobody_who_may_not_read_them(plan: Plan, viewer_as: As) -> None:
    """Who manages reads the arithmetic; who sits on a board is told that it is too small."""
    del plan
    look(small=frozenset({MEASURE}))
    opens = WorkingDays.standard().add(localdate(), int(HEAD_START.value))
    (told,) = about(seen(viewer_as("director")), "visits")
    (hidden,) = about(seen(viewer_as("elected member"), opens), "visits")
    figures = [one for one in told.reasons if "60" in one.says + one.arithmetic or "61" in one.says + one.arithmetic]
    assert figures
    keys = {one.key for one in figures}
    for reason in hidden.reasons:
        if reason.key in keys:
            assert "too small" in reason.says
            assert not reason.arithmetic


def test_what_figures_show_is_kept_when_it_changes(plan: Plan) -> None:
    """One row for each answer, none overwritten."""
    del plan
    look(series={})
    look(series={})
    assert models.Shown.objects.filter(about="visits").count() == 1
    look()
    words = list(models.Shown.objects.filter(about="visits").order_by("pk").values_list("verdict", flat=True))
    assert words == ["not recorded", "worse since it began"]


def test_what_fell_back_is_proposed_once(plan: Plan, viewer_as: As) -> None:
    """The Board decides; the same facts are not proposed again."""
    del plan
    actions.link_figure(
        "done", Expected(MEASURE, Moves.UP, subject="trained managers visit"), by=viewer_as("programme manager")
    )
    look()
    proposal = models.Proposal.objects.get()
    assert proposal.by == "the figures"
    actions.decide("done", False, by=viewer_as("clerk"), because="Board: watch it")
    look()
    assert models.Proposal.objects.count() == 1


def test_the_worker_looks_once_a_day_and_after_a_load(
    plan: Plan, monkeypatch: pytest.MonkeyPatch, stocked: object
) -> None:
    """And again when other records are current."""
    del plan, stocked
    kinds = Job.objects.filter(kind=LOOK)
    look_daily(now())
    look_daily(now())
    job = kinds.get()
    outcome = looked(AskedOf(job.pk, {}, "background worker", "worker"), lambda words, share: None)
    job.state, job.outcome = states.DONE, dict(outcome)
    job.save()
    assert outcome["asked"] > 0
    look_daily(now())
    assert kinds.all().count() == 1
    monkeypatch.setattr("goldenthread.plan.looking._snapshot", lambda: "another")
    look_daily(now())
    assert kinds.all().count() == 2
