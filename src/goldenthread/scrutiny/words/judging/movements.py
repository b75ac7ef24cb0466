"""Judges movements: which way, how far, how many times, and whether a word for their size fits."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Final

from goldenthread.scrutiny.findings import Level, Verdict
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.spans import Span, exactly
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
from goldenthread.scrutiny.words.judging.shares import bounds_of
from goldenthread.scrutiny.words.said import Said

_RATES: Final = {Unit.PERCENT, Unit.POINTS}
_FAR: Final = Fraction(10**9)
_HUNDRED: Final = Fraction(100)


def movement(claim: Claim, rules: Rules, better: int | None = None, sure: bool = True) -> Judged:
    """A movement whose two ends are known; ``better`` is the polarity of its measure, ``sure`` that its ends are as said."""
    now, was = claim.now, claim.was
    if now is None or was is None:
        return left_open(claim, "one end of the movement is not known")
    matched = in_one_unit(now, was)
    if matched is None:
        return left_open(claim, "the two ends are not in one unit")
    now, was = matched
    judged = list(_all(claim, now, was, rules, better))
    for verdict in (Verdict.DISAGREES, Verdict.CANNOT_TELL, Verdict.AGREES):
        found = next((one for one in judged if one.verdict is verdict), None)
        if found is not None:
            noted = next((one for one in judged if one.level is Level.NOTE), found)
            found = noted if verdict is Verdict.AGREES else found
            return found if sure or found.level is not Level.CONTRADICTION else replace(found, level=Level.QUESTION)
    return left_open(claim, "it says neither which way nor how far")


def _all(claim: Claim, now: Said, was: Said, rules: Rules, better: int | None) -> Iterator[Judged]:
    rounded = rounded_beside(now, was, claim.by if claim.by is not None and claim.by.unit not in _RATES else None)
    after, before = now.span(rules, rounded), was.span(rules, rounded)
    apart = after - before
    line = f"{was.text} to {now.text}"
    way = claim.way
    if not way and claim.good and better:
        way = claim.good * better
    if claim.multiple is not None:
        yield _times(claim, after, before, line, now.number / was.number if was.number else None, rules)
    elif way:
        wrong = apart.high < 0 if way > 0 else apart.low > 0
        level = f"{line} is a {'fall' if now.number < was.number else 'rise'}"
        same = now.number == was.number and not (now.softened or was.softened) and claim.by is None
        if wrong or (same and now.unit is Unit.COUNT and not rounded):
            yield contradicted(claim, level if not same else f"{line} is no change", "")
        else:
            yield borne_out(claim, line)
    if claim.by is not None:
        yield _by(claim, claim.by, apart, before, now.number - was.number, was, line, rules)
    if claim.portion is not None:
        share = apart.over(before)
        if share is None:
            yield left_open(claim, "nothing is a portion of nought")
        else:
            told = f"{line} is {shown(abs(now.number - was.number) * 100 / was.number)}% of {was.text}"
            yield by_bounds(claim, bounds_of(claim.portion, rules), _absolute(share.times(_HUNDRED)), told)
    if claim.size:
        yield _size(claim, now, was, apart, before, line, rules)


def _times(claim: Claim, after: Span, before: Span, line: str, exact: Fraction | None, rules: Rules) -> Judged:
    """Doubled, halved: the ratio of the larger to the smaller, as the word turns it."""
    wanted = claim.multiple or Fraction(1)
    ratio = after.over(before) if wanted > 1 else before.over(after)
    if ratio is None or exact is None or exact == 0:
        return left_open(claim, "nothing is a multiple of nought")
    times = wanted if wanted > 1 else 1 / wanted
    shown_as = exact if wanted > 1 else 1 / exact
    told = f"{line} is {shown(shown_as, 2)} times" if wanted > 1 else f"{line} is {shown(exact * 100)}% of it"
    return by_bounds(claim, times_bounds(times, claim.softened, rules), ratio, told, "", Level.CONTRADICTION)


def times_bounds(times: Fraction, softened: str, rules: Rules) -> Bounds:
    """What "doubled" and its like say of a ratio."""
    names = ("sure_below", "sure_above", "most_below", "most_above", "nearly_below")
    sure_below, sure_above, below, above, nearly = (
        times * limit(rules, f"multiple_{name}_percent") / _HUNDRED for name in names
    )
    if softened == "nearly":
        return Bounds(Span(times - nearly, times), Span(times - nearly, times))
    if softened in {"over", "at_least"}:
        return Bounds(Span(times, _FAR), Span(times, _FAR))
    if softened == "under":
        return Bounds(Span(Fraction(0), times), Span(Fraction(0), times))
    return Bounds(Span(times - sure_below, times + sure_above), Span(times - below, times + above))


def _by(
    claim: Claim, by: Said, apart: Span, before: Span, exact: Fraction, was: Said, line: str, rules: Rules
) -> Judged:
    """How far: a difference, or a percentage of the earlier figure; points and percent are told apart."""
    printed = by.span(rules, not by.whole)
    share = apart.over(before)
    size, relative = _absolute(apart), _absolute(share.times(_HUNDRED)) if share is not None else None
    rates = was.unit in _RATES
    fits = size.meets(printed)
    fits_relative = relative is not None and relative.meets(printed)
    told = f"{line} is {shown(abs(exact))}{' percentage points' if rates else ''}"
    of = f", {shown(abs(exact) * 100 / was.number)}% of {was.text}" if was.number else ""
    if by.unit is Unit.PERCENT:
        if fits_relative:
            return borne_out(claim, f"{told}{of}")
        if rates and fits:
            return borne_out(claim, f"{told}{of}", f"{shown(abs(exact), by.printed.places)} percentage points")
        expected = f"{shown(abs(exact))} percentage points" if rates else _percent(exact, was, by)
        return contradicted(claim, f"{told}{of}, not {by.text}", expected)
    if by.unit is Unit.POINTS and not rates:
        return left_open(claim, "points are given of what is no percentage")
    if fits:
        return borne_out(claim, told)
    if by.unit is Unit.POINTS and fits_relative:
        return contradicted(claim, f"{told}{of}, not {by.text}", f"{shown(abs(exact))} percentage points", Level.UNIT)
    if not alike(by, was):
        return left_open(claim, "the difference is in another unit")
    return contradicted(claim, f"{told}, not {by.text}", shown(abs(exact), by.printed.places))


def _percent(exact: Fraction, was: Said, by: Said) -> str:
    return f"{shown(abs(exact) * 100 / was.number, by.printed.places)}%" if was.number else ""


def _absolute(span: Span) -> Span:
    if span.low >= 0:
        return span
    if span.high <= 0:
        return Span(-span.high, -span.low)
    return Span(Fraction(0), max(-span.low, span.high))


def _size(claim: Claim, now: Said, was: Said, apart: Span, before: Span, line: str, rules: Rules) -> Judged:
    """Slightly, sharply, stable: in points for percentages, in percent of the earlier figure for all else."""
    exact = abs(now.number - was.number)
    size = _absolute(apart)
    told = f"{line} is {shown(exact)}{' percentage points' if was.unit in _RATES else ''}"
    if any(word in claim.sentence.casefold() for word in rules.words("words", "exact_steady")):
        wanted = exactly(0)
        return by_bounds(claim, Bounds(wanted, wanted), size, told)
    unit = "points"
    if was.unit not in _RATES:
        share = apart.over(before)
        if share is None:
            return left_open(claim, "nothing can be said of a share of nought")
        size, unit = _absolute(share.times(_HUNDRED)), "percent"
        told = f"{told}, {shown(exact * 100 / was.number)}%" if was.number else told
        if claim.size != "large" and exact <= limit(rules, "small_cases") and was.unit is Unit.COUNT:
            return borne_out(claim, told)
    return by_bounds(claim, _size_bounds(claim.size, unit, rules), size, told)


def _size_bounds(size: str, unit: str, rules: Rules) -> Bounds:
    zero = Fraction(0)
    if size == "large":
        return Bounds(
            Span(limit(rules, f"large_sure_{unit}"), _FAR),
            Span(limit(rules, f"large_least_{unit}"), _FAR),
        )
    return Bounds(
        Span(zero, limit(rules, f"{size}_sure_{unit}")),
        Span(zero, limit(rules, f"{size}_most_{unit}")),
    )
