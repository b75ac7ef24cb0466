"""Benchmarks beside measures: each body's figure as it was published, with its period and source, and nothing compared."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from goldenthread.measures.entries import Entry
from goldenthread.measures.kinds import Unit
from goldenthread.measures.language.book import Book
from goldenthread.papers.benchmarks import FOLDER, Benchmark, read_benchmarks
from goldenthread.papers.gaps import undeclared
from goldenthread.papers.gather import Asks
from goldenthread.papers.kinds import Kind, measures_of
from goldenthread.papers.run import Made, Run
from goldenthread.papers.words import name_of, value_cell
from goldenthread.records.errors import Problem
from goldenthread.reports.blocks import Column, Table
from goldenthread.reports.cells import Cell, Tone, number, words
from goldenthread.scrutiny.reading.blocks import Holds, Known
from goldenthread.scrutiny.roles import Role


@dataclass(frozen=True, slots=True)
class _Options:
    caption: str
    measures: tuple[str, ...]


def _read(entry: Entry, book: Book) -> _Options:
    return _Options(entry.text("caption"), measures_of(entry, book))


def _make(options: _Options, run: Run) -> Made:
    """A row for each measure of which anything was published; none at all is a problem, for then the piece says nothing."""
    held = read_benchmarks(run.reader.home.folder, run.session.book) if run.reader.home is not None else ()
    of = {key: [one for one in held if one.key == key] for key in options.measures}
    standings = tuple(one for key in options.measures if of[key] for one in run.figures.whole(key))
    bodies = tuple(dict.fromkeys(one.body for key in options.measures for one in of[key]))
    if not standings:
        mend = f"Put a CSV file into {FOLDER} of the home folder, or leave the piece out"
        return Made(
            (), problems=(Problem(f"benchmarks in {run.section.title}", "none of these measures has any", mend),)
        )
    columns = (
        Column("Measure", weight=3),
        Column("Ours", True),
        *(Column(body, True, 1.1) for body in bodies),
        Column("Period", weight=0.9),
        Column("Source", weight=1.1),
    )
    rows = tuple(
        (
            words(name_of(one)),
            value_cell(one.figure),
            *(_cell(of[one.figure.key], body, one.figure.unit) for body in bodies),
            words(_said(benchmark.period for benchmark in of[one.figure.key])),
            words(_said(benchmark.source for benchmark in of[one.figure.key])),
        )
        for one in standings
    )
    notes = [
        f"{one.figure.title}: {said}"
        for one in standings
        for said in dict.fromkeys(benchmark.note for benchmark in of[one.figure.key] if benchmark.note)
    ]
    table = Table(options.caption, columns, rows, notes=(_WARNING, *notes))
    # Its units are held against its numbers where the measure has its own row: a question is asked once.
    known = Known(table, {"Measure": Holds(Role.LABEL), "Ours": Holds(Role.LATEST)})
    return Made((table,), standings, undeclared(standings, run.gaps), tables=(known,))


_WARNING: Final = "Figures of others are as they were published; their periods, and at times their definitions, are not those of ours."


def _cell(held: list[Benchmark], body: str, unit: Unit) -> Cell:
    """What a body published, with its percent sign; in grey where it published nothing of this measure."""
    one = next((benchmark for benchmark in held if benchmark.body == body), None)
    if one is None:
        return words("none", Tone.GREY)
    return number(one.value, one.places, suffix="%" if unit is Unit.PERCENT else "")


def _said(found: Iterable[str]) -> str:
    """Each of them once."""
    return "; ".join(dict.fromkeys(found))


def _asks(options: _Options) -> Asks:
    return Asks(options.measures)


KIND: Final = Kind(
    "benchmarks",
    "What others published of measures, with its period and source, from the home folder.",
    _read,
    _asks,
    _make,
)
