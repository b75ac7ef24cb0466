"""The numbers of a typed row: whether they can be, and whether the value is what numerator and denominator give."""

import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Final, NamedTuple

from goldenthread.measures.kinds import Unit
from goldenthread.measures.typed.rows import PLACES, Told

_NUMBER: Final = re.compile(r"-?\d+(\.\d+)?")
_TIMES: Final = {Unit.PERCENT: 100, Unit.PER_10_000: 10_000, Unit.PER_100_000: 100_000}
_COUNTED: Final = frozenset({Unit.COUNT, Unit.FTE})
_SIGNED: Final = frozenset({Unit.POUNDS, Unit.SCORE})

#: Says what is wrong and how to mend it.
Complain = Callable[[str, str, str], None]


class Numbers(NamedTuple):
    """What a row's four cells of numbers come to."""

    numerator: float | None
    denominator: float | None
    value: float | None
    told: Told
    places: int


def read_numbers(numerator: str, denominator: str, value: str, unit: Unit, complain: Complain) -> Numbers:
    """Read a row's numbers; every contradiction is complained of by column."""
    above, below = (
        _number(name, text, complain) for name, text in (("numerator", numerator), ("denominator", denominator))
    )
    word = value.strip().casefold()
    told = next((one for one in Told if one.value and one.value == word), Told.NUMBER)
    if told is not Told.NUMBER:
        if above is not None:
            complain(
                "numerator",
                f"there is a number although the value is {told.value}",
                "Leave it blank, or give the value",
            )
        return Numbers(None, _float(below), None, told, PLACES.get(unit, 1))
    given = _number("value", value, complain)
    _possible(above, below, given, unit, complain)
    worked = _worked(above, below, unit)
    if given is None and above is None and not _blamed(numerator, denominator, value):
        complain(
            "value",
            "the row gives no value",
            "Give it, or one of: " + ", ".join(one.value for one in Told if one.value),
        )
    if given is not None and worked is not None and not _rounds_to(worked, given):
        shown = f"{float(worked):.{max(2, _places(given))}f}"
        complain(
            "value",
            f"{value.strip()} is not what {numerator} and {denominator or 'nothing'} give, {shown}",
            "Correct one",
        )
    if unit in _COUNTED and above is None:
        above = given
    places = PLACES.get(unit, 1) if given is None else _places(given)
    exact = worked if worked is not None else given
    return Numbers(_float(above), _float(below), None if exact is None else float(exact), Told.NUMBER, places)


def _blamed(*texts: str) -> bool:
    """Whether a cell was complained of already, so that the row does not lack a value for another reason."""
    return any(text.strip() and not _NUMBER.fullmatch(text.strip()) for text in texts)


def _number(name: str, text: str, complain: Complain) -> Decimal | None:
    shown = text.strip()
    if not shown:
        return None
    if _NUMBER.fullmatch(shown):
        return Decimal(shown)
    complain(name, f"{shown[:30]!r} is not a number", "Write it without commas, spaces or signs, such as 1234.5")
    return None


def _possible(
    above: Decimal | None, below: Decimal | None, given: Decimal | None, unit: Unit, complain: Complain
) -> None:
    if unit not in _SIGNED:
        for name, number in (("numerator", above), ("denominator", below), ("value", given)):
            if number is not None and number < 0:
                complain(name, f"{number} is less than nothing", "Correct it")
    if unit is Unit.COUNT:
        for name, number in (("numerator", above), ("value", given)):
            if number is not None and number != number.to_integral_value():
                complain(name, f"{number} is not a whole number, and the unit is a count", "Correct it or the unit")
    if unit in _COUNTED and below is not None:
        complain("denominator", f"a {unit.value} is of nothing", "Leave it blank, or give the unit percent")
    if unit is Unit.PERCENT and above is not None and below is not None and above > below:
        complain("numerator", f"{above} is more than the denominator, {below}", "Correct one of them")
    if unit is Unit.PERCENT and above is None and given is not None and given > 100:
        complain("value", f"{given} is more than 100 per cent", "Correct it")
    if below is not None and above is not None and below == 0:
        complain("denominator", "nothing can be a share of nothing", "Give the value not-applicable and no numerator")
    if above is not None and below is None and unit in _TIMES:
        complain("denominator", f"a figure {unit.value} with a numerator needs one", "Give it, or leave both blank")


def _worked(above: Decimal | None, below: Decimal | None, unit: Unit) -> Fraction | None:
    if above is None:
        return None
    if unit in _COUNTED:
        return Fraction(above)
    return Fraction(above) * _TIMES.get(unit, 1) / Fraction(below) if below else None


def _rounds_to(worked: Fraction, given: Decimal) -> bool:
    """Whether a number, rounded either way at half, is the one given at its decimal places."""
    return abs(worked - Fraction(given)) <= Fraction(1, 2 * 10 ** _places(given))


def _places(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def _float(number: Decimal | None) -> float | None:
    return None if number is None else float(number)
