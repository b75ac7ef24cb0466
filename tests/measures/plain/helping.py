"""What plain counts are written with: days, lengths and ages by the calendar alone, and nothing that the product counts with."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from tests.measures.plain.histories import FOREVER, History, Row

from goldenthread.calendar import WorkingDays, add_months, age_at

WORKING = WorkingDays.standard()
#: What a plain count answers: numerator and denominator of a share, mean (sum, n); (n, None) of a count; parts of a mix.
Answer = tuple[float, float | None] | dict[str, float]


def known(day: date | datetime | None, at: date) -> Any:
    """A date as it was known on a day: None while it lies ahead."""
    if day is None:
        return None
    return day if (day.date() if isinstance(day, datetime) else day) <= at else None


def within(day: date | None, start: date, end: date) -> bool:
    """Whether a date is known and lies in a period."""
    return day is not None and start <= day <= end


def open_at(row: Row, at: date, since: str = "start_date", until: str = "until_date") -> bool:
    """Whether a row was open at the end of a day."""
    begun = row[since]
    return begun is not None and begun <= at < (row[until] or FOREVER)


def working_days(first: date, last: date) -> int:
    """Working days from one to another, the first being day 0."""
    return WORKING.number(last) - WORKING.number(first)


def plus_working_days(first: date, number: int) -> date:
    """So many working days on, the first being day 0."""
    return WORKING.add(first, number)


def plus_months(day: date, number: int) -> date:
    """So many months on, ends of months clamped."""
    return add_months(day, number)


def age(history: History, person: str, at: date) -> int | None:
    """Completed years on a day; None where no birth is known, and -1 before it."""
    who = history.person(person)
    born = who["birth_date"] or who["expected_birth_date"]
    if born is None:
        return None
    return age_at(born, at) if born <= at else -1


def share(rows: Iterable[Any], met: Iterable[Any]) -> Answer:
    """How many meet, of how many."""
    return float(len(list(met))), float(len(list(rows)))


def count(rows: Iterable[Any]) -> Answer:
    """How many."""
    return float(len(list(rows))), None


def quantile(values: Iterable[float], part: float) -> float | None:
    """The quantile between the two nearest values."""
    held = sorted(values)
    if not held:
        return None
    place = part * (len(held) - 1)
    low = int(place)
    return held[low] + (held[min(low + 1, len(held) - 1)] - held[low]) * (place - low)
