"""What is refused before a file is read: what could run, reach elsewhere, or unpack without end."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Final

from goldenthread.loads.content import ENDINGS, holds, kind_of
from goldenthread.loads.limits import FILE_BYTES, PARTS
from goldenthread.records.errors import Problem
from goldenthread.records.limits import limit

_HEAD: Final = 1 << 16
_MACROS: Final = re.compile(
    r"(vbaproject|vbadata)[^/]*\.bin$|^xl/(macrosheets|activex|ctrlprops)/|^(basic|scripts)/", re.I
)
_EMBEDDED: Final = re.compile(r"^(xl|word)/embeddings/|\.(exe|dll|js|vbs|ps1|bat|cmd|scr)$", re.I)
_ELSEWHERE: Final = re.compile(r"^xl/(externallinks|querytables)/|^xl/connections\.xml$|^customui/", re.I)
_RELATION: Final = re.compile(rb"<Relationship\b[^>]*>", re.I)
_OUTSIDE: Final = re.compile(rb"TargetMode\s*=\s*[\"']External", re.I)
_PLAIN_LINK: Final = re.compile(rb"Type\s*=\s*[\"'][^\"']*/hyperlink[\"']", re.I)
_DECLARES: Final = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.I)
_BROKEN: Final = (zipfile.BadZipFile, zlib.error, OSError, RuntimeError, ValueError, NotImplementedError, EOFError)


def faults(path: Path, name: str) -> tuple[Problem, ...]:
    """What is wrong with a file that was sent as ``name``, every fault in plain words; none for one that may be read."""
    if path.stat().st_size > FILE_BYTES.value:
        most = f"{FILE_BYTES.value / 2**20:,.0f} MB"
        return (Problem(name, f"the file is larger than {most}", "Send fewer rows, or ask for the limit to be raised"),)
    kind = kind_of(path)
    if kind not in ENDINGS:
        return (Problem(name, f"this is {kind}, and no list of children", _MEND.get(kind, _OTHERWISE)),)
    if kind in ("workbook", "open document"):
        return tuple(_in_archive(path, name))
    if kind == "old workbook" and holds(path, "_VBA_PROJECT".encode("utf-16-le")):
        return (_macros(name),)
    if kind == "xml" and _declares(path):
        return (_declared(name),)
    return ()


_MEND: Final = {
    "a compressed folder": "Unpack it, and choose the files in it",
    "a compressed file": "Unpack it, and choose the files in it",
    "a file locked with a password": "Open it in its program, take the password away, save it and send that",
    "an empty file": "Export it again",
    "a damaged workbook": "Open it in its program, save it and send that; or export it again",
}
_OTHERWISE: Final = "Choose a workbook, a table of text (CSV), an XML return or a Parquet file"


def _in_archive(path: Path, name: str) -> Iterator[Problem]:
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            packed = list(_packed(path, name, parts))
            if packed:
                yield from packed
                return
            names = [part.filename for part in parts]
            if any(_MACROS.search(part) for part in names):
                yield _macros(name)
            if any(_EMBEDDED.search(part) for part in names):
                yield Problem(name, "it holds other files or programs", "Take the embedded objects out, and save it")
            if any(_ELSEWHERE.search(part) for part in names) or _reaches(archive, parts):
                mend = "Break the links (Data, Edit links), remove the connections, and save it"
                yield Problem(name, "it is linked to other workbooks, databases or addresses", mend)
            if any(_part_declares(archive, part) for part in parts):
                yield _declared(name)
    except _BROKEN:
        yield Problem(name, "this is a damaged workbook", _MEND["a damaged workbook"])


def _packed(path: Path, name: str, parts: list[zipfile.ZipInfo]) -> Iterator[Problem]:
    """What can be told from the list of contents, before anything is unpacked."""
    if any(part.flag_bits & 1 for part in parts):
        yield Problem(name, "it is locked with a password", _MEND["a file locked with a password"])
    outside = [p for p in parts if ".." in PurePosixPath(p.filename).parts or p.filename.startswith(("/", "\\"))]
    if outside or len({part.filename for part in parts}) < len(parts):
        yield Problem(name, "the names of its parts are not those of a workbook", _MEND["a damaged workbook"])
    unpacked, size = sum(part.file_size for part in parts), max(path.stat().st_size, _HEAD)
    most, ratio = limit("workbook-unpacked-bytes"), limit("workbook-compression-ratio")
    if len(parts) > PARTS.value or unpacked > most or unpacked > ratio * size:
        what = "it would unpack to far more than any list of children holds"
        yield Problem(name, what, "Check where the file comes from; export it again")


def _reaches(archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> bool:
    """Whether a part is bound to something outside, other than by a link that a person would have to click."""
    for part in parts:
        if part.filename.endswith(".rels"):
            for relation in _RELATION.findall(archive.read(part)):
                if _OUTSIDE.search(relation) and not _PLAIN_LINK.search(relation):
                    return True
    return False


def _part_declares(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    if not part.filename.endswith((".xml", ".rels")):
        return False
    with archive.open(part) as file:
        return bool(_DECLARES.search(file.read(_HEAD).replace(b"\x00", b"")))


def _declares(path: Path) -> bool:
    """Whether an XML file declares a document type or an entity, which must come before its first element."""
    with path.open("rb") as file:
        return bool(_DECLARES.search(file.read(_HEAD).replace(b"\x00", b"")))


def _macros(name: str) -> Problem:
    return Problem(name, "it holds macros", "Save it as a workbook without macros (.xlsx), and send that")


def _declared(name: str) -> Problem:
    what = "it declares a document type or entities (DOCTYPE), by which a file can harm the machine that reads it"
    return Problem(name, what, "Export it again without them")
