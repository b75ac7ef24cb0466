"""Numbers as people print them in papers, read once into a plain text that keeps what was said and how exactly."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from types import MappingProxyType
from typing import Final, Literal

#: What a column of figures may hold: whole things, full-time equivalents, a percentage, or an amount of money.
Form = Literal["count", "fte", "percent", "money"]


class Told(Enum):
    """Why a cell holds no number; a blank cell says nothing at all and is none of these. Values are the shorthand kept."""

    HIDDEN = "[c]"
    NOT_RECORDED = "[x]"
    NOT_APPLICABLE = "[z]"
    CANNOT_COMPUTE = "[u]"
    NOT_DUE = "[n]"
    AWAITED = "[a]"


#: Words by which papers say why there is no number, in small letters.
WORDS: Final = MappingProxyType(
    {
        **{told.value: told for told in Told},
        **dict.fromkeys(("c", "suppressed", "hidden", "*"), Told.HIDDEN),
        **dict.fromkeys(("not recorded", "not known", "nk", "x", "not available"), Told.NOT_RECORDED),
        **dict.fromkeys(("n/a", "na", "z", "not applicable"), Told.NOT_APPLICABLE),
        **dict.fromkeys(("cannot be computed", "u"), Told.CANNOT_COMPUTE),
        **dict.fromkeys(("not yet due", "not due"), Told.NOT_DUE),
        **dict.fromkeys(("awaited", "to follow", "tbc", "tba"), Told.AWAITED),
    }
)
#: What each letter after a number multiplies by, as the kept text writes it.
SCALES: Final = MappingProxyType({"": 1, "k": 1_000, "m": 1_000_000})
#: What each unit of money multiplies by (code set ``money_unit``).
MONEY_UNITS: Final = MappingProxyType({"pounds": 1, "thousands": 1_000, "millions": 1_000_000})

_SPELT: Final = {"k": "k", "thousand": "k", "m": "m", "mn": "m", "million": "m", "": ""}
_SIGNS: Final = "+\u2212\u2013-"
_PRINTED: Final = re.compile(
    rf"(?P<open>\()?\s*(?P<before>[{_SIGNS}])?\s*(?P<pound>£)?\s*(?P<after>[{_SIGNS}])?"
    r"(?P<number>(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+)"
    r"\s*(?P<scale>k|thousand|mn|million|m)?\s*(?P<percent>%|per cent)?\s*(?P<close>\))?",
    re.IGNORECASE,
)
_KEPT: Final = re.compile(r"(?P<number>-?\d+(?:\.\d+)?)(?P<scale>[km]?)")
_DASHES: Final = frozenset({"-", "--", "\u2013", "\u2014", "\u2212"})
_RANGE: Final = re.compile(r"\d[\d,.]*%?\s*(?:to|-|\u2013|/|of|out of)\s*\d[\d,.]*%?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PrintedFigure:
    """What a cell says: a ``number`` as printed (``places`` after the point, ``scale`` "k" or "m" after it), or why none.

    Exactly one of ``number`` and ``told`` is there.
    """

    number: Decimal | None
    told: Told | None = None
    scale: str = ""

    @property
    def places(self) -> int:
        """Digits after the point."""
        exponent = self.number.as_tuple().exponent if self.number is not None else 0
        return -exponent if isinstance(exponent, int) and exponent < 0 else 0

    @property
    def kept(self) -> str:
        """The text by which it is kept: ``-3874``, ``5.7m``, ``44.0``, or a shorthand such as ``[z]``."""
        return self.told.value if self.told is not None else f"{self.number:f}{self.scale}"

    def times(self, unit: int = 1) -> Decimal | None:
        """The number in ones, where a number without a letter stands in a column of ``unit`` ones; None without one."""
        if self.number is None:
            return None
        return self.number * (SCALES[self.scale] if self.scale else unit)

    def step(self, unit: int = 1) -> Decimal:
        """The size of the last place printed, in ones: 1000 for £000, 100000 for £5.7m, 0.1 for 44.0."""
        return Decimal(1).scaleb(-self.places) * (SCALES[self.scale] if self.scale else unit)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why a text is no figure, and the mend."""

    rule: Literal["unreadable-number", "out-of-range"]
    what: str
    mend: str


def from_kept(text: str) -> PrintedFigure:
    """The figure that a kept text is; raises ValueError for a text that `PrintedFigure.kept` does not give."""
    if text in WORDS and text.startswith("["):
        return PrintedFigure(None, WORDS[text])
    found = _KEPT.fullmatch(text)
    if found is None:
        raise ValueError(f"not a kept figure: {text!r}")
    return PrintedFigure(Decimal(found["number"]), None, found["scale"])


def read_printed(text: str, form: Form) -> PrintedFigure | Unreadable:
    """Read a cell that is not blank; says how to mend what cannot be read as a figure of that form."""
    told = WORDS.get(" ".join(text.casefold().split()))
    if told is not None:
        return PrintedFigure(None, told)
    if text in _DASHES:
        return _no("a dash may mean nothing, nought or not applicable", "Write 0 or N/A, or leave the cell blank")
    found = _PRINTED.fullmatch(text)
    if found is None:
        return _not_a_number(text)
    if bool(found["open"]) != bool(found["close"]):
        return _no("a bracket is not closed or not opened", "Write a negative amount as (3,874) or -3,874")
    return _of_form(found, form)


def _of_form(found: re.Match[str], form: Form) -> PrintedFigure | Unreadable:
    shown = found[0]
    sign = found["before"] or found["after"] or ""
    negative = bool(found["open"]) or sign not in ("", "+")
    digits = found["number"].replace(",", "")
    number = Decimal(f"0{digits}" if digits.startswith(".") else digits)
    number = -number if negative and number else number
    scale = _SPELT[(found["scale"] or "").casefold()]
    if (found["before"] and found["after"]) or (found["open"] and sign):
        return _no(f"{shown!r} has two signs", "Leave one of them")
    if found["percent"] and form != "percent":
        return _no(f"{shown!r} is a percentage, and the column holds none", "Give the number itself without %")
    if found["pound"] and form != "money":
        return _no(f"{shown!r} is an amount of money, and the column holds none", "Give the number itself without £")
    if scale and form != "money":
        return _no(f"{shown!r} is rounded to thousands or millions", "Give the number in full")
    if form in ("count", "fte") and number < 0:
        return Unreadable("out-of-range", f"{shown!r} is less than nothing", "Correct it")
    if form == "count" and number != number.to_integral_value():
        return _no(f"{shown!r} is not a whole number", "Give how many, or put a percentage where one is asked for")
    return PrintedFigure(number, None, scale)


def _not_a_number(text: str) -> Unreadable:
    shown = repr(text if len(text) <= 60 else text[:57] + "…")
    if _RANGE.fullmatch(text):
        return _no(f"{shown} is two numbers", "Give one number in each column")
    if text.startswith("<"):
        return _no(f"{shown} is a bound and no number", "Write c where a number is hidden")
    if "," in text and re.fullmatch(r"[£(]*[\d,.]+[)%]*", text):
        return _no(f"the commas in {shown} do not part thousands", "Write it as 1,234 or 1234")
    if text.startswith("#"):
        return _no(f"{shown} is a spreadsheet's error", "Mend the formula, or leave the cell blank")
    return _no(
        f"{shown} is not a number", "Write it as 1,234, (1,234), 44.0% or £5.7m, or N/A, not recorded or awaited"
    )


def _no(what: str, mend: str) -> Unreadable:
    return Unreadable("unreadable-number", what, mend)
