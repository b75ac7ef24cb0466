"""Opening the served file of a snapshot for reading, and which snapshots have one."""

import sqlite3
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from threading import local
from typing import Final

from goldenthread.measures.run.opened import settings_hash
from goldenthread.records.errors import WrongUse
from goldenthread.records.store.layout import Layout
from goldenthread.records.store.manifests import moment_from
from goldenthread.records.store.opening import read_facts, snapshot_manifest
from goldenthread.records.store.state import read_state
from goldenthread.serving.errors import NotServed
from goldenthread.serving.parts import form

_MEND: Final = "They are prepared after a load, and with: goldenthread worker"
_MANIFEST: Final = "manifest.json"
#: A file is one and the same while its inode, size and moment of writing are.
_Identity = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Source:
    """A delivery that a snapshot stands on: the day it speaks of and when it became known; ``year`` of a yearly return."""

    kind: str
    source: str
    year: int | None
    as_at: date
    known_at: datetime
    files: int

    def age_days(self, today: date) -> int:
        """How many days ago it spoke of."""
        return (today - self.as_at).days


@dataclass(frozen=True, slots=True)
class Meta:
    """What a served file says of itself. ``settings`` and ``book`` tell whether a home folder has changed since."""

    snapshot: str
    authority: str
    as_at: date
    known_at: datetime
    book: str
    settings: str
    built_at: datetime
    seconds: float
    versions: str


@dataclass(frozen=True, slots=True)
class Served:
    """The served file of one snapshot, as it was when it was opened.

    ``sources`` are the deliveries behind it, by kind. ``waiting`` is the snapshot that is current while its own pages
    are not ready yet and these of an earlier one stand in; "" otherwise.
    """

    store_root: Path
    path: Path
    meta: Meta
    sources: tuple[Source, ...]
    identity: _Identity
    waiting: str = ""

    @property
    def snapshot(self) -> str:
        """The snapshot's id."""
        return self.meta.snapshot

    @property
    def as_at(self) -> date:
        """The day that the snapshot speaks of."""
        return self.meta.as_at

    def connection(self) -> sqlite3.Connection:
        """This thread's connection to the file, read only; do not close it. Raises `NotServed` when the file has gone.

        A thread keeps a file open until `open_served` finds it replaced or removed; `let_go` closes all of its files.
        """
        held: dict[Path, tuple[_Identity, sqlite3.Connection]] = _held()
        found = held.get(self.path)
        if found is not None and found[0] == self.identity:
            return found[1]
        if found is not None:
            held.pop(self.path)[1].close()
        connection = _connect(self.path)
        held[self.path] = (self.identity, connection)
        return connection

    def stale(self, home: Path) -> str:
        """Why the file no longer says what the home folder does, in a sentence; "" where it does."""
        if settings_hash(home) == self.meta.settings:
            return ""
        return "Targets, rules, definitions or comparators were changed after these figures were prepared."


class Kept:
    """A served file as the key of what is kept of it: the same file is the same key."""

    def __init__(self, served: Served) -> None:
        self.served = served
        self._is = (served.path, served.identity)

    def __hash__(self) -> int:
        return hash(self._is)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Kept) and self._is == other._is


_threads = local()


def _held() -> dict[Path, tuple[_Identity, sqlite3.Connection]]:
    found: dict[Path, tuple[_Identity, sqlite3.Connection]] | None = getattr(_threads, "held", None)
    if found is None:
        found = _threads.held = {}
    return found


def let_go(all_of_them: bool = True) -> None:
    """Close this thread's connections, or only those to files that are no longer there: what is erased leaves the disk."""
    held = _held()
    for path, (identity, connection) in tuple(held.items()):
        if all_of_them or _identity_or_none(path) != identity:
            connection.close()
            held.pop(path)


def open_served(store_root: Path, snapshot: str | None = None) -> Served:
    """The served file of a snapshot; cheap enough for every request. By default the current one, or while that is being
    prepared the latest before it that is ready: a load never leaves a reader without pages.

    Raises `NotServed` when there is none or it is of another form, and `WrongUse` when the store has no such snapshot.
    """
    layout = Layout(store_root)
    state = read_state(layout) if layout.current.exists() else None
    if state is None or state.current is None:
        read_facts(store_root)
        raise NotServed.of(str(store_root), "nothing has been loaded yet", "Load something into the store first")
    chosen = snapshot or state.current
    if not state.holds(chosen):
        raise WrongUse.of(chosen, "there is no such snapshot, or it was removed", "List them: goldenthread snapshots")
    let_go(all_of_them=False)
    try:
        return _opened(store_root, layout.served(chosen))
    except NotServed:
        before = [named.id for named in state.snapshots]
        for earlier in reversed(before[: before.index(chosen)] if snapshot is None else ()):
            try:
                return replace(_opened(store_root, layout.served(earlier)), waiting=chosen)
            except NotServed:
                continue
        raise


def _opened(store_root: Path, path: Path) -> Served:
    identity = _identity(path)
    return Served(store_root, path, *_described(path, identity), identity)


@dataclass(frozen=True, slots=True)
class Readiness:
    """A snapshot of a store and whether its pages are ready; ``why`` not, in a sentence."""

    snapshot: str
    as_at: date
    known_at: datetime
    current: bool
    why: str

    @property
    def ready(self) -> bool:
        """Whether `open_served` opens it."""
        return not self.why


def served_snapshots(store_root: Path) -> tuple[Readiness, ...]:
    """Every living snapshot, the latest known first, and which can be opened."""
    read_facts(store_root)
    layout = Layout(store_root)
    state = read_state(layout)
    found = []
    for named in reversed(state.snapshots):
        identity = _identity_or_none(layout.snapshot(named.id) / _MANIFEST)
        (as_at, known_at), why = _days(layout, named.id, identity), ""
        path = layout.served(named.id)
        try:
            _described(path, _identity(path))
        except NotServed as error:
            why = error.problems[0].what
        found.append(Readiness(named.id, as_at, known_at, named.id == state.current, why))
    return tuple(found)


@lru_cache(maxsize=256)
def _days(layout: Layout, identifier: str, of_manifest: _Identity | None) -> tuple[date, datetime]:
    """The day that a snapshot speaks of and when it became known: its manifest is long, and is read once."""
    del of_manifest
    manifest = snapshot_manifest(layout, identifier)
    return manifest.as_at, manifest.known_at


def _identity(path: Path) -> _Identity:
    found = _identity_or_none(path)
    if found is None:
        raise NotServed.of(path.parent.name, "the pages of this snapshot are being prepared", _MEND)
    return found


def _identity_or_none(path: Path) -> _Identity | None:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns


def _connect(path: Path) -> sqlite3.Connection:
    """A connection that can write nothing and looks for no journal; closed from any thread."""
    try:
        return sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None, check_same_thread=False
        )
    except sqlite3.OperationalError as error:
        raise NotServed.of(path.parent.name, f"the prepared pages cannot be opened ({error})", _MEND) from error


@lru_cache(maxsize=64)
def _described(path: Path, identity: _Identity) -> tuple[Meta, tuple[Source, ...]]:
    """What a file says of itself, read once for as long as it is that file."""
    connection = _connect(path)
    try:
        said = dict(connection.execute("select name, said from meta").fetchall())
        if said["form"] != form():
            what = "the pages of this snapshot were prepared by another version, and are being prepared again"
            raise NotServed.of(path.parent.name, what, _MEND)
        sources = tuple(
            Source(kind, source, year, date.fromisoformat(as_at), moment_from(known_at), files)
            for kind, source, year, as_at, known_at, files in connection.execute(
                "select kind, source, year, as_at, known_at, files from source order by kind, source, year"
            )
        )
    except (sqlite3.DatabaseError, KeyError) as error:
        what = f"the prepared pages cannot be read ({error}), and are being prepared again"
        raise NotServed.of(path.parent.name, what, _MEND) from error
    finally:
        connection.close()
    return (
        Meta(
            said["snapshot"],
            said["authority"],
            date.fromisoformat(said["as_at"]),
            moment_from(said["known_at"]),
            said["book"],
            said["settings"],
            moment_from(said["built_at"]),
            float(said["seconds"]),
            said["versions"],
        ),
        sources,
    )
