"""Reads workbooks: every sheet, each number as its cell shows it, with the physical row; older formats by their values."""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from typing import Final

from lxml import etree

from goldenthread.records.errors import InputRefused
from goldenthread.scrutiny.reading.number_formats import BUILT_IN, shown
from goldenthread.scrutiny.reading.packed import BROKEN, damaged, opened, parsed
from goldenthread.scrutiny.reading.raw import RawFile, RawTable
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Line

_MAIN: Final = "{*}"
_REL: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_REFERENCE: Final = re.compile(r"^([A-Z]{1,3})([0-9]{1,7})$")
_GENERAL: Final = ""


def read_workbook(name: str, data: bytes, rules: Rules) -> RawFile:
    """Read an XLSX workbook; raises `InputRefused` where it is damaged, locked or too large."""
    archive = opened(name, data, rules)
    try:
        with archive:
            return _read(name, archive, rules)
    except (*BROKEN, ValueError, IndexError, OverflowError) as error:
        raise damaged(name, error) from error


def read_old_workbook(name: str, data: bytes, rules: Rules) -> RawFile:
    """Read an XLS or ODS workbook by its values: how its cells show them is not known, which a note says."""
    # Only old workbooks need what reads the records of spreadsheets, and that takes long to begin.
    import python_calamine

    from goldenthread.records.importers.workbook import cell_text

    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [(sheet, book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)) for sheet in book.sheet_names]
    except (python_calamine.CalamineError, *BROKEN, ValueError, OSError) as error:
        mend = "Remove any password, save it as .xlsx and give that"
        raise InputRefused.of(name, f"not a workbook that can be read ({type(error).__name__})", mend) from error
    tables = []
    for sheet, grid in sheets:
        _refuse_vast(f"{name}, {sheet}", sum(map(len, grid)), rules)
        rows = (Line(number, tuple(cell_text(cell) or "" for cell in row)) for number, row in enumerate(grid, start=1))
        tables.append(RawTable(sheet, tuple(rows)))
    note = f"{name}: numbers were read as stored, not as shown (44.0% may read 0.44); save it as .xlsx to have them as shown"
    return RawFile(name, tuple(tables), (), (note,))


def _read(name: str, archive: zipfile.ZipFile, rules: Rules) -> RawFile:
    book = parsed(archive, "xl/workbook.xml")
    properties = book.find(f"{_MAIN}workbookPr")
    from_1904 = properties is not None and properties.get("date1904") in ("1", "true")
    strings, codes = _strings(archive), _codes(archive)
    tables: list[RawTable] = []
    notes: list[str] = []
    for sheet, part, hidden in _sheets(archive, book):
        root = parsed(archive, part)
        rows, empty = _rows(root, strings, codes, from_1904, f"{name}, {sheet}", rules)
        tables.append(RawTable(sheet, rows))
        if hidden:
            notes.append(f"{name}: the sheet {sheet!r} is hidden, and was read")
        if empty:
            notes.append(
                f"{name}, {sheet}: {empty:,} formulas hold no result; open and save the file in its program to have them"
            )
    return RawFile(name, tuple(tables), (), tuple(notes))


def _sheets(archive: zipfile.ZipFile, book: etree._Element) -> Iterator[tuple[str, str, bool]]:
    """Each worksheet with its name, its part and whether it is hidden, in the order of the tabs."""
    links = {
        str(link.get("Id")): str(link.get("Target"))
        for link in parsed(archive, "xl/_rels/workbook.xml.rels").iter("{*}Relationship")
    }
    held = set(archive.namelist())
    for sheet in book.iter("{*}sheet"):
        target = links.get(str(sheet.get(_REL)), "")
        part = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))
        if "worksheets" in part and part in held:
            yield str(sheet.get("name")), part, sheet.get("state", "visible") != "visible"


def _strings(archive: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in archive.namelist():
        return []
    return [_text(item) for item in parsed(archive, "xl/sharedStrings.xml").iterchildren("{*}si")]


def _text(item: etree._Element) -> str:
    """The text of a string, its runs joined; guides to pronunciation are no part of it."""
    parts = [
        *item.iterchildren("{*}t"),
        *(part for run in item.iterchildren("{*}r") for part in run.iterchildren("{*}t")),
    ]
    return "".join(part.text or "" for part in parts)


def _codes(archive: zipfile.ZipFile) -> list[str]:
    """The number format of each cell style."""
    if "xl/styles.xml" not in archive.namelist():
        return []
    styles = parsed(archive, "xl/styles.xml")
    own = {int(one.get("numFmtId", "0")): str(one.get("formatCode", "")) for one in styles.iter("{*}numFmt")}
    formats = styles.find("{*}cellXfs")
    ids = [int(one.get("numFmtId", "0")) for one in formats.iterchildren("{*}xf")] if formats is not None else []
    return [own.get(number, BUILT_IN.get(number, _GENERAL)) for number in ids]


def _rows(
    root: etree._Element, strings: list[str], codes: list[str], from_1904: bool, where: str, rules: Rules
) -> tuple[tuple[Line, ...], int]:
    """Every row with its physical number, and how many formulas hold no result."""
    rows: dict[int, dict[int, str]] = {}
    number = empty = count = 0
    for row in root.iter("{*}row"):
        number = int(row.get("r") or number + 1)
        cells: dict[int, str] = {}
        place = -1
        for cell in row.iterchildren("{*}c"):
            match = _REFERENCE.match(str(cell.get("r", "")))
            place = _column(match[1]) if match else place + 1
            empty += cell.find("{*}f") is not None and cell.find("{*}v") is None
            text = _cell(cell, strings, codes, from_1904)
            if text:
                cells[place] = text
                count += 1
        if cells:
            rows[number] = cells
        _refuse_vast(where, count, rules)
    width = max((max(cells) for cells in rows.values()), default=-1) + 1
    _refuse_vast(where, width * len(rows), rules)
    lines = []
    last = 0
    for number, cells in sorted(rows.items()):
        if number > last + 1:
            lines.append(Line(last + 1, ()))
        lines.append(Line(number, tuple(cells.get(place, "") for place in range(width))))
        last = number
    return tuple(lines), empty


def _cell(cell: etree._Element, strings: list[str], codes: list[str], from_1904: bool) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        inline = cell.find("{*}is")
        return _text(inline) if inline is not None else ""
    value = cell.findtext("{*}v") or ""
    if not value:
        return ""
    if kind == "s":
        return strings[int(value)]
    if kind == "b":
        return "TRUE" if value == "1" else "FALSE"
    if kind in ("str", "e"):
        return value
    if kind == "d":
        return value[:10]
    style = int(cell.get("s") or 0)
    return shown(float(value), codes[style] if style < len(codes) else _GENERAL, from_1904)


def _column(letters: str) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - 64
    return place - 1


def _refuse_vast(where: str, cells: int, rules: Rules) -> None:
    most = int(rules.number("reading", "most_cells"))
    if cells > most:
        what = f"it reaches over {cells:,} cells; no more than {most:,} are read"
        raise InputRefused.of(where, what, "Give the published table alone, or raise reading.most_cells in --rules")
