"""Verifying a store: every file against the hash it was written with, every pointer, and the log of reads."""

from dataclasses import dataclass
from pathlib import Path

from goldenthread.records.errors import Problem, StoreDamaged
from goldenthread.records.store.deliveries import check_part, delivery_files
from goldenthread.records.store.files import RESTORE, hash_file
from goldenthread.records.store.keys import key_path, read_keys
from goldenthread.records.store.layout import Layout
from goldenthread.records.store.names import NameTable, is_as_written
from goldenthread.records.store.opening import delivery_manifest, read_facts, snapshot_manifest
from goldenthread.records.store.protocols import ReadLog
from goldenthread.records.store.state import State, read_state


@dataclass(frozen=True, slots=True)
class Verified:
    """What verifying found: how much was looked at, what is ``damaged``, and ``orphans`` (harmless: the next load sweeps them)."""

    snapshots: int
    deliveries: int
    files: int
    size: int
    damaged: tuple[Problem, ...]
    orphans: tuple[Path, ...]

    @property
    def whole(self) -> bool:
        """Whether everything is as it was written."""
        return not self.damaged

    def refuse_if_damaged(self) -> None:
        """Raise `StoreDamaged` with everything that is damaged."""
        if self.damaged:
            raise StoreDamaged(*self.damaged)


def verify(root: Path, log: ReadLog | None = None) -> Verified:
    """Look at every file of the store at ``root``; with ``log``, follow the chain of the log of reads as well.

    Raises `StoreDamaged` only when the store cannot be opened at all; everything else is reported together.
    """
    facts = read_facts(root)
    layout = Layout(root)
    state = read_state(layout)
    damaged: list[Problem] = []
    expected: dict[Path, object] = {}
    deliveries: set[str] = set()
    size = 0
    for named in state.snapshots:
        size += _snapshot(layout, named.id, named.manifest, expected, deliveries, damaged)
    if state.names:
        size += _names(layout, state, facts.id, facts.key_check, expected, damaged)
    elif not key_path(facts.id).exists():
        damaged.append(
            Problem(
                str(key_path(facts.id)),
                "the store's key is missing",
                "Put the key file back from where it is kept safe",
            )
        )
    if state.current and not damaged and snapshot_manifest(layout, state.current).authority != facts.authority:
        damaged.append(Problem(str(layout.facts), "it names another authority than the snapshots do", RESTORE))
    broken = log.verify() if log else None
    if broken:
        damaged.append(
            Problem(str(layout.log), broken, "Ask who has had access to the store; restore the log from a backup")
        )
    return Verified(
        len(state.snapshots),
        len(deliveries),
        sum(one is not None for one in expected.values()),
        size,
        tuple(damaged),
        _orphans(layout, state, deliveries, expected),
    )


def _snapshot(
    layout: Layout,
    identifier: str,
    digest: str,
    expected: dict[Path, object],
    deliveries: set[str],
    damaged: list[Problem],
) -> int:
    folder = layout.snapshot(identifier)
    size = _manifest(folder / "manifest.json", digest, expected, damaged)
    try:
        manifest = snapshot_manifest(layout, identifier)
    except StoreDamaged as error:
        damaged += [problem for problem in error.problems if problem.where not in {item.where for item in damaged}]
        return size
    parts = {layout.table(identifier, name): part for name, part in manifest.tables.items()}
    parts[folder / "findings.parquet"] = manifest.findings
    expected[layout.served(identifier)] = None  # derived: it belongs there, and has no hash that it must have
    for item in manifest.deliveries:
        if item.id in deliveries:
            continue
        deliveries.add(item.id)
        size += _manifest(layout.delivery(item.id) / "manifest.json", item.manifest, expected, damaged)
        try:
            parts |= delivery_files(layout, delivery_manifest(layout, item.id))
        except StoreDamaged as error:
            damaged += [
                problem for problem in error.problems if problem.where not in {entry.where for entry in damaged}
            ]
    for path, part in parts.items():
        wrong = check_part(path, part)
        if wrong:
            damaged.append(Problem(str(path), wrong, RESTORE))
        if part.sha256:
            expected[path] = part
            size += part.size
    return size


def _manifest(path: Path, digest: str, expected: dict[Path, object], damaged: list[Problem]) -> int:
    expected[path] = digest
    if not path.exists():
        damaged.append(Problem(str(path), "the file is missing", RESTORE))
        return 0
    if hash_file(path) != digest:
        damaged.append(Problem(str(path), "the file was altered", RESTORE))
    return path.stat().st_size


def _names(
    layout: Layout, state: State, store: str, check: str, expected: dict[Path, object], damaged: list[Problem]
) -> int:
    path = layout.names / state.names
    expected[path] = state.names
    if path.exists() and not is_as_written(path):
        damaged.append(Problem(str(path), "the file was altered", RESTORE))
        return path.stat().st_size
    try:
        NameTable.read(read_keys(store, check), path).check()
    except StoreDamaged as error:
        damaged += error.problems
    return path.stat().st_size if path.exists() else 0


def _orphans(layout: Layout, state: State, deliveries: set[str], expected: dict[Path, object]) -> tuple[Path, ...]:
    """What lies in the store's folders without being named by the pointer or a manifest."""
    living = {layout.snapshot(named.id) for named in state.snapshots} | {layout.delivery(item) for item in deliveries}
    found: list[Path] = []
    for folder in (layout.snapshots, layout.deliveries):
        for item in sorted(folder.iterdir()) if folder.exists() else ():
            if item not in living:
                found.append(item)
            else:
                found += [path for path in sorted(item.rglob("*")) if path.is_file() and path not in expected]
    for folder in (layout.names, layout.staging, layout.spill):
        found += [item for item in sorted(folder.iterdir()) if item not in expected] if folder.exists() else []
    return tuple(found)
