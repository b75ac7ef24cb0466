"""What nobody printed and a reader can make by subtracting: a month from two years to date, a month from its quarter."""

from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from goldenthread.calendar import Period, period_range
from goldenthread.measures.disclosure.spans import Span
from goldenthread.measures.figures import Figure
from goldenthread.measures.kinds import Reason

_DAY = timedelta(days=1)
_PER_CENT = 100


def implied(figures: Sequence[Figure], adds_up: Callable[[str], bool]) -> tuple[Figure, ...]:
    """The figures of the shortest spans that sums and differences of printed spans lead to, with their true numbers.

    Spans are edges between days, and what happened from one day to another is known where a path leads there. Only
    measures that add up over days are asked; a series of which the numbers contradict that implies nothing.
    """
    series: dict[tuple[str, str, tuple[str, ...], str], dict[Span, Figure]] = defaultdict(dict)
    for one in figures:
        if adds_up(one.key) and one.reason is Reason.VALUE:
            series[one.key, one.breakdown, one.group, one.part][Span(one.period.start, one.period.end)] = one
    return tuple(found for at in series.values() if len(at) > 1 for found in _of(at))


def _of(at: Mapping[Span, Figure]) -> Iterator[Figure]:
    for totals in _totals(at):
        for first, last in pairwise(sorted(totals)):
            span = Span(first, last - _DAY)
            numerator, denominator = (_apart(*pair) for pair in zip(totals[first], totals[last], strict=True))
            if (
                span in at
                or numerator is None
                or numerator < 0
                or (denominator is not None and denominator < numerator)
            ):
                continue
            model = next(iter(at.values()))
            value = numerator if denominator is None else _PER_CENT * numerator / denominator if denominator else 0.0
            days = period_range(span.start, span.end)
            yield replace(model, period=days, numerator=numerator, denominator=denominator, value=value, note="")


def _totals(at: Mapping[Span, Figure]) -> Iterator[dict[date, tuple[float | None, float | None]]]:
    """Running totals at the days that spans join, one set for each group of days that paths join."""
    steps: dict[date, list[tuple[date, int, Figure]]] = defaultdict(list)
    for span, one in at.items():
        steps[span.start].append((span.end + _DAY, 1, one))
        steps[span.end + _DAY].append((span.start, -1, one))
    seen: set[date] = set()
    for first in sorted(steps):
        if first in seen:
            continue
        totals: dict[date, tuple[float | None, float | None]] = {first: (0.0, _nought(next(iter(at.values()))))}
        waiting, agree = deque([first]), True
        while waiting:
            day = waiting.popleft()
            for other, sign, one in steps[day]:
                there = (_plus(totals[day][0], sign, one.numerator), _plus(totals[day][1], sign, one.denominator))
                if other not in totals:
                    totals[other] = there
                    waiting.append(other)
                agree = agree and totals[other] == there
        seen.update(totals)
        if agree:
            yield totals


def _nought(figure: Figure) -> float | None:
    return None if figure.denominator is None else 0.0


def _plus(total: float | None, sign: int, more: float | None) -> float | None:
    return None if total is None or more is None else total + sign * more


def _apart(before: float | None, after: float | None) -> float | None:
    return None if before is None or after is None else after - before


def days_of(figures: Sequence[Figure]) -> tuple[Period, ...]:
    """The shortest spans between the days at which any of some figures begins or ends."""
    ends = sorted({day for one in figures for day in (one.period.start, one.period.end + _DAY)})
    return tuple(period_range(first, last - _DAY) for first, last in pairwise(ends))
