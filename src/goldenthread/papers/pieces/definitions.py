"""What every measure of the paper counts: its definition, version and source, so that no figure stands undefined."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from goldenthread.measures.entries import Entry
from goldenthread.measures.language.book import Book
from goldenthread.measures.run.explain import source_words
from goldenthread.papers.gather import Asks
from goldenthread.papers.kinds import Kind, measures_of
from goldenthread.papers.run import Made, Run
from goldenthread.reports.blocks import Column, Table
from goldenthread.reports.cells import Cell, number, words


@dataclass(frozen=True, slots=True)
class _Options:
    measures: tuple[str, ...]


def _read(entry: Entry, book: Book) -> _Options:
    return _Options(measures_of(entry, book))


def _make(options: _Options, run: Run) -> Made:
    keys = options.measures or tuple(dict.fromkeys(one.figure.key for one in run.figures))
    return Made((definitions_table(run.session.book, keys),))


def definitions_table(book: Book, keys: Iterable[str]) -> Table:
    """A row for each measure, with what it counts, what it cannot see, its source and version."""
    columns = (
        Column("Measure", weight=2),
        Column("What it counts", weight=3),
        Column("Cannot see", weight=2),
        Column("Source", weight=2.2),
        Column("Version", True, 0.7),
    )
    return Table("Definition, limits and source of each measure", columns, tuple(_row(book, key) for key in keys))


def _row(book: Book, key: str) -> tuple[Cell, ...]:
    typed = book.typed.get(key)
    if typed is not None:
        return (
            words(typed.title), words(typed.says), words("what was not typed"), words(source_words(typed.source)), number(typed.version),
        )  # fmt: skip
    measure = book.measure(key)
    return (
        words(measure.title),
        words(measure.says),
        words(measure.unseen),
        words(source_words(measure.source)),
        number(measure.version),
    )


def _asks(options: _Options) -> Asks:
    return Asks(options.measures)


KIND: Final = Kind(
    "definitions", "What each measure of the paper counts, with its source and version.", _read, _asks, _make
)
