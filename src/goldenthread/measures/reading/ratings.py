"""A rating: a colour that never stands alone, with the rule that gave it and the arithmetic in words."""

from dataclasses import dataclass
from enum import Enum


class Colour(Enum):
    """The words of every rating scheme in use; each has a shape too, so that no reading hangs on seeing colour."""

    GREEN = "green"
    GREEN_AMBER = "green amber"
    AMBER = "amber"
    RED_AMBER = "red amber"
    RED = "red"

    @property
    def shape(self) -> str:
        """The name of the shape printed with it."""
        return _SHAPES[self][0]

    @property
    def mark(self) -> str:
        """The shape as one character."""
        return _SHAPES[self][1]


_SHAPES = {
    Colour.GREEN: ("circle", "●"),
    Colour.GREEN_AMBER: ("half circle", "◐"),
    Colour.AMBER: ("triangle", "▲"),
    Colour.RED_AMBER: ("diamond", "◆"),
    Colour.RED: ("square", "■"),
}


class NoRating(Enum):
    """Why a rule gives no colour. `RATED` (empty) says that it gave one."""

    RATED = ""
    NO_VALUE = "no value"
    MONITOR = "monitor: no good direction"
    NO_TARGET = "no target"
    RUNNING_TOTAL = "running total"
    WRONG_TARGET = "target contradicts the measure's polarity"
    SMALL = "n under the floor"
    UNKNOWN_N = "n is not known"
    NO_COMPARATOR = "nothing to compare with"
    NO_CHANGE = "no change"
    NOT_IN_FORCE = "rule not in force"


@dataclass(frozen=True, slots=True)
class Rating:
    """A colour or the reason why not; ``rule`` and ``version`` made it, ``says`` is the arithmetic in words; frozen."""

    colour: Colour | None
    reason: NoRating
    rule: str
    version: int
    says: str

    @property
    def word(self) -> str:
        """The colour, or "not rated"."""
        return self.colour.value if self.colour else "not rated"

    @property
    def shown(self) -> str:
        """Shape and word together, as a table shows them: "● green", or the reason."""
        return f"{self.colour.mark} {self.colour.value}" if self.colour else f"not rated ({self.reason.value})"
