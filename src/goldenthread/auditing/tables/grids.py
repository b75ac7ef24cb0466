"""Rows of one CSV file, or of the first sheet of a workbook, as text by heading."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from goldenthread.records.errors import InputRefused, Problem, refuse_if_any
from goldenthread.records.importers.raw import RawSheet, read_csv
from goldenthread.records.importers.workbook import read_workbook

_WORKBOOK = ".xlsx"


@dataclass(frozen=True, slots=True)
class Line:
    """One row: ``where`` names file and row, ``cells`` are its text by heading in small letters, "" where blank."""

    where: str
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's headings, in small letters with underscores for spaces, and its rows."""

    where: str
    headings: tuple[str, ...]
    lines: tuple[Line, ...]


def grid_of(path: Path) -> Grid:
    """Read the table; raises InputRefused for a file that is not there or no table, or a heading that is there twice."""
    if not path.is_file():
        raise InputRefused.of(path.name, "this file is not there", "Name a CSV file or a workbook (.xlsx).")
    sheet = _sheet(path)
    headings = tuple("_".join(heading.casefold().split()) for heading in sheet.headings)
    refuse_if_any(
        Problem(path.name, f"the column {heading!r} is there twice", "Remove or rename one of them.")
        for heading in dict.fromkeys(headings)
        if headings.count(heading) > 1
    )
    columns = [column.to_pylist() for column in sheet.columns]
    lines = [
        Line(
            f"{path.name}, row {number}", {name: (cell or "").strip() for name, cell in zip(headings, row, strict=True)}
        )
        for number, row in zip(sheet.rows.to_pylist(), zip(*columns, strict=True), strict=True)
    ]
    return Grid(path.name, headings, tuple(lines))


def _sheet(path: Path) -> RawSheet:
    if path.suffix.casefold() != _WORKBOOK:
        return read_csv(path)
    sheets = [sheet for sheet in read_workbook(path) if sheet.headings]
    if not sheets:
        raise InputRefused.of(path.name, "the workbook holds no table", "Put the table on its first sheet.")
    return sheets[0]
