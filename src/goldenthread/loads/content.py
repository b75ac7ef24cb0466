"""What a file is, told by its content alone: the name it was sent under is never trusted."""

import tomllib
import zipfile
from pathlib import Path
from typing import Final

_HEAD: Final = 1 << 16
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: Beginnings of files that are often sent by mistake, and what they are.
_OTHERS: Final = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
    (b"Rar!", "a compressed file"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
    (b"{\\rtf", "a document"),
)
_BOMS: Final = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")

#: Kinds that the importers can be given, by the ending under which they are kept.
ENDINGS: Final = {
    "workbook": ".xlsx",
    "open document": ".ods",
    "old workbook": ".xls",
    "xml": ".xml",
    "table of text": ".csv",
    "parquet": ".parquet",
    "mapping": ".toml",
}


def kind_of(path: Path) -> str:
    """One of the keys of `ENDINGS`, or in words what the file is instead ("a PDF", "an empty file")."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if not head.strip():
        return "an empty file"
    if head.startswith(b"PK\x03\x04"):
        return _packed(path)
    if head.startswith(_OLE):
        return _old(path)
    if head.startswith(b"PAR1"):
        return "parquet"
    for beginning, what in _OTHERS:
        if head.startswith(beginning):
            return what
    return _text(path, head)


def _packed(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            if "xl/workbook.xml" in names or "xl/workbook.bin" in names:
                return "workbook"
            if "content.xml" in names and "mimetype" in names:
                said = archive.read("mimetype")[:100] if archive.getinfo("mimetype").file_size <= _HEAD else b""
                return "open document" if b"spreadsheet" in said else "a document"
            if "word/document.xml" in names:
                return "a document"
    except (zipfile.BadZipFile, OSError, RuntimeError, ValueError, NotImplementedError, EOFError):
        return "a damaged workbook"
    return "a compressed folder"


def _old(path: Path) -> str:
    """Files of the format that came before: workbooks, and whatever is locked with a password."""
    if holds(path, "EncryptedPackage".encode("utf-16-le")):
        return "a file locked with a password"
    if holds(path, "Workbook".encode("utf-16-le")) or holds(path, "Book".encode("utf-16-le")):
        return "old workbook"
    return "a document"


def _text(path: Path, head: bytes) -> str:
    if b"\x00" in head and not head.startswith(_BOMS):
        return "a file that holds no text"
    start = head
    for mark in _BOMS:
        start = start.removeprefix(mark)
    start = start.replace(b"\x00", b"").lstrip()
    if start.startswith(b"<"):
        return "a web page" if start[:200].lower().startswith((b"<!doctype html", b"<html")) else "xml"
    return "mapping" if path.suffix.casefold() == ".toml" and _is_toml(path) else "table of text"


def _is_toml(path: Path) -> bool:
    if path.stat().st_size > _HEAD:
        return False
    try:
        return bool(tomllib.loads(path.read_text(encoding="utf-8-sig")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError):
        return False


def holds(path: Path, wanted: bytes) -> bool:
    """Whether some bytes stand anywhere in a file, without holding it in memory."""
    kept = b""
    with path.open("rb") as file:
        while piece := file.read(1 << 20):
            if wanted in kept + piece:
                return True
            kept = piece[-len(wanted) :]
    return False
