"""A service simulated case by case, month by month: who was open, who was seen when, what was written down and on which day.

It knows nothing of plans, claims or charts. A `Way` says how the service works in a month; counting is left to others.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

#: Chance that an open case ends in a month in the ordinary course.
ENDS = 1 / 8
RETURNS, RETURNS_IF_CLOSED_EARLY = 0.12, 0.45
#: A case that is hard to see is seen this much less often than another.
HARDER = 0.35
HARD_SHARE = 0.3


@dataclass(frozen=True)
class Way:
    """How a service works in a month: chances from 0 to 1, delays in days.

    ``seen`` is practice itself: the chance that a child is seen within four weeks. All else is paper: what share is written
    down at all, how late, who is closed or left out although nobody went, and what is added afterwards.
    """

    seen: float
    written: float = 0.97
    delay: float = 4.0
    closed_unseen: float = 0.0
    left_out_unseen: float = 0.0
    added_later: float = 0.0
    arrivals: float = 1.0


@dataclass(slots=True)
class Case:
    """One child's case."""

    hard: bool


class Entry(NamedTuple):
    """One open case at the end of a month: days since the child was last seen, when that was written down, and whether the
    service says that the child need not be seen."""

    days_since: int
    written_on: date | None
    left_out: bool


@dataclass
class Month:
    """What happened in one month."""

    end: date
    entries: list[Entry] = field(default_factory=list)
    referrals: int = 0
    came_back: int = 0
    ended: int = 0


def month_ends(first: date, count: int) -> list[date]:
    """The last days of so many months from that of a day."""
    ends, year, month = [], first.year, first.month
    for _ in range(count):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
        ends.append(date(year, month, 1) - timedelta(days=1))
    return ends


def run(random: Random, ways: list[Way], ends: list[date], size: int) -> list[Month]:
    """Run a service of about so many open cases through its months."""
    cases = [Case(random.random() < HARD_SHARE) for _ in range(size)]
    back_in: list[list[Case]] = [[] for _ in range(len(ends) + 8)]
    months = []
    for number, (way, end) in enumerate(zip(ways, ends, strict=True)):
        month = Month(end)
        for case in back_in[number]:
            month.referrals += 1
            month.came_back += 1
            cases.append(case)
        for _ in range(_poisson(random, size * ENDS * way.arrivals)):
            month.referrals += 1
            cases.append(Case(random.random() < HARD_SHARE))
        wobble = random.gauss(0, 0.012)
        still_open = []
        for case in cases:
            chance = way.seen + wobble + HARD_SHARE * HARDER - (HARDER if case.hard else 0.0)
            seen = random.random() < min(max(chance, 0.02), 0.99)
            if not seen and random.random() < way.closed_unseen:
                _ended(random, case, RETURNS_IF_CLOSED_EARLY, back_in, number)
                month.ended += 1
                continue
            month.entries.append(_entry(random, way, end, seen))
            if random.random() < ENDS:
                _ended(random, case, RETURNS, back_in, number)
                month.ended += 1
            else:
                still_open.append(case)
        cases = still_open
        months.append(month)
    return months


def _entry(random: Random, way: Way, end: date, seen: bool) -> Entry:
    days = random.randint(0, 28) if seen else 29 + int(random.expovariate(1 / 20))
    written = None
    if random.random() < way.written:
        written = end + timedelta(days=int(random.expovariate(1 / way.delay)) - 3)
    if not seen and random.random() < way.added_later:
        days, written = random.randint(0, 28), end + timedelta(days=random.randint(25, 45))
    return Entry(days, written, not seen and random.random() < way.left_out_unseen)


def _ended(random: Random, case: Case, chance: float, back_in: list[list[Case]], number: int) -> None:
    if random.random() < chance:
        back_in[number + random.randint(1, 6)].append(case)


def _poisson(random: Random, mean: float) -> int:
    """Count arrivals one after the other until the month is over."""
    count, clock = 0, random.expovariate(mean) if mean > 0 else 2.0
    while clock < 1.0:
        count += 1
        clock += random.expovariate(mean)
    return count
