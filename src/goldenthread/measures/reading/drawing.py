"""What every chart drawn as inline SVG shares: colours, text and how wide it is, labels kept apart, round steps of an axis."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import ceil, floor, log10
from typing import Final
from unicodedata import combining, normalize
from xml.sax.saxutils import escape, quoteattr

#: The colours of the Analysis Function's guidance for charts; none is ever the only sign of anything.
BLUE, ORANGE, PINK, TURQUOISE, GREY, PURPLE = "#12436D", "#F46A25", "#801650", "#28A197", "#3D3D3D", "#A285D1"
WHITE, GRID = "#FFFFFF", "#E3E3E3"
FONT: Final = "font-family=\"Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif\""
#: How far each letter moves on, in thousandths of the size, as in Arial and the fonts made to its measure.
_ADVANCES: Final = {
    letter: advance
    for advance, letters in (
        (222, "'ijl‘’"),
        (278, " !,./:;I[\\]ft·|"),
        (334, "()-`r{}“”"),
        (400, '"*'),
        (500, "Jcksvxyz^"),
        (556, "#$0123456789?L_abdeghnopqu£€–"),
        (584, "+<=>~×÷−"),
        (611, "FTZß"),
        (667, "&ABEKPSVXY"),
        (722, "CDHNRUw"),
        (778, "GOQ"),
        (833, "Mm"),
        (944, "%W"),
    )
    for letter in letters
}
_EM = 1000
#: Bold letters are wider by so much, and a machine without Arial may take a wider font; both are allowed for.
_BOLD, _SPARE = 56, 1.04
_NICE_STEPS = (1, 2, 2.5, 5, 10)
_STEPS = 4
_MOST_PLACES = 6
#: So small a part of a step is an error of arithmetic.
_HAIR = 1e-6


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis of round steps: its ends, its step and the decimals that tell two steps apart."""

    low: float
    high: float
    step: float

    @property
    def places(self) -> int:
        """So many decimals that no two steps print alike."""
        return next(
            (n for n in range(_MOST_PLACES) if abs(self.step * 10**n - round(self.step * 10**n)) < _HAIR), _MOST_PLACES
        )

    @property
    def ticks(self) -> tuple[float, ...]:
        """The values at which the axis is marked."""
        count = round((self.high - self.low) / self.step)
        return tuple(self.low + self.step * i for i in range(count + 1))

    def share(self, value: Fraction | Decimal | float) -> float:
        """How far along the axis a value lies, from 0 to 1."""
        return (float(value) - self.low) / (self.high - self.low)


def axis(numbers: Iterable[Fraction | Decimal | float], from_zero: bool = False) -> Axis:
    """An axis that holds all numbers (one at least); it begins at nought where they are near it, or ``from_zero``."""
    held = [float(number) for number in numbers] + ([0.0] if from_zero else [])
    low, high = min(held), max(held)
    if low == high:  # one height tells nothing without nought beside it
        low, high = min(low, 0.0), max(high, 0.0) or (0.0 if low else 1.0)
    room = high - low
    rough = room / _STEPS
    power = 10.0 ** floor(log10(rough))
    step = next(nice * power for nice in _NICE_STEPS if nice * power >= rough)
    least = 0.0 if low >= 0 and room > low else floor(low / step) * step  # near enough to nought to show it
    count = max(1, ceil((high - least) / step - 1e-9))
    return Axis(least, least + count * step, step)


def opening(width: float, height: float, ident: str, title: str, story: str, top: float = 0) -> list[str]:
    """How a picture begins: its size, and the title and description that name it; ``ident`` is unique on its page."""
    named = f'role="img" aria-labelledby={quoteattr(f"{ident}-title {ident}-desc")}'
    box = f'viewBox="0 {top:g} {width:g} {height - top:g}" width="{width:g}" height="{height - top:g}"'
    return [
        f'<svg xmlns="http://www.w3.org/2000/svg" {box} {named} {FONT} font-size="12" fill="{GREY}">',
        f"<title id={quoteattr(f'{ident}-title')}>{escape(title)}</title>",
        f"<desc id={quoteattr(f'{ident}-desc')}>{escape(story)}</desc>",
        f'<rect y="{top:g}" width="{width:g}" height="{height - top:g}" fill="{WHITE}"/>',
    ]


def text(x: float, y: float, words: str, style: str = "") -> str:
    """One line of text whose foot stands at ``y``."""
    return f'<text x="{x:.1f}" y="{y:.1f}" {style}>{escape(words)}</text>'.replace(" >", ">", 1)


def cut(words: str, most: int) -> str:
    """Words of so many letters at most, with an ellipsis where some are left out."""
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


@lru_cache(maxsize=4096)
def breadth(words: str, size: float, bold: bool = False) -> float:
    """How wide words are in pixels, a little more rather than less; letters that are not known are as wide as high."""
    plain = (letter for letter in normalize("NFD", words) if not combining(letter))
    return sum(_ADVANCES.get(letter, _EM) + (_BOLD if bold else 0) for letter in plain) / _EM * size * _SPARE


def fitted(words: str, room: float, size: float, bold: bool = False) -> str:
    """Words shortened, with an ellipsis, until they are no wider than ``room``."""
    if breadth(words, size, bold) <= room:
        return words
    kept = words
    while kept and breadth(kept.rstrip() + "…", size, bold) > room:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def lines(words: str, room: float, size: float, most: int, bold: bool = False) -> list[str]:
    """Words broken into lines no wider than ``room``, ``most`` of them; the last is shortened where more would follow."""
    found: list[str] = [""]
    waiting = words.split()
    while waiting:
        longer = f"{found[-1]} {waiting[0]}".strip()
        if not found[-1] or breadth(longer, size, bold) <= room:
            found[-1] = longer
            waiting.pop(0)
        elif len(found) < most:
            found.append("")
        else:
            found[-1] = f"{found[-1]} {' '.join(waiting)}"
            break
    return [fitted(line, room, size, bold) for line in found]


def apart(places: Sequence[float], gap: float, least: float, most: float) -> list[float]:
    """The places of labels in the order given, none nearer to another than ``gap``, pushed back from ``most``.

    Labels that lie at one place keep their order. Where there is no room for all between ``least`` and ``most`` the
    first ones leave it.
    """
    order = sorted(range(len(places)), key=lambda i: (places[i], i))
    found = list(places)
    for before, i in zip([None, *order], order, strict=False):
        found[i] = max(found[i], least if before is None else found[before] + gap)
    bound = most
    for i in reversed(order):
        found[i] = min(found[i], bound)
        bound = found[i] - gap
    return found
