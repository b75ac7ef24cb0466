"""How many cases percentages may rest on: which counts give a printed share of n, and the smallest n that gives several."""

from collections.abc import Sequence
from fractions import Fraction
from math import ceil, floor
from typing import Final

from goldenthread.measures.reading.attainable import counts_within, shares_out, smallest_shared_out
from goldenthread.scrutiny.printed import Printed
from goldenthread.scrutiny.spans import Span

_HUNDRED: Final = 100


def counts_of(percent: Printed, n: int, cut: bool = False) -> range:
    """The counts of n cases that round to a percentage, or are cut off to it; empty where there is none."""
    span = percent.cut() if cut else percent.span()
    found = counts_within((span.low, span.high), n)
    if cut and found and found[-1] * _HUNDRED == span.high * n:
        return found[:-1]  # What is cut off to 51% is below 52%.
    return found


def attainable(percent: Printed, n: Span, cut: bool = False) -> bool:
    """Whether some whole count of some whole n within a span rounds to a percentage, or is cut off to it."""
    return any(len(counts_of(percent, size, cut)) for size in range(max(ceil(n.low), 1), floor(n.high) + 1))


def nearest(percent: Printed, n: int) -> tuple[int, Fraction]:
    """The count of n cases that comes nearest to a percentage, and what it gives."""
    count = min(max(round(percent.number * n / _HUNDRED), 0), n)
    return count, Fraction(count * _HUNDRED, n)


def divides(parts: Sequence[Printed], n: int) -> bool:
    """Whether n cases can be shared out so that every part rounds to its printed percentage."""
    return shares_out([(span.low, span.high) for span in (part.span() for part in parts)], n)


def smallest_n(parts: Sequence[Printed], largest: int) -> int | None:
    """The smallest number of cases that gives every part of a distribution; None where none up to ``largest`` does."""
    return smallest_shared_out([(span.low, span.high) for span in (part.span() for part in parts)], largest)
