"""A store and its snapshots, as everything above this floor reads them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import duckdb
import pyarrow as pa

from goldenthread.records.errors import StoreDamaged, WrongUse
from goldenthread.records.findings import conform
from goldenthread.records.store.deliveries import check_part, read_part
from goldenthread.records.store.files import RESTORE
from goldenthread.records.store.layout import Layout
from goldenthread.records.store.manifests import SnapshotManifest
from goldenthread.records.store.opening import StoreFacts, read_facts, snapshot_manifest
from goldenthread.records.store.protocols import ReadScope
from goldenthread.records.store.reading import connect
from goldenthread.records.store.settings import Settings, read_settings
from goldenthread.records.store.state import State, Tombstone, read_state

_SHORTEST_PREFIX = 4


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One snapshot of a store; its tables are Parquet files that never change."""

    layout: Layout
    manifest: SnapshotManifest

    @property
    def id(self) -> str:
        """Its id."""
        return self.manifest.id

    @property
    def tables(self) -> dict[str, Path]:
        """The Parquet file of each table that has rows. For tools that need no scope, such as backups."""
        return {name: self.layout.table(self.id, name) for name, part in self.manifest.tables.items() if part.rows}

    @property
    def rows(self) -> int:
        """How many rows all of its tables have."""
        return sum(part.rows for part in self.manifest.tables.values())

    def connect(self, scope: ReadScope, as_at: date | None = None, held: bool = False) -> duckdb.DuckDBPyConnection:
        """An engine with a view named for each table, as at ``as_at`` (default: the snapshot's own date); see `reading.connect`."""
        return connect([(self.layout, self.manifest)], scope, as_at, held)

    def findings(self) -> pa.Table:
        """The findings (shape `findings.SCHEMA`); raises `StoreDamaged` when they are not as they were written."""
        path = self.layout.snapshot(self.id) / "findings.parquet"
        wrong = check_part(path, self.manifest.findings)
        if wrong:
            raise StoreDamaged.of(str(path), wrong, RESTORE)
        return conform(read_part(path))


@dataclass(frozen=True, slots=True)
class Store:
    """A store as it stood when it was opened; a load that ends later is seen by opening it again."""

    layout: Layout
    facts: StoreFacts
    state: State

    @classmethod
    def open(cls, root: Path) -> "Store":
        """Open the store at ``root``; raises `WrongUse` where there is none and `StoreDamaged` where it cannot be read."""
        facts = read_facts(root)
        layout = Layout(root)
        return cls(layout, facts, read_state(layout))

    @property
    def root(self) -> Path:
        """The store's folder."""
        return self.layout.root

    @property
    def authority(self) -> str:
        """Three-digit DfE code of the authority whose records it holds."""
        return self.facts.authority

    @property
    def tombstones(self) -> tuple[Tombstone, ...]:
        """Snapshots that were removed."""
        return self.state.tombstones

    def settings(self) -> Settings:
        """The council's settings of the store."""
        return read_settings(self.layout.settings)

    def snapshots(self) -> tuple[Snapshot, ...]:
        """Every living snapshot, in the order in which they became known."""
        return tuple(self._snapshot(named.id) for named in self.state.snapshots)

    def current(self) -> Snapshot:
        """The current snapshot; raises `WrongUse` when nothing has been loaded yet."""
        if self.state.current is None:
            raise WrongUse.of(str(self.root), "the store has no snapshot yet", "Load something into it first")
        return self._snapshot(self.state.current)

    def snapshot(self, identifier: str) -> Snapshot:
        """The snapshot with this id, or whose id begins so (four characters or more); raises `WrongUse` if there is not one."""
        ids = [named.id for named in self.state.snapshots]
        found = [
            item
            for item in ids
            if item == identifier or (len(identifier) >= _SHORTEST_PREFIX and item.startswith(identifier))
        ]
        if len(found) == 1:
            return self._snapshot(found[0])
        gone = next((item for item in self.tombstones if item.id.startswith(identifier)), None)
        if not found and gone is not None:
            raise WrongUse.of(
                identifier,
                f"the snapshot was removed at {gone.removed_at} ({gone.why})",
                "Use a living one: goldenthread snapshots",
            )
        what = "more than one snapshot begins so" if found else "there is no such snapshot"
        raise WrongUse.of(identifier, what, "Give a longer beginning" if found else "List them: goldenthread snapshots")

    def snapshot_known_at(self, moment: datetime) -> Snapshot:
        """The latest snapshot that was known at a moment (with time zone); raises `WrongUse` when there was none yet."""
        if moment.tzinfo is None:
            raise WrongUse.of("known at", f"{moment.isoformat()} has no time zone", "Give it in UTC, ending in Z")
        known = [item for item in self.snapshots() if item.manifest.known_at <= moment]
        if not known:
            raise WrongUse.of(
                "known at",
                f"nothing was known yet at {moment.isoformat()}",
                "List what there is: goldenthread snapshots",
            )
        return known[-1]

    def _snapshot(self, identifier: str) -> Snapshot:
        return Snapshot(self.layout, snapshot_manifest(self.layout, identifier))


def open_together(roots: Sequence[Path], scope: ReadScope, as_at: date | None = None) -> duckdb.DuckDBPyConnection:
    """An engine over the current snapshots of several authorities' stores; the ``authority`` column tells them apart.

    Raises `WrongUse` when two stores are of one authority: their people would be counted twice.
    """
    stores = [Store.open(root) for root in roots]
    if not stores:
        raise WrongUse.of("stores", "no store was named", "Name one or more")
    by_authority: dict[str, Path] = {}
    for store in stores:
        if store.authority in by_authority:
            where = f"{by_authority[store.authority]} and {store.root}"
            raise WrongUse.of(where, f"both hold authority {store.authority}", "Name one of them")
        by_authority[store.authority] = store.root
    return connect([(store.layout, store.current().manifest) for store in stores], scope, as_at)
