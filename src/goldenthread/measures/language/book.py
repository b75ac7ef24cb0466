"""A book of definitions: limits, relations, clocks and measures that know one another by key."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property
from typing import Protocol, TypeVar

from goldenthread.measures.language.clocks import Clock, Cycles
from goldenthread.measures.language.errors import DefinitionError
from goldenthread.measures.language.limits import Limit, Limits, LocalLimit
from goldenthread.measures.language.measures import Measure, Stat
from goldenthread.measures.language.relations import At, Relation, Tally
from goldenthread.measures.language.typed import TypedMeasure
from goldenthread.records.errors import Problem
from goldenthread.records.tables import TABLES


class _Keyed(Protocol):
    @property
    def key(self) -> str: ...


Item = TypeVar("Item", bound=_Keyed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """What one file of definitions brings: a title for the contents page, and its parts."""

    title: str
    limits: tuple[Limit, ...] = ()
    relations: tuple[Relation, ...] = ()
    cycles: tuple[Cycles, ...] = ()
    clocks: tuple[Clock, ...] = ()
    measures: tuple[Measure, ...] = ()
    typed: tuple[TypedMeasure, ...] = ()


@dataclass(frozen=True)
class Book:
    """Every chapter together."""

    chapters: tuple[Chapter, ...]
    local_limits: tuple[LocalLimit, ...] = ()
    #: What the compiler has made of the relations, kept with the book that it was made from.
    made: dict[str, object] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, chapters: Iterable[Chapter]) -> "Book":
        """Bind chapters; raises `DefinitionError` for keys given twice and for names that nothing answers to."""
        book = cls(tuple(chapters))
        problems = [*book._doubles(), *book._dangling()]
        if problems:
            raise DefinitionError(*problems)
        return book

    @cached_property
    def limits(self) -> Limits:
        """Every limit, with the council's own numbers where it has set some."""
        found = Limits.of(one for chapter in self.chapters for one in chapter.limits)
        return found.with_local(self.local_limits) if self.local_limits else found

    @cached_property
    def relations(self) -> Mapping[str, Relation]:
        """Every relation by key."""
        return {one.key: one for chapter in self.chapters for one in chapter.relations}

    @cached_property
    def cycles(self) -> Mapping[str, Cycles]:
        """Every recurring clock's rows by key."""
        return {one.key: one for chapter in self.chapters for one in chapter.cycles}

    @cached_property
    def clocks(self) -> Mapping[str, Clock]:
        """Every clock by key."""
        return {one.key: one for chapter in self.chapters for one in chapter.clocks}

    @cached_property
    def measures(self) -> Mapping[str, Measure]:
        """Every measure by key, in the order of the book."""
        return {one.key: one for chapter in self.chapters for one in chapter.measures}

    @cached_property
    def typed(self) -> Mapping[str, TypedMeasure]:
        """Every measure whose figures are typed in rather than counted, by key."""
        return {one.key: one for chapter in self.chapters for one in chapter.typed}

    def clock(self, key: str) -> Clock:
        """The clock of this key; raises `DefinitionError` with the nearest names when there is none."""
        return _named(self.clocks, key, "clock")

    def measure(self, key: str) -> Measure:
        """The measure of this key; raises `DefinitionError` with the nearest names when there is none."""
        return _named(self.measures, key, "measure")

    def title_of(self, measure: Measure) -> str:
        """The title of the chapter that a measure stands in."""
        return next(one.title for one in self.chapters if any(held.key == measure.key for held in one.measures))

    def subject(self, over: str) -> str:
        """Whether the rows of a table, relation, cycles or clock are about a ``person`` or ``none``."""
        if over.startswith("clock:"):
            return self.subject(self.clocks[over.removeprefix("clock:")].over)
        if over in self.cycles:
            return self.subject(self.cycles[over].subject)
        if over in self.relations:
            return self.relations[over].subject
        return TABLES[over].subject

    def _doubles(self) -> Iterator[Problem]:
        words = (("relations",), ("cycles",), ("clocks",), ("measures", "typed"))
        for names in words:
            keys = [one.key for chapter in self.chapters for name in names for one in getattr(chapter, name)]
            word = " or ".join(names)
            for key in sorted({key for key in keys if keys.count(key) > 1}):
                yield Problem(f"{word} {key!r}", "the key is given twice", "Rename one of them")
        # Both become tables of one engine, where "-" is written "_".
        for key in sorted(key for key in self.cycles if key.replace("-", "_") in self.relations):
            yield Problem(f"cycles {key!r}", "a relation has the same name", "Rename one of them")
        # What is looked up beside rows is made once for all measures, under its alias.
        found: dict[str, At | Tally] = {}
        for measure in self.measures.values():
            looked_up: tuple[At | Tally, ...] = (*measure.at, *measure.tallies)
            for one in looked_up:
                if found.setdefault(one.alias, one) != one:
                    what = f"it gives the alias {one.alias!r} another meaning than another measure does"
                    yield Problem(f"measure {measure.key}", what, "Give it another alias")

    def _dangling(self) -> Iterator[Problem]:
        rows = {*TABLES, *self.relations, *self.cycles, *(f"clock:{key}" for key in self.clocks)}
        named = [(f"clock {one.key}", one.over) for one in self.clocks.values()]
        named += [(f"cycles {one.key}", name) for one in self.cycles.values() for name in (one.subject, one.events)]
        named += [(f"measure {one.key}", one.over) for one in self.measures.values() if one.stat is not Stat.RATIO]
        for where, name in named:
            if name not in rows:
                yield Problem(where, f"it is over {name!r}, which is not there", "Name a table, relation or clock")
        for one in self.measures.values():
            for key in (one.numerator, one.denominator, *one.beside):
                if key and key not in self.measures and not (key in self.typed and key in one.beside):
                    yield Problem(f"measure {one.key}", f"it names the measure {key!r}, not there", "Correct the key")


def _named(items: Mapping[str, Item], key: str, word: str) -> Item:
    if key in items:
        return items[key]
    near = get_close_matches(key, items, n=3, cutoff=0.5)
    mend = f"Did you mean {', '.join(near)}?" if near else "See them: goldenthread list"
    raise DefinitionError(Problem(f"{word} {key!r}", "there is none of that key", mend))
