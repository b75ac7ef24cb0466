"""Words that stand in the definition itself: paragraphs and lists that are the same in every paper."""

from typing import Final

from goldenthread.measures.entries import Entry
from goldenthread.measures.language.book import Book
from goldenthread.papers.kinds import Kind, nothing
from goldenthread.papers.run import Made, Run
from goldenthread.reports.blocks import Listing, Text

_Options = tuple[str, tuple[str, ...]]


def _read(entry: Entry, book: Book) -> _Options:
    del book
    return entry.text("text", ""), entry.lines("items")


def _make(options: _Options, run: Run) -> Made:
    del run
    text, items = options
    return Made((*((Text(text),) if text else ()), *((Listing(items),) if items else ())))


KIND: Final = Kind("text", "Paragraphs and lists written in the definition.", _read, nothing, _make)
