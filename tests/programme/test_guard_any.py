"""Whatever figures come, the guard answers: no series stops it, and no verdict stands without what it rests on."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.calendar import Period, add_months, financial_quarter, month, rolling_months
from goldenthread.measures.kinds import Polarity, Reason, Unit
from goldenthread.measures.reading.points import Point, Subject
from goldenthread.programme.figures import Observed, Series
from goldenthread.programme.guard import About, Gap, assessed, questions
from goldenthread.programme.guard.examples import case_of
from goldenthread.programme.guard.rules import Example
from goldenthread.programme.promises import Expected, Moves, Stands
from goldenthread.programme.shown import Verdict

PLAN = case_of(Example("", True, {"updated": date(2026, 3, 10)})).plan
UNITS = (Unit.PERCENT, Unit.COUNT, Unit.DAYS, Unit.PER_10_000, Unit.RATIO, Unit.POUNDS)


def _periods(kind: str, count: int) -> list[Period]:
    if kind == "quarters":
        return [financial_quarter(2019 + number // 4, number % 4 + 1) for number in range(count)]
    months = [add_months(date(2024, 1, 1), number) for number in range(count)]
    if kind == "windows":
        return [rolling_months(12, add_months(first, 1) - timedelta(days=1)) for first in months]
    return [month(first.year, first.month) for first in months]


@st.composite
def points(draw: st.DrawFn, period: Period, unit: Unit) -> Point:
    """A value of a unit with its counts, with none of them, or none at all."""
    if draw(st.integers(0, 9)) == 0:
        return Point(period, None, reason=draw(st.sampled_from([Reason.NOT_RECORDED, Reason.HIDDEN])))
    of = draw(st.integers(1, 200))
    top = draw(st.integers(0, of))
    counted = draw(st.booleans())
    if unit is Unit.PERCENT:
        return Point(period, 100 * top / of, float(top), float(of)) if counted else Point(period, 100 * top / of)
    if unit is Unit.PER_10_000:
        return Point(period, 10_000 * top / of, float(top), float(of))
    if unit is Unit.DAYS and counted:
        return Point(period, top / of, float(top), float(of))
    return Point(period, float(top))


@st.composite
def any_series(draw: st.DrawFn, key: str) -> Series:
    """A series of any length, kind of period, unit and polarity, with or without what is known of how it came about."""
    unit, kind = draw(st.sampled_from(UNITS)), draw(st.sampled_from(["months", "quarters", "windows"]))
    subject = Subject(key, key.title(), unit, draw(st.sampled_from(Polarity)), 1, draw(st.booleans()))
    observed = []
    version = 1
    for period in _periods(kind, draw(st.integers(0, 26))):
        version += draw(st.integers(0, 30)) == 0
        first = draw(points(period, unit)) if draw(st.booleans()) else None
        blank = draw(st.none() | st.floats(0, 1))
        observed.append(Observed(draw(points(period, unit)), version, first, blank))
    return Series(subject, tuple(observed), date(2026, 3, 31))


@settings(max_examples=25)
@given(any_series("aim"), any_series("rail"), st.sampled_from(Moves), st.sampled_from(Moves), st.booleans())
def test_any_figures_are_answered(aim: Series, rail: Series, way: Moves, hold: Moves, old: bool) -> None:
    """A verdict with words; a question with arithmetic; no praise and no blame without a chart behind it."""
    expected = (Expected("aim", way, since=date(2025, 1, 15)), Expected("rail", hold, Stands.GUARDRAIL))
    plan = replace(PLAN, actions=(replace(PLAN.actions[0], expected=expected),))
    as_at = date(2027, 12, 1) if old else date(2026, 3, 31)
    series = {"aim": aim, "rail": rail}
    (found,) = assessed(plan, series, as_at)
    for one in found.impact.linked:
        assert one.found.says
        if one.found.verdict.judged:
            assert one.found.span is not None
            assert one.found.rests_on
        assert one.found.verdict is not Verdict.IMPROVED or one.found.latest is not None
        assert not one.doubts or one.found.verdict is Verdict.IMPROVED
    asked = questions(plan, series, as_at)
    assert len({one.identity for one in asked}) == len(asked)
    for question in asked:
        assert question.gap is not Gap.NONE
        assert all(reason.arithmetic and reason.rests_on for reason in question.reasons)
        assert question.about is not About.ACTION or question.reasons == found.reasons
