"""Where files that were sent wait: a folder of their own under the home folder, for its owner alone, gone after the load."""

import hashlib
import os
import re
import secrets
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from goldenthread.loads.content import ENDINGS, kind_of
from goldenthread.loads.guarding import faults
from goldenthread.loads.limits import ALL_BYTES, FILES, KEPT_DAYS, NAME
from goldenthread.records.errors import Problem
from goldenthread.records.store.files import new_file, private_folder, remove

_FOLDER: Final = "uploads"
_TOKEN: Final = re.compile(r"[0-9a-f]{32}")
_UNFIT: Final = re.compile(r"[^\w .()&'+,-]+")


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that waits: the ``name`` it was sent under, that under which it is ``kept``, what it is, and its hash."""

    name: str
    kept: str
    kind: str
    size: int
    sha256: str

    def plain(self) -> dict[str, Any]:
        """As JSON."""
        return asdict(self)


def new_folder(home: Path) -> Path:
    """A new empty folder that only its owner may enter; its name tells nothing and cannot be guessed."""
    return private_folder(home / _FOLDER / secrets.token_hex(16))


def folder_of(home: Path, token: str) -> Path:
    """The folder with this name; raises ValueError for a name that this module never gives."""
    if not _TOKEN.fullmatch(token):
        raise ValueError("not the name of a folder of uploads")
    return home / _FOLDER / token


def write_in(folder: Path, number: int, pieces: Iterable[bytes], most: float) -> Path:
    """Write what is sent as a file of the folder, ``number`` by which it is known; stops one piece after ``most`` bytes."""
    path = folder / f"{number:04}.part"
    size = 0
    with new_file(path) as file:
        for piece in pieces:
            file.write(piece)
            size += len(piece)
            if size > most:
                break
        file.flush()
        os.fsync(file.fileno())
    return path


def settle(folder: Path, sent: Iterable[tuple[str, Path]]) -> tuple[tuple[Kept, ...], tuple[Problem, ...]]:
    """Judge files that were written by `write_in` under the names they were sent with, and give each its place.

    A file that may not be read is removed at once. Each is kept under its own name with the ending of what it is.
    """
    kept: list[Kept] = []
    problems: list[Problem] = []
    taken: set[str] = set()
    for said, path in sent:
        name = fit_name(said)
        # Only a mapping is told apart by its name, and then its content must be one.
        place = path.rename(path.with_name(f"{path.stem}{'.toml' if name.casefold().endswith('.toml') else '.part'}"))
        wrong = faults(place, name)
        if wrong:
            problems += wrong
            remove(place)
            continue
        kind = kind_of(place)
        final = _ending(name, kind)
        if final.casefold() in taken:
            problems.append(Problem(name, "two files of this name were sent", "Give one of them another name"))
            remove(place)
            continue
        taken.add(final.casefold())
        with place.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        kept.append(Kept(name, final, kind, place.stat().st_size, digest))
        place.rename(folder / final)
    problems += _too_many(kept)
    return tuple(kept), tuple(problems)


def _too_many(kept: list[Kept]) -> Iterator[Problem]:
    if len(kept) > FILES.value:
        yield Problem("The files", f"there are more than {FILES.value:,.0f}", "Send them in parts, source by source")
    if sum(item.size for item in kept) > ALL_BYTES.value:
        most = f"{ALL_BYTES.value / 2**30:,.0f} GB"
        yield Problem("The files", f"together they are larger than {most}", "Send them in parts, source by source")


def fit_name(said: str) -> str:
    """The last part of a name as sent, without anything a system could take for more than a letter."""
    last = said.replace("\\", "/").rsplit("/", 1)[-1]
    plain = _UNFIT.sub("_", unicodedata.normalize("NFKC", last)).strip(" .")
    stem, dot, ending = plain.rpartition(".")
    longest = int(NAME.value)
    return f"{stem[:longest]}.{ending[:10]}" if dot and stem else plain[:longest] or "file"


def _ending(name: str, kind: str) -> str:
    wanted = ENDINGS[kind]
    path = Path(name)
    if kind == "workbook" and path.suffix.casefold() in (".xlsx", ".xlsm"):
        wanted = ".xlsx"
    return f"{path.stem}{wanted}" if path.suffix else f"{name}{wanted}"


def paths_of(home: Path, token: str, files: Iterable[dict[str, Any]]) -> tuple[list[Path], list[Path]]:
    """The files that wait, as a load is given them: those that hold records, and mappings that lie beside them."""
    folder = folder_of(home, token)
    listed = [(folder / str(item["kept"]), item["kind"]) for item in files]
    records = [path for path, kind in listed if kind != "mapping"]
    return records, [path for path, kind in listed if kind == "mapping"]


def clear(home: Path, token: str) -> None:
    """Remove a folder with all it holds."""
    remove(folder_of(home, token))


def clear_old(home: Path, now: datetime, keep: Iterable[str]) -> int:
    """Remove folders that nobody came back to within the days of the rule, and any that no batch names; how many."""
    gone, kept = 0, set(keep)
    oldest = (now - timedelta(days=KEPT_DAYS.value)).timestamp()
    base = home / _FOLDER
    for folder in sorted(base.iterdir()) if base.is_dir() else ():
        if folder.name not in kept and folder.stat().st_mtime < oldest:
            remove(folder)
            gone += 1
    return gone
