"""Recognising, without reading it all, that a file or folder holds child-level lists."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

import python_calamine

from goldenthread.records.errors import InputRefused
from goldenthread.records.importers.annex_a.recognise import HEADER_WITHIN, list_by_name, recognise
from goldenthread.records.importers.annex_a.spec import SPECIFICATION
from goldenthread.records.importers.landing import RawSheet, grid_to_sheet
from goldenthread.records.importers.language import Sheet, Source, heading_key
from goldenthread.records.importers.workbook_guard import BROKEN, inspect_workbook

KIND = "annex-a"
WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".ods"})
_FIRST_BYTES = 1 << 16


def claim(path: Path) -> Sequence[Source]:
    """One source with every workbook and CSV file at ``path`` that holds a list; empty when there is none."""
    files = sorted(item for item in path.iterdir() if item.is_file()) if path.is_dir() else [path]
    held = tuple(file for file in files if _holds_lists(file))
    return (Source(KIND, KIND, held),) if held else ()


def first_rows(path: Path, encoding: str = "utf-8") -> list[list[str]]:
    """The first rows of a CSV file, as far as they can be told without reading it; no rows for what is not text."""
    with path.open("rb") as file:
        head = file.read(_FIRST_BYTES)
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    try:
        text = head.decode("utf-8-sig" if encoding in ("utf-8", "utf-8-sig") else encoding, "replace")
        rows = []
        for row in csv.reader(text.splitlines()):
            rows.append(row)
            if len(rows) > HEADER_WITHIN:
                break
        return rows
    except (csv.Error, LookupError):
        return []


def preview(path: Path, encoding: str = "utf-8") -> RawSheet:
    """A CSV file's first rows as a sheet whose headings are its first row, for recognising only."""
    rows = first_rows(path, encoding)
    width = max(map(len, rows), default=0)
    return grid_to_sheet(path.stem, [row + [""] * (width - len(row)) for row in rows], 0)


def _holds_lists(path: Path) -> bool:
    sheets = SPECIFICATION.at(None)
    suffix = path.suffix.casefold()
    if path.name.startswith("~$"):  # the lock file of a workbook somebody has open
        return False
    if suffix in WORKBOOKS:
        return _workbook_holds_lists(path, sheets)
    return suffix == ".csv" and (list_by_name(path.stem, sheets)[1] or recognise(preview(path), sheets) is not None)


def _workbook_holds_lists(path: Path, sheets: Mapping[str, Sheet]) -> bool:
    """By the names of the worksheets, else by the headings of the first that has a telling name or none."""
    try:
        with path.open("rb") as file:
            book = python_calamine.CalamineWorkbook.from_filelike(file)
            names = [list_by_name(name, sheets) for name in book.sheet_names]
            if any(sure for _, sure in names):
                return True
            inspect_workbook(path)
            for name in book.sheet_names:
                grid = book.get_sheet_by_name(name).to_python(skip_empty_area=False, nrows=HEADER_WITHIN)
                if recognise(grid_to_sheet(name, grid), sheets) is not None:
                    return True
    except (python_calamine.CalamineError, InputRefused, *BROKEN):
        # Locked, damaged or vast: claimed by its file name alone, so that reading can say what is wrong with it.
        return "annexa" in heading_key(path.stem) or list_by_name(path.stem, sheets)[1]
    return False
