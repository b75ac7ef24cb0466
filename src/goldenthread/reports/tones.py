"""The colours of a tone: a pale ground and dark letters on it, alike in every format."""

from dataclasses import dataclass
from typing import Final

from goldenthread.reports.cells import Tone


@dataclass(frozen=True, slots=True)
class Paint:
    """A ground and the letters on it, each six hexadecimal digits; they differ by at least 4.5 to 1 (WCAG 2.2, 1.4.3)."""

    ground: str
    letters: str


PAPER: Final = Paint("FFFFFF", "0B0C0C")
PAINTS: Final = {
    Tone.PLAIN: PAPER,
    Tone.BLUE: Paint("D2E2F1", "0C2D4A"),
    Tone.GREEN: Paint("CCE2D8", "004D28"),
    Tone.GREEN_AMBER: Paint("E6EDC3", "3C4A00"),
    Tone.AMBER: Paint("FFF7BF", "594D00"),
    Tone.RED_AMBER: Paint("FCD6C3", "6E3619"),
    Tone.RED: Paint("F4CDC6", "5C1408"),
    Tone.GREY: Paint("EEEFEF", "383F43"),
}


def contrast(paint: Paint) -> float:
    """How far apart the letters and the ground are, from 1 to 21, as WCAG 2.2 reckons it."""
    lighter, darker = sorted((_luminance(paint.ground), _luminance(paint.letters)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
