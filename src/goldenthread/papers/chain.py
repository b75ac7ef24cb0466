"""Files that only grow: each line is bound to the one before it, so that a line changed, removed or put in is found."""

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from goldenthread.records.errors import Problem, StoreDamaged

#: What the first line is bound to.
START: Final = "0" * 64
_MEND: Final = "Restore the file from a backup, and find out who could write to it"


@dataclass(frozen=True, slots=True)
class Link:
    """One line: its ``number`` from 1, its ``mark`` (SHA-256 of the line and of the mark before), and what it says."""

    number: int
    mark: str
    said: Mapping[str, Any]


def links(path: Path) -> tuple[Link, ...]:
    """Every line in order; none where there is no file.

    What follows the last line end was cut short by a kill: it was never said. Raises `StoreDamaged` that names the first
    line which is not as it was written.
    """
    if not path.exists():
        return ()
    found: list[Link] = []
    before = START
    for number, line in enumerate(_lines(path)[:-1], start=1):
        link = _link(line, before)
        if link is None or link.number != number:
            what = f"entry {number} was altered, or an entry before it removed or put in"
            raise StoreDamaged(Problem(str(path), what, _MEND))
        found.append(link)
        before = link.mark
    return tuple(found)


def add(path: Path, said: Mapping[str, Any]) -> Link:
    """Add a line and see it on the disk; the caller holds the file's lock, and says no ``number`` or ``mark``.

    Raises `StoreDamaged` where the file is not as it was written, and `OSError`, with the file as it was, where the line
    cannot be written.
    """
    held = links(path)
    number, before = (held[-1].number, held[-1].mark) if held else (0, START)
    entry = {"number": number + 1, **said}
    link = Link(number + 1, _mark(entry, before), said)
    line = _text({**entry, "mark": link.mark}).encode() + b"\n"
    whole = sum(len(one) + 1 for one in _lines(path)[:-1]) if path.exists() else 0
    handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "r+b") as file:
        file.truncate(whole)
        file.seek(whole)
        try:
            file.write(line)
            file.flush()
            os.fsync(file.fileno())
        except OSError:
            os.ftruncate(file.fileno(), whole)
            raise
    return link


def head(held: tuple[Link, ...]) -> str:
    """Number and mark of the last line, to be kept elsewhere: it shows that nothing was cut off or put back."""
    return f"{held[-1].number} {held[-1].mark}" if held else f"0 {START}"


def _lines(path: Path) -> list[bytes]:
    try:
        return path.read_bytes().split(b"\n")
    except OSError as error:
        raise StoreDamaged(Problem(str(path), f"the file cannot be read ({error})", _MEND)) from error


def _link(line: bytes, before: str) -> Link | None:
    try:
        entry = json.loads(line)
    except ValueError:
        return None
    if not isinstance(entry, dict) or not isinstance(entry.get("number"), int):
        return None
    mark = entry.pop("mark", None)
    if mark != _mark(entry, before):
        return None
    return Link(entry.pop("number"), mark, entry)


def _mark(entry: Mapping[str, Any], before: str) -> str:
    return hashlib.sha256(_text([before, dict(entry)]).encode()).hexdigest()


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
