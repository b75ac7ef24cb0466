"""Judges shares: so many of so many against a percentage, and both against a portion in words."""

from fractions import Fraction
from typing import Final

from goldenthread.scrutiny.findings import Level
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.spans import Span, exactly
from goldenthread.scrutiny.units import Unit
from goldenthread.scrutiny.words.claims import Claim
from goldenthread.scrutiny.words.judging.judged import (
    Bounds,
    Judged,
    borne_out,
    by_bounds,
    contradicted,
    left_open,
    limit,
    shown,
)
from goldenthread.scrutiny.words.said import Portion, Said

_WHOLE: Final = Fraction(100)
_HALF: Final = Fraction(50)
#: "Over half" is not half.
_BARELY: Final = Fraction(1, 10**6)


def share(claim: Claim, rules: Rules) -> Judged:
    """So many of so many, and the percentage printed beside them."""
    top, bottom, by = claim.now, claim.was, claim.by
    if top is None or bottom is None:
        return left_open(claim, "a part of the share is not in the sentence")
    whole = top.whole and bottom.whole and top.unit is not Unit.MONEY
    if whole and top.number > bottom.number and not (top.softened or bottom.softened):
        return contradicted(claim, f"{top.text} is more than the {bottom.text} that it is of")
    if by is None:
        return left_open(claim, "no percentage is given")
    given = top.span(rules).over(bottom.span(rules))
    if given is None:
        return left_open(claim, "nothing can be a share of nought")
    exact = top.number * _WHOLE / bottom.number
    line = f"{top.text} ÷ {bottom.text} = {shown(exact, by.printed.places + 1)}%"
    if given.times(_WHOLE).meets(by.span(rules)):
        return borne_out(claim, line)
    if not by.softened and given.times(_WHOLE).meets(by.printed.cut()):
        return borne_out(claim, line, f"{shown(exact, by.printed.places)}% (cut off rather than rounded)")
    return contradicted(claim, f"{line}, not {by.text}", f"{shown(exact, by.printed.places)}%")


def portion(claim: Claim, rules: Rules) -> Judged:
    """A portion in words, and the figures beside it."""
    now = claim.now
    if now is None:
        return left_open(claim, "no figure stands beside the words")
    span, exact, line = now.span(rules), now.number, now.text
    if claim.was is not None:
        given = now.span(rules).over(claim.was.span(rules))
        if given is None or now.number > claim.was.number:
            return left_open(claim, "the figures beside it are no share")
        span, exact = given.times(_WHOLE), now.number * _WHOLE / claim.was.number
        line = f"{now.text} of {claim.was.text} is {shown(exact)}%"
    words = claim.words if claim.portion is None else claim.portion.text
    bounds = _all_or_none(claim, now) if claim.portion is None else bounds_of(claim.portion, rules)
    level = Level.CONTRADICTION if claim.portion is None or claim.portion.kind != "share" else Level.QUESTION
    return by_bounds(claim, bounds, span, f"{line}, beside '{words}'", "", level)


def _all_or_none(claim: Claim, now: Said) -> Bounds:
    wanted = exactly(_WHOLE if claim.way > 0 else 0)
    return Bounds(wanted, wanted)


def bounds_of(said: Portion, rules: Rules) -> Bounds:
    """What a portion in words says of a percentage."""
    if said.kind == "vast_majority":
        sure, least = (limit(rules, f"vast_majority_{name}_percent") for name in ("sure", "least"))
        return Bounds(Span(sure, _WHOLE), Span(least, _WHOLE))
    if said.kind in {"majority", "minority"}:
        above = Span(_HALF + _BARELY, _WHOLE) if said.kind == "majority" else Span(Fraction(0), _HALF - _BARELY)
        return Bounds(above, above)
    centre = said.share if said.share is not None else _HALF
    sure, most, about, nearly = (limit(rules, f"portion_{name}_points") for name in ("sure", "most", "about", "nearly"))
    # One in fifty is not the same as one in thirty: a small portion is given room by its own size.
    room = min(Fraction(1), centre / 20)
    if said.softened == "nearly":
        return Bounds(Span(centre - most * room, centre), Span(centre - nearly * room, centre))
    if said.softened in {"over", "at_least"}:
        least = centre + (_BARELY if said.softened == "over" else 0)
        return Bounds(Span(least, centre + nearly), Span(least, _WHOLE))
    if said.softened in {"under", "at_most"}:
        most_of = centre - (_BARELY if said.softened == "under" else 0)
        return Bounds(Span(Fraction(0), most_of), Span(Fraction(0), most_of))
    wide = about if said.softened == "about" else most
    return Bounds(Span(centre - sure * room, centre + sure * room), Span(centre - wide * room, centre + wide * room))
