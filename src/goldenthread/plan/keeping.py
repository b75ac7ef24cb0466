"""Files of evidence: kept in the home folder under the hash of their content, read by nobody but through the site."""

import hashlib
import re
from enum import Enum
from pathlib import Path
from typing import Final

from django.core.files.uploadedfile import UploadedFile

from goldenthread.plan.limits import FILE_BYTES
from goldenthread.records.store.files import hash_file, replace_file

_FOLDER: Final = "evidence"
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
_ODD: Final = re.compile(r"[^\w.()\- ]+")
_LONGEST: Final = 120


class Held(Enum):
    """How a file of evidence is found when somebody looks."""

    HOLDS = "opens, and is as it was handed in"
    GONE = "is no longer there"
    ALTERED = "is not what was handed in"


def plain_name(name: str) -> str:
    """A name of a file without folders, and with letters, digits and a few marks only."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    stem, dot, end = _ODD.sub("-", last).strip(". ").rpartition(".")
    return f"{stem[:_LONGEST]}{dot}{end[:10]}" or "evidence"


def wrong_with(file: UploadedFile) -> str:
    """What is wrong with a file that was sent, "" for nothing."""
    if not file.size:
        return "The file is empty"
    if file.size > FILE_BYTES.value:
        return f"The file is larger than {FILE_BYTES.value / 2**20:,.0f} MB"
    return ""


def keep(home: Path, file: UploadedFile) -> str:
    """Keep a file; the SHA-256 of its content. One that is kept already is not written again."""
    data = b"".join(file.chunks())
    digest = hashlib.sha256(data).hexdigest()
    folder = home / _FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    place = folder / digest
    if not place.exists():
        replace_file(place, data)
    return digest


def held(home: Path, digest: str) -> Held:
    """Whether a file of evidence opens and its content still has its hash; it is read whole to know."""
    place = home / _FOLDER / digest
    if not _DIGEST.fullmatch(digest) or not place.is_file() or place.is_symlink():
        return Held.GONE
    return Held.HOLDS if hash_file(place) == digest else Held.ALTERED


def kept(home: Path, digest: str) -> bytes | None:
    """The content of a kept file; None where it is not there or no longer what was kept."""
    return (home / _FOLDER / digest).read_bytes() if held(home, digest) is Held.HOLDS else None
