"""What a printed number may have been before it was rounded: a span from the least to the most, and sums of such spans."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Span:
    """Every number from ``low`` to ``high``, both included; exact fractions."""

    low: Fraction
    high: Fraction

    def __post_init__(self) -> None:
        """Refuse a span that runs backwards."""
        if self.low > self.high:
            raise ValueError(f"a span from {self.low} down to {self.high}")

    def __add__(self, other: "Span") -> "Span":
        """Every sum."""
        return Span(self.low + other.low, self.high + other.high)

    def __sub__(self, other: "Span") -> "Span":
        """Every difference."""
        return Span(self.low - other.high, self.high - other.low)

    def __mul__(self, other: "Span") -> "Span":
        """Every product."""
        ends = [a * b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Span(min(ends), max(ends))

    def over(self, other: "Span") -> "Span | None":
        """Every quotient; None where the divisor may be nought."""
        if other.low <= 0 <= other.high:
            return None
        ends = [a / b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Span(min(ends), max(ends))

    def times(self, factor: int | Fraction) -> "Span":
        """The span scaled."""
        return self * exactly(Fraction(factor))

    def wider(self, by: Fraction) -> "Span":
        """The span with room on either side."""
        return Span(self.low - by, self.high + by)

    def meets(self, other: "Span") -> bool:
        """Whether any number is in both."""
        return self.low <= other.high and other.low <= self.high

    def holds(self, number: Fraction) -> bool:
        """Whether a number is in it."""
        return self.low <= number <= self.high


def exactly(number: Fraction | int) -> Span:
    """The span of one number."""
    return Span(Fraction(number), Fraction(number))


def about(number: Fraction, step: Fraction) -> Span:
    """What rounds to a number, half up or half to even, where its last printed digit counts ``step``."""
    return Span(number - step / 2, number + step / 2)


def cut_off(number: Fraction, step: Fraction) -> Span:
    """What gives a number when further digits are cut off rather than rounded, towards nought."""
    return Span(number, number + step) if number >= 0 else Span(number - step, number)


def total(spans: Iterable[Span]) -> Span:
    """The sum of spans."""
    found = exactly(0)
    for span in spans:
        found = found + span
    return found
