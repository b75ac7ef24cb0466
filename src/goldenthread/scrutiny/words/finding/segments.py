"""Pieces of a sentence that claim something by themselves, each with the words that come before it."""

import re
from collections.abc import Iterator
from typing import Final

_JOINTS: Final = re.compile(r"; |, while |, whereas | but |, although |, though |, however,? ")


def segments(text: str) -> Iterator[str]:
    """The pieces of a marked sentence in order."""
    yield from (piece.strip() for piece in _JOINTS.split(text) if piece.strip())
