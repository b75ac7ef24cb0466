"""Opens a file by what it holds, whatever it is called, and a folder by the tables that lie in it."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Final

from goldenthread.records.errors import InputRefused
from goldenthread.scrutiny.reading.delimited import read_delimited
from goldenthread.scrutiny.reading.packed import BROKEN, damaged
from goldenthread.scrutiny.reading.page import read_page
from goldenthread.scrutiny.reading.raw import RawFile
from goldenthread.scrutiny.reading.word import read_word
from goldenthread.scrutiny.reading.workbook import read_old_workbook, read_workbook
from goldenthread.scrutiny.rules import Rules

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF: Final = b"%PDF"
#: Of one document in several formats, the first of these is read: they hold the same figures.
_ORDER: Final = (".docx", ".html", ".htm", ".xlsx", ".csv", ".tsv")
_READ: Final = frozenset((*_ORDER, ".xlsm", ".xls", ".ods", ".txt"))


def files_of(path: Path) -> Iterator[Path]:
    """A file itself; of a folder (such as a pack) each document once, by the first of its formats that can be read."""
    if not path.is_dir():
        yield path
        return
    chosen: dict[str, Path] = {}
    for one in sorted(path.iterdir()):
        if one.suffix.casefold() in _ORDER and one.is_file():
            held = chosen.get(one.stem)
            if held is None or _ORDER.index(one.suffix.casefold()) < _ORDER.index(held.suffix.casefold()):
                chosen[one.stem] = one
    if not chosen:
        raise InputRefused.of(path.name, "the folder holds no tables", f"Give files of {', '.join(_ORDER)}")
    yield from chosen.values()


def read_file(path: Path, name: str, rules: Rules) -> RawFile:
    """Read one file under the name by which findings call it; raises `InputRefused` where it cannot be read."""
    most = int(rules.number("reading", "largest_bytes"))
    try:
        size = path.stat().st_size
        if size > most:
            what = f"the file holds {size:,} bytes; no more than {most:,} are read"
            raise InputRefused.of(
                name, what, "Give the published tables alone, or raise reading.largest_bytes in --rules"
            )
        data = path.read_bytes()
    except OSError as error:
        raise InputRefused.of(
            name, f"the file cannot be read ({error.strerror})", "Name a file that is there"
        ) from error
    if not data.strip(b"\x00\t\n\r \xef\xbb\xbf"):
        raise InputRefused.of(name, "the file is empty", "Export the table again and give that file")
    return _by_content(name, path.suffix.casefold(), data, rules)


def _by_content(name: str, suffix: str, data: bytes, rules: Rules) -> RawFile:
    if data.startswith(_PDF):
        raise InputRefused.of(
            name, "a PDF holds pictures of tables, not tables", "Give the Word, Excel or CSV file that it was made from"
        )
    if data.startswith(_OLE):
        if suffix in (".xls", ".xlt"):
            return read_old_workbook(name, data, rules)
        what = "it is locked with a password, or of a format from before 2007"
        raise InputRefused.of(name, what, "Save a copy without a password as .xlsx or .docx and give that")
    if data.startswith(b"PK"):
        return _packed(name, data, rules)
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html")) or suffix in (".html", ".htm"):
        return read_page(name, data)
    return read_delimited(name, data)


def _packed(name: str, data: bytes, rules: Rules) -> RawFile:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = set(archive.namelist())
    except BROKEN as error:
        raise damaged(name, error) from error
    if "xl/workbook.xml" in parts:
        return read_workbook(name, data, rules)
    if "word/document.xml" in parts:
        return read_word(name, data, rules)
    if "content.xml" in parts:
        return read_old_workbook(name, data, rules)
    raise InputRefused.of(name, "neither a workbook nor a Word document", "Give a CSV, XLSX, Word or HTML file")
