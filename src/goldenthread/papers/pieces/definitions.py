"""What every measure of the paper counts: its definition, version and source, so that no figure stands undefined."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from goldenthread.measures.entries import Entry
from goldenthread.measures.language.book import Book
from goldenthread.measures.language.measures import Measure
from goldenthread.measures.run.explain import source_words
from goldenthread.papers.gather import Asks
from goldenthread.papers.kinds import Kind, measures_of
from goldenthread.papers.run import Made, Run
from goldenthread.reports.blocks import Column, Table
from goldenthread.reports.cells import Cell, number, words


@dataclass(frozen=True, slots=True)
class _Options:
    measures: tuple[str, ...]
    full: bool


def _read(entry: Entry, book: Book) -> _Options:
    return _Options(measures_of(entry, book), entry.yes("full", False))


def _make(options: _Options, run: Run) -> Made:
    keys = options.measures or tuple(dict.fromkeys(one.figure.key for one in run.figures))
    return Made((definitions_table(run.session.book, keys, options.full),))


def definitions_table(book: Book, keys: Iterable[str], full: bool = True) -> Table:
    """A row for each measure with what it counts, its source and version; in ``full`` with how, and what it cannot see."""
    columns = (
        Column("Measure", weight=2),
        Column("What it counts", weight=4.6 if full else 4),
        Column("Source", weight=2),
        Column("Version", True, 0.7),
    )
    rows = tuple(_row(book, key, full) for key in keys)
    if full:
        return Table("Definition, limits and source of each measure", columns, rows)
    return Table("Definition and source of each measure", columns, rows, notes=(_WHOLE,))


#: Where the rest of a definition is told.
_WHOLE: Final = (
    "In short: how each is counted, and what it cannot see, is told in the book of measures under its name and version."
)
#: A full stop that ends a sentence, not one within a number.
_STOP: Final = re.compile(r"(?<=[.])\s+(?=[A-Z])")


def _row(book: Book, key: str, full: bool) -> tuple[Cell, ...]:
    found = book.typed.get(key) or book.measure(key)
    unseen = found.unseen if isinstance(found, Measure) else "what was not typed"
    said = found.says if full else _STOP.split(found.says, maxsplit=1)[0]
    if full and unseen:
        said = f"{said.rstrip()} Cannot see: {unseen}"
    return words(found.title), words(said), words(source_words(found.source)), number(found.version)


def _asks(options: _Options) -> Asks:
    return Asks(options.measures)


KIND: Final = Kind(
    "definitions", "What each measure of the paper counts, with its source and version.", _read, _asks, _make
)
