"""Special causes: which values of a chart are more than ordinary variation, and by which rule."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from itertools import pairwise

from goldenthread.measures.reading.variation.parameters import Parameters


class Rule(Enum):
    """The rules, in the order in which they are named."""

    OUTSIDE = "outside the limits"
    SHIFT = "a run on one side of the mean"
    TREND = "a run of rises or falls"
    TWO_OF_THREE = "two of three near a limit"


@dataclass(frozen=True, slots=True)
class Signal:
    """A rule that a value breaks, towards ``high`` or low; ``length`` is how long the run is up to that value."""

    rule: Rule
    high: bool
    length: int = 1


@dataclass(frozen=True, slots=True)
class Spot:
    """A value with its mean, its limits as far as they can be reached, and the distance of the limits from the mean."""

    value: Fraction
    mean: Fraction
    lower: Fraction
    upper: Fraction
    reach: Fraction


def find_signals(spots: Sequence[Spot], parameters: Parameters) -> list[tuple[Signal, ...]]:
    """The signals of each value of one stretch of limits, in its order; every value of a run carries the signal."""
    found: list[dict[Rule, Signal]] = [{} for _ in spots]
    for i, spot in enumerate(spots):
        above = _side(spot.value, spot.upper) > 0
        if above or _side(spot.value, spot.lower) < 0:
            found[i][Rule.OUTSIDE] = Signal(Rule.OUTSIDE, above)
    sides = [_side(spot.value, spot.mean) for spot in spots]
    _mark(found, Rule.SHIFT, _runs(sides), parameters.shift)
    steps = [_side(b.value, a.value) for a, b in pairwise(spots)]
    trends = [(max(start - 1, 0), end, way) for start, end, way in _runs([0, *steps])]
    _mark(found, Rule.TREND, trends, parameters.trend)
    if parameters.two_of_three:
        _two_of_three(found, spots, sides, parameters.outer_part)
    return [tuple(signals[rule] for rule in Rule if rule in signals) for signals in found]


def _side(one: Fraction, other: Fraction) -> int:
    """1 where a number is above another, -1 where it is below, else 0; no fraction is made to tell."""
    apart = one.numerator * other.denominator - other.numerator * one.denominator
    return (apart > 0) - (apart < 0)


def _runs(signs: Sequence[int]) -> list[tuple[int, int, int]]:
    """Unbroken runs of one sign as first index, index after the last, sign; nought breaks a run and makes none."""
    runs: list[tuple[int, int, int]] = []
    for i, sign in enumerate(signs):
        if runs and runs[-1][1] == i and runs[-1][2] == sign:
            runs[-1] = (runs[-1][0], i + 1, sign)
        elif sign:
            runs.append((i, i + 1, sign))
    return runs


def _mark(found: list[dict[Rule, Signal]], rule: Rule, runs: Sequence[tuple[int, int, int]], least: int) -> None:
    for start, end, sign in runs:
        if end - start >= least:
            for i in range(start, end):
                found[i][rule] = Signal(rule, sign > 0, i - start + 1)


def _two_of_three(found: list[dict[Rule, Signal]], spots: Sequence[Spot], sides: Sequence[int], part: Fraction) -> None:
    far: dict[int, bool] = {}
    for i in range(len(spots) - 2):
        three = range(i, i + 3)
        if not sides[i] == sides[i + 1] == sides[i + 2]:
            continue
        for j in three:
            if j not in far:
                far[j] = _is_far(spots[j], part)
        if sum(far[j] for j in three) >= 2:
            for j in three:
                if far[j]:
                    found[j][Rule.TWO_OF_THREE] = Signal(Rule.TWO_OF_THREE, sides[j] > 0, sum(far[k] for k in three))


def _is_far(spot: Spot, part: Fraction) -> bool:
    """Whether a value lies beyond this part of the way from the mean to a limit."""
    value, mean, reach = spot.value, spot.mean, spot.reach
    apart = abs(value.numerator * mean.denominator - mean.numerator * value.denominator)
    least = part.numerator * reach.numerator * value.denominator * mean.denominator
    return reach.numerator > 0 and apart * part.denominator * reach.denominator > least
