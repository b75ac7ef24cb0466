"""Reads folders of small TOML files cell by cell, so that every problem in them is told in one pass."""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from difflib import get_close_matches
from enum import Enum
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeVar

from goldenthread.calendar import Period, PeriodError, PeriodKind, parse_period
from goldenthread.records.errors import Problem

Folder = Path | Traversable
_Choice = TypeVar("_Choice", bound=Enum)
_NO_DAY = date(1, 1, 1)


@dataclass(slots=True)
class Entry:
    """One table of a file, from which values are taken by name; what is wrong is added to ``problems``."""

    where: str
    cells: dict[str, object]
    problems: list[Problem]
    taken: set[str] = field(default_factory=set)

    def wrong(self, what: str, mend: str) -> None:
        """Add a problem of this table."""
        self.problems.append(Problem(self.where, what, mend))

    def has(self, name: str) -> bool:
        """Whether the table holds a value of this name."""
        return name in self.cells

    def text(self, name: str, default: str | None = None) -> str:
        """Words that are not blank; "" with a problem where they are missing and there is no default."""
        value = self._take(name, default)
        if isinstance(value, str) and (value.strip() or default is not None):
            return value.strip()
        self._missing(name, "words", value)
        return ""

    def whole(self, name: str, default: int | None = None) -> int:
        """A whole number from 0."""
        value = self._take(name, default)
        if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
            return value
        self._missing(name, "a whole number from 0", value)
        return 0

    def number(self, name: str) -> Decimal | None:
        """A number as it is written, or None where the table does not hold it."""
        value = self._take(name, "")
        if value == "":
            return None
        if isinstance(value, int | Decimal) and not isinstance(value, bool) and Decimal(value).is_finite():
            return Decimal(value)
        self._missing(name, "a number", value)
        return None

    def yes(self, name: str, default: bool | None = None) -> bool:
        """true or false."""
        value = self._take(name, default)
        if isinstance(value, bool):
            return value
        self._missing(name, "true or false", value)
        return False

    def day(self, name: str) -> date:
        """A date, written without quotation marks."""
        found = self.day_or_none(name)
        if found is None and name not in self.cells:
            self._missing(name, "a date", None)
        return found or _NO_DAY

    def day_or_none(self, name: str) -> date | None:
        """A date, or None where the table does not hold it."""
        value = self._take(name, "")
        if value == "":
            return None
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        self._missing(name, "a date such as 2017-04-01, without quotation marks", value)
        return None

    def period(self, name: str) -> Period | None:
        """A period as the command line reads it, or None where the table does not hold it or it cannot be read.

        A window of months or days up to a date is refused: from its start or from its end would be a guess.
        """
        value = self._take(name, "")
        if value == "":
            return None
        if not isinstance(value, str):
            self._missing(name, 'a period in quotation marks, such as "2016-17-Q4"', value)
            return None
        try:
            period = parse_period(value)
        except PeriodError as error:
            self.wrong(f"{name} = {value!r}: {error.what}".rstrip("."), error.mend)
            return None
        if period.kind in (PeriodKind.ROLLING_MONTHS, PeriodKind.ROLLING_DAYS):
            self.wrong(f"{name} = {value!r} is a window that began long before", "Write the month or year it ends in.")
            return None
        return period

    def choice(self, name: str, kind: type[_Choice], default: _Choice | None = None) -> _Choice | None:
        """One of a closed list of words."""
        value = self._take(name, default)
        if isinstance(value, kind):
            return value
        for member in kind:
            if value == member.value:
                return member
        known = ", ".join(repr(member.value) for member in kind)
        self.wrong(f"{name} = {value!r} is not known" if value is not None else f"{name} is missing", f"Use {known}.")
        return None

    def tables(self, name: str) -> list["Entry"]:
        """The tables that stand under a name, in order."""
        value = self._take(name, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self._missing(name, f"tables, each headed [[{name}]]", value)
            return []
        return [Entry(f"{self.where}, {name} {i}", item, self.problems) for i, item in enumerate(value, start=1)]

    def table(self, name: str) -> "Entry | None":
        """The one table that stands under a name, or None where there is none."""
        value = self._take(name, {})
        if isinstance(value, dict):
            return Entry(f"{self.where}, {name}", value, self.problems) if name in self.cells else None
        self._missing(name, "a table", value)
        return None

    def lines(self, name: str) -> tuple[str, ...]:
        """A list of words, empty where there is none."""
        value = self._take(name, [])
        if isinstance(value, list) and all(isinstance(item, str) and item.strip() for item in value):
            return tuple(item.strip() for item in value)
        self._missing(name, 'a list of words, such as ["team", "worker"]', value)
        return ()

    def words(self, name: str) -> dict[str, str]:
        """A table of words by word, empty where there is none."""
        value = self._take(name, {})
        if isinstance(value, dict) and all(isinstance(item, str) for item in value.values()):
            return {str(key): str(item) for key, item in value.items()}
        self._missing(name, "a table of words", value)
        return {}

    def done(self) -> None:
        """Name what the table holds and nobody asked for: a misspelt name must not be passed over."""
        for name in self.cells.keys() - self.taken:
            near = get_close_matches(name, self.taken, 1)
            mend = f"Did you mean {near[0]!r}?" if near else f"Known here: {', '.join(sorted(self.taken))}."
            self.wrong(f"{name!r} means nothing here", mend)

    def _take(self, name: str, default: object) -> object:
        self.taken.add(name)
        return self.cells.get(name, default)

    def _missing(self, name: str, wanted: str, value: object) -> None:
        what = f"{name} is missing" if value is None else f"{name} = {value!r} is not {wanted}"
        self.wrong(what, f"Write {name} = {wanted}.")


def files(folders: Iterable[Folder], problems: list[Problem]) -> Iterator[tuple[int, Entry]]:
    """Every TOML file of the folders by name, with the number of its folder; a folder that is not there is a problem."""
    for layer, folder in enumerate(folders):
        if not folder.is_dir():
            problems.append(Problem(str(folder), "this folder is not there", "Name a folder of TOML files."))
            continue
        for file in sorted(folder.iterdir(), key=lambda file: file.name):
            if file.name.endswith(".toml"):
                entry = file_of(file, problems)
                if entry is not None:
                    yield layer, entry


def file_of(file: Traversable | Path, problems: list[Problem]) -> Entry | None:
    """One TOML file as an entry; None, with a problem, where it is none."""
    try:
        cells = tomllib.loads(file.read_text(encoding="utf-8-sig"), parse_float=Decimal)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        problems.append(Problem(file.name, f"this is not TOML in UTF-8: {error}", "Mend the file."))
        return None
    return Entry(file.name, cells, problems)
