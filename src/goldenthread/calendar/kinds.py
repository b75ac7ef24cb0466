"""The kinds of period, and for those that the calendar fixes, the span that holds a given day."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from enum import Enum
from types import MappingProxyType
from typing import NamedTuple

from goldenthread.calendar.months import add_months, month_end, month_start, whole_months_between

FINANCIAL_YEAR_MONTH = 4  # 1 April: also the year of the CIN census and of SSDA903
SCHOOL_YEAR_MONTH = 9  # rules.SCHOOL_YEAR


class PeriodKind(Enum):
    """The kinds of period that a figure may be for."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    CALENDAR_QUARTER = "calendar quarter"
    FINANCIAL_QUARTER = "financial quarter"
    CALENDAR_YEAR = "calendar year"
    FINANCIAL_YEAR = "financial year"
    SCHOOL_YEAR = "school year"
    SCHOOL_TERM = "school term"
    YEAR_TO_DATE = "financial year to date"
    ROLLING_MONTHS = "rolling months"
    ROLLING_DAYS = "rolling days"
    RANGE = "range"


class Span(NamedTuple):
    """The first and last day of a period, and its label."""

    start: date
    end: date
    label: str


def year_label(starts: int) -> str:
    """The label of a year that starts in one calendar year and ends in the next: 2016-17."""
    return f"{starts:04}-{(starts + 1) % 100:02}"


def _from(start: date, months: int, label: str) -> Span:
    return Span(start, add_months(start, months) - timedelta(days=1), label)


def _day(day: date) -> Span:
    return Span(day, day, str(day))


def _week(day: date) -> Span:
    year, week, weekday = day.isocalendar()
    start = day - timedelta(days=weekday - 1)
    return Span(start, start + timedelta(days=6), f"{year:04}-W{week:02}")


def _month(day: date) -> Span:
    return Span(month_start(day), month_end(day), str(day)[:7])


def _calendar_quarter(day: date) -> Span:
    quarter = (day.month + 2) // 3
    return _from(date(day.year, 3 * quarter - 2, 1), 3, f"{day.year:04}-Q{quarter}")


def _financial_quarter(day: date) -> Span:
    year = _financial_year(day)
    quarter = whole_months_between(year.start, day) // 3 + 1
    return _from(add_months(year.start, 3 * quarter - 3), 3, f"{year.label}-Q{quarter}")


def _calendar_year(day: date) -> Span:
    return _from(date(day.year, 1, 1), 12, f"{day.year:04}")


def _financial_year(day: date) -> Span:
    starts = day.year - (day.month < FINANCIAL_YEAR_MONTH)
    return _from(date(starts, FINANCIAL_YEAR_MONTH, 1), 12, year_label(starts))


def _school_year(day: date) -> Span:
    starts = day.year - (day.month < SCHOOL_YEAR_MONTH)
    return _from(date(starts, SCHOOL_YEAR_MONTH, 1), 12, f"school:{year_label(starts)}")


CALENDAR_SPANS: Mapping[PeriodKind, Callable[[date], Span]] = MappingProxyType(
    {
        PeriodKind.DAY: _day,
        PeriodKind.WEEK: _week,
        PeriodKind.MONTH: _month,
        PeriodKind.CALENDAR_QUARTER: _calendar_quarter,
        PeriodKind.FINANCIAL_QUARTER: _financial_quarter,
        PeriodKind.CALENDAR_YEAR: _calendar_year,
        PeriodKind.FINANCIAL_YEAR: _financial_year,
        PeriodKind.SCHOOL_YEAR: _school_year,
    }
)
