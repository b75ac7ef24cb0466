"""What plain counts are written with: days, lengths and ages by the calendar alone, and nothing that the product counts with."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from tests.measures.plain.histories import FOREVER, History, Row

from goldenthread.calendar import WorkingDays, add_months, age_at

WORKING = WorkingDays.standard()
#: What a plain count answers: numerator and denominator of a share, mean (sum, n); (n, None) of a count; parts of a mix.
Answer = tuple[float | None, float | None] | dict[str, float]


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


def first_day(end: date, months: int) -> date:
    """The first day of so many months that end on a day."""
    return add_months(end + timedelta(days=1), -months)


def band(length: Callable[[int], date], until: date, edges: Iterable[int], unit: str, upto: bool = False) -> str | None:
    """The band of a length: ``length`` gives the day so many units on; exactly so long is in the later band, or ``upto``.

    What ended before it began has no length.
    """
    if until < length(0):
        return None
    low = 0
    for high in edges:
        if until < length(high) or (upto and until == length(high)):
            if low == 0:
                return f"{'up-to' if upto else 'under'}-{high}-{unit}"
            return f"{'over-' if upto else ''}{low}-to-{high}-{unit}"
        low = high
    return f"over-{low}-{unit}" if upto else f"{low}-{unit}-or-more"


def mix(parts: Iterable[str | None]) -> Answer:
    """How many of each; None is not recorded."""
    found: dict[str, float] = {}
    for part in parts:
        found[part or "not-recorded"] = found.get(part or "not-recorded", 0) + 1
    return found


class Run(NamedTuple):
    """One run of a clock, the ``number``-th of its row: begun, done, closed undone and due."""

    row: Row
    number: int
    start: date | None
    stop: date | None
    closes: date | None
    due: date | None

    @property
    def sound(self) -> bool:
        """Whether its days can be: begun, with a due date, and not done before."""
        return self.start is not None and self.due is not None and (self.stop is None or self.stop >= self.start)

    def open_at(self, at: date) -> bool:
        """Whether it was begun and neither done nor closed at the end of a day."""
        return self.start is not None and self.start <= at < min(self.stop or FOREVER, self.closes or FOREVER)


Runs = Callable[[History], Iterable[Run]]
Count = Callable[[History, date, date], Answer]


def recurring(row: Row, since: date, until: date, days: Iterable[date], due: Callable[[int, date], date]) -> list[Run]:
    """The runs of a clock that begins again with each of some days; ``due`` gives the day by number and beginning."""
    begun = [since, *sorted({day for day in days if since <= day <= until})]
    nexts = [*begun[1:], None]
    return [
        Run(row, number, day, following, until, due(number, day))
        for number, (day, following) in enumerate(zip(begun, nexts, strict=True), start=1)
    ]


def up_to_date(runs: Runs) -> Count:
    """Of the runs open at the end, those not past their due date."""

    def counted(history: History, start: date, end: date) -> Answer:
        del start
        held = [run for run in runs(history) if run.sound and run.open_at(end)]
        return share(held, [run for run in held if run.due is not None and run.due >= end])

    return counted


def done_in_time(runs: Runs) -> Count:
    """Of the runs done in the period, those done by the day they were due."""

    def counted(history: History, start: date, end: date) -> Answer:
        held = [run for run in runs(history) if run.sound and within(run.stop, start, end)]
        return share(
            held, [run for run in held if run.stop is not None and run.due is not None and run.stop <= run.due]
        )

    return counted


def due_in_time(runs: Runs) -> Count:
    """Of the runs due in the period, unless closed by then and not done in time, those done by the day they were due."""

    def counted(history: History, start: date, end: date) -> Answer:
        held = [
            run
            for run in runs(history)
            if run.sound
            and run.due is not None
            and within(run.due, start, end)
            and ((run.stop is not None and run.stop <= run.due) or (run.closes or FOREVER) > run.due)
        ]
        return share(held, [run for run in held if known(run.stop, end) and run.stop <= run.due])

    return counted


def overdue(runs: Runs) -> Count:
    """The runs open at the end and past their due date."""

    def counted(history: History, start: date, end: date) -> Answer:
        del start
        return count(run for run in runs(history) if run.sound and run.open_at(end) and run.due and run.due < end)

    return counted


def days_taken(runs: Runs) -> Callable[[History, date, date], list[int]]:
    """The days that the runs done in the period took."""

    def counted(history: History, start: date, end: date) -> list[int]:
        held = [run for run in runs(history) if run.sound and within(run.stop, start, end)]
        return [(run.stop - run.start).days for run in held if run.stop is not None and run.start is not None]

    return counted
