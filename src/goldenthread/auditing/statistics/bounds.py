"""Recorded or real: what a dip sample of items shown overdue says of the true share, as a lower and an upper bound."""

from dataclasses import dataclass
from math import sqrt

from goldenthread.auditing.statistics.intervals import Interval, z_of
from goldenthread.auditing.statistics.rules import Rules, load_rules
from goldenthread.records.errors import WrongUse


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What was found of each item of a dip sample that was shown overdue; every item has one outcome.

    ``elsewhere``: done, and recorded in another place; ``unrecorded``: said to be done, without a record; ``not_done``;
    ``excluded``: should never have been counted.
    """

    elsewhere: int
    unrecorded: int
    not_done: int
    excluded: int

    @property
    def n(self) -> int:
        """How many items were looked at."""
        return self.elsewhere + self.unrecorded + self.not_done + self.excluded


@dataclass(frozen=True, slots=True)
class Bound:
    """One bound of the true share from 0 to 1, with its interval."""

    value: float
    interval: Interval


@dataclass(frozen=True, slots=True)
class Bounds:
    """A measure as shown, and between which bounds it truly lies.

    ``lower`` believes only what is recorded somewhere, ``upper`` what is said to be done as well; in both, what should
    never have been counted is taken out. ``whole`` runs from the lowest end of the lower to the highest of the upper.
    """

    shown: float
    overdue: int
    n: int
    lower: Bound
    upper: Bound

    @property
    def whole(self) -> Interval:
        """From the lower bound's lower end to the upper bound's upper end."""
        return Interval(self.lower.interval.low, self.upper.interval.high)


def recorded_or_real(met: int, of: int, outcomes: Outcomes, rules: Rules | None = None) -> Bounds:
    """Bounds of a share shown as ``met`` of ``of``, by a simple random sample of the others, that are shown overdue.

    The intervals are Fieller's of a ratio, with pseudo-counts as in Agresti and Coull (1998) and the finite population
    correction: the whole looked at leaves no doubt. Raises WrongUse for counts that cannot be.
    """
    overdue, n = of - met, outcomes.n
    parts = (outcomes.elsewhere, outcomes.unrecorded, outcomes.not_done, outcomes.excluded)
    if not 0 <= met <= of or not of:
        raise WrongUse.of(f"{met} of {of}", "a share counts from none to all of its cases", "Count again.")
    if min(parts) < 0 or n > overdue:
        what = f"{n} items were looked at of {overdue} that are shown overdue"
        raise WrongUse.of("the dip sample", what, "Give each item that was sampled one outcome.")
    rules = rules or load_rules()
    lower = _bound(met, of, outcomes, outcomes.elsewhere, rules)
    upper = _bound(met, of, outcomes, outcomes.elsewhere + outcomes.unrecorded, rules)
    return Bounds(met / of, overdue, n, lower, upper)


def _bound(met: int, of: int, outcomes: Outcomes, done: int, rules: Rules) -> Bound:
    """The share if ``done`` of the sample count as done."""
    overdue, n, out = of - met, outcomes.n, outcomes.excluded
    # What is known without any estimate: those looked at, and all the others undone or all of them done.
    counted = of - out
    least = met + done
    possible = Interval(least / counted, (least + overdue - n) / counted) if counted else Interval(0.0, 1.0)
    if not n or not counted:
        return Bound(met / of if not n else possible.low, possible)
    top, bottom = met + overdue * done / n, of - overdue * out / n
    z = z_of(rules.confidence)
    left = (overdue - n) / (overdue - 1) if overdue > 1 else 0.0
    # Half of z squared is added as not done and a quarter each as done and excluded, less where less is left unseen.
    extra = z * z * left
    size = n + extra
    as_done, as_out = (done + extra / 4) / size, (out + extra / 4) / size
    factor = z * z * left * overdue * overdue / size
    y, w = met + overdue * as_done, of - overdue * as_out
    interval = _fieller(y, w, factor, as_done, as_out)
    low, high = max(interval.low, possible.low), min(interval.high, possible.high)
    value = min(max(top / bottom, possible.low), possible.high) if bottom else possible.low
    return Bound(value, Interval(min(low, value), max(high, value)))


def _fieller(y: float, w: float, factor: float, done: float, out: float) -> Interval:
    """The ratios s for which y - s w is no more than z errors from nought; all of them where the divisor may be nought."""
    a = w * w - factor * out * (1 - out)
    # Those counted as done and those taken out never overlap, so that y and -w vary together by minus their product.
    b = y * w - factor * done * out
    c = y * y - factor * done * (1 - done)
    root = b * b - a * c
    if a <= 0 or root < 0:
        return Interval(0.0, 1.0)
    return Interval(max((b - sqrt(root)) / a, 0.0), min((b + sqrt(root)) / a, 1.0))
