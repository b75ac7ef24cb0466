"""Reads a published table from CSV, telling every missing column and unreadable number in one pass."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from goldenthread.records.errors import InputRefused, Problem


@dataclass(slots=True)
class Row:
    """One row of a published table; what cannot be read is added to ``problems``."""

    where: str
    cells: Mapping[str, str]
    problems: list[Problem]

    def text(self, name: str) -> str:
        """The cell without spaces around it."""
        return self.cells[name].strip()

    def number(self, name: str) -> float | None:
        """A number, or None where nothing is printed."""
        text = self.text(name)
        if not text:
            return None
        try:
            number = Decimal(text)
        except InvalidOperation:
            number = Decimal("NaN")
        if not number.is_finite():
            self.problems.append(Problem(self.where, f"{name} {text!r} is not a number", "Write digits alone."))
            return None
        return float(number)

    def decimal(self, name: str) -> Decimal | None:
        """The number as it is written, or None where nothing is printed."""
        number = self.number(name)
        return None if number is None else Decimal(self.text(name))

    def one_of(self, name: str, known: Iterable[str]) -> str:
        """One of a closed list of words; "" with a problem for another."""
        text, words = self.text(name), list(known)
        if text in words:
            return text
        self.problems.append(Problem(self.where, f"{name} {text!r} is not known", f"Write one of {', '.join(words)}."))
        return ""


def rows_of(path: Path, columns: Sequence[str], problems: list[Problem]) -> list[Row]:
    """The rows of a CSV file, UTF-8 with or without a byte-order mark, that holds at least these columns.

    Raises InputRefused where the file cannot be opened or lacks a column.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            held = list(csv.DictReader(file, restval=""))
    except (OSError, UnicodeDecodeError) as error:
        raise InputRefused.of(path.name, f"the file cannot be read: {error}", "Give a CSV file in UTF-8.") from error
    there = held[0].keys() if held else ()
    missing = [name for name in columns if name not in there]
    if missing:
        raise InputRefused.of(
            path.name, f"there is no column {', '.join(missing)}", "Give the table with its headings."
        )
    return [Row(f"{path.name}, row {number}", cells, problems) for number, cells in enumerate(held, start=2)]
