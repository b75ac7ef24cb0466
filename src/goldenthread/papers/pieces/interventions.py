"""Every measure that missed its target, with what is done about it: none is off target without a word."""

from dataclasses import dataclass
from typing import Final

from goldenthread.measures.entries import Entry
from goldenthread.measures.kinds import Reason
from goldenthread.measures.language.book import Book
from goldenthread.measures.reading.ratings import Colour
from goldenthread.papers.gaps import Gap, undeclared
from goldenthread.papers.gather import Asks
from goldenthread.papers.kinds import Kind, measures_of
from goldenthread.papers.registers import Row, read_registers
from goldenthread.papers.registers.rows import rows_of
from goldenthread.papers.run import Made, Run
from goldenthread.papers.standing import Standing
from goldenthread.papers.words import rating_cell, target_words, value_cell
from goldenthread.records.errors import Problem
from goldenthread.reports.blocks import Column, Table, Text
from goldenthread.reports.cells import Cell, State, absent, number, words
from goldenthread.scrutiny.reading.blocks import Holds, Known
from goldenthread.scrutiny.roles import Role

#: What stands before a council's own reference in the official codes of a measure.
_REPORT: Final = "report:"


@dataclass(frozen=True, slots=True)
class _Options:
    measures: tuple[str, ...]


def _read(entry: Entry, book: Book) -> _Options:
    return _Options(measures_of(entry, book))


def _make(options: _Options, run: Run) -> Made:
    standings = tuple(one for key in options.measures for one in run.figures.whole(key))
    missed = tuple(one for one in standings if _missed(one))
    told = rows_of(read_registers(run.session, ["interventions"])["interventions"], run.period)
    rows: list[tuple[Cell, ...]] = []
    problems: list[Problem] = []
    # What is hidden here may be seen in another edition, and one file of gaps serves them all.
    used = {f"intervention/{one.figure.key}" for one in standings if one.figure.reason is Reason.HIDDEN}
    for one in missed:
        row, gap = _row_of(one, told, run), run.gaps.get(f"intervention/{one.figure.key}")
        if row is None and gap is None:
            problems.append(_unsaid(one))
        used |= {f"intervention/{one.figure.key}"} if row is None and gap is not None else set()
        rows.append(_line(one, row, gap))
    if not missed:
        said = Text("No measure with a target is seen to have missed it.")
        return Made((said,), standings, undeclared(standings, run.gaps), frozenset(used))
    columns = (
        Column("Measure", weight=2.2),
        Column("Value", True),
        Column("Target", weight=1.1),
        Column("Rating", weight=1.1),
        Column("Level", True, 0.7),
        Column("What is done", weight=3.5),
    )
    table = Table("Measures that missed their target, and what is done", columns, tuple(rows))
    known = Known(
        table,
        {"Measure": Holds(Role.LABEL), "Value": Holds(Role.LATEST), "Target": Holds(Role.TARGET)},
        {Role.UNIT: [one.figure.unit.value for one in missed], Role.POLARITY: [one.polarity.value for one in missed]},
    )
    return Made((table,), missed, (*undeclared(standings, run.gaps), *problems), frozenset(used), (known,))


def _missed(one: Standing) -> bool:
    colour = one.reading.rating.colour if one.reading is not None else None
    return colour is not None and colour is not Colour.GREEN and bool(target_words(one))


def _row_of(one: Standing, told: tuple[Row, ...], run: Run) -> Row | None:
    """The register's row about a measure: by its key, a reference that a report gives it, or its title."""
    book = run.session.book
    codes = (book.typed.get(one.figure.key) or book.measure(one.figure.key)).codes
    refs = {one.figure.key, *(code.removeprefix(_REPORT) for code in codes if code.startswith(_REPORT))}
    return next((row for row in told if row.text("ref") in refs or row.text("indicator") == one.figure.title), None)


def _line(one: Standing, row: Row | None, gap: Gap | None) -> tuple[Cell, ...]:
    level = row.whole("level") if row is not None else None
    said = row.text("comment") if row is not None else gap.words if gap is not None else ""
    return (
        words(one.figure.title),
        value_cell(one.figure),
        words(target_words(one)),
        rating_cell(one),
        number(level) if level is not None else absent(State.NOT_RECORDED),
        words(said),
    )


def _unsaid(one: Standing) -> Problem:
    return Problem(
        f"{one.figure.key} ({one.figure.title}), {one.figure.period.label}",
        f"it misses its target of {target_words(one)} and the register of interventions says nothing of it",
        f"Add a row to the register, or declare the gap 'intervention/{one.figure.key}' (--gaps FILE)",
    )


def _asks(options: _Options) -> Asks:
    return Asks(options.measures)


KIND: Final = Kind(
    "interventions", "Measures that missed their target, and what the register says is done.", _read, _asks, _make
)
