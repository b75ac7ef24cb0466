"""What every writer settles alike: the legend, the contents, the table of key figures, and which tables need a wide page."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from math import ceil
from operator import itemgetter
from typing import Final

from goldenthread.reports.blocks import (
    Block,
    Break,
    Chart,
    Column,
    Document,
    Heading,
    KeyFigure,
    Listing,
    Note,
    Table,
    Text,
)
from goldenthread.reports.cells import LEGEND, SHORTHAND, Cell, State, Tone, day, words

#: Letters of 9 point type across an A4 page between margins of 20 mm: upright, and on its side.
UPRIGHT_LETTERS: Final = 102
WIDE_LETTERS: Final = 155
#: A column of words is no narrower than this many letters, or its longest word; it asks for as many as its longest words
#: take up to a line of easy reading, and for a part of what is over, up to a limit.
NARROWEST_WORDS: Final = 13
WIDEST_WORDS: Final = 56
OVER: Final = 0.25
MOST_WORDS: Final = 110
#: A rating of up to so many letters keeps its shape and word on one line.
RATING_LETTERS: Final = 20
#: A table takes at least this share of a page's width, and otherwise so much more than its words ask for.
LEAST_SHARE: Final = 0.45
EASE: Final = 1.35
#: A table of so few rows is not parted over two pages.
WHOLE_ROWS: Final = 10
#: The table of a chart that is longer stands at the end of a document on pages, under this heading.
LONG_CHART_ROWS: Final = 12
BEHIND_CHARTS: Final = "The numbers behind the charts"
#: So many letters of words between a heading and a wide table turn with it; more stay on upright pages.
WORDS_THAT_TURN: Final = 600
#: How much broader than other letters capitals are.
CAPITAL: Final = 0.25
#: Tables whose widths are remembered: four writers ask for those of one document, each several times.
_TABLES_KEPT: Final = 512
#: What stands left and right of a cell's words, in letters.
_PADDING: Final = 3
#: From this many sections on, a reader needs a list of them.
CONTENTS_FROM: Final = 4
#: The parts of a key figure that stand in a table of them, in order.
KEY_FIGURE_HEADINGS: Final = (
    ("Figure", False),
    ("Value", True),
    ("Period", False),
    ("Counted", False),
    ("Target", False),
    ("Rating", False),
    ("Direction", False),
    ("Signal", False),
    ("Comparator", False),
    ("In words", False),
    ("Definition", False),
    ("Data", False),
)


@dataclass(frozen=True, slots=True)
class Run:
    """Blocks that stand on pages of one kind; ``wide`` pages lie on their side."""

    wide: bool
    blocks: tuple[Block, ...]


def signed(document: Document) -> tuple[tuple[str, str], ...]:
    """Who wrote a document and when, as pairs for the front like those of ``about``; what is not known is left out."""
    author = (("Author", document.author),) if document.author else ()
    return (*author, ("Date", day(document.written).text)) if document.written else author


def legend(document: Document) -> tuple[tuple[str, str], ...]:
    """Each shorthand that the document uses, with its meaning, in the order of `SHORTHAND`."""
    used = document.states()
    return tuple((mark, LEGEND[state]) for state, mark in SHORTHAND.items() if state in used)


def shorthand(table: Table) -> tuple[str, ...]:
    """The shorthand that stands in one table, in the order of `SHORTHAND`."""
    used = {cell.state for row in table.rows for cell in row}
    return tuple(mark for state, mark in SHORTHAND.items() if state in used)


def sections(document: Document) -> tuple[Heading, ...]:
    """The headings of a list of contents, of levels 1 and 2; none where the document is too short to need one."""
    found = tuple(block for block in document.blocks if isinstance(block, Heading) and block.level <= 2)
    return found if sum(heading.level == 1 for heading in found) >= CONTENTS_FROM else ()


def listed(document: Document) -> tuple[Heading, ...]:
    """The headings of a list of contents on paper: none either where the first page is for the first section."""
    return sections(document) if document.listed else ()


def key_figures(document: Document) -> Table | None:
    """All key figures as one table, its columns those of `KEY_FIGURE_HEADINGS` that anything stands in; or None."""
    figures = [block for block in document.blocks if isinstance(block, KeyFigure)]
    rows = [
        (
            words(figure.title),
            figure.value,
            words(figure.period),
            words(figure.counted),
            words(figure.target),
            figure.rating or words(""),
            figure.direction or words(""),
            words(figure.signal),
            words(figure.comparator),
            words(figure.says),
            words(figure.definition),
            words(figure.data),
        )
        for figure in figures
    ]
    kept = [i for i in range(len(KEY_FIGURE_HEADINGS)) if any(row[i].text for row in rows)]
    columns = tuple(Column(*KEY_FIGURE_HEADINGS[i]) for i in kept)
    return Table("Key figures", columns, tuple(tuple(row[i] for i in kept) for row in rows)) if figures else None


def paged(document: Document) -> Document:
    """The document as it stands on pages: long tables of charts stand at its end, so that a picture and its words can
    share a page with what is said of them."""
    blocks = tuple(
        replace(block, apart=True) if isinstance(block, Chart) and len(block.table.rows) > LONG_CHART_ROWS else block
        for block in document.blocks
    )
    moved = tuple(block.table for block in blocks if isinstance(block, Chart) and block.apart)
    if not moved:
        return document
    return replace(document, blocks=(*blocks, Heading(1, BEHIND_CHARTS, "numbers-behind-the-charts"), *moved))


def is_wide(block: Block) -> bool:
    """Whether a table, or the table of a chart, needs a page on its side: its columns at their narrowest do not fit."""
    table = block.table if isinstance(block, Chart) and not block.apart else block
    return isinstance(table, Table) and sum(_least(table)) > UPRIGHT_LETTERS


def runs(blocks: tuple[Block, ...]) -> Iterator[Run]:
    """The blocks by kind of page, in order.

    The headings above a wide table turn with it, and few words (`WORDS_THAT_TURN` letters) between them, between two wide
    tables within a section, or at the section's end: a page is not turned back for a sentence. A `Break` where the kind of page changes is
    left out, since a new page begins there anyhow.
    """
    wide = [is_wide(block) for block in blocks]
    for place in [number for number, turned in enumerate(wide) if turned]:
        for beside in (*range(_first_that_turns(blocks, wide, place), place), *_after_that_turn(blocks, place)):
            wide[beside] = True
    for turned, pairs in groupby(zip(wide, blocks, strict=True), key=itemgetter(0)):
        found = [block for _, block in pairs]
        while found and isinstance(found[-1], Break):
            found.pop()
        while found and isinstance(found[0], Break):
            del found[0]
        if found:
            yield Run(turned, tuple(found))


def widths(table: Table, letters: int) -> tuple[float, ...]:
    """How many letters wide each column is where ``letters`` fit across; their sum is ``letters``.

    Columns take what their words ask for, times their weight; where that is too much, columns of words give way down to
    their longest word.
    """
    least, asked = _least(table), _asked(table)
    spare = letters - sum(least)
    if spare <= 0:
        return tuple(part * letters / sum(least) for part in least)
    wanted = sum(asked) - sum(least)
    if wanted >= spare:
        return tuple(low + (high - low) * spare / wanted for low, high in zip(least, asked, strict=True))
    return tuple(part * letters / sum(asked) for part in asked)


def share(table: Table, letters: int) -> float:
    """How much of a page's width a table takes, up to 1: one of few words is narrow, so that a row is read across."""
    return min(1.0, max(LEAST_SHARE, EASE * sum(_asked(table)) / letters))


def _first_that_turns(blocks: tuple[Block, ...], wide: list[bool], table: int) -> int:
    """Where the blocks begin that turn with the wide table at a place."""
    start, letters = table, 0
    while start and isinstance(blocks[start - 1], Text | Note | Listing):
        letters += sum(len(text) for text in _said(blocks[start - 1]))
        start -= 1
    if letters > WORDS_THAT_TURN:
        return table
    first = start
    while first and isinstance(blocks[first - 1], Heading):
        first -= 1
    if (
        first
        and wide[first - 1]
        and not any(isinstance(block, Heading) and block.level == 1 for block in blocks[first:table])
    ):
        return first
    return first if first < start else table


def _after_that_turn(blocks: tuple[Block, ...], table: int) -> range:
    """The few words that end the section of the wide table at a place; none where more follows than words."""
    end = table + 1
    while end < len(blocks) and isinstance(blocks[end], Text | Note | Listing):
        end += 1
    letters = sum(len(text) for block in blocks[table + 1 : end] for text in _said(block))
    ends = end == len(blocks) or isinstance(blocks[end], Heading | Break)
    return range(table + 1, end) if ends and letters <= WORDS_THAT_TURN else range(0)


def _said(block: Block) -> tuple[str, ...]:
    return block.items if isinstance(block, Listing) else (block.text,) if isinstance(block, Text | Note) else ()


@lru_cache(maxsize=_TABLES_KEPT)
def _least(table: Table) -> tuple[float, ...]:
    """The letters that each column needs at its narrowest."""
    return tuple(
        _PADDING + max(_longest_word(heading), max((_narrowest(cell, numeric) for cell in cells), default=0))
        for heading, numeric, cells in _columns(table)
    )


@lru_cache(maxsize=_TABLES_KEPT)
def _asked(table: Table) -> tuple[float, ...]:
    """The letters that each column asks for, its weight taken in, never less than it needs."""
    asked = [
        _PADDING + _wanted(max([len(heading) / 2, *(len(cell.text) for cell in cells)]))
        for heading, _, cells in _columns(table)
    ]
    pairs = zip(asked, table.columns, _least(table), strict=True)
    return tuple(max(least, wanted * column.weight) for wanted, column, least in pairs)


def _wanted(letters: float) -> float:
    return min(MOST_WORDS, letters if letters <= WIDEST_WORDS else WIDEST_WORDS + (letters - WIDEST_WORDS) * OVER)


def _columns(table: Table) -> Iterator[tuple[str, bool, list[Cell]]]:
    for place, column in enumerate(table.columns):
        yield column.heading, column.numeric, [row[place] for row in table.rows]


def _narrowest(cell: Cell, numeric: bool) -> int:
    """Numbers, dates and short ratings are not broken over lines; words are."""
    rating = cell.tone is not Tone.PLAIN and len(cell.text) <= RATING_LETTERS
    if numeric or rating or cell.state is State.VALUE or cell.day is not None:
        return len(cell.text)
    return max(min(len(cell.text), NARROWEST_WORDS), min(_longest_word(cell.text), WIDEST_WORDS))


def _longest_word(text: str) -> int:
    return max(map(_broad, text.split()), default=0)


def _broad(word: str) -> int:
    """The letters that a word takes; capitals are broader than others."""
    return ceil(len(word) + CAPITAL * sum(letter.isupper() for letter in word))


def folded(table: Table) -> Table:
    """The same table with each group written before its headings ("Previous: value"), for where one row of them stands."""
    columns = (
        replace(column, heading=f"{column.group}: {column.heading}", group="") if column.group else column
        for column in table.columns
    )
    return replace(table, columns=tuple(columns))
