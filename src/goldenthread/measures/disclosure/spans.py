"""How periods make up one another: a year of its months, a year to date of the one before and a month."""

from collections import defaultdict, deque
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

_DAY = timedelta(days=1)


class Span(NamedTuple):
    """The first and last day of a period."""

    start: date
    end: date


@lru_cache(maxsize=4096)
def makings(spans: frozenset[Span]) -> tuple[tuple[Span, tuple[tuple[int, Span], ...]], ...]:
    """For each span that others make up: the span, and the others each with +1 or -1. Shorter spans are preferred.

    What happened in a span is the difference of a running total at its two ends, so spans are edges between days and
    every closed walk is a sum that must hold. One walk is given for each span that closes one; all sums follow from these.
    """
    tree: dict[date, list[tuple[date, int, Span]]] = defaultdict(list)
    found = []
    for span in sorted(spans, key=lambda one: (one.end - one.start, one.start)):
        first, last = span.start, span.end + _DAY
        walk = _walk(tree, first, last)
        if walk is None:
            tree[first].append((last, 1, span))
            tree[last].append((first, -1, span))
        else:
            found.append((span, walk))
    return tuple(found)


def same_end(spans: Iterable[Span]) -> Iterable[tuple[Span, Span]]:
    """Pairs of spans that end on one day, each with the next longer: where a stock is counted they tell the same."""
    ends: dict[date, list[Span]] = defaultdict(list)
    for span in sorted(set(spans), reverse=True):
        ends[span.end].append(span)
    for together in ends.values():
        yield from pairwise(together)


def _walk(
    tree: dict[date, list[tuple[date, int, Span]]], first: date, last: date
) -> tuple[tuple[int, Span], ...] | None:
    came: dict[date, tuple[date, int, Span] | None] = {first: None}
    waiting = deque([first])
    while waiting and last not in came:
        day = waiting.popleft()
        for other, sign, span in tree.get(day, ()):
            if other not in came:
                came[other] = (day, sign, span)
                waiting.append(other)
    if last not in came:
        return None
    steps = []
    step = came[last]
    while step is not None:
        day, sign, span = step
        steps.append((sign, span))
        step = came[day]
    return tuple(reversed(steps))
