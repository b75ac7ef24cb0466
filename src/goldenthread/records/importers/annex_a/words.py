"""How Ofsted's child-level lists write a code: with a letter before it, or with its words after it."""

import re
from functools import cache

from goldenthread.records.codes import code_set

_LETTERED = re.compile(r"([a-z]\)) (.+)")

# Ofsted's guidance to the lists numbers the sources of contact and referral in the order of the census codes. The code
# for early help came later and has no letter.
_SOURCES = (
    "1A",
    "1B",
    "1C",
    "1D",
    "2A",
    "2B",
    "3A",
    "3B",
    "3C",
    "3D",
    "3E",
    "3F",
    "4",
    "5A",
    "5B",
    "5C",
    "6",
    "7",
    "8",
    "9",
    "10",
)


@cache
def ofsted(codes: str, value: str | None) -> str | None:
    """The text of a code in the lists, such as "a) Male" or "U4: Foster placement…"; what is no code stays as it is.

    A code of our own, in small letters, is not shown: only its words are.
    """
    if value is None:
        return None
    known = code_set(codes).get(value)
    if known is None:
        return value
    if codes == "referral_source":
        letter = f"{chr(ord('a') + _SOURCES.index(value))}) " if value in _SOURCES else ""
        return f"{letter}{value}: {known.label}"
    for alias in known.aliases:
        lettered = _LETTERED.fullmatch(alias)
        if lettered:
            words = lettered[2]
            return f"{lettered[1]} {words[0].upper()}{words[1:]}"
    return known.label if value.islower() else f"{value}: {known.label}"


def answer(said: bool | None) -> str | None:
    """A yes or no; nothing where nobody said."""
    return None if said is None else "a) Yes" if said else "b) No"
