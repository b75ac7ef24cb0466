"""Working days: the published examples, both counting rules, and a slow count to agree with."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.calendar.bank_holiday_dates import BY_YEAR

from goldenthread.calendar import (
    BankHolidays,
    CalendarError,
    Counting,
    ImpossibleCount,
    NotADate,
    OutsideCoverage,
    WorkingDays,
)

DAYS = WorkingDays.standard()
NEXT, SAME = Counting.FROM_NEXT_DAY, Counting.FROM_SAME_DAY
HOLIDAYS = {date.fromisoformat(f"{year}-{day}") for year, days in BY_YEAR.items() for day in days.split()}
MIDDLE = st.dates(date(2012, 1, 1), date(2028, 12, 31))


def slow_is_working(day: date) -> bool:
    return day.weekday() < 5 and day not in HOLIDAYS


def slow_count(start: date, end: date, first: int) -> int:
    """Working days from `first` days after the start up to and including the end, one by one."""
    return sum(slow_is_working(start + timedelta(days=n)) for n in range(first, (end - start).days + 1))


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        ("2017-04-13", 1, "2017-04-18"),
        ("2017-04-14", 1, "2017-04-18"),
        ("2017-04-13", 15, "2017-05-09"),
        ("2017-12-20", 10, "2018-01-08"),
        ("2017-12-22", 20, "2018-01-24"),
        ("2017-10-02", 45, "2017-12-04"),
        ("2022-05-27", 10, "2022-06-14"),
        ("2023-04-28", 10, "2023-05-16"),
    ],
)
def test_due_dates_with_the_start_as_day_0(start: str, days: int, due: str) -> None:
    """Easter, Christmas, jubilee and coronation push the due date on."""
    begin, end = date.fromisoformat(start), date.fromisoformat(due)
    assert DAYS.add(begin, days) == end
    assert DAYS.count(begin, end) == days
    assert DAYS.add(begin, days, NEXT) == end


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        ("2017-10-02", 45, "2017-12-01"),
        ("2017-10-02", 1, "2017-10-02"),
        ("2017-04-14", 1, "2017-04-18"),
        ("2017-09-30", 2, "2017-10-03"),
        ("2022-05-27", 10, "2022-06-13"),
    ],
)
def test_due_dates_with_the_start_as_day_1(start: str, days: int, due: str) -> None:
    """A working start counts, so all is due a day earlier; another start gives way to the next working day."""
    begin, end = date.fromisoformat(start), date.fromisoformat(due)
    assert DAYS.add(begin, days, SAME) == end
    assert DAYS.count(begin, end, SAME) == days


@pytest.mark.parametrize("day", ["2016-03-25", "2016-12-27", "2017-01-02", "2018-05-28", "2020-05-08", "2022-09-19"])
def test_bank_holidays_are_not_working_days(day: str) -> None:
    """The listed days and the one-offs are off."""
    assert not DAYS.is_working_day(date.fromisoformat(day))


@pytest.mark.parametrize(
    ("day", "working"), [("2020-05-04", True), ("2020-02-29", False), ("2024-02-29", True), ("2016-02-29", True)]
)
def test_moved_days_and_leap_days(day: str, working: bool) -> None:
    """The Monday that lost its holiday is worked, and a leap day is like any other."""
    assert DAYS.is_working_day(date.fromisoformat(day)) is working


def test_a_leap_day_is_counted() -> None:
    """From 28 February to 1 March is a day more in a leap year."""
    assert DAYS.count(date(2024, 2, 28), date(2024, 3, 1)) == 2
    assert DAYS.count(date(2023, 2, 28), date(2023, 3, 1)) == 1


def test_every_day_of_the_range_agrees_with_the_list_written_by_hand() -> None:
    """All 7,670 days from 2010 to 2030 are working or not as the list says, and the running count follows."""
    running = 0
    for ordinal in range(date(2010, 1, 1).toordinal(), date(2030, 12, 31).toordinal() + 1):
        day = date.fromordinal(ordinal)
        assert DAYS.number_before(day) == running
        running += slow_is_working(day)
        assert DAYS.is_working_day(day) is slow_is_working(day)
        assert DAYS.number(day) == running


@given(MIDDLE, st.integers(0, 400))
def test_counting_by_difference_agrees_with_counting_one_by_one(start: date, length: int) -> None:
    """The difference of two numbers is the number of working days passed, by either rule."""
    end = start + timedelta(days=length)
    assert DAYS.count(start, end, NEXT) == slow_count(start, end, 1)
    assert DAYS.count(start, end, SAME) == slow_count(start, end, 0)
    assert len(list(DAYS.between(start, end))) == slow_count(start, end, 0)


@given(MIDDLE, st.integers(1, 250), st.sampled_from(Counting))
def test_adding_and_counting_are_inverse(start: date, days: int, counting: Counting) -> None:
    """The day that is n on is a working day, and counts as n."""
    due = DAYS.add(start, days, counting)
    assert slow_is_working(due)
    assert DAYS.count(start, due, counting) == days


@given(MIDDLE, st.integers(1, 250), st.sampled_from(Counting))
def test_subtracting_agrees_with_stepping_back_one_by_one(start: date, days: int, counting: Counting) -> None:
    """Going back mirrors going on, and subtracting a negative number goes on."""
    day, left = start, days
    if counting is SAME and slow_is_working(day):
        left -= 1
    while left:
        day -= timedelta(days=1)
        left -= slow_is_working(day)
    assert DAYS.subtract(start, days, counting) == day
    assert DAYS.add(start, -days, counting) == day
    assert DAYS.subtract(start, -days, counting) == DAYS.add(start, days, counting)


@given(MIDDLE, MIDDLE)
def test_a_count_backwards_is_the_negative_of_the_count_forwards(start: date, end: date) -> None:
    """With the start as day 0 the count changes its sign when the dates change places."""
    assert DAYS.count(start, end) == -DAYS.count(end, start)


def test_day_0_is_the_start_even_when_nobody_works() -> None:
    """Nothing added gives the start back; the day-1 rule has no such day and says so."""
    assert DAYS.add(date(2017, 4, 14), 0) == date(2017, 4, 14)
    with pytest.raises(ImpossibleCount, match="no day 0"):
        DAYS.add(date(2017, 4, 14), 0, SAME)


def test_neighbouring_working_days() -> None:
    """Good Friday 2017 lies between Thursday and Tuesday; Thursday is its own nearest."""
    friday, thursday, tuesday = date(2017, 4, 14), date(2017, 4, 13), date(2017, 4, 18)
    assert DAYS.next_working_day(friday) == DAYS.on_or_after(friday) == DAYS.next_working_day(thursday) == tuesday
    assert DAYS.previous_working_day(friday) == DAYS.on_or_before(friday) == thursday
    assert DAYS.on_or_after(thursday) == DAYS.on_or_before(thursday) == thursday
    assert DAYS.previous_working_day(tuesday) == thursday


def test_days_without_bank_holidays_are_refused() -> None:
    """2009 and 2031 lie in the range but not in the years held, and a sum that runs out of them is refused too."""
    for day in (date(2009, 12, 31), date(2031, 1, 1), date(1999, 1, 1)):
        with pytest.raises(OutsideCoverage, match="held"):
            DAYS.number(day)
        with pytest.raises(OutsideCoverage):
            DAYS.count(date(2015, 1, 1), day)
    with pytest.raises(OutsideCoverage, match="after 2030-12-31"):
        DAYS.add(date(2030, 12, 31), 1)
    with pytest.raises(OutsideCoverage, match="before 2010-01-01"):
        DAYS.subtract(date(2010, 1, 2), 1)
    with pytest.raises(OutsideCoverage):
        DAYS.add(date(2031, 6, 1), 0)


def test_a_narrower_range_is_kept() -> None:
    """Days outside a calendar's own range are refused, and one with no known day cannot be built."""
    narrow = WorkingDays(start=date(2017, 1, 1), end=date(2017, 12, 31))
    assert narrow.number(date(2017, 12, 31)) == 252
    with pytest.raises(OutsideCoverage, match="2017-01-01 to 2017-12-31"):
        narrow.number(date(2018, 1, 1))
    with pytest.raises(CalendarError, match="only"):
        WorkingDays(start=date(1990, 1, 1), end=date(1999, 12, 31))


def test_a_calendar_as_known_then_gives_the_due_date_of_then() -> None:
    """On 1 September 2022 nobody knew of the funeral, so ten days from the 9th ended a day earlier."""
    then = WorkingDays(BankHolidays.standard().as_known_on(date(2022, 9, 1)))
    assert then.add(date(2022, 9, 9), 10) == date(2022, 9, 23)
    assert DAYS.add(date(2022, 9, 9), 10) == date(2022, 9, 26)


def test_a_date_time_is_refused() -> None:
    """A date-time has no number, and the error says how to mend it."""
    with pytest.raises(NotADate, match="date"):
        DAYS.add(datetime(2017, 4, 13, 9), 1)


def test_both_counting_rules_state_themselves() -> None:
    """Each rule has words and a source to print beside a figure."""
    assert [counting.rule.key for counting in Counting] == ["day-0", "day-1"]
