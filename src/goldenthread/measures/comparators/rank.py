"""Where a value stands among others: rank with ties, and quartile where better has a direction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Final

from goldenthread.measures.kinds import Polarity

NO_QUARTILE: Final = "No quartile"
QUARTILES: Final = ("A", "B", "C", "D")
"""Best to worst quarter, as in DfE's Local authority interactive tool."""

_FEWEST: Final = 4


@dataclass(frozen=True, slots=True)
class Rank:
    """The place of a value: ``place`` 1 of ``among``, shared with ``ties`` others.

    ``best_first`` whether 1 is the best; otherwise there is no good direction and 1 is the highest value. ``left_out``
    counts the others whose cell is a symbol, by symbol: nobody knows on which side of the value they stand.
    """

    place: int
    among: int
    ties: int
    best_first: bool
    left_out: Mapping[str, int]


def rounded(value: float, places: int) -> Decimal:
    """A value at so many decimal places, half away from zero, as exact as it is printed."""
    return Decimal(str(value)).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def rank(own: Decimal, others: Sequence[Decimal], polarity: Polarity, left_out: Mapping[str, int]) -> Rank:
    """The rank of a value among others at the same rounding; equal values share the better place (1, 2, 2, 4)."""
    lowest = polarity is Polarity.LOWER
    before = sum(other < own if lowest else other > own for other in others)
    ties = sum(other == own for other in others)
    directed = polarity in (Polarity.HIGHER, Polarity.LOWER)
    return Rank(before + 1, len(others) + 1, ties, directed, dict(left_out))


def quartile(found: Rank | None) -> str:
    """A to D by rank; `NO_QUARTILE` without a rank, without a good direction, or among fewer than four.

    The quarter is that of the rank: A when the place is within the first quarter of those ranked. Equal values are in one
    quartile, the better one.
    """
    if found is None or not found.best_first or found.among < _FEWEST:
        return NO_QUARTILE
    return QUARTILES[min(3, (found.place - 1) * 4 // found.among)]


def mean(values: Sequence[Decimal]) -> float | None:
    """The plain mean of published values, each authority counting once; None of none."""
    return float(sum(map(Fraction, values), Fraction(0)) / len(values)) if values else None


def median(values: Sequence[Decimal]) -> float | None:
    """The middle of published values, or midway between the two middle ones; None of none."""
    if not values:
        return None
    ordered = sorted(map(Fraction, values))
    half = len(ordered) // 2
    return float(ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2)
