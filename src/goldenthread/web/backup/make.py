"""Making a backup while the site runs: the store stands still for it, the database is copied as it was at one moment."""

import hashlib
import io
import json
import os
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, Final, cast

from goldenthread import __version__
from goldenthread.records.errors import Problem, WrongUse
from goldenthread.records.store.files import new_file, private_folder, replace_file, to_json, writing
from goldenthread.records.store.lock import writer
from goldenthread.web.backup.contents import Part, parts, store_layout
from goldenthread.web.backup.sealed import SealedWriter, read_key
from goldenthread.web.config import Config

MANIFEST: Final = "manifest.json"
NOTE: Final = "backup.json"
FORM: Final = 1
_SUFFIX: Final = ".gtbackup"
_READ: Final = 1 << 20

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Made:
    """A backup: its file, how many files it holds and its size in bytes."""

    path: Path
    files: int
    size: int


def make_backup(config: Config, folder: Path, key_file: Path, keep: int, wait: float, progress: Progress) -> Made:
    """Write a sealed backup into a folder, and let go of the oldest beyond ``keep``.

    Raises `WrongUse` for a folder inside the installation or a key beside the backup, `InputRefused` for a key that is
    none, `StoreBusy` while a load runs longer than ``wait`` seconds. Killed, it leaves no file that looks like a backup.
    """
    key = read_key(key_file)
    _check_places(config, folder, key_file)
    at = datetime.now(UTC)
    private_folder(folder)
    path = folder / f"goldenthread-{at:%Y%m%dT%H%M%SZ}{_SUFFIX}"
    unfinished = path.with_suffix(".unfinished")
    for left in folder.glob("*.unfinished"):
        left.unlink()
    with writing(folder), tempfile.TemporaryDirectory(dir=folder, prefix=".work-") as work, _still(config, wait):
        with new_file(unfinished) as file:
            files = _write(file, key, parts(config, Path(work)), at, progress)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    made = Made(path, files, path.stat().st_size)
    note = {"at": at.isoformat(timespec="seconds"), "file": path.name, "files": made.files, "bytes": made.size}
    replace_file(config.home / NOTE, to_json(note))
    for old in sorted(folder.glob(f"goldenthread-*{_SUFFIX}"))[:-keep]:
        old.unlink()
    return made


def _check_places(config: Config, folder: Path, key_file: Path) -> None:
    inside = [root for root in (config.home, config.store) if folder.resolve().is_relative_to(root.resolve())]
    if inside:
        what = f"this lies inside {inside[0]}, which the backup is of"
        raise WrongUse(Problem(str(folder), what, "Name a folder on another disk or machine"))
    if key_file.resolve().is_relative_to(folder.resolve()):
        raise WrongUse(Problem(str(key_file), "the key lies beside the backups that it seals", "Keep it elsewhere"))


@contextmanager
def _still(config: Config, wait: float) -> Iterator[None]:
    """Nobody loads, prunes or forgets meanwhile; reading goes on."""
    layout = store_layout(config)
    if layout is None:
        yield
    else:
        with writer(layout, "making a backup", wait):
            yield


def _write(file: BinaryIO, key: bytes, found: Iterator[Part], at: datetime, progress: Progress) -> int:
    hashes: dict[str, list[object]] = {}
    with SealedWriter(file, key) as sealed, tarfile.open(fileobj=cast(BinaryIO, sealed), mode="w|") as archive:
        for part in found:
            progress(part.name)
            with part.path.open("rb") as source:
                size = os.fstat(source.fileno()).st_size
                entry = tarfile.TarInfo(part.name)
                entry.size, entry.mode = size, 0o600
                hashed = _Hashed(source)
                archive.addfile(entry, cast(BinaryIO, hashed))
                hashes[part.name] = [size, hashed.digest()]
        said = {"form": FORM, "version": __version__, "at": at.isoformat(timespec="seconds"), "files": hashes}
        text = json.dumps(said, sort_keys=True).encode("utf-8")
        entry = tarfile.TarInfo(MANIFEST)
        entry.size, entry.mode = len(text), 0o600
        archive.addfile(entry, io.BytesIO(text))
    return len(hashes)


class _Hashed:
    """A file that is hashed as it is read. A log that grows meanwhile is read as long as it was when it was opened."""

    def __init__(self, source: BinaryIO) -> None:
        self._source, self._hash = source, hashlib.sha256()

    def read(self, size: int = _READ) -> bytes:
        """The next bytes."""
        data = self._source.read(size)
        self._hash.update(data)
        return data

    def digest(self) -> str:
        """SHA-256 of what was read."""
        return self._hash.hexdigest()
