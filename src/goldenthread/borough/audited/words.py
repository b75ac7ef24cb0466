"""What auditors of the invented borough write, one sentence of many, filled in for a case."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Final

from goldenthread.borough.dice import Dice
from goldenthread.calendar import add_months

_TOLD_WHERE: Final = 0.4
_MONTHS_BACK: Final = (1, 6)
_SOME: Final = (2, 6)


@dataclass(frozen=True, slots=True)
class Subject:
    """Of whom an auditor writes: ``child`` is "the child" or "the young person", ``carer`` and ``agency`` stay the same."""

    child: str
    carer: str
    agency: str


def subject(dice: Dice, child: str) -> Subject:
    """A subject whose carer and agency are drawn."""
    held = _words()
    return Subject(child, dice.one(tuple(held["carers"])), dice.one(tuple(held["agencies"])))


def judged(dice: Dice, domain: str, grade: str, of: Subject, on: date) -> str:
    """The evidence of one domain's grade: ``domain`` is the key of its wording without the number."""
    said = _one(dice, _words()[domain][grade], of, on)
    if dice.chance(_TOLD_WHERE):
        said += " " + _one(dice, _words()["read"], of, on)
    return said


def said(dice: Dice, part: str, which: str, of: Subject, on: date) -> str:
    """A sentence of another part: summary by grade, action by domain, feedback face or written, view of whom, and so on."""
    return _one(dice, _words()[part][which], of, on)


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(files("goldenthread.borough.audited").joinpath("words.toml").read_text(encoding="utf-8"))


def _one(dice: Dice, sentences: list[str], of: Subject, on: date) -> str:
    month = add_months(on, -dice.between(*_MONTHS_BACK)).strftime("%B")
    filled = dice.one(tuple(sentences)).format(
        child=of.child, carer=of.carer, agency=of.agency, month=month, n=dice.between(*_SOME)
    )
    return ". ".join(part[:1].upper() + part[1:] for part in filled.split(". "))
