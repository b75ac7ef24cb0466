"""The last steps of a load: deliveries into staging, names into a new file, everything renamed, the pointer moved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from goldenthread.records.importers.delivery import Delivery
from goldenthread.records.store.deliveries import Prepared, named, stored_delivery, write_delivery
from goldenthread.records.store.derive import Made
from goldenthread.records.store.files import move_in, private_folder, remove, writing
from goldenthread.records.store.layout import Layout
from goldenthread.records.store.manifests import DeliveryManifest, DeliveryNamed
from goldenthread.records.store.names import NameTable, gather
from goldenthread.records.store.opening import delivery_manifest, keys_of
from goldenthread.records.store.settings import Settings
from goldenthread.records.store.state import Named, State, commit


@dataclass(frozen=True)
class Plan:
    """What a load is going to do. ``held`` are all deliveries of living snapshots by id: those are not written again."""

    snapshot: str
    authority: str
    as_at: date
    known_at: datetime
    prepared: tuple[Prepared, ...]
    carried: tuple[DeliveryNamed, ...]
    held: Mapping[str, DeliveryNamed]
    versions: Mapping[str, object]
    settings: Mapping[str, object]
    parent: str


@dataclass(frozen=True)
class Staged:
    """The deliveries of a snapshot, old and new: as it names them, their manifests, and as deriving reads them.

    ``new`` are the folders in staging by id of delivery.
    """

    named: tuple[DeliveryNamed, ...]
    manifests: tuple[DeliveryManifest, ...]
    deliveries: tuple[Delivery, ...]
    new: Mapping[str, Path]


def stage_deliveries(plan: Plan, layout: Layout, folder: Path) -> Staged:
    """Write the deliveries that the store does not hold yet into staging.

    Their cells leave memory as they are written: deriving reads them back sheet by sheet, from what was stored.
    """
    names, manifests, deliveries = list(plan.carried), [], []
    new: dict[str, Path] = {}
    with writing(layout.root):
        for item in plan.prepared:
            if item.manifest.id in plan.held:
                item.cells.clear()
                names.append(plan.held[item.manifest.id])
                continue
            place = private_folder(folder / "deliveries" / item.manifest.id)
            manifest, digest = write_delivery(place, item.manifest, item.cells, item.findings)
            item.cells.clear()
            new[manifest.id] = place
            names.append(named(manifest, digest))
            manifests.append(manifest)
            deliveries.append(stored_delivery(place, manifest))
    for known in names:
        if known.id not in new:
            manifest = delivery_manifest(layout, known.id)
            manifests.append(manifest)
            deliveries.append(stored_delivery(layout.delivery(known.id), manifest))
    return Staged(tuple(sorted(names, key=lambda item: item.source)), tuple(manifests), tuple(deliveries), new)


def dry_deliveries(
    plan: Plan, layout: Layout
) -> tuple[Sequence[DeliveryNamed], Sequence[DeliveryManifest], Sequence[Delivery]]:
    """The deliveries of a snapshot that is only rehearsed: those read now in memory, the others from the store."""
    manifests = [item.manifest for item in plan.prepared]
    deliveries = [item.delivery() for item in plan.prepared]
    for known in plan.carried:
        manifest = delivery_manifest(layout, known.id)
        manifests.append(manifest)
        deliveries.append(stored_delivery(layout.delivery(known.id), manifest))
    return [*plan.carried, *(named(item.manifest, "") for item in plan.prepared)], manifests, deliveries


def put_in_place(
    plan: Plan, made: Made, staged: Staged, layout: Layout, state: State, folder: Path, settings: Settings
) -> None:
    """Rename what is in staging to where it belongs, and then move the pointer: until then nothing has changed."""
    with writing(layout.root):
        names = _names_file(plan, layout, state, settings, folder)
        for identifier, place in staged.new.items():
            move_in(place, layout.delivery(identifier))
        move_in(folder / "snapshot", layout.snapshot(plan.snapshot))
        if names and names != state.names:
            move_in(folder / names, layout.names / names)
        snapshots = (*state.snapshots, Named(plan.snapshot, made.digest))
        commit(layout, replace(state, snapshots=snapshots, names=names, chosen=""))
        if state.names and names != state.names:
            remove(layout.names / state.names)


def _names_file(plan: Plan, layout: Layout, state: State, settings: Settings, folder: Path) -> str:
    """The file of names that goes with the new snapshot, written in staging when anything changed; none when switched off."""
    if not settings.names:
        return ""
    oldest_first = sorted(plan.prepared, key=lambda item: item.manifest.as_at)
    tables = [item.names for item in oldest_first if item.names is not None and item.names.num_rows]
    if not tables:
        return state.names
    keys = keys_of(layout.root)
    known = NameTable.read(keys, layout.names / state.names) if state.names else NameTable(keys)
    for table in tables:
        gather(known, table, plan.authority)
    return known.write(folder)
