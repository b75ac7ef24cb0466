"""Judges standings: a figure above, below, in line with or so far from a target or the figure of others."""

from fractions import Fraction
from typing import Final

from goldenthread.scrutiny.findings import Level
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.spans import Span
from goldenthread.scrutiny.units import Unit
from goldenthread.scrutiny.words.claims import Claim
from goldenthread.scrutiny.words.judging.differences import alike, in_one_unit
from goldenthread.scrutiny.words.judging.judged import (
    Bounds,
    Judged,
    borne_out,
    by_bounds,
    contradicted,
    left_open,
    limit,
    rounded_beside,
    shown,
)
from goldenthread.scrutiny.words.judging.movements import times_bounds
from goldenthread.scrutiny.words.said import Said

_RATES: Final = {Unit.PERCENT, Unit.POINTS}
_HUNDRED: Final = Fraction(100)
_JUST: Final = {"just", "slightly", "marginally"}
_WELL: Final = {"well", "far", "significantly", "comfortably"}


def standing(claim: Claim, rules: Rules, better: int | None = None, sure: bool = True) -> Judged:
    """A figure and what it is held against, both known; ``better`` is the polarity of its measure.

    A target is a bar and exact; the figures of others were rounded. ``sure`` says that the figures are those meant.
    """
    now, was = claim.now, claim.was
    if now is None or was is None:
        return left_open(claim, "the figure or what it is held against is not known")
    matched = in_one_unit(now, was)
    if matched is None:
        return left_open(claim, "the two are not in one unit")
    now, was = matched
    span = now.span(rules, rounded_beside(now, was) or now.unit is not Unit.COUNT)
    bar = Span(was.number, was.number) if claim.body == "target" else was.span(rules, rounded_beside(now, was))
    apart = span - bar
    level = Level.CONTRADICTION if sure else Level.QUESTION
    line = f"{now.text} beside {was.text}"
    if claim.multiple is not None:
        ratio = span.over(bar)
        if ratio is None or claim.multiple < 1:
            return left_open(claim, "half of a target is too loose to check")
        exact = now.number / was.number
        bounds = times_bounds(claim.multiple, claim.softened, rules)
        return by_bounds(claim, bounds, ratio, f"{line} is {shown(exact, 2)} times", "", level)
    if claim.size == "like":
        return _like(claim, now, was, apart, line, rules)
    way = claim.way
    towards = _towards(claim, was, better, rules)
    if claim.good and not towards and (not way or _wrong(claim, way, apart)):
        return left_open(claim, "nothing tells which way is better")
    if way and claim.good and _wrong(claim, way, apart) and not _wrong(claim, towards, apart):
        # A target is beaten from below where less is better.
        way = towards
    if _wrong(claim, way or towards, apart):
        # "Above the target" is sometimes written where better is meant: asked of a low target, held of a high one.
        low = claim.body == "target" and not claim.good and better is None and was.number < _high(rules)
        said = Level.QUESTION if low and now.unit is Unit.PERCENT else level
        return contradicted(claim, f"{line} is {_word(now, was)}", _expected(claim, now, was), said)
    return _far(claim, now, was, apart, line, level, rules)


def _towards(claim: Claim, was: Said, better: int | None, rules: Rules) -> int:
    """Which way of the bar is meant by met, missed, better or worse; 0 where nothing tells."""
    high = was.unit is Unit.PERCENT and was.number >= _high(rules)
    sign = better if better else 1 if high and better is None else 0
    return claim.good * sign


def _high(rules: Rules) -> Fraction:
    """From how many percent on a target is surely one to be reached."""
    return rules.number("rating", "aim_high_from_percent")


def _wrong(claim: Claim, way: int, apart: Span) -> bool:
    """Whether the figure surely lies on the other side; a target is met, and not missed, at the bar itself."""
    if not way:
        return False
    side = apart.times(way)
    if claim.good > 0 and claim.body == "target":
        return side.high < 0
    return side.high <= 0 if claim.good < 0 or claim.body == "target" else side.high < 0


def _far(claim: Claim, now: Said, was: Said, apart: Span, line: str, level: Level, rules: Rules) -> Judged:
    """How far it is said to be: by so much, just, or well."""
    exact = abs(now.number - was.number)
    told = f"{line} is {shown(exact)}{' percentage points' if now.unit in _RATES else ''} apart"
    size = Span(max(Fraction(0), apart.low), apart.high) if apart.high > 0 else apart.times(-1)
    size = Span(max(Fraction(0), size.low), size.high)
    by = claim.by
    if by is not None:
        printed = by.span(rules, rounded_beside(now, was, by))
        if size.meets(printed):
            note = (
                f"{shown(exact, by.printed.places)} percentage points" if by.sign == "%" and now.unit in _RATES else ""
            )
            return borne_out(claim, told, note)
        share = size.times(_HUNDRED).over(was.span(rules)) if was.number else None
        if by.unit is Unit.PERCENT and share is not None and share.meets(by.span(rules)):
            return borne_out(claim, f"{told}, {shown(exact * 100 / was.number)}% of {was.text}")
        if not alike(by, now) and not (by.unit is Unit.COUNT and now.unit in _RATES):
            return left_open(claim, "the gap is in another unit")
        return contradicted(claim, f"{told}, not {by.text}", shown(exact, by.printed.places), level)
    if claim.size in _JUST | _WELL and now.unit in _RATES | {Unit.UNKNOWN, Unit.COUNT}:
        name, unit = ("just" if claim.size in _JUST else "well"), "points"
        if now.unit not in _RATES:
            unit = "percent"
            size = size.times(_HUNDRED / was.number) if was.number else size
        if name == "just":
            most = limit(rules, f"just_most_{unit}")
            return by_bounds(claim, Bounds(Span(Fraction(0), most), Span(Fraction(0), most)), size, told)
        least = limit(rules, f"well_least_{unit}")
        return by_bounds(claim, Bounds(Span(least, _HUNDRED**4), Span(least, _HUNDRED**4)), size, told)
    return borne_out(claim, told)


def _like(claim: Claim, now: Said, was: Said, apart: Span, line: str, rules: Rules) -> Judged:
    exact = abs(now.number - was.number)
    told = f"{line} is {shown(exact)}{' percentage points' if now.unit in _RATES else ''} apart"
    unit = "points" if now.unit in _RATES else "percent"
    size = apart
    if unit == "percent":
        if not was.number:
            return left_open(claim, "nothing is in line with nought")
        size = apart.times(_HUNDRED / was.number)
    sure, most = (limit(rules, f"like_{name}_{unit}") for name in ("sure", "most"))
    if unit == "points" and was.number:
        # Two small rates may lie few points apart and still be nowhere near each other.
        most = max(sure, min(most, was.number * limit(rules, "like_most_of_a_rate_percent") / _HUNDRED))
    return by_bounds(claim, Bounds(Span(-sure, sure), Span(-most, most)), size, told)


def _word(now: Said, was: Said) -> str:
    if now.number == was.number:
        return "at it"
    return "above it" if now.number > was.number else "below it"


def _expected(claim: Claim, now: Said, was: Said) -> str:
    body = {"target": "the target", "england": "England", "neighbours": "neighbours", "london": "London"}[claim.body]
    where = "at" if now.number == was.number else "above" if now.number > was.number else "below"
    return f"{where} {body}"
