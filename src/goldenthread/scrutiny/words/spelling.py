"""Numbers and portions written as words: nine, twenty-five, two thirds, one in five."""

import re
from fractions import Fraction
from typing import Final

_UNITS: Final = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS: Final = {
    name: place
    for place, name in enumerate(
        ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"), start=1
    )
}
_PARTS: Final = {
    "half": 2,
    "third": 3,
    "thirds": 3,
    "quarter": 4,
    "quarters": 4,
    "fifth": 5,
    "fifths": 5,
    "sixth": 6,
    "eighth": 8,
    "tenth": 10,
    "tenths": 10,
}
_WORDS: Final = {
    **{name: number for number, name in enumerate(_UNITS, start=1)},
    **{name: tens for tens, name in enumerate(_TENS, start=2)},
}
VALUES: Final = {
    **{name: number for number, name in enumerate(_UNITS, start=1)},
    **{name: tens * 10 for tens, name in enumerate(_TENS, start=2)},
    **{
        f"{ten}{joint}{one}": tens * 10 + ones
        for tens, ten in enumerate(_TENS, start=2)
        for ones, one in enumerate(_UNITS[:9], start=1)
        for joint in ("-", " ")
    },
    "a hundred": 100,
    "one hundred": 100,
}
#: Any number word, the longest first.
NUMBER_WORD: Final = rf"(?:{'|'.join(sorted(VALUES, key=len, reverse=True))})"
_SMALL: Final = rf"(?:{NUMBER_WORD}|\d{{1,2}})"
#: What may follow a portion; "a third party" is none.
_AFTER_PORTION: Final = (
    r"(?=(?: of| \(| were| are| had| have| has| was| is| the| all| since| in| over| between| from| to| compared"
    r"|[,.;:)]|$))"
)
#: A portion: half, a third, two thirds, three quarters, one in five, 1 in 4, half of.
PORTION: Final = (
    rf"(?:half|(?:a|one|two|three|four|five|six|seven|eight|nine)[ -](?:{'|'.join(sorted(_PARTS, key=len, reverse=True))}))"
    rf"{_AFTER_PORTION}|{_SMALL} in (?:every )?{_SMALL}"
)
_RATIO: Final = re.compile(rf"^({_SMALL}) in (?:every )?({_SMALL})$")


def number_of(words: str) -> int | None:
    """The number that a word spells or figures print, or None."""
    folded = words.casefold()
    return VALUES.get(folded, int(folded) if folded.isdigit() else None)


def ordinal_of(word: str) -> int | None:
    """The place that an ordinal such as third or 3rd names, or None."""
    folded = word.casefold()
    found = re.match(r"^(\d+)(?:st|nd|rd|th)$", folded)
    return _ORDINALS.get(folded, int(found[1]) if found else None)


def share_of(words: str) -> Fraction | None:
    """The portion that words spell, in percent, or None; "two in five" is 40, "a third" a third of 100."""
    folded = words.casefold()
    if match := _RATIO.match(folded):
        top, bottom = number_of(match[1]), number_of(match[2])
        return Fraction(100 * top, bottom) if top and bottom and top <= bottom else None
    many, _, part = folded.replace("-", " ").rpartition(" ")
    if part not in _PARTS:
        return None
    count = 1 if many in {"", "a"} else _WORDS[many]
    return Fraction(100 * count, _PARTS[part]) if count < _PARTS[part] else None
