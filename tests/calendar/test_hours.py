"""Limits in hours, across the nights when the clocks change, and the days that stand in for them."""

from datetime import UTC, date, datetime, time, timedelta

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

#: The Sundays of March and October on which the clocks change at one o'clock in Greenwich: GOV.UK, "When do the clocks
#: change?", and the orders under the Summer Time Act 1972 before it. Written out, so that no machine needs zone files.
NIGHTS = {
    2010: (28, 31), 2011: (27, 30), 2012: (25, 28), 2013: (31, 27), 2014: (30, 26), 2015: (29, 25), 2016: (27, 30),
    2017: (26, 29), 2018: (25, 28), 2019: (31, 27), 2020: (29, 25), 2021: (28, 31), 2022: (27, 30), 2023: (26, 29),
    2024: (31, 27), 2025: (30, 26), 2026: (29, 25), 2027: (28, 31), 2028: (26, 29), 2029: (25, 28), 2030: (31, 27),
}  # fmt: skip
HOUR = timedelta(hours=1)


def by_the_clock(real: datetime) -> tuple[datetime, int]:
    """What clocks in London show at a time in Greenwich, and whether they show it for the second time."""
    march, october = NIGHTS[real.year]
    spring, autumn = (datetime.combine(date(real.year, *day), time(1)) for day in ((3, march), (10, october)))
    if spring <= real < autumn:
        return real + HOUR, 0
    return real, int(autumn <= real < autumn + HOUR)


def greenwich(clock: datetime) -> datetime:
    """The time in Greenwich at which clocks in London first show a time; that of winter for one that they skip."""
    return clock - HOUR if by_the_clock(clock - HOUR) == (clock, 0) else clock


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


@given(st.datetimes(datetime(2010, 1, 1, 1), datetime(2030, 12, 1)), st.integers(0, 200))
def test_local_time_agrees_with_the_published_nights(start: datetime, hours: int) -> None:
    """The rule for summer time gives what the published nights of the change give."""
    real = greenwich(start)
    if by_the_clock(real) != (start, 0):
        return  # a time that the clocks skip
    due = hours_due(start, hours, DAYS).due
    assert isinstance(due, datetime)
    assert (due, due.fold) == by_the_clock(real + timedelta(hours=hours))
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
