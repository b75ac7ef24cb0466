"""What every writer settles alike: the legend, the contents, the table of key figures, and which tables need a wide page."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from goldenthread.reports.blocks import (
    Block,
    Break,
    Chart,
    Column,
    Document,
    Heading,
    KeyFigure,
    Table,
)
from goldenthread.reports.cells import LEGEND, SHORTHAND, Cell, State, words

#: Letters of 9 point type across an A4 page between margins of 20 mm: upright, and on its side.
UPRIGHT_LETTERS: Final = 96
WIDE_LETTERS: Final = 150
#: A column of words is no narrower than this many letters (or its longest word), and asks for no more than the other.
NARROWEST_WORDS: Final = 16
WIDEST_WORDS: Final = 56
#: What stands left and right of a cell's words, in letters.
_PADDING: Final = 2
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


def is_wide(block: Block) -> bool:
    """Whether a table, or the table of a chart, needs a page on its side: its columns at their narrowest do not fit."""
    table = block.table if isinstance(block, Chart) else block
    return isinstance(table, Table) and sum(_least(table)) > UPRIGHT_LETTERS


def runs(blocks: tuple[Block, ...]) -> Iterator[Run]:
    """The blocks by kind of page, in order.

    Headings directly above a wide table go with it; a `Break` where the kind of page changes is left out, since a new
    page begins there anyhow.
    """
    gathered: list[tuple[bool, list[Block]]] = [(False, [])]
    for block in blocks:
        wide, current = gathered[-1]
        if is_wide(block) is not wide and not (wide and isinstance(block, Break)):
            taken = _headings_at_the_end(current) if is_wide(block) else []
            gathered.append((not wide, [*taken]))
        gathered[-1][1].append(block)
    for wide, found in gathered:
        while found and isinstance(found[-1], Break):
            found.pop()
        while found and isinstance(found[0], Break):
            del found[0]
        if found:
            yield Run(wide, tuple(found))


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


def _headings_at_the_end(blocks: list[Block]) -> list[Block]:
    """Take the headings (and breaks) with which a run of blocks ends away from it, and give them."""
    start = len(blocks)
    while start and isinstance(blocks[start - 1], Heading | Break):
        start -= 1
    taken = blocks[start:]
    del blocks[start:]
    return taken


def _least(table: Table) -> list[float]:
    """The letters that each column needs at its narrowest."""
    return [
        _PADDING + max(_longest_word(heading), max((_narrowest(cell, numeric) for cell in cells), default=0))
        for heading, numeric, cells in _columns(table)
    ]


def _asked(table: Table) -> list[float]:
    """The letters that each column asks for, its weight taken in, never less than it needs."""
    asked = [
        _PADDING + min(WIDEST_WORDS, max([len(heading) / 2, *(len(cell.text) for cell in cells)]))
        for heading, _, cells in _columns(table)
    ]
    pairs = zip(asked, table.columns, _least(table), strict=True)
    return [max(least, wanted * column.weight) for wanted, column, least in pairs]


def _columns(table: Table) -> Iterator[tuple[str, bool, list[Cell]]]:
    for place, column in enumerate(table.columns):
        yield column.heading, column.numeric, [row[place] for row in table.rows]


def _narrowest(cell: Cell, numeric: bool) -> int:
    """Numbers, dates and ratings are never broken over lines; words are."""
    if numeric or cell.state is State.VALUE or cell.day is not None:
        return len(cell.text)
    return max(min(len(cell.text), NARROWEST_WORDS), min(_longest_word(cell.text), WIDEST_WORDS))


def _longest_word(text: str) -> int:
    return max(map(len, text.split()), default=0)


def folded(table: Table) -> Table:
    """The same table with each group written before its headings ("Previous: value"), for where one row of them stands."""
    columns = (
        replace(column, heading=f"{column.group}: {column.heading}", group="") if column.group else column
        for column in table.columns
    )
    return replace(table, columns=tuple(columns))
