"""Reading CSV and Parquet files whole into columns of text, and refusing at once what is not such a file."""

import csv
import io
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet

from goldenthread.records.errors import InputRefused, Problem, refuse_if_any

Column: TypeAlias = pa.Array | pa.ChunkedArray


@dataclass(frozen=True)
class RawSheet:
    """A sheet as it stands: ``columns`` of text in the order of ``headings`` (null = blank), ``rows`` numbered from header = 1."""

    name: str
    headings: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: Column


def read_csv(path: Path, encoding: str = "utf-8", above: int = 0) -> RawSheet:
    """Read a CSV file of one header row; raises `InputRefused` naming everything that is wrong with it.

    Line ends of any system, quotes doubled, commas. A byte-order mark is understood and outranks ``encoding``.
    ``above`` lines of title before the header are left out.
    """
    data = _text(path, encoding)
    if above:
        data = b"".join(data.splitlines(keepends=True)[above:])
    if not data.endswith(b"\n"):
        data += b"\n"  # headings alone, without an end of line, are otherwise taken for a row that breaks off
    header = _header(path, data)
    _refuse_open_quote(path, data)
    ragged: list[Problem] = []

    def refuse_row(row: pyarrow.csv.InvalidRow) -> str:
        if len(ragged) < _SHOWN:
            at = f"row {row.number}" if row.number is not None else "a row"
            ragged.append(
                Problem(
                    f"{path.name}, {at}",
                    f"{row.actual_columns} cells where the header has {row.expected_columns}",
                    "Look for a missing or an extra comma, or a quotation mark that is not closed",
                )
            )
        return "skip"

    try:
        table = pyarrow.csv.read_csv(
            io.BytesIO(data),
            read_options=pyarrow.csv.ReadOptions(
                use_threads=False,
                block_size=max(1 << 24, _longest(data)),
                column_names=[str(n) for n in range(len(header))],
                skip_rows_after_names=1,
            ),
            parse_options=pyarrow.csv.ParseOptions(
                newlines_in_values=True, invalid_row_handler=refuse_row, ignore_empty_lines=False
            ),
            convert_options=pyarrow.csv.ConvertOptions(
                column_types={str(n): pa.string() for n in range(len(header))},
                strings_can_be_null=False,
                quoted_strings_can_be_null=False,
            ),
        )
    except pa.ArrowInvalid as error:
        raise InputRefused.of(
            path.name, f"not a CSV file that can be read ({short(error)})", "Export it again as CSV UTF-8"
        ) from error
    refuse_if_any(ragged)
    rows = pa.array(range(above + 2, above + table.num_rows + 2), pa.int32())
    sheet = RawSheet(path.stem, header, tuple(_blank_to_null(column) for column in table.columns), rows)
    return without_blank_rows(sheet)


def read_parquet(path: Path) -> RawSheet:
    """Read a Parquet file, turning typed columns into the text that a CSV export of them would hold."""
    try:
        table = pyarrow.parquet.read_table(path, memory_map=False)
    except (pa.ArrowInvalid, OSError) as error:
        raise InputRefused.of(
            path.name, f"not a Parquet file that can be read ({short(error)})", "Export it again"
        ) from error
    columns = []
    for column in table.columns:
        if pa.types.is_dictionary(column.type):
            column = column.cast(column.type.value_type)
        columns.append(_blank_to_null(column.cast(pa.string())))
    return RawSheet(
        path.stem, tuple(table.column_names), tuple(columns), pa.array(range(2, table.num_rows + 2), pa.int32())
    )


def without_blank_rows(sheet: RawSheet) -> RawSheet:
    """Leave out rows in which every cell is blank: spreadsheets trail them, and they hold nothing to lose."""
    if not sheet.columns or not len(sheet.rows):
        return sheet
    filled = pc.is_valid(sheet.columns[0])
    for column in sheet.columns[1:]:
        if pc.all(filled).as_py():
            return sheet
        filled = pc.or_(filled, pc.is_valid(column))
    if pc.all(filled).as_py():
        return sheet
    return RawSheet(
        sheet.name, sheet.headings, tuple(column.filter(filled) for column in sheet.columns), sheet.rows.filter(filled)
    )


_SHOWN = 20
_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}


def _text(path: Path, encoding: str) -> bytes:
    """The file as UTF-8 bytes without mark; refuses what is not text in the stated encoding."""
    data = path.read_bytes()
    if not data.strip():
        raise InputRefused.of(
            path.name, "the file is empty", "Export it again; a table without rows still has its header"
        )
    encoding = next((name for mark, name in _MARKS.items() if data.startswith(mark)), encoding)
    if encoding == "utf-8-sig":
        data = data[3:]
    try:
        if encoding in ("utf-8", "utf-8-sig"):
            data.decode("utf-8")
        else:
            data = data.decode(encoding).encode("utf-8")
    except (UnicodeDecodeError, LookupError) as error:
        where = f"{path.name}, byte {error.start:,}" if isinstance(error, UnicodeDecodeError) else path.name
        mend = "Save it as 'CSV UTF-8', or say how it was written with --encoding (Windows exports are often cp1252)"
        raise InputRefused.of(where, f"not text in {encoding}", mend) from error
    if b"\x00" in data:
        line = data[: data.index(b"\x00")].count(b"\n") + 1
        raise InputRefused.of(
            f"{path.name}, line {line}",
            "holds a byte of zero, so it is not a text file",
            "Export it again as CSV UTF-8",
        )
    return data.replace(b"\r\n", b"\n").replace(b"\r", b"\n") if b"\r" in data else data


def _header(path: Path, data: bytes) -> tuple[str, ...]:
    try:
        first = next(csv.reader(io.StringIO(data[: 1 << 20].decode("utf-8", "ignore"))), [])
    except csv.Error as error:
        what, mend = f"its first row holds no headings ({error})", "Look for a quotation mark that is not closed"
        raise InputRefused.of(f"{path.name}, row 1", what, mend) from error
    headings = tuple(cell.strip().strip("\ufeff") for cell in first)
    problems = []
    for n, heading in enumerate(headings):
        if not heading:
            problems.append(
                Problem(f"{path.name}, column {n + 1}", "has no heading", "Give it one, or remove the column")
            )
        elif heading in headings[:n]:
            problems.append(
                Problem(
                    f"{path.name}, column {n + 1}", f"heading {heading!r} stands twice", "Remove or rename one of them"
                )
            )
    refuse_if_any(problems)
    return headings


def _refuse_open_quote(path: Path, data: bytes) -> None:
    """Refuse a quotation mark that is never closed: everything after it would read as one cell.

    Marks come in pairs in a sound file, so only an odd count costs the slower look for the row where it opens.
    """
    if data.count(b'"') % 2 == 0:
        return
    reader = csv.reader(io.StringIO(data.decode("utf-8"), newline=""), strict=True)
    rows = 0
    try:
        for _ in reader:
            rows += 1
    except csv.Error as error:
        where, mend = (
            f"{path.name}, row {rows + 1}",
            "Close the quotation mark, or double it where it is part of the text",
        )
        raise InputRefused.of(where, f"a quotation mark that is not closed ({error})", mend) from error


def _longest(data: bytes) -> int:
    """A block must hold the longest record; a cell of many lines makes a long one, so a small file is one block."""
    return min(len(data) + 1, 1 << 28)


def _blank_to_null(column: Column) -> Column:
    blank = pc.equal(pc.utf8_trim_whitespace(column), "")
    return (
        pc.if_else(pc.fill_null(blank, True), pa.scalar(None, pa.string()), column) if pc.any(blank).as_py() else column
    )


def short(error: Exception) -> str:
    """The first line of a library's message, for a problem that quotes it."""
    return str(error).split("\n")[0][:160]
