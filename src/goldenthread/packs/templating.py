"""The council's own Word templates: kept in the home folder, and checked before one is used."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory
from typing import Final

from django.utils.timezone import get_current_timezone

from goldenthread.packs.limits import TEMPLATES
from goldenthread.records.errors import InputRefused
from goldenthread.records.store.files import private_folder, replace_file, write_file
from goldenthread.reports.word.guard import LIMITS, read_parts

FOLDER: Final = "papers/templates"
_ENDING: Final = ".docx"
_NOT_NAMED: Final = re.compile(r"[^a-z0-9]+")
_LONGEST: Final = 60


@dataclass(frozen=True, slots=True)
class Template:
    """A template: the name by which it is chosen, where it lies, its bytes in number, and when it was put there."""

    name: str
    path: Path
    size: int
    put_at: datetime


def templates(home: Path) -> tuple[Template, ...]:
    """Every template of an installation, by name."""
    place = home / FOLDER
    found = sorted(place.glob(f"*{_ENDING}")) if place.is_dir() else []
    return tuple(_template(path) for path in found if path.is_file() and not path.is_symlink())


def template_of(home: Path, name: str) -> Template | None:
    """The template of a name; None where there is none."""
    return next((one for one in templates(home) if one.name == name), None)


def keep(home: Path, file_name: str, data: bytes) -> str:
    """Keep a file as a template under a name made of its own, in the place of one of that name; the name.

    Raises `InputRefused` with everything that makes it no template: not a Word document, damaged, too large, with macros
    or fields that fetch from elsewhere; and where no more are kept.
    """
    name = name_of(file_name)
    with TemporaryDirectory(prefix="goldenthread-") as scratch:
        tried = Path(scratch) / f"{name}{_ENDING}"
        write_file(tried, data)
        read_parts(tried)
    there = templates(home)
    if name not in {one.name for one in there} and len(there) >= TEMPLATES.value:
        what = f"{len(there)} templates are kept already, and no more than that are"
        raise InputRefused.of(file_name, what, "Remove one that is no longer used")
    replace_file(private_folder(home / FOLDER) / f"{name}{_ENDING}", data)
    return name


def name_of(file_name: str) -> str:
    """The name of a template from that of its file: small letters, digits and dashes."""
    stem = PurePath(file_name.replace("\\", "/")).stem.lower()
    return _NOT_NAMED.sub("-", stem).strip("-")[:_LONGEST] or "template"


def choices(home: Path) -> Sequence[tuple[str, str]]:
    """What may be chosen when a paper is frozen, the house's own first."""
    return (("", "The look of Golden Thread"), *((one.name, one.name) for one in templates(home)))


def most_bytes() -> int:
    """How large a template may be."""
    return LIMITS.packed_bytes


def _template(path: Path) -> Template:
    state = path.stat()
    return Template(path.stem, path, state.st_size, datetime.fromtimestamp(state.st_mtime, tz=get_current_timezone()))
