"""A measure's control chart with its limits made before an action began, so that what came since is held against them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from itertools import pairwise

from goldenthread.measures.kinds import Unit
from goldenthread.measures.reading.points import RATES, Point, Subject, bare, exact, printed
from goldenthread.measures.reading.variation import Chart, Mark, Parameters, Rule, Signal, control_chart
from goldenthread.programme.shown.numbers import Numbers
from goldenthread.programme.shown.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class Span:
    """The values of a measure before and since a day, as marks of one chart; ``based`` values before it made the limits.

    ``based`` is 0 where too few lay before the day: then the limits are those of every chart, made of its first values.
    """

    chart: Chart
    before: tuple[Mark, ...]
    after: tuple[Mark, ...]
    based: int

    @property
    def usual(self) -> Fraction:
        """The mean that the values since are held against."""
        return self.chart.limits.mean if self.chart.limits is not None else self.chart.last.value


def chartable(subject: Subject, points: Sequence[Point]) -> bool:
    """Whether the values vary apart: no two periods end on one day or, for what happens in a period, share days."""
    known = sorted(points, key=lambda point: point.period.end)
    return bool(known) and not any(
        a.period.end == b.period.end or (not subject.stock and b.period.start <= a.period.end)
        for a, b in pairwise(known)
    )


def span_of(
    subject: Subject, points: Sequence[Point], since: date, parameters: Parameters, earliest: date | None = None
) -> Span | None:
    """Chart values with the limits of those that ended before ``since``; None where there are too few for any limits.

    The rules and limits are those of every control chart; only their basis is the last values before the day (as many as
    a chart fixes its limits on), none of them from before ``earliest``. A rebase is not followed: it would make whatever
    an action has done the usual.
    """
    held = sorted((one for one in points if one.value is not None), key=lambda one: one.period.end)
    before = [one for one in held if one.period.end < since and (earliest is None or one.period.end >= earliest)]
    after = [one for one in held if one.period.end >= since]
    if not after or not chartable(subject, held):
        return None
    if len(before) >= parameters.least_points:
        basis = before[-(parameters.fix_after or len(before)) :]
        chart = control_chart(subject, [*basis, *after], replace(parameters, fix_after=len(basis)))
        return Span(chart, chart.marks[: len(basis)], chart.marks[len(basis) :], len(basis))
    if len(before) + len(after) < parameters.least_points:
        return None
    chart = control_chart(subject, [*before, *after], parameters)
    return Span(chart, chart.marks[: len(before)], chart.marks[len(before) :], 0)


def verdict_of(span: Span, better_is_high: bool | None, numbers: Numbers) -> Verdict:
    """What the values since the day say; ``better_is_high`` None asks only whether it left its usual range either way.

    What carried signals for the better and carries none lately fell back only if it is nearer now to what it was before
    than to what it was then.
    """
    recent = span.after[-numbers.recent :]
    if len(span.after) < numbers.change_from:
        return Verdict.TOO_EARLY
    now = mean([mark.point for mark in recent], span.chart.subject)
    signals = _since(span, None if better_is_high is None else not better_is_high)
    bad = signals[-numbers.recent :]
    away = better_is_high is None or (now < span.usual) == better_is_high
    if sum(bad) >= numbers.worse_needs and away and now != span.usual:
        return Verdict.WORSE
    if better_is_high is None:
        return Verdict.HELD
    good = _since(span, better_is_high)
    if (
        sum(good[-numbers.recent :]) >= numbers.better_needs
        and (now > span.usual) == better_is_high
        and now != span.usual
    ):
        return Verdict.IMPROVED
    if sum(good) >= numbers.worse_needs:
        once = mean([mark.point for mark, found in zip(span.after, good, strict=True) if found], span.chart.subject)
        return Verdict.FELL_BACK if abs(now - span.usual) < abs(now - once) else Verdict.IMPROVED
    enough = len(span.after) >= numbers.same_from(span.chart.last.point.period.kind)
    return Verdict.UNCHANGED if enough else Verdict.TOO_EARLY


def mean(points: Sequence[Point], subject: Subject) -> Fraction:
    """The mean of values: of shares and rates all that was counted over all that could be, else of the values."""
    known = [one for one in points if one.value is not None]
    scale = 100 if subject.unit is Unit.PERCENT else RATES.get(subject.unit)
    if scale is not None and all(one.numerator is not None and one.denominator for one in known):
        over = sum((exact(one.denominator or 0) for one in known), Fraction(0))
        return sum((exact(one.numerator or 0) for one in known), Fraction(0)) / over * scale
    return sum((one.exact for one in known), Fraction(0)) / len(known)


def held_against(span: Span, numbers: Numbers) -> str:
    """The arithmetic in words: the mean of the recent values against the mean and range that they are held against."""
    subject, places = span.chart.subject, span.chart.subject.places
    recent = [mark.point for mark in span.after[-numbers.recent :]]
    stated = (
        f"{printed(mean(recent, subject), subject.unit, places)}{_behind(recent)} over its last {len(recent)} values"
    )
    since = f"{len(span.after)} since"
    before = (
        f"{span.based} values before that"
        if span.based
        else f"its first {_worked_out(span)} values, few of them before"
    )
    last = span.chart.last
    usual = f"against {printed(span.usual, subject.unit, places)} on average over {before}"
    if last.lower is None or last.upper is None:
        return f"{stated} ({since}) {usual}"
    low, high = bare(last.lower, places), printed(last.upper, subject.unit, places)
    return f"{stated} ({since}) {usual}; usual range {low} to {high}"


def _worked_out(span: Span) -> int:
    return span.chart.limits.points if span.chart.limits is not None else 0


def _behind(points: Sequence[Point]) -> str:
    if any(one.numerator is None or not one.denominator for one in points):
        return ""
    top = sum(exact(one.numerator or 0) for one in points)
    return f" ({bare(top, 0)} of {bare(sum(exact(one.denominator or 0) for one in points), 0)})"


def _since(span: Span, high: bool | None) -> list[bool]:
    """For each value since the day whether it carries a signal that way.

    A run counts only where it is long enough without what came before the day: else it is not since then.
    """
    found = [False] * len(span.after)
    for place, mark in enumerate(span.after):
        for signal in mark.signals:
            if high is not None and signal.high != high:
                continue
            needed = {Rule.SHIFT: span.chart.parameters.shift, Rule.TREND: span.chart.parameters.trend}.get(signal.rule)
            if needed is None or _run_since(span.after, place, signal) >= needed:
                found[place] = True
    return found


def _run_since(after: Sequence[Mark], place: int, signal: Signal) -> int:
    """How long the run of a signal is from the day to its end."""
    end, length = place, signal.length
    for later in range(place + 1, len(after)):
        same = [one for one in after[later].signals if one.rule is signal.rule and one.high == signal.high]
        if not same or same[0].length <= length:
            break
        end, length = later, same[0].length
    return min(length, end + 1)
