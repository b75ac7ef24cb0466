"""How two spellings of the same code are compared."""

import re
import unicodedata

_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_SINGLE_QUOTES = "\u2018\u2019\u201a\u201b\u0060\u00b4\u02bc"
_DOUBLE_QUOTES = "\u201c\u201d\u201e\u201f\u00ab\u00bb"
_NOTHING = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_SIGNS = str.maketrans(
    {
        **dict.fromkeys(_DASHES, "-"),
        **dict.fromkeys(_SINGLE_QUOTES, "'"),
        **dict.fromkeys(_DOUBLE_QUOTES, '"'),
        **dict.fromkeys(_NOTHING, ""),
    }
)
_TIGHT = re.compile(r"\s*([-/])\s*")


def clean(text: str) -> str:
    """Return `text` with plain spaces, dashes and quotes, single spaces and no blanks around it; case is kept."""
    return " ".join(unicodedata.normalize("NFKC", text).translate(_SIGNS).split())


def fold(text: str) -> str:
    """Return the spelling by which codes, aliases and labels are compared.

    Case is dropped, no-break spaces become spaces, runs of spaces become one, dashes and quotes become the plain
    ones, and full stops at the end go. Folding is for comparing only: what is stored is the canonical code.
    """
    return clean(text).casefold().rstrip(". ").strip()


def tight(text: str) -> str:
    """Return `fold(text)` with no spaces around dashes and strokes: "White - British" becomes "white-british"."""
    return _TIGHT.sub(r"\1", fold(text))
