"""Direction of travel: whether a value is better or worse than an earlier one, or why no arrow may be pointed."""

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from fractions import Fraction

from goldenthread.calendar import Period, PeriodKind, whole_months_between
from goldenthread.measures.kinds import Polarity, Unit
from goldenthread.measures.reading.points import ADDED_UP, Point, Subject, bare, counted, period_words, printed, rounded
from goldenthread.measures.reading.rules.evaluate import gain
from goldenthread.measures.reading.targets import Target


class Direction(Enum):
    """Better or worse by the measure's polarity; up or down where there is no better; or why neither is said."""

    IMPROVING = "improving"
    WORSENING = "worsening"
    SAME = "same"
    UP = "up"
    DOWN = "down"
    MONITOR = "monitor"
    NO_COMPARATOR = "no comparator"
    NOT_APPLICABLE = "not applicable"


class Comparing(Enum):
    """Which values are compared. Unrounded ones are still the same where they print the same."""

    UNROUNDED = "unrounded"
    PRINTED = "as printed"


class Without(Enum):
    """What is said of a measure that has no good direction."""

    UP_OR_DOWN = "up or down"
    MONITOR = "monitor"


@dataclass(frozen=True, slots=True)
class Options:
    """How directions are read; a scheme holds one.

    ``floor``            no arrow where either value rests on fewer cases, as far as their number is known.
    ``running_totals``   whether a total to date is compared with an earlier one of the same year, which it must exceed.
    ``overlapping``      whether windows that share days are compared.
    """

    comparing: Comparing = Comparing.UNROUNDED
    floor: int = 10
    running_totals: bool = False
    overlapping: bool = False
    without: Without = Without.UP_OR_DOWN


@dataclass(frozen=True, slots=True)
class Change:
    """A direction with its reason; ``difference`` is unrounded, latest less earlier, None where nothing was compared."""

    direction: Direction
    against: Point | None
    difference: Fraction | None
    says: str


def change(
    subject: Subject, latest: Point, earlier: Point | None, options: Options, target: Target | None = None
) -> Change:
    """Compare a value with an earlier one by polarity; ``target`` is the range of a measure that is best within one."""
    if earlier is None or earlier.value is None or latest.value is None:
        missing = latest if latest.value is None else earlier
        says = "there is none" if missing is None else f"{period_words(missing.period)} has no value"
        return Change(Direction.NO_COMPARATOR, earlier, None, f"{says}: {missing.reason.value}" if missing else says)
    if options.without is Without.MONITOR and subject.polarity is Polarity.NONE:
        return Change(Direction.MONITOR, earlier, None, "more is neither better nor worse")
    why = _not_comparable(subject, latest, earlier, options)
    if why:
        return Change(Direction.NOT_APPLICABLE, earlier, None, why)
    difference = latest.exact - earlier.exact
    places = subject.places
    if options.comparing is Comparing.PRINTED:
        same = not difference
    else:
        same = rounded(latest.exact, places) == rounded(earlier.exact, places)
    says = (
        f"{printed(latest.exact, subject.unit, places)} against {printed(earlier.exact, subject.unit, places)} "
        f"in {period_words(earlier.period)}"
    )
    if same:
        return Change(Direction.SAME, earlier, difference, says)
    if subject.polarity is Polarity.NONE or (subject.polarity is Polarity.IN_RANGE and target is None):
        return Change(Direction.UP if difference > 0 else Direction.DOWN, earlier, difference, says)
    better = gain(subject.polarity, latest.exact, earlier.exact, target)
    if not better:  # of a range: as far from it, or both within
        return Change(Direction.SAME, earlier, difference, f"{says}: as good")
    return Change(Direction.IMPROVING if better > 0 else Direction.WORSENING, earlier, difference, says)


def _not_comparable(subject: Subject, latest: Point, earlier: Point, options: Options) -> str:
    """Why two values must not be set against each other, or "" where they may."""
    if not subject.stock:
        if not options.running_totals and subject.unit in ADDED_UP and running_on(latest.period, earlier.period):
            return f"a running total: it holds {period_words(earlier.period)} already and can only rise"
        if not options.overlapping and overlap(latest.period, earlier.period):
            return f"the windows overlap: {overlap(latest.period, earlier.period)} of {latest.period.length} days are in both"
        if not running_on(latest.period, earlier.period) and not _as_long(subject, latest.period, earlier.period):
            return f"{period_words(latest.period)} and {period_words(earlier.period)} are not equally long"
    for point in (latest, earlier):
        n = counted(point, subject.unit)
        if n is not None and n < options.floor and not _none_is_best(subject, latest, earlier):
            return f"n = {bare(n, 0)} in {period_words(point.period)}, under the floor of {options.floor}"
    return ""


def _none_is_best(subject: Subject, latest: Point, earlier: Point) -> bool:
    """Whether both counts are nought: there is nothing to be uncertain about."""
    return subject.unit is Unit.COUNT and latest.exact == 0 and earlier.exact == 0


def _as_long(subject: Subject, latest: Period, earlier: Period) -> bool:
    """Whether two periods have as many months, or as many days; only what adds up asks for it."""
    if subject.unit not in ADDED_UP:
        return True
    if latest.whole_months and earlier.whole_months:
        months = [whole_months_between(period.start, period.end + timedelta(days=1)) for period in (latest, earlier)]
        return months[0] == months[1]
    return abs(latest.length - earlier.length) <= 1  # a leap day


def running_on(latest: Period, earlier: Period) -> bool:
    """Whether the latest is a total to date that takes in the earlier one."""
    return latest.kind is PeriodKind.YEAR_TO_DATE and earlier.start == latest.start and earlier.end < latest.end


def overlap(latest: Period, earlier: Period) -> int:
    """How many days two periods share."""
    return max(0, (min(latest.end, earlier.end) - max(latest.start, earlier.start)).days + 1)
