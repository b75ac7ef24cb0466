"""Roman numbers as clauses are numbered, from i to a few hundred."""

from typing import Final

_PARTS: Final = (*(("c", 100), ("xc", 90), ("l", 50), ("xl", 40), ("x", 10), ("ix", 9), ("v", 5), ("iv", 4), ("i", 1)),)


def to_roman(number: int) -> str:
    """A number of 1 or more in small roman letters."""
    written = ""
    for letters, value in _PARTS:
        count, number = divmod(number, value)
        written += letters * count
    return written


def from_roman(text: str) -> int | None:
    """The number that roman letters spell in the one right way, or None."""
    letters, rest, found = text.casefold(), text.casefold(), 0
    for part, value in _PARTS:
        while rest.startswith(part):
            found += value
            rest = rest[len(part) :]
    return found if found and not rest and to_roman(found) == letters else None
