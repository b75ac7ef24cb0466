"""One typed figure: what somebody wrote down, with who, when and source."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from goldenthread.calendar import parse_period
from goldenthread.measures.figures import Figure
from goldenthread.measures.kinds import Reason, Unit


class Told(Enum):
    """What a row says: a number, why there is none, or that an earlier row is taken back."""

    NUMBER = ""
    HIDDEN = "hidden"
    NOT_RECORDED = "not-recorded"
    NOT_APPLICABLE = "not-applicable"
    CANNOT_COMPUTE = "cannot-compute"
    WITHDRAWN = "withdrawn"


_REASONS: Final = {
    Told.NUMBER: Reason.VALUE,
    Told.HIDDEN: Reason.HIDDEN,
    Told.NOT_RECORDED: Reason.NOT_RECORDED,
    Told.NOT_APPLICABLE: Reason.NOT_APPLICABLE,
    Told.CANNOT_COMPUTE: Reason.CANNOT_COMPUTE,
}

PLACES: Final = {
    Unit.COUNT: 0,
    Unit.PERCENT: 1,
    Unit.PER_10_000: 1,
    Unit.PER_100_000: 1,
    Unit.FTE: 1,
    Unit.POUNDS: 0,
}
"""Decimal places of a value that is worked out and not typed; 1 for every other unit."""


@dataclass(frozen=True, slots=True)
class TypedRow:
    """One row of a file of typed figures.

    ``period``     its label as the calendar spells it. ``breakdown`` and ``group`` as in `Figure`.
    ``value``      as typed, or worked out of numerator and denominator; None where ``told`` says why there is none.
    ``places``     decimal places as typed.
    ``who``        the person who answers for the figure, ``when`` the day on which they gave it.
    """

    key: str
    title: str
    period: str
    breakdown: str
    group: tuple[str, ...]
    part: str
    numerator: float | None
    denominator: float | None
    value: float | None
    told: Told
    places: int
    unit: Unit
    source: str
    who: str
    when: date
    note: str
    line: int

    @property
    def identity(self) -> tuple[str, str, str, tuple[str, ...], str]:
        """What the row is about: a later row about the same corrects it."""
        return self.key, self.period, self.breakdown, self.group, self.part

    @property
    def said(self) -> tuple[object, ...]:
        """What it says of it, without the line on which it stands."""
        return (
            self.title,
            self.numerator,
            self.denominator,
            self.value,
            self.told,
            self.places,
            self.unit,
            self.source,
            self.who,
            self.when,
            self.note,
        )

    def figure(self, snapshot: str) -> Figure:
        """The row as a figure; ``snapshot`` names the load. Its note says source, who and when. Not for a withdrawn row."""
        given = f"{self.source}; given by {self.who} on {self.when}"
        told = "a note with numbers is left out here" if any(map(str.isdigit, self.note)) else self.note
        return Figure(
            self.key,
            self.title,
            parse_period(self.period),
            self.breakdown,
            self.group,
            self.numerator,
            self.denominator,
            self.value,
            self.unit,
            _REASONS[self.told],
            self.places,
            0,
            snapshot,
            self.part,
            "; ".join(word for word in (given, self.note) if word),
            "; ".join(word for word in (given, told) if word),
        )
