"""The store of comparators: one Parquet file for each published file, named by its content, and one list of loads."""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

from goldenthread.measures.home import damaged, read_loads, write_loads
from goldenthread.records.store.files import hash_file, private_folder, write_table

FOLDER: Final = "comparators"


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


def put(folder: Path, table: pa.Table, file: str) -> str:
    """Write the table of a published file beside the others; returns the SHA-256 of what was written."""
    place = private_folder(folder / "files") / f"{file}.parquet"
    waiting = place.with_suffix(".new")
    digest = write_table(waiting, table)
    waiting.replace(place)
    return digest


def loads(home: Path) -> tuple[Load, ...]:
    """Every load of a home folder, oldest first; empty where nothing was loaded. Raises `StoreDamaged`."""
    try:
        return tuple(Load(**one) for one in read_loads(home, FOLDER))
    except TypeError as error:
        raise damaged(home / FOLDER, f"a load is not described as it should be ({error})") from error


def keep_loads(folder: Path, listed: tuple[Load, ...]) -> None:
    """Put the list of loads in the place of the one before, at one moment."""
    write_loads(folder, tuple(asdict(one) for one in listed))


def table_of(home: Path, load: Load) -> pa.Table:
    """The stored table of a load; raises `StoreDamaged` where it is missing or is not what was written."""
    path = home / FOLDER / "files" / f"{load.file}.parquet"
    if not path.exists() or hash_file(path) != load.stored:
        raise damaged(path, "the file is missing or is not what was written there")
    return pq.read_table(path)
