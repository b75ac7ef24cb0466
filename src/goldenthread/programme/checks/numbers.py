"""Questions about printed numbers: those that jump, have another form, stand twice, or meant something else before."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from goldenthread.programme.checks.found import Noticed, noticed
from goldenthread.programme.promises import Action, Plan

_NUMBER: Final = re.compile(r"(?P<head>[A-Za-z0-9.]*?)\s*\(?(?P<roman>[ivxl]+)\)?")
_ROMAN: Final = {"i": 1, "v": 5, "x": 10, "l": 50}
_SIGNS: Final = ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
#: So many of one form make a number of another stand out.
_ENOUGH: Final = 3


@dataclass(frozen=True, slots=True)
class _Number:
    """A printed number taken apart: what stands before the roman one, and that one."""

    action: Action
    head: str
    place: int


def roman(text: str) -> int:
    """The value of small roman figures up to 89; 0 for what is none ("iiii", "vx")."""
    values = [_ROMAN[letter] for letter in text]
    value = sum(-one if after > one else one for one, after in pairwise([*values, 0]))
    return value if in_roman(value) == text else 0


def in_roman(value: int) -> str:
    """A number from 1 to 89 in small roman figures."""
    text = ""
    for worth, sign in _SIGNS:
        while value >= worth:
            text, value = text + sign, value - worth
    return text


def about_numbers(plan: Plan) -> Iterator[Noticed]:
    """Every question about the numbers of a plan, theme by theme in its order."""
    for theme in plan.themes:
        found = [number for action in plan.actions if action.theme == theme.key if (number := _number(action))]
        yield from _jumps(found)
        yield from _forms(found)
    yield from _twice(plan)
    yield from _before(plan)


def _number(action: Action) -> _Number | None:
    match = _NUMBER.fullmatch(action.printed)
    place = roman(match["roman"]) if match else 0
    return _Number(action, match["head"], place) if match and place else None


def _jumps(numbers: list[_Number]) -> Iterator[Noticed]:
    for one, after in pairwise(numbers):
        # A number of another form may carry on a count: 2(v) and then 2a(vi) leave nothing out.
        if one.head == after.head and after.place > one.place + 1:
            count = after.place - one.place - 1
            missing = f"{count} numbers are" if count > 1 else "one number is"
            said = {"before": one.action.printed, "missing": missing}
            yield noticed("numbers-jump", (after.action.key,), after.action.printed, **said)


def _forms(numbers: list[_Number]) -> Iterator[Noticed]:
    """Numbers whose head only lengthens that of their neighbours and carries on their count: 2a(vi) after 2(v)."""
    usual: list[_Number] = []
    place = 0
    for number in numbers:
        lengthened = bool(usual) and number.head != usual[0].head and number.head.startswith(usual[0].head)
        if lengthened and number.place == place + 1 and len(usual) >= _ENOUGH:
            told = f"{usual[0].action.printed} to {usual[-1].action.printed}"
            yield noticed("number-of-another-form", (number.action.key,), number.action.printed, neighbours=told)
        elif usual and number.head == usual[0].head:
            usual.append(number)
        else:
            usual = [number]
        place = number.place


def _twice(plan: Plan) -> Iterator[Noticed]:
    by_number: dict[str, list[str]] = {}
    for action in plan.actions:
        by_number.setdefault(action.printed, []).append(action.key)
    for printed, keys in by_number.items():
        if len(keys) > 1:
            yield noticed("number-twice", tuple(keys), printed, count=len(keys), keys=", ".join(keys))


def _before(plan: Plan) -> Iterator[Noticed]:
    """Numbers of now that an earlier plan used, where they became other actions."""
    became: dict[str, list[Action]] = {}
    for action in plan.actions:
        for earlier in action.earlier:
            became.setdefault(earlier, []).append(action)
    for action in plan.actions:
        others = [one for one in became.get(action.printed, ()) if one.key != action.key]
        if others:
            now = " and ".join(one.printed for one in others)
            keys = (action.key, *(one.key for one in others))
            yield noticed("number-meant-another", keys, action.printed, now=now)
