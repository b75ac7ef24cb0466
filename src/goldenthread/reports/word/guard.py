"""Refuses a template that is no Word document, is damaged or vast, or holds what runs or reaches out when it is opened."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from lxml import etree

from goldenthread.records.errors import InputRefused, Problem, refuse_if_any
from goldenthread.reports.word.elements import name


@dataclass(frozen=True, slots=True)
class TemplateLimits:
    """How large a template may be; ``source`` says who set it."""

    packed_bytes: int = 20_000_000
    unpacked_bytes: int = 60_000_000
    parts: int = 1_000
    source: str = "Golden Thread: a safety margin; templates of councils hold under 1 MB and 50 parts"


LIMITS: Final = TemplateLimits()
_WORD_FILE: Final = "Open it in Word and save it as Word Document (*.docx)"
#: How files begin that people take for Word documents.
_BEGINNINGS: Final = (
    (b"\xd0\xcf\x11\xe0", "a Word 97-2003 document (.doc) or one locked with a password", f"Unlock it. {_WORD_FILE}"),
    (b"{\\rtf", "Rich Text (.rtf)", _WORD_FILE),
    (b"%PDF", "a PDF", "Name the Word document from which it was made"),
    (b"<", "a page of text with marks, not a Word document", _WORD_FILE),
)
#: What the library may raise on an archive that is torn or tampered with.
_TORN: Final = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, ValueError, LookupError)
_MAIN: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
DOCUMENT: Final = f"{_MAIN}.document.main+xml"
TEMPLATE: Final = f"{_MAIN}.template.main+xml"
_MACROS: Final = ("macroEnabled", "vbaProject", "vbaData")
#: Parts that run or carry a program of their own, by a piece of their kind, as people call them.
_RUNNING: Final = {
    "activeX": "an ActiveX control",
    "oleObject": "an embedded object",
    "vbaProject": "macros",
    "vbaData": "macros",
}
#: Fields that fetch from elsewhere or run something when Word brings fields up to date (ECMA-376 part 1, 17.16.5).
_FETCHING: Final = ("DATABASE", "DDE", "DDEAUTO", "IMPORT", "INCLUDE", "INCLUDEPICTURE", "INCLUDETEXT", "LINK", "RD")
_REACHING: Final = frozenset((*_FETCHING, "ADDIN", "CONTROL", "EMBED", "MACROBUTTON"))
_CONTENTS: Final = "TOC"
_STRICT: Final = "http://purl.oclc.org/ooxml"
_HYPERLINK: Final = "/hyperlink"
_FIRST_WORD: Final = re.compile(r"\s*([A-Za-z]+)")


def read_parts(path: Path) -> dict[str, bytes]:
    """The parts of a template by name, safe to be opened and of the kind that can be written into.

    A Word template (.dotx) comes back as a document. Raises `InputRefused` that names every reason at once.
    """
    parts = _unpacked(path)
    trees = dict(_parsed(path, parts))
    kinds = _kinds(path, trees)
    refuse_if_any((*_running(path, kinds), *_relations(path, trees), *_fields(path, trees)))
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(TEMPLATE.encode(), DOCUMENT.encode())
    return parts


def _unpacked(path: Path) -> dict[str, bytes]:
    try:
        if path.stat().st_size > LIMITS.packed_bytes:
            raise InputRefused.of(path.name, f"larger than {LIMITS.packed_bytes:,} bytes", "Take large pictures out")
        data = path.read_bytes()
    except OSError as error:
        raise InputRefused.of(str(path), f"the template cannot be read ({error.strerror})", "Check its name") from error
    for beginning, what, mend in _BEGINNINGS:
        if data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(beginning):
            raise InputRefused.of(path.name, what, mend)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            entries = [entry for entry in packed.infolist() if not entry.is_dir()]
            unpacked = sum(entry.file_size for entry in entries)
            if unpacked > LIMITS.unpacked_bytes or len(entries) > LIMITS.parts:
                what = f"would unpack to {unpacked:,} bytes in {len(entries):,} parts, which no template does"
                raise InputRefused.of(path.name, what, "Check where the file comes from; save it again in Word")
            if len({entry.filename for entry in entries}) != len(entries):
                raise InputRefused.of(path.name, "a part stands twice in it", "Open it in Word and save it again")
            parts = {entry.filename: packed.read(entry) for entry in entries}
    except _TORN as error:
        raise InputRefused.of(path.name, f"not a Word document, or a damaged one ({error})", _WORD_FILE) from error
    if "mimetype" in parts:
        raise InputRefused.of(path.name, "an OpenDocument text (.odt)", _WORD_FILE)
    return parts


def _parsed(path: Path, parts: Mapping[str, bytes]) -> Iterator[tuple[str, etree._Element]]:
    """Each part of XML, parsed without reaching for anything; a document type could hide a bomb and is refused."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    for part, data in parts.items():
        if part.endswith((".xml", ".rels", ".vml")):
            try:
                root = etree.fromstring(data, parser)
            except (etree.XMLSyntaxError, ValueError) as error:
                where = f"{path.name}, {part}"
                raise InputRefused.of(where, f"damaged ({error})", "Open it in Word and save it again") from error
            if root.getroottree().docinfo.internalDTD is not None:
                where = f"{path.name}, {part}"
                raise InputRefused.of(where, "has a document type, which Word never writes", "Save it again in Word")
            yield part, root


def _kinds(path: Path, trees: Mapping[str, etree._Element]) -> dict[str, str]:
    """The kind of content of each part that states one; raises unless the main part is that of a Word document."""
    listed = trees.get("[Content_Types].xml")
    main = trees.get("word/document.xml")
    if listed is None:
        raise InputRefused.of(path.name, "an archive, but not a Word document", _WORD_FILE)
    kinds = {str(entry.get("PartName", entry.get("Extension"))): str(entry.get("ContentType", "")) for entry in listed}
    macros = sorted({kind for kind in kinds.values() if any(sign in kind for sign in _MACROS)})
    if macros:
        mend = "Save it as Word Document (*.docx) or Word Template (*.dotx), which hold none"
        raise InputRefused.of(path.name, "holds macros, which would run on every reader's computer", mend)
    if main is None or not {DOCUMENT, TEMPLATE} & set(kinds.values()):
        raise InputRefused.of(path.name, "an Office file, but not a Word document", _WORD_FILE)
    if str(main.tag).startswith(f"{{{_STRICT}"):
        raise InputRefused.of(path.name, "saved as Strict Open XML", _WORD_FILE)
    if main.tag != name("w:document") or main.find(name("w:body")) is None:
        raise InputRefused.of(f"{path.name}, word/document.xml", "has no text", "Open it in Word and save it again")
    return kinds


def _running(path: Path, kinds: Mapping[str, str]) -> Iterator[Problem]:
    for part, kind in kinds.items():
        for sign, what in _RUNNING.items():
            if sign.casefold() in kind.casefold():
                yield Problem(f"{path.name}, {part}", f"holds {what}", "Delete it, or paste it as a picture")


def _relations(path: Path, trees: Mapping[str, etree._Element]) -> Iterator[Problem]:
    """What lies outside the file and would be fetched when it is opened; a link that somebody clicks is no such thing."""
    for part, root in trees.items():
        if not part.endswith(".rels"):
            continue
        for link in root.iter("{*}Relationship"):
            kind = str(link.get("Type", ""))
            if not (kind and link.get("Id") and link.get("Target")):
                yield Problem(f"{path.name}, {part}", "has an incomplete link", "Open it in Word and save it again")
            if link.get("TargetMode") == "External" and not kind.endswith(_HYPERLINK):
                what = kind.rpartition("/")[2]
                yield Problem(f"{path.name}, {part}", f"reaches out to {link.get('Target')} ({what})", _mend(what))


def _mend(kind: str) -> str:
    if kind == "attachedTemplate":
        return "In Word, under Developer, Document Template, choose Normal and save it again"
    return "Break the link in Word (File, Info, Edit Links to Files) or insert what it shows"


def _fields(path: Path, trees: Mapping[str, etree._Element]) -> Iterator[Problem]:
    for part, root in trees.items():
        if not part.startswith("word/") or part.endswith(".rels"):
            continue
        for code in _codes(root):
            found = _FIRST_WORD.match(code)
            word = found[1].upper() if found else ""
            if word in _REACHING:
                yield Problem(f"{path.name}, {part}", f"has a field {word}, which fetches or runs", "Delete the field")
            if word == _CONTENTS:
                what = "has a table of contents of Word's own, which would still list the template's headings"
                yield Problem(f"{path.name}, {part}", what, "Put the place {{ contents }} there instead")
        for chunk in root.iter(name("w:altChunk")):
            what = f"takes in another file ({chunk.get(name('r:id'))})"
            yield Problem(f"{path.name}, {part}", what, "Open it in Word and save it again")


def _codes(root: etree._Element) -> Iterator[str]:
    """The code of each field, put together from its pieces, fields within fields included."""
    open_fields: list[str] = []
    for node in root.iter(*map(name, ("w:fldSimple", "w:fldChar", "w:instrText"))):
        kind = node.get(name("w:fldCharType"))
        if node.tag == name("w:fldSimple"):
            yield str(node.get(name("w:instr"), ""))
        elif node.tag == name("w:instrText"):
            if open_fields:
                open_fields[-1] += node.text or ""
            else:
                yield node.text or ""
        elif kind == "begin":
            open_fields.append("")
        elif kind == "separate" and open_fields:
            yield open_fields[-1]
            open_fields[-1] = ""
        elif kind == "end" and open_fields:
            yield open_fields.pop()
    yield from open_fields
