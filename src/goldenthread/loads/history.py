"""The history of the store: each snapshot with when, by whom, of what, and whether its pages are ready."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

from goldenthread.loads.models import Batch
from goldenthread.records.store.manifests import SnapshotManifest
from goldenthread.records.store.opening import is_store
from goldenthread.records.store.state import Tombstone
from goldenthread.records.store.store import Store
from goldenthread.serving.opening import served_snapshots

#: Said of a snapshot that no batch made.
BY_COMMAND = "by command"


@dataclass(frozen=True, slots=True)
class Aged:
    """A source of a snapshot: the day it speaks of, how many days before the snapshot's, and its files."""

    source: str
    as_at: date
    days: int
    known_at: datetime
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A snapshot as the history tells it; ``why`` its pages are not ready ("" where they are)."""

    id: str
    as_at: date
    known_at: datetime
    parent: str
    current: bool
    why: str
    by: str
    batch: int
    sources: tuple[Aged, ...]
    rows: dict[str, int]
    findings: int
    by_rule: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True)
class History:
    """Every living snapshot, the latest known first, and what was removed."""

    lines: tuple[Line, ...]
    removed: tuple[Tombstone, ...]

    @property
    def current(self) -> Line | None:
        """The current one; None before the first load."""
        return next((line for line in self.lines if line.current), None)

    def line(self, snapshot: str) -> Line | None:
        """One of them, or None."""
        return next((line for line in self.lines if line.id == snapshot), None)


def history_of(root: Path) -> History:
    """The history of the store at ``root``; empty where there is none. Raises `StoreDamaged`."""
    if not is_store(root):
        return History((), ())
    store = Store.open(root)
    batches = {item.snapshot: item for item in Batch.objects.exclude(snapshot="").order_by("-pk")}
    lines = []
    for ready in served_snapshots(root):
        manifest = _manifest(root, ready.snapshot)
        batch = batches.get(ready.snapshot)
        lines.append(
            Line(
                ready.snapshot,
                ready.as_at,
                ready.known_at,
                manifest.parent,
                ready.current,
                ready.why,
                batch.confirmed_by if batch is not None else BY_COMMAND,
                batch.pk if batch is not None else 0,
                _sources(manifest),
                manifest.rows,
                sum(item.count for item in manifest.finding_counts),
                tuple((item.rule, item.severity, item.count) for item in manifest.finding_counts),
            )
        )
    return History(tuple(lines), store.tombstones)


@lru_cache(maxsize=64)
def _manifest(root: Path, snapshot: str) -> SnapshotManifest:
    """A manifest never changes while its snapshot lives."""
    return Store.open(root).snapshot(snapshot).manifest


def _sources(manifest: SnapshotManifest) -> tuple[Aged, ...]:
    return tuple(
        Aged(
            item.source,
            item.as_at,
            (manifest.as_at - item.as_at).days,
            item.known_at,
            tuple(facts.name for facts in item.files),
        )
        for item in sorted(manifest.deliveries, key=lambda item: item.source)
    )
