"""Refuses workbooks that would fill the memory: those that unpack to far more than they are, and those of vast sheets."""

import re
import zipfile
import zlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from lxml import etree

from goldenthread.records.errors import InputRefused
from goldenthread.records.importers.error_cells import column_number, errors_in, worksheets
from goldenthread.records.limits import limit

#: What reading a damaged workbook may raise, beside the spreadsheet reader's own error.
BROKEN = (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, EOFError, OSError, RuntimeError, ValueError)

_WIDEST = 16_384  # columns that the format allows
_TWO_LETTERS = 702  # columns up to ZZ
_ROW = re.compile(rb'<(?:\w+:)?row\b[^>]*?\br="([0-9]{1,7})"')
_FAR = re.compile(rb'r="[A-Z]{3}[0-9]')
_CELL = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})([0-9]{1,7})"')
_REPEATED = "number-%s-repeated"


def inspect_workbook(path: Path) -> dict[str, dict[tuple[int, int], str]]:
    """Look through a workbook before it is read: its error values by sheet, then (row, column) from 0.

    Raises `InputRefused` for one that is damaged as an archive or larger than the stated limits. What is no archive
    (XLS) passes: its format bounds its size, and its error values cannot be told from blanks.
    """
    if not zipfile.is_zipfile(path):
        return {}
    try:
        with zipfile.ZipFile(path) as archive:
            _refuse_packed(path, archive)
            parts = worksheets(archive)

            def errors(part: str) -> dict[tuple[int, int], str]:
                data = archive.read(part)
                _refuse_vast(path, _area(data))
                return errors_in(data)

            # Unpacking leaves the interpreter free, so two parts take little longer than one.
            with ThreadPoolExecutor(2) as pool:
                found = dict(zip(parts, pool.map(errors, parts.values()), strict=True))
            if "content.xml" in archive.namelist():
                _refuse_vast(path, _repeated_area(archive))
    except BROKEN as error:
        raise InputRefused.of(path.name, "a damaged workbook", "Export it again") from error
    return found


def _refuse_packed(path: Path, archive: zipfile.ZipFile) -> None:
    unpacked = sum(part.file_size for part in archive.infolist())
    most = limit("workbook-unpacked-bytes")
    ratio = limit("workbook-compression-ratio")
    if unpacked > most or unpacked > ratio * max(path.stat().st_size, 1 << 16):
        what = f"would unpack to {unpacked:,} bytes from {path.stat().st_size:,}, which no list of children does"
        raise InputRefused.of(path.name, what, "Check where the file comes from; export it again")


def _refuse_vast(path: Path, cells: int) -> None:
    if cells > limit("workbook-sheet-cells"):
        what = f"one of its sheets reaches over {cells:,} cells, most of them blank"
        raise InputRefused.of(
            path.name, what, "Delete the stray cells far below or beside the table, save it and load that"
        )


def _area(data: bytes) -> int:
    """Rows times columns that a worksheet reaches, worked out exactly only where it may be too much."""
    most = limit("workbook-sheet-cells")
    last = _ROW.match(data, data.rfind(b"<row ")) if b"<row " in data else None
    rows = int(last[1]) if last else 1_048_576
    if rows * _WIDEST <= most or (rows * _TWO_LETTERS <= most and not _FAR.search(data)):
        return 0
    highest = widest = 0
    for letters, number in _CELL.findall(data):
        widest, highest = max(widest, column_number(letters)), max(highest, int(number))
    return highest * widest


def _repeated_area(archive: zipfile.ZipFile) -> int:
    """Cells of an OpenDocument workbook that hold something, counting each as often as it says that it is repeated."""
    total = 0
    with archive.open("content.xml") as content:
        events = etree.iterparse(content, tag="{*}table-row", resolve_entities=False, no_network=True, load_dtd=False)
        for _, row in events:
            width = sum(_times(cell, "columns") for cell in row.iterchildren("{*}table-cell") if len(cell))
            total += width * _times(row, "rows")
            row.clear()
            if total > limit("workbook-sheet-cells"):
                break
    return total


def _times(element: etree._Element, what: str) -> int:
    repeated = next((value for name, value in element.attrib.items() if str(name).endswith(_REPEATED % what)), "1")
    return int(repeated)
