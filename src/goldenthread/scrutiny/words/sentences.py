"""Cuts running text into sentences, minding decimals, abbreviations and brackets."""

import re
from typing import Final

_ABBREVIATED: Final = re.compile(
    r"(?:\b(?:no|nos|approx|e\.g|i\.e|vs|cf|fig|para|dr|mr|mrs|ms|st|p|pp|inc|est|c)|\b[a-z])\.$", re.I
)
_END: Final = re.compile(r"[.!?][\"”’)]*\s+(?=[\"“‘(]?[A-Z0-9£])|\n\s*\n|\s\|\s|\s*[\n•]\s*(?=[A-Z0-9£])")


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text in order, trimmed, none blank; a line break within one is a space."""
    found: list[str] = []
    start = 0
    for match in _END.finditer(text):
        piece = text[start : match.start() + 1] if match[0][0] in ".!?" else text[start : match.start()]
        if match[0][0] == "." and _ABBREVIATED.search(piece.strip()):
            continue
        found.append(text[start : match.end()])
        start = match.end()
    found.append(text[start:])
    return tuple(plain for piece in found if (plain := " ".join(piece.replace("\u00a0", " ").split())))
