"""Forgetting a person: out of every delivery, snapshot and name, kept out of later loads, with a certificate."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from goldenthread.records.errors import Problem, StoreDamaged, WrongUse, refuse_if_any
from goldenthread.records.store.erase import Successor, erase_delivery, erase_snapshot
from goldenthread.records.store.files import move_in, writing
from goldenthread.records.store.holds import read_holds
from goldenthread.records.store.keys import Keys, Marker
from goldenthread.records.store.layout import Layout
from goldenthread.records.store.loaded import Progress, silent
from goldenthread.records.store.lock import writer
from goldenthread.records.store.manifests import SnapshotManifest, moment_text
from goldenthread.records.store.names import NameTable
from goldenthread.records.store.opening import delivery_manifest, keys_of, read_facts, snapshot_manifest, staging, sweep
from goldenthread.records.store.persons import Person, find_person
from goldenthread.records.store.state import Named, State, Tombstone, commit, read_state

_WHY = "a person's records were forgotten"


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What forgetting did. ``certificate`` is JSON-able and names nobody: when, by whom, why, a keyed hash of the person,
    rows by snapshot and table and by delivery and sheet, ids before and after, and when the old files were destroyed."""

    certificate: Mapping[str, object]
    already: bool


def forget(
    root: Path,
    person: str,
    by: str,
    because: str,
    id_kind: str = "child-id",
    wait: float = 0.0,
    progress: Progress = silent,
) -> Forgotten:
    """Forget the person whom the authority knows by the identifier ``person``.

    Writes successors of every delivery and snapshot that holds them, moves the pointer once, and destroys the old
    ones, whose ids become tombstones. The identifiers go to the block list, so that the next load leaves them out.
    Refused (`InputRefused`, naming it) by a legal hold; `WrongUse` when nobody has this identifier. Killed at any
    moment, the store is as before or after; what was then not destroyed yet, the next writer destroys. The same call
    again gives the same certificate.
    """
    for what, text in (("by", by), ("because", because)):
        if not text.strip():
            raise WrongUse.of(f"--{what}", "forgetting must be accounted for", "Say who decided it and why")
    facts = read_facts(root)
    layout = Layout(root)
    with writer(layout, "forgetting a person", wait):
        keys = keys_of(root)
        state = sweep(layout, read_state(layout))
        marker = Marker(keys, facts.authority)
        manifests = [snapshot_manifest(layout, item.id) for item in state.snapshots]
        progress("Looking for the person", 0.0)
        found = find_person(layout, manifests, facts.authority, person, id_kind)
        _refuse_held(layout, marker, found)
        mark = marker.mark(person)
        known = next((item for item in state.certificates if item.get("person") == mark), None)
        with staging(layout) as folder:
            certificate, new = _erase(layout, state, manifests, found, keys, marker, folder, progress)
            if certificate is None or new is None:
                if known is not None:
                    return Forgotten(known, True)
                raise WrongUse.of(person, "nobody in the store has this identifier", "Check it, or name its kind")
            certificate |= {"person": mark, "by": by.strip(), "because": because.strip(), "id_kind": id_kind}
            progress("Moving into place", 0.9)
            with writing(root):
                _move(layout, folder, state, new)
                new = replace(new, certificates=(*state.certificates, certificate))
                commit(layout, new)
        progress("Destroying the old files", 0.95)
        new = sweep(layout, new)
    progress("Done", 1.0)
    return Forgotten(new.certificates[-1], False)


def _refuse_held(layout: Layout, marker: Marker, person: Person) -> None:
    marks = {marker.of_key(key) for key in person.keys} | {marker.mark(text) for text in person.identifiers}
    held = [item for item in read_holds(layout) if item.person in marks]
    words = "a legal hold of {0.owner} since {0.since} forbids it: {0.reason}"
    refuse_if_any(Problem(item.name, words.format(item), "Ask its owner to lift the hold") for item in held)


def _erase(
    layout: Layout,
    state: State,
    manifests: list[SnapshotManifest],
    person: Person,
    keys: Keys,
    marker: Marker,
    folder: Path,
    progress: Progress,
) -> tuple[dict[str, object] | None, State | None]:
    """Write every successor into ``folder``: what the certificate counts, and the state as it will be; or nothing."""
    deliveries: dict[str, Successor] = {}
    with writing(layout.root):
        for identifier in dict.fromkeys(item.id for manifest in manifests for item in manifest.deliveries):
            successor = erase_delivery(layout, delivery_manifest(layout, identifier), person, marker, folder)
            if successor:
                deliveries[identifier] = successor
        snapshots: dict[str, Successor] = {}
        for number, manifest in enumerate(manifests):
            progress(f"Rewriting snapshot {manifest.id}", 0.1 + 0.8 * number / len(manifests))
            parents = {old: item.id for old, item in snapshots.items()}
            successor = erase_snapshot(layout, manifest, person, deliveries, parents, folder)
            if successor:
                snapshots[manifest.id] = successor
                _refuse_unchanged(manifest, successor)
        names, gone = _names(layout, state, keys, person, folder)
    if not snapshots and not deliveries and not gone:
        return None, None
    now = moment_text(datetime.now(UTC).replace(microsecond=0))
    certificate: dict[str, object] = {
        "forgotten_at": now,
        "destroyed_at": "",
        "identifiers": len(person.identifiers),
        "names_destroyed": gone,
        "deliveries": {old: {"successor": item.id, "rows": dict(item.rows)} for old, item in deliveries.items()},
        "snapshots": {old: {"successor": item.id, "rows": dict(item.rows)} for old, item in snapshots.items()},
    }
    living: dict[str, Named] = {}
    for item in state.snapshots:
        new = snapshots.get(item.id)
        named = Named(new.id, new.digest) if new else item
        living.setdefault(named.id, named)
    tombstones = [
        Tombstone(item.id, item.as_at.isoformat(), moment_text(item.known_at), now, _WHY, snapshots[item.id].id)
        for item in manifests
        if item.id in snapshots
    ]
    blocked = {*state.blocked, *(marker.mark(text) for text in person.identifiers)}
    after = replace(
        state,
        snapshots=tuple(living.values()),
        tombstones=(*state.tombstones, *tombstones),
        names=names,
        blocked=tuple(sorted(blocked)),
        chosen=snapshots[state.chosen].id if state.chosen in snapshots else state.chosen,
    )
    return certificate, after


def _refuse_unchanged(manifest: SnapshotManifest, successor: Successor) -> None:
    """A person in the tables but in no delivery would come back with the next load: that must not pass for forgotten."""
    if successor.id == manifest.id:
        raise StoreDamaged.of(
            manifest.id,
            "the person is in its tables, but no column of its sources is known to identify them",
            "Report it: a sheet's description lacks the column that identifies the person",
        )


def _names(layout: Layout, state: State, keys: Keys, person: Person, folder: Path) -> tuple[str, int]:
    if not state.names:
        return "", 0
    table = NameTable.read(keys, layout.names / state.names)
    gone = table.remove(sorted(person.keys))
    if not gone:
        return state.names, 0
    return table.write(folder), gone


def _move(layout: Layout, folder: Path, before: State, after: State) -> None:
    for staged, place in ((folder / "deliveries", layout.deliveries), (folder / "snapshots", layout.snapshots)):
        for item in sorted(staged.iterdir()) if staged.exists() else ():
            if not (place / item.name).exists():
                move_in(item, place / item.name)
    if after.names != before.names:
        move_in(folder / after.names, layout.names / after.names)
