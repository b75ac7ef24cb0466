"""Pruning: snapshots that the retention rule no longer asks for go, and leave a tombstone."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from goldenthread.records.limits import LIMITS, Limit
from goldenthread.records.store.files import move_in, writing
from goldenthread.records.store.holds import Hold, read_holds
from goldenthread.records.store.layout import Layout
from goldenthread.records.store.lock import writer
from goldenthread.records.store.manifests import SnapshotManifest, moment_text
from goldenthread.records.store.names import NameTable, key_of
from goldenthread.records.store.opening import keys_of, read_facts, snapshot_manifest, staging, sweep
from goldenthread.records.store.persons import everyone_sql
from goldenthread.records.store.reading import open_whole
from goldenthread.records.store.settings import read_settings
from goldenthread.records.store.state import Named, State, Tombstone, commit, read_state

#: The rule that says how many month ends are kept; the number itself is a setting of the store.
RULE: Limit = LIMITS["retention-month-ends"]


@dataclass(frozen=True, slots=True)
class Kept:
    """A snapshot that stays, and why."""

    id: str
    as_at: date
    why: str


@dataclass(frozen=True, slots=True)
class Pruned:
    """What pruning did, or in a dry run would do: snapshots removed and kept, deliveries and names that went with them."""

    removed: tuple[Tombstone, ...]
    kept: tuple[Kept, ...]
    deliveries: tuple[str, ...]
    names_destroyed: int
    rule: str
    dry_run: bool


def prune(root: Path, dry_run: bool = False, wait: float = 0.0) -> Pruned:
    """Remove the snapshots that the store's retention rule does not keep.

    Kept are the current snapshot, the last known of each calendar month (of its as-at date) for as many months back
    from the current one's as the settings say, and any that holds a person under a legal hold. Deliveries that no
    snapshot names any more go as well, and names of people whom no snapshot holds. Raises as `load` does.
    """
    facts = read_facts(root)
    layout = Layout(root)
    months = read_settings(layout.settings).month_ends
    if dry_run:
        return _decide(layout, read_state(layout), months, True)
    with writer(layout, "pruning", wait):
        state = sweep(layout, read_state(layout))
        done = _decide(layout, state, months, False)
        if not done.removed:
            return done
        gone = {item.id for item in done.removed}
        new = replace(
            state,
            snapshots=tuple(item for item in state.snapshots if item.id not in gone),
            tombstones=(*state.tombstones, *done.removed),
        )
        with staging(layout) as folder, writing(root):
            names, count = _names(layout, new, facts.authority, folder)
            if names != state.names:
                move_in(folder / names, layout.names / names)
            new = replace(new, names=names)
            commit(layout, new)
        sweep(layout, new)
    return replace(done, names_destroyed=count)


def _decide(layout: Layout, state: State, months: int, dry_run: bool) -> Pruned:
    manifests = [snapshot_manifest(layout, item.id) for item in state.snapshots]
    reasons = _reasons(manifests, state.current, months, layout)
    now = moment_text(datetime.now(UTC).replace(microsecond=0))
    why = f"the retention rule keeps {months} month ends"
    removed = tuple(
        Tombstone(item.id, item.as_at.isoformat(), moment_text(item.known_at), now, why)
        for item in manifests
        if item.id not in reasons
    )
    kept = tuple(Kept(item.id, item.as_at, reasons[item.id]) for item in manifests if item.id in reasons)
    named = {item.id for manifest in manifests if manifest.id in reasons for item in manifest.deliveries}
    every = {item.id for manifest in manifests for item in manifest.deliveries}
    return Pruned(removed, kept, tuple(sorted(every - named)), 0, f"{RULE.meaning} Source: {RULE.source}", dry_run)


def _reasons(manifests: Sequence[SnapshotManifest], now: str | None, months: int, layout: Layout) -> dict[str, str]:
    """Why each snapshot that stays does so, by id."""
    if not manifests:
        return {}
    newest = manifests[-1]  # the current one, unless an earlier was made current again
    reasons = {now or newest.id: "the current snapshot"}
    month_ends = {(item.as_at.year, item.as_at.month): item for item in manifests}
    for (year, month), item in month_ends.items():
        back = (newest.as_at.year - year) * 12 + newest.as_at.month - month
        if 0 <= back < months:
            reasons.setdefault(item.id, f"the last known of {year}-{month:02}")
    holds = read_holds(layout)
    for item in manifests:
        if item.id not in reasons and holds:
            held = _held(layout, item, holds)
            if held:
                reasons[item.id] = f"holds a person under {held.name}"
    return reasons


def _held(layout: Layout, manifest: SnapshotManifest, holds: Sequence[Hold]) -> Hold | None:
    """The first hold on a person who has any row in the snapshot."""
    with closing(open_whole(layout, manifest)) as connection:
        people = {row[0] for row in connection.execute(everyone_sql(manifest)).fetchall()}
    return next((item for item in holds if item.key in people), None)


def _names(layout: Layout, state: State, authority: str, folder: Path) -> tuple[str, int]:
    """Write the names of those who are still in some snapshot; the file's name, and how many names went."""
    if not state.names:
        return "", 0
    table = NameTable.read(keys_of(layout.root), layout.names / state.names)
    living: set[str] = set()
    for named in state.snapshots:
        living |= _everyone(layout, named, authority)
    gone = table.keep_only(living)
    if not gone:
        return state.names, 0
    return table.write(folder), gone


def _everyone(layout: Layout, named: Named, authority: str) -> set[str]:
    manifest = snapshot_manifest(layout, named.id)
    with closing(open_whole(layout, manifest)) as connection:
        people = {row[0] for row in connection.execute(everyone_sql(manifest)).fetchall()}
        workers = connection.execute("select distinct worker_id from workers where worker_id is not null").fetchall()
    return people | {key_of("worker", row[0], authority) for row in workers}
