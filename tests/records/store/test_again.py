"""A mended importer makes the tables again from what was stored, without the files."""

from pathlib import Path

from tests.records.store.conftest import Loader
from tests.records.store.made import machinery

from goldenthread.records.store.again import derive_again
from goldenthread.records.store.store import Store
from goldenthread.records.store.verify import verify

ANNA = ["c1", "2010-05-01", "Anna"]
BEN = ["c2", "2011-05-01", "Ben"]


def test_every_snapshot_is_derived_again_and_keeps_its_dates(put: Loader, root: Path) -> None:
    """Known-at is that of the first time; the old ids name their successors; deliveries are the same."""
    put(people=[ANNA], as_at="2025-01-31")
    put(people=[ANNA, BEN], as_at="2025-02-28")
    before = Store.open(root).snapshots()
    done = derive_again(root, machinery(version=2))
    store = Store.open(root)
    after = store.snapshots()
    assert done.successors == {old.id: new.id for old, new in zip(before, after, strict=True)}
    for old, new in zip(before, after, strict=True):
        assert (old.manifest.as_at, old.manifest.known_at) == (new.manifest.as_at, new.manifest.known_at)
        assert old.manifest.deliveries == new.manifest.deliveries
        assert old.manifest.rows == new.manifest.rows
    assert after[1].manifest.parent == after[0].id
    assert [item.successor for item in store.tombstones] == [item.id for item in after]
    assert verify(root).whole
    assert verify(root).orphans == ()


def test_the_same_versions_change_nothing(put: Loader, root: Path) -> None:
    """And the same content loaded by the new versions is held already."""
    put(people=[ANNA])
    before = (root / "CURRENT").read_bytes()
    assert derive_again(root, machinery()).successors == {}
    assert (root / "CURRENT").read_bytes() == before
    derive_again(root, machinery(version=2))
    assert not put(people=[ANNA], version=2).created
