"""What a backup holds: files of the home folder, of the store and of the web's database, each under its name there."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from goldenthread.records.errors import Problem, WrongUse
from goldenthread.records.store.keys import key_path
from goldenthread.records.store.layout import Layout
from goldenthread.records.store.opening import is_store, read_facts
from goldenthread.web.config import Config

#: Folders and files of the home folder that are made again, or hold unfinished work.
_LEFT_OUT: Final = (
    "static",
    "uploads",
    "backup.json",
    "web.sqlite3",
    "web.sqlite3-wal",
    "web.sqlite3-shm",
    "worker.lock",
)
#: Of a store: unfinished work, locks, and what is computed from a snapshot.
_NOT_KEPT: Final = ("staging", "spill", "lock", "lock-holder.json")
_COMPUTED: Final = "served.sqlite"
DATABASE, DUMP, KEY = "database.sqlite3", "database.dump", "store.key"


@dataclass(frozen=True, slots=True)
class Part:
    """One file: its name in the backup and where it lies."""

    name: str
    path: Path


def parts(config: Config, work: Path) -> Iterator[Part]:
    """Every file of a backup; copies of the database are made in ``work``. The caller holds the store's lock.

    Raises `WrongUse` when PostgreSQL's own program for copying a database is missing or refuses.
    """
    yield from _database(config, work)
    store = config.store.resolve()
    if is_store(store):
        yield Part(KEY, key_path(read_facts(store).id))
        yield from _below(store, "store", _NOT_KEPT)
    yield from _below(config.home, "home", _LEFT_OUT, apart=store)


def _below(folder: Path, under: str, left_out: tuple[str, ...], apart: Path | None = None) -> Iterator[Part]:
    for root, names, files in os.walk(folder):
        here = Path(root)
        top = here == folder
        names[:] = sorted(name for name in names if not (top and name in left_out) and (here / name).resolve() != apart)
        for name in sorted(files):
            unfinished = name.endswith((".tmp", ".lock")) or name == _COMPUTED or (top and name in left_out)
            if not unfinished and not (here / name).is_symlink():
                yield Part(f"{under}/{(here / name).relative_to(folder).as_posix()}", here / name)


def _database(config: Config, work: Path) -> Iterator[Part]:
    if config.database:
        program = shutil.which("pg_dump")
        if program is None:
            raise WrongUse(
                Problem("pg_dump", "PostgreSQL's program is not there", "Debian: apt-get install postgresql-client")
            )
        dump = work / DUMP
        run = subprocess.run(
            [program, "--format=custom", f"--file={dump}", f"--dbname={config.database}"],
            check=False,
            capture_output=True,
            text=True,
        )
        if run.returncode:
            raise WrongUse(Problem("pg_dump", run.stderr.strip(), "Mend what it names, then make the backup again"))
        yield Part(DUMP, dump)
    elif config.database_file.exists():
        copy = work / DATABASE
        with closing(sqlite3.connect(config.database_file)) as source, closing(sqlite3.connect(copy)) as target:
            source.backup(target)
        yield Part(DATABASE, copy)


def store_layout(config: Config) -> Layout | None:
    """The store to be locked while its files are read; None where nothing was loaded yet."""
    return Layout(config.store) if is_store(config.store) else None
