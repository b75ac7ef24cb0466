"""Why an improvement may not be one: better recording alone, entries made afterwards, or fewer who are counted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from itertools import pairwise

from goldenthread.calendar import Period
from goldenthread.measures.kinds import Polarity, Unit
from goldenthread.measures.reading.points import Point, Subject, bare, exact, period_words, printed
from goldenthread.measures.reading.variation import Parameters, Rule, load_parameters
from goldenthread.programme.figures import Observed, Series
from goldenthread.programme.promises import Moves
from goldenthread.programme.shown.moved import Moved, better_is_high
from goldenthread.programme.shown.numbers import Numbers
from goldenthread.programme.shown.spans import Span, held_against, mean, span_of, verdict_of
from goldenthread.programme.shown.verdicts import Verdict

_HUNDRED = 100.0
_MEANS = (Unit.DAYS, Unit.WORKING_DAYS, Unit.WEEKS, Unit.MONTHS, Unit.HOURS)


class DoubtKind(Enum):
    """What else would have made the figure better."""

    RECORDING = "better recording alone"
    LATE_ENTRY = "entries made afterwards"
    FEWER = "fewer are counted"


@dataclass(frozen=True, slots=True)
class Doubt:
    """One other reason for an improvement, with its arithmetic; ``rests_on`` as in `Moved`."""

    kind: DoubtKind
    says: str
    rests_on: str


def doubts(
    series: Series,
    found: Moved,
    since: date,
    moves: Moves,
    as_at: date,
    numbers: Numbers,
    parameters: Parameters | None = None,
) -> tuple[Doubt, ...]:
    """What else explains an improvement; empty for any other verdict, and where nothing else does.

    Each asks the same question of figures put right for it: if those not recorded had been as good as those recorded, if
    only what was known when first reported counted, if those no longer counted had not met it, would the same signals be
    there? Only where they would not is there a doubt.
    """
    if found.verdict is not Verdict.IMPROVED or found.span is None:
        return ()
    settings = parameters or load_parameters()
    high = better_is_high(moves, series.subject)
    first = found.span.chart.marks[0].point.period.end
    held = [one for one in series.observed if one.point.value is not None and first <= one.point.period.end <= as_at]
    each = (
        _recording(series.subject, held, since, high, numbers, settings),
        _late_entry(series.subject, held, since, high, numbers, settings),
        _fewer(series.subject, held, since, high, numbers, settings),
    )
    return tuple(one for one in each if one is not None)


def _recording(
    subject: Subject, held: Sequence[Observed], since: date, high: bool | None, numbers: Numbers, settings: Parameters
) -> Doubt | None:
    """Whether the improvement goes when those not recorded are left out of numerator and denominator alike."""
    told = [one for one in held if one.unrecorded is not None]
    before = [one for one in told if one.point.period.end < since]
    after = [one for one in told if one.point.period.end >= since][-numbers.recent :]
    if not before or not after or subject.unit is not Unit.PERCENT:
        return None
    was, now = _percent_unrecorded(before), _percent_unrecorded(after)
    if was - now < numbers.unrecorded_fall:
        return None
    put_right = [point for one in told if (point := _of_recorded(one, subject)) is not None]
    span = span_of(subject, put_right, since, settings)
    enough = span is not None and verdict_of(span, high, numbers) is Verdict.IMPROVED
    if span is None or (enough and _left([one.point for one in told], put_right, subject, since, numbers)):
        return None
    fell = f"{bare(was, 1)}% was not recorded before and {bare(now, 1)}% lately"
    says = f"{fell}; of what was recorded it is {held_against(span, numbers)}"
    return Doubt(DoubtKind.RECORDING, says, f"since {since}")


def _percent_unrecorded(held: Sequence[Observed]) -> Fraction:
    return sum((exact(one.unrecorded or 0.0) for one in held), Fraction(0)) * 100 / len(held)


def _of_recorded(one: Observed, subject: Subject) -> Point | None:
    """The value as first known, out of what was recorded: what was not recorded counted as not met."""
    point = one.first if one.first is not None and one.first.value is not None else one.point
    if point.numerator is None or not point.denominator or one.unrecorded is None or one.unrecorded >= 1:
        return None
    without = point.denominator * (1 - one.unrecorded)
    missed = subject.polarity is Polarity.LOWER  # then what was not recorded stands in the numerator
    top = point.numerator - point.denominator * one.unrecorded if missed else point.numerator
    return _share(point.period, min(max(top, 0.0), without), without)


def _share(period: Period, top: float, of: float) -> Point:
    return Point(period, _HUNDRED * top / of, top, of)


def _late_entry(
    subject: Subject,
    held: Sequence[Observed],
    since: date,
    high: bool | None,
    numbers: Numbers,
    settings: Parameters,
) -> Doubt | None:
    """Whether most of the improvement was not there when the periods were first reported."""
    pairs = [(one.point, one.first) for one in held if one.first is not None and one.first.value is not None]
    first = [point for _, point in pairs]
    first_span = span_of(subject, first, since, settings)
    if first_span is None or first_span.based < settings.least_points:
        return None
    gains = []
    for points in ([point for point, _ in pairs], first):
        before = [one for one in points if one.period.end < since]
        after = [one for one in points if one.period.end >= since]
        gains.append(mean(after, subject) - mean(before, subject))
    now, then = (gain if high else -gain for gain in gains)
    if now <= 0 or then * 100 >= now * numbers.left_part:
        return None
    size = printed(abs(gains[0]), subject.unit, subject.places)
    says = (
        f"as known now it is better by {size} since it began, as first reported by "
        f"{printed(max(then, Fraction(0)), subject.unit, subject.places)}; as first reported it is "
        f"{held_against(first_span, numbers)}"
    )
    return Doubt(DoubtKind.LATE_ENTRY, says, f"since {since}")


def _fewer(
    subject: Subject,
    held: Sequence[Observed],
    since: date,
    high: bool | None,
    numbers: Numbers,
    settings: Parameters,
) -> Doubt | None:
    """Whether fewer are counted, with a signal, and the improvement goes when those left out are put back as not met."""
    points = [one.point for one in held]
    if any(one.denominator is None for one in points) or not (subject.unit is Unit.PERCENT or subject.unit in _MEANS):
        return None
    gone = _gone_from(subject, points, since, numbers, settings)
    if gone is None:
        return None
    was, now, first = gone.was, gone.now, gone.first
    needed = numbers.fewer_fall if subject.unit is Unit.PERCENT else numbers.fewer_fall_mean
    if 100 * (was - now) < needed * was:
        return None
    says = (
        f"{bare(now, 0)} are counted on average from {period_words(first)} on against {bare(was, 0)} before "
        f"({bare(100 * (was - now) / was, 0)}% fewer)"
    )
    if subject.unit is Unit.PERCENT:
        back = [_put_back(one, gone, high) if one.period.end >= gone.first.end else one for one in points]
        again = span_of(subject, back, since, settings)
        if again is None or _shown_without(again, points, back, since, gone, high, numbers):
            return None
        says = f"{says}; with those left out put back as not met it is {held_against(again, numbers)}"
    return Doubt(DoubtKind.FEWER, says, f"since {first.label}")


@dataclass(frozen=True, slots=True)
class _Gone:
    """How many were counted before they became fewer, and after, from when, and whether it was a step."""

    was: Fraction
    now: Fraction
    first: Period
    step: bool


def _gone_from(
    subject: Subject, points: Sequence[Point], since: date, numbers: Numbers, settings: Parameters
) -> _Gone | None:
    """How many were counted before they became fewer, and after; None where nothing signals it.

    What happens in a period varies around its mean, so its number is charted. What stands at a period's end wanders: there
    the change from one to the next is charted, and a fall out of its limits is a step, measured by the values around it;
    without a step only a long way down is believed.
    """
    heads = Subject(f"{subject.key}-counted", "how many are counted", Unit.COUNT, Polarity.NONE, 0, True)
    counted = [Point(one.period, float(one.denominator or 0)) for one in points]
    level = span_of(heads, counted, since, settings)
    if level is None:
        return None
    was, now = level.usual, mean([mark.point for mark in level.after[-numbers.recent :]], heads)
    slow = numbers.fewer_fall_slow if subject.stock else 0
    lower = verdict_of(level, True, numbers) is Verdict.WORSE and 100 * (was - now) >= slow * was
    by_level = _Gone(was, now, level.after[0].point.period, False) if lower else None
    if not subject.stock:
        return by_level
    steps = [Point(b.period, (b.value or 0) - (a.value or 0)) for a, b in pairwise(counted)]
    span = span_of(heads, steps, since, settings)
    fallen = [
        place
        for place, mark in enumerate(span.after if span is not None else ())
        if any(signal.rule is Rule.OUTSIDE and not signal.high for signal in mark.signals)
    ]
    if not fallen:
        return by_level
    begun = len(points) - (len(span.after) if span is not None else 0)
    first, last = begun + fallen[0], begun + fallen[-1]
    around = counted[max(first - numbers.recent, 0) : first], counted[last : last + numbers.recent]
    return _Gone(mean(around[0], heads), mean(around[1], heads), points[first].period, True)


def _shown_without(
    again: Span,
    points: Sequence[Point],
    back: Sequence[Point],
    since: date,
    gone: _Gone,
    high: bool | None,
    numbers: Numbers,
) -> bool:
    """Whether the improvement is there without what fewer being counted has done.

    It is where it was there before they became fewer; and where, with those left out put back, the signals are still there
    and so is the stated part of the improvement.
    """
    verdict = verdict_of(again, high, numbers)
    if verdict is Verdict.FELL_BACK:
        return True
    if verdict is not Verdict.IMPROVED:
        return False
    return not gone.step or _left(points, back, again.chart.subject, since, numbers)


def _left(points: Sequence[Point], put_right: Sequence[Point], subject: Subject, since: date, numbers: Numbers) -> bool:
    """Whether the stated part of the improvement is left in figures that were put right for another cause."""
    at_face, left = (
        mean([one for one in some if one.period.end >= since][-numbers.recent :], subject)
        - mean([one for one in some if one.period.end < since], subject)
        for some in (points, put_right)
    )
    return 100 * abs(left) >= numbers.left_part * abs(at_face) and (left > 0) == (at_face > 0)


def _put_back(point: Point, gone: _Gone, high: bool | None) -> Point:
    """The share if those left out were counted, and none of them met what is better.

    After a step as many are put back as it took away; else as many as that period lacks of what was usual.
    """
    of = float(point.denominator or 0)
    more = float(gone.was - gone.now) if gone.step else max(float(gone.was) - of, 0.0)
    return _share(point.period, float(point.numerator or 0) + (0.0 if high else more), of + more)
