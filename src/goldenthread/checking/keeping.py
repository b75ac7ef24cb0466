"""Keeps what a reader sent while they look at it: in a folder of their own, readable by nobody else, and not for long."""

import json
import re
import secrets
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from goldenthread.checking.content import Taken
from goldenthread.checking.limits import KEPT_MINUTES, KEPT_TABLES
from goldenthread.records.store.files import private_folder, write_file

FOLDER: Final = "checking"
_ABOUT, _ROLES, _WORDS = "about.json", "roles.toml", "sentences.txt"
_MARK: Final = re.compile(r"[A-Za-z0-9_-]{22}")
_MARK_BYTES: Final = 16
_MINUTE: Final = 60


@dataclass(frozen=True, slots=True)
class Kept:
    """One table that a reader looks at: the ``mark`` that its address ends with, its folder, name and kind."""

    mark: str
    folder: Path
    name: str
    kind: str

    @property
    def file(self) -> Path:
        """The table as it was sent; the folder has none where only sentences were."""
        return self.folder / "table" / self.name

    @property
    def roles(self) -> Path | None:
        """The roles that the reader corrected, None where they corrected none."""
        path = self.folder / _ROLES
        return path if path.is_file() else None

    @property
    def sentences(self) -> str:
        """The words that the reader wants held against the figures."""
        return (self.folder / _WORDS).read_text(encoding="utf-8")


def keep(home: Path, user_id: int, taken: Taken | None, sentences: str) -> Kept:
    """Keep what was sent, privately; the oldest goes where a reader has too many."""
    sweep(home)
    mine = home / FOLDER / str(user_id)
    for old in sorted(_folders(mine), key=_made)[: 1 - int(KEPT_TABLES.value)]:
        shutil.rmtree(old, ignore_errors=True)
    mark = secrets.token_urlsafe(_MARK_BYTES)
    folder = mine / mark
    for made in (home / FOLDER, mine, folder, folder / "table"):
        private_folder(made)
    name, kind = (taken.name, taken.kind) if taken is not None else ("", "sentences")
    if taken is not None:
        write_file(folder / "table" / taken.name, taken.data)
    write_file(folder / _WORDS, sentences.encode("utf-8"))
    write_file(folder / _ABOUT, json.dumps({"name": name, "kind": kind}).encode("utf-8"))
    return Kept(mark, folder, name, kind)


def kept(home: Path, user_id: int, mark: str) -> Kept | None:
    """What a reader sent, None where it is not theirs, was forgotten, or its time is over."""
    sweep(home)
    folder = home / FOLDER / str(user_id) / mark
    if not _MARK.fullmatch(mark) or not (folder / _ABOUT).is_file():
        return None
    told = json.loads((folder / _ABOUT).read_text(encoding="utf-8"))
    return Kept(mark, folder, told["name"], told["kind"])


def all_kept(home: Path, user_id: int) -> tuple[Kept, ...]:
    """Everything that a reader has open, the latest first."""
    folders = sorted(_folders(home / FOLDER / str(user_id)), key=_made, reverse=True)
    found = (kept(home, user_id, folder.name) for folder in folders)
    return tuple(one for one in found if one is not None)


def correct(one: Kept, roles: str) -> None:
    """Keep the roles that a reader corrected, in the place of those before; "" for none."""
    place = one.folder / _ROLES
    place.unlink(missing_ok=True)
    if roles:
        write_file(place, roles.encode("utf-8"))


def forget(one: Kept) -> None:
    """Remove what a reader sent."""
    shutil.rmtree(one.folder, ignore_errors=True)


def sweep(home: Path) -> None:
    """Remove everybody's tables whose time is over."""
    oldest = time.time() - KEPT_MINUTES.value * _MINUTE
    for mine in _folders(home / FOLDER):
        for folder in _folders(mine):
            if _made(folder) < oldest:
                shutil.rmtree(folder, ignore_errors=True)


def _folders(place: Path) -> Iterator[Path]:
    return (one for one in (place.iterdir() if place.is_dir() else ()) if one.is_dir())


def _made(folder: Path) -> float:
    """When something was sent; correcting how it was read does not keep it longer."""
    for place in (folder / _ABOUT, folder):
        try:
            return place.stat().st_mtime
        except FileNotFoundError:
            continue  # it is being written, or another process swept it just now
    return 0.0
