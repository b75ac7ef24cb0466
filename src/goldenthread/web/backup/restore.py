"""Putting a backup back: opened and compared whole beside the place first, then moved there at one moment."""

import hashlib
import json
import shutil
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Final, cast

import tomlkit

from goldenthread.records.errors import InputRefused, Problem, WrongUse
from goldenthread.records.store.erasures import apply_erasures
from goldenthread.records.store.files import new_file, private_folder, replace_file
from goldenthread.records.store.keys import key_path
from goldenthread.records.store.opening import is_store, read_facts
from goldenthread.web.backup.contents import DATABASE, DUMP, KEY
from goldenthread.web.backup.make import FORM, MANIFEST
from goldenthread.web.backup.sealed import SealedReader, read_key
from goldenthread.web.config import FILE

_READ: Final = 1 << 20
_MEND: Final = "Use another backup"


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back: when the backup was made, how many files, and how many people were erased again."""

    at: str
    files: int
    erased: int
    store_moved: bool


def verify_backup(path: Path, key_file: Path) -> tuple[str, int]:
    """Open a whole backup and compare every file with its hash; gives when it was made and how many files it holds.

    Raises `InputRefused` at what is not as it was written.
    """
    with tempfile.TemporaryDirectory(prefix="gt-verify-") as folder:
        said = _unpack(path, read_key(key_file), Path(folder), keep=False)
    return str(said["at"]), len(said["files"])


def restore(path: Path, home: Path, key_file: Path, erased: Path | None, by: str, database: str = "") -> Restored:
    """Put a backup into a home folder that is not there yet, with its store in ``home/store``, and erase again.

    ``database`` is the address of an empty PostgreSQL database, for a backup made of one. Raises `WrongUse` for a
    folder that holds anything or a missing address, `InputRefused` for a backup, key or list of erasures that cannot
    be used; nothing is changed then. Until the last step there is no home folder at all.
    """
    if home.exists() and any(home.iterdir()):
        raise WrongUse(Problem(str(home), "the folder holds something already", "Name one that is not there yet"))
    key = read_key(key_file)
    private_folder(home.parent)
    with tempfile.TemporaryDirectory(dir=home.parent, prefix=f".{home.name}-restoring-") as folder:
        staging = Path(folder)
        said = _unpack(path, key, staging, keep=True)
        made = private_folder(staging / "home")
        if (staging / "store").exists():
            (staging / "store").replace(made / "store")
        _put_key(staging / KEY, made / "store")
        if (staging / DATABASE).exists():
            (staging / DATABASE).replace(made / "web.sqlite3")
        gone = apply_erasures(made / "store", erased, by, "erased before; a backup was restored") if erased else 0
        moved = _point_at_store(made, database)
        _fill_database(staging / DUMP, database)
        if home.exists():
            home.rmdir()
        made.replace(home)
    return Restored(str(said["at"]), len(said["files"]), gone, moved)


def _unpack(path: Path, key: bytes, into: Path, *, keep: bool) -> dict[str, Any]:
    """Write what a backup holds and compare it with its list; what is not kept is removed again file by file."""
    found: dict[str, list[object]] = {}
    said: dict[str, Any] = {}
    try:
        with path.open("rb") as file:
            reader = SealedReader(file, key, str(path))
            with tarfile.open(fileobj=cast(BinaryIO, reader), mode="r|") as archive:
                for entry in archive:
                    source = archive.extractfile(entry)
                    if source is None or Path(entry.name).is_absolute() or ".." in Path(entry.name).parts:
                        raise InputRefused(Problem(f"{path}: {entry.name}", "this may not stand in a backup", _MEND))
                    if entry.name == MANIFEST:
                        said = json.loads(source.read())
                    else:
                        found[entry.name] = _write(into / entry.name, cast(BinaryIO, source))
                        if not keep:
                            (into / entry.name).unlink()
            reader.read()  # to the last piece: what is cut off after the archive's end is found as well
    except (tarfile.TarError, OSError, ValueError) as error:
        raise InputRefused(Problem(str(path), f"the backup cannot be read ({error})", _MEND)) from error
    if said.get("form") != FORM or said.get("files") != found:
        raise InputRefused(Problem(str(path), "what it holds is not what its list says", _MEND))
    return said


def _write(target: Path, source: BinaryIO) -> list[object]:
    """Size and SHA-256 of a file as it was written."""
    private_folder(target.parent)
    digest, size = hashlib.sha256(), 0
    with new_file(target) as out:
        while data := source.read(_READ):
            digest.update(data)
            size += len(data)
            out.write(data)
    return [size, digest.hexdigest()]


def _put_key(kept: Path, store: Path) -> None:
    """The store's key, outside the store where it belongs; one that is there already must be the same."""
    if not is_store(store):
        return
    place = key_path(read_facts(store).id)
    if place.exists() and place.read_bytes() != kept.read_bytes():
        raise WrongUse(Problem(str(place), "another key of this store is there", "Move it away, then restore again"))
    if not place.exists():
        private_folder(place.parent)
        replace_file(place, kept.read_bytes())


def _point_at_store(home: Path, database: str) -> bool:
    """Say in ``web.toml`` where the store is now, and the database where another is named; whether it lay elsewhere before."""
    path = home / FILE
    said = tomlkit.parse(path.read_text(encoding="utf-8")) if path.exists() else tomlkit.document()
    data = said.get("data", {})
    moved = data.get("store", "store") != "store"
    if moved:
        data["store"] = "store"
    if database:
        said.setdefault("database", tomlkit.table())["postgresql"] = database
    if moved or database:
        replace_file(path, tomlkit.dumps(said).encode("utf-8"))
    return moved


def _fill_database(dump: Path, database: str) -> None:
    if not dump.exists():
        return
    program = shutil.which("pg_restore")
    if not database or program is None:
        what = "the backup holds a PostgreSQL database" + ("" if program else ", and pg_restore is not installed")
        raise WrongUse(Problem("--database", what, "Name an empty database, and install postgresql-client"))
    words = [program, "--no-owner", "--exit-on-error", "--single-transaction", f"--dbname={database}", str(dump)]
    run = subprocess.run(words, check=False, capture_output=True, text=True)
    if run.returncode:
        raise WrongUse(Problem("pg_restore", run.stderr.strip(), "Mend what it names; the home folder was not made"))
