"""Benchmarks that a council keeps beside its papers: what others published, typed in with its period and source."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Final

from goldenthread.measures.csv_lines import read_lines
from goldenthread.measures.language.book import Book
from goldenthread.records.errors import InputRefused, Problem

#: The folder of the home folder that holds them, as CSV files.
FOLDER: Final = "benchmarks"
COLUMNS: Final = ("key", "body", "value", "period", "source", "note")
_NEEDED: Final = ("key", "body", "value", "period", "source")
_MOST_PLACES: Final = 4


@dataclass(frozen=True, slots=True)
class Benchmark:
    """What a body published of a measure: the number with the places that it was published with, its period and source."""

    key: str
    body: str
    value: Decimal
    period: str
    source: str
    note: str

    @property
    def places(self) -> int:
        """Decimal places as published."""
        return max(0, -int(self.value.as_tuple().exponent))


def read_benchmarks(home: Path, book: Book) -> tuple[Benchmark, ...]:
    """Every benchmark of a home folder in the order of its files; none where there is no folder.

    Raises `InputRefused` with every problem of every file: a blank cell, a number that is none, a measure that is not in
    the book, a body that says two things of one measure.
    """
    folder = home / FOLDER
    problems: list[Problem] = []
    found: dict[tuple[str, str], Benchmark] = {}
    for path in sorted(folder.glob("*.csv")) if folder.is_dir() else ():
        for where, cells in _rows(path, problems):
            one = _benchmark(where, cells, book, problems)
            if one is not None and (one.key, one.body) in found:
                problems.append(Problem(where, f"{one.body} stands twice for {one.key}", "Keep the one that holds"))
            elif one is not None:
                found[one.key, one.body] = one
    if problems:
        raise InputRefused(*problems)
    return tuple(found.values())


def _rows(path: Path, problems: list[Problem]) -> list[tuple[str, Mapping[str, str]]]:
    lines = read_lines(path, problems)
    if lines is None:
        return []
    headings = tuple(name.strip().casefold() for name in lines.heading)
    if sorted(headings) != sorted(COLUMNS):
        what = f"its columns are {', '.join(headings)}"
        problems.append(Problem(path.name, what, f"Head it {','.join(COLUMNS)}"))
        return []
    return [
        (f"{path.name}, line {line}", dict(zip(headings, (value.strip() for value in values), strict=True)))
        for line, values in lines.rows
    ]


def _benchmark(where: str, cells: Mapping[str, str], book: Book, problems: list[Problem]) -> Benchmark | None:
    before = len(problems)
    blank = [name for name in _NEEDED if not cells[name]]
    if blank:
        problems.append(
            Problem(where, f"{', '.join(blank)} is blank", "A benchmark says whose it is, when and from where")
        )
    if cells["key"] and cells["key"] not in book.measures and cells["key"] not in book.typed:
        problems.append(Problem(where, f"there is no measure {cells['key']!r}", "Correct the key: goldenthread list"))
    value = _number(cells["value"])
    if cells["value"] and value is None:
        what = f"value {cells['value']!r} is no number"
        problems.append(Problem(where, what, f"Write digits alone, with {_MOST_PLACES} decimals at most"))
    if len(problems) > before or value is None:
        return None
    return Benchmark(cells["key"], cells["body"], value, cells["period"], cells["source"], cells["note"])


def _number(text: str) -> Decimal | None:
    try:
        value = Decimal(text) if text.isascii() and text.replace(".", "", 1).lstrip("-").isdigit() else None
    except InvalidOperation:
        return None
    return value if value is not None and -int(value.as_tuple().exponent) <= _MOST_PLACES else None
