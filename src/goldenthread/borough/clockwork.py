"""Days as numbers, working days, the seasons of demand and the trends of a service that gets better."""

from bisect import bisect_right
from datetime import date
from functools import cache
from itertools import accumulate
from typing import Final

from goldenthread.borough.dice import Dice
from goldenthread.borough.plan import Plan
from goldenthread.calendar.working_days import WorkingDays

FIRST_DAY: Final = date(1990, 1, 1).toordinal()
LAST_DAY: Final = date(2035, 12, 31).toordinal()
_BEYOND: Final = LAST_DAY - 400  # later than any as-at date and what may be due after it
YEAR: Final = 365.25

# Demand by month: fewer contacts when schools are shut, most in the autumn term. The shape is our own reading of
# monthly contact counts that councils print; it is not a published rate.
SEASONS: Final = (1.02, 0.95, 1.08, 0.92, 1.00, 1.04, 1.02, 0.78, 1.10, 1.18, 1.10, 0.81)
_WEEK: Final = (1.08, 1.04, 1.0, 1.0, 1.05, 0.10, 0.07)


@cache
def _working_days() -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Number of working days up to each day, and the working days in order, as ordinals.

    Bank holidays are those of the calendar floor; outside the years it covers every weekday counts as a working day,
    which touches only the distant past of children long in care.
    """
    standard = WorkingDays.standard()
    covered = {day.toordinal() for day in standard.between(standard.first_covered, standard.last_covered)}
    low, high = standard.first_covered.toordinal(), standard.last_covered.toordinal()
    working = [
        day for day in range(FIRST_DAY, LAST_DAY + 1) if (day in covered if low <= day <= high else (day - 1) % 7 < 5)
    ]
    kept = set(working)
    return tuple(accumulate(int(day in kept) for day in range(FIRST_DAY, LAST_DAY + 1))), tuple(working)


class Clock:
    """The borough's calendar: every day is its proleptic ordinal, every moment a number of minutes."""

    def __init__(self, plan: Plan) -> None:
        """Set the span from the plan."""
        self.as_at = plan.as_at.toordinal()
        self.start = plan.start.toordinal()
        self.history_from = plan.history_from.toordinal()
        self.census_start = plan.census_start.toordinal()
        self.census_end = plan.census_end.toordinal()
        self.numbers, self.working = _working_days()
        self._arrivals: tuple[int, tuple[float, ...]] = self._weigh(plan)
        self._span = float(self.as_at - self.start)

    def count(self, start: int, end: int) -> int:
        """Working days after the start, up to and including the end: the start is day 0."""
        return self.numbers[end - FIRST_DAY] - self.numbers[start - FIRST_DAY]

    def add(self, start: int, days: int) -> int:
        """The working day that comes so many after the start, which is day 0, working day or not."""
        if start >= _BEYOND:
            return start + days
        return self.working[self.numbers[start - FIRST_DAY] + days - 1] if days > 0 else start

    def open_day(self, day: int) -> int:
        """This day if it is a working day, else the next one; a day beyond the calendar, drawn by chance, stays."""
        if day >= _BEYOND:
            return day
        number = self.numbers[day - FIRST_DAY]
        return day if number > self.numbers[day - FIRST_DAY - 1] else self.working[number]

    def position(self, day: int) -> float:
        """Where the day lies in the span of the records: 0 at the start or before, 1 at the as-at date."""
        return min(1.0, max(0.0, (day - self.start) / self._span))

    def improving(self, day: int, worst: float, best: float) -> float:
        """A share that gets steadily better over the span."""
        return worst + (best - worst) * self.position(day)

    def dipping(self, day: int, first: float, low: float, last: float) -> float:
        """A share that falls over the first two fifths of the span, when a service is found wanting, and then rises."""
        at = self.position(day)
        return first + (low - first) * at / 0.4 if at < 0.4 else low + (last - low) * (at - 0.4) / 0.6

    def _weigh(self, plan: Plan) -> tuple[int, tuple[float, ...]]:
        """Weights of every day on which a family may first become known, a year and a half of run-in included."""
        first = self.start - 550
        weights = []
        for day in range(first, self.as_at + 1):
            shut = self.numbers[day - FIRST_DAY] == self.numbers[day - FIRST_DAY - 1]
            week = min(_WEEK[(day - 1) % 7], 0.12) if shut else _WEEK[(day - 1) % 7]
            growth = 1.0 + 0.012 * (day - self.start) / YEAR
            weights.append(week * SEASONS[date.fromordinal(day).month - 1] * growth)
        return first, tuple(accumulate(weights))

    def arrival(self, dice: Dice) -> int:
        """Draw the day on which a family first becomes known."""
        first, limits = self._arrivals
        return first + bisect_right(limits, dice.random() * limits[-1])


def moment(day: int, hour: int, minute: int = 0) -> int:
    """A moment, in minutes since day 0."""
    return day * 1440 + hour * 60 + minute


def day_of(moment_: int) -> int:
    """The day of a moment."""
    return moment_ // 1440


def birthday(birth: int, age: int) -> int:
    """The day on which that age is reached; a 29 February is kept on 1 March in a common year."""
    born = date.fromordinal(birth)
    if (born.month, born.day) == (2, 29):
        return (
            date(born.year + age, 3, 1).toordinal()
            if (born.year + age) % 4
            else date(born.year + age, 2, 29).toordinal()
        )
    return date(born.year + age, born.month, born.day).toordinal()


def months_on(day: int, months: int) -> int:
    """The same day of the month so many months on, or that month's last day."""
    then = date.fromordinal(day)
    year, month = divmod(then.year * 12 + then.month - 1 + months, 12)
    first = date(year, month + 1, 1).toordinal()
    nxt = date(year + (month == 11), (month + 1) % 12 + 1, 1).toordinal()
    return min(first + then.day - 1, nxt - 1)
