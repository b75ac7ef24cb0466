"""Which measure a claim speaks of: the one whose title holds just the words that stand before it, or none."""

import re
from collections.abc import Iterable, Sequence
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


def subject_of(claim: Claim, facts: Sequence[Fact], rules: Rules, about: Fact | None = None) -> Fact | None:
    """The one measure that a claim speaks of; ``about`` is the one it stands beside, if any; None where it may be another."""
    neutral = frozenset(rules.words("words", "neutral")) | _single(rules)
    said = _pieces(claim.before)
    for piece in said:
        words = _content(piece, neutral)
        if not words:
            continue
        fitting = {id(fact): fact for fact in facts if _content(fact.title, neutral) == words}
        if about is not None and words == _content(about.title, neutral):
            return about
        if len(fitting) == 1:
            return next(iter(fitting.values()))
        if fitting:
            return None
    if about is not None and said and not _content(said[-1], neutral | set(rules.words("words", "pointing"))):
        return about
    return None


def _single(rules: Rules) -> frozenset[str]:
    return frozenset(part for word in words_of(rules, *_HAPPENED) for part in word.split())


def _pieces(before: str) -> tuple[str, ...]:
    """What may name the subject: all that stands before the claim, then its last clause."""
    plain = _BRACKETS.sub(" ", before)
    return tuple(dict.fromkeys((plain, _CLAUSE.split(plain)[-1])))


def _content(text: str, neutral: Iterable[str]) -> frozenset[str]:
    return _words_of(text.casefold(), frozenset(neutral))


@lru_cache(maxsize=4096)
def _words_of(text: str, neutral: frozenset[str]) -> frozenset[str]:
    words = _WORD.findall(text.replace("-", " ").replace("’", "'"))
    return frozenset(_stem(str(VALUES.get(word, word))) for word in words if word not in neutral)


def _stem(word: str) -> str:
    """A word in the singular, so that "plans" finds "plan"."""
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word
