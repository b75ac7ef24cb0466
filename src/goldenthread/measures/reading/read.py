"""Reads one figure by a scheme: its colour, and its direction since the period before, the year before and a baseline."""

from dataclasses import dataclass, replace

from goldenthread.measures.reading.direction import Change, Comparing, change
from goldenthread.measures.reading.points import Point, Subject, rounded
from goldenthread.measures.reading.ratings import Rating
from goldenthread.measures.reading.rules.evaluate import Compared, rate
from goldenthread.measures.reading.schemes.load import Scheme
from goldenthread.measures.reading.targets import Target


@dataclass(frozen=True, slots=True)
class Earlier:
    """The earlier values of a measure: the period before, the same period last year, a baseline; None where none is."""

    previous: Point | None = None
    year: Point | None = None
    baseline: Point | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure as it was read, with the scheme and version that read it; frozen."""

    subject: Subject
    point: Point
    target: Target | None
    rating: Rating
    previous: Change
    year: Change
    baseline: Change
    scheme: str
    scheme_version: int


def read_figure(scheme: Scheme, subject: Subject, point: Point, target: Target | None, earlier: Earlier) -> Reading:
    """Colour a value and point its arrows by a scheme; nothing is left out, every absent colour or arrow has its reason.

    A scheme that compares what is printed reads every value rounded to its printed places.
    """
    if scheme.options.comparing is Comparing.PRINTED:
        point = _as_printed(point, subject.places)
        was = (earlier.previous, earlier.year, earlier.baseline)
        earlier = Earlier(*(_as_printed(item, subject.places) if item else None for item in was))
    ranged = target is not None and target.low is not None and target.high is not None
    against = Compared(target, earlier.previous, earlier.baseline)
    rating = rate(scheme.rule_for(subject.key, ranged), subject, point, against)
    previous, year, baseline = (
        change(subject, point, was, scheme.options, target)
        for was in (earlier.previous, earlier.year, earlier.baseline)
    )
    return Reading(subject, point, target, rating, previous, year, baseline, scheme.key, scheme.version)


def _as_printed(point: Point, places: int) -> Point:
    """The value rounded as it is printed, so that nothing behind it can sharpen it; its counts still say what n is."""
    if point.value is None:
        return point
    return replace(point, value=float(rounded(point.exact, places)))
