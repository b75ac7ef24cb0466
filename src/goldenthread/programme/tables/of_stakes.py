"""The files of what is at stake: risks and lines of money, column by column."""

from typing import Final

from goldenthread.programme.stakes import Direction, Money, Risk, Unit
from goldenthread.programme.tables.columns import Column, Kind, Sheet, choice, day, person, text

_KEY: Final = text("key", "its own key, as in the register", True)
_SOURCE: Final = text("source", "where it is printed")


def _scored(name: str, means: str) -> Column:
    """A column of 1 to 5; a blank one is None: it was not scored."""
    return Column(name, Kind.NUMBER, means)


RISKS: Final = Sheet(
    "risks",
    "risks that actions answer",
    Risk,
    (
        _KEY,
        text("title", "what it is called", True),
        text("description", "what could happen, and to whom"),
        person("owner", "who answers for it"),
        _scored("likelihood", "how likely it is with its controls, 1 to 5; blank where it is not scored"),
        _scored("impact", "how bad it would be with its controls, 1 to 5; blank where it is not scored"),
        choice("direction", "how it moved since before", Direction, Direction.NOT_SAID),
        day("as_at", "the day of which the register speaks"),
        _SOURCE,
    ),
    attribute="risks",
    identity=("key",),
)

MONEY: Final = Sheet(
    "money",
    "lines of money that actions draw on or save",
    Money,
    (
        _KEY,
        text("title", "what it is for", True),
        Column("amount", Kind.NUMBER, "a whole number; blank where it is not recorded, which is not 0"),
        choice("unit", "£ or £000", Unit, Unit.POUNDS),
        text("period", "the year or time it is for"),
        _SOURCE,
        text("note", "a remark"),
    ),
    attribute="money",
    identity=("key",),
)

SHEETS: Final = (RISKS, MONEY)
