"""The census years that a borough holds whole, and what of a table falls into one of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.borough.plan import Plan
from goldenthread.records.codes import code_set


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


#: What a return wrote for a thing before it had the code that the borough's records use (code sets, with their years).
EARLIER_CODES: Mapping[str, Mapping[str, str]] = MappingProxyType({
    "placement_type": {"K3": "H5", "Z11": "Z1", "Z12": "Z1", "Z13": "Z1", "Z14": "Z1"},
    "reason_episode_ceased": {"E45": "E43", "E46": "E43", "E47": "E44", "E48": "E44"},
    "place_change_reason": {"CUSTOD": "OTHER"},
    "activity": {"F4": "F3", "F5": "F3", "P4": "P3", "P5": "P3"},
    "referral_source": {"5D": "5B"},
    "closure_reason": {"RC9": "RC8"},
})  # fmt: skip
#: What a return writes for a thing after the code that the borough's records use was dropped.
LATER_CODES: Mapping[str, Mapping[str, str]] = MappingProxyType({
    "reason_episode_ceased": {"E43": "E45", "E44": "E47"},
    "activity": {"F3": "F5", "P3": "P5"},
})  # fmt: skip


def code_in(codes: str, year: int) -> Callable[[str], str]:
    """Gives the code that the return of ``year`` has for a thing; a code that has no other form in that year stays."""
    known, earlier, later = code_set(codes), EARLIER_CODES.get(codes, {}), LATER_CODES.get(codes, {})

    def change(value: str) -> str:
        if value not in known or known.valid(value, year):
            return value
        other = next(
            (form for form in (earlier.get(value), later.get(value)) if form and known.valid(form, year)), None
        )
        return other or value

    return change
