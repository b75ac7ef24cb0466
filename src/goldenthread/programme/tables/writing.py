"""Writing a whole programme as CSV files or as a workbook, so that reading it gives the same programme."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Final

import xlsxwriter
from xlsxwriter.exceptions import XlsxWriterException

from goldenthread.programme.tables import of_boards, of_plan
from goldenthread.programme.tables.cells import BadCell, cells_of
from goldenthread.programme.tables.columns import Sheet
from goldenthread.programme.tables.files import ABOUT, WORKBOOK
from goldenthread.programme.tables.reading import SHEETS, Programme
from goldenthread.records.errors import Problem, WrongUse

Cells = Mapping[str, str | date]

_WIDEST: Final = 60
_NARROWEST: Final = 8
#: What a cell of the format holds.
_LONGEST: Final = 32_767
#: Before this year a workbook has no days.
_FIRST_YEAR: Final = 1900


def write_programme(programme: Programme, path: Path) -> None:
    """Write to a new workbook (a path that ends in .xlsx), or into a folder that is new or holds nothing.

    Raises `WrongUse` where something is there already, where a value would not read back the same, and where nothing can
    be written.
    """
    try:
        if path.suffix.casefold() == WORKBOOK:
            data = as_workbook(programme)
            with path.open("xb") as file:
                file.write(data)
            return
        files = as_files(programme)
        if path.is_dir() and any(path.iterdir()):
            raise WrongUse.of(str(path), "the folder holds something already", "Name a folder that is not there yet")
        path.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            (path / name).write_bytes(data)
    except FileExistsError as error:
        raise WrongUse.of(str(path), "the file is there already", "Name one that is not there yet") from error
    except OSError as error:
        raise WrongUse.of(str(path), f"it cannot be written ({error.strerror})", "Name another place") from error


def as_files(programme: Programme) -> dict[str, bytes]:
    """The CSV files by name: those that hold a row, and those that no programme is without."""
    files = {}
    for name, rows in as_rows(programme).items():
        if not rows and not SHEETS[name].needed:
            continue
        text = io.StringIO(newline="")
        writer = csv.writer(text, lineterminator="\n")
        headings = _used(SHEETS[name], rows)
        writer.writerow(headings)
        writer.writerows([str(row.get(heading, "")) for heading in headings] for row in rows)
        # A spreadsheet opens a file with this mark as what it is.
        files[f"{name}.csv"] = text.getvalue().encode("utf-8-sig")
    return files


def as_workbook(programme: Programme) -> bytes:
    """One workbook with a sheet for every kind of row, empty ones too, after a sheet that says what each holds."""
    every = as_rows(programme)
    data = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    try:
        with xlsxwriter.Workbook(data, options) as book:
            head, plain = book.add_format({"bold": True, "bottom": 1}), book.add_format({"valign": "top"})
            days = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"})
            _about(book, programme, head)
            for name, rows in every.items():
                sheet = book.add_worksheet(name)
                sheet.freeze_panes(1, 0)
                for place, heading in enumerate(SHEETS[name].headings):
                    sheet.write_string(0, place, heading, head)
                    longest = max((len(str(row.get(heading, ""))) for row in rows), default=0)
                    sheet.set_column(place, place, min(max(longest, len(heading), _NARROWEST) + 2, _WIDEST), plain)
                    for line, row in enumerate(rows, start=1):
                        cell = row.get(heading, "")
                        if isinstance(cell, date):
                            sheet.write_datetime(line, place, cell, days)
                        elif cell:
                            sheet.write_string(line, place, cell)
    except XlsxWriterException as error:
        raise WrongUse.of("workbook", f"it cannot be made ({error})", "Write a folder of CSV files") from error
    return data.getvalue()


def as_rows(programme: Programme) -> dict[str, tuple[Cells, ...]]:
    """The rows of every sheet, in the order of `SHEETS`; raises `WrongUse` for values that would not read back the same."""
    problems: list[Problem] = []
    rows: dict[str, list[Cells]] = {name: [] for name in SHEETS}
    _add(of_plan.PLAN, (programme.plan,), {}, rows, problems)
    for sheets, whole in ((of_plan.SHEETS, programme.plan), (of_boards.SHEETS, programme.governance)):
        for sheet in sheets:
            if sheet.attribute and not sheet.parent:
                _add(sheet, getattr(whole, sheet.attribute), {}, rows, problems)
    if problems:
        raise WrongUse(*problems)
    return {name: tuple(of_sheet) for name, of_sheet in rows.items()}


def _add(
    sheet: Sheet,
    values: Iterable[object],
    above: Cells,
    rows: dict[str, list[Cells]],
    problems: list[Problem],
) -> None:
    """Add a row for each value, and below it those of the sheets that belong to it."""
    below = [one for one in SHEETS.values() if one.parent == sheet.name]
    of_day: Counter[object] = Counter()
    for value in values:
        row = {**above, **_cells(sheet, value, problems, len(rows[sheet.name]) + 2)}
        if sheet.nth:
            day = row.get(sheet.dated)
            of_day[day] += 1
            row |= {sheet.nth: str(of_day[day])} if of_day[day] > 1 else {}
        rows[sheet.name].append(row)
        for one in below:
            named = zip(one.of_parent, sheet.identity, strict=True)
            keys = {column.name: row[name] for column, name in named if name in row}
            _add(one, getattr(value, one.attribute), keys, rows, problems)


def _cells(sheet: Sheet, value: object, problems: list[Problem], row: int) -> Cells:
    cells: dict[str, str | date] = {}
    for column in sheet.columns:
        try:
            found = cells_of(column, sheet.take(value, column.called))
            for heading, cell in found.items():
                if isinstance(cell, str) and len(cell) > _LONGEST:
                    raise BadCell(f"{len(cell):,} characters are more than a cell holds", "Shorten it")
                if isinstance(cell, date) and cell.year < _FIRST_YEAR:
                    raise BadCell(f"{cell} is before the days of a workbook", "Correct the day")
                cells[heading] = cell
        except BadCell as bad:
            problems.append(Problem(f"{sheet.name}, row {row}, column {column.name}", bad.what, bad.mend))
    return cells


def _used(sheet: Sheet, rows: Iterable[Cells]) -> tuple[str, ...]:
    """The headings that a row fills, and those that are needed: a file without blank columns is easier to read."""
    filled = {heading for row in rows for heading in row}
    needed = {heading for column in sheet.every if column.needed for heading in column.headings[:2]}
    return tuple(heading for heading in sheet.headings if heading in filled | needed)


def _about(book: xlsxwriter.Workbook, programme: Programme, head: object) -> None:
    sheet = book.add_worksheet(ABOUT)
    sheet.set_column(0, 0, _WIDEST // 2)
    sheet.set_column(1, 1, _WIDEST)
    sheet.write_string(0, 0, programme.plan.title, head)
    sheet.write_string(1, 0, "Sheet", head)
    sheet.write_string(1, 1, "One row is", head)
    for line, one in enumerate(SHEETS.values(), start=2):
        sheet.write_string(line, 0, one.name)
        sheet.write_string(line, 1, one.means)
