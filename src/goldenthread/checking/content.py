"""Tells what was sent by what it holds, and refuses what is no table, could do harm, or is too large to look at."""

import io
import re
import unicodedata
import zipfile
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from goldenthread.checking.limits import PARTS, UNPACKED_BYTES, UNPACKED_TIMES, UPLOAD_BYTES
from goldenthread.records.errors import InputRefused

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PACKED: Final = b"PK"
_PDF: Final = b"%PDF"
_RICH: Final = b"{\\rtf"
_TABLE: Final = re.compile(rb"<\s*(?:!doctype|html|body|table|meta|div|p|h[1-6]|style|span)\b", re.IGNORECASE)
_LOOKED_AT: Final = 4096
#: Parts of a package that hold programs or controls.
_PROGRAMS: Final = ("vbaproject", "macrosheets/", "activex/", "vbadata", ".bas", ".exe", ".dll")
_KINDS: Final = {"xl/workbook.xml": (".xlsx", "Excel workbook"), "word/document.xml": (".docx", "Word document")}
#: What pasted cells are called.
PASTED: Final = "Pasted table"
_LONGEST_NAME: Final = 80
_AGAIN: Final = "Save the table as CSV, XLSX or DOCX and choose that file"


@dataclass(frozen=True, slots=True)
class Taken:
    """What was sent: the name that findings call it by, with the ending of what it is, its bytes, and its kind in words."""

    name: str
    data: bytes
    kind: str


def pasted(text: str) -> Taken:
    """Cells that were pasted: rows of separated values, or the source of a page.

    Raises `InputRefused` where there is nothing in it.
    """
    data = text.encode("utf-8")
    if not text.strip():
        raise InputRefused.of(
            "The pasted table", "nothing was pasted", "Copy the table with its headings, and paste it"
        )
    if _TABLE.match(data.lstrip()[:_LOOKED_AT]):
        return Taken(f"{PASTED}.html", data, "source of a web page")
    return Taken(f"{PASTED}.csv", data, "pasted cells")


def uploaded(name: str, data: bytes) -> Taken:
    """A file by its content; its ending is never trusted.

    Raises `InputRefused`, in words for whoever sent it, for a file that is empty, too large, locked, no table, that holds
    programs, or that would unpack to far more than any paper.
    """
    plain = plain_name(name)
    if len(data) > UPLOAD_BYTES.value:
        what = f"it holds {len(data):,} bytes, and no more than {int(UPLOAD_BYTES.value):,} are taken"
        raise InputRefused.of(plain, what, "Choose a file with the tables alone")
    if not data.strip(b"\x00\t\n\r \xef\xbb\xbf"):
        raise InputRefused.of(plain, "the file is empty", "Export the table again and choose that file")
    if data.startswith(_PACKED):
        ending, kind = _package(plain, data)
        return Taken(f"{PurePath(plain).stem}{ending}", data, kind)
    _refuse_known(plain, data)
    if _TABLE.match(data.lstrip(b"\xef\xbb\xbf \t\r\n")[:_LOOKED_AT]):
        return Taken(f"{PurePath(plain).stem}.html", data, "web page")
    utf16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    if b"\x00" in data and not utf16:
        raise InputRefused.of(plain, "it holds bytes that no text has", _AGAIN)
    return Taken(f"{PurePath(plain).stem}.csv", data, "separated values")


def plain_name(name: str) -> str:
    """A file's name without folders, marks of writing direction and control characters, and not too long."""
    last = re.split(r"[\\/]", name)[-1]
    kept = "".join(letter for letter in last if unicodedata.category(letter)[0] != "C").strip(" .")
    stem, ending = PurePath(kept).stem, PurePath(kept).suffix
    return f"{stem[:_LONGEST_NAME] or 'Table'}{ending[:10]}"


def _refuse_known(name: str, data: bytes) -> None:
    """Refuse what is known by its first bytes to be no table that can be read."""
    if data.startswith(_PDF):
        raise InputRefused.of(
            name, "a PDF holds pictures of tables, not tables", "Choose the Word, Excel or CSV file it was made from"
        )
    if data.startswith(_OLE):
        what = "it is locked with a password, or of a format from before 2007, which may hold programs"
        raise InputRefused.of(name, what, "Save a copy without a password as .xlsx or .docx and choose that")
    if data.startswith(_RICH):
        raise InputRefused.of(name, "it is rich text", "Save it as .docx and choose that")


def _package(name: str, data: bytes) -> tuple[str, str]:
    """The ending and kind of a packed file; nothing in it is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, EOFError, ValueError, NotImplementedError) as error:
        raise InputRefused.of(name, "the file is damaged", "Open it in its own program and save it again") from error
    if len(parts) > PARTS.value:
        raise InputRefused.of(name, f"it is made of {len(parts):,} parts, which no paper is", _AGAIN)
    unpacked = sum(part.file_size for part in parts)
    if unpacked > UNPACKED_BYTES.value or unpacked > UNPACKED_TIMES.value * len(data):
        raise InputRefused.of(name, f"it would unpack to {unpacked:,} bytes, which no paper does", _AGAIN)
    if any(part.flag_bits & 1 for part in parts):
        raise InputRefused.of(name, "it is locked with a password", "Save a copy without one and choose that")
    if any(word in part.filename.casefold() for part in parts for word in _PROGRAMS):
        what = "it holds macros or controls, which are never opened"
        raise InputRefused.of(name, what, "Save it as a workbook or document without macros (.xlsx, .docx)")
    held = {part.filename for part in parts}
    found = [known for part, known in _KINDS.items() if part in held]
    if not found:
        raise InputRefused.of(name, "it is neither an Excel workbook nor a Word document", _AGAIN)
    return found[0]
