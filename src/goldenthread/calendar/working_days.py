"""Adding, subtracting and counting working days by number, so that a count is the difference of two look-ups."""

from array import array
from collections.abc import Iterator
from datetime import date
from enum import Enum
from functools import lru_cache

from goldenthread.calendar.bank_holidays import BankHolidays
from goldenthread.calendar.easter import SATURDAY
from goldenthread.calendar.errors import CalendarError, ImpossibleCount, OutsideCoverage
from goldenthread.calendar.reading import plain_date
from goldenthread.calendar.rules import DAY_ONE, DAY_ZERO, StatedRule

DEFAULT_START = date(2005, 1, 1)
DEFAULT_END = date(2035, 12, 31)


class Counting(Enum):
    """Which day is the first that counts: a rule that every count of working days states."""

    FROM_NEXT_DAY = "day-0"
    """The start is day 0, working day or not; the next working day is day 1. The usual rule of the returns."""

    FROM_SAME_DAY = "day-1"
    """The start is day 1 if it is a working day, else the next working day is; each due date is a day earlier."""

    @property
    def rule(self) -> StatedRule:
        """The convention in words, with its source."""
        return DAY_ZERO if self is Counting.FROM_NEXT_DAY else DAY_ONE


class WorkingDays:
    """The days of a range, numbered: `number(day)` is how many working days there are up to and including it.

    The numbers run over the years whose bank holidays are held (2010 to 2030 unless told otherwise), from 0 before
    the first. A day outside them, even inside the range of days, raises OutsideCoverage. Every method raises
    NotADate for a date-time, and takes constant time.
    """

    def __init__(
        self,
        holidays: BankHolidays | None = None,
        start: date = DEFAULT_START,
        end: date = DEFAULT_END,
    ) -> None:
        """Number the days from `start` to `end`, both included; raises CalendarError if they hold no covered day."""
        self.holidays = BankHolidays.standard() if holidays is None else holidays
        self.start = plain_date("start of the calendar", start)
        self.end = plain_date("end of the calendar", end)
        self.first_covered = max(start, date(self.holidays.first_year, 1, 1))
        self.last_covered = min(end, date(self.holidays.last_year, 12, 31))
        if self.first_covered > self.last_covered:
            raise CalendarError(
                f"calendar {start} to {end}",
                f"bank holidays are held for {self.holidays.first_year} to {self.holidays.last_year} only.",
                "Give a range that meets those years.",
            )
        self._base = self.first_covered.toordinal()
        self._numbers = array("i")
        self._working = array("i")  # ordinal of each working day; the first, number 1, stands at 0
        held = {holiday.date.toordinal() for holiday in self.holidays}
        for ordinal in range(self._base, self.last_covered.toordinal() + 1):
            # Day 1 of the proleptic calendar was a Monday, so the ordinal less one gives the weekday.
            if (ordinal - 1) % 7 < SATURDAY and ordinal not in held:
                self._working.append(ordinal)
            self._numbers.append(len(self._working))

    @classmethod
    @lru_cache(maxsize=1)
    def standard(cls) -> "WorkingDays":
        """Working days by the published bank holidays of 2010 to 2030; built once."""
        return cls()

    def number(self, day: date) -> int:
        """How many working days there are from the first day covered up to and including this one."""
        return self._numbers[self._offset(day)]

    def number_before(self, day: date) -> int:
        """How many working days there are before this one, itself not counted."""
        offset = self._offset(day)
        return self._numbers[offset - 1] if offset else 0

    def is_working_day(self, day: date) -> bool:
        """Whether the day is neither a weekend nor a bank holiday."""
        return self.number(day) > self.number_before(day)

    def next_working_day(self, day: date) -> date:
        """The first working day after this one."""
        return self._at(self.number(day) + 1, day)

    def previous_working_day(self, day: date) -> date:
        """The last working day before this one."""
        return self._at(self.number_before(day), day)

    def on_or_after(self, day: date) -> date:
        """This day if it is a working day, else the next."""
        return self._at(self.number_before(day) + 1, day)

    def on_or_before(self, day: date) -> date:
        """This day if it is a working day, else the one before."""
        return self._at(self.number(day), day)

    def add(self, start: date, days: int, counting: Counting = Counting.FROM_NEXT_DAY) -> date:
        """The `days`-th working day from a start: what is due within so many working days is due by its end.

        From the next day: 0 gives the start itself, working day or not. From the same day: 1 gives the start, or
        the next working day if it is not one; 0 raises ImpossibleCount, since that rule has no day 0. A negative
        number counts backwards by the same rule, mirrored.
        """
        if counting is Counting.FROM_NEXT_DAY:
            if days == 0:
                self._offset(start)
                return start
            number = self.number(start) + days if days > 0 else self.number_before(start) + days + 1
        else:
            if days == 0:
                raise ImpossibleCount(
                    f"{start} + 0 working days",
                    "under the day-1 rule the start is day 1 and there is no day 0.",
                    "Give 1 for the start itself, or count from the next day.",
                )
            number = self.number_before(start) + days if days > 0 else self.number(start) + days + 1
        return self._at(number, start)

    def subtract(self, start: date, days: int, counting: Counting = Counting.FROM_NEXT_DAY) -> date:
        """The `days`-th working day before a start; the same as adding `-days`."""
        return self.add(start, -days, counting)

    def count(self, start: date, end: date, counting: Counting = Counting.FROM_NEXT_DAY) -> int:
        """The working day that `end` is, counted from `start`.

        From the next day it is `number(end) - number(start)`: the working days after the start, up to and including
        the end. From the same day it is `number(end) - number_before(start)`: the start counts too. For
        an end before the start the same difference holds, and is nought or negative; the database engine gives the
        same numbers, because it takes the same difference.
        """
        before = self.number(start) if counting is Counting.FROM_NEXT_DAY else self.number_before(start)
        return self.number(end) - before

    def between(self, start: date, end: date) -> Iterator[date]:
        """Every working day from `start` to `end`, both included, in order; none if the end is earlier."""
        for index in range(self.number_before(start), self.number(end)):
            yield date.fromordinal(self._working[index])

    def covers(self, day: date) -> bool:
        """Whether working days are known on that day."""
        return self.first_covered <= day <= self.last_covered

    def _offset(self, day: date) -> int:
        plain_date("working days", day)
        offset = day.toordinal() - self._base
        if 0 <= offset < len(self._numbers):
            return offset
        if not self.holidays.covers(day):
            raise self.holidays.outside(day)
        raise OutsideCoverage(
            str(day),
            f"this calendar runs from {self.start} to {self.end}.",
            "Build it over a range that holds the day.",
        )

    def _at(self, number: int, asked_from: date) -> date:
        if 1 <= number <= len(self._working):
            return date.fromordinal(self._working[number - 1])
        side = f"after {self.last_covered}" if number > 0 else f"before {self.first_covered}"
        raise OutsideCoverage(
            f"working days from {asked_from}",
            f"the answer lies {side}, where bank holidays are not held.",
            "Check the date and the number; if they are right, build the calendar over more years.",
        )
