"""What publishers print in place of a number, each kept as what it is and never read as zero."""

import re
from dataclasses import dataclass
from typing import Final

BLANK: Final = "blank"
"""Our word for a cell in which nothing is printed at all."""


@dataclass(frozen=True, slots=True)
class Symbol:
    """One code: what it stands for, and who says so."""

    code: str
    meaning: str
    source: str


_EES: Final = "Explore education statistics: symbols and conventions of DfE's files"

SYMBOLS: Final[dict[str, Symbol]] = {
    one.code: one
    for one in (
        Symbol("c", "suppressed, so that no person can be made out", _EES),
        Symbol("k", "rounds to zero, but is not zero", _EES),
        Symbol("low", "rounds to zero, but is not zero", _EES),
        Symbol("x", "not available", _EES),
        Symbol(":", "not available", _EES),
        Symbol("z", "not applicable", _EES),
        Symbol("u", "of low reliability, so not printed", _EES),
        Symbol(BLANK, "nothing was printed", "our own word for an empty cell"),
    )
}

_NUMBER: Final = re.compile(r"-?\d+(\.\d+)?")


def reading(text: str) -> tuple[float | None, str] | None:
    """A published cell as (value, symbol): one of the two is always empty. None where it is neither."""
    shown = text.strip()
    if _NUMBER.fullmatch(shown):
        return float(shown), ""
    code = shown or BLANK
    return (None, code) if code in SYMBOLS else None


def meaning(symbol: str) -> str:
    """What a symbol stands for; raises KeyError for one that is not in `SYMBOLS`."""
    return SYMBOLS[symbol].meaning
