"""The council's colour: the ink that can be read on it."""

from dataclasses import dataclass
from typing import Final

from goldenthread.reports.colours import LEAST_CONTRAST, Paint, contrast

#: One of the two stands out from any colour at all: the least that the better of them gives is 4.58 to 1.
_INKS: Final = ("ffffff", "000000")


@dataclass(frozen=True, slots=True)
class Frame:
    """The colour that heads each page and the ink on it, as ``#rrggbb``."""

    fill: str
    ink: str


def frame_of(colour: str) -> Frame:
    """The frame in a council's colour (``#rrggbb``), with white ink where that can be read, else black.

    Raises ValueError for what is no such colour.
    """
    digits = colour.removeprefix("#")
    if len(digits) != len("rrggbb") or not colour.startswith("#"):
        raise ValueError(f"{colour!r} is no colour: write it as #1d4e6b")
    white, black = (Paint(digits, ink) for ink in _INKS)
    return Frame(colour, f"#{white.ink if contrast(white) >= LEAST_CONTRAST else black.ink}")
