"""Reads ``limits.toml``, in which a council writes its own numbers for the limits that councils set."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from goldenthread.measures.entries import Entry, file_of
from goldenthread.measures.language.book import Book
from goldenthread.measures.language.errors import DefinitionError
from goldenthread.measures.language.limits import LocalLimit, Span
from goldenthread.records.errors import Problem, refuse_if_any

FORMAT = 1


def with_limits(book: Book, path: Path) -> Book:
    """The book with a council's own numbers; without the file, the book as it is.

    The file holds ``format = 1`` and tables ``[[limit]]`` of ``key``, ``number``, ``who`` and, where it has not held
    for ever, ``since``. Several of one key are its history. Raises `InputRefused` with every problem.
    """
    if not path.exists():
        return book
    problems: list[Problem] = []
    entry = file_of(path, problems)
    local = tuple(_limits(entry, book)) if entry is not None else ()
    found = replace(book, local_limits=local, made={})
    try:
        # Worked out now, so that what is wrong is said now.
        found.limits  # noqa: B018
    except DefinitionError as error:
        problems += error.problems
    refuse_if_any(problems)
    return found


def _limits(file: Entry, book: Book) -> Iterator[LocalLimit]:
    if file.whole("format", 0) != FORMAT:
        file.wrong("the file is of another format", f"Write format = {FORMAT}.")
    seen = set()
    for entry in file.tables("limit"):
        key, number, who = entry.text("key"), entry.number("number"), entry.text("who")
        entry.where = f"{entry.where} ({key})"
        since = entry.day_or_none("since")
        entry.done()
        if not entry.has("number"):
            entry.wrong("number is missing", "Write number = 20, or whatever was decided.")
        elif number is not None and key in book.limits:
            _possible(entry, book, key, float(number))
        if (key, since) in seen:
            entry.wrong("the same limit is set twice from one day", "Keep one, or date the later decision.")
        seen.add((key, since))
        if number is not None:
            yield LocalLimit(key, float(number), who, since, entry.where)
    file.done()


def _possible(entry: Entry, book: Book, key: str, number: float) -> None:
    limit = book.limits.latest(key)
    if number < 0:
        entry.wrong(f"{number:g} is below nothing", "Write a number from 0.")
    elif limit.span is not Span.NUMBER and number != int(number):
        entry.wrong(
            f"{number:g} {limit.span.value} cannot be counted in whole {limit.span.value}", "Write a whole number."
        )
