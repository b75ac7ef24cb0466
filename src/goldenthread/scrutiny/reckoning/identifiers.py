"""The numbers of actions and risks taken apart: what stands before their last part, and that part as a number."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from goldenthread.scrutiny.findings import Place
from goldenthread.scrutiny.reckoning.numerals import from_roman, to_roman
from goldenthread.scrutiny.roles import Column
from goldenthread.scrutiny.sheets import Row

_BRACKETED: Final = re.compile(r"^(?P<stem>.*?)\(\s*(?P<last>[ivxlcIVXLC]+|\d+|[a-z])\s*\)$")
_NUMBERED: Final = re.compile(r"^(?P<stem>.*?)(?P<last>\d+)$")


@dataclass(frozen=True)
class Identifier:
    """One identifier: the row, what stands before its last part, that part as a number, and how it is written."""

    row: Row
    column: Column
    text: str
    stem: str
    last: int
    style: str

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.row.place(self.column)

    def written(self, last: int) -> str:
        """The identifier with another last part."""
        if self.style == "roman":
            return f"{self.stem}({to_roman(last)})"
        if self.style == "letter":
            return f"{self.stem}({chr(ord('a') + last - 1)})"
        if self.style == "bracketed":
            return f"{self.stem}({last})"
        return f"{self.stem}{last:0{len(self.text) - len(self.stem)}d}"


def identifiers(rows: Iterable[Row], column: Column) -> list[Identifier]:
    """Every identifier of some rows that can be taken apart, in order."""
    return _as_letters([number for row in rows if (number := _number(row, column)) is not None])


def _number(row: Row, column: Column) -> Identifier | None:
    text = row.raw(column)
    if match := _BRACKETED.match(text):
        last = match["last"]
        if last.isdigit():
            return Identifier(row, column, text, match["stem"], int(last), "bracketed")
        roman = from_roman(last)
        if roman is not None:
            return Identifier(row, column, text, match["stem"], roman, "roman")
        return (
            Identifier(row, column, text, match["stem"], ord(last) - ord("a") + 1, "letter") if len(last) == 1 else None
        )
    if match := _NUMBERED.match(text):
        return Identifier(row, column, text, match["stem"], int(match["last"]), "plain")
    return None


def _as_letters(numbers: list[Identifier]) -> list[Identifier]:
    """The numbers with (c), (d), (i) read as letters in a series that has letters which are no roman number."""
    lettered = {number.stem for number in numbers if number.style == "letter"}
    return [
        replace(number, last=ord(letter) - ord("a") + 1, style="letter")
        if number.stem in lettered and number.style == "roman" and len(letter := number.text[-2].casefold()) == 1
        else number
        for number in numbers
    ]
