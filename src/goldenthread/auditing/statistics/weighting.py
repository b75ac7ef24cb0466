"""Estimates from samples of which each audit kept the chance that it was drawn with, weighted so that none counts too much."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt

from goldenthread.auditing.statistics.intervals import Interval, wilson, z_of
from goldenthread.auditing.statistics.rules import Rules, load_rules
from goldenthread.records.errors import WrongUse


@dataclass(frozen=True, slots=True)
class Drawn:
    """One audit: its ``value`` (1 where it counts and 0 where not, or any number), the chance it had, and its stratum."""

    value: float
    probability: float
    stratum: str = ""


@dataclass(frozen=True, slots=True)
class Estimate:
    """An estimate for the whole frame: ``error`` is its standard error, ``effective`` how many audits drawn evenly it equals.

    ``n`` are the audits it rests on.
    """

    value: float
    error: float
    interval: Interval
    n: int
    effective: float


def weighted_total(drawn: Sequence[Drawn], rules: Rules | None = None) -> Estimate:
    """The total over the frame (Horvitz and Thompson 1952), strata drawn without replacement.

    Raises WrongUse for a chance that is none, or a stratum of one audit that was not looked at whole.
    """
    _check(drawn)
    value = sum(one.value / one.probability for one in drawn)
    error = sqrt(_variance(drawn, [one.value / one.probability for one in drawn]))
    reach = z_of((rules or load_rules()).confidence) * error
    return Estimate(value, error, Interval(value - reach, value + reach), len(drawn), _kish(drawn))


def weighted_mean(drawn: Sequence[Drawn], rules: Rules | None = None) -> Estimate:
    """The mean over the frame: the total over the estimated size of the frame (Hájek 1971), its variance linearised.

    Where every value is 0 or 1 it is a share, and the interval is Wilson's of as many audits as the design is worth (Korn
    and Graubard 1998), so that it never leaves 0 to 1. Raises WrongUse as `weighted_total` does, and of no audits.
    """
    _check(drawn)
    if not drawn:
        raise WrongUse.of("a weighted estimate", "there are no audits", "Give those that were drawn.")
    rules = rules or load_rules()
    size = sum(1 / one.probability for one in drawn)
    value = sum(one.value / one.probability for one in drawn) / size
    error = sqrt(_variance(drawn, [(one.value - value) / one.probability / size for one in drawn]))
    share = all(one.value in (0, 1) for one in drawn)
    if not share:
        reach = z_of(rules.confidence) * error
        return Estimate(value, error, Interval(value - reach, value + reach), len(drawn), _kish(drawn))
    if all(one.probability == 1 for one in drawn):
        return Estimate(value, 0.0, Interval(value, value), len(drawn), float(len(drawn)))
    effective = value * (1 - value) / error**2 if error > 0 else _kish(drawn)
    count = min(max(value * effective, 0.0), effective)
    return Estimate(value, error, wilson(count, effective, rules.confidence), len(drawn), effective)


def _check(drawn: Iterable[Drawn]) -> None:
    held: dict[str, list[Drawn]] = {}
    for one in drawn:
        if not 0 < one.probability <= 1:
            what = f"{one.probability} is no chance to be drawn"
            raise WrongUse.of("a weighted estimate", what, "Give the chance kept with the sample, above 0 and up to 1.")
        held.setdefault(one.stratum, []).append(one)
    lone = sorted(name for name, some in held.items() if len(some) == 1 and some[0].probability < 1)
    if lone:
        where = "a weighted estimate"
        what = f"only one audit stands for {', '.join(name or 'the whole frame' for name in lone)}"
        raise WrongUse.of(where, what, "Put the stratum together with another, or draw two or more.")


def _variance(drawn: Sequence[Drawn], parts: Sequence[float]) -> float:
    """The variance of a sum of parts: by stratum about its own mean, less the share of the stratum that was seen."""
    held: dict[str, list[tuple[float, float]]] = {}
    for one, part in zip(drawn, parts, strict=True):
        held.setdefault(one.stratum, []).append((part, one.probability))
    total = 0.0
    for some in held.values():
        n = len(some)
        if n > 1:
            mean = sum(part for part, _ in some) / n
            spread = sum((1 - chance) * (part - mean) ** 2 for part, chance in some)
            total += n / (n - 1) * spread
    return total


def _kish(drawn: Sequence[Drawn]) -> float:
    """How many audits of one weight these are worth (Kish 1965)."""
    squares = sum(1 / one.probability**2 for one in drawn)
    return sum(1 / one.probability for one in drawn) ** 2 / squares if squares else 0.0
