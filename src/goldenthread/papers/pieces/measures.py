"""A table of measures: a row for each, with the columns that the definition asks for."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from goldenthread.measures.entries import Entry
from goldenthread.measures.language.book import Book
from goldenthread.measures.reading.points import period_words
from goldenthread.papers.gaps import undeclared
from goldenthread.papers.gather import Asks, compared
from goldenthread.papers.kinds import Kind, measures_of
from goldenthread.papers.run import Made, Run
from goldenthread.papers.standing import Standing
from goldenthread.papers.words import (
    SIGNALS,
    change_cell,
    comparator_words,
    count_cell,
    direction_cell,
    n_cell,
    name_of,
    rating_cell,
    target_words,
    value_cell,
)
from goldenthread.records.errors import Problem
from goldenthread.reports.blocks import Column, Table
from goldenthread.reports.cells import Cell, Tone, absent, words
from goldenthread.scrutiny.reading.blocks import Holds, Known
from goldenthread.scrutiny.roles import Role


@dataclass(frozen=True, slots=True)
class _Heading:
    """A column: its heading, in which the periods of a run are put, whether numbers stand in it, its width, its cell, and
    what scrutiny takes it for."""

    heading: str
    numeric: bool
    weight: float
    cell: Callable[[Standing], Cell]
    role: Role = Role.IGNORED


COLUMNS: Final[Mapping[str, _Heading]] = {
    "previous": _Heading("Previous: {previous}", True, 1, lambda one: value_cell(one.previous), Role.PREVIOUS),
    "latest": _Heading("Latest: {period}", True, 1.1, lambda one: value_cell(one.figure), Role.LATEST),
    "n": _Heading("Counted", False, 1.1, lambda one: n_cell(one.figure), Role.PAIR),
    "numerator": _Heading(
        "Numerator", True, 1, lambda one: count_cell(one.figure, one.figure.numerator), Role.NUMERATOR
    ),
    "denominator": _Heading(
        "Denominator", True, 1.1, lambda one: count_cell(one.figure, one.figure.denominator), Role.DENOMINATOR
    ),
    "change": _Heading("Change", True, 1, lambda one: change_cell(one.figure, one.previous), Role.CHANGE),
    "year": _Heading("A year before: {year}", True, 1, lambda one: value_cell(one.year), Role.YEAR_AGO),
    "change since year": _Heading(
        "Change in a year", True, 1, lambda one: change_cell(one.figure, one.year), Role.CHANGE_SINCE_YEAR
    ),
    "baseline": _Heading("Baseline: {baseline}", True, 1, lambda one: value_cell(one.baseline), Role.BASELINE),
    "change since baseline": _Heading(
        "Change since baseline", True, 1, lambda one: change_cell(one.figure, one.baseline), Role.CHANGE_SINCE_BASELINE
    ),
    "target": _Heading("Target", False, 1.1, lambda one: _or_grey(target_words(one), "no target"), Role.TARGET),
    "rating": _Heading("Rating", False, 1.1, rating_cell, Role.RATING),
    "direction": _Heading("Direction", False, 1.2, direction_cell, Role.DIRECTION),
    "direction in a year": _Heading(
        "Direction in a year",
        False,
        1.2,
        lambda one: direction_cell(one, "year"),
        Role.DIRECTION_SINCE_YEAR,
    ),
    "signal": _Heading("Signal", False, 1.1, lambda one: _or_grey(one.signal, "not charted")),
    "comparator": _Heading(
        "Others", False, 2.2, lambda one: _or_grey(comparator_words(one), "none published like it"), Role.REMARK
    ),
}


_OF_BASELINE: Final = frozenset({"baseline", "change since baseline"})


def _or_grey(said: str, nothing: str) -> Cell:
    """What there is to say, or in grey that there is nothing: a blank cell says neither."""
    return words(said) if said else words(nothing, Tone.GREY)


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
    gaps = {one.figure.key: one.figure.title for one in standings if one.is_gap and one.figure.key in run.gaps}
    periods = periods_of(run)
    signals = tuple(dict.fromkeys(one.signal for one in standings if one.signal)) if "signal" in options.columns else ()
    table = Table(
        options.caption,
        (
            Column("Measure", weight=3),
            *(Column(column.heading.format_map(periods), column.numeric, column.weight) for column in columns),
        ),
        rows,
        notes=(
            *options.notes,
            *notes_of(tuple(one for one in standings if one.figure.key not in gaps)),
            *signals_words(signals),
            *(f"{title}: {run.gaps[key].words}" for key, title in gaps.items()),
        ),
    )
    known = Known(
        table,
        {"Measure": Holds(Role.LABEL)}
        | {
            column.heading.format_map(periods): Holds(column.role)
            for column in columns
            if column.role is not Role.IGNORED
        },
        {
            Role.UNIT: [one.figure.unit.value for one in standings],
            Role.POLARITY: [one.polarity.value for one in standings],
        },
    )
    problems = (*undeclared(standings, run.gaps), *_without_baseline(options, run))
    return Made((table,), standings, problems, frozenset(gaps), (known,))


def _without_baseline(options: _Options, run: Run) -> tuple[Problem, ...]:
    """A problem where a column needs a baseline and none was given."""
    if run.baseline is not None or not _OF_BASELINE.intersection(options.columns):
        return ()
    what = "it has a column of a baseline, and no baseline was given"
    return (Problem(f"the table {options.caption!r}", what, "Give one (--baseline PERIOD), or leave the column out"),)


def periods_of(run: Run) -> Mapping[str, str]:
    """The periods of a run in words, by the name that headings have for them."""
    before, year = compared(run.period)
    named = {"period": run.period, "previous": before, "year": year, "baseline": run.baseline}
    return {name: period_words(one) if one is not None else "none" for name, one in named.items()}


def signals_words(signals: Iterable[str]) -> tuple[str, ...]:
    """What each signal that stands in a table means, as notes beneath it."""
    return tuple(f"Signal {one!r}: {SIGNALS[one]}." for one in sorted(signals))


def notes_of(standings: tuple[Standing, ...]) -> tuple[str, ...]:
    """What a reader must know beside figures, each once, with the measures that it is about, unless it is about all."""
    about: dict[str, dict[str, None]] = {}
    for one in standings:
        if one.figure.note:
            about.setdefault(one.figure.note, {})[one.figure.title] = None
    titles = {one.figure.title for one in standings}
    return tuple(note if len(held) == len(titles) > 1 else f"{'; '.join(held)}: {note}" for note, held in about.items())


def _cell(column: _Heading, one: Standing, run: Run) -> Cell:
    """A missing latest value says why by its declared gap; everything else as it stands."""
    gap = run.gaps.get(one.figure.key)
    if one.is_gap and gap is not None and column is COLUMNS["latest"]:
        return absent(gap.reason.state)
    return column.cell(one)


def _asks(options: _Options) -> Asks:
    return Asks(options.measures)


KIND: Final = Kind("measures", "A table of measures with the columns asked for.", _read, _asks, _make)
