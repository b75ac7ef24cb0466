"""Who grades more leniently than blind second graders, by how much, how evenly, and whether it drifts.

A difference is how many grades the first stands above the second, so that above nought is lenient. An auditor with few
second grades is drawn towards the others (empirical Bayes), and is named only by the stated rule of `_named`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from math import log, sqrt

from goldenthread.auditing.statistics.intervals import Interval, z_of
from goldenthread.auditing.statistics.rules import Rules, load_rules
from goldenthread.measures.reading.variation import Parameters, Signal, load_parameters
from goldenthread.measures.reading.variation.limits import Sample, xmr_limits
from goldenthread.measures.reading.variation.signals import Spot, find_signals


class Named(Enum):
    """What an auditor, or all of them, are named as."""

    LENIENT = "lenient"
    SEVERE = "severe"
    NOT = "not named"


@dataclass(frozen=True, slots=True)
class Second:
    """One audit graded twice: by whom first, on what day, and how many grades the first stands ``above`` the second."""

    auditor: str
    on: date
    above: int


@dataclass(frozen=True, slots=True)
class Drift:
    """Means of audits in a row, oldest first, with the signals that the latest carries; none: only ordinary variation."""

    means: tuple[float, ...]
    signals: tuple[Signal, ...]


@dataclass(frozen=True, slots=True)
class Rater:
    """One auditor: ``n`` second grades, their bare ``mean`` difference and the ``shrunk`` one with its interval.

    ``gap`` is the shrunk difference from the other auditors, with its interval of the naming confidence. ``spread`` is the
    standard deviation of the differences about their own mean (None of one); ``uneven`` names one that is too great.
    ``drift`` is None of too few audits. ``why`` says why nobody is named, or the arithmetic by which one is.
    """

    auditor: str
    n: int
    mean: float
    shrunk: float
    interval: Interval
    gap: float
    gap_interval: Interval
    spread: float | None
    uneven: bool
    named: Named
    drift: Drift | None
    why: str


@dataclass(frozen=True, slots=True)
class Raters:
    """All auditors, the most lenient first; ``together`` is what their differences as a whole are named as."""

    n: int
    mean: float
    interval: Interval
    within: float
    between: float
    together: Named
    each: tuple[Rater, ...]


@dataclass(frozen=True, slots=True)
class _Pool:
    """Means by auditor and the two variances; ``tails`` is the kurtosis of differences about their own means."""

    counts: dict[str, int]
    means: dict[str, float]
    within: float
    between: float
    tails: float


def raters(seconds: Sequence[Second], rules: Rules | None = None, parameters: Parameters | None = None) -> Raters:
    """Every auditor of some audits graded twice; of none there is nobody."""
    rules, parameters = rules or load_rules(), parameters or load_parameters()
    own: dict[str, list[Second]] = {}
    for one in seconds:
        own.setdefault(one.auditor, []).append(one)
    if not own:
        return Raters(0, 0.0, Interval(0.0, 0.0), 0.0, 0.0, Named.NOT, ())
    pool, n = _pool(own), len(seconds)
    mean = sum(one.above for one in seconds) / n
    reach = z_of(rules.confidence) * sqrt(pool.within / n + pool.between / len(own))
    interval = Interval(mean - reach, mean + reach)
    together = _way(mean, interval, rules) if n >= rules.least_pool else Named.NOT
    each = [_rater(name, own, pool, rules, parameters) for name in own]
    ordered = tuple(sorted(each, key=lambda one: (-one.shrunk, one.auditor)))
    return Raters(n, mean, interval, pool.within, pool.between, together, ordered)


def drift(above: Sequence[int], rules: Rules | None = None, parameters: Parameters | None = None) -> Drift | None:
    """Whether differences in order of time drift, by the limits and signals of a chart of single values.

    None while there are too few for limits; what is left over at the end waits until its batch is full.
    """
    rules, parameters = rules or load_rules(), parameters or load_parameters()
    size = rules.drift_batch
    means = [Fraction(sum(above[i : i + size]), size) for i in range(0, len(above) - size + 1, size)]
    if len(means) < parameters.least_points:
        return None
    basis = means[: parameters.fix_after] if parameters.fix_after else means
    limits = xmr_limits([Sample(one) for one in basis], parameters)
    low, high = limits.mean - limits.spread, limits.mean + limits.spread
    spots = [Spot(one, limits.mean, low, high, limits.spread) for one in means]
    return Drift(tuple(float(one) for one in means), find_signals(spots, parameters)[-1])


def _pool(own: dict[str, list[Second]]) -> _Pool:
    """Variances within and between auditors, the latter by moments (DerSimonian and Laird 1986)."""
    counts = {name: len(some) for name, some in own.items()}
    means = {name: sum(one.above for one in some) / len(some) for name, some in own.items()}
    apart = [one.above - means[name] for name, some in own.items() for one in some]
    freedom = len(apart) - len(own)
    # One more difference of a grade is put to them, so that agreement in every audit is not taken for certainty.
    within = (sum(one * one for one in apart) + 1) / (freedom + 1)
    fourth = sum(one**4 for one in apart) / len(apart)
    second = sum(one * one for one in apart) / len(apart)
    n = sum(counts.values())
    mean = sum(counts[name] * means[name] for name in own) / n
    scale = n - sum(count * count for count in counts.values()) / n
    unlike = sum(counts[name] * (means[name] - mean) ** 2 for name in own)
    between = max((unlike - (len(own) - 1) * within) / scale, 0.0) if scale else 0.0
    # A normal distribution's is 3; grades in whole steps have more, and fewer than that is taken for chance.
    return _Pool(counts, means, within, between, max(fourth / second**2, 3.0) if second else 3.0)


def _rater(name: str, own: dict[str, list[Second]], pool: _Pool, rules: Rules, parameters: Parameters) -> Rater:
    mine = sorted(own[name], key=lambda one: one.on)
    n, mean = len(mine), pool.means[name]
    others = sum(pool.counts.values()) - n
    rest = sum(pool.counts[one] * pool.means[one] for one in own if one != name) / others if others else mean
    error = pool.within / n + (pool.within / others if others else 0.0)
    kept = pool.between / (pool.between + error) if pool.between else 0.0
    gap, gap_error = kept * (mean - rest), sqrt(kept * error)
    far = z_of(rules.naming_confidence) * gap_error
    gap_interval = Interval(gap - far, gap + far)
    shrunk, reach = _drawn_in(name, pool, rules)
    interval = Interval(shrunk - reach, shrunk + reach)
    named, why = _named(n, sum(pool.counts.values()), gap, gap_interval, (shrunk, interval), rules)
    spread = sqrt(sum((one.above - mean) ** 2 for one in mine) / (n - 1)) if n > 1 else None
    return Rater(
        name,
        n,
        mean,
        shrunk,
        interval,
        gap,
        gap_interval,
        spread,
        _uneven(name, own, pool, rules),
        named,
        drift([one.above for one in mine], rules, parameters),
        why,
    )


def _drawn_in(name: str, pool: _Pool, rules: Rules) -> tuple[float, float]:
    """An auditor's mean drawn towards that of all, and how far its interval reaches (Morris, JASA 78, 1983).

    The reach allows for the spread between auditors being an estimate itself; of three auditors or fewer it is too poor a
    one to draw anybody in by.
    """
    k, own, mean = len(pool.counts), pool.within / pool.counts[name], pool.means[name]
    if k <= 3:
        return mean, z_of(rules.confidence) * sqrt(own)
    errors = {one: pool.within / count for one, count in pool.counts.items()}
    weights = {one: 1 / (pool.between + error) for one, error in errors.items()}
    total = sum(weights.values())
    centre = sum(weights[one] * pool.means[one] for one in weights) / total
    typical = sum(weights[one] * error for one, error in errors.items()) / total
    drawn = (k - 3) / (k - 1) * own / (own + pool.between)
    unsure = 2 / (k - 3) * drawn**2 * (typical + pool.between) / (own + pool.between) * (mean - centre) ** 2
    spread = own * (1 - (total - weights[name]) / total * drawn) + unsure
    return mean - drawn * (mean - centre), z_of(rules.confidence) * sqrt(spread)


def _named(
    n: int, of_all: int, gap: float, interval: Interval, second: tuple[float, Interval], rules: Rules
) -> tuple[Named, str]:
    """The rule: enough second grades, a difference from the others that is sure and large, and one from ``second`` graders.

    Fair auditors beside a lenient one differ from the others, but not from the second graders. Where all auditors grade
    alike above the second graders, nobody is named: that is told of all of them together.
    """
    if n < rules.least_seconds:
        return Named.NOT, f"{n} second grades; an auditor is named from {rules.least_seconds}"
    if of_all < rules.least_pool:
        return Named.NOT, f"{of_all} second grades of all auditors; anyone is named from {rules.least_pool}"
    way = _way(gap, interval, rules)
    if way is Named.NOT or _way(*second, rules) is not way:
        return Named.NOT, "no difference that is both sure and large"
    sides = f"{interval.low:+.2f} to {interval.high:+.2f}"
    return way, f"{gap:+.2f} grades an audit from the other auditors ({sides}), {n} second grades"


def _way(value: float, interval: Interval, rules: Rules) -> Named:
    if abs(value) < rules.least_leniency or interval.low <= 0 <= interval.high:
        return Named.NOT
    return Named.LENIENT if value > 0 else Named.SEVERE


def _uneven(name: str, own: dict[str, list[Second]], pool: _Pool, rules: Rules) -> bool:
    """Whether differences spread more than the others' do: logarithms of variances, wider for heavy tails (Layard 1973)."""
    n, of_all = pool.counts[name], sum(pool.counts.values())
    freedom = of_all - n - (len(own) - 1)
    if n < rules.least_seconds or of_all < rules.least_pool or freedom < 1:
        return False
    squares = {one: sum((item.above - pool.means[one]) ** 2 for item in some) for one, some in own.items()}
    mine, rest = squares[name] / (n - 1), (sum(squares.values()) - squares[name]) / freedom
    if not mine or not rest:
        return bool(mine)
    error = sqrt((pool.tails - 1) * (1 / n + 1 / (freedom + 1)))
    return log(mine / rest) > z_of(rules.naming_confidence) * error
