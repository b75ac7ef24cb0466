"""The form of a fresh table: a clean text, the faults that are planted in it, and the sums that it must bear out."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Line:
    """One physical line of a table, whose cells are read as numbers by their column's letter."""

    cells: tuple[tuple[str, ...], ...]
    row: int
    column: str

    def __getattr__(self, letter: str) -> Decimal:
        """The number in this line's column ``letter``."""
        if len(letter) != 1:
            raise AttributeError(letter)
        return number(self.cells[self.row - 1][ord(letter) - ord("A")])

    def at(self, place: str) -> Decimal:
        """The number at a place such as ``B4``."""
        return number(self.cells[int(place[1:]) - 1][ord(place[0]) - ord("A")])

    def down(self, first: int, last: int) -> Decimal:
        """The sum of this column from line ``first`` to line ``last``."""
        return sum((self.at(f"{self.column}{row}") for row in range(first, last + 1)), Decimal(0))


@dataclass(frozen=True)
class Sum:
    """What the cells of some lines and columns must come to, to half a unit of their last printed place."""

    rows: tuple[int, ...]
    columns: str
    of: Callable[[Line], Decimal]


@dataclass(frozen=True)
class Fault:
    """One cell (``line/letter``) given other text, and the further cells at which naming it is as right."""

    family: str
    cell: str
    text: str
    also: str = ""

    @property
    def places(self) -> tuple[str, ...]:
        """Every acceptable cell as ``line/letter``."""
        return (self.cell, *self.also.split())


@dataclass(frozen=True)
class Table:
    """A clean table as a council might print it, with its faults; ``headings`` are the lines of its headings."""

    name: str
    text: str
    faults: tuple[Fault, ...]
    sums: tuple[Sum, ...] = ()
    headings: tuple[tuple[int, ...], ...] = ((1,),)
    ending: str = ".csv"

    @property
    def cells(self) -> tuple[tuple[str, ...], ...]:
        """The cells by physical line: no cell holds a line break."""
        return tuple(tuple(line) for line in csv.reader(io.StringIO(self.text)))

    def with_fault(self, fault: Fault) -> str:
        """The text with one fault planted."""
        row, letter = fault.cell.split("/")
        lines = [list(line) for line in self.cells]
        at = ord(letter) - ord("A")
        if lines[int(row) - 1][at] == fault.text:
            raise ValueError(f"{self.name} {fault.cell}: the fault changes nothing")
        lines[int(row) - 1][at] = fault.text
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows(lines)
        return out.getvalue()

    def place(self, place: str, fault: Fault) -> tuple[int, frozenset[str]]:
        """The line of a place, and its column's heading as planted, however two lines of headings are joined."""
        planted = tuple(tuple(line) for line in csv.reader(io.StringIO(self.with_fault(fault))))
        row, letter = int(place.split("/", maxsplit=1)[0]), place.split("/")[1]
        at = ord(letter) - ord("A")
        rows = [rows for rows in self.headings if rows[0] <= row][-1]
        own, carried = [], []
        for line in rows:
            texts = planted[line - 1]
            before = [text for text in texts[: at + 1] if text]
            own.append(texts[at])
            carried.append(texts[at] if line == rows[-1] else (before[-1] if before else ""))
        return row, frozenset({" ".join(filter(None, own)), " ".join(filter(None, carried)), own[-1]})

    def wrong_sums(self) -> Iterator[str]:
        """Each sum that the clean table does not bear out, by the set's own arithmetic."""
        for check in self.sums:
            for row in check.rows:
                for column in check.columns:
                    line = Line(self.cells, row, column)
                    printed = self.cells[row - 1][ord(column) - ord("A")]
                    if abs(check.of(line) - number(printed)) > half(printed):
                        yield f"{self.name} {row}/{column}: {printed} is not {check.of(line)}"


@dataclass(frozen=True)
class Paper:
    """A clean paper of running text, whose faults stand in a paragraph by number (``4/``)."""

    name: str
    paragraphs: tuple[str, ...]
    faults: tuple[Fault, ...]
    ending: str = ".html"

    @property
    def text(self) -> str:
        """The paper as a web page: the first paragraph is its title, and one in capitals heads a section."""
        return page(self.paragraphs)

    def with_fault(self, fault: Fault) -> str:
        """The page with one paragraph put otherwise."""
        at = int(fault.cell.rstrip("/")) - 1
        if self.paragraphs[at] == fault.text:
            raise ValueError(f"{self.name} {fault.cell}: the fault changes nothing")
        return page((*self.paragraphs[:at], fault.text, *self.paragraphs[at + 1 :]))

    def place(self, place: str, fault: Fault) -> tuple[int, frozenset[str]]:
        """The number of a place's paragraph; running text has no columns."""
        return int(place.rstrip("/")), frozenset({""})

    def wrong_sums(self) -> Iterator[str]:
        """None: what a paper says is held against its own paragraphs by eye."""
        return iter(())


def page(paragraphs: tuple[str, ...]) -> str:
    """A web page of headings and paragraphs."""
    body = "\n".join(
        f"<h1>{text}</h1>" if at == 0 else f"<h2>{text}</h2>" if text.isupper() else f"<p>{text}</p>"
        for at, text in enumerate(paragraphs)
    )
    return f"<!doctype html>\n<html lang='en'><head><title>Paper</title></head><body>\n{body}\n</body></html>\n"


def number(text: str) -> Decimal:
    """The number that a cell prints: brackets are a minus, signs of money and units are left out.

    Raises:
        ValueError: it prints none
    """
    found = re.search(r"\d+(?:,\d{3})*(?:\.\d+)?", text)
    if found is None:
        raise ValueError(f"no number in {text!r}")
    size = Decimal(found.group().replace(",", ""))
    return -size if re.match(r"\s*[-−(]", text) else size


def half(text: str) -> Decimal:
    """Half a unit of the last place that a cell prints."""
    places = re.search(r"\.(\d+)", text)
    return Decimal("0.5") * Decimal(10) ** -(len(places[1]) if places else 0)


def rows(first: int, last: int) -> tuple[int, ...]:
    """Lines ``first`` to ``last``."""
    return tuple(range(first, last + 1))
