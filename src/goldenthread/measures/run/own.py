"""A council's own definitions: read, compiled and counted on their examples before a figure is made of any of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from goldenthread.calendar import PeriodError
from goldenthread.measures.compile.statements import figures_statement, rows_statement
from goldenthread.measures.language.book import Book
from goldenthread.measures.language.errors import DefinitionError
from goldenthread.measures.language.from_toml import Own, placed, read_own, with_own
from goldenthread.measures.language.local_limits import with_limits
from goldenthread.measures.language.making import in_time
from goldenthread.measures.language.measures import Denominator, Measure, Stat
from goldenthread.measures.run.worked import Worked, worked
from goldenthread.records.errors import Problem, refuse_if_any
from goldenthread.records.tables import TABLES


@dataclass(frozen=True, slots=True)
class Checked:
    """A measure of a council's own whose example was counted: each answer beside what its author said."""

    measure: Measure
    place: str
    answers: tuple[Worked, ...]

    @property
    def agrees(self) -> bool:
        """Whether every answer is what its author said."""
        return all(one.agrees for one in self.answers)


def book_with(book: Book, folder: Path | None, limits: Path | None) -> tuple[Book, Own | None]:
    """The book with a council's own limits and definitions, all of them compiled.

    Raises `InputRefused` with every problem of every file; where one file is wrong none of them is used.
    """
    if limits is not None:
        book = with_limits(book, limits)
    if folder is None:
        return book, None
    own = read_own(folder, book)
    found = with_own(book, own)
    refuse_if_any(dict.fromkeys(_not_compiling(found, own)))
    return found, own


def checked(book: Book, own: Own) -> tuple[Checked, ...]:
    """Every measure of a council's own with its example counted; raises `InputRefused` for examples that cannot be read."""
    problems: list[Problem] = []
    found = []
    for key in own.keys:
        place = own.places[f"measure {key}"]
        try:
            found.append(Checked(book.measure(key), place, worked(book, book.measure(key))))
        except DefinitionError as error:
            problems += [Problem(place, problem.what, problem.mend) for problem in error.problems]
        except PeriodError as error:
            problems.append(Problem(place, f"the example's answer is for no period: {error.what}", error.mend))
    refuse_if_any(problems)
    return tuple(found)


def _not_compiling(book: Book, own: Own) -> Iterator[Problem]:
    for chapter in own.chapters:
        for clock in chapter.clocks:
            tracker = in_time(clock, Denominator.OPEN, key=f"open-{clock.key}", title="", says="", example="")
            yield from _compiled(book, own, tracker, own.places[f"clock {clock.key}"])
        for measure in chapter.measures:
            yield from _compiled(book, own, measure, own.places[f"measure {measure.key}"])


def _compiled(book: Book, own: Own, measure: Measure, place: str) -> Iterator[Problem]:
    """What keeps a measure from being compiled, each problem where it was written: a relation's in the relation."""
    yield from _unknown_needs(measure, place)
    if measure.stat is Stat.RATIO:
        return
    try:
        figures_statement(book, [measure], [(name,) for name in measure.breakdowns])
        rows_statement(book, measure, measure.breakdowns)
    except DefinitionError as error:
        for problem in error.problems:
            there = placed(problem, own.places)
            yield there if there is not problem else Problem(place, _with(problem, measure), problem.mend)


def _unknown_needs(measure: Measure, place: str) -> Iterator[Problem]:
    for need in (name for text in measure.needs for name in text.split(" or ")):
        table, _, column = need.partition(".")
        if table not in TABLES or (column and column not in {one.name for one in TABLES[table].layout}):
            yield Problem(place, f"needs names {need!r}, which is not there", "Name a table, or table.column.")


def _with(problem: Problem, measure: Measure) -> str:
    """What is wrong, with the part of the measure that it is in where that is not the measure itself."""
    return problem.what if problem.where == f"measure {measure.key}" else f"{problem.where}: {problem.what}"
