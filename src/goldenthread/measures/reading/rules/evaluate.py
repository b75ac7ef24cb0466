"""Colours one value by a rule, or says why it is not coloured, with the arithmetic in words."""

from dataclasses import dataclass
from fractions import Fraction

from goldenthread.calendar import PeriodKind, period_of
from goldenthread.measures.kinds import Polarity, Unit
from goldenthread.measures.reading.points import (
    ADDED_UP,
    Point,
    Subject,
    bare,
    counted,
    period_words,
    places_apart,
    printed,
)
from goldenthread.measures.reading.ratings import NoRating, Rating
from goldenthread.measures.reading.rules.model import Moved, RatingRule, RuleKind, Shortfall
from goldenthread.measures.reading.targets import Target
from goldenthread.records.errors import WrongUse

_HUNDRED = Fraction(100)


@dataclass(frozen=True, slots=True)
class Compared:
    """What a value is rated against: a target, the period before, a baseline; each None where there is none."""

    target: Target | None = None
    previous: Point | None = None
    baseline: Point | None = None


def rate(rule: RatingRule, subject: Subject, point: Point, against: Compared) -> Rating:
    """Rate one value, unrounded, by a rule; the reasons for no colour are those of `NoRating`.

    Raises WrongUse for a rule about grades, which rates a whole distribution.
    """
    if rule.kind in (RuleKind.GRADES, RuleKind.GRADES_MOVED):
        raise WrongUse.of(f"rating rule {rule.key!r}", "it rates a distribution of grades", "Use rate_grades.")
    why = _unfit(rule, subject, point, against)
    if why is not None:
        return Rating(None, why[0], rule.key, rule.version, why[1])
    if rule.kind is RuleKind.BASELINE:
        return _by_baseline(rule, subject, point, against)
    if against.target is None:
        return Rating(None, NoRating.NO_TARGET, rule.key, rule.version, "no target is set for this period")
    if rule.kind is RuleKind.ATTAINMENT:
        return _by_attainment(rule, subject, point, against.target)
    return _by_tolerance(rule, subject, point, against.target)


def _unfit(rule: RatingRule, subject: Subject, point: Point, against: Compared) -> tuple[NoRating, str] | None:
    """Why the value is not coloured, if so: the first reason that holds."""
    if point.value is None:
        return NoRating.NO_VALUE, point.reason.value
    since, until = rule.source.since, rule.source.until
    if (since and point.period.end < since) or (until and point.period.end > until):
        return NoRating.NOT_IN_FORCE, f"{rule.name} is in force {_dates(rule)}"
    if subject.polarity is Polarity.NONE:
        return NoRating.MONITOR, "more is neither better nor worse"
    target = against.target
    if rule.kind is not RuleKind.BASELINE:
        if target is None:
            return NoRating.NO_TARGET, "no target is set for this period"
        if contradicts(subject.polarity, target):
            return NoRating.WRONG_TARGET, f"{subject.polarity.value} is better, but the target is " + target.words(
                subject.unit
            )
    if rule.kind is not RuleKind.BASELINE and target is not None and _undecided(subject, point, target):
        return (
            NoRating.RUNNING_TOTAL,
            f"a total to {period_words(point.period)} can still meet or miss " + target.words(subject.unit),
        )
    if target is not None and target.low is None and target.high == 0:
        return None  # every single case counts where there should be none
    n = counted(point, subject.unit)
    if n is None and rule.needs_n:
        return NoRating.UNKNOWN_N, "the number that the value rests on is not known"
    if n is not None and n < rule.floor:
        return NoRating.SMALL, f"n = {bare(n, 0)}, under the floor of {rule.floor}"
    return None


def _undecided(subject: Subject, point: Point, target: Target) -> bool:
    """Whether a total to date, which can only rise, may yet meet or miss a target for the whole of its year.

    At the year's end it is decided, as it is against a target set for that very stretch, when at least so many are
    there already, and when there are more than at most so many.
    """
    period = point.period
    if subject.stock or subject.unit not in ADDED_UP or period.kind is not PeriodKind.YEAR_TO_DATE:
        return False
    if period.end == period_of(PeriodKind.FINANCIAL_YEAR, period.end).end or target.until == period.end:
        return False
    if target.high is not None:
        return point.exact <= target.high
    return target.missed_by(point.exact)[0] > 0


def contradicts(polarity: Polarity, target: Target) -> bool:
    """Whether a one-sided target points away from what is better."""
    return (polarity is Polarity.HIGHER and target.low is None) or (polarity is Polarity.LOWER and target.high is None)


def _by_tolerance(rule: RatingRule, subject: Subject, point: Point, target: Target) -> Rating:
    short, edge = target.missed_by(point.exact)
    points = rule.percent_as is Shortfall.POINTS and subject.unit is Unit.PERCENT
    size = short if points or not short else _HUNDRED * short / abs(edge) if edge else None
    kind = "percentage points" if points else "% of the target"
    stated = f"{printed(point.exact, subject.unit, subject.places)} against {target.words(subject.unit)}"
    if size is None:  # no share of nought can be taken, so any miss is the worst
        band = rule.bands[-1]
        return Rating(band.colour, NoRating.RATED, rule.key, rule.version, f"{stated}: any is too many")
    for band in rule.bands:
        edge_of_band = band.below if band.below is not None else band.at_most
        if edge_of_band is None or size < edge_of_band or (band.below is None and size == edge_of_band):
            break
    if not size:
        says = f"{stated}: met"
    else:
        edges = [value for item in rule.bands for value in (item.below, item.at_most) if value is not None]
        places = max(places_apart(size, value, 1) for value in (*edges, Fraction(0)))
        says = f"{stated}: missed by {bare(size, places)} {kind}".replace(" %", "%")
    return Rating(band.colour, NoRating.RATED, rule.key, rule.version, says)


def _by_attainment(rule: RatingRule, subject: Subject, point: Point, target: Target) -> Rating:
    value = point.exact
    short, edge = target.missed_by(value)
    stated = f"{printed(value, subject.unit, subject.places)} against {target.words(subject.unit)}"
    if not short:
        reached = _HUNDRED
    elif value < edge:
        reached = max(_HUNDRED * value / edge, Fraction(0)) if edge > 0 else Fraction(0)
    else:
        reached = max(_HUNDRED * edge / value, Fraction(0))
    band = next(band for band in rule.bands if band.at_least is None or reached >= band.at_least)
    edges = [item.at_least for item in rule.bands if item.at_least is not None]
    places = max(places_apart(reached, value, 0) for value in edges)
    says = f"{stated}: met" if not short else f"{stated}: {bare(reached, places)}% of the target reached"
    return Rating(band.colour, NoRating.RATED, rule.key, rule.version, says)


def _by_baseline(rule: RatingRule, subject: Subject, point: Point, against: Compared) -> Rating:
    earlier = against.baseline
    name = "baseline"
    if (earlier is None or earlier.value is None) and rule.else_previous:
        earlier, name = against.previous, "period before"
    if earlier is None or earlier.value is None:
        return Rating(None, NoRating.NO_COMPARATOR, rule.key, rule.version, "there is no earlier value")
    n = counted(earlier, subject.unit)
    if n is not None and n < rule.floor:
        says = f"n = {bare(n, 0)} in {period_words(earlier.period)}, under the floor of {rule.floor}"
        return Rating(None, NoRating.SMALL, rule.key, rule.version, says)
    if subject.polarity is Polarity.IN_RANGE and against.target is None:
        says = "nearer to a range is better, but no range is set"
        return Rating(None, NoRating.NO_TARGET, rule.key, rule.version, says)
    step = gain(subject.polarity, point.exact, earlier.exact, against.target)
    way = Moved.BETTER if step > 0 else Moved.WORSE if step < 0 else Moved.SAME
    shown = [printed(value, subject.unit, subject.places) for value in (point.exact, earlier.exact)]
    says = f"{shown[0]} against {shown[1]} in the {name}: {way.value}"
    band = next((band for band in rule.bands if band.when is way), None)
    if band is None:
        return Rating(None, NoRating.NO_CHANGE, rule.key, rule.version, says)
    return Rating(band.colour, NoRating.RATED, rule.key, rule.version, says)


def gain(polarity: Polarity, latest: Fraction, earlier: Fraction, target: Target | None) -> Fraction:
    """By how much a value is better than an earlier one: positive is better, 0 is as good.

    Of a range, nearer is better. Raises WrongUse where the polarity says no better.
    """
    if polarity is Polarity.HIGHER:
        return latest - earlier
    if polarity is Polarity.LOWER:
        return earlier - latest
    if polarity is Polarity.IN_RANGE and target is not None:
        return target.missed_by(earlier)[0] - target.missed_by(latest)[0]
    raise WrongUse.of("polarity", f"{polarity.value!r} says no better without a range", "Give the range as a target.")


def _dates(rule: RatingRule) -> str:
    since = f"from {rule.source.since}" if rule.source.since else ""
    until = f"until {rule.source.until}" if rule.source.until else ""
    return f"{since} {until}".strip()
