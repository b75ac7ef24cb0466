"""Finds what a text claims of figures: every claim of every sentence, with why nobody can check it where that is so."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.words.claims import Claim, Kind
from goldenthread.scrutiny.words.finding import histories, movements, shares, standings, sums
from goldenthread.scrutiny.words.marked import Marked, marked
from goldenthread.scrutiny.words.moods import doubts, mood_of
from goldenthread.scrutiny.words.sentences import sentences

_FINDERS: Final[tuple[Callable[[Marked, Rules], Iterator[Claim]], ...]] = (
    *(shares.find, movements.find, standings.find),
    *(sums.find, histories.find),
)
#: Arithmetic that holds whatever the sentence says is not so.
_SHEER: Final = frozenset({Kind.SHARE, Kind.PARTS, Kind.DIFFERENCE})


def claims_in(text: str, rules: Rules) -> tuple[Claim, ...]:
    """Everything that the sentences of a text claim of figures, in order."""
    return tuple(claim for sentence in sentences(text) for claim in _of_sentence(sentence, rules))


def _of_sentence(sentence: str, rules: Rules) -> Iterator[Claim]:
    held = marked(sentence, rules)
    mood, doubt = mood_of(held.text, sentence, rules), doubts(held.text, rules)
    for find in _FINDERS:
        for claim in find(held, rules):
            why = mood or claim.why_not or ("" if claim.kind in _SHEER else _doubt(claim, doubt, rules))
            yield replace(claim, why_not=why, before=held.subject(claim.before))


def _doubt(claim: Claim, doubt: str, rules: Rules) -> str:
    """A portion of cases that stands beside its figures is what it is, whether or not those cases were so."""
    return doubts(f"{claim.before} {claim.words.casefold()}", rules) if claim.kind is Kind.PORTION and doubt else doubt
