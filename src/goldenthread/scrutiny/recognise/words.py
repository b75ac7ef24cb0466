"""A heading taken apart: its words, the period and the sign that stand in it, and whether it says that it is the print."""

import re
from dataclasses import dataclass
from typing import Final

from goldenthread.scrutiny.periods import Named, period_of

#: Signs of a heading in the order in which they are looked for, each with how it is written in `Column.sign`.
_SIGNS: Final = (
    (re.compile(r"£\s*['’]?\s*(?:000['’]?s?|k\b)|\(?000s\)?", re.IGNORECASE), "£000"),
    (re.compile(r"£\s*(?:m\b|million)", re.IGNORECASE), "£m"),
    (re.compile(r"£"), "£"),
    (re.compile(r"per\s*100(?:[, ]?000|k\b)", re.IGNORECASE), "per 100,000"),
    (re.compile(r"per\s*10(?:[, ]?000|k\b)", re.IGNORECASE), "per 10,000"),
    (re.compile(r"percentage points?|\bppts?\b|\bpp\b|\bpts\b|%\s*pts?\b|%\s*points?\b", re.IGNORECASE), "pts"),
    (re.compile(r"%|\bper ?cent(?:age)?\b", re.IGNORECASE), "%"),
    (re.compile(r"\((working days|days|weeks|months|hours)\)", re.IGNORECASE), ""),
)
#: Signs that are no words of a heading, as a percent sign is.
_SCALES: Final = re.compile(
    r"\(?£\s*['’]?\s*(?:000['’]?s?|k|m|million)\b\)?|\(?\b000s\)?|\(?per\s*100?(?:[, ]?000|k\b)\)?", re.IGNORECASE
)
_IN_BRACKETS: Final = re.compile(r"\([^)]*\)?|\[[^\]]*\]?")
_WORD: Final = re.compile(r"%|£|[^\W_]+", re.UNICODE)
_SPELT: Final = {
    **dict.fromkeys(("%", "percentage", "pct", "perc"), "percent"),
    **dict.fromkeys(("numerators",), "numerator"),
    **dict.fromkeys(("variances",), "variance"),
    **dict.fromkeys(("pre", "prev", "prevous"), "previous"),
    **dict.fromkeys(("perf",), "performance"),
    **dict.fromkeys(("num", "numer"), "num"),
    **dict.fromkeys(("qtr", "qtrs"), "quarter"),
    **dict.fromkeys(("mth", "mnth"), "month"),
    **dict.fromkeys(("yr",), "year"),
    **dict.fromkeys(("avg", "ave", "mean"), "average"),
    **dict.fromkeys(("eng",), "england"),
    **dict.fromkeys(("ind",), "indicator"),
    **dict.fromkeys(("desc",), "description"),
    **dict.fromkeys(("likelyhood",), "likelihood"),
}
#: Letters of a period within a heading: no more words than these stand in one.
_LONGEST_PERIOD: Final = 7


@dataclass(frozen=True, slots=True)
class Words:
    """A heading taken apart.

    ``tokens`` are its words in small letters and one spelling, without the ``period``; ``bare`` are those outside brackets
    ("Inherent risk (without controls)"), none where nothing stands in brackets or nothing else does; ``printed`` says that the heading
    names itself as the print ("result_published").
    """

    heading: str
    tokens: tuple[str, ...]
    period: Named | None
    sign: str
    printed: bool
    bare: tuple[str, ...] = ()


def tokens(text: str) -> tuple[str, ...]:
    """The words of a heading or phrase in small letters and one spelling."""
    words = text.casefold().replace("+/-", " plus minus ").replace("+ / -", " plus minus ").replace("&", " and ")
    words = words.replace("per cent", "percent").replace("d.o.t", "dot").replace("year-to-date", "year to date")
    found = [_SPELT.get(word, word) for word in _WORD.findall(words) if word != "£"]
    # "Inherent risk" above "Risk score" says risk once.
    return tuple(word for place, word in enumerate(found) if not place or word != found[place - 1])


def sign_of(heading: str) -> str:
    """The unit that stands in a heading, as `Column.sign` holds it."""
    for pattern, sign in _SIGNS:
        if match := pattern.search(heading):
            return sign or match[1].casefold()
    return ""


def apart(heading: str) -> Words:
    """Take a heading apart."""
    plain = " ".join(heading.replace("_", " ").replace("\u00a0", " ").split())
    period, rest = _period(plain)
    words = tokens(_SCALES.sub(" ", rest))
    printed = "published" in words and len(words) > 1
    if printed:
        words = tuple(word for word in words if word != "published")
    outside = tokens(_SCALES.sub(" ", _IN_BRACKETS.sub(" ", rest)))
    return Words(heading, words, period, sign_of(plain), printed, outside if outside != words else ())


def _period(text: str) -> tuple[Named | None, str]:
    """The longest run of words that names a period, and the rest; a month alone is one only where nothing else stands."""
    words = text.split()
    for length in range(min(len(words), _LONGEST_PERIOD), 0, -1):
        for start in range(len(words) - length + 1):
            named = period_of(" ".join(words[start : start + length]).strip("()[],;:"))
            if named is not None and (named.dated or length == len(words) or named.kind == "quarter"):
                return named, " ".join((*words[:start], *words[start + length :]))
    return None, text
