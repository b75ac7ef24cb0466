"""Loading: read every source, agree on dates and authority, derive a snapshot, and make it current at one moment."""

import time
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from goldenthread.records.errors import InputRefused, Problem, WrongUse, refuse_if_any
from goldenthread.records.importers.language import Landing, Options, Source
from goldenthread.records.importers.unread import unread_notes
from goldenthread.records.store.agree import agree_as_at, agree_authority, agree_known_at
from goldenthread.records.store.deliveries import Prepared, prepare
from goldenthread.records.store.derive import Look, Made, Wanted, derive_snapshot
from goldenthread.records.store.files import remove, writing
from goldenthread.records.store.keys import Marker
from goldenthread.records.store.layout import Layout
from goldenthread.records.store.loaded import LoadRequest, LoadResult, Progress, SourceAge, silent
from goldenthread.records.store.lock import writer
from goldenthread.records.store.machinery import Machinery
from goldenthread.records.store.manifests import DeliveryManifest, DeliveryNamed, identify_snapshot
from goldenthread.records.store.opening import (
    is_store,
    keys_of,
    make_store,
    read_facts,
    refuse_unless_new,
    snapshot_manifest,
    staging,
    sweep,
)
from goldenthread.records.store.putting import Plan, dry_deliveries, put_in_place, stage_deliveries
from goldenthread.records.store.settings import Settings, read_settings
from goldenthread.records.store.state import State, read_state


def load(
    paths: Sequence[Path],
    root: Path,
    request: LoadRequest,
    machinery: Machinery,
    progress: Progress = silent,
    look: Look | None = None,
) -> LoadResult:
    """Load files into the store at ``root``, making it if need be; sources not given are carried forward.

    In a dry run ``look`` is shown the tables and findings that would be made, before anything stops the load.

    Raises `InputRefused` with every problem (nothing changed), `StoreBusy`, `StoreDamaged`, `StoreUnwritable` or
    `WrongUse`. Loading the same content again changes nothing and gives the same snapshot.
    """
    fresh = not root.exists()
    try:
        return _load(paths, root, request, machinery, progress, look)
    except BaseException:
        if fresh and root.exists() and not is_store(root):
            remove(root)  # only the lock lies there
        raise


def _load(
    paths: Sequence[Path],
    root: Path,
    request: LoadRequest,
    machinery: Machinery,
    progress: Progress,
    look: Look | None,
) -> LoadResult:
    started = time.monotonic()
    layout = Layout(root)
    if not paths:
        raise WrongUse.of("load", "there is nothing to load", "Name the files or folders")
    settings = read_settings(layout.settings)
    if not is_store(root):
        refuse_unless_new(root)
    with nullcontext() if request.dry_run else writer(layout, "loading", request.wait):
        state = read_state(layout) if is_store(root) else State()
        if is_store(root) and not request.dry_run:
            state = sweep(layout, state)
        stored = read_facts(root).authority if is_store(root) else None
        sources = machinery.recognise(paths, request.mapping) if request.mapping else machinery.recognise(paths)
        prepared, known_at = _prepare(
            _read(sources, request, stored, settings, machinery, progress), layout, state, request, settings, machinery
        )
        authority = prepared[0].manifest.authority
        plan = _plan(prepared, layout, state, authority, known_at, settings, machinery)
        if state.holds(plan.snapshot):
            return _already(layout, state, plan, started, unread_notes(paths, sources))
        if request.dry_run:
            made = _rehearse(plan, layout, machinery, progress, look)
        else:
            if not is_store(root):
                make_store(root, authority)
            made = _store(plan, layout, state, settings, machinery, progress)
    progress("Done", 1.0)
    return LoadResult(
        plan.snapshot, not request.dry_run, request.dry_run, authority, plan.as_at, known_at, made.rows, made.counts,
        _ages(plan), (*_notes(plan, layout, state), *unread_notes(paths, sources)), time.monotonic() - started,
    )  # fmt: skip


def _read(
    sources: Sequence[Source],
    request: LoadRequest,
    stored: str | None,
    settings: Settings,
    machinery: Machinery,
    progress: Progress,
) -> list[Landing]:
    options = Options(
        request.as_at, request.authority or stored, request.dates, request.mapping, request.encoding,
        settings.birth_months, settings.names, settings.postcodes,
    )  # fmt: skip
    landings: list[Landing] = []
    problems: list[Problem] = []
    for number, source in enumerate(sources):
        progress(f"Reading {source.name}", 0.4 * number / len(sources))
        try:
            landings.append(machinery.read(source, options))
        except InputRefused as refused:
            problems += refused.problems
    refuse_if_any(problems)
    said = next((landing.authority for landing in landings if landing.authority), None)
    if options.authority is None and said is not None:
        # Identifiers made from workers' names depend on the authority, so what was read without it is read again.
        informed = replace(options, authority=said)
        pairs = zip(sources, landings, strict=True)
        return [landing if landing.authority else machinery.read(source, informed) for source, landing in pairs]
    return landings


def _prepare(
    landings: Sequence[Landing],
    layout: Layout,
    state: State,
    request: LoadRequest,
    settings: Settings,
    machinery: Machinery,
) -> tuple[list[Prepared], datetime]:
    stored = read_facts(layout.root).authority if is_store(layout.root) else None
    latest = snapshot_manifest(layout, state.snapshots[-1].id).known_at if state.snapshots else None
    dates, problems = agree_as_at(landings, request.as_at)
    authority, more = agree_authority(landings, request.authority, stored)
    known_at, still_more = agree_known_at(request.known_at, latest, datetime.now(UTC).replace(microsecond=0))
    refuse_if_any([*problems, *more, *still_more])
    marker = Marker(keys_of(layout.root), authority) if state.blocked else None
    blocked = frozenset(state.blocked)
    prepared = [
        prepare(landing, machinery.sheets(landing), as_at, authority, known_at, settings.minimising, blocked, marker)
        for landing, as_at in zip(landings, dates, strict=True)
        if as_at is not None
    ]
    return prepared, known_at


def _plan(
    prepared: Sequence[Prepared],
    layout: Layout,
    state: State,
    authority: str,
    known_at: datetime,
    settings: Settings,
    machinery: Machinery,
) -> Plan:
    """Which deliveries the snapshot is made of: those read now, and of every other source the one of the current snapshot."""
    current = snapshot_manifest(layout, state.current) if state.current else None
    read_now = {item.manifest.source for item in prepared}
    carried = tuple(item for item in (current.deliveries if current else ()) if item.source not in read_now)
    held = {item.id: item for named in state.snapshots for item in snapshot_manifest(layout, named.id).deliveries}
    as_at = max([item.manifest.as_at for item in prepared] + [item.as_at for item in carried])
    kinds = sorted({item.manifest.kind for item in prepared} | {item.kind for item in carried})
    versions = machinery.versions(kinds)
    identifiers = tuple(item.manifest.id for item in prepared) + tuple(item.id for item in carried)
    minimising = settings.minimising
    snapshot = identify_snapshot(authority, as_at, identifiers, versions, minimising)
    return Plan(
        snapshot, authority, as_at, known_at, tuple(prepared), carried, held, versions, minimising, state.current or ""
    )


def _store(
    plan: Plan, layout: Layout, state: State, settings: Settings, machinery: Machinery, progress: Progress
) -> Made:
    with staging(layout) as folder:
        progress("Storing what was read", 0.4)
        staged = stage_deliveries(plan, layout, folder)
        progress("Making and checking tables", 0.5)
        with writing(layout.root):
            made = derive_snapshot(
                _wanted(plan, staged.named, staged.manifests),
                staged.deliveries,
                machinery,
                layout.spill,
                folder / "snapshot",
            )
        progress("Moving into place", 0.95)
        put_in_place(plan, made, staged, layout, state, folder, settings)
    return made


def _rehearse(plan: Plan, layout: Layout, machinery: Machinery, progress: Progress, look: Look | None) -> Made:
    progress("Making and checking tables", 0.5)
    named, manifests, deliveries = dry_deliveries(plan, layout)
    with TemporaryDirectory(prefix="goldenthread-") as spill:
        return derive_snapshot(_wanted(plan, named, manifests), deliveries, machinery, Path(spill), None, look)


def _wanted(plan: Plan, named: Sequence[DeliveryNamed], manifests: Sequence[DeliveryManifest]) -> Wanted:
    return Wanted(
        plan.snapshot,
        plan.authority,
        plan.as_at,
        plan.known_at,
        tuple(named),
        tuple(manifests),
        plan.versions,
        plan.settings,
        plan.parent,
    )


def _already(layout: Layout, state: State, plan: Plan, started: float, more: tuple[str, ...]) -> LoadResult:
    held = snapshot_manifest(layout, plan.snapshot)
    note = "The same content is held already: nothing was written."
    if plan.snapshot != state.current:
        why = "was made current again" if state.chosen else "became known later"
        note += f" It is not the current snapshot: {state.current} {why}."
    return LoadResult(
        held.id, False, False, held.authority, held.as_at, held.known_at, held.rows, held.finding_counts,
        _ages(plan), (note, *more), time.monotonic() - started,
    )  # fmt: skip


def _ages(plan: Plan) -> tuple[SourceAge, ...]:
    new = [
        SourceAge(item.manifest.source, item.manifest.as_at, (plan.as_at - item.manifest.as_at).days, False)
        for item in plan.prepared
    ]
    old = [SourceAge(item.source, item.as_at, (plan.as_at - item.as_at).days, True) for item in plan.carried]
    return tuple(sorted([*new, *old], key=lambda item: item.source))


def _notes(plan: Plan, layout: Layout, state: State) -> tuple[str, ...]:
    """What a person should know who loads: a source that goes back in time, and people who stayed out."""
    notes = []
    current = (
        snapshot_manifest(layout, state.current) if state.current and layout.snapshot(state.current).exists() else None
    )
    before = {item.source: item for item in current.deliveries} if current else {}
    for item in plan.prepared:
        old = before.get(item.manifest.source)
        if old and old.as_at > item.manifest.as_at:
            notes.append(f"{old.source} as at {item.manifest.as_at} takes the place of {old.as_at}, which is later.")
        if item.manifest.left_out:
            notes.append(
                f"{item.manifest.source}: {len(item.manifest.left_out)} people on the block list were left out."
            )
    return tuple(notes)
