"""The book: every limit, clock and measure, a chapter a file."""

from goldenthread.measures.definitions import (
    assessment,
    limits,
    permanence,
)
from goldenthread.measures.language.book import Book

#: In the order of the contents page.
CHAPTERS = (
    limits.CHAPTER,
    assessment.CHAPTER,
    permanence.CHAPTER,
)


def book() -> Book:
    """The book as shipped; raises `DefinitionError` naming everything in it that does not hold together."""
    return Book.of(CHAPTERS)
