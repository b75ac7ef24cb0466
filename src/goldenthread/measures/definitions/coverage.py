"""The table of coverage: each official code of the register, with the definitions that feed it or the reason why none does."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Final

from goldenthread.measures.definitions.not_covered import NOT_COVERED
from goldenthread.measures.language.book import Book

#: Prefix of a code -> what the register of that kind is.
REGISTERS: Final[Mapping[str, str]] = {
    "clock": "Clocks",
    "report": "Quarterly report of a council, 2016/17",
    "dashboard": "Improvement dashboard of a council, 2017",
    "progress": "Progress report of a council, 2017",
    "dfe": "Definitions of the Department for Education",
    "regional": "Quarterly data set of the regional improvement alliances",
}


@dataclass(frozen=True, slots=True)
class Covered:
    """One code: its title; keys of measures, clocks and typed figures that carry it; the reason where there are none."""

    code: str
    title: str
    measures: tuple[str, ...]
    clocks: tuple[str, ...]
    typed: tuple[str, ...]
    reason: str

    @property
    def kind(self) -> str:
        """The register that it belongs to, by its prefix."""
        return REGISTERS[self.code.partition(":")[0]]

    @property
    def is_fed(self) -> bool:
        """Whether any definition carries it."""
        return bool(self.measures or self.clocks or self.typed)


def register() -> Mapping[str, str]:
    """Every official code and its title, in the order of ``register.csv``."""
    text = resources.files(__package__).joinpath("register.csv").read_text(encoding="utf-8")
    return {row["code"]: row["title"] for row in csv.DictReader(text.splitlines())}


def coverage(book: Book) -> tuple[Covered, ...]:
    """The whole table for a book, in the order of the register: what `goldenthread list` and the documentation print."""
    measures = _keys((key, one.codes) for key, one in book.measures.items())
    clocks = _keys((key, one.codes) for key, one in book.clocks.items())
    typed = _keys((key, one.codes) for key, one in book.typed.items())
    return tuple(
        Covered(
            code, title, measures.get(code, ()), clocks.get(code, ()), typed.get(code, ()), NOT_COVERED.get(code, "")
        )
        for code, title in register().items()
    )


def unregistered(book: Book) -> tuple[str, ...]:
    """Codes of a register's form that definitions carry and the register has not: slips of the pen."""
    given = [one.codes for held in (book.measures, book.clocks, book.typed) for one in held.values()]
    known = register()
    return tuple(
        sorted({code for codes in given for code in codes if code.partition(":")[0] in REGISTERS and code not in known})
    )


def _keys(held: Iterable[tuple[str, tuple[str, ...]]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for key, codes in held:
        for code in dict.fromkeys(codes):
            found[code] = (*found.get(code, ()), key)
    return found
