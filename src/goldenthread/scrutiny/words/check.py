"""Holds claims against figures: those of their own sentence first, then those of the measure that they speak of."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Final

from goldenthread.scrutiny.findings import Verdict
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.units import Unit
from goldenthread.scrutiny.words.claims import Claim, Kind
from goldenthread.scrutiny.words.facts import Fact
from goldenthread.scrutiny.words.judging import differences, movements, series, shares, standings
from goldenthread.scrutiny.words.judging.differences import alike
from goldenthread.scrutiny.words.judging.judged import Judged, left_open
from goldenthread.scrutiny.words.said import Said
from goldenthread.scrutiny.words.subjects import Measures, measures

_ARTICLES: Final = {"the", "our", "this", "its", "has", "have"}
#: Why a claim whose measure is not found is left open.
NO_SUBJECT: Final = "no published figure is surely the one that is meant"
_ORDER: Final = (Verdict.AGREES, Verdict.CANNOT_TELL, Verdict.DISAGREES)
_WITHIN: Final[Mapping[Kind, Callable[[Claim, Rules], Judged]]] = {
    Kind.SHARE: shares.share,
    Kind.PORTION: shares.portion,
    Kind.DIFFERENCE: differences.difference,
    Kind.PARTS: differences.parts,
    Kind.RANGE: differences.in_range,
}
_BY_SERIES: Final[Mapping[Kind, Callable[[Claim, Fact, Rules], Judged]]] = {
    Kind.MOVEMENT: series.moved,
    Kind.EXTREME: series.extreme,
    Kind.RUN: series.run,
    Kind.VALUE: series.value,
}


def check_claims(
    claims: Iterable[Claim], facts: Iterable[Fact] | Mapping[str, Fact], rules: Rules, about: Fact | None = None
) -> tuple[Judged, ...]:
    """Judge every claim; ``facts`` may be by key, ``about`` is the measure that the words stand beside, if any."""
    held = measures(facts.values() if isinstance(facts, Mapping) else facts, rules)
    return tuple(judge(claim, held, rules, about) for claim in claims)


def judge(claim: Claim, held: Measures, rules: Rules, about: Fact | None = None) -> Judged:
    """Judge one claim by its own sentence, or by a measure; of several of one title, one that bears it out is enough."""
    if claim.why_not:
        return left_open(claim, claim.why_not)
    if claim.kind in _WITHIN:
        return _WITHIN[claim.kind](claim, rules)
    facts = held.of(claim, about)
    judged = [_of_measure(claim, fact, rules) for fact in facts] or [_alone(claim, rules)]
    return min(judged, key=lambda one: _ORDER.index(one.verdict))


def _alone(claim: Claim, rules: Rules) -> Judged:
    """A claim whose subject no table holds: its own figures, or nothing."""
    if claim.now is not None and claim.was is not None and claim.kind is Kind.AGAINST:
        return standings.standing(claim, rules)
    if claim.now is not None and claim.was is not None and claim.kind is Kind.MOVEMENT:
        return movements.movement(claim, rules, _better(claim, rules))
    return left_open(claim, NO_SUBJECT)


def _better(claim: Claim, rules: Rules) -> int | None:
    """Which way is better where the subject is nothing but performance itself, in percent: the more of it, the better."""
    words, known = set(re.findall(r"[a-z-]+", claim.before)), set(rules.words("words", "better_when_more"))
    alone = bool(words & known) and words <= known | _ARTICLES
    return 1 if alone and claim.now is not None and claim.now.unit is Unit.PERCENT else None


def _of_measure(claim: Claim, fact: Fact, rules: Rules) -> Judged:
    if claim.kind is Kind.AGAINST:
        found = _standing(claim, fact, rules)
    elif claim.kind is Kind.MOVEMENT and claim.now is not None and claim.was is not None:
        found = movements.movement(claim, rules, fact.better)
    else:
        found = _BY_SERIES[claim.kind](claim, fact, rules)
    return replace(found, places=tuple(one.place for one in fact.readings if one.place is not None))


def _standing(claim: Claim, fact: Fact, rules: Rules) -> Judged:
    """A standing with the figures of its sentence; what it does not say is taken from its measure."""
    reading = fact.at(claim.when)
    now = claim.now
    if now is not None and reading is not None and not alike(now, series.said_of(reading)):
        now = None
    if now is None:
        if reading is None:
            return left_open(claim, "the figures hold no value for that period")
        now = series.said_of(reading)
    body = fact.bodies.get(claim.body)
    was = claim.was
    if was is None:
        if body is None:
            return left_open(claim, f"no {claim.body} is published beside it")
        was = Said(body.text.strip(), body, now.unit)
    found = standings.standing(
        replace(claim, now=now, was=was), rules, fact.better, sure=claim.now is not None or bool(claim.when)
    )
    return replace(found, claim=claim)
