"""Folders of a council's home folder that are written by one process at a time and read by many."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from filelock import FileLock, Timeout

from goldenthread.records.errors import Problem, StoreBusy, StoreDamaged
from goldenthread.records.store.files import private_folder, read_json, replace_file, to_json, writing

_LIST: Final = "loads.json"
_FORM: Final = 1
_PATIENCE_SECONDS: Final = 10.0


@contextmanager
def writer(home: Path, name: str) -> Iterator[Path]:
    """Hold a folder of a home folder for writing, made if it is not there; raises `StoreBusy` if another process has it."""
    with writing(home):
        folder = private_folder(home / name)
        lock = FileLock(folder / ".lock", mode=0o600)
        try:
            lock.acquire(timeout=_PATIENCE_SECONDS)
        except Timeout:
            raise StoreBusy.of(str(folder), "another process is writing to it", "Wait and try again") from None
        try:
            yield folder
        finally:
            lock.release()


def read_loads(home: Path, name: str) -> tuple[dict[str, Any], ...]:
    """What was loaded into a folder of a home folder, oldest first; empty where nothing was. Raises `StoreDamaged`."""
    path = home / name / _LIST
    if not path.exists():
        return ()
    said = read_json(path)
    listed = said.get("loads")
    if said.get("form") != _FORM or not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
        raise damaged(path, "this is not a list of loads that this version can read")
    return tuple(listed)


def write_loads(folder: Path, listed: tuple[dict[str, Any], ...]) -> None:
    """Put the list of loads in the place of the one before, at one moment."""
    replace_file(folder / _LIST, to_json({"form": _FORM, "loads": list(listed)}))


def damaged(path: Path, what: str) -> StoreDamaged:
    """The error for a file of a home folder that is not what was written there."""
    return StoreDamaged(Problem(str(path), what, "Restore it from a backup, or load the files again"))
