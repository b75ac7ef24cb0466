"""Which whole counts of n cases can stand behind printed percentages, and the smallest n that gives all of them."""

from collections.abc import Sequence
from fractions import Fraction
from math import ceil, floor
from typing import Final

_HUNDRED: Final = 100

#: What may have been rounded to a printed percentage: the least and the most, both included.
Rounded = tuple[Fraction, Fraction]


def rounded_to(percent: Fraction, step: Fraction) -> Rounded:
    """What rounds to a percentage, half up or half to even, where its last printed digit counts ``step``."""
    return percent - step / 2, percent + step / 2


def counts_within(rounded: Rounded, n: int) -> range:
    """The counts of n cases whose percentage lies between two, both included; empty where there is none."""
    low, high = ceil(rounded[0] * n / _HUNDRED), floor(rounded[1] * n / _HUNDRED)
    return range(max(low, 0), min(high, n) + 1)


def shares_out(parts: Sequence[Rounded], n: int) -> bool:
    """Whether n cases can be shared out so that every part rounds to its printed percentage."""
    ranges = [counts_within(part, n) for part in parts]
    return all(ranges) and sum(one[0] for one in ranges) <= n <= sum(one[-1] for one in ranges)


def smallest_shared_out(parts: Sequence[Rounded], largest: int) -> int | None:
    """The smallest number of cases that gives every part of a distribution; None where none up to ``largest`` does."""
    return next((n for n in range(1, largest + 1) if shares_out(parts, n)), None)
