"""The figures that a plan's claims are set beside: one series a measure, as it is known now and as it was first known."""

from dataclasses import dataclass
from datetime import date

from goldenthread.measures.reading.points import Point, Subject
from goldenthread.measures.reading.targets import Target


@dataclass(frozen=True, slots=True)
class Observed:
    """One period of a series; frozen.

    ``point`` is the figure as it is known now and ``first`` as it was known when the period was first reported (None where
    nothing was kept of that time). ``version`` is the definition that counted it. ``unrecorded`` is the share, from 0 to 1,
    of what should have been recorded and was not when it was first reported; None where that is not known.
    """

    point: Point
    version: int = 1
    first: Point | None = None
    unrecorded: float | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """A measure's figures in order of their periods, all of one kind and length; frozen.

    ``typed`` says that people gave the figures and no records lie behind them. ``known_on`` is the day as at which they are
    known. ``comparator`` is the value of the like (neighbours, England) with its name; None where there is none.
    """

    subject: Subject
    observed: tuple[Observed, ...]
    known_on: date
    typed: bool = False
    target: Target | None = None
    comparator: float | None = None
    comparator_name: str = ""

    @property
    def latest(self) -> Observed | None:
        """The last period that has an entry, with a value or without."""
        return self.observed[-1] if self.observed else None
