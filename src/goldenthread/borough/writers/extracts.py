"""The words in which a table of an extract is described: where its rows come from and how each column is made."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.borough.holdings import Records
from goldenthread.borough.writers.frames import dmy, looked_up, moments, swap, words
from goldenthread.records.codes import code_set

#: Makes one column of a file from a slice of the source table.
Make = Callable[[pa.Table, "Context"], Any]


@dataclass(frozen=True)
class Context:
    """What a column may be made from beside its own row: every table, what our tables do not hold, and the settings."""

    records: Records
    extras: Mapping[str, Any] = field(default_factory=dict)
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Extract:
    """One file: its name, its rows, and its columns in order.

    ``rows`` picks the rows of our tables.
    """

    name: str
    columns: Mapping[str, Make]
    rows: Callable[[Records], pa.Table]

    def cells(self, part: pa.Table, context: Context) -> Sequence[Any]:
        """The columns of a slice of the rows, in the order of the file."""
        return [make(part, context) for make in self.columns.values()]


def every(table: str) -> Callable[[Records], pa.Table]:
    """All rows of one of our tables."""
    return lambda records: records[table]


def same(column: str) -> Make:
    """The column as it is."""
    return lambda part, _: part[column]


def blank(part: pa.Table, _: Context) -> Any:
    """Nothing: the column is there and every cell is empty."""
    return pa.nulls(part.num_rows, pa.string())


def constant(value: str) -> Make:
    """The same text in every row."""
    return lambda part, _: pa.repeat(pa.scalar(value), part.num_rows)


def moment(column: str) -> Make:
    """A day as a date-time at midnight."""
    return lambda part, _: moments(part[column])


def moment_or_day(column: str, day: str) -> Make:
    """A date-time, or midnight of the day where only the day is known."""
    return lambda part, _: pc.coalesce(part[column], moments(part[day]))


def british(column: str) -> Make:
    """A day as dd/mm/yyyy."""
    return lambda part, _: dmy(part[column])


def flag(column: str, yes: str = "Y", no: str = "N") -> Make:
    """Yes or no in the format's own words."""
    return lambda part, _: words(part[column], yes, no)


def changed(column: str, change: Callable[[str], str | None]) -> Make:
    """Each distinct value replaced."""
    return lambda part, _: swap(part[column], change)


def label(column: str, codes: str) -> Make:
    """The plain words of a code; what is not a code of the set stays as it is."""

    def words_of(value: str) -> str:
        known = code_set(codes).get(value)
        return known.label if known else value

    return changed(column, words_of)


def through(ref: str, table: str, column: str, day: bool = False) -> Make:
    """A column of the row that ``ref`` names; a day becomes a date-time at midnight."""

    def make(part: pa.Table, context: Context) -> Any:
        found = looked_up(part[ref], context.records[table], column)
        return moments(found) if day else found

    return make


def forename(part: pa.Table, context: Context) -> Any:
    """The invented forename of the child of the row."""
    return _named(part, context, 0)


def surname(part: pa.Table, context: Context) -> Any:
    """The invented surname of the child of the row."""
    return _named(part, context, 1)


def _named(part: pa.Table, context: Context, which: int) -> Any:
    names = context.extras.get("names", {})
    held = [names.get(child) for child in part["child_id"].to_pylist()]
    return pa.array([name[which] if name else None for name in held], pa.string())


def home_postcode(day: str) -> Make:
    """The invented postcode of the child's home on the day that a column holds."""

    def make(part: pa.Table, context: Context) -> Any:
        homes = context.extras.get("home_postcodes", {})
        pairs = zip(part["child_id"].to_pylist(), part[day].to_pylist(), strict=True)
        return pa.array([postcode_on(homes.get(child, ()), on) for child, on in pairs], pa.string())

    return make


def postcode_on(homes: Sequence[tuple[date | int, str]], day: date | None) -> str | None:
    """The postcode lived at on a day, from (first day, postcode) in order; the first one for an earlier day."""
    found = None
    for first, postcode in homes:
        since = date.fromordinal(first) if isinstance(first, int) else first
        if found is None or (day is not None and since <= day):
            found = postcode
    return found


def placement_postcode(column: str) -> Make:
    """The invented postcode of the placement whose source id a column holds."""

    def make(part: pa.Table, context: Context) -> Any:
        held = context.extras.get("placement_postcodes", {})
        return pa.array([held.get(placement) for placement in part[column].to_pylist()], pa.string())

    return make
