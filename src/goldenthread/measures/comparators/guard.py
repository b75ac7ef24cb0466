"""The like-with-like guard: a comparator is of the same kind as a measure, is shown with its difference, or is refused."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from goldenthread.calendar import Period, spelled
from goldenthread.measures.comparators.catalogue import Indicator
from goldenthread.measures.kinds import Unit


class Likeness(Enum):
    """What the guard says."""

    SAME = "same"
    DIFFERENT = "shown with its difference"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Measured:
    """What the guard must know of a figure of ours.

    ``key``        the measure's key, which the catalogue pairs with an indicator or does not.
    ``period``     the days it is for; a stock is at the period's end. None when only published figures are compared.
    ``flow``       whether it counts what happened in the period; None when not known.
    ``population`` of a rate: the year of the mid-year estimate used; None when there is none or it is not known.
    ``places``     decimals to which it is printed.
    """

    key: str
    unit: Unit
    period: Period | None = None
    flow: bool | None = None
    population: int | None = None
    places: int | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """The guard's answer: ``differences`` in words a reader is shown, or ``refusals`` that forbid showing it.

    ``notes`` say what is alike enough not to be a difference, such as rounding.
    """

    likeness: Likeness
    differences: tuple[str, ...] = ()
    refusals: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def allowed(self) -> bool:
        """Whether the comparator may be shown at all."""
        return self.likeness is not Likeness.REFUSED


_PER_PERIOD = frozenset({Unit.COUNT, Unit.PER_10_000, Unit.PER_100_000, Unit.FTE, Unit.POUNDS})
_OVER_POPULATION = frozenset({Unit.PER_10_000, Unit.PER_100_000})


def judge(ours: Measured, theirs: Indicator, year: int) -> Verdict:
    """Compare definition, unit, period, population and rounding of a figure with those of an indicator for a year.

    What nobody has said is not taken to be the same: a measure that the catalogue does not pair with the indicator is
    refused. A count or rate of a shorter or longer period is refused, since it would be smaller or larger for that alone.
    """
    differences: list[str] = []
    refusals: list[str] = []
    pair = theirs.pair(ours.key)
    if pair is None:
        refusals.append(f"nothing says that {ours.key} and {theirs.key} are of the same definition")
    elif not pair.same:
        differences.append(pair.differs)
    if ours.unit is not theirs.unit:
        refusals.append(f"ours is in {ours.unit.value}, the published figure in {theirs.unit.value}")
    if ours.period is not None:
        _periods(ours, ours.period, theirs, year, differences, refusals)
    if theirs.unit in _OVER_POPULATION:
        differences.extend(_population(ours, theirs, year))
    notes = [f"published figures: {theirs.rounding}"]
    if ours.places is not None and ours.places != theirs.places:
        notes.append(f"ours is printed to {ours.places} decimal places and ranked at {theirs.places}, as published")
    return _verdict(differences, refusals, notes)


def published_only(theirs: Indicator) -> Verdict:
    """The verdict where no figure of ours takes part: published figures of one indicator are alike."""
    return Verdict(Likeness.SAME, notes=(f"published figures: {theirs.rounding}",))


def refused(*reasons: str) -> Verdict:
    """A refusal for other reasons than likeness, such as a comparator that was never loaded."""
    return Verdict(Likeness.REFUSED, refusals=reasons)


def _periods(
    ours: Measured, own: Period, theirs: Indicator, year: int, differences: list[str], refusals: list[str]
) -> None:
    published = theirs.basis.period(year)
    flow = theirs.basis.flow
    if ours.flow is not None and ours.flow is not flow:
        kinds = {True: "what happened over a period", False: "what stood at a date"}
        refusals.append(f"ours counts {kinds[ours.flow]}, the published figure {kinds[flow]}")
    elif not flow:
        if own.end != published.end:
            differences.append(f"ours is at {_day(own)}, the published figure at {_day(published)}")
    elif (own.start, own.end) != (published.start, published.end):
        words = f"ours is for {spelled(own)}, the published figure for the {theirs.basis.value} {year}"
        alike = abs(own.length - published.length) <= 1  # a leap year is as long as another
        if theirs.unit in _PER_PERIOD and not alike:
            refusals.append(f"{words}, and a {theirs.unit.value} figure grows with the length of its period")
        else:
            differences.append(words)


def _population(ours: Measured, theirs: Indicator, year: int) -> Iterable[str]:
    wanted = year - theirs.population_years_before
    if ours.population is None:
        yield f"ours does not say its population; the published rate is over the mid-{wanted} estimate"
    elif ours.population != wanted:
        yield f"ours is over the mid-{ours.population} estimate, the published rate over the mid-{wanted} estimate"


def _verdict(differences: list[str], refusals: list[str], notes: list[str]) -> Verdict:
    likeness = Likeness.REFUSED if refusals else Likeness.DIFFERENT if differences else Likeness.SAME
    return Verdict(likeness, tuple(differences), tuple(refusals), tuple(notes))


def _day(period: Period) -> str:
    return f"{period.end.day} {period.end:%B %Y}"
