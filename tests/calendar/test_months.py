"""Calendar months, ages and lengths in days, with leap days and ends of months."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.calendar import (
    BeforeBirth,
    NotADate,
    add_months,
    add_years,
    age_at,
    age_in_months,
    age_or_unborn,
    birthday,
    days_inclusive,
    month_end,
    month_start,
    whole_months_between,
    whole_years_between,
)

DATES = st.dates(date(1990, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize(
    ("start", "months", "due"),
    [
        ("2016-11-30", 3, "2017-02-28"),
        ("2015-11-30", 3, "2016-02-29"),
        ("2017-01-31", 1, "2017-02-28"),
        ("2017-08-31", 6, "2018-02-28"),
        ("2017-03-31", -1, "2017-02-28"),
        ("2017-12-15", 1, "2018-01-15"),
        ("2017-01-15", -1, "2016-12-15"),
        ("2016-02-29", 12, "2017-02-28"),
        ("2016-02-29", 48, "2020-02-29"),
        ("2017-06-30", 0, "2017-06-30"),
    ],
)
def test_months_are_added_with_the_end_of_month_clamp(start: str, months: int, due: str) -> None:
    """The same day of the month, or the last of a shorter one."""
    assert add_months(date.fromisoformat(start), months) == date.fromisoformat(due)


def test_years_are_added_with_the_same_clamp() -> None:
    """A leap day meets 28 February in a common year and itself four years on."""
    assert add_years(date(2016, 2, 29), 1) == date(2017, 2, 28)
    assert add_years(date(2016, 2, 29), -4) == date(2012, 2, 29)


def test_month_ends() -> None:
    """February has 29 days in a leap year, and 2100 is not one."""
    assert month_end(date(2016, 2, 3)) == date(2016, 2, 29)
    assert month_end(date(2017, 2, 3)) == date(2017, 2, 28)
    assert month_end(date(2100, 2, 3)) == date(2100, 2, 28)
    assert month_start(date(2016, 2, 29)) == date(2016, 2, 1)


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        ("2017-01-31", "2017-02-28", 1),
        ("2017-01-31", "2017-02-27", 0),
        ("2017-01-15", "2018-01-14", 11),
        ("2017-01-15", "2018-01-15", 12),
        ("2017-05-05", "2017-05-05", 0),
        ("2018-01-15", "2017-01-15", -12),
    ],
)
def test_whole_months_between(start: str, end: str, months: int) -> None:
    """Only completed months count, and the clamp completes a short one."""
    assert whole_months_between(date.fromisoformat(start), date.fromisoformat(end)) == months


@given(DATES, DATES)
def test_whole_months_are_the_most_that_fit(start: date, end: date) -> None:
    """That many months fit between the dates and one more does not."""
    first, last = min(start, end), max(start, end)
    months = whole_months_between(first, last)
    assert add_months(first, months) <= last < add_months(first, months + 1)
    assert whole_months_between(last, first) == -months
    assert whole_years_between(first, last) == months // 12 == -whole_years_between(last, first)


def test_two_years_on_a_plan_is_more_than_729_days() -> None:
    """The day of ending counts: two years to the day before the anniversary are 730 days, a day less are not more."""
    assert days_inclusive(date(2017, 1, 1), date(2018, 12, 31)) == 730
    assert days_inclusive(date(2017, 1, 1), date(2018, 12, 30)) == 729
    assert days_inclusive(date(2017, 1, 1), date(2017, 1, 1)) == 1


@pytest.mark.parametrize(
    ("birth", "at", "age"),
    [
        ("2000-06-15", "2018-06-14", 17),
        ("2000-06-15", "2018-06-15", 18),
        ("2000-06-15", "2000-06-15", 0),
        ("2000-02-29", "2018-02-28", 17),
        ("2000-02-29", "2018-03-01", 18),
        ("2000-02-29", "2020-02-28", 19),
        ("2000-02-29", "2020-02-29", 20),
    ],
)
def test_age_at_a_date(birth: str, at: str, age: int) -> None:
    """The birthday counts; a birth on 29 February has its birthday on 1 March in common years."""
    assert age_at(date.fromisoformat(birth), date.fromisoformat(at)) == age


def test_a_birthday_is_the_day_of_attaining_the_age() -> None:
    """Eighteen is attained on 1 March by a child of a leap day."""
    assert birthday(date(2000, 2, 29), 18) == date(2018, 3, 1)
    assert birthday(date(2000, 2, 29), 20) == date(2020, 2, 29)
    assert birthday(date(2001, 5, 31), 16) == date(2017, 5, 31)


@given(st.dates(date(1990, 1, 1), date(2020, 12, 31)), st.integers(0, 25))
def test_an_age_is_attained_on_the_birthday_and_not_the_day_before(birth: date, age: int) -> None:
    """Age, birthday and age in months agree for every date of birth."""
    on = birthday(birth, age)
    assert age_at(birth, on) == age
    assert age_in_months(birth, on) == 12 * age
    if age:
        before = date.fromordinal(on.toordinal() - 1)
        assert age_at(birth, before) == age - 1
        assert age_in_months(birth, before) == 12 * age - 1


def test_an_age_in_months_is_never_attained_early() -> None:
    """A child born on the 31st is a month old on the 1st after a short month."""
    assert age_in_months(date(2017, 3, 31), date(2017, 4, 30)) == 0
    assert age_in_months(date(2017, 3, 31), date(2017, 5, 1)) == 1


def test_an_unborn_child_has_the_age_minus_1_only_where_that_is_asked_for() -> None:
    """Otherwise a date before birth is an error that names the way out and not the date of birth."""
    assert age_or_unborn(date(2017, 6, 1), date(2017, 5, 31)) == -1
    assert age_or_unborn(date(2017, 6, 1), date(2017, 6, 1)) == 0
    for ask in (age_at, age_in_months):
        with pytest.raises(BeforeBirth, match="age_or_unborn") as told:
            ask(date(2017, 6, 1), date(2017, 5, 31))
        assert "2017-06-01" not in str(told.value)


def test_date_times_are_refused() -> None:
    """A date-time on either side is refused, never cut short unseen."""
    moment, day = datetime(2017, 6, 1, 12), date(2017, 6, 1)
    for ask in (age_at, age_or_unborn, age_in_months, whole_months_between, days_inclusive):
        for pair in ((moment, day), (day, moment)):
            with pytest.raises(NotADate):
                ask(*pair)
    with pytest.raises(NotADate):
        birthday(moment, 1)
