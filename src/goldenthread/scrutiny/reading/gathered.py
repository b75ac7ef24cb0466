"""A table whose rows are being gathered, and what a further row is to it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from goldenthread.scrutiny.printed import Kind, read
from goldenthread.scrutiny.reading.heads import Heads, begins_another
from goldenthread.scrutiny.reading.marks import filled, is_figure, only_words
from goldenthread.scrutiny.recognise.carry import SECTION
from goldenthread.scrutiny.recognise.vocabulary import vocabulary
from goldenthread.scrutiny.sheets import Grid, Line


@dataclass
class Gathered:
    """Headings, the title above them, and the rows so far, each with the section heading that it stands under."""

    heads: Heads
    title: str
    lines: list[Line] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)
    section: str = ""

    @property
    def width(self) -> int:
        """How many columns have headings."""
        return len(self.heads.headings)

    def take(self, line: Line) -> None:
        """Add a row."""
        self.lines.append(line)
        self.sections.append(self.section)

    def is_lone(self, line: Line) -> bool:
        """Whether a row holds one text and nothing else (or the same across merged cells), as a section heading does."""
        places = filled(line)
        return (
            self.width > 2
            and only_words(line)
            and places[0] <= 1
            and len({line.cells[place].strip() for place in places}) == 1
        )

    def repeats_headings(self, line: Line) -> bool:
        """Whether a row is the headings again, as at the head of a page."""
        headings = [heading for heading in self.heads.headings if heading]
        return [" ".join(line.cells[place].split()) for place in filled(line)] == headings

    def ends_before(self, line: Line) -> bool:
        """Whether a row is the headings of another table: words of headings where this one has had figures."""
        if not begins_another(line):
            return False
        figures = {place for above in self.lines for place in filled(above) if is_figure(above.cells[place])}
        under = figures & set(filled(line))
        return bool(under) and len(under) * 2 >= len(figures)

    def goes_on(self, block: Sequence[Line], first: Line) -> bool:
        """Whether a block after a blank row is more of this table: no headings of its own, and no wider."""
        widest = max(filled(line)[-1] for line in block) + 1
        return widest <= self.width and not begins_another(first) and not self._unlike(block, first)

    def _unlike(self, block: Sequence[Line], first: Line) -> bool:
        """Whether a block begins with words over figures, in a column where this table has words: a table of its own."""
        places = filled(first)
        if len(places) < 2 or not only_words(first):
            return False
        below = block[[line.number for line in block].index(first.number) + 1 :]
        if any(_figures(below, at) and _wordy(self.lines, at) for at in places[1:]):
            return True
        # Different words, where two columns or more have had figures, are headings: what stands for a figure is repeated.
        over = [first.cells[at].strip() for at in places if _figures(self.lines, at) and _says(first.cells[at])]
        return len(over) > 1 and len(set(over)) == len(over)

    def _lift_total(self) -> None:
        """A total in the last row, where no section has one of its own, is of the whole table and of no section."""
        totals = [place for place, line in enumerate(self.lines) if _is_total(line)]
        if totals == [len(self.lines) - 1] and len(set(self.sections)) > 1:
            self.sections[-1] = ""

    def grid(self, file: str, name: str) -> Grid:
        """The table as it is judged; its section headings stand in a column of their own."""
        headings, lines = self.heads.headings, tuple(self.lines)
        if any(self.sections):
            width = self.width
            self._lift_total()
            headings = (*headings, SECTION)
            lines = tuple(
                Line(line.number, (*_padded(line.cells, width), section))
                for line, section in zip(self.lines, self.sections, strict=True)
            )
        return Grid(file, name, headings, lines, self.heads.row, self.title)


def _says(text: str) -> bool:
    """Whether a cell is words, and nothing that stands for a figure."""
    return read(text).kind is Kind.TEXT and any(letter.isalpha() for letter in text)


def _figures(lines: Sequence[Line], place: int) -> bool:
    cells = _cells(lines, place)
    return bool(cells) and all(is_figure(cell) for cell in cells)


def _wordy(lines: Sequence[Line], place: int) -> bool:
    """Whether most cells of a column are words of some length, and no figures, signs or letters that stand for them."""
    cells = _cells(lines, place)
    words = sum(any(letter.isalpha() for letter in cell) and not is_figure(cell) and len(cell) > 3 for cell in cells)
    return len(cells) > 1 and words * 2 > len(cells)


def _cells(lines: Sequence[Line], place: int) -> list[str]:
    return [line.cells[place].strip() for line in lines if place < len(line.cells) and line.cells[place].strip()]


def _padded(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    return (*cells[:width], *("" for _ in range(width - len(cells))))


def _is_total(line: Line) -> bool:
    places = filled(line)
    return bool(places) and line.cells[places[0]].strip().casefold() in vocabulary().cells["total"]
