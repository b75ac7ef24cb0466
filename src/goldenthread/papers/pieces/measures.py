"""A table of measures: a row for each, with the columns that the definition asks for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from goldenthread.measures.entries import Entry
from goldenthread.measures.language.book import Book
from goldenthread.measures.reading.points import period_words
from goldenthread.papers.gaps import undeclared
from goldenthread.papers.gather import Asks
from goldenthread.papers.kinds import Kind, measures_of
from goldenthread.papers.run import Made, Run
from goldenthread.papers.standing import Standing
from goldenthread.papers.words import (
    change_cell,
    comparator_words,
    count_cell,
    counted_words,
    direction_cell,
    rating_cell,
    target_words,
    value_cell,
)
from goldenthread.reports.blocks import Column, Table
from goldenthread.reports.cells import Cell, absent, words


@dataclass(frozen=True, slots=True)
class _Heading:
    """A column: its heading, in which the periods of a run are put, whether numbers stand in it, its width, its cell."""

    heading: str
    numeric: bool
    weight: float
    cell: Callable[[Standing], Cell]


def _n(one: Standing) -> Cell:
    return words(counted_words(one.figure))


COLUMNS: Final[Mapping[str, _Heading]] = {
    "previous": _Heading("Previous", True, 1, lambda one: value_cell(one.previous)),
    "latest": _Heading("Latest: {period}", True, 1.1, lambda one: value_cell(one.figure)),
    "n": _Heading("Counted", False, 1.1, _n),
    "numerator": _Heading("Numerator", True, 1, lambda one: count_cell(one.figure, one.figure.numerator)),
    "denominator": _Heading("Denominator", True, 1.1, lambda one: count_cell(one.figure, one.figure.denominator)),
    "change": _Heading("Change", True, 1, lambda one: change_cell(one.figure, one.previous)),
    "year": _Heading("A year before", True, 1, lambda one: value_cell(one.year)),
    "change since year": _Heading("Change in a year", True, 1, lambda one: change_cell(one.figure, one.year)),
    "baseline": _Heading("Baseline: {baseline}", True, 1, lambda one: value_cell(one.baseline)),
    "change since baseline": _Heading(
        "Change since baseline", True, 1, lambda one: change_cell(one.figure, one.baseline)
    ),
    "target": _Heading("Target", False, 1.1, lambda one: words(target_words(one))),
    "rating": _Heading("Rating", False, 1.1, lambda one: rating_cell(one.reading.rating if one.reading else None)),
    "direction": _Heading(
        "Direction", False, 1.2, lambda one: direction_cell(one.reading.previous if one.reading else None, one.previous)
    ),
    "direction in a year": _Heading(
        "Direction in a year",
        False,
        1.2,
        lambda one: direction_cell(one.reading.year if one.reading else None, one.year),
    ),
    "signal": _Heading("Signal", False, 1.1, lambda one: words(one.signal)),
    "comparator": _Heading("Others", False, 2.2, lambda one: words(comparator_words(one))),
}


@dataclass(frozen=True, slots=True)
class _Options:
    caption: str
    measures: tuple[str, ...]
    columns: tuple[str, ...]
    notes: tuple[str, ...]


def _read(entry: Entry, book: Book) -> _Options:
    options = _Options(entry.text("caption"), measures_of(entry, book), entry.lines("columns"), entry.lines("notes"))
    for name in options.columns:
        if name not in COLUMNS:
            entry.wrong(f"there is no column {name!r}", f"Use {', '.join(COLUMNS)}")
    if not options.measures:
        entry.wrong("no measure is named", 'Write measures = ["a-key"]')
    return options


def _make(options: _Options, run: Run) -> Made:
    standings = tuple(one for key in options.measures for one in run.figures.whole(key))
    columns = [COLUMNS[name] for name in options.columns]
    rows = tuple((words(name_of(one)), *(_cell(column, one, run) for column in columns)) for one in standings)
    gaps = tuple(dict.fromkeys(one.figure.key for one in standings if one.is_gap and one.figure.key in run.gaps))
    periods = {"period": period_words(run.period), "baseline": period_words(run.baseline) if run.baseline else "none"}
    table = Table(
        options.caption,
        (
            Column("Measure", weight=3),
            *(Column(column.heading.format_map(periods), column.numeric, column.weight) for column in columns),
        ),
        rows,
        notes=(*options.notes, *notes_of(standings), *(f"{run.gaps[key].key}: {run.gaps[key].words}" for key in gaps)),
    )
    return Made((table,), standings, undeclared(standings, run.gaps), frozenset(gaps))


def name_of(one: Standing) -> str:
    """What a row is called: the title, and the part of a mix in words."""
    return f"{one.figure.title}: {one.part}" if one.figure.part else one.figure.title


def notes_of(standings: tuple[Standing, ...]) -> tuple[str, ...]:
    """What a reader must know beside figures, each once, with the measure that it is about."""
    said = {one.figure.key: f"{one.figure.title}: {one.figure.note}" for one in standings if one.figure.note}
    return tuple(said.values())


def _cell(column: _Heading, one: Standing, run: Run) -> Cell:
    """A missing latest value says why by its declared gap; everything else as it stands."""
    gap = run.gaps.get(one.figure.key)
    if one.is_gap and gap is not None and column is COLUMNS["latest"]:
        return absent(gap.reason.state)
    return column.cell(one)


def _asks(options: _Options) -> Asks:
    return Asks(options.measures)


KIND: Final = Kind("measures", "A table of measures with the columns asked for.", _read, _asks, _make)
