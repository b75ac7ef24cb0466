"""Which measure a claim speaks of: the one whose title holds just the words that stand before it, or none."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.words.claims import Claim
from goldenthread.scrutiny.words.facts import Fact
from goldenthread.scrutiny.words.spelling import VALUES
from goldenthread.scrutiny.words.vocabulary import words_of

_WORD: Final = re.compile(r"[a-z0-9][a-z0-9'&]*")
_CLAUSE: Final = re.compile(r", and ")
_BRACKETS: Final = re.compile(r"\([^)]*\)|\"quoted\"")
#: Words for what happened, which are no part of what it happened to.
_HAPPENED: Final = (
    "rise",
    "fall",
    "better",
    "worse",
    "steady",
    "moved",
    "doubled",
    "trebled",
    "halved",
    "small",
    "large",
)

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Measures:
    """Measures by the words of their titles, and the words that a subject may hold beyond them."""

    by_words: Mapping[Words, tuple[Fact, ...]]
    neutral: Words
    pointing: Words

    def of(self, claim: Claim, about: Fact | None = None) -> tuple[Fact, ...]:
        """The measures that a claim may speak of, all of one title; none where it may be another.

        ``about`` is the measure that the words stand beside: it is meant where they name it, or only point ("this").
        """
        pieces = _pieces(claim.before)
        for piece in pieces:
            words = _content(piece, self.neutral)
            if words and about is not None and words == _content(about.title, self.neutral):
                return (about,)
            if words and words in self.by_words:
                return self.by_words[words]
        if about is not None and not _content(pieces[-1], self.neutral | self.pointing):
            return (about,)
        return ()


def measures(facts: Iterable[Fact], rules: Rules) -> Measures:
    """Lay out measures to be found by the words of their titles."""
    happened = {part for word in words_of(rules, *_HAPPENED) for part in word.split()}
    neutral = frozenset(rules.words("words", "neutral")) | happened
    held: dict[Words, tuple[Fact, ...]] = {}
    for fact in facts:
        words = _content(fact.title, neutral)
        held[words] = (*held.get(words, ()), fact)
    held.pop(frozenset(), None)
    return Measures(held, neutral, frozenset(rules.words("words", "pointing")))


def _pieces(before: str) -> tuple[str, ...]:
    """What may name the subject: all that stands before the claim, then its last clause."""
    plain = _BRACKETS.sub(" ", before)
    return tuple(dict.fromkeys((plain, _CLAUSE.split(plain)[-1])))


@lru_cache(maxsize=4096)
def _content(text: str, neutral: Words) -> Words:
    words = _WORD.findall(text.casefold().replace("-", " ").replace("’", "'"))
    return frozenset(_stem(str(VALUES.get(word, word))) for word in words if word not in neutral)


def _stem(word: str) -> str:
    """A word in the singular, so that "plans" finds "plan"."""
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word
