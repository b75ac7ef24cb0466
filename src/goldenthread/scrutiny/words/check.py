"""Holds claims against figures: those of their own sentence first, then those of the measure that they speak of."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.words.claims import Claim, Kind
from goldenthread.scrutiny.words.facts import Fact
from goldenthread.scrutiny.words.judging import differences, movements, series, shares, standings
from goldenthread.scrutiny.words.judging.differences import alike
from goldenthread.scrutiny.words.judging.judged import Judged, left_open
from goldenthread.scrutiny.words.said import Said
from goldenthread.scrutiny.words.subjects import subject_of

_NO_SUBJECT: Final = "no published figure is surely the one that is meant"


def check_claims(
    claims: Sequence[Claim], facts: Sequence[Fact] | Mapping[str, Fact], rules: Rules, about: Fact | None = None
) -> tuple[Judged, ...]:
    """Judge every claim; ``facts`` may be by key, ``about`` is the measure that the words stand beside, if any."""
    held = tuple(facts.values()) if isinstance(facts, Mapping) else tuple(facts)
    return tuple(_judge(claim, held, rules, about) for claim in claims)


def _judge(claim: Claim, facts: Sequence[Fact], rules: Rules, about: Fact | None) -> Judged:
    if claim.why_not:
        return left_open(claim, claim.why_not)
    match claim.kind:
        case Kind.SHARE:
            return shares.share(claim, rules)
        case Kind.PORTION:
            return shares.portion(claim, rules)
        case Kind.DIFFERENCE:
            return differences.difference(claim, rules)
        case Kind.PARTS:
            return differences.parts(claim, rules)
        case Kind.RANGE:
            return differences.in_range(claim, rules)
    return _of_measure(claim, facts, rules, about)


def _of_measure(claim: Claim, facts: Sequence[Fact], rules: Rules, about: Fact | None) -> Judged:
    fact = subject_of(claim, facts, rules, about)
    if claim.kind is Kind.AGAINST:
        return _standing(claim, fact, rules)
    if claim.kind is Kind.MOVEMENT and claim.now is not None and claim.was is not None:
        return movements.movement(claim, rules, fact.better if fact is not None else None)
    if fact is None:
        return left_open(claim, _NO_SUBJECT)
    found = {Kind.MOVEMENT: series.moved, Kind.EXTREME: series.extreme, Kind.RUN: series.run, Kind.VALUE: series.value}[
        claim.kind
    ](claim, fact, rules)
    return replace(found, places=tuple(one.place for one in fact.readings if one.place is not None))


def _standing(claim: Claim, fact: Fact | None, rules: Rules) -> Judged:
    """A standing with the figures of its sentence; what it does not say is taken from its measure."""
    if fact is None:
        return standings.standing(claim, rules) if claim.now and claim.was else left_open(claim, _NO_SUBJECT)
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
