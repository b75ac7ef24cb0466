"""Judges differences, sums and ranges whose figures all stand in the sentence."""

from dataclasses import replace
from typing import Final

from goldenthread.scrutiny.findings import Level
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.spans import Span, total
from goldenthread.scrutiny.units import Unit
from goldenthread.scrutiny.words.claims import Claim
from goldenthread.scrutiny.words.judging.judged import Judged, borne_out, contradicted, left_open, rounded_beside, shown
from goldenthread.scrutiny.words.said import Said

_RATES: Final = {Unit.PERCENT, Unit.POINTS}
_BARE: Final = {Unit.COUNT, Unit.UNKNOWN}
#: Units that are often said once for two numbers.
_CARRIED: Final = {Unit.PERCENT, Unit.PER_10_000, Unit.PER_100_000}


def alike(one: Said, other: Said) -> bool:
    """Whether two numbers are in one unit: points are those of percentages, and a bare number may be a count."""
    held = {one.unit, other.unit}
    return one.unit is other.unit or held <= _RATES or held <= _BARE


def in_one_unit(now: Said, was: Said) -> tuple[Said, Said] | None:
    """The two as numbers of one unit, a bare one in that of the other (64.5% beside 50); None where they are of two."""
    for one, other in ((now, was), (was, now)):
        if not one.sign and one.unit in _BARE and other.unit in _CARRIED and not one.spelled:
            carried = replace(one, unit=other.unit)
            return (carried, other) if one is now else (other, carried)
    return (now, was) if alike(now, was) else None


def difference(claim: Claim, rules: Rules) -> Judged:
    """Two figures and how far they are said to be apart."""
    now, was, by = claim.now, claim.was, claim.by
    if now is None or was is None or by is None or not alike(now, was):
        return left_open(claim, "the figures are not in one unit")
    rounded = rounded_beside(now, was, by)
    apart = now.span(rules, rounded) - was.span(rules, rounded)
    if by.unit is Unit.PERCENT and now.unit not in _RATES:
        return left_open(claim, "a percentage of which figure is not said")
    size = by.span(rules, rounded)
    exact = now.number - was.number
    line = f"{now.text} − {was.text} = {shown(exact)}"
    if claim.way == 0:
        fits = apart.meets(size) or apart.times(-1).meets(size)
    else:
        fits = apart.times(claim.way).meets(size)
    if fits:
        return borne_out(claim, line)
    return contradicted(claim, f"{line}, not {by.text}", shown(abs(exact), by.printed.places))


def parts(claim: Claim, rules: Rules) -> Judged:
    """Parts and the total that they are said to make."""
    if claim.now is None:
        return left_open(claim, "no total is given")
    held = total(part.span(rules) for part in claim.parts)
    exact = sum(part.number for part in claim.parts)
    line = f"{' + '.join(part.text for part in claim.parts)} = {exact}"
    if held.meets(claim.now.span(rules)):
        return borne_out(claim, line)
    if not claim.way:
        return left_open(claim, f"{line}, and nothing says that these are all {claim.now.text}")
    return contradicted(claim, f"{line}, not {claim.now.text}", str(exact))


def in_range(claim: Claim, rules: Rules) -> Judged:
    """A figure that is said to lie within, outside, above or below a range."""
    if claim.now is None or len(claim.parts) != 2 or not all(alike(claim.now, part) for part in claim.parts):
        return left_open(claim, "the figures are not in one unit")
    low, high = (part.number for part in claim.parts)
    if low > high:
        return left_open(claim, "the range runs backwards")
    value = claim.now.span(rules)
    inside = value.meets(Span(low, high))
    places = {
        "within": inside,
        "inside": inside,
        "outside": value.low < low or value.high > high,
        "above": value.high > high,
        "below": value.low < low,
    }
    line = f"{claim.now.text} beside {claim.parts[0].text} to {claim.parts[1].text}"
    return borne_out(claim, line) if places[claim.size] else contradicted(claim, line, "", Level.CONTRADICTION)
