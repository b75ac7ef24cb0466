"""The colours of every format: ink and fill of each tone, and of headings, lines and markings."""

from dataclasses import dataclass
from typing import Final

from goldenthread.reports.cells import Tone


@dataclass(frozen=True, slots=True)
class Paint:
    """A fill and the ink upon it, each as six hexadecimal digits; their contrast is at least `LEAST_CONTRAST`."""

    fill: str
    ink: str


#: Contrast of words with what they stand on (WCAG 2.2, success criterion 1.4.3).
LEAST_CONTRAST: Final = 4.5
PLAIN: Final = Paint("FFFFFF", "0B0C0C")
#: A tone is light enough to print and to read dark words on; they are told apart by word and shape, not by colour alone.
TONES: Final = {
    Tone.PLAIN: PLAIN,
    Tone.BLUE: Paint("D2E2F1", "0C2D4A"),
    Tone.GREEN: Paint("CCE2D8", "005A30"),
    Tone.GREEN_AMBER: Paint("E1EDB8", "3B4A00"),
    Tone.AMBER: Paint("FFEFB3", "594000"),
    Tone.RED_AMBER: Paint("FCD6C3", "6E2C10"),
    Tone.RED: Paint("F6D0CB", "7A1F12"),
    Tone.GREY: Paint("F0F1F1", "383F43"),
}
#: Headings and rules of a document; the head of a table; words of less weight; a marking that must be seen.
HEADING: Final = Paint("FFFFFF", "12436D")
HEAD: Final = Paint("E4EAF0", "0B0C0C")
QUIET: Final = Paint("FFFFFF", "505A5F")
MARKING: Final = Paint("7A1F12", "FFFFFF")
LINE: Final = "B1B4B6"


def contrast(paint: Paint) -> float:
    """The contrast ratio of ink on fill, from 1 to 21, as WCAG 2.2 defines it by relative luminance."""
    light, dark = sorted((_luminance(paint.fill), _luminance(paint.ink)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
