"""What words find: every word must stand somewhere in what is told of a thing, those with all words in the title first."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from goldenthread.packs.shelf import Run
from goldenthread.packs.shown import period_said
from goldenthread.serving.due_rows import Clock
from goldenthread.serving.figures import Entry

Thing = TypeVar("Thing")


def measures_found(entries: Iterable[Entry], q: str) -> list[Entry]:
    """Measures by title, key, chapter, official codes and the sentence that says what they count."""
    return _found(((one, one.title, (one.key, one.chapter, one.says, *one.codes)) for one in entries), q)


def clocks_found(clocks: Iterable[Clock], q: str) -> list[Clock]:
    """Clocks by title, key and chapter."""
    return _found(((one, one.title, (one.key, one.chapter)) for one in clocks), q)


def papers_found(runs: Iterable[Run], q: str) -> list[Run]:
    """Papers by title, period and edition."""
    return _found(
        ((one, one.title, (one.pack, one.period, period_said(one.period), one.class_.value)) for one in runs), q
    )


def _found(things: Iterable[tuple[Thing, str, Sequence[str]]], q: str) -> list[Thing]:
    words = q.casefold().split()
    if not words:
        return []
    by_title, beside = list[Thing](), list[Thing]()
    for thing, title, more in things:
        named = title.casefold()
        if all(word in named for word in words):
            by_title.append(thing)
        elif all(word in f"{named} {' '.join(more).casefold()}" for word in words):
            beside.append(thing)
    return by_title + beside
