"""Reads definitions that a council has written as TOML files, a chapter a file, and puts them into a book.

The names are those of the Python objects: ``[[limit]]``, ``[[relation]]``, ``[[cycles]]``, ``[[clock]]``, ``[[measure]]``,
``[[typed]]`` with the fields of `Limit`, `Relation`, `Cycles`, `Clock`, `Measure`, `TypedMeasure`. What a file may do to
the shipped book is little: add to it, or replace a whole measure in the open (see `OWN_VERSIONS`). Clocks, limits, rows
that others stand on and typed measures cannot be replaced, for then figures would change under their old version.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from goldenthread.measures.entries import Entry, files
from goldenthread.measures.language.book import Book, Chapter
from goldenthread.measures.language.clocks import Clock, Cycles
from goldenthread.measures.language.errors import DefinitionError
from goldenthread.measures.language.fields import keyed, made
from goldenthread.measures.language.limits import Limit
from goldenthread.measures.language.measure_tables import MeasureTable, measure_of
from goldenthread.measures.language.relations import Relation
from goldenthread.measures.language.typed import TypedMeasure
from goldenthread.measures.language.typed_tables import typed_of
from goldenthread.records.errors import InputRefused, Problem, refuse_if_any
from goldenthread.records.tables import TABLES

FORMAT: Final = 1
#: A measure that replaces one of the book carries a version from here on, which no version of the book ever reaches.
OWN_VERSIONS: Final = 1001

_Kinds = Mapping[str, tuple[str, type]]
#: The word of a table in a file: the chapter's field, and what is made of it.
KINDS: Final[_Kinds] = {
    "limit": ("limits", Limit),
    "relation": ("relations", Relation),
    "cycles": ("cycles", Cycles),
    "clock": ("clocks", Clock),
}


@dataclass(frozen=True, slots=True)
class Own:
    """What a council's files bring: chapters, and for each thing in them ("measure KEY") the file and entry it is in.

    A typed measure is known as "measure KEY" too: no key stands for both.
    """

    chapters: tuple[Chapter, ...]
    places: Mapping[str, str]
    replaced: frozenset[str]

    @property
    def keys(self) -> tuple[str, ...]:
        """Keys of the measures, in the order of the files."""
        return tuple(one.key for chapter in self.chapters for one in chapter.measures)


def read_own(folder: Path, book: Book) -> Own:
    """Read every ``*.toml`` file of a folder; raises `InputRefused` with every problem of every file.

    ``book`` is the one they will stand in: its clocks can be named, its keys cannot be taken.
    """
    problems: list[Problem] = []
    read = [_File(entry) for _, entry in files((folder,), problems)]
    for one in read:
        one.read_parts()
    clocks = {**book.clocks, **{clock.key: clock for one in read for clock in one.parts["clocks"]}}
    for one in read:
        one.read_measures(clocks)
        one.read_typed()
        one.entry.done()
    places: dict[str, str] = {}
    for one in read:
        for name, place in one.placed:
            if name in places:
                problems.append(Problem(place, f"{name} is in {places[name]} already", "Rename one of them."))
            places.setdefault(name, place)
    typed = {key for one in read for key in one.typed_keys}
    problems += _clashes(book, places, {key for one in read for key in one.replaces}, typed)
    for one in read:
        problems += _replacing(book, one)
    refuse_if_any(dict.fromkeys(problems))
    chapters = tuple(one.chapter() for one in read)
    return Own(chapters, places, frozenset(key for one in read for key in one.replaces))


def with_own(book: Book, own: Own) -> Book:
    """The book with a council's chapters behind the shipped ones; raises `InputRefused` where they do not hold together."""
    kept = (
        replace(chapter, measures=tuple(one for one in chapter.measures if one.key not in own.replaced))
        for chapter in book.chapters
    )
    try:
        return replace(Book.of((*kept, *own.chapters)), local_limits=book.local_limits)
    except DefinitionError as error:
        raise InputRefused(*(placed(problem, own.places) for problem in error.problems)) from error


def placed(problem: Problem, places: Mapping[str, str]) -> Problem:
    """A problem with the file and entry where its thing was written, if it was written in a file."""
    name = problem.where.replace("'", "").replace("relations ", "relation ")
    place = next((places[key] for key in (name, f"relation {name}", f"cycles {name}") if key in places), "")
    return Problem(place, problem.what, problem.mend) if place else problem


class _File:
    """One file on its way into a chapter."""

    def __init__(self, entry: Entry) -> None:
        self.entry = entry
        self.title = entry.text("title")
        self.parts: dict[str, list[Any]] = {name: [] for name, _ in KINDS.values()}
        self.measures: list[MeasureTable] = []
        self.typed: list[TypedMeasure] = []
        self.typed_keys: set[str] = set()
        self.placed: list[tuple[str, str]] = []
        self.replaces: dict[str, int] = {}
        if entry.whole("format", 0) != FORMAT:
            entry.wrong("the file is of another format", f"Write format = {FORMAT}.")

    def read_parts(self) -> None:
        """Everything but the measures, which may name clocks of other files."""
        for word, (name, kind) in KINDS.items():
            for entry in self.entry.tables(word):
                key = self._named(entry, word)
                filled = {"chapter": self.title} if kind is Clock else {}
                found = made(entry, kind, **filled)
                if found is not None:
                    self.parts[name].append(found)
                if key and word == "relation" and key in TABLES:
                    entry.wrong(f"{key!r} is a table of records", "Give the relation another key.")

    def read_measures(self, clocks: Mapping[str, Clock]) -> None:
        """The measures."""
        for entry in self.entry.tables("measure"):
            key = self._named(entry, "measure")
            found = measure_of(entry, clocks, self.title)
            if found is not None:
                self.measures.append(found)
                if found.replaces is not None:
                    self.replaces[key] = found.replaces

    def read_typed(self) -> None:
        """The typed measures; their keys are those of measures, so that one word names one thing."""
        for entry in self.entry.tables("typed"):
            self.typed_keys.add(self._named(entry, "measure"))
            found = typed_of(entry)
            if found is not None:
                self.typed.append(found)

    def _named(self, entry: Entry, word: str) -> str:
        """The key of an entry, which from now on is known by it: an error says ``file.toml, measure 2 (its-key)``."""
        key = entry.cells.get("key")
        keyed(entry, key, word in ("relation", "cycles"))
        if not isinstance(key, str):
            return ""
        entry.where = f"{entry.where} ({key})"
        self.placed.append((f"{word} {key}", entry.where))
        return key

    def chapter(self) -> Chapter:
        """The chapter."""
        return Chapter(
            title=self.title,
            measures=tuple(one.measure for one in self.measures),
            typed=tuple(self.typed),
            **{name: tuple(items) for name, items in self.parts.items()},
        )


def _clashes(book: Book, places: Mapping[str, str], replaced: set[str], typed: set[str]) -> Iterator[Problem]:
    mends = {
        "limit": "Give it a key of its own; to set your number of a limit of the book write it in limits.toml.",
        "measure": "Give it a key of its own, or say openly that it takes the place of the book's: replaces = VERSION.",
    }
    taken = {
        **{f"limit {key}": None for key in book.limits.by_key},
        **{f"relation {key}": None for key in book.relations},
        **{f"cycles {key}": None for key in book.cycles},
        **{f"clock {key}": None for key in book.clocks},
        **{f"measure {key}": None for key in (*book.measures, *book.typed) if key not in replaced},
    }
    for name, place in places.items():
        word, _, key = name.partition(" ")
        if name in taken and key in typed:
            mend = "Type figures under the book's key if it means the same; else give it a key of its own."
            yield Problem(place, f"the book has a {word} of this key", mend)
        elif name in taken:
            yield Problem(place, f"the book has a {word} of this key", mends.get(word, "Give it a key of its own."))


def _replacing(book: Book, file: _File) -> Iterator[Problem]:
    for one in file.measures:
        key, stated = one.measure.key, one.replaces
        if stated is None:
            continue
        held = book.measures.get(key)
        if held is None:
            yield Problem(one.where, "the book has no measure of this key to replace", "Leave replaces out.")
        elif held.version != stated:
            what = f"it replaces version {stated}, and the book has version {held.version}"
            yield Problem(one.where, what, f"Read what changed, then write replaces = {held.version}.")
        if one.measure.version < OWN_VERSIONS:
            what = f"version {one.measure.version} of what replaces a measure could be the book's own"
            yield Problem(one.where, what, f"Write version = {OWN_VERSIONS}, and a higher one at each change.")
