"""What the rows of a summary of risks count: a band, risks above a score, all of them, or those of a direction."""

import re
from fractions import Fraction
from typing import Final

from goldenthread.scrutiny.reckoning.blocks import Block, folded
from goldenthread.scrutiny.rules import Rules

Scores = tuple[Fraction, Fraction]

_SPLIT: Final = re.compile(r"[^a-z]+")
_AND_ABOVE: Final = re.compile(r"\b(\d+)\s*(?:\+|and above|or above|and over|or more|and higher)")
_ABOVE: Final = re.compile(r"\b(?:higher|more|greater|above)\s*(?:than)?\s*(\d+)\b")
_JUST: Final = re.compile(r"\b(?:rated|scored|scoring|score of)\s*(\d+)$")
_LIMITS: Final = re.compile(r"\b(\d+)\s*(?:-|–|to)\s*(\d+)\b")
_BELOW: Final = re.compile(r"\b(?:under|below|less than|lower than|fewer than|<)\s*(\d+)\b")
_AT_MOST: Final = re.compile(
    r"\b(?:up to|at most|no more than|≤)\s*(\d+)\b|\b(\d+)\s*(?:or|and) (?:less|under|below|lower|fewer)\b"
)
_OF_SCORES: Final = frozenset({"score", "scores", "scored", "scoring", "points", "of"})
#: Above any score.
HIGHEST: Final = Fraction(10**6)
#: The scores of every risk.
ANY: Final = (Fraction(0), HIGHEST)


def words_of(text: str) -> list[str]:
    """The words of a text in small letters."""
    return _SPLIT.split(folded(text))


def speaks_of_risks(block: Block, rules: Rules) -> bool:
    """Whether a block of counts is one of risks, by what stands over or in it."""
    words = {*words_of(block.about), *(word for item in block.items for word in words_of(item.name))}
    for item in block.items[:1]:
        words |= {*words_of(item.row.sheet.grid.title), *words_of(item.count_column.heading)}
    return not words.isdisjoint(rules.words("risks", "subject_words"))


def limits_of(name: str) -> Scores | None:
    """The lowest and highest score that a name prints for itself, as "Low-Medium (4 to 6)" does; None where it prints none."""
    words = folded(name)
    if (found := _LIMITS.search(words)) and int(found[1]) <= int(found[2]):
        return Fraction(found[1]), Fraction(found[2])
    if found := _AND_ABOVE.search(words):
        return Fraction(found[1]), HIGHEST
    if found := _BELOW.search(words):
        return Fraction(1), Fraction(found[1]) - 1
    if found := _AT_MOST.search(words):
        return Fraction(1), Fraction(found[1] or found[2])
    return None


def _bare(name: str) -> bool:
    """Whether a name is nothing but its limits: "8 to 15", "Score of 16 and over"."""
    words = folded(name)
    for pattern in (_LIMITS, _AND_ABOVE, _BELOW, _AT_MOST):
        words = pattern.sub(" ", words)
    return set(words_of(words)) - {""} <= _OF_SCORES


def band_of(name: str, rules: Rules) -> Scores | None:
    """The lowest and highest score of the band that a row names, by its own print or the house's; None where it names none."""
    limits = limits_of(name)
    if limits is not None and {*words_of(name)} & {
        word for band in rules.table("risks", "bands") for word in band.split()
    }:
        return limits
    if limits is not None and _bare(name):
        return limits
    words = frozenset(words_of(name)) - {"", "risk", "risks"}
    for band, scores in rules.table("risks", "bands").items():
        if frozenset(band.split()) == words and isinstance(scores, list):
            return Fraction(scores[0]), Fraction(scores[1])
    return None


def scores_of(name: str, rules: Rules) -> Scores | None:
    """The scores that a row counts, lowest and highest, such as "Rated 12+" or "Risks on the register"."""
    words = folded(name)
    if found := _AND_ABOVE.search(words):
        return Fraction(found[1]), HIGHEST
    if found := _ABOVE.search(words):
        return Fraction(found[1]) + 1, HIGHEST
    if found := _JUST.search(words):
        return Fraction(found[1]), Fraction(found[1])
    return (Fraction(0), HIGHEST) if words in rules.words("risks", "total_words") else None


def direction_of(name: str, rules: Rules) -> str:
    """new, same or increased, where every word of a name says it; else ""."""
    words = [folded(word) for word in re.split(r"[/,]| or | and |(?<=\w)\s*-\s*", folded(name))]
    for named in ("new", "same", "increased"):
        if words and all(word in rules.words("risks", f"{named}_words") for word in words if word):
            return named
    return ""
