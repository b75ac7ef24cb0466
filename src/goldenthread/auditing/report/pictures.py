"""Distributions of grades as pictures: one bar a whole, cut by grade, each counted in words and in a table."""

from collections.abc import Iterable, Sequence
from datetime import date

from goldenthread.auditing.model import Audit, Stage
from goldenthread.auditing.report.monthly import SCALE
from goldenthread.auditing.statistics.distributions import Distribution
from goldenthread.calendar import Period
from goldenthread.measures.reading.points import period_words
from goldenthread.reports.blocks import Chart
from goldenthread.reports.cells import number
from goldenthread.reports.charts.stacked import Mix, stacked_chart

#: A whole by its name, and how its audits were graded.
Named = tuple[str, Distribution]


def grades_chart(subject: str, names: str, wholes: Sequence[Named], anchor: str = "", *, in_time: bool = True) -> Chart:
    """A bar for each whole, the best grade first; ``names`` says what the wholes are, ``in_time`` that the last is the latest."""
    mixes = [Mix(name, tuple(number(count) for _, count in some.counts)) for name, some in wholes]
    return stacked_chart(subject, [grade.capitalize() for grade in SCALE], mixes, names, anchor, last_leads=in_time)


def over_time(audits: Iterable[Audit], period: Period, periods: int = 6) -> tuple[Named, ...]:
    """Overall grades as audited of a period and of those before it, the earliest first, by the day of the first grade.

    Periods before the first audit ever are left out: auditing had not begun. Later ones without an audit stay.
    """
    asked = [period]
    while len(asked) < periods:
        asked.insert(0, asked[0].previous())
    held = [one for one in audits if one.stage is not Stage.CANCELLED and one.as_audited is not None]
    begun = min((one.first.on for one in held if one.first is not None), default=period.start)
    return tuple(
        (period_words(one), Distribution.of([_grade(audit) for audit in held if _in(audit, one)], SCALE))
        for one in asked
        if one.end >= begun or one == period
    )


def by_team(audits: Iterable[Audit], since: date, until: date) -> tuple[Named, ...]:
    """Overall grades as audited by team, of those graded after one day and up to another, by the team's key."""
    held = [
        one
        for one in audits
        if one.stage is not Stage.CANCELLED and one.as_audited and one.first and since < one.first.on <= until
    ]
    return tuple(
        (team, Distribution.of([_grade(one) for one in held if one.case.team == team], SCALE))
        for team in sorted({one.case.team for one in held})
    )


def _in(audit: Audit, period: Period) -> bool:
    return audit.first is not None and audit.first.on in period


def _grade(audit: Audit) -> str:
    return audit.as_audited.value.replace("-", " ") if audit.as_audited else ""
