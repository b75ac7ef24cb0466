"""The calendar as rows for the engine, which must count as Python does."""

import csv
from datetime import date
from itertools import pairwise
from pathlib import Path

import duckdb
import pytest

from goldenthread.calendar import (
    COLUMNS,
    BankHolidays,
    CalendarError,
    Counting,
    Row,
    SchoolTerms,
    WorkingDays,
    engine_rows,
    write_csv,
)

DAYS = WorkingDays.standard()
ROWS = list(engine_rows(DAYS, SchoolTerms.illustration()))
BY_DAY = {row.day: row for row in ROWS}


def test_there_is_one_row_a_day_over_the_whole_range() -> None:
    """11,322 days from 2005 to 2035, numbered without gaps."""
    assert len(ROWS) == len(BY_DAY) == 11322
    assert (ROWS[0].day, ROWS[-1].day) == (date(2005, 1, 1), date(2035, 12, 31))
    assert all(after.day_number - before.day_number == 1 for before, after in pairwise(ROWS))


def test_a_row_says_all_there_is_to_say_of_a_day() -> None:
    """A working day in term."""
    assert BY_DAY[date(2017, 1, 17)] == Row(
        day=date(2017, 1, 17),
        day_number=736346,
        weekday=2,
        is_working=True,
        working_day_number=1779,
        working_days_before=1778,
        holiday="",
        month_start=date(2017, 1, 1),
        month_end=date(2017, 1, 31),
        month_number=24204,
        calendar_quarter="2017-Q1",
        financial_quarter="2016-17-Q4",
        financial_year="2016-17",
        school_year="school:2016-17",
        school_term="term:2016-17-spring",
    )


def test_a_bank_holiday_has_its_name_and_no_number_of_its_own() -> None:
    """The funeral is named, not worked, and has the number of the Friday before."""
    funeral, friday = BY_DAY[date(2022, 9, 19)], BY_DAY[date(2022, 9, 16)]
    assert funeral.holiday == "State Funeral of Queen Elizabeth II"
    assert funeral.is_working is False
    assert funeral.working_day_number == funeral.working_days_before == friday.working_day_number
    assert BY_DAY[date(2016, 12, 25)].school_term == ""


def test_where_bank_holidays_or_terms_are_not_held_the_columns_are_null() -> None:
    """Unknown is null, never false, nought or empty."""
    for day in (date(2009, 12, 31), date(2031, 9, 1)):
        row = BY_DAY[day]
        assert (row.is_working, row.working_day_number, row.working_days_before, row.holiday) == (None,) * 4
        assert row.school_term is None
    assert all(row.school_term is None for row in engine_rows(DAYS))


def test_the_columns_are_described_in_the_order_of_the_row() -> None:
    """Names, nullability and meanings hold for every row."""
    assert [column.name for column in COLUMNS] == list(Row._fields)
    assert all(column.meaning for column in COLUMNS)
    null = {name for row in ROWS for name, value in zip(Row._fields, row, strict=True) if value is None}
    assert null == {column.name for column in COLUMNS if column.nullable}


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> duckdb.DuckDBPyConnection:
    """A database that has read the calendar from the CSV, by the types that the columns state."""
    path = tmp_path_factory.mktemp("calendar") / "calendar.csv"
    assert write_csv(path, DAYS, SchoolTerms.illustration()) == len(ROWS)
    connection = duckdb.connect()
    columns = ", ".join(f"{column.name} {column.sql_type}" for column in COLUMNS)
    connection.execute(f"create table calendar ({columns})")
    connection.execute(f"copy calendar from '{path.as_posix()}' (header true)")
    return connection


def test_the_engine_counts_the_same_working_days_as_python(engine: duckdb.DuckDBPyConnection) -> None:
    """For starts and ends all over 2016 to 2018 both rules give Python's count by one difference."""
    found = engine.execute(
        """
        select s.day, e.day, e.working_day_number - s.working_day_number, e.working_day_number - s.working_days_before
        from calendar s join calendar e on e.day_number % 17 = 3
        where s.day between date '2016-01-01' and date '2018-12-31' and s.day_number % 5 = 0
          and e.day between date '2016-01-01' and date '2018-12-31'
        """
    ).fetchall()
    assert len(found) > 10_000
    for start, end, from_next, from_same in found:
        assert from_next == DAYS.count(start, end, Counting.FROM_NEXT_DAY)
        assert from_same == DAYS.count(start, end, Counting.FROM_SAME_DAY)


def test_the_engine_finds_the_same_due_dates_as_python(engine: duckdb.DuckDBPyConnection) -> None:
    """The day that is working and has the start's number and 45 more is what Python adds up to."""
    found = engine.execute(
        """
        select s.day, d.day from calendar s
        join calendar d on d.is_working and d.working_day_number = s.working_day_number + 45
        where s.day between date '2016-01-01' and date '2018-12-31'
        """
    ).fetchall()
    assert len(found) == 1096
    assert all(due == DAYS.add(start, 45) for start, due in found)


def test_the_engine_gives_null_where_the_calendar_does_not_know(engine: duckdb.DuckDBPyConnection) -> None:
    """A count over the edge of the years held is null."""
    sql = """
        select e.working_day_number - s.working_day_number from calendar s, calendar e
        where s.day = date '2009-12-01' and e.day = date '2010-02-01'
    """
    assert engine.execute(sql).fetchall() == [(None,)]


def test_the_csv_holds_every_row_as_text(tmp_path: Path) -> None:
    """Dates are year-month-day, truth is in words, null is empty, and a broken write leaves nothing."""
    path = tmp_path / "calendar.csv"
    narrow = WorkingDays(BankHolidays.standard(2022, 2022), date(2022, 9, 16), date(2023, 1, 1))
    assert write_csv(path, narrow) == 108
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert (rows[0]["day"], rows[0]["is_working"], rows[1]["is_working"]) == ("2022-09-16", "true", "false")
    assert (rows[-1]["day"], rows[-1]["is_working"], rows[-1]["working_day_number"]) == ("2023-01-01", "", "")
    assert [left.name for left in tmp_path.iterdir()] == ["calendar.csv"]


def test_a_csv_that_cannot_be_written_says_why(tmp_path: Path) -> None:
    """The folder is missing, and the error names the file."""
    with pytest.raises(CalendarError, match="cannot be written"):
        write_csv(tmp_path / "none" / "calendar.csv", DAYS)
