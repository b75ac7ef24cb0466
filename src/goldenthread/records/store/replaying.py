"""A local list that is held already, read again through a mapping that was mended since: its file is not needed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pyarrow as pa

from goldenthread.records.errors import WrongUse
from goldenthread.records.importers.language import Landing, Options, Source
from goldenthread.records.importers.local.mapping import read_mapping
from goldenthread.records.importers.local.replay import Replayed
from goldenthread.records.importers.local.replay import replay as read_again
from goldenthread.records.store.deliveries import stored_delivery
from goldenthread.records.store.layout import Layout
from goldenthread.records.store.load import load
from goldenthread.records.store.loaded import LoadRequest, LoadResult, Progress, silent
from goldenthread.records.store.machinery import Machinery
from goldenthread.records.store.manifests import DeliveryManifest
from goldenthread.records.store.opening import delivery_manifest
from goldenthread.records.store.store import Store


@dataclass(frozen=True, slots=True)
class Replay:
    """What a replay did: the load that it was, and the change of the mapping as a unified diff ("" for none)."""

    loaded: LoadResult
    change: str


def replay(
    root: Path, mapping: Path, machinery: Machinery, dry_run: bool = False, progress: Progress = silent
) -> Replay:
    """Read the stored list that ``mapping`` is for through it again, and make the snapshot that follows.

    The list is the one of the current snapshot whose source bears the mapping's name. Its cells, date and files stay
    what they were. Raises `WrongUse` when no such list is held, and otherwise as `load` and `read_again` do.
    """
    found, text = read_mapping(mapping)
    store = Store.open(root)
    source = f"local/{found.name}"
    manifest = _held(store, source)
    delivery = stored_delivery(store.layout.delivery(manifest.id), manifest)
    cells = {name: cells for name in manifest.sheets if (cells := delivery.cells(name)) is not None}
    again = read_again(source, manifest.files, dict(manifest.extra), cells, text, mapping.name)
    landing = _landing(manifest, again, cells)

    def recognise(paths: Sequence[Path], mapped: Path | None = None) -> Sequence[Source]:
        return (Source("local", source, tuple(paths)),)

    def read(read_source: Source, options: Options) -> Landing:
        return landing

    request = LoadRequest(dry_run=dry_run)
    result = load([mapping], root, request, replace(machinery, recognise=recognise, read=read), progress)
    return Replay(result, again.change)


def _held(store: Store, source: str) -> DeliveryManifest:
    layout: Layout = store.layout
    held = {item.source: item.id for item in store.current().manifest.deliveries}
    if source not in held:
        known = ", ".join(sorted(name for name in held if name.startswith("local/"))) or "none"
        raise WrongUse.of(source, "the current snapshot holds no such list", f"Lists held: {known}")
    return delivery_manifest(layout, held[source])


def _landing(manifest: DeliveryManifest, again: Replayed, cells: dict[str, pa.Table]) -> Landing:
    return Landing(
        kind=manifest.kind,
        source=manifest.source,
        files=manifest.files,
        cells=cells,
        findings=again.findings,
        as_at=manifest.as_at,
        year=manifest.year,
        authority=manifest.authority,
        dropped={name: dict(sheet.dropped) for name, sheet in manifest.sheets.items()},
        extra=again.extra,
    )
