"""What came of holding a claim against figures, and the room that words are given."""

from dataclasses import dataclass
from fractions import Fraction

from goldenthread.scrutiny.findings import Level, Place, Verdict
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.shown import plain
from goldenthread.scrutiny.spans import Span
from goldenthread.scrutiny.words.claims import Claim
from goldenthread.scrutiny.words.said import Said

_PLACES = 1


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim that its figures bear out, contradict, or leave open (``why``).

    ``arithmetic`` is one line with the figures as printed; ``expected`` what would be true, "" where that is for the author
    to say; ``level`` how sure a contradiction is, and a note where a true claim has a word for it.
    """

    claim: Claim
    verdict: Verdict
    arithmetic: str = ""
    expected: str = ""
    level: Level | None = None
    why: str = ""
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a word surely says of a number, and what it may say at most; outside of that it is contradicted."""

    sure: Span
    possible: Span

    def verdict(self, span: Span) -> Verdict:
        """What a number that may lie in a span makes of the word."""
        if not self.possible.meets(span):
            return Verdict.DISAGREES
        return Verdict.AGREES if self.sure.meets(span) else Verdict.CANNOT_TELL


def borne_out(claim: Claim, arithmetic: str = "", note: str = "") -> Judged:
    """The figures bear the claim out; ``note`` says what a careful writer would still put otherwise."""
    return Judged(claim, Verdict.AGREES, arithmetic, note, Level.NOTE if note else None)


def contradicted(claim: Claim, arithmetic: str, expected: str = "", level: Level = Level.CONTRADICTION) -> Judged:
    """They contradict it."""
    return Judged(claim, Verdict.DISAGREES, arithmetic, expected, level)


def left_open(claim: Claim, why: str) -> Judged:
    """Nobody can tell."""
    return Judged(claim, Verdict.CANNOT_TELL, why=why)


def by_bounds(
    claim: Claim, bounds: Bounds, span: Span, arithmetic: str, expected: str = "", level: Level = Level.QUESTION
) -> Judged:
    """Judge a word by its bounds; words are asked about, so a misfit is a question unless said otherwise."""
    verdict = bounds.verdict(span)
    if verdict is Verdict.DISAGREES:
        return contradicted(claim, arithmetic, expected, level)
    return (
        borne_out(claim, arithmetic)
        if verdict is Verdict.AGREES
        else left_open(claim, f"{arithmetic}: the word is loose")
    )


def limit(rules: Rules, name: str) -> Fraction:
    """A number of the vocabulary's rules."""
    return rules.number("words", name)


def rounded_beside(*said: Said | None) -> bool:
    """Whether whole numbers have to be taken as rounded, because one beside them has decimals."""
    held = [one for one in said if one is not None]
    return any(not one.whole for one in held)


def shown(number: Fraction, places: int = _PLACES) -> str:
    """A worked-out number as a finding shows it: so many places, none where it is whole."""
    return plain(number, 0 if number.denominator == 1 else places)
