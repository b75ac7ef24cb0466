"""What the child-level lists share: the windows before the list's date, who each child is, and the latest of a kind."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.borough.holdings import Records
from goldenthread.borough.writers.frames import latest, lists, where
from goldenthread.calendar import add_months, age_or_unborn
from goldenthread.records.importers.annex_a.words import answer, ofsted

WHO = ("Child Unique ID", "Gender", "Ethnicity", "Date of Birth", "Age of Child (Years)")
DISABILITY = "Does the Child have a Disability"
HELD_BY = ("Allocated Team", "Allocated Worker")


@dataclass(frozen=True)
class OfstedList:
    """One list: its number, its headings, and what makes its rows (each in step with the headings)."""

    number: int
    headings: tuple[str, ...]
    rows: Callable[["Book"], Iterator[Sequence[Any]]]


class Book:
    """The borough's records as the lists look at them on one day."""

    def __init__(self, records: Records, as_at: date, extras: Mapping[str, Any]) -> None:
        self.records = records
        self.extras = extras
        self.as_at = as_at
        self.six_months = add_months(as_at, -6)
        self.year = add_months(as_at, -12)

    @cached_property
    def _people(self) -> dict[str, tuple[Any, ...]]:
        columns = ("child_id", "sex", "ethnicity", "birth_date", "expected_birth_date", "disabled")
        return {row[0]: row[1:] for row in zip(*lists(self.records["people"], *columns), strict=True)}

    def who(self, child: str) -> list[Any]:
        """The five columns that every list begins with; an unborn child is aged -1 and has no date of birth."""
        sex, ethnicity, birth, expected, _ = self._people.get(child, (None, None, None, None, None))
        born = birth is not None and birth <= self.as_at
        age = age_or_unborn(birth, self.as_at) if born else -1 if birth or expected else None
        return [child, ofsted("sex", sex), ofsted("ethnicity", ethnicity), birth if born else None, age]

    def age(self, child: str) -> int:
        """Age in years at the date of the lists, -1 for an unborn child."""
        birth = self._people[child][2] if child in self._people else None
        return -1 if birth is None else age_or_unborn(birth, self.as_at)

    def disability(self, child: str) -> str | None:
        """Whether the child has a disability; the lists do not say of which kind."""
        return answer(self._people[child][4]) if child in self._people else None

    def since(self, table: pa.Table, column: str, start: date) -> pa.Table:
        """The rows dated from ``start`` to the date of the lists."""
        days = table[column]
        return table.filter(
            pc.and_(pc.greater_equal(days, pa.scalar(start)), pc.less_equal(days, pa.scalar(self.as_at)))
        )

    def open_since(self, table: pa.Table, end: str, start: date) -> pa.Table:
        """The rows that are open, or that ended from ``start`` on."""
        return table.filter(pc.fill_null(pc.greater_equal(table[end], pa.scalar(start)), True))

    def last_days(self, table: pa.Table, column: str) -> dict[str, date]:
        """The latest day in a column for each child."""
        return dict(zip(*lists(latest(table, column), "child_id", column), strict=True))

    def seen(self, *kinds: str) -> dict[str, date]:
        """The day each child was last seen, at visits of these kinds (of any kind, if none is named)."""
        visits = self.records["visits"]
        visits = where(visits, "kind", *kinds) if kinds else visits
        return self.last_days(visits.filter(pc.fill_null(visits["seen"], False)), "visit_date")

    def of_child(self, table: pa.Table, *columns: str) -> dict[str, list[tuple[Any, ...]]]:
        """The named columns of each child's rows."""
        found: dict[str, list[tuple[Any, ...]]] = {}
        for child, *values in zip(*lists(table, "child_id", *columns), strict=True):
            found.setdefault(child, []).append(tuple(values))
        return found

    def earlier_in_a_year(self, table: pa.Table, column: str) -> dict[str, int]:
        """How many events each child had in the twelve months before the latest one, which does not count itself."""
        counts = {}
        for child, days in self.of_child(table, column).items():
            last = max(day for (day,) in days)
            start = add_months(last, -12)
            counts[child] = sum(start <= day for (day,) in days) - 1
        return counts


def days_within(day: date | None, start: date, end: date | None) -> bool:
    """Whether a day lies in a span whose end may be open."""
    return day is not None and start <= day and (end is None or day <= end)
