"""Finds the tables in rows as they lie: titles above, headings of one row or more, sections within, notes below."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldenthread.records.errors import Problem
from goldenthread.scrutiny.reading.gathered import Gathered
from goldenthread.scrutiny.reading.heads import Heads, heads_of
from goldenthread.scrutiny.reading.marks import filled, is_note
from goldenthread.scrutiny.reading.raw import RawTable
from goldenthread.scrutiny.sheets import Grid, Line


@dataclass(frozen=True, slots=True)
class Laid:
    """The tables that were found, what had to be assumed, and what cannot be read."""

    grids: tuple[Grid, ...]
    notes: tuple[str, ...]
    problems: tuple[Problem, ...]


def lay_out(file: str, raw: RawTable) -> Laid:
    """Find every table in the rows of a file or sheet."""
    laying = _Laying(file, raw)
    for number, block in enumerate(_blocks(raw.rows)):
        laying.block(block, raw.headed if number == 0 else 0)
    return laying.laid()


def _blocks(rows: Sequence[Line]) -> Iterator[list[Line]]:
    """Runs of rows without a blank one between them."""
    block: list[Line] = []
    for line in rows:
        if filled(line):
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


class _Laying:
    """Goes through the blocks of one file or sheet and gathers its tables."""

    def __init__(self, file: str, raw: RawTable) -> None:
        self.file, self.raw = file, raw
        self.tables: list[Gathered] = []
        self.title: list[str] = []
        #: Lone words at the end of a table: a row without figures, or the title of what follows where it has no other.
        self.trailing: list[str] = []
        self.short: list[int] = []
        self.problems: list[Problem] = []

    def block(self, block: list[Line], headed: int) -> None:
        """Add a block: a new table where it begins with headings, else more of the table before."""
        heads = heads_of(block, headed)
        if heads is None:
            self._words(block)
        elif self.tables and not headed and self.tables[-1].goes_on(block, block[heads.first]):
            self._rows(self.tables[-1], block)
        else:
            self._begin(block, heads)

    def _words(self, rows: Sequence[Line]) -> None:
        """Keep words that may be the title of the next table."""
        self.title += [_words_of(line) for line in rows if not is_note(line)]

    def _begin(self, block: list[Line], heads: Heads) -> None:
        self._words(block[: heads.first])
        table = Gathered(heads, " – ".join(self.title or self.trailing))
        self.title, self.trailing = [], []
        self.tables.append(table)
        self._rows(table, block[heads.last + 1 :])

    def _rows(self, table: Gathered, rows: list[Line]) -> None:
        """Add rows to a table; lone words before others are a section, at the end of a block a title or a note."""
        waiting: list[str] = []
        for place, line in enumerate(rows):
            if is_note(line) or table.repeats_headings(line):
                continue
            if table.is_lone(line):
                waiting.append(_words_of(line))
                continue
            heads = heads_of(rows[place:]) if table.ends_before(line) else None
            if heads is not None:
                self.title = waiting
                self._begin(rows[place:], heads)
                return
            if waiting:
                table.section = ": ".join(waiting)
                waiting = []
            self._take(table, line)
        self.title, self.trailing = [], waiting

    def _take(self, table: Gathered, line: Line) -> None:
        # A sheet may hold words beside its table; a row of a CSV may not be longer than its head.
        beyond = not self.raw.name and any(place >= table.heads.cells for place in filled(line))
        if beyond:
            self.problems.append(
                Problem(
                    f"{self._where()}row {line.number}",
                    f"{len(line.cells)} cells under {table.heads.cells} headings",
                    "Look for an extra comma, a missing heading, or a quotation mark that is not closed",
                )
            )
        elif len(line.cells) < table.width:
            self.short.append(line.number)
        table.take(line)

    def laid(self) -> Laid:
        """What was found; a table without rows is none."""
        tables = [table for table in self.tables if table.lines]
        taken: set[str] = set()
        grids: list[Grid] = []
        for place, table in enumerate(tables):
            name = self._name(table, place, several=len(tables) > 1)
            if name in taken:
                name = f"{name} (table {place + 1})".strip()
            taken.add(name)
            grids.append(table.grid(self.file, name))
        notes = []
        if self.short:
            rows = f"row{'s' * (len(self.short) > 1)} {', '.join(map(str, self.short))}"
            notes.append(
                f"{self._where()}{rows}: fewer cells than headings; those missing at the end were read as blank"
            )
        return Laid(tuple(grids), tuple(notes), tuple(self.problems))

    def _name(self, table: Gathered, place: int, several: bool) -> str:
        """The sheet's name, or where a sheet holds several tables its name with the title above each."""
        if not self.raw.name:
            return table.title
        return ": ".join(part for part in (self.raw.name, table.title if several else "") if part)

    def _where(self) -> str:
        return f"{self.file}, {self.raw.name}, " if self.raw.name else f"{self.file}, "


def _words_of(line: Line) -> str:
    return " ".join(" ".join(line.cells[place].split()) for place in filled(line))
