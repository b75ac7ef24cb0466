"""Delivery ratings on pages: a scheme's codes as tags, and what its rule makes of a claim."""

from dataclasses import replace
from datetime import date
from typing import Final

from goldenthread.design.components import Tag
from goldenthread.programme.delivery import Delivery, Scheme, delivered, schemes
from goldenthread.programme.promises import Action, Claim
from goldenthread.reports.cells import Tone

#: The shape that goes with a colour; the word says the same without either.
_LOOKS: Final = {
    "blue": (Tone.BLUE, "✓"),
    "green": (Tone.GREEN, "●"),
    "green amber": (Tone.GREEN_AMBER, "◐"),
    "amber": (Tone.AMBER, "▲"),
    "red amber": (Tone.RED_AMBER, "◆"),
    "red": (Tone.RED, "■"),
}


def scheme_of(key: str) -> Scheme | None:
    """A scheme by key; None for one that nobody knows, whose codes are then shown as they are."""
    return schemes().get(key)


def codes(key: str) -> tuple[str, ...]:
    """The codes that a person may claim."""
    found = scheme_of(key)
    return found.codes if found is not None else ()


def labels(key: str) -> tuple[tuple[str, str], ...]:
    """Each code with its colour in words, in the scheme's order."""
    found = scheme_of(key)
    return tuple((one.code, one.colour) for one in found.ratings) if found is not None else ()


def choices(key: str) -> tuple[tuple[str, str], ...]:
    """Each code with its label and what it means, for a form."""
    found = scheme_of(key)
    return (
        tuple((one.code, f"{one.colour.capitalize()}: {one.means}") for one in found.ratings)
        if found is not None
        else ()
    )


def rating_tag(key: str, code: str) -> Tag:
    """A rating as a tag: shape and colour in words; a code of no scheme in grey."""
    found = scheme_of(key)
    one = next((rating for rating in found.ratings if rating.code == code), None) if found is not None else None
    if one is None:
        return Tag(code, Tone.GREY, "?")
    tone, shape = _LOOKS.get(one.colour, (Tone.PLAIN, ""))
    return Tag(one.colour, tone, shape)


def by_rule(action: Action, key: str, today: date) -> Delivery | None:
    """What the scheme's rule makes of an action on a day; None where nobody knows the scheme."""
    found = scheme_of(key)
    return delivered(action, found, today) if found is not None else None


def would_be(action: Action, key: str, rating: str, today: date, because: str) -> Delivery:
    """What the rule would say of a claim made today; raises KeyError for a scheme that nobody knows."""
    claim = Claim(today, rating, "", because)
    return delivered(replace(action, claims=(*action.claims, claim)), schemes()[key], today)
