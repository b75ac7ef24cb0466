"""What writing registers needs: rows of cells, and the quarters that are told of."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pyarrow as pa

from goldenthread.calendar import Period, PeriodKind, period_of

#: One row of a register: column to cell.
Cells = Mapping[str, object]


def quarters(as_at: date, count: int) -> tuple[Period, ...]:
    """The last financial quarters that had ended by a day, the earliest first."""
    last = period_of(PeriodKind.FINANCIAL_QUARTER, as_at)
    if last.end > as_at:
        last = last.previous()
    found = [last]
    while len(found) < count:
        found.insert(0, found[0].previous())
    return tuple(found)


def rows_of(table: pa.Table, *columns: str) -> Iterator[tuple[Any, ...]]:
    """The rows of a table as tuples of some of its columns."""
    return zip(*(table[column].to_pylist() for column in columns), strict=True)


def within(day: date | None, period: Period) -> bool:
    """Whether a day is known and in a period."""
    return day is not None and period.contains(day)
