"""A kind of piece: what options it reads from a definition, which figures it asks for, and the blocks it makes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from goldenthread.measures.entries import Entry
from goldenthread.measures.language.book import Book
from goldenthread.papers.definition import Section
from goldenthread.papers.gather import Asks
from goldenthread.papers.run import Made, Run
from goldenthread.programme.promises import Plan


@dataclass(frozen=True, slots=True)
class WordsPlace:
    """A place of a piece for words: its key and title ("" for its section's), whether it must be filled, and its measure."""

    key: str
    title: str = ""
    required: bool = False
    measure: str = ""


def no_places(options: object, section: Section, plan: Plan | None) -> Iterable[WordsPlace]:
    """The places of a kind that has none."""
    del options, section, plan
    return ()


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of piece; ``says`` is its line in the reference.

    ``read`` takes its options from an entry (problems are added there, names that mean nothing are told by the loader) and
    checks them against the book; ``asks`` says which figures it wants; ``make`` makes its blocks. What tells of the tables
    of all the others is made ``last``, wherever it stands. One that tells of a ``programme`` needs it frozen with the pack;
    one of a ``meeting`` needs to know for which the paper is; one that is ``linked`` shows the figures that actions should
    move. One that tells of ``audits`` needs them frozen with the pack. ``places`` are its places for words, by its options,
    its section and the plan, None where there is none yet.
    """

    name: str
    says: str
    read: Callable[[Entry, Book], Any]
    asks: Callable[[Any], Asks]
    make: Callable[[Any, Run], Made]
    last: bool = False
    programme: bool = False
    meeting: bool = False
    linked: bool = False
    audits: bool = False
    places: Callable[[Any, Section, Plan | None], Iterable[WordsPlace]] = no_places


def measures_of(entry: Entry, book: Book, name: str = "measures") -> tuple[str, ...]:
    """Keys of measures from an entry, each in the book; a problem for one that is not, naming the nearest."""
    keys = entry.lines(name)
    for key in keys:
        if key not in book.measures and key not in book.typed:
            near = get_close_matches(key, (*book.measures, *book.typed), 1)
            entry.wrong(
                f"there is no measure {key!r}", f"Did you mean {near[0]!r}?" if near else "See goldenthread list"
            )
    return keys


def nothing(options: object) -> Asks:
    """What a kind asks for that shows no figures."""
    del options
    return Asks()
