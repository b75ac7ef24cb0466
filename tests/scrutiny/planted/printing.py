"""How councils and departments print a figure: rounding, signs, brackets and what stands for no figure."""

import random
import re
from dataclasses import dataclass, replace
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction

ROUNDINGS = {"half up": ROUND_HALF_UP, "half even": ROUND_HALF_EVEN, "truncation": ROUND_DOWN}
HIDDEN = ("c", "[c]", "*", "..", "x", "[x]", "-")
MISSING = ("N/A", "n/a", "-", ":", "z", "[z]", "..", "", "Not available")
#: How often a count is small in a table that hides small ones.
SMALL = 0.3
NUMBER = re.compile(r"^(?P<sign>[-+(−]?)£?(?P<digits>[\d,]*\.?\d+)(?P<scale>[mk]?)\)?\s?(?P<percent>%?)\)?$")


@dataclass(frozen=True)
class Style:
    """One way of printing a table."""

    rounding: str = "half up"
    places: int = 1
    base: int = 1
    hidden: str = "c"
    hide_below: int = 0
    missing: str = "N/A"
    percent: str = "%"
    ragged_percent: bool = False
    plus: bool = True
    brackets: bool = True
    thousands: bool = True
    titled: bool = False
    noted: bool = False
    change_from_printed: bool = False

    def decimal(self, value: Fraction | int | Decimal, places: int | None = None) -> Decimal:
        """The value rounded as this style rounds."""
        digits = self.places if places is None else places
        exact = Fraction(value)
        # Division is carried far beyond the printed digits, so that only the style's own rounding shows.
        raw = Decimal(exact.numerator) / Decimal(exact.denominator)
        rounded = raw.quantize(Decimal(1).scaleb(-digits), rounding=ROUNDINGS[self.rounding])
        return abs(rounded) if rounded == 0 else rounded

    def number(self, value: Fraction | int | Decimal, places: int | None = None) -> str:
        """A plain figure to the style's places, without a sign of its unit."""
        rounded = self.decimal(value, places)
        return f"{rounded:,f}" if self.thousands else f"{rounded:f}"

    def share(self, value: Fraction | Decimal, places: int | None = None, *, sign: bool = True) -> str:
        """A percentage, with its sign where the style gives one."""
        return self.number(value, places) + (self.percent if sign else "")

    def count(self, value: int) -> str:
        """A count: rounded to the base, or hidden when it is small."""
        if 0 < value < self.hide_below:
            return self.hidden
        # Whatever is cut elsewhere, a base of rounding is always the nearest one.
        nearest = self if self.rounding != "truncation" else replace(self, rounding="half up")
        rounded = int(nearest.decimal(Fraction(value, self.base), 0)) * self.base
        return f"{rounded:,}" if self.thousands else str(rounded)

    def hides(self, *counts: int) -> bool:
        """Whether one of the counts is too small to be shown."""
        return any(0 < count < self.hide_below for count in counts)

    def drawn(self, rng: random.Random, low: int, high: int) -> int:
        """A count between two, or now and then a small one where small ones are hidden."""
        if self.hide_below and rng.random() < SMALL:
            return rng.randint(1, self.hide_below - 1)
        return rng.randint(low, high)

    def change(self, value: Fraction | int | Decimal, places: int, unit: str = "") -> str:
        """A movement with its sign."""
        rounded = self.decimal(value, places)
        return ("+" if self.plus and rounded > 0 else "") + f"{rounded:f}" + unit

    def money(self, value: int) -> str:
        """Thousands of pounds, those below nought in brackets or with a minus sign."""
        text = f"{abs(value):,}" if self.thousands else str(abs(value))
        if value >= 0:
            return text
        return f"({text})" if self.brackets else f"-{text}"

    def money_share(self, value: Fraction, places: int = 1) -> str:
        """A percentage of a budget."""
        rounded = self.decimal(value, places)
        return f"{rounded:f}{self.percent}"


def planted_style(rng: random.Random) -> Style:
    """Any way of printing under which every figure stays visible and counts stay whole."""
    return Style(
        places=rng.choice([0, 1, 1]),
        missing=rng.choice(["N/A", "-", "n/a", ":"]),
        percent=rng.choice(["%", "%", ""]),
        ragged_percent=rng.random() < 0.2,
        plus=rng.random() < 0.7,
        brackets=rng.random() < 0.6,
        thousands=rng.random() < 0.6,
        titled=rng.random() < 0.4,
        noted=rng.random() < 0.4,
        change_from_printed=rng.random() < 0.3,
    )


def any_style(rng: random.Random) -> Style:
    """Any way of printing at all."""
    return replace(
        planted_style(rng),
        rounding=rng.choice(list(ROUNDINGS)),
        base=rng.choice([1, 1, 1, 5, 10]),
        hidden=rng.choice(HIDDEN),
        hide_below=rng.choice([0, 6, 10]),
        missing=rng.choice(MISSING),
    )


def number_of(text: str) -> Decimal | None:
    """The number that a cell prints; None where it prints none."""
    found = NUMBER.match(text.strip())
    if not found:
        return None
    value = Decimal(found["digits"].replace(",", ""))
    value *= {"m": 1_000_000, "k": 1_000, "": 1}[found["scale"]]
    return -value if found["sign"] in {"-", "(", "−"} else value


def places_of(text: str) -> int:
    """Digits printed after the point."""
    digits = NUMBER.match(text.strip())
    return len(digits["digits"].partition(".")[2]) if digits else 0


def like(text: str, value: Decimal | int) -> str:
    """Another number printed in the form of a cell: same places, brackets, sign and unit."""
    found = NUMBER.match(text.strip())
    if not found:
        raise ValueError(f"no number in {text!r}")
    places = places_of(text)
    digits = f"{abs(Decimal(value)):,.{places}f}" if "," in found["digits"] else f"{abs(Decimal(value)):.{places}f}"
    pound = "£" if "£" in text else ""
    body = pound + digits + found["scale"]
    if value < 0:
        return f"({body}{found['percent']})" if found["sign"] == "(" else f"-{body}{found['percent']}"
    return ("+" if found["sign"] == "+" and value > 0 else "") + body + found["percent"]


def nudged(text: str, rng: random.Random, least: int = 3, most: int = 9) -> str:
    """The cell's number moved by some units of its last printed place, up or down, never past nought."""
    value = number_of(text)
    if value is None:
        raise ValueError(f"no number in {text!r}")
    step = Decimal(rng.randint(least, most)).scaleb(-places_of(text))
    if rng.random() < 0.5 and abs(value) > step:
        step = -step
    return like(text, value + step if value >= 0 else value - step)
