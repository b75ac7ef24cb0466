"""The calendar as one row a day, so that the database engine counts by the same numbers as Python.

Joined once at each end of a clock, the table gives every length as a difference of two columns:

- working days with the start as day 0: `working_day_number` of the end less that of the start;
- working days with the start as day 1: `working_day_number` of the end less `working_days_before` of the start;
- calendar days: `day_number` of the end less that of the start;
- calendar months passed, without regard to the day: `month_number` of the end less that of the start.

What is due n working days after a start is the day that `is_working` with the start's `working_day_number` + n.
Where bank holidays are not held the working-day columns are null, so a count is null and never a wrong number.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from goldenthread.calendar.errors import CalendarError
from goldenthread.calendar.kinds import PeriodKind
from goldenthread.calendar.months import month_number
from goldenthread.calendar.periods import Period, period_of
from goldenthread.calendar.terms import SchoolTerms
from goldenthread.calendar.working_days import WorkingDays


class Row(NamedTuple):
    """One day, in the order of `COLUMNS`."""

    day: date
    day_number: int
    weekday: int
    is_working: bool | None
    working_day_number: int | None
    working_days_before: int | None
    holiday: str | None
    month_start: date
    month_end: date
    month_number: int
    calendar_quarter: str
    financial_quarter: str
    financial_year: str
    school_year: str
    school_term: str | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table: its name, its type in portable SQL, whether it may be null, and its meaning."""

    name: str
    sql_type: str
    nullable: bool
    meaning: str


COLUMNS: tuple[Column, ...] = (
    Column("day", "date", False, "The day; one row for each."),
    Column("day_number", "integer", False, "Days since 31 December of the year before year 1; for differences."),
    Column("weekday", "integer", False, "1 for Monday to 7 for Sunday (ISO 8601)."),
    Column("is_working", "boolean", True, "Whether it is a working day; null where bank holidays are not held."),
    Column("working_day_number", "integer", True, "Working days up to and including the day; null as above."),
    Column("working_days_before", "integer", True, "Working days before the day; null as above."),
    Column("holiday", "varchar", True, "The bank holiday's name; empty if it is none; null as above."),
    Column("month_start", "date", False, "The first day of the month."),
    Column("month_end", "date", False, "The last day of the month."),
    Column("month_number", "integer", False, "Months since year 0; for differences."),
    Column("calendar_quarter", "varchar", False, "The quarter of the calendar year, as 2017-Q1."),
    Column("financial_quarter", "varchar", False, "The quarter of the financial year, as 2016-17-Q4."),
    Column("financial_year", "varchar", False, "The financial year, 1 April to 31 March, as 2016-17."),
    Column("school_year", "varchar", False, "The school year, 1 September to 31 August, as school:2016-17."),
    Column(
        "school_term",
        "varchar",
        True,
        "The school term, as term:2016-17-autumn; empty in a holiday; null where no terms of the year are held.",
    ),
)


def engine_rows(working_days: WorkingDays, terms: SchoolTerms | None = None) -> Iterator[Row]:
    """Yield one row for each day of the calendar's whole range, in order of date."""
    in_term = {} if terms is None else _days_in_term(terms)
    quarters: dict[int, tuple[str, str, str, str, date, date]] = {}
    term_years = set() if terms is None else {term.starts for term in terms.in_force()}
    for ordinal in range(working_days.start.toordinal(), working_days.end.toordinal() + 1):
        day = date.fromordinal(ordinal)
        number = month_number(day)
        if number not in quarters:
            quarters[number] = _of_month(day)
        calendar_quarter, quarter, year, school_year, start, end = quarters[number]
        covered = working_days.covers(day)
        holiday = working_days.holidays.on(day) if covered else None
        has_terms = int(school_year[7:11]) in term_years
        yield Row(
            day=day,
            day_number=ordinal,
            weekday=day.isoweekday(),
            is_working=working_days.is_working_day(day) if covered else None,
            working_day_number=working_days.number(day) if covered else None,
            working_days_before=working_days.number_before(day) if covered else None,
            holiday=(holiday.name if holiday else "") if covered else None,
            month_start=start,
            month_end=end,
            month_number=number,
            calendar_quarter=calendar_quarter,
            financial_quarter=quarter,
            financial_year=year,
            school_year=school_year,
            school_term=in_term.get(day, "" if has_terms else None),
        )


def write_csv(path: Path, working_days: WorkingDays, terms: SchoolTerms | None = None) -> int:
    """Write the table as UTF-8 CSV and return its number of rows; a broken write leaves no half file.

    True and false are written in words and null as an empty cell, so a reader must take empty strings in `holiday`
    and `school_term` for null too. Raises CalendarError if the file cannot be written.
    """
    partial = path.with_name(f"{path.name}.partial")
    rows = 0
    try:
        with partial.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(column.name for column in COLUMNS)
            for row in engine_rows(working_days, terms):
                writer.writerow(_cell(value) for value in row)
                rows += 1
        partial.replace(path)
    except OSError as problem:
        partial.unlink(missing_ok=True)
        reason = problem.strerror or type(problem).__name__
        mend = "Check that the folder exists, may be written to and has room."
        raise CalendarError(str(path), f"the calendar cannot be written: {reason}.", mend) from problem
    return rows


def _cell(value: object) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _of_month(day: date) -> tuple[str, str, str, str, date, date]:
    month = period_of(PeriodKind.MONTH, day)
    kinds = (
        PeriodKind.CALENDAR_QUARTER,
        PeriodKind.FINANCIAL_QUARTER,
        PeriodKind.FINANCIAL_YEAR,
        PeriodKind.SCHOOL_YEAR,
    )
    first, second, third, fourth = (period_of(kind, day).label for kind in kinds)
    return first, second, third, fourth, month.start, month.end


def _days_in_term(terms: SchoolTerms) -> dict[date, str]:
    return {day: period.label for period in terms.periods() for day in _days(period)}


def _days(period: Period) -> Iterator[date]:
    for ordinal in range(period.start.toordinal(), period.end.toordinal() + 1):
        yield date.fromordinal(ordinal)
