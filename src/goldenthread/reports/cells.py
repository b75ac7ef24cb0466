"""A cell of a table: what is printed, the number behind it, and why there is none where there is none."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Final


class State(Enum):
    """Why a cell holds a number or none: hidden, missing, not applicable and zero are four different things."""

    VALUE = "value"
    TEXT = "text"
    BLANK = "blank"
    HIDDEN = "hidden"
    NOT_RECORDED = "not recorded"
    NOT_APPLICABLE = "not applicable"
    CANNOT_COMPUTE = "cannot be computed"
    NOT_DUE = "not yet due"
    AWAITED = "awaited"


#: What stands in a cell without a number, in every format alike; the legend says what each means.
SHORTHAND: Final = {
    State.HIDDEN: "[c]",
    State.NOT_RECORDED: "[x]",
    State.NOT_APPLICABLE: "[z]",
    State.CANNOT_COMPUTE: "[u]",
    State.NOT_DUE: "[n]",
    State.AWAITED: "[a]",
}
LEGEND: Final = {
    State.HIDDEN: "hidden, so that no child can be found",
    State.NOT_RECORDED: "not recorded",
    State.NOT_APPLICABLE: "not applicable",
    State.CANNOT_COMPUTE: "cannot be computed",
    State.NOT_DUE: "not yet due",
    State.AWAITED: "awaited: the reason, the owner and the date are beneath the table",
}


class Tone(Enum):
    """How a cell is coloured; the text says the same without colour."""

    PLAIN = "plain"
    BLUE = "blue"
    GREEN = "green"
    GREEN_AMBER = "green amber"
    AMBER = "amber"
    RED_AMBER = "red amber"
    RED = "red"
    GREY = "grey"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: ``text`` is printed in every format, letter for letter.

    ``number`` is what a spreadsheet holds (exact, already rounded to ``places``; a percentage runs from 0 to 100); it is
    None exactly when ``state`` is not `State.VALUE`. ``prefix`` and ``suffix`` ("£", "%", "k") stand around it, and
    ``brackets`` are put round a negative as accountants do. A ``day`` makes a real date in a spreadsheet. A ``tone`` never
    stands alone: the text holds the word and the shape. ``link`` is an anchor in the same document.
    """

    text: str
    number: Decimal | None = None
    state: State = State.TEXT
    places: int = 0
    prefix: str = ""
    suffix: str = ""
    brackets: bool = False
    day: date | None = None
    tone: Tone = Tone.PLAIN
    link: str = ""

    def __post_init__(self) -> None:
        """Refuse a cell that says two things."""
        if (self.number is not None) != (self.state is State.VALUE):
            raise ValueError(f"a cell has a number exactly when its state says so: {self.text!r}")
        if self.number is not None and self.text != _printed(self):
            raise ValueError(f"{self.text!r} is not how {self.number} is printed ({_printed(self)!r})")


def number(
    value: Decimal | int,
    places: int = 0,
    prefix: str = "",
    suffix: str = "",
    brackets: bool = False,
    signed: bool = False,
    tone: Tone = Tone.PLAIN,
) -> Cell:
    """A cell that holds a number, already rounded to ``places``; ``signed`` prints a plus before a positive one."""
    exact = Decimal(value).quantize(Decimal(1).scaleb(-places))
    lead = f"+{prefix}" if signed and exact > 0 else prefix
    bare = Cell("", None, State.BLANK, places, lead, suffix, brackets)
    return Cell(_around(bare, exact), exact, State.VALUE, places, lead, suffix, brackets, tone=tone)


def words(text: str, tone: Tone = Tone.PLAIN, link: str = "") -> Cell:
    """A cell of plain text; nothing is a blank cell."""
    return Cell(text, state=State.TEXT if text else State.BLANK, tone=tone, link=link)


def absent(state: State) -> Cell:
    """A cell without a number, printed as its shorthand."""
    return Cell(SHORTHAND[state], state=state, tone=Tone.GREY)


def day(value: date) -> Cell:
    """A cell that holds a date, printed as 5 November 2017."""
    return Cell(f"{value.day} {value:%B %Y}", day=value)


def _printed(cell: Cell) -> str:
    return "" if cell.number is None else _around(cell, cell.number)


def _around(cell: Cell, exact: Decimal) -> str:
    """The number as people read it: thousands apart, a true minus, or brackets."""
    bare = f"{abs(exact):,.{cell.places}f}"
    if exact >= 0 or not any(digit in bare for digit in "123456789"):
        return f"{cell.prefix}{bare}{cell.suffix}"
    return f"({cell.prefix}{bare}{cell.suffix})" if cell.brackets else f"-{cell.prefix}{bare}{cell.suffix}"
