"""What a figure needs of the records, and why it has no value where that is not there."""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

import duckdb

from goldenthread.calendar import Period
from goldenthread.measures.compile.relations import Sources
from goldenthread.measures.language.book import Book
from goldenthread.measures.language.measures import Measure, Stat
from goldenthread.records.tables import TABLES

#: Between two things of which a measure needs only one.
EITHER: Final = " or "


@dataclass(slots=True)
class Needs:
    """What the records of one connection hold, asked once each: rows of a table, values of a column, first day."""

    connection: duckdb.DuckDBPyConnection
    book: Book
    _read: dict[str, frozenset[str]] = field(default_factory=dict)
    _held: dict[str, int] = field(default_factory=dict)
    _first: dict[str, date | None] = field(default_factory=dict)

    def of(self, measure: Measure) -> tuple[str, ...]:
        """Tables, or ``table.column``, without which the measure says nothing."""
        if measure.needs:
            return measure.needs
        if measure.stat is Stat.RATIO:
            parts = (self.book.measure(key) for key in (measure.numerator, measure.denominator))
            return tuple(dict.fromkeys(name for part in parts for name in self.of(part)))
        names = (measure.over, *(at.table for at in measure.at), *(tally.table for tally in measure.tallies))
        return tuple(sorted(frozenset().union(*(self._tables(name) for name in names))))

    def lacking(self, measure: Measure) -> str:
        """The first thing needed that the records do not hold, in words; empty when all is there."""
        for name in self.of(measure):
            if not any(self._count(one) for one in name.split(EITHER)):
                table, _, column = name.split(EITHER)[0].partition(".")
                return f"no {column.replace('_', ' ')} in {table}" if column else f"no {table.replace('_', ' ')}"
        return ""

    def begins_after(self, measure: Measure, period: Period) -> str:
        """The table whose first row is later than the period, in words; empty when the records reach back to it."""
        if measure.stat is Stat.RATIO:
            parts = (self.book.measure(key) for key in (measure.numerator, measure.denominator))
            return next((said for part in parts if (said := self.begins_after(part, period))), "")
        needed = {one.partition(".")[0] for name in self.of(measure) for one in name.split(EITHER)}
        for table in sorted(self._tables(measure.over) & needed):
            first = self._first_day(table)
            if first is not None and first > period.end:
                return f"{table.replace('_', ' ')} are held from {first.isoformat()}"
        return ""

    def _tables(self, over: str) -> frozenset[str]:
        if over not in self._read:
            sources = Sources(self.book)
            sources.use(over)
            self._read[over] = frozenset(sources.tables)
        return self._read[over]

    def _count(self, name: str) -> int:
        if name not in self._held:
            table, _, column = name.partition(".")
            what = f'count("{column}")' if column else "count(*)"
            row = self.connection.execute(f'select {what} from "{table}"').fetchone()
            self._held[name] = int(row[0]) if row else 0
        return self._held[name]

    def _first_day(self, table: str) -> date | None:
        if table not in self._first:
            column = TABLES[table].event_date
            row = self.connection.execute(f'select min("{column}") from "{table}"').fetchone() if column else None
            self._first[table] = row[0] if row else None
        return self._first[table]
