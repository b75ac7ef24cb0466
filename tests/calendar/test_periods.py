"""Reporting periods: their days, their neighbours, and what they are made of."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.calendar import (
    NoSuchPeriod,
    NotADate,
    Period,
    PeriodKind,
    calendar_quarter,
    calendar_year,
    census_year,
    census_year_of,
    financial_quarter,
    financial_year,
    iso_week,
    month,
    parse_period,
    period_of,
    period_range,
    rolling_days,
    rolling_months,
    school_year,
    year_to_date,
)

CALENDAR_KINDS = [
    PeriodKind.DAY,
    PeriodKind.WEEK,
    PeriodKind.MONTH,
    PeriodKind.CALENDAR_QUARTER,
    PeriodKind.FINANCIAL_QUARTER,
    PeriodKind.CALENDAR_YEAR,
    PeriodKind.FINANCIAL_YEAR,
    PeriodKind.SCHOOL_YEAR,
]
DATES = st.dates(date(2005, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    ("period", "label", "start", "end"),
    [
        (month(2017, 11), "2017-11", "2017-11-01", "2017-11-30"),
        (month(2016, 2), "2016-02", "2016-02-01", "2016-02-29"),
        (financial_year(2016), "2016-17", "2016-04-01", "2017-03-31"),
        (financial_year(1999), "1999-00", "1999-04-01", "2000-03-31"),
        (financial_quarter(2016, 4), "2016-17-Q4", "2017-01-01", "2017-03-31"),
        (financial_quarter(2016, 1), "2016-17-Q1", "2016-04-01", "2016-06-30"),
        (calendar_quarter(2017, 4), "2017-Q4", "2017-10-01", "2017-12-31"),
        (calendar_year(2017), "2017", "2017-01-01", "2017-12-31"),
        (school_year(2016), "school:2016-17", "2016-09-01", "2017-08-31"),
        (iso_week(2015, 53), "2015-W53", "2015-12-28", "2016-01-03"),
        (census_year(2025), "2024-25", "2024-04-01", "2025-03-31"),
        (year_to_date(date(2017, 11, 30)), "ytd..2017-11", "2017-04-01", "2017-11-30"),
        (year_to_date(date(2018, 2, 14)), "ytd..2018-02-14", "2017-04-01", "2018-02-14"),
        (rolling_months(12, date(2017, 11, 30)), "12m..2017-11", "2016-12-01", "2017-11-30"),
        (rolling_months(12, date(2017, 11, 15)), "12m..2017-11-15", "2016-11-16", "2017-11-15"),
        (rolling_months(12, date(2016, 2, 29)), "12m..2016-02", "2015-03-01", "2016-02-29"),
        (rolling_days(90, date(2017, 11, 30)), "90d..2017-11-30", "2017-09-02", "2017-11-30"),
        (period_range(date(2017, 1, 1), date(2017, 11, 30)), "2017-01..2017-11", "2017-01-01", "2017-11-30"),
        (period_range(date(2017, 1, 9), date(2017, 11, 30)), "2017-01-09..2017-11-30", "2017-01-09", "2017-11-30"),
    ],
)
def test_each_kind_has_its_days_and_its_label(period: Period, label: str, start: str, end: str) -> None:
    """Periods include their first and last day, and print in the grammar of the command line."""
    assert (period.label, str(period.start), str(period.end)) == (label, start, end)
    assert str(period) == label


@given(DATES, st.sampled_from(CALENDAR_KINDS))
def test_periods_of_a_kind_tile_the_calendar(day: date, kind: PeriodKind) -> None:
    """Every day is in exactly one, and neighbours touch without overlapping."""
    period = period_of(kind, day)
    assert day in period
    assert period.previous().end + timedelta(days=1) == period.start
    assert period.following().start == period.end + timedelta(days=1)
    assert period.previous().following() == period


@given(DATES, st.integers(1, 36))
def test_windows_step_back_by_their_own_length(end: date, length: int) -> None:
    """A rolling window's previous ends the day before it starts and has as many months or days."""
    for window in (rolling_months(length, end), rolling_days(length, end), period_range(end, end + timedelta(length))):
        before = window.previous()
        assert before.kind is window.kind
        assert before.end + timedelta(days=1) == window.start
        after = window.following()
        assert after.start == window.end + timedelta(days=1) or window.kind is PeriodKind.ROLLING_MONTHS
    days = rolling_days(length, end)
    assert days.length == days.previous().length == length


@pytest.mark.parametrize(
    ("text", "before", "a_year_before"),
    [
        ("2017-01", "2016-12", "2016-01"),
        ("2016-17-Q1", "2015-16-Q4", "2015-16-Q1"),
        ("2017-Q1", "2016-Q4", "2016-Q1"),
        ("2016-17", "2015-16", "2015-16"),
        ("2017", "2016", "2016"),
        ("2017-W01", "2016-W52", "2016-W01"),
        ("2024-02-29", "2024-02-28", "2023-02-28"),
        ("school:2016-17", "school:2015-16", "school:2015-16"),
        ("2017-01..2017-03", "2016-10..2016-12", "2016-01..2016-03"),
        ("2017-01..2017-02", "2016-11..2016-12", "2016-01..2016-02"),
        ("2017-01-10..2017-01-19", "2016-12-31..2017-01-09", "2016-01-10..2016-01-19"),
        ("ytd..2017-11", "ytd..2016-11", "ytd..2016-11"),
        ("ytd..2017-02", "ytd..2016-02", "ytd..2016-02"),
        ("12m..2017-11", "12m..2016-11", "12m..2016-11"),
        ("3m..2017-11", "3m..2017-08", "3m..2016-11"),
        ("3m..2017-02", "3m..2016-11", "3m..2016-02"),
        ("90d..2017-11-30", "90d..2017-09-01", "90d..2016-11-30"),
    ],
)
def test_the_period_before_and_the_same_a_year_ago(text: str, before: str, a_year_before: str) -> None:
    """Months keep their ends, so February's window of a leap year has 29 days."""
    period = parse_period(text, PeriodKind.MONTH if text == "2017-01" else None)
    assert period.previous().label == before
    assert period.same_period_last_year().label == a_year_before


def test_february_a_year_ago_ends_on_its_own_last_day() -> None:
    """The year to date at 28 February 2017 is compared with that at 29 February 2016."""
    assert parse_period("ytd..2017-02").same_period_last_year().end == date(2016, 2, 29)
    assert parse_period("2017-01..2017-02").same_period_last_year().end == date(2016, 2, 29)


def test_the_following_window() -> None:
    """Windows and years to date go forward as they go back."""
    assert parse_period("3m..2017-11").following().label == "3m..2018-02"
    assert parse_period("90d..2017-11-30").following().label == "90d..2018-02-28"
    assert parse_period("ytd..2015-02").following().label == "ytd..2016-02"


def test_week_53_has_no_namesake_in_a_shorter_year() -> None:
    """2014 has 52 weeks, so the comparison is refused."""
    with pytest.raises(NoSuchPeriod, match="2014 has no week 53"):
        iso_week(2015, 53).same_period_last_year()


def test_a_year_is_made_of_months_quarters_and_days() -> None:
    """The parts come in order and cover the whole."""
    year = financial_year(2016)
    assert [part.label for part in year.months()][::11] == ["2016-04", "2017-03"]
    assert [part.label for part in year.parts(PeriodKind.FINANCIAL_QUARTER)] == [f"2016-17-Q{n}" for n in (1, 2, 3, 4)]
    assert sum(1 for _ in year.parts(PeriodKind.DAY)) == year.length == 365
    assert [part.label for part in iso_week(2017, 45).parts(PeriodKind.WEEK)] == ["2017-W45"]


def test_parts_that_do_not_fit_are_refused() -> None:
    """The weeks of a month would leave days out or take others in."""
    with pytest.raises(NoSuchPeriod, match="whole weeks"):
        month(2017, 11).parts(PeriodKind.WEEK)
    with pytest.raises(NoSuchPeriod, match="whole months"):
        year_to_date(date(2017, 11, 15)).months()


def test_a_collection_year_is_named_by_the_year_it_ends_in() -> None:
    """31 March 2025 is in 2025 and the day after in 2026."""
    assert census_year_of(date(2025, 3, 31)) == 2025
    assert census_year_of(date(2025, 4, 1)) == 2026


def test_periods_that_cannot_be_are_refused() -> None:
    """Month 13, quarter 5, an empty window and an end before the start."""
    for make in (
        lambda: month(2017, 13),
        lambda: financial_quarter(2016, 5),
        lambda: calendar_quarter(2016, 0),
        lambda: iso_week(2017, 53),
        lambda: rolling_months(0, date(2017, 1, 1)),
        lambda: rolling_days(0, date(2017, 1, 1)),
        lambda: period_range(date(2017, 1, 2), date(2017, 1, 1)),
        lambda: period_of(PeriodKind.ROLLING_DAYS, date(2017, 1, 1)),
    ):
        with pytest.raises(NoSuchPeriod):
            make()


def test_date_times_are_refused() -> None:
    """A moment is not a day."""
    moment = datetime(2017, 11, 30, 23)
    for make in (
        lambda: period_of(PeriodKind.MONTH, moment),
        lambda: month(2017, 11).contains(moment),
        lambda: rolling_days(3, moment),
        lambda: period_range(moment, moment),
    ):
        with pytest.raises(NotADate):
            make()
