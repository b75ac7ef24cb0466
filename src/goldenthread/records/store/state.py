"""What the pointer file says: which snapshots live, which is current, and what must change at the same moment as they do."""

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from goldenthread.records.errors import StoreDamaged
from goldenthread.records.store.files import RESTORE, read_json, replace_file, to_json
from goldenthread.records.store.layout import Layout


@dataclass(frozen=True, slots=True)
class Named:
    """A living snapshot: its id and the SHA-256 of its manifest, which in turn holds the hashes of all its files."""

    id: str
    manifest: str


@dataclass(frozen=True, slots=True)
class Tombstone:
    """A snapshot that was removed: what it was, when and why it went, and the snapshot that stands in its place if any."""

    id: str
    as_at: str
    known_at: str
    removed_at: str
    why: str
    successor: str = ""


@dataclass(frozen=True, slots=True)
class State:
    """Everything that changes in one moment.

    ``snapshots`` in the order in which they became known; the last is current, unless ``chosen`` names an earlier one
    that was made current again. ``names`` is the file of the encrypted table of names. ``blocked`` holds keyed hashes
    of forgotten people's identifiers, ``certificates`` the record of each act of forgetting.
    """

    snapshots: tuple[Named, ...] = ()
    tombstones: tuple[Tombstone, ...] = ()
    names: str = ""
    blocked: tuple[str, ...] = ()
    certificates: tuple[Mapping[str, object], ...] = ()
    chosen: str = ""

    @property
    def current(self) -> str | None:
        """Id of the current snapshot; None before the first load."""
        if self.chosen and self.holds(self.chosen):
            return self.chosen
        return self.snapshots[-1].id if self.snapshots else None

    def holds(self, snapshot: str) -> bool:
        """Whether the snapshot lives."""
        return any(named.id == snapshot for named in self.snapshots)


def read_state(layout: Layout) -> State:
    """Read the pointer file; raises `StoreDamaged` when it is missing, altered or not of the store's making."""
    said = read_json(layout.current)
    check = said.pop("check", None)
    if check != _check(said):
        raise StoreDamaged.of(str(layout.current), "the pointer file was altered or cut off", RESTORE)
    try:
        return State(
            snapshots=tuple(Named(**item) for item in _dicts(said["snapshots"])),
            tombstones=tuple(Tombstone(**item) for item in _dicts(said["tombstones"])),
            names=str(said["names"]),
            blocked=tuple(str(item) for item in _list(said["blocked"])),
            certificates=tuple(_dicts(said["certificates"])),
            chosen=str(said.get("chosen", "")),
        )
    except (KeyError, TypeError) as error:
        raise StoreDamaged.of(str(layout.current), f"the pointer file lacks something ({error})", RESTORE) from error


def commit(layout: Layout, state: State) -> None:
    """Make ``state`` what the store is, at one moment."""
    said: dict[str, object] = {
        "current": state.current,
        "snapshots": [asdict(item) for item in state.snapshots],
        "tombstones": [asdict(item) for item in state.tombstones],
        "names": state.names,
        "blocked": sorted(state.blocked),
        "certificates": [dict(item) for item in state.certificates],
    }
    if state.chosen:
        said["chosen"] = state.chosen
    replace_file(layout.current, to_json({**said, "check": _check(said)}))


def _check(said: Mapping[str, object]) -> str:
    return hashlib.sha256(to_json(said)).hexdigest()


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError(f"not a list: {value!r}")
    return value


def _dicts(value: object) -> list[dict[str, str]]:
    items = _list(value)
    if not all(isinstance(item, dict) for item in items):
        raise TypeError("not a list of objects")
    return [{str(key): entry for key, entry in item.items()} for item in items if isinstance(item, dict)]
