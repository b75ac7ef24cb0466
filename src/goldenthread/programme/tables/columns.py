"""What the files of a programme are made of: sheets and columns, as data."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any


class Kind(Enum):
    """What a cell holds, and how it is written."""

    TEXT = "words"
    TEXTS = "words, parted by semicolons"
    DAY = "a day, 2018-03-31"
    NUMBER = "a whole number"
    YES = "yes or no"
    MAYBE = "yes, no, or blank where nobody knows"
    CHOICE = "one of a list"
    DUE = "a day (2018-03-31), a month (2018-03), quarterly or ongoing"
    PERSON = "the key or the initials of a person"
    PEOPLE = "keys or initials of people, parted by semicolons"


@dataclass(frozen=True, slots=True)
class Column:
    """One column; a due takes three, the others called after it with ``_kind`` and ``_next_check``; frozen.

    ``field`` is what the value calls it, where that is another word. ``refers`` is the sheet whose first identity column
    it names. ``default`` is what a blank cell stands for, ``choices`` the enumeration of a choice.
    """

    name: str
    kind: Kind
    means: str
    needed: bool = False
    refers: str = ""
    field: str = ""
    default: object = None
    choices: type[Enum] | None = None

    @property
    def called(self) -> str:
        """The field of the value."""
        return self.field or self.name

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings it takes in a file."""
        if self.kind is Kind.DUE:
            return (self.name, f"{self.name}_kind", f"{self.name}_next_check")
        return (self.name,)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One file, or sheet of a workbook: a row a thing; frozen.

    ``identity`` are the columns that tell its rows apart (none where rows may repeat); ``parent`` the sheet that its rows
    belong to, by the columns ``of_parent`` that hold that one's identity; ``attribute`` what the parent (or the plan, or
    governance) calls the rows. ``dated`` is the column by which rows of one parent are put in order. ``make`` builds the
    value and ``take`` gives a field of it back. ``nth`` is a column, no field of the value, that tells rows of one day apart:
    blank for the first of a day, 2 for the second.
    """

    name: str
    means: str
    make: Callable[..., object]
    columns: tuple[Column, ...]
    attribute: str
    identity: tuple[str, ...] = ()
    parent: str = ""
    of_parent: tuple[Column, ...] = ()
    dated: str = ""
    needed: bool = False
    take: Callable[[Any, str], object] = getattr
    nth: str = ""

    @property
    def headings(self) -> tuple[str, ...]:
        """Every heading in order: those that say whose a row is come first."""
        return tuple(heading for column in self.every for heading in column.headings)

    @property
    def every(self) -> tuple[Column, ...]:
        """The columns that say whose a row is, its own, and which of its day it is."""
        counted = (number(self.nth, "which of the rows of that day: blank for the first, then 2"),) if self.nth else ()
        return (*self.of_parent, *self.columns, *counted)


def text(name: str, means: str, needed: bool = False, refers: str = "", field: str = "") -> Column:
    """A column of words."""
    return Column(name, Kind.TEXT, means, needed, refers, field, default="")


def texts(name: str, means: str, refers: str = "", needed: bool = False) -> Column:
    """A column of several words."""
    return Column(name, Kind.TEXTS, means, needed, refers, default=())


def day(name: str, means: str, needed: bool = False) -> Column:
    """A column of days; a blank one is None."""
    return Column(name, Kind.DAY, means, needed)


def number(name: str, means: str, needed: bool = False) -> Column:
    """A column of whole numbers; a blank one is 0."""
    return Column(name, Kind.NUMBER, means, needed, default=0)


def maybe(name: str, means: str) -> Column:
    """A column of yes and no; a blank one is None: nobody knows yet."""
    return Column(name, Kind.MAYBE, means)


def yes(name: str, means: str) -> Column:
    """A column of yes and no; a blank one is no."""
    return Column(name, Kind.YES, means, default=False)


def choice(name: str, means: str, choices: type[Enum], default: Enum | None = None) -> Column:
    """A column of one of a list; needed unless there is a default."""
    return Column(name, Kind.CHOICE, means, default is None, default=default, choices=choices)


def due(name: str, means: str, field: str = "") -> Column:
    """Three columns of when something is due."""
    return Column(name, Kind.DUE, means, needed=True, field=field)


def person(name: str, means: str, needed: bool = False) -> Column:
    """A column of one person."""
    return Column(name, Kind.PERSON, means, needed, default="")


def people(name: str, means: str, needed: bool = False) -> Column:
    """A column of several people."""
    return Column(name, Kind.PEOPLE, means, needed, default=())
