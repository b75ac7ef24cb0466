"""Names, postcodes and nationalities that nobody could take for real ones."""

from typing import Final

from goldenthread.borough.dice import Dice, Weighted

# Made of syllables, so that no list of real names is kept; the result is plainly invented.
_FIRST: Final = (
    "Bru",
    "Cas",
    "Dor",
    "Fen",
    "Gal",
    "Hes",
    "Jun",
    "Kip",
    "Lor",
    "Mab",
    "Nim",
    "Ost",
    "Pel",
    "Quil",
    "Ros",
    "Tam",
)
_SECOND: Final = ("bo", "dra", "fin", "kel", "la", "mo", "nix", "ris", "ta", "vey", "wen", "zo")
_LAST: Final = ("Demo", "Example", "Invent", "Mock", "Pretend", "Sample", "Specimen", "Test")
_PLACES: Final = ("berry", "brook", "croft", "dale", "field", "ford", "ham", "ley", "marsh", "stead", "ton", "wick")

# Postcode areas that the Royal Mail does not use: no such address can exist.
_HOME_AREA: Final = "XN"
_AWAY_AREAS: Final = ("QV", "ZK", "XJ", "ZQ")
_INWARD: Final = "ABDEFGHJLNPQRSTUWXYZ"

_NATIONS: Final = Weighted(
    [
        ("British", 80),
        ("Romanian", 4),
        ("Polish", 3),
        ("Somali", 3),
        ("Nigerian", 3),
        ("Indian", 3),
        ("Iranian", 2),
        ("Portuguese", 2),
    ]
)
_ARRIVALS: Final = Weighted(
    [
        ("Afghan", 24),
        ("Sudanese", 20),
        ("Eritrean", 14),
        ("Iranian", 11),
        ("Albanian", 9),
        ("Vietnamese", 9),
        ("Iraqi", 6),
        ("Ethiopian", 4),
        ("Syrian", 3),
    ]
)


def forename(dice: Dice) -> str:
    """An invented forename."""
    return dice.one(_FIRST) + dice.one(_SECOND)


def surname(dice: Dice) -> str:
    """An invented surname that says it is one."""
    return dice.one(_LAST) + dice.one(_PLACES)


def home_postcode(dice: Dice, ward: int) -> str:
    """A postcode in the borough, one outward code a ward."""
    return f"{_HOME_AREA}{ward + 1} {_inward(dice)}"


def away_postcode(dice: Dice) -> str:
    """A postcode outside the borough."""
    return f"{dice.one(_AWAY_AREAS)}{dice.between(1, 19)} {_inward(dice)}"


def nationality(dice: Dice, unaccompanied: bool) -> str:
    """A nationality; those of unaccompanied children follow the Home Office's commonest."""
    return dice.pick(_ARRIVALS if unaccompanied else _NATIONS)


def ni_number(dice: Dice) -> str:
    """A National Insurance number with the prefix kept for examples, which is never issued."""
    return f"QQ{dice.between(0, 999999):06d}{'ABCD'[dice.between(0, 3)]}"


def _inward(dice: Dice) -> str:
    return f"{dice.between(1, 9)}{_INWARD[dice.between(0, 19)]}{_INWARD[dice.between(0, 19)]}"
