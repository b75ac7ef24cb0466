"""When something is due: on a day, in a month, in every quarter, or for as long as the plan runs."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from goldenthread.calendar import month_end


class DueKind(Enum):
    """What kind of due an action has; source: the Improvement Plan 2018/19 of Barnet, whose column holds all four."""

    DATE = "date"
    MONTH = "month"
    QUARTERLY = "quarterly"
    ONGOING = "ongoing"


@dataclass(frozen=True, slots=True)
class Due:
    """One due; ``on`` is the day, or any day of the month, and None for the kinds without an end; frozen.

    ``next_check`` is when somebody looks again at what has no end; None where nobody said.
    """

    kind: DueKind
    on: date | None = None
    next_check: date | None = None

    def __post_init__(self) -> None:
        """Refuse a due that would have to be guessed later."""
        if (self.on is None) != (self.kind in (DueKind.ONGOING, DueKind.QUARTERLY)):
            raise ValueError(f"a due of kind {self.kind.value} {'needs' if self.on is None else 'has no'} day")

    @property
    def last(self) -> date | None:
        """The last day that is in time: a month's last for a month, and None where there is no end."""
        if self.on is None:
            return None
        return month_end(self.on) if self.kind is DueKind.MONTH else self.on

    def words(self) -> str:
        """As a reader says it: 31 March 2018, March 2018, Quarterly, Ongoing."""
        if self.on is None:
            return self.kind.value.capitalize()
        return f"{self.on:%B %Y}" if self.kind is DueKind.MONTH else f"{self.on.day} {self.on:%B %Y}"
