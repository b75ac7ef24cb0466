"""Opens the packed formats (XLSX, Word) without being made to fill the memory, and parses their parts safely."""

import io
import zipfile
import zlib
from typing import Final

from lxml import etree

from goldenthread.records.errors import InputRefused
from goldenthread.scrutiny.rules import Rules

#: What reading a damaged package may raise.
BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    etree.XMLSyntaxError,
    EOFError,
    KeyError,
    RuntimeError,
    NotImplementedError,
)


def opened(name: str, data: bytes, rules: Rules) -> zipfile.ZipFile:
    """Open a package; raises `InputRefused` for one that is damaged or would unpack to more than the rules allow."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        unpacked = sum(part.file_size for part in archive.infolist())
        if any(part.flag_bits & 1 for part in archive.infolist()):
            raise InputRefused.of(name, "it is locked with a password", "Save a copy without one and give that")
    except BROKEN as error:
        raise damaged(name, error) from error
    if unpacked > rules.number("reading", "most_unpacked_bytes"):
        what = f"would unpack to {unpacked:,} bytes from {len(data):,}, which no paper does"
        raise InputRefused.of(name, what, "Check where the file comes from; save the tables as a new file")
    return archive


def damaged(name: str, error: Exception) -> InputRefused:
    """The refusal of a package that breaks off or does not fit together."""
    what = f"the file is damaged ({type(error).__name__}: {' '.join(str(error).split())[:80]})"
    refused = InputRefused.of(name, what, "Open it in its own program, save it again and give that file")
    return InputRefused(*refused.problems)


def parsed(archive: zipfile.ZipFile, part: str) -> etree._Element:
    """One part as a tree; entities are not resolved and nothing outside is fetched."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(archive.read(part), parser)
