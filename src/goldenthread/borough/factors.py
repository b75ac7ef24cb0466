"""Factors found at the end of an assessment, by the main need of the child."""

from typing import Final

from goldenthread.borough.dice import Dice, Weighted

# Near the shares of factors that the DfE prints for assessments of 2025: domestic abuse and mental health lead.
_FACTORS: Final = Weighted([
    ("3A", 9), ("3B", 30), ("3C", 2), ("4A", 12), ("4B", 30), ("4C", 3), ("17A", 21), ("16A", 18), ("18B", 12), ("18C", 5),
    ("1A", 3), ("1B", 14), ("1C", 1), ("2A", 5), ("2B", 13), ("2C", 1), ("5A", 9), ("5B", 3), ("6A", 7), ("6B", 6), ("7A", 4),
    ("10A", 3), ("11A", 4), ("12A", 1), ("13A", 4), ("14A", 7), ("15A", 5), ("19B", 6), ("19C", 3), ("22A", 0.5), ("23A", 0.4),
    ("24A", 4), ("20", 12), ("8F", 0.4), ("8E", 0.3),
])  # fmt: skip
_BY_NEED: Final = {"N2": ("5A", "6A"), "N3": ("4B", "6B"), "N6": ("14A", "13A"), "N8": ("9A",), "N9": ("20",)}
_FIRST_24A: Final = 737_881  # 1 April 2021
_FIRST_18B: Final = 737_516  # 1 April 2020
_OLD: Final = {"18B": "18A", "18C": "18A", "19B": "19A", "19C": "19A"}


_DISABILITY: Final = Weighted([("5A", 58), ("6A", 42)])


def factors_for(dice: Dice, need: str, day: int, closing: bool, disabled: bool) -> list[str]:
    """Draw one to six factors valid on the day.

    21 (none) stands alone, and only where the case then closes (CIN census rule 8873). The assessment of a disabled child
    names a disability (rule 8899Q).
    """
    if closing and not disabled and dice.chance(0.17):
        return ["21"]
    found = set(_BY_NEED.get(need, ())[: 1 + dice.chance(0.5)])
    for _ in range(1 + dice.chance(0.75) + dice.chance(0.45) + dice.chance(0.25)):
        found.add(dice.pick(_FACTORS))
    if disabled and not found & {"5A", "6A"}:
        found.add(dice.pick(_DISABILITY))
    if day < _FIRST_24A:
        found.discard("24A")
    if day < _FIRST_18B:
        found = {_OLD.get(factor, factor) for factor in found}
    return sorted(found) or ["20"]
