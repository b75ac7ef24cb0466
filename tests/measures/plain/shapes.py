"""Shapes that plain counts share: rows picked by a date or open at the end, then counted, shared, added up or sorted."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

from tests.measures.plain.helping import (
    Answer,
    Count,
    Run,
    Runs,
    count,
    days_taken,
    first_day,
    known,
    mix,
    plus_months,
    plus_working_days,
    quantile,
    share,
    within,
)
from tests.measures.plain.histories import FOREVER, History, Row

Rows = Callable[[History], Iterable[Row]]
Pick = Callable[[History, date, date], list[Row]]
#: What is asked of a row as it was known on a day.
Asked = Callable[[Row, date], Any]
Due = Callable[[date], date]


def of(table: str, where: Callable[[Row], Any] = lambda row: True) -> Rows:
    """The rows of a table that meet a condition."""
    return lambda history: [row for row in history.rows(table) if where(row)]


def happened(rows: Rows, dated: str, months: int = 0) -> Pick:
    """Rows dated in the period, or in so many months to its end."""
    return lambda history, start, end: [
        row for row in rows(history) if within(row[dated], first_day(end, months) if months else start, end)
    ]


def standing(rows: Rows, since: str = "start_date", until: str = "until_date") -> Pick:
    """Rows that had begun and not ended at the end of the period."""
    return lambda history, start, end: [
        row for row in rows(history) if row[since] is not None and row[since] <= end < (row[until] or FOREVER)
    ]


def only(pick: Pick, where: Asked) -> Pick:
    """Those of the rows that meet a condition."""
    return lambda history, start, end: [row for row in pick(history, start, end) if where(row, end)]


def number(pick: Pick) -> Count:
    """How many rows."""
    return lambda history, start, end: count(pick(history, start, end))


def children(pick: Pick) -> Count:
    """How many different children."""
    return lambda history, start, end: count({row["person_key"] for row in pick(history, start, end)})


def part(pick: Pick, met: Asked) -> Count:
    """How many rows meet a condition, of how many."""

    def counted(history: History, start: date, end: date) -> Answer:
        rows = pick(history, start, end)
        return share(rows, [row for row in rows if met(row, end)])

    return counted


def part_of_children(pick: Pick, met: Asked) -> Count:
    """How many different children meet a condition with any row, of how many."""

    def counted(history: History, start: date, end: date) -> Answer:
        rows = pick(history, start, end)
        return share({row["person_key"] for row in rows}, {row["person_key"] for row in rows if met(row, end)})

    return counted


def values(pick: Pick, value: Asked) -> Callable[[History, date, date], list[Any]]:
    """The values of rows, of those that have one."""
    return lambda history, start, end: [
        found for row in pick(history, start, end) if (found := value(row, end)) is not None
    ]


def total(pick: Pick, value: Asked) -> Count:
    """The values added up."""
    return lambda history, start, end: (float(sum(values(pick, value)(history, start, end))), None)


def mean(pick: Pick, value: Asked) -> Count:
    """The values added up and how many there are."""

    def counted(history: History, start: date, end: date) -> Answer:
        found = values(pick, value)(history, start, end)
        return float(sum(found)), float(len(found))

    return counted


def place(pick: Pick, value: Asked, share_below: float) -> Count:
    """The value below which such a part of the values lies, and how many there are."""

    def counted(history: History, start: date, end: date) -> Answer:
        found = values(pick, value)(history, start, end)
        return quantile(found, share_below), float(len(found))

    return counted


def sorts(pick: Pick, sort: Asked) -> Count:
    """How many rows of each sort."""
    return lambda history, start, end: mix(sort(row, end) for row in pick(history, start, end))


def days(first: str, last: str) -> Asked:
    """Days from one date of a row to another, where both are known and in this order."""

    def asked(row: Row, end: date) -> int | None:
        begun, done = known(row[first], end), known(row[last], end)
        return (done - begun).days if begun is not None and done is not None and begun <= done else None

    return asked


def tasks(
    rows: Rows, start: str, stop: str, due: Due | Callable[[Row], Due], closes: str = "", by_row: bool = False
) -> Runs:
    """A task for each row, due so long after its start; ``by_row`` says that the length depends on the row."""

    def found(history: History) -> Iterable[Run]:
        for row in rows(history):
            begun = row[start]
            length: Any = due(row) if by_row else due  # type: ignore[arg-type]
            limit = None if begun is None else length(begun)
            yield Run(row, 1, begun, row[stop], row[closes] if closes else None, limit)

    return found


def weeks(some: int) -> Due:
    """So many weeks on."""
    return lambda day: day + timedelta(weeks=some)


def months(some: int) -> Due:
    """So many months on."""
    return lambda day: plus_months(day, some)


def working(some: int) -> Due:
    """So many working days on."""
    return lambda day: plus_working_days(day, some)


def mean_days(runs: Runs) -> Count:
    """The days that the tasks done in the period took, added up, and how many they are."""

    def counted(history: History, start: date, end: date) -> Answer:
        found = days_taken(runs)(history, start, end)
        return float(sum(found)), float(len(found))

    return counted


def where(runs: Runs, condition: Callable[[Run], Any]) -> Runs:
    """Those of the tasks that meet a condition."""
    return lambda history: [run for run in runs(history) if condition(run)]


def first(*dates: date | None) -> date | None:
    """The earliest of some dates; None where there is none."""
    return min((day for day in dates if day is not None), default=None)
