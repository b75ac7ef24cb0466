"""Limits in hours, across the nights when the clocks change, and the days that stand in for them."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.calendar import (
    FALL_BACKS,
    MixedClocks,
    NoFallBack,
    Precision,
    WorkingDays,
    hours_between,
    hours_due,
    within_hours,
)

DAYS = WorkingDays.standard()


def test_hours_pass() -> None:
    """An ordinary day has 24 hours, and going back is negative."""
    assert hours_between(datetime(2017, 11, 1, 9), datetime(2017, 11, 2, 9, 30)) == 24.5
    assert hours_between(datetime(2017, 11, 2, 9), datetime(2017, 11, 1, 9)) == -24


def test_the_clocks_change() -> None:
    """The weekend of March has an hour less and that of October an hour more."""
    assert hours_between(datetime(2017, 3, 25, 12), datetime(2017, 3, 26, 12)) == 23
    assert hours_between(datetime(2017, 10, 28, 12), datetime(2017, 10, 29, 12)) == 25
    assert hours_due(datetime(2017, 3, 25, 12), 24, DAYS).due == datetime(2017, 3, 26, 13)
    assert hours_due(datetime(2017, 10, 28, 12), 24, DAYS).due == datetime(2017, 10, 29, 11)


def test_the_hour_that_comes_twice() -> None:
    """Half past one on the night of October is an hour later the second time."""
    first, second = datetime(2017, 10, 29, 1, 30), datetime(2017, 10, 29, 1, 30, fold=1)
    assert hours_between(first, second) == 1
    assert hours_due(datetime(2017, 10, 29, 0, 30), 1, DAYS).due.fold == 0  # type: ignore[union-attr]
    due = hours_due(datetime(2017, 10, 29, 0, 30), 2, DAYS).due
    assert isinstance(due, datetime)
    assert (due, due.fold) == (second, 1)


@given(st.datetimes(datetime(2010, 1, 1), datetime(2030, 12, 1)), st.integers(0, 200))
def test_local_time_agrees_with_the_zone_files(start: datetime, hours: int) -> None:
    """The rule for summer time gives what the published zone of London gives, where the machine has it."""
    try:
        london = ZoneInfo("Europe/London")
    except ZoneInfoNotFoundError:
        pytest.skip("this machine has no zone files")
    real = start.replace(tzinfo=london).astimezone(UTC)
    if real.astimezone(london).replace(tzinfo=None) != start:
        return  # a time that the clocks skip
    due = hours_due(start, hours, DAYS).due
    assert isinstance(due, datetime)
    expected = (real + timedelta(hours=hours)).astimezone(london)
    assert (due, due.fold) == (expected.replace(tzinfo=None), expected.fold)
    assert hours_between(start, due) == hours


def test_times_with_zones_are_compared_as_they_are() -> None:
    """Two zoned times are compared exactly; one with and one without are refused."""
    start = datetime(2017, 7, 1, 12, tzinfo=UTC)
    assert hours_between(start, start + timedelta(hours=5)) == 5
    assert hours_due(start, 24, DAYS).due == start + timedelta(hours=24)
    with pytest.raises(MixedClocks, match="only one"):
        hours_between(start, datetime(2017, 7, 1, 12))


def test_a_date_alone_falls_back_to_days_and_says_so() -> None:
    """24 hours become 1 working day and 72 become 3 calendar days, marked date-only."""
    thursday = date(2017, 4, 13)
    assert hours_due(thursday, 24, DAYS).due == date(2017, 4, 18)
    assert hours_due(thursday, 72, DAYS).due == date(2017, 4, 16)
    assert hours_due(thursday, 72, DAYS).precision is Precision.DATE_ONLY
    assert hours_due(datetime(2017, 4, 13, 9), 72, DAYS).precision is Precision.DATE_TIME
    assert all(rule.hours == hours and rule.rule.source for hours, rule in FALL_BACKS.items())


def test_a_limit_with_no_stated_fall_back_is_refused() -> None:
    """48 hours from a date have no rule, so no answer."""
    with pytest.raises(NoFallBack, match="24, 72"):
        hours_due(date(2017, 4, 13), 48, DAYS)


def test_within_hours_uses_the_precision_that_both_sides_have() -> None:
    """A minute late is late with times; with a date on one side the day decides."""
    found = datetime(2017, 11, 1, 9)
    assert within_hours(found, datetime(2017, 11, 4, 9), 72, DAYS)
    assert not within_hours(found, datetime(2017, 11, 4, 9, 1), 72, DAYS)
    assert within_hours(found, date(2017, 11, 4), 72, DAYS)
    assert not within_hours(found, date(2017, 11, 5), 72, DAYS)
    assert within_hours(date(2017, 4, 13), datetime(2017, 4, 18, 17), 24, DAYS)
