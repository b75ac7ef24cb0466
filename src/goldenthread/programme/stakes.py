"""What is at stake with actions: risks of the council's register, and lines of its money."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

#: Likelihood and impact run from 1 to this: the register's five by five.
MOST: Final = 5


class Direction(Enum):
    """How a risk moved since it was looked at before."""

    NOT_SAID = "not said"
    SAME = "same"
    INCREASED = "increased"
    REDUCED = "reduced"
    NEW = "new"


class Unit(Enum):
    """In what an amount is counted."""

    POUNDS = "£"
    THOUSANDS = "£000"


@dataclass(frozen=True, slots=True)
class Risk:
    """A risk of the register; ``likelihood`` and ``impact`` are what remains with controls, 1 to 5, both None where not scored.

    ``owner`` is a person by key, or as printed.
    """

    key: str
    title: str
    description: str = ""
    owner: str = ""
    likelihood: int | None = None
    impact: int | None = None
    direction: Direction = Direction.NOT_SAID
    as_at: date | None = None
    source: str = ""

    @property
    def score(self) -> int | None:
        """Impact by likelihood; None where it is not scored."""
        return self.impact * self.likelihood if self.impact and self.likelihood else None


@dataclass(frozen=True, slots=True)
class Money:
    """A line of money: a budget, a grant, a saving. ``amount`` is whole in its ``unit``, None where it is not recorded."""

    key: str
    title: str
    amount: int | None = None
    unit: Unit = Unit.POUNDS
    period: str = ""
    source: str = ""
    note: str = ""

    @property
    def pounds(self) -> int | None:
        """The amount in pounds."""
        thousand = 1000
        return self.amount if self.amount is None or self.unit is Unit.POUNDS else self.amount * thousand
