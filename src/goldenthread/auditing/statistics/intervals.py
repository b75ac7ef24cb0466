"""Shares of few cases with their intervals, the difference of two, and how many cases a change would need to show."""

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil, comb, sqrt
from statistics import NormalDist

from goldenthread.auditing.statistics.rules import Rules, load_rules
from goldenthread.records.errors import WrongUse

_NORMAL = NormalDist()
#: Halvings of an interval that leave it narrower than any figure is printed.
_HALVINGS = 60


@dataclass(frozen=True, slots=True)
class Interval:
    """From ``low`` to ``high``, as the value itself: a share runs from 0 to 1."""

    low: float
    high: float

    def __contains__(self, value: float) -> bool:
        """Whether a value lies in it, its ends included."""
        return self.low <= value <= self.high


@dataclass(frozen=True, slots=True)
class Share:
    """A share that is never alone: ``count`` of ``n``, with its Wilson interval; ``value`` is None of nought cases."""

    count: int
    n: int
    interval: Interval

    @property
    def value(self) -> float | None:
        """The share from 0 to 1."""
        return self.count / self.n if self.n else None


def z_of(confidence: float) -> float:
    """How many standard deviations an interval of this confidence reaches to either side of a normal mean."""
    return _NORMAL.inv_cdf((1 + confidence) / 2)


def share_of(count: int, n: int, rules: Rules | None = None) -> Share:
    """A share with its interval by the rules' confidence; raises WrongUse for more than there are or fewer than none."""
    return Share(count, n, wilson(count, n, (rules or load_rules()).confidence))


def wilson(count: float, n: float, confidence: float) -> Interval:
    """Wilson's score interval (1927; Newcombe 1998, method 3); from 0 to 1 of nought cases.

    ``count`` and ``n`` may be fractions where cases are weighted. Raises WrongUse where the count is not from 0 to n.
    """
    _check(count, n)
    if not n:
        return Interval(0.0, 1.0)
    z, p = z_of(confidence), count / n
    middle, over = p + z * z / (2 * n), 1 + z * z / n
    reach = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    # At either end the interval begins exactly there, which the roots miss by a last digit.
    low = 0.0 if count == 0 else max((middle - reach) / over, 0.0)
    return Interval(low, 1.0 if count == n else min((middle + reach) / over, 1.0))


def clopper_pearson(count: int, n: int, confidence: float) -> Interval:
    """The exact interval (Clopper and Pearson 1934), wider than need be: for checks that must not fall short."""
    _check(count, n)
    tail = (1 - confidence) / 2
    low = 0.0 if count == 0 else _where(lambda p: _at_least(count, n, p) < tail)
    high = 1.0 if count == n else _where(lambda p: 1 - _at_least(count + 1, n, p) > tail)
    return Interval(low, high)


def difference(before: tuple[int, int], after: tuple[int, int], confidence: float) -> Interval:
    """The interval of after less before, each (count, n), by Newcombe's hybrid of two Wilson intervals (1998, method 10).

    Raises WrongUse where one is of nought cases.
    """
    if not before[1] or not after[1]:
        raise WrongUse.of("difference of two shares", "one is of nought cases", "Compare shares that have cases.")
    first, second = wilson(*before, confidence), wilson(*after, confidence)
    p, q = before[0] / before[1], after[0] / after[1]
    return Interval(
        q - p - sqrt((q - second.low) ** 2 + (first.high - p) ** 2),
        q - p + sqrt((second.high - q) ** 2 + (p - first.low) ** 2),
    )


def sample_for_change(before: float, after: float, rules: Rules | None = None) -> int:
    """How many cases each of two samples needs to show a change from one share to another, with the rules' power.

    Fleiss, Levin and Paik, Statistical Methods for Rates and Proportions, 3rd edition, 4.2, without correction. Raises
    WrongUse where the two are the same or no shares.
    """
    if not (0 <= before <= 1 and 0 <= after <= 1) or before == after:
        raise WrongUse.of(f"{before} to {after}", "these are not two different shares from 0 to 1", "Give two.")
    rules = rules or load_rules()
    mean = (before + after) / 2
    sure, able = z_of(rules.confidence), _NORMAL.inv_cdf(rules.power)
    spread = sure * sqrt(2 * mean * (1 - mean)) + able * sqrt(before * (1 - before) + after * (1 - after))
    return ceil((spread / (after - before)) ** 2)


def sample_for_reach(reach: float, population: int | None = None, rules: Rules | None = None) -> int:
    """How many cases give a share within ``reach`` on either side, at worst (half); fewer of a small population.

    Cochran, Sampling Techniques, 3rd edition, 4.4. Raises WrongUse for a reach that is no share above nought.
    """
    if not 0 < reach < 1:
        raise WrongUse.of(f"reach {reach}", "it is no share between 0 and 1", "Write 0.1 for ten points either way.")
    needed = (z_of((rules or load_rules()).confidence) / (2 * reach)) ** 2
    return ceil(needed if population is None else needed / (1 + (needed - 1) / max(population, 1)))


def _check(count: float, n: float) -> None:
    if not 0 <= count <= n:
        raise WrongUse.of(f"{count} of {n}", "a share counts from none to all of its cases", "Count again.")


def _at_least(count: int, n: int, p: float) -> float:
    """The chance of so many or more of n."""
    return sum(comb(n, k) * p**k * (1 - p) ** (n - k) for k in range(count, n + 1))


def _where(below: Callable[[float], bool]) -> float:
    """The share from 0 to 1 at which a condition that holds below it ceases to hold."""
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if below(middle) else (low, middle)
    return (low + high) / 2
