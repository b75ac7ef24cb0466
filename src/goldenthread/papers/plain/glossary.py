"""Ends a paper with what its short words mean, and names those of a plain paper that nobody explains."""

from collections.abc import Iterator
from dataclasses import replace

from goldenthread.papers.plain.abbreviations import explained, unexplained
from goldenthread.records.errors import Problem
from goldenthread.reports.blocks import Block, Break, Chart, Document, Heading, KeyFigure, Listing, Note, Table, Text


def with_glossary(document: Document, plain: bool) -> tuple[Document, tuple[Problem, ...]]:
    """The document with a last section on the abbreviations that it uses, where it uses any.

    Of a ``plain`` paper each abbreviation that is not known is a problem: its readers could not ask what it means.
    """
    texts = [document.title, *(text for block in document.blocks for text in texts_of(block))]
    meant = explained(texts)
    problems = tuple(
        Problem(f"the abbreviation {word!r}", "nobody explains it, and this is a paper in plain words", "Write it out")
        for word in (unexplained(texts) if plain else ())
    )
    if not meant:
        return document, problems
    last: tuple[Block, ...] = (
        Heading(1, "What the short words mean", "short-words"),
        Listing(tuple(f"{word}: {what}" for word, what in meant.items())),
    )
    return replace(document, blocks=(*document.blocks, *last)), problems


def texts_of(block: Block) -> Iterator[str]:
    """Every word of a block that a reader sees, but for keys of definitions and data versions."""
    match block:
        case Heading() | Text():
            yield block.text
        case Note():
            yield from (block.text, block.by)
        case Listing():
            yield from block.items
        case KeyFigure():
            yield from (block.title, block.value.text, block.counted, block.target, block.comparator, block.says)
        case Table():
            yield block.caption
            yield from (word for column in block.columns for word in (column.heading, column.group))
            yield from (cell.text for row in block.rows for cell in row)
            yield from block.notes
        case Chart():
            yield from (block.title, block.sentence)
            yield from texts_of(block.table)
        case Break():
            return
