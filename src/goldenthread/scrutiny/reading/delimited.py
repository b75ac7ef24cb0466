"""Reading CSV files: any of the usual encodings and separators, each row with the physical line on which it starts."""

import csv
import io
from collections import Counter
from typing import Final

from goldenthread.records.errors import InputRefused
from goldenthread.scrutiny.reading.raw import RawFile, RawTable
from goldenthread.scrutiny.sheets import Line

_MARKS: Final = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_SEPARATORS: Final = (",", ";", "\t", "|")
_NAMES: Final = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "upright strokes"}
#: Lines that are looked at to find the separator.
_LOOKED_AT: Final = 200


def read_delimited(name: str, data: bytes) -> RawFile:
    """Read a file of separated values; raises `InputRefused` where it is no text or a quotation mark never closes."""
    text, notes = _decoded(name, data)
    if not text.strip():
        raise InputRefused.of(name, "the file is empty", "Export the table again and give that file")
    separator = _separator(text)
    if separator != ",":
        notes = (*notes, f"{name}: the cells are separated by {_NAMES[separator]}")
    rows = _rows(name, text, separator)
    return RawFile(name, (RawTable("", rows),), (), notes)


def _decoded(name: str, data: bytes) -> tuple[str, tuple[str, ...]]:
    encoding = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding != "utf-8" or b"\x00" in data:
            raise _no_text(name, f"not text in {encoding}: byte {error.start:,} cannot be read") from error
        return _as_windows(name, data, error)
    if "\x00" in text:
        line = text[: text.index("\x00")].count("\n") + 1
        raise _no_text(f"{name}, line {line}", "holds a byte of zero, so it is no text file")
    return text, ()


def _as_windows(name: str, data: bytes, error: UnicodeDecodeError) -> tuple[str, tuple[str, ...]]:
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as again:
        raise _no_text(name, f"neither UTF-8 (byte {error.start:,}) nor Windows text (byte {again.start:,})") from again
    line = data[: error.start].count(b"\n") + 1
    return text, (f"{name}: not UTF-8 (line {line}), so it was read as Windows text (cp1252)",)


def _no_text(where: str, what: str) -> InputRefused:
    refused = InputRefused.of(where, what, "Save it from the spreadsheet program as 'CSV UTF-8' and give that file")
    return InputRefused(*refused.problems)


def _separator(text: str) -> str:
    """The separator under which most lines have the same number of cells, and more than one."""
    head = "\n".join(text.splitlines()[:_LOOKED_AT])
    best, score = ",", (0, 0)
    for separator in _SEPARATORS:
        widths = Counter(
            len(row) for row in csv.reader(io.StringIO(head, newline=""), delimiter=separator) if len(row) > 1
        )
        if widths:
            width, lines = widths.most_common(1)[0]
            if (lines * (width > 1), width) > score:
                best, score = separator, (lines, width)
    return best


def _rows(name: str, text: str, separator: str) -> tuple[Line, ...]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[Line] = []
    start = 1
    try:
        for cells in reader:
            rows.append(Line(start, tuple(cells)))
            start = reader.line_num + 1
    except csv.Error as error:
        where, mend = f"{name}, row {start}", "Close the quotation mark, or double it where it is part of the text"
        raise InputRefused.of(
            where, f"a quotation mark is not closed or stands within a cell ({error})", mend
        ) from error
    return tuple(rows)
