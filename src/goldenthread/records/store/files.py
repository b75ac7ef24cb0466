"""Writing that survives a crash: private folders, flushed files, and a rename as the only way into the store."""

import errno
import hashlib
import json
import os
import secrets
import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from goldenthread.records.errors import Problem, StoreDamaged, StoreUnwritable

#: How long a rename is tried again: on Windows a reader or a virus scanner may hold a file for a moment.
_PATIENCE_SECONDS = 5.0
#: The lowest: tables as they are here come out no larger by it, in four fifths of the time.
ZSTD_LEVEL = 1
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def private_folder(path: Path) -> Path:
    """Make a folder that only its owner may enter, where the system knows owners."""
    if not path.parent.exists():
        private_folder(path.parent)
    path.mkdir(mode=0o700, exist_ok=True)
    return path


def new_file(path: Path) -> BinaryIO:
    """Open a file for writing that only its owner may read; every file of the store is opened here."""

    def opener(name: str, flags: int) -> int:
        return os.open(name, flags, 0o600)

    return cast(BinaryIO, open(path, "wb", opener=opener))


def write_file(path: Path, data: bytes) -> str:
    """Write and flush a file; returns its SHA-256."""
    with new_file(path) as file:
        file.write(data)
        _sync(file)
    return hashlib.sha256(data).hexdigest()


def write_table(path: Path, table: pa.Table) -> str:
    """Write an Arrow table as a flushed Parquet file; returns its SHA-256."""
    with new_file(path) as file:
        pq.write_table(table, file, compression="zstd", compression_level=ZSTD_LEVEL)
        _sync(file)
    return hash_file(path)


def flush(path: Path) -> None:
    """Make sure that a file written by others has reached the disk, and that only its owner may read it."""
    path.chmod(0o600)
    with path.open("rb+") as file:
        _sync(file)


def flush_folder(path: Path) -> None:
    """Make sure that a folder's list of names has reached the disk, where the system can be asked to."""
    if os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def replace_file(path: Path, data: bytes) -> None:
    """Put a whole file in the place of another at one moment: a reader sees the old one or the new one."""
    waiting = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        write_file(waiting, data)
        _patiently(lambda: waiting.replace(path))
    except OSError:
        waiting.unlink(missing_ok=True)
        raise
    flush_folder(path.parent)


def move_in(staged: Path, place: Path) -> None:
    """Rename a finished folder or file to where it belongs."""
    private_folder(place.parent)
    _patiently(lambda: staged.rename(place))
    flush_folder(place.parent)


def remove(path: Path) -> None:
    """Remove a file or a folder with all it holds; one that is not there is removed already."""
    if path.is_dir():
        _patiently(lambda: shutil.rmtree(path))
    else:
        path.unlink(missing_ok=True)


def hash_file(path: Path) -> str:
    """SHA-256 of a file, without holding it in memory."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def to_json(value: Mapping[str, object]) -> bytes:
    """JSON as the store writes it: readable, in a fixed order, ending with a new line."""
    return (json.dumps(value, indent=1, sort_keys=True, ensure_ascii=False) + "\n").encode("utf-8")


def read_json(path: Path, data: bytes | None = None) -> dict[str, object]:
    """Read a JSON object of the store; raises `StoreDamaged` naming the file when it is missing or is not one."""
    try:
        value = json.loads(path.read_bytes() if data is None else data)
    except FileNotFoundError:
        raise StoreDamaged.of(str(path), "the file is missing", RESTORE) from None
    except (OSError, ValueError) as error:
        raise StoreDamaged.of(str(path), f"the file cannot be read ({error})", RESTORE) from error
    if not isinstance(value, dict):
        raise StoreDamaged.of(str(path), "the file does not hold what the store wrote there", RESTORE)
    return value


RESTORE = "Restore the store from a backup, or start a new store and load the files again"


@contextmanager
def writing(root: Path) -> Iterator[None]:
    """Turn what the system says when it cannot write into one clear error; nothing has been changed by then."""
    try:
        yield
    except OSError as error:
        raise _unwritable(root, error, error.errno in _FULL or "No space left" in str(error)) from error
    except duckdb.IOException as error:
        raise _unwritable(root, error, "No space left" in str(error)) from error
    except duckdb.OutOfMemoryException as error:
        what = "there was not enough memory, or room to spill; the store is as it was"
        raise StoreUnwritable(Problem(str(root), what, "Free some disk space or memory, and try again")) from error


def _unwritable(root: Path, error: Exception, full: bool) -> StoreUnwritable:
    if full:
        problem = Problem(str(root), "the disk is full; the store is as it was", "Free some disk space, and try again")
    else:
        where = str(getattr(error, "filename", None) or root)
        what = f"cannot be written ({error}); the store is as it was"
        problem = Problem(where, what, "Check that the folder exists, is not read-only and belongs to you")
    return StoreUnwritable(problem)


def _sync(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())


def _patiently(action: Callable[[], object]) -> None:
    end = time.monotonic() + _PATIENCE_SECONDS
    while True:
        try:
            action()
        except PermissionError:
            if os.name != "nt" or time.monotonic() > end:
                raise
            time.sleep(0.05)
        else:
            return
