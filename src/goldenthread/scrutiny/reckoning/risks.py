"""Risks as registers print them: levels by number or word, and which columns hold the parts and the score of one kind."""

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from goldenthread.scrutiny.roles import Column, Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Row, Sheet

_NUMBER: Final = re.compile(r"\d+(?:\.\d+)?")
_NOT_ONE: Final = re.compile(r"\d\s*(?:\+|to|-|–|/)|[<>≥≤]")


@dataclass(frozen=True, slots=True)
class Kind:
    """Where a register keeps one kind of a risk (inherent, residual, or just the risk): impact, likelihood and score."""

    name: str
    impact: Column
    likelihood: Column
    score: Column | None

    def parts(self, row: Row, rules: Rules) -> tuple[Fraction, Fraction] | None:
        """The levels of impact and likelihood; None where one of them is no level."""
        impact = level_of(row.raw(self.impact), rules.words("risks", "impact_words"))
        likelihood = level_of(row.raw(self.likelihood), rules.words("risks", "likelihood_words"))
        return None if impact is None or likelihood is None else (impact, likelihood)

    def scored(self, row: Row) -> Fraction | None:
        """The printed score; None where there is none."""
        return None if self.score is None else level_of(row.raw(self.score))


def level_of(text: str, words: tuple[str, ...] = ()) -> Fraction | None:
    """The one number of a cell such as "4", "4 Major" or "High (16)", or the place of its word in a scale of words."""
    plain = " ".join(text.replace("\u00a0", " ").casefold().split())
    found = _NUMBER.findall(plain)
    if found:
        return Fraction(found[0]) if len(found) == 1 and not _NOT_ONE.search(plain) else None
    bare = plain.strip(" .:;()")
    return Fraction(words.index(bare) + 1) if bare in words else None


def kinds(sheet: Sheet) -> tuple[Kind, ...]:
    """Every kind of risk that a table holds both parts of, inherent first."""
    found = []
    for name, impact, likelihood, score in _KINDS:
        if sheet.has(impact, likelihood):
            scores = sheet.having(score)
            found.append(
                Kind(name, sheet.having(impact)[0], sheet.having(likelihood)[0], scores[0] if scores else None)
            )
    return tuple(found)


def scored(sheet: Sheet) -> tuple[Kind, ...]:
    """The same kinds, each that has no score of its own with the lone column "score", the residual one first."""
    held = kinds(sheet)
    lone = sheet.having(Role.SCORE)
    if not lone or any(kind.score == lone[0] for kind in held):
        return held
    wanting = [kind for kind in held if kind.score is None]
    wanting.sort(key=lambda kind: kind.name == "inherent")
    given = tuple(Kind(kind.name, kind.impact, kind.likelihood, lone[0]) for kind in wanting)
    return (*given, *(kind for kind in held if kind.score is not None))


def in_scale(level: Fraction, rules: Rules) -> bool:
    """Whether a level lies on the scale."""
    return rules.number("risks", "scale_low") <= level <= rules.number("risks", "scale_high")


_KINDS: Final = (
    ("inherent", Role.INHERENT_IMPACT, Role.INHERENT_LIKELIHOOD, Role.INHERENT),
    ("residual", Role.RESIDUAL_IMPACT, Role.RESIDUAL_LIKELIHOOD, Role.RESIDUAL),
    ("", Role.IMPACT, Role.LIKELIHOOD, Role.SCORE),
)
