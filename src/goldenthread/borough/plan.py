"""What a synthetic borough is asked to be, and what it is when it has been made."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final

import pyarrow as pa

NO_COUNCIL: Final = "999"
"""An authority code that the DfE's list gives to no council."""

FIRST_AS_AT: Final = date(2013, 4, 1)
LAST_AS_AT: Final = date(2029, 12, 31)
LARGEST: Final = 250_000
LONGEST: Final = 12


class ImpossiblePlan(ValueError):
    """A plan that cannot be simulated; says which part and what would do."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A borough's size, span, seed and date.

    ``children`` counts the children whose episode of need was open at any time in the final census year, the year to
    the last 31 March on or before ``as_at``. ``years`` is the number of whole census years that are held, the part-year
    up to ``as_at`` coming on top. The dates are limited by the bank holidays held and by the age of the codes.
    ``cast`` adds the corner children of `goldenthread.borough.cast`, who are not among ``children`` and follow no rate.
    """

    children: int
    years: int
    seed: int
    as_at: date
    authority: str = NO_COUNCIL
    cast: bool = False

    def __post_init__(self) -> None:
        """Refuse what cannot be simulated; raises ImpossiblePlan."""
        if not 1 <= self.children <= LARGEST:
            raise ImpossiblePlan(f"children is {self.children}: give a number from 1 to {LARGEST}.")
        if not 1 <= self.years <= LONGEST:
            raise ImpossiblePlan(f"years is {self.years}: give a number from 1 to {LONGEST}.")
        if not FIRST_AS_AT <= self.as_at <= LAST_AS_AT:
            raise ImpossiblePlan(f"as-at is {self.as_at}: give a date from {FIRST_AS_AT} to {LAST_AS_AT}.")
        if self.start.year < FIRST_AS_AT.year - 2:
            raise ImpossiblePlan(f"{self.years} years before {self.as_at} begin too early: ask for fewer years.")

    @property
    def census_end(self) -> date:
        """The last 31 March on or before the as-at date."""
        year = self.as_at.year if (self.as_at.month, self.as_at.day) >= (3, 31) else self.as_at.year - 1
        return date(year, 3, 31)

    @property
    def census_start(self) -> date:
        """The 1 April on which the final census year begins."""
        return date(self.census_end.year - 1, 4, 1)

    @property
    def start(self) -> date:
        """The 1 April on which the records begin to be complete."""
        return date(self.census_end.year - self.years, 4, 1)

    @property
    def history_from(self) -> date:
        """The first day of which visits, supervisions and other repeated entries are held: a year before the start."""
        return self.start - timedelta(days=365)


@dataclass(frozen=True)
class Borough:
    """A simulated borough.

    ``tables``   one Arrow table a table of records that is simulated: the declared columns, then ``child_id`` (tables
                 about a person that do not declare it) and ``source_id`` (text, unique in the table). Dates are date32,
                 moments timestamp[s] without zone, numbers int64 or float64; a column that refers to another table
                 holds the ``source_id`` of the row referred to. No date lies after the as-at date, due dates apart.
    ``truth``    known answers, as `goldenthread.borough.truth` describes them.
    ``clocks``   known answers about how each clock's runs stand, as `goldenthread.borough.truth_clocks` describes them.
    ``extras``   what some formats need and our tables do not hold: ``names`` (child id to forename and surname),
                 ``home_postcodes`` (child id to a list of first day and postcode), ``placement_postcodes`` (source id
                 of the placement to postcode), ``sibling_groups`` (child id to group), ``ni_numbers`` (child id to a
                 number with the prefix that is never issued), ``recorded`` (table to source id to the day of entry, for
                 tables with no such column).
    """

    plan: Plan
    tables: Mapping[str, pa.Table]
    truth: list[dict[str, Any]] = field(default_factory=list)
    extras: Mapping[str, Any] = field(default_factory=dict)
    clocks: list[dict[str, Any]] = field(default_factory=list)
