"""The census years that a borough holds whole, and what of a table falls into one of them."""

from dataclasses import dataclass
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.borough.plan import Plan


@dataclass(frozen=True, slots=True)
class CensusYear:
    """The year from 1 April to 31 March, named by the calendar year in which it ends."""

    name: int

    @property
    def start(self) -> date:
        """1 April."""
        return date(self.name - 1, 4, 1)

    @property
    def end(self) -> date:
        """31 March: nothing that happened later is in the return."""
        return date(self.name, 3, 31)

    def known(self, day: date | None) -> date | None:
        """The day if it had come by the end of the year."""
        return day if day is not None and day <= self.end else None

    def open_in(self, table: pa.Table, start: str, end: str) -> pa.Table:
        """The rows that were open at any time in the year: begun by its end, and not ended before its first day."""
        begun = pc.less_equal(table[start], pa.scalar(self.end))
        lasting = pc.fill_null(pc.greater_equal(table[end], pa.scalar(self.start)), True)
        return table.filter(pc.and_(begun, lasting))

    def begun_in(self, table: pa.Table, start: str) -> pa.Table:
        """The rows that began in the year."""
        days = table[start]
        inside = pc.and_(pc.greater_equal(days, pa.scalar(self.start)), pc.less_equal(days, pa.scalar(self.end)))
        return table.filter(inside)


def census_years(plan: Plan) -> tuple[CensusYear, ...]:
    """The whole years of a borough, earliest first; the part-year up to its as-at date is not a census."""
    return tuple(CensusYear(name) for name in range(plan.start.year + 1, plan.census_end.year + 1))
