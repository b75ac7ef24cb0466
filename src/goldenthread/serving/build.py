"""Building the served file of a snapshot: written aside and put in its place whole, or not at all."""

import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from goldenthread.access.scope import Scope
from goldenthread.measures.run.keeping import book_version
from goldenthread.measures.run.opened import home_reader, home_session, own_book, settings_hash
from goldenthread.measures.run.session import Session
from goldenthread.records import engine
from goldenthread.records.errors import StoreDamaged
from goldenthread.records.store.files import flush, flush_folder, new_file, to_json
from goldenthread.records.store.layout import Layout
from goldenthread.records.store.manifests import SnapshotManifest, moment_text
from goldenthread.records.store.opening import staging
from goldenthread.records.store.state import read_state
from goldenthread.serving.given import Given, Step, one_asker
from goldenthread.serving.parts import PARTS, form
from goldenthread.serving.schema import META, SOURCE, make

VIEWER: Final = "goldenthread serving"
PURPOSE: Final = "preparing pages"
#: The rows are written once and read from then on: nothing is to be rolled back, and what is half written is thrown away.
_PRAGMAS: Final = ("journal_mode = off", "synchronous = off", "page_size = 8192", "temp_store = memory")
_LAST_STEP: Final = 0.98


@dataclass(frozen=True, slots=True)
class Built:
    """What building made of a snapshot: its file and size in bytes, and the seconds that each part took.

    ``gone`` says that the snapshot was pruned, forgotten or made anew meanwhile: then there is no file, and nothing to mend.
    """

    snapshot: str
    path: Path
    size: int
    seconds: float
    parts: tuple[tuple[str, float], ...]
    gone: bool = False


def silent(what: str, done: float) -> None:
    """Tell nobody how far it is."""
    del what, done


def build(store_root: Path, home: Path, snapshot_id: str | None = None, step: Step = silent) -> Built:
    """Write ``served.sqlite`` of a snapshot (the current one by default) into its folder, in place of an earlier one.

    It holds no lock. Killed at any moment it leaves no file, or the one before; what it left in the store's staging is
    swept by the next writer. A load that sweeps it away in its work makes it begin again, once. Raises `WrongUse` for a
    snapshot that is not there, `InputRefused` for a home folder whose settings are wrong and `StoreUnwritable`.
    """
    began = time.monotonic()
    book, _ = own_book(home)
    scope = Scope.everything(VIEWER, PURPOSE, role="analyst", restricted=True)
    # What may change while it is built is read before: at worst the file is called stale though it is not.
    settings = settings_hash(home)
    session = home_session(store_root, scope, home, book, snapshot=snapshot_id)
    reader = home_reader(home).checked()
    path = session.snapshot.layout.served(session.snapshot.id)
    try:
        with one_asker(session) as asker:
            given = Given(store_root, home, reader, step, asker)
            try:
                parts = _built(session, given, settings, path, began)
            except _Swept:
                parts = _built(session, given, settings, path, began)
    except (FileNotFoundError, engine.Failure, StoreDamaged, _Swept):
        if _lives(session):
            raise
        return Built(session.snapshot.id, path, 0, time.monotonic() - began, (), gone=True)
    if not _lives(session):
        path.unlink(missing_ok=True)  # its folder is swept by whoever removed the snapshot
        return Built(session.snapshot.id, path, 0, time.monotonic() - began, parts, gone=True)
    step("Prepared", 1.0)
    return Built(session.snapshot.id, path, path.stat().st_size, time.monotonic() - began, parts)


class _Swept(StoreDamaged):
    """A writer cleared the staging folder while the file was being written there."""


def _built(session: Session, given: Given, settings: str, path: Path, began: float) -> tuple[tuple[str, float], ...]:
    with staging(session.store.layout) as folder:
        waiting = folder / path.name
        new_file(waiting).close()
        parts = _write(waiting, session, given, settings, began)
        try:
            flush(waiting)
            waiting.replace(path)
        except FileNotFoundError:
            what = "a load cleared the staging folder while the pages were prepared"
            raise _Swept.of(str(waiting), what, "Prepare them again") from None
        flush_folder(path.parent)
    return parts


def _write(path: Path, session: Session, given: Given, settings: str, began: float) -> tuple[tuple[str, float], ...]:
    """Every part in turn, then what the file says of itself; the seconds of each part."""
    took: list[tuple[str, float]] = []
    with closing(sqlite3.connect(path, isolation_level=None)) as target:
        for pragma in _PRAGMAS:
            target.execute(f"pragma {pragma}")
        for number, part in enumerate(PARTS):
            start = time.monotonic()
            given.step(part.says, _LAST_STEP * number / len(PARTS))
            target.execute("begin")
            part.write(target, session, given)
            if target.in_transaction:
                target.execute("commit")
            took.append((part.name, time.monotonic() - start))
        given.step("Finishing", _LAST_STEP)
        target.execute("begin")
        make(target, (META, SOURCE))
        target.executemany(SOURCE.insert, _sources(session.snapshot.manifest))
        said = _said(session, settings, time.monotonic() - began)
        target.executemany(META.insert, sorted(said.items()))
        target.execute("commit")
        target.execute("analyze")
    return tuple(took)


def _said(session: Session, settings: str, seconds: float) -> dict[str, str]:
    manifest = session.snapshot.manifest
    return {
        "form": form(),
        "snapshot": manifest.id,
        "authority": manifest.authority,
        "as_at": manifest.as_at.isoformat(),
        "known_at": moment_text(manifest.known_at),
        "versions": to_json(manifest.versions).decode(),
        "book": book_version(session.book),
        "settings": settings,
        "built_at": moment_text(datetime.now(UTC).replace(microsecond=0)),
        "seconds": f"{seconds:.1f}",
    }


def _sources(manifest: SnapshotManifest) -> list[tuple[str, str, int | None, str, str, int]]:
    return [
        (one.kind, one.source, one.year, one.as_at.isoformat(), moment_text(one.known_at), len(one.files))
        for one in manifest.deliveries
    ]


def _lives(session: Session) -> bool:
    layout: Layout = session.store.layout
    return layout.current.exists() and read_state(layout).holds(session.snapshot.id)
