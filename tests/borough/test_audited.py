"""A year of audits in the invented borough: it can be lived by the verbs of an audit, and what was planted in it is found."""

from collections import Counter
from datetime import date, datetime, timedelta
from functools import cache
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from goldenthread.access.audience import Audience
from goldenthread.auditing.clocks import clusters
from goldenthread.auditing.model import Audit, Grade, Kind, Stage
from goldenthread.auditing.report.guarded import guarded
from goldenthread.auditing.report.guarded_blocks import guarded_blocks
from goldenthread.auditing.report.monthly import Month, month_of_audits
from goldenthread.auditing.report.monthly_blocks import month_blocks
from goldenthread.auditing.statistics.raters import Named
from goldenthread.auditing.tools.reading import load_tools
from goldenthread.borough.audited.casting import GRADES, Cast, Held
from goldenthread.borough.audited.words import judged, said, subject
from goldenthread.borough.audited.year import LIST_KEY, Year, themed, year_of
from goldenthread.borough.dice import Dice
from goldenthread.calendar import parse_period
from goldenthread.cli.demo_audits import lived, newest_tools
from goldenthread.reports.blocks import Table

NOW = datetime(2026, 11, 22, 12)
TOOLS = ("front-door", "child-in-need", "protection", "care", "leaving-care", "disability")
AUDITORS = tuple(f"aud{number}" for number in range(8))
CAST = Cast(AUDITORS, AUDITORS[:3], "keeper", "aud5", "aud4", "T1", "T2")
LONDON = ZoneInfo("Europe/London")


def _held() -> list[Held]:
    """Sixty cases a team, begun one after the other, that nobody gives up."""
    return [
        Held(f"C{team}{n:03}", f"k{team}{n:03}", f"W{team}{n % 7}", (f"M{team}", "head", "director"), f"T{team}", tool,
             date(2025, 6, 1) + timedelta(days=3 * n))
        for team, tool in enumerate(TOOLS)
        for n in range(60)
    ]  # fmt: skip


@cache
def _year() -> Year:
    return year_of(_held(), CAST, newest_tools(), NOW, 2026)


@cache
def _audits() -> tuple[Audit, ...]:
    return tuple(life[-1].audit for life in lived(_year().stories, newest_tools(), LONDON).values())


def _month(label: str) -> Month:
    return month_of_audits(_audits(), parse_period(label))


def test_the_same_borough_has_the_same_year() -> None:
    """Whatever the order of its cases; another seed gives another."""
    again = year_of(list(reversed(_held())), CAST, newest_tools(), NOW, 2026)
    assert again == _year()
    assert year_of(_held(), CAST, newest_tools(), NOW, 7).stories != again.stories


def test_the_planted_auditor_is_named_and_nobody_who_is_fair() -> None:
    """The unlucky one, whose first second grades went against them, is as fair as the others."""
    raters = _month("2026-11").raters
    assert [(one.auditor, one.named) for one in raters.each if one.named is not Named.NOT] == [("aud5", Named.LENIENT)]
    assert {one.auditor for one in raters.each} == {*_year().truth.fair, _year().truth.lenient}
    assert next(one for one in raters.each if one.auditor == CAST.unlucky).mean > 0


@pytest.mark.parametrize("today", [datetime(2027, 2, 3, 9), datetime(2027, 8, 31, 16)])
def test_they_are_found_on_other_days_as_well(today: datetime) -> None:
    """The demonstration is run on any day."""
    shift = today - NOW
    held = [Held(one.name, one.key, one.worker, one.line, one.team, one.tool, one.since + shift) for one in _held()]
    year = year_of(held, CAST, newest_tools(), today, 2026)
    audits = [life[-1].audit for life in lived(year.stories, newest_tools(), LONDON).values()]
    month = month_of_audits(audits, parse_period(f"{today:%Y-%m}"))
    assert [one.auditor for one in month.raters.each if one.named is not Named.NOT] == [year.truth.lenient]


def test_the_failing_team_calls_for_a_review_and_no_other_team_does() -> None:
    """The rule of clusters, as at today."""
    assert [one.team for one in clusters(_audits(), NOW.date())] == [CAST.failing]


def test_no_inadequate_audit_is_closed_without_feedback_and_action() -> None:
    """The verbs would refuse it; the year holds some that are closed."""
    bad = [one for one in _audits() if one.stands is Grade.INADEQUATE and one.stage is Stage.CLOSED]
    assert len(bad) > 5
    assert all(one.actions and {told.face_to_face for told in one.feedback} == {True, False} for one in bad)


def test_nobody_audits_their_own_case_and_second_grades_are_another_s() -> None:
    """Nor is a case looked at twice in a season, but for re-audits and whole lists."""
    assert not [one for one in _audits() if one.case.is_own(one.auditor) or one.auditor == one.moderator]
    days: dict[str, list[date]] = {}
    for one in _audits():
        if one.kind is Kind.REGULAR:
            days.setdefault(one.case.key, []).append(one.allocated)
    assert all((later - earlier).days > 120 for some in days.values() for earlier, later in pairwise(sorted(some)))


def test_there_is_something_to_do_for_everybody_today() -> None:
    """Audits to grade, one to grade again blind by the first moderator, actions to finish, cases given to nobody yet."""
    stages = Counter(one.stage for one in _audits())
    assert min(stages[stage] for stage in Stage) >= 1
    assert any(one.moderator == AUDITORS[0] and one.first and one.second is None for one in _audits())
    reviewed = {one.case.key for one in _audits() if one.kind is Kind.COHORT_REVIEW}
    assert reviewed < {one.key for one in _year().reviewed}
    assert LIST_KEY in {line.key for line in _year().lines}


def test_the_two_concerns_went_as_they_were_planted() -> None:
    """One was answered by the first manager, one only by the next."""
    by_key = {one.key: one for one in _audits()}
    for key, went in _year().truth.concerns:
        (concern,) = by_key[key].concerns
        assert concern.answered is not None
        assert bool(concern.log) is (went == "escalated")


def test_quality_improves_over_the_year() -> None:
    """More is good or better in the last months than in the first."""

    def good(months: tuple[int, ...]) -> float:
        some = [one for one in _audits() if one.first and one.stands and one.first.on.month in months]
        return sum(one.stands in (Grade.OUTSTANDING, Grade.GOOD) for one in some) / len(some)

    assert good((8, 9, 10)) > good((11, 12, 1)) - 0.1


def test_the_monthly_report_can_be_told_with_and_without_auditors() -> None:
    """And a quarter of it to a board."""
    titles = {domain.key: domain.title for tool in load_tools() for domain in tool.domains}
    month, by = _month("2026-10"), Audience.MANAGEMENT
    named, others = (str(month_blocks(month, by, titles, auditors=auditors)) for auditors in (True, False))
    assert "aud5" in named
    assert "aud5" not in others
    quarter = guarded(_audits(), parse_period("2026-27-Q2"), date(2026, 11, 22))
    assert any(isinstance(block, Table) for block in guarded_blocks(quarter, titles=titles))


def test_every_domain_has_words_for_every_grade() -> None:
    """And nothing is left unfilled in them; sentences begin with a capital letter."""
    dice = Dice("words")
    of = subject(dice, "the child")
    written = [
        judged(dice, domain.key.rpartition("-")[0], grade, of, NOW.date())
        for tool in load_tools()
        for domain in tool.domains
        for grade in GRADES
        for _ in range(4)
    ]
    written += [
        said(dice, "action", domain.key.rpartition("-")[0], of, NOW.date())
        for tool in load_tools()
        for domain in tool.domains
    ]
    assert not [one for one in written if "{" in one or one[0].islower()]
    assert len(set(written)) > len(written) / 3


def test_fewer_cases_make_a_smaller_year() -> None:
    """A borough without cases has none, and the theme has nobody to draw."""
    nobody = year_of([], CAST, newest_tools(), NOW, 1)
    assert (nobody.stories, nobody.reviewed, themed([], NOW)[2]) == ((), (), ())
    few = year_of(_held()[:5], CAST, newest_tools(), NOW, 1)
    assert 0 < len(few.stories) < 30
