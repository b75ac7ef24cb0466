"""Deriving again: what was loaded stays, and its tables are made anew by the importers, codes and checks of today."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from goldenthread.records.store.deliveries import stored_delivery
from goldenthread.records.store.derive import Wanted, derive_snapshot
from goldenthread.records.store.files import move_in, writing
from goldenthread.records.store.layout import Layout
from goldenthread.records.store.loaded import Progress, silent
from goldenthread.records.store.lock import writer
from goldenthread.records.store.machinery import Machinery
from goldenthread.records.store.manifests import SnapshotManifest, identify_snapshot, moment_text
from goldenthread.records.store.opening import delivery_manifest, read_facts, snapshot_manifest, staging, sweep
from goldenthread.records.store.state import Named, Tombstone, commit, read_state

_WHY = "its tables were derived again by newer rules"


@dataclass(frozen=True, slots=True)
class DerivedAgain:
    """What deriving again did: for each snapshot that changed, the id of the one that took its place."""

    successors: Mapping[str, str]
    unchanged: tuple[str, ...]


def derive_again(root: Path, machinery: Machinery, wait: float = 0.0, progress: Progress = silent) -> DerivedAgain:
    """Make the tables of every snapshot again from its stored deliveries, where newer versions would make others.

    As-at and known-at stay, derived-at is new; the old snapshots become tombstones that name their successors. All of
    them change at one moment or none does. Raises as `load` does; a finding that stops a load stops this too.
    """
    read_facts(root)
    layout = Layout(root)
    with writer(layout, "deriving again", wait):
        state = sweep(layout, read_state(layout))
        manifests = [snapshot_manifest(layout, item.id) for item in state.snapshots]
        successors: dict[str, Named] = {}
        with staging(layout) as folder:
            for number, manifest in enumerate(manifests):
                progress(f"Deriving snapshot {manifest.id}", number / len(manifests))
                parent = successors.get(manifest.parent)
                made = _again(layout, manifest, parent.id if parent else manifest.parent, machinery, folder)
                if made:
                    successors[manifest.id] = made
            if successors:
                now = moment_text(datetime.now(UTC).replace(microsecond=0))
                stones = [
                    Tombstone(
                        item.id,
                        item.as_at.isoformat(),
                        moment_text(item.known_at),
                        now,
                        _WHY,
                        successors[item.id].id,
                    )
                    for item in manifests
                    if item.id in successors
                ]
                living = tuple(dict.fromkeys(successors.get(item.id, item) for item in state.snapshots))
                chosen = successors[state.chosen].id if state.chosen in successors else state.chosen
                state = replace(state, snapshots=living, tombstones=(*state.tombstones, *stones), chosen=chosen)
                with writing(root):
                    for item in successors.values():
                        if not layout.snapshot(item.id).exists():
                            move_in(folder / item.id, layout.snapshot(item.id))
                    commit(layout, state)
        sweep(layout, state)
    progress("Done", 1.0)
    unchanged = tuple(item.id for item in manifests if item.id not in successors)
    return DerivedAgain({old: new.id for old, new in successors.items()}, unchanged)


def _again(layout: Layout, manifest: SnapshotManifest, parent: str, machinery: Machinery, folder: Path) -> Named | None:
    """Write the successor of a snapshot into ``folder``; None when today's versions are those it was made by."""
    versions = machinery.versions(sorted({item.kind for item in manifest.deliveries}))
    identifiers = tuple(item.id for item in manifest.deliveries)
    new = identify_snapshot(manifest.authority, manifest.as_at, identifiers, versions, manifest.settings)
    if new == manifest.id:
        return None
    manifests = tuple(delivery_manifest(layout, item) for item in identifiers)
    wanted = Wanted(
        new,
        manifest.authority,
        manifest.as_at,
        manifest.known_at,
        manifest.deliveries,
        manifests,
        versions,
        manifest.settings,
        parent,
    )
    deliveries = [stored_delivery(layout.delivery(item.id), item) for item in manifests]
    with writing(layout.root):
        made = derive_snapshot(wanted, deliveries, machinery, layout.spill, folder / new)
    return Named(new, made.digest)
