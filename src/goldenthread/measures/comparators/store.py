"""The store of comparators: one Parquet file for each published file, named by its content, and one list of loads."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq
from filelock import FileLock, Timeout

from goldenthread.records.errors import Problem, StoreBusy, StoreDamaged
from goldenthread.records.store.files import (
    hash_file,
    private_folder,
    read_json,
    replace_file,
    to_json,
    write_table,
    writing,
)

FOLDER: Final = "comparators"
_LIST: Final = "loads.json"
_FORM: Final = 1
_PATIENCE_SECONDS: Final = 10.0


@dataclass(frozen=True, slots=True)
class Load:
    """One file that was loaded.

    ``dataset``  the key in the catalogue, or one made of the file's name. ``kind`` ``tidy`` or ``neighbours``.
    ``file``     SHA-256 of the published file; ``stored`` that of the Parquet file kept for it.
    ``release``  the release as its publisher or file name says, "" where unknown; ``model`` the neighbours' model year, else 0.
    ``loaded_at`` UTC, ISO 8601; ``who`` the person who loaded it.
    """

    dataset: str
    kind: str
    name: str
    file: str
    stored: str
    source: str
    licence: str
    release: str
    model: int
    loaded_at: str
    who: str
    rows: int
    cells: int


@contextmanager
def writer(home: Path) -> Iterator[Path]:
    """Hold the folder of comparators under a home folder for writing; raises `StoreBusy` if another process has it."""
    with writing(home):
        folder = private_folder(home / FOLDER)
        lock = FileLock(folder / ".lock", mode=0o600)
        try:
            lock.acquire(timeout=_PATIENCE_SECONDS)
        except Timeout:
            raise StoreBusy.of(str(folder), "another process is writing to it", "Wait and try again") from None
        try:
            yield folder
        finally:
            lock.release()


def put(folder: Path, table: pa.Table, file: str) -> str:
    """Write the table of a published file beside the others; returns the SHA-256 of what was written."""
    place = private_folder(folder / "files") / f"{file}.parquet"
    waiting = place.with_suffix(".new")
    digest = write_table(waiting, table)
    waiting.replace(place)
    return digest


def loads(home: Path) -> tuple[Load, ...]:
    """Every load of a home folder, oldest first; empty where nothing was loaded. Raises `StoreDamaged`."""
    path = home / FOLDER / _LIST
    if not path.exists():
        return ()
    said = read_json(path)
    listed = said.get("loads")
    if said.get("form") != _FORM or not isinstance(listed, list):
        raise _damaged(path, "this is not a list of loads that this version can read")
    try:
        return tuple(Load(**one) for one in listed)
    except TypeError as error:
        raise _damaged(path, f"a load is not described as it should be ({error})") from error


def write_loads(folder: Path, listed: tuple[Load, ...]) -> None:
    """Put the list of loads in the place of the one before, at one moment."""
    value: Mapping[str, Any] = {"form": _FORM, "loads": [asdict(one) for one in listed]}
    replace_file(folder / _LIST, to_json(value))


def table_of(home: Path, load: Load) -> pa.Table:
    """The stored table of a load; raises `StoreDamaged` where it is missing or is not what was written."""
    path = home / FOLDER / "files" / f"{load.file}.parquet"
    if not path.exists() or hash_file(path) != load.stored:
        raise _damaged(path, "the file is missing or is not what was written there")
    return pq.read_table(path)


def _damaged(path: Path, what: str) -> StoreDamaged:
    return StoreDamaged(Problem(str(path), what, "Restore it from a backup, or load the published files again"))
