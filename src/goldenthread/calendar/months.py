"""Calendar-month arithmetic with end-of-month clamp, ages at a date, and lengths in days."""

from calendar import monthrange
from datetime import date, timedelta

from goldenthread.calendar.errors import BeforeBirth
from goldenthread.calendar.reading import plain_date

UNBORN_AGE = -1  # rules.UNBORN


def month_start(day: date) -> date:
    """The first day of the day's month."""
    return plain_date("month start", day).replace(day=1)


def month_end(day: date) -> date:
    """The last day of the day's month."""
    plain_date("month end", day)
    return day.replace(day=monthrange(day.year, day.month)[1])


def is_month_end(day: date) -> bool:
    """Whether the day is the last of its month."""
    return day == month_end(day)


def month_number(day: date) -> int:
    """Months since year 0, so that months can be counted by difference."""
    return plain_date("month number", day).year * 12 + day.month - 1


def add_months(day: date, months: int) -> date:
    """The same day of the month so many calendar months on (or back), or that month's last day if it is shorter.

    The clamp is the corresponding date rule (`rules.MONTH_CLAMP`): 30 November and three months is 28 February, or
    29 in a leap year.
    """
    year, month = divmod(month_number(day) + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_years(day: date, years: int) -> date:
    """The same date so many years on (or back); 29 February becomes 28 February in a common year."""
    return add_months(day, years * 12)


def whole_months_between(start: date, end: date) -> int:
    """The most calendar months that can be added to the start, with the clamp, without passing the end.

    From 31 January to 28 February is 1 month. An end before the start gives the negative of the swapped question.
    """
    plain_date("whole months between", start)
    plain_date("whole months between", end)
    if end < start:
        return -whole_months_between(end, start)
    months = month_number(end) - month_number(start)
    return months if add_months(start, months) <= end else months - 1


def whole_years_between(start: date, end: date) -> int:
    """Whole years between two dates, by the same clamp; for a person's age use `age_at`."""
    months = whole_months_between(start, end)
    return months // 12 if months >= 0 else -(-months // 12)


def days_inclusive(start: date, end: date) -> int:
    """Days from the start to the end with both counted (`rules.DAYS_INCLUSIVE`).

    A child protection plan of 1 January 2017 to 31 December 2018 is 730 days, which is more than 729.
    """
    return (plain_date("days", end) - plain_date("days", start)).days + 1


def birthday(birth: date, age: int) -> date:
    """The day at whose start a person attains an age in years.

    Source: Family Law Reform Act 1969, section 9(1). A birth on 29 February has its birthday on 1 March in a common
    year (`rules.LEAP_BIRTHDAY`, unconfirmed).
    """
    plain_date("date of birth", birth)
    clamped = add_years(birth, age)
    return clamped if clamped.day == birth.day else clamped + timedelta(days=1)


def age_at(birth: date, at: date) -> int:
    """Age in whole years at a date; the birthday itself counts. Raises BeforeBirth if the date is before birth."""
    return age_in_months(birth, at) // 12


def age_in_months(birth: date, at: date) -> int:
    """Age in completed months at a date; twelve of them make a year of `age_at`.

    A month is completed when its day of birth is reached, so a child born on the 31st completes one on the 1st after
    a shorter month: as with birthdays on 29 February, an age is never attained early. Raises BeforeBirth.
    """
    plain_date("date of birth", birth)
    plain_date("age at", at)
    if at < birth:
        raise BeforeBirth(
            f"age at {at}",
            "the date of birth is later, so the child was not yet born.",
            "Check both dates; where unborn children are expected, use age_or_unborn, which gives -1.",
        )
    return month_number(at) - month_number(birth) - (at.day < birth.day)


def age_or_unborn(birth: date, at: date) -> int:
    """Age in whole years at a date, or -1 for a child who is not yet born (`rules.UNBORN`)."""
    plain_date("date of birth", birth)
    plain_date("age at", at)
    return UNBORN_AGE if at < birth else age_at(birth, at)
