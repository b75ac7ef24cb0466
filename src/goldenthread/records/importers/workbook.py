"""Reading workbooks of spreadsheet programs whole into columns of text."""

import gc
import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import cast

import pyarrow as pa
import pyarrow.compute as pc
import python_calamine

from goldenthread.records.errors import InputRefused
from goldenthread.records.importers.raw import RawSheet, short, without_blank_rows
from goldenthread.records.importers.workbook_columns import read_columns
from goldenthread.records.importers.workbook_guard import BROKEN, inspect_workbook


def read_workbook(path: Path) -> tuple[RawSheet, ...]:
    """Read every sheet of an XLSX, XLS or ODS workbook; the first row that is not blank is taken as its header.

    Sheets are read as columns where that says all that the cells say, and cell by cell otherwise; the texts are the same.
    """
    errors = inspect_workbook(path)
    try:
        data = path.read_bytes()
        names, sheets = read_columns(data, [name for name, found in errors.items() if not found])
        if not names or not sheets.keys() >= set(names):
            book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
            names = tuple(book.sheet_names)
            sheets |= read_cells(book, [name for name in names if name not in sheets], errors)
    except (python_calamine.CalamineError, *BROKEN) as error:
        mend = "Open it in the spreadsheet program, remove any password, save it as .xlsx and load that"
        raise InputRefused.of(path.name, f"not a workbook that can be read ({short(error)})", mend) from error
    return tuple(sheets[name] for name in names)


def read_cells(
    book: python_calamine.CalamineWorkbook,
    names: Sequence[str],
    errors: Mapping[str, Mapping[tuple[int, int], str]],
) -> dict[str, RawSheet]:
    """Read sheets cell by cell, with the error values that the spreadsheet reader gives as blanks put back."""
    collecting = gc.isenabled()
    gc.disable()  # millions of cells that hold no cycles: walking them again and again takes a fifth of the time
    try:
        sheets = {}
        for name in names:
            grid = cast(list[list[object]], book.get_sheet_by_name(name).to_python(skip_empty_area=False))
            for (row, column), text in errors.get(name, {}).items():
                if row < len(grid) and column < len(grid[row]):
                    grid[row][column] = text
            sheets[name] = grid_to_sheet(name, grid)
        return sheets
    finally:
        if collecting:
            gc.enable()


def grid_to_sheet(name: str, grid: Sequence[Sequence[object]], header: int | None = None) -> RawSheet:
    """Turn rows of cells into a sheet; ``header`` is the position of the header row where it is known."""
    if header is None:
        header = next((n for n, row in enumerate(grid) if any(cell != "" for cell in row)), len(grid))
    if header >= len(grid):
        return RawSheet(name, (), (), pa.array([], pa.int32()))
    headings = tuple(cell_text(cell) or "" for cell in grid[header])
    body = grid[header + 1 :]
    columns = tuple(_texts(column) for column in zip(*body, strict=False)) if body else ()
    columns = columns or tuple(pa.array([], pa.string()) for _ in headings)
    wanted = [n for n, heading in enumerate(headings) if heading or columns[n].null_count < len(columns[n])]
    rows = pa.array(range(header + 2, header + 2 + len(body)), pa.int32())
    sheet = RawSheet(name, tuple(headings[n] for n in wanted), tuple(columns[n] for n in wanted), rows)
    return without_blank_rows(sheet)


def _texts(column: Sequence[object]) -> pa.Array:
    """A column's cells as text (see `cell_text`), working out each distinct value once."""
    kinds = set(map(type, column))
    if kinds == {str}:
        return pa.array([cell or None for cell in column], pa.string())
    if kinds == {float}:
        numbers = pa.array(column, pa.float64())
        small = pc.less(pc.abs(numbers), 1e15)
        if pc.all(pc.and_(small, pc.equal(numbers, pc.trunc(numbers)))).as_py():
            return numbers.cast(pa.int64()).cast(pa.string())
    if bool in kinds and len(kinds - {str}) > 1:  # true and 1 are equal, so they must not share a text
        return pa.array(map(cell_text, column), pa.string())
    texts = {cell: cell_text(cell) for cell in set(column)}
    return pa.array([texts[cell] for cell in column], pa.string())


def cell_text(cell: object) -> str | None:
    """A workbook's cell as text: days in ISO form, whole numbers without a point, blank as None."""
    if isinstance(cell, str):
        return cell or None
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        return cell.strftime("%Y-%m-%d") if cell.time() == time() else cell.isoformat(" ", "seconds")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, time | timedelta | int):
        return str(cell)
    return None if cell is None else str(cell)
