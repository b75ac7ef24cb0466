"""The headings of a table: where they stand in a block of rows, in one row or several, and what they say joined."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from goldenthread.scrutiny.reading.marks import filled, is_unit, only_words, share_known
from goldenthread.scrutiny.sheets import Line

#: A row of headings fills at least this share of the widest row of its block.
_FULL: Final = 0.5
#: This share of a row's words must be known from headings for it to be a second row of them, or to begin another table.
_KNOWN: Final = 0.6
#: No more rows of headings than these.
_MOST: Final = 3


@dataclass(frozen=True, slots=True)
class Heads:
    """Headings joined, the place in the block of the first and the last of their rows, and their physical row.

    ``cells`` is how many cells the rows of headings hold, blank ones included.
    """

    headings: tuple[str, ...]
    first: int
    last: int
    row: int
    cells: int


def heads_of(block: Sequence[Line], headed: int = 0) -> Heads | None:
    """The headings of a block of rows without blanks; None where no row has two filled cells.

    ``headed`` is the number of first rows that the file marks as headings.
    """
    counts = [len(filled(line)) for line in block]
    widest = max(counts, default=0)
    if widest < 2:
        return None
    start = next(place for place, count in enumerate(counts) if count >= 2 and count >= _FULL * widest)
    if 0 < headed <= len(block):
        start = min(start, headed - 1)
    last = start
    while last + 1 < len(block) and last - start + 1 < _MOST and _goes_on(block, start, last + 1, headed):
        last += 1
    first = start
    while first > 0 and _spans(block[first - 1], block[first]):
        first -= 1
    rows = block[first : last + 1]
    return Heads(_joined(rows), first, last, block[last].number, max(len(row.cells) for row in rows))


def begins_another(line: Line) -> bool:
    """Whether a row within a table is the headings of another: words only, most of them known from headings."""
    return len(filled(line)) >= 2 and only_words(line) and share_known(line) >= _KNOWN


def _goes_on(block: Sequence[Line], start: int, place: int, headed: int) -> bool:
    """Whether a row is a further row of headings beneath the first."""
    line, above = block[place], block[start]
    if place < headed:
        return True
    places = filled(line)
    if not places or not only_words(line) or place + 1 >= len(block):
        return False
    if all(is_unit(line.cells[at]) for at in places) and places[0] > 0:
        return True
    held = set(filled(above))
    under_blank = [at for at in places if at not in held and at > min(held)]
    return bool(under_blank) and share_known(line) >= _KNOWN and len(held) < max(len(above.cells), places[-1] + 1)


def _spans(line: Line, below: Line) -> bool:
    """Whether a row above the headings spans some of them: it leaves the first column blank and stands over filled cells."""
    places = filled(line)
    return bool(places) and places[0] > 0 and only_words(line) and places[-1] < len(below.cells) and only_words(below)


def _joined(rows: Sequence[Line]) -> tuple[str, ...]:
    """Headings of several rows joined; one that spans columns is repeated over each that has a heading beneath it."""
    width = max(max(filled(row), default=-1) for row in rows) + 1
    texts: list[list[str]] = [[] for _ in range(width)]
    for depth, row in enumerate(rows):
        span = ""
        for place in range(width):
            cell = " ".join(row.cells[place].split()) if place < len(row.cells) else ""
            beneath = any(place < len(other.cells) and other.cells[place].strip() for other in rows[depth + 1 :])
            span = cell or (span if beneath else "")
            if span and span not in texts[place]:
                texts[place].append(span)
    return tuple(" ".join(parts) for parts in texts)
