"""Limits of control charts: single values (XmR), shares (p), rates (u), and Laney's wider ones where they overdisperse."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from itertools import pairwise

from goldenthread.measures.reading.variation.parameters import Parameters


class ChartKind(Enum):
    """The chart: by what its limits are worked out."""

    XMR = "XmR"
    P = "p"
    P_PRIME = "p'"
    U = "u"
    U_PRIME = "u'"


@dataclass(frozen=True, slots=True)
class Sample:
    """One value with the counts behind it, all exact; ``n`` is None in a chart of single values."""

    value: Fraction
    numerator: Fraction | None = None
    n: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """A mean and how far its limits lie from it, worked out on ``points`` values; ``trial`` while they are few.

    ``spread`` is the distance of single values' limits; of shares and rates it is the distance at n = 1, which shrinks
    with the square root of n. ``sigma_z`` is Laney's factor as measured (None for single values); ``screened`` says how
    many moving ranges were left out.
    """

    kind: ChartKind
    mean: Fraction
    spread: Fraction
    points: int
    trial: bool
    sigma_z: Fraction | None = None
    screened: int = 0

    def reach(self, n: Fraction | None) -> Fraction:
        """How far the limits of a value that rests on n lie from the mean."""
        if self.kind is ChartKind.XMR or n is None:
            return self.spread
        return Fraction(float(self.spread) / math.sqrt(n))


def xmr_limits(samples: Sequence[Sample], parameters: Parameters) -> Limits:
    """Mean and natural process limits of single values: mean moving range times 2.66, screened once where asked."""
    values = [sample.value for sample in samples]
    mean_range, screened = _mean_range(values, parameters)
    trial = len(values) < parameters.trial_below
    mean = _total(values) / len(values)
    return Limits(ChartKind.XMR, mean, parameters.xmr_factor * mean_range, len(values), trial, None, screened)


def share_limits(samples: Sequence[Sample], parameters: Parameters, laney: bool | None = None) -> Limits:
    """Limits of percentages of n: p, or Laney's p' where they vary more than chance (None: decide by the parameters)."""
    p = _pooled(samples)
    return _attribute(samples, parameters, (ChartKind.P, ChartKind.P_PRIME), p * (1 - p), Fraction(100), laney)


def rate_limits(
    samples: Sequence[Sample], parameters: Parameters, scale: Fraction, laney: bool | None = None
) -> Limits:
    """Limits of events per ``scale`` of n: u, or Laney's u' where they vary more than chance."""
    return _attribute(samples, parameters, (ChartKind.U, ChartKind.U_PRIME), _pooled(samples), scale, laney)


def _attribute(
    samples: Sequence[Sample],
    parameters: Parameters,
    kinds: tuple[ChartKind, ChartKind],
    variance: Fraction,
    scale: Fraction,
    laney: bool | None,
) -> Limits:
    mean = _pooled(samples)
    sigma = math.sqrt(variance)
    # A root is not exact anyway, so each is turned into a fraction once and no fraction is divided by it.
    z = [Fraction(float(_share(s) - mean) * math.sqrt(s.n or 0) / sigma if sigma else 0.0) for s in samples]
    mean_range, screened = _mean_range(z, parameters)
    sigma_z = mean_range / parameters.range_to_sigma
    wide = overdispersed(sigma_z, len(samples), parameters) if laney is None else laney
    spread = Fraction(float(parameters.sigmas * scale) * sigma * (float(sigma_z) if wide else 1.0))
    trial = len(samples) < parameters.trial_below
    return Limits(kinds[wide], mean * scale, spread, len(samples), trial, sigma_z, screened if wide else 0)


def overdispersed(sigma_z: Fraction, points: int, parameters: Parameters) -> bool:
    """Whether sigma z is further above 1 than chance makes it: more than 1.645 standard errors."""
    error = parameters.sigma_z_error / Fraction(math.sqrt(points - 1))
    return sigma_z > 1 + parameters.overdispersion_z * error


def _mean_range(values: Sequence[Fraction], parameters: Parameters) -> tuple[Fraction, int]:
    """The mean moving range, and how many ranges were screened out of it."""
    whole, over = _whole(values)
    ranges = [abs(b - a) for a, b in pairwise(whole)]
    together, number = sum(ranges), len(ranges)
    if not parameters.screen_moving_ranges:
        return Fraction(together, over * number), 0
    factor = parameters.screen_factor
    most = factor.numerator * together
    kept = [item for item in ranges if item * number * factor.denominator <= most]
    return Fraction(sum(kept), over * len(kept)), number - len(kept)


def _pooled(samples: Sequence[Sample]) -> Fraction:
    """All that was counted over all that could be."""
    nothing = Fraction(0)
    return _total([one.numerator or nothing for one in samples]) / _total([one.n or nothing for one in samples])


def _total(values: Sequence[Fraction]) -> Fraction:
    whole, over = _whole(values)
    return Fraction(sum(whole), over)


def _whole(values: Sequence[Fraction]) -> tuple[list[int], int]:
    """Fractions as whole numbers over one denominator: those are added and compared many times as fast."""
    over = math.lcm(*(value.denominator for value in values))
    return [value.numerator * (over // value.denominator) for value in values], over


def _share(sample: Sample) -> Fraction:
    return (sample.numerator or Fraction(0)) / (sample.n or Fraction(1))
