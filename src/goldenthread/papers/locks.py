"""One process at a time writes where packs lie, and clears away what one that was killed has left there."""

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from goldenthread.records.errors import StoreBusy
from goldenthread.records.store.files import remove

_PATIENCE_SECONDS: Final = 10.0
#: What a folder is called while a pack is written into it; the file of its lock lies beside it.
_STAGED: Final = ".pack-"
_LOCK: Final = ".lock"


@contextmanager
def alone(folder: Path, lock: str) -> Iterator[None]:
    """Hold a folder for writing by the file of a lock in it; raises `StoreBusy` if another process has it for long."""
    held = FileLock(folder / lock, mode=0o600)
    try:
        held.acquire(timeout=_PATIENCE_SECONDS)
    except Timeout:
        raise StoreBusy.of(str(folder), "another process is writing to it", "Wait and try again") from None
    try:
        yield
    finally:
        held.release()


@contextmanager
def staged(out: Path) -> Iterator[Path]:
    """A new hidden folder in a folder, to be filled and moved to its place; gone afterwards if it was not moved.

    What other processes left when they were killed is removed: nobody holds its lock any more.
    """
    _clear(out)
    place = out / f"{_STAGED}{secrets.token_hex(8)}"
    lock = FileLock(out / f"{place.name}{_LOCK}", mode=0o600)
    lock.acquire()
    try:
        place.mkdir(mode=0o700)
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)
        lock.release()
        Path(lock.lock_file).unlink(missing_ok=True)


def _clear(out: Path) -> None:
    names = {one.name.removesuffix(_LOCK) for one in out.glob(f"{_STAGED}*")}
    for name in sorted(names):
        lock = FileLock(out / f"{name}{_LOCK}", mode=0o600)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            continue  # another process is filling it
        remove(out / name)
        lock.release()
        Path(lock.lock_file).unlink(missing_ok=True)
