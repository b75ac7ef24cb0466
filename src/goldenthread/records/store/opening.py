"""Making a store, opening one, and clearing away what a killed writer left behind."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from goldenthread.records.errors import StoreDamaged, WrongUse
from goldenthread.records.store.files import RESTORE, private_folder, read_json, remove, to_json, write_file, writing
from goldenthread.records.store.files import move_in as move_file_in
from goldenthread.records.store.keys import Keys, make_keys, read_keys
from goldenthread.records.store.layout import FORMAT, Layout
from goldenthread.records.store.manifests import (
    DeliveryManifest,
    SnapshotManifest,
    delivery_from,
    moment_text,
    snapshot_from,
)
from goldenthread.records.store.state import State, commit, read_state

#: What may lie in a folder that is not yet a store: what a council writes first, and what a killed first load leaves.
_BEFORE = frozenset({"settings.toml", "exceptions.toml", "lock", "lock-holder.json", "staging", "CURRENT"})


@dataclass(frozen=True, slots=True)
class StoreFacts:
    """What never changes about a store: its identity, authority, when it was made, and how it knows its key."""

    id: str
    authority: str
    created: str
    key_check: str


def is_store(root: Path) -> bool:
    """Whether there is a store at ``root``."""
    return Layout(root).facts.exists()


def refuse_unless_new(root: Path) -> None:
    """Raise `WrongUse` when a store cannot be made at ``root`` because something else lies there."""
    if root.exists() and not root.is_dir():
        raise WrongUse.of(str(root), "it is a file, and a store is a folder", "Name another folder with --store")
    strangers = sorted(item.name for item in root.iterdir() if not _expected(item)) if root.exists() else []
    if strangers:
        what = f"the folder is not a store and is not empty ({', '.join(strangers[:5])})"
        raise WrongUse.of(str(root), what, "Name an empty folder, or one that is not there yet, with --store")


def make_store(root: Path, authority: str, identifier: str = "") -> StoreFacts:
    """Make an empty store; the caller holds the writer's lock. It exists once ``store.json`` does, which comes last."""
    refuse_unless_new(root)
    layout = Layout(root)
    with writing(root):
        for folder in (layout.deliveries, layout.snapshots, layout.names, layout.staging, layout.spill):
            private_folder(folder)
        for left in (*layout.staging.iterdir(), *root.glob(".*.tmp")):
            remove(left)  # a first load that was killed here
        identity = identifier or secrets.token_hex(8)
        keys = make_keys(identity, root)
        facts = StoreFacts(identity, authority, moment_text(datetime.now(UTC).replace(microsecond=0)), keys.check())
        commit(layout, State())
        staged = layout.staging / f"store-{secrets.token_hex(4)}.json"
        said = {
            "format": FORMAT,
            "id": facts.id,
            "authority": authority,
            "created": facts.created,
            "key_check": facts.key_check,
        }
        write_file(staged, to_json(said))
        move_file_in(staged, layout.facts)
    return facts


def read_facts(root: Path) -> StoreFacts:
    """Read what never changes about a store; raises `WrongUse` where there is none, `StoreDamaged` where it is unreadable."""
    layout = Layout(root)
    if not layout.facts.exists():
        if layout.snapshots.exists() and any(layout.snapshots.iterdir()):
            raise StoreDamaged.of(str(layout.facts), "the file is missing", RESTORE)
        raise WrongUse.of(str(root), "there is no store here", "Load something into it first, or correct --store")
    said = read_json(layout.facts)
    written = said.get("format")
    if not isinstance(written, int):
        raise StoreDamaged.of(str(layout.facts), "the file does not say which format the store has", RESTORE)
    if written > FORMAT:
        raise WrongUse.of(
            str(root),
            f"the store has format {written}; this version reads up to {FORMAT}",
            "Install a newer goldenthread",
        )
    try:
        return StoreFacts(*(str(said[name]) for name in ("id", "authority", "created", "key_check")))
    except KeyError as error:
        raise StoreDamaged.of(str(layout.facts), f"the file lacks {error}", RESTORE) from error


def keys_of(root: Path) -> Keys:
    """The keys of the store at ``root``; raises `StoreDamaged` when its key is missing or another store's."""
    facts = read_facts(root)
    return read_keys(facts.id, facts.key_check)


def sweep(layout: Layout, state: State) -> State:
    """Remove whatever the pointer does not name: unfinished work, and what pruning or forgetting was to destroy.

    The caller holds the writer's lock. Certificates whose destruction is thereby complete are dated, and the state that
    says so is returned and committed.
    """
    named_snapshots = {named.id for named in state.snapshots}
    named_deliveries = {item.id for named in state.snapshots for item in snapshot_manifest(layout, named.id).deliveries}
    with writing(layout.root):
        for folder, keep in (
            (layout.snapshots, named_snapshots),
            (layout.deliveries, named_deliveries),
            (layout.names, {state.names}),
        ):
            for item in sorted(folder.iterdir()) if folder.exists() else ():
                if item.name not in keep:
                    remove(item)
        for folder in (layout.staging, layout.spill):
            for item in sorted(folder.iterdir()) if folder.exists() else ():
                remove(item)
        for item in sorted(layout.root.glob(".*.tmp")):
            remove(item)
        if any(not certificate.get("destroyed_at") for certificate in state.certificates):
            now = moment_text(datetime.now(UTC).replace(microsecond=0))
            dated = tuple({**item, "destroyed_at": item.get("destroyed_at") or now} for item in state.certificates)
            state = replace(state, certificates=dated)
            commit(layout, state)
    return state


@contextmanager
def staging(layout: Layout) -> Iterator[Path]:
    """A private folder for unfinished work, gone when the block ends; what a kill leaves is swept by the next writer."""
    with writing(layout.root):
        folder = private_folder(layout.staging / secrets.token_hex(6))
    try:
        yield folder
    finally:
        if folder.exists():
            with writing(layout.root):
                remove(folder)


def open_state(root: Path) -> State:
    """The state of the store at ``root``; raises as `read_facts` and `read_state` do."""
    read_facts(root)
    return read_state(Layout(root))


def snapshot_manifest(layout: Layout, identifier: str) -> SnapshotManifest:
    """Read the manifest of a snapshot; raises `StoreDamaged`."""
    path = layout.snapshot(identifier) / "manifest.json"
    return snapshot_from(read_json(path), str(path))


def delivery_manifest(layout: Layout, identifier: str) -> DeliveryManifest:
    """Read the manifest of a delivery; raises `StoreDamaged`."""
    path = layout.delivery(identifier) / "manifest.json"
    return delivery_from(read_json(path), str(path))


def _expected(item: Path) -> bool:
    if item.name in _BEFORE or (item.name.startswith(".") and item.name.endswith(".tmp")):
        return True
    return item.name in {"deliveries", "snapshots", "names", "spill"} and item.is_dir() and not any(item.iterdir())
