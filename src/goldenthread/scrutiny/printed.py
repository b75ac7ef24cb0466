"""Numbers as papers print them: £5.7m, (3,874), 44.0%, 157/357, 12 to 16, +.2, a dash, N/A, c, Monitor, 64% (14)."""

import re
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from functools import lru_cache
from typing import Final

from goldenthread.scrutiny.spans import Span, about, cut_off, exactly


class Kind(Enum):
    """What a cell holds."""

    NUMBER = "number"
    RANGE = "range"
    PAIR = "pair"
    BLANK = "blank"
    NOT_APPLICABLE = "not applicable"
    NOT_AVAILABLE = "not available"
    HIDDEN = "hidden"
    MONITOR = "monitor"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Printed:
    """One cell as printed and as read.

    ``value`` is exact and whole: £5.7m is 5,700,000, 44.0% is 44. ``step`` is what its last printed digit counts: 100,000
    and 1/10. ``sign`` is "%", "£", "pts", "per 10,000", "per 100,000", "days", "weeks" or "". ``signed`` says that a plus,
    a minus or brackets were printed. A range has ``low`` and ``high`` (None where it is open); a pair, 157/357 or "9 of
    12", has its numerator in ``value`` and ``of``. ``beside`` is the second number of "64% (14)".
    """

    text: str
    kind: Kind
    value: Fraction | None = None
    step: Fraction = Fraction(1)
    sign: str = ""
    signed: bool = False
    low: Fraction | None = None
    high: Fraction | None = None
    of: Fraction | None = None
    beside: "Printed | None" = None

    @property
    def number(self) -> Fraction:
        """The value of a cell that is known to hold one; raises ValueError otherwise."""
        if self.value is None:
            raise ValueError(f"{self.text!r} holds no number")
        return self.value

    @property
    def places(self) -> int:
        """Decimal places as printed."""
        count = 0
        while Fraction(1, 10**count) > self.step and count < 12:
            count += 1
        return count

    def span(self) -> Span:
        """What may have been rounded to it, half up or half to even."""
        return about(self.number, self.step)

    def cut(self) -> Span:
        """What may have been cut off to it."""
        return cut_off(self.number, self.step)

    def itself(self) -> Span:
        """The number taken as exact, as a count is."""
        return exactly(self.number)


_NOT_APPLICABLE: Final = {"n/a", "na", "not applicable", "z", "[z]"}
_NOT_AVAILABLE: Final = {
    *(":", "..", "x", "[x]", "not available", "unavailable", "tbc", "tbd", "awaited", "awaiting data", "not recorded"),
    *("-", "–", "—", "[a]", "[n]", "[u]", "u", "#n/a", "#div/0!", "#ref!", "#value!", "nil return", "?"),
}
_HIDDEN: Final = {"c", "[c]", "*", "s", "**", "supp", "suppressed", "<5", "<6", "<10", "1-5", "1 to 5", "k", "[low]"}
_MONITOR: Final = {"monitor", "monitoring", "monitor only", "baseline", "contextual", "no target"}
_SCALE: Final = {"": 1, "k": 1_000, "m": 1_000_000, "bn": 1_000_000_000}
#: The hyphen stands last, so that within square brackets it means itself.
_MINUS: Final = "−–-"

_NUMBER: Final = re.compile(
    rf"""^(?P<open>\()?\s*(?P<lead>[+{_MINUS}])?\s*(?P<pound>£)?\s*(?P<sign>[+{_MINUS}])?\s*
    (?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)
    \s*(?P<scale>k|m|bn|million|thousand)?\s*(?P<close>\))?\s*
    (?P<unit>%|per\ ?cent|pts?|ppts?|pp|percentage\ points?|points?|per\ 10,?000|per\ 100,?000|days?|working\ days?
      |weeks?|months?|years?|hours?|p)?\s*(?P<late>\))?$""",
    re.VERBOSE | re.IGNORECASE,
)
_RANGE: Final = re.compile(r"^(?P<low>[^a-z]+?)\s*(?:to|–|—|-)\s*(?P<high>[^a-z]+)$", re.IGNORECASE)
_PAIR: Final = re.compile(r"^(?P<top>[\d,]+)\s*(?:/|of|out of)\s*(?P<bottom>[\d,]+)$", re.IGNORECASE)
_OPEN: Final = re.compile(
    r"^(?P<way>≥|>=|≤|<=|>|<|at least|at most|over|under|no more than|max(?:imum)?|min(?:imum)?)\s*(?P<rest>.+)$",
    re.IGNORECASE,
)
_BESIDE: Final = re.compile(r"^(?P<first>[^()]+?)\s*\((?P<second>[^()]+)\)$")
_WORDS: Final = {"million": "m", "thousand": "k"}
#: Texts whose reading is kept: every relation reads the cells of a paper again.
_REMEMBERED: Final = 1 << 16
_UNITS: Final = {
    **dict.fromkeys(("%", "per cent", "percent"), "%"),
    "per 10000": "per 10,000",
    "per 100000": "per 100,000",
    **dict.fromkeys(
        ("pt", "pts", "ppt", "ppts", "pp", "percentage point", "percentage points", "point", "points"), "pts"
    ),
}


@lru_cache(maxsize=_REMEMBERED)
def read(text: str) -> Printed:
    """One cell as printed; what is no number is never taken for one, and a blank is never nought."""
    plain = " ".join(text.replace("\u00a0", " ").split())
    folded = plain.casefold()
    for words, kind in (
        ({""}, Kind.BLANK),
        (_NOT_APPLICABLE, Kind.NOT_APPLICABLE),
        (_NOT_AVAILABLE, Kind.NOT_AVAILABLE),
        (_HIDDEN, Kind.HIDDEN),
        (_MONITOR, Kind.MONITOR),
    ):
        if folded in words:
            return Printed(text, kind)
    return (
        _number(text, plain)
        or _pair(text, plain)
        or _range(text, plain)
        or _two(text, plain)
        or Printed(text, Kind.TEXT)
    )


def _number(text: str, plain: str) -> Printed | None:
    match = _NUMBER.match(plain)
    if match is None or (match["open"] is None) != (match["close"] is None and match["late"] is None):
        return None
    digits = match["digits"].replace(",", "")
    scale = (match["scale"] or "").casefold()
    factor = _SCALE[_WORDS.get(scale, scale)]
    places = len(digits.split(".")[1]) if "." in digits else 0
    given = (match["lead"] or "") + (match["sign"] or "")
    negative = match["open"] is not None or any(mark in _MINUS for mark in given)
    value = Fraction(digits if not digits.startswith(".") else f"0{digits}") * factor
    unit = " ".join((match["unit"] or "").casefold().split())
    sign = "£" if match["pound"] else _UNITS.get(unit, unit)
    signed = bool(given) or match["open"] is not None
    return Printed(text, Kind.NUMBER, -value if negative else value, Fraction(factor, 10**places), sign, signed)


def _pair(text: str, plain: str) -> Printed | None:
    match = _PAIR.match(plain)
    if match is None:
        return None
    top, bottom = (Fraction(match[name].replace(",", "")) for name in ("top", "bottom"))
    return Printed(text, Kind.PAIR, top, of=bottom)


def _range(text: str, plain: str) -> Printed | None:
    match = _OPEN.match(plain)
    if match is not None:
        edge = _number(text, match["rest"])
        if edge is None:
            return None
        upper = match["way"].casefold() in {"≤", "<=", "<", "at most", "under", "no more than", "max", "maximum"}
        low, high = (None, edge.value) if upper else (edge.value, None)
        return Printed(text, Kind.RANGE, None, edge.step, edge.sign, low=low, high=high)
    match = _RANGE.match(plain)
    if match is None:
        return None
    first, second = _number(text, match["low"].strip()), _number(text, match["high"].strip())
    if first is None or second is None or first.number > second.number:
        return None
    sign = second.sign or first.sign
    return Printed(text, Kind.RANGE, None, min(first.step, second.step), sign, low=first.value, high=second.value)


def _two(text: str, plain: str) -> Printed | None:
    match = _BESIDE.match(plain)
    if match is None:
        return None
    first, second = _number(text, match["first"]), _number(text, match["second"]) or _pair(text, match["second"])
    if first is None or second is None:
        return None
    return Printed(text, Kind.NUMBER, first.value, first.step, first.sign, first.signed, beside=second)
