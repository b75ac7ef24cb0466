"""Small series and targets that the tests of readings share."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from goldenthread.calendar import Period, month
from goldenthread.measures.kinds import Polarity, Unit
from goldenthread.measures.reading import Point, Subject, Target

PERCENT = Subject("in-time", "Visits in time", Unit.PERCENT, Polarity.HIGHER)
COUNT = Subject("adopted", "Children adopted", Unit.COUNT, Polarity.HIGHER, 0)
DAYS = Subject("length", "Days to conference", Unit.DAYS, Polarity.LOWER)


def months(count: int, year: int = 2016, first: int = 4) -> list[Period]:
    """So many months in a row."""
    return [month(year + (first - 1 + i) // 12, (first - 1 + i) % 12 + 1) for i in range(count)]


def series(values: Sequence[float]) -> list[Point]:
    """Values by month, without counts."""
    return [Point(period, value) for period, value in zip(months(len(values)), values, strict=True)]


def shares(counts: Sequence[tuple[int, int]]) -> list[Point]:
    """Percentages by month from numerators and denominators."""
    periods = months(len(counts))
    return [Point(period, 100 * a / b, a, b) for period, (a, b) in zip(periods, counts, strict=True)]


def target(low: str | None = None, high: str | None = None) -> Target:
    """A target from April 2016."""
    edges = [None if edge is None else Decimal(edge) for edge in (low, high)]
    return Target("any", edges[0], edges[1], date(2016, 4, 1), "Board", date(2016, 3, 1))
