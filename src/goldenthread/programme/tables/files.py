"""Finding the files of a programme, in a folder or as the sheets of one workbook, as rows of text."""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from goldenthread.programme.tables.cells import unguarded
from goldenthread.programme.tables.columns import Sheet
from goldenthread.records.errors import InputRefused, Problem
from goldenthread.records.importers.raw import RawSheet, read_csv
from goldenthread.records.importers.workbook import read_workbook

WORKBOOK: Final = ".xlsx"
#: The sheet of a workbook that says what it is, and holds no rows.
ABOUT: Final = "About"


@dataclass(frozen=True, slots=True)
class Line:
    """A row as it stands: ``where`` names its file and row, ``cells`` are its text by heading."""

    where: str
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Grid:
    """A file's headings and rows; ``where`` names the file or the workbook's sheet."""

    where: str
    headings: tuple[str, ...]
    lines: tuple[Line, ...]


def read_grids(path: Path, sheets: Mapping[str, Sheet], problems: list[Problem]) -> dict[str, Grid]:
    """Every file of a folder, or sheet of a workbook, by its name; what is wrong is added to ``problems``.

    Folders within the folder, and files that are no CSV, are left alone. Raises `InputRefused` where there is nothing.
    """
    if path.is_dir():
        grids = _folder(path, sheets, problems)
    elif path.is_file() and path.suffix.casefold() == WORKBOOK:
        grids = _workbook(path, sheets, problems)
    elif path.is_file():
        raise InputRefused.of(path.name, "this is no workbook (.xlsx)", "Name a folder of CSV files, or a workbook")
    else:
        raise InputRefused.of(str(path), "this is not there", "Name a folder of CSV files, or a workbook")
    for sheet in sheets.values():
        if sheet.needed and sheet.name not in grids:
            where, mend = path.name, f"Give {sheet.name}: {sheet.means}"
            problems.append(Problem(where, f"{sheet.name} is missing", mend))
    return grids


def _folder(path: Path, sheets: Mapping[str, Sheet], problems: list[Problem]) -> dict[str, Grid]:
    grids = {}
    files = [one for one in sorted(path.iterdir()) if one.is_file() and one.suffix.casefold() == ".csv"]
    for file in files:
        if file.stem not in sheets:
            problems.append(_stranger(file.name, file.stem, sheets))
            continue
        try:
            raw = read_csv(file)
        except InputRefused as refused:
            problems.extend(refused.problems)
            continue
        grids[file.stem] = _grid(file.name, raw, sheets[file.stem], problems)
    return grids


def _workbook(path: Path, sheets: Mapping[str, Sheet], problems: list[Problem]) -> dict[str, Grid]:
    grids = {}
    for raw in read_workbook(path):
        where = f"{path.name}, sheet {raw.name}"
        if raw.name == ABOUT:
            continue
        if raw.name not in sheets:
            problems.append(_stranger(where, raw.name, sheets))
        elif raw.headings:
            grids[raw.name] = _grid(where, raw, sheets[raw.name], problems)
    return grids


def _stranger(where: str, name: str, sheets: Mapping[str, Sheet]) -> Problem:
    near = difflib.get_close_matches(name, sheets, 1)
    meant = f"Is it {near[0]}? " if near else ""
    return Problem(where, f"a programme has no {name}", f"{meant}Call it one of {', '.join(sheets)}, or take it away")


def _grid(where: str, raw: RawSheet, sheet: Sheet, problems: list[Problem]) -> Grid:
    headings = tuple(heading.strip() for heading in raw.headings)
    known = sheet.headings
    for heading in headings:
        if heading not in known:
            near = difflib.get_close_matches(heading, known, 1)
            meant = f"Is it {near[0]}? " if near else ""
            problems.append(Problem(where, f"has no column {heading!r}", f"{meant}The columns are {', '.join(known)}"))
        elif headings.count(heading) > 1:
            problems.append(Problem(where, f"the column {heading!r} stands twice", "Remove or rename one of them"))
    for column in sheet.every:
        if column.needed and not set(column.headings[:2]) & set(headings):
            problems.append(Problem(where, f"the column {column.name} is missing", f"Add it: {column.means}"))
    columns = [column.to_pylist() for column in raw.columns]
    lines = []
    for number, row in zip(raw.rows.to_pylist(), zip(*columns, strict=True), strict=True):
        cells = {name: unguarded(cell) for name, cell in zip(headings, row, strict=True) if cell}
        if any(cells.values()):
            lines.append(Line(f"{where}, row {number}", cells))
    return Grid(where, headings, tuple(lines))
