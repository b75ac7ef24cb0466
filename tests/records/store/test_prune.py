"""Pruning keeps what the rule keeps, says why, and leaves a tombstone for what goes."""

from pathlib import Path

import pytest
from tests.records.store.conftest import Loader

from goldenthread.access.of_store import access_log
from goldenthread.access.scope import Scope
from goldenthread.records.keys import person_key
from goldenthread.records.store.holds import hold
from goldenthread.records.store.names import read_names
from goldenthread.records.store.prune import prune
from goldenthread.records.store.store import Store
from goldenthread.records.store.verify import verify

ANNA = ["c1", "2010-05-01", "Anna"]
BEN = ["c2", "2011-05-01", "Ben"]


@pytest.fixture
def history(put: Loader, root: Path) -> dict[str, str]:
    """Snapshots by date: Ben is only in the first; the rule keeps two month ends."""
    root.mkdir()
    (root / "settings.toml").write_text("[retention]\nmonth_ends = 2\n", encoding="utf-8")
    days = ("2024-12-31", "2025-01-15", "2025-01-31", "2025-02-14", "2025-02-28")
    return {day: put(people=[ANNA, BEN] if day == days[0] else [ANNA], as_at=day).snapshot for day in days}


def test_the_last_of_each_month_and_the_current_one_stay(
    history: dict[str, str], root: Path, everything: Scope
) -> None:
    """Two month ends, as the settings say; deliveries and names that nothing needs go too."""
    done = prune(root)
    assert [item.id for item in done.removed] == [history[day] for day in ("2024-12-31", "2025-01-15", "2025-02-14")]
    assert [(str(item.as_at), item.why) for item in done.kept] == [
        ("2025-01-31", "the last known of 2025-01"),
        ("2025-02-28", "the current snapshot"),
    ]
    assert len(done.deliveries) == 3
    assert done.names_destroyed == 1
    found = verify(root)
    assert (found.snapshots, found.deliveries, found.whole, found.orphans) == (2, 2, True, ())
    keys = [person_key("302", "c1"), person_key("302", "c2")]
    assert list(read_names(root, keys, everything, access_log(root))) == keys[:1]
    assert [item.why for item in Store.open(root).tombstones] == ["the retention rule keeps 2 month ends"] * 3


def test_a_dry_run_says_what_would_go(history: dict[str, str], root: Path) -> None:
    """And nothing goes."""
    dry = prune(root, dry_run=True)
    assert len(dry.removed) == 3
    assert len(Store.open(root).snapshots()) == 5
    assert "retention schedule" in dry.rule


def test_a_snapshot_that_holds_a_person_under_a_hold_stays(history: dict[str, str], root: Path) -> None:
    """Whatever the rule says."""
    hold(root, "c2", "inquest", "legal services")
    done = prune(root)
    assert history["2024-12-31"] not in {item.id for item in done.removed}
    assert "holds a person under hold-1" in {item.why for item in done.kept}


def test_there_is_nothing_to_do_twice(history: dict[str, str], root: Path) -> None:
    """A second pruning removes nothing."""
    prune(root)
    assert prune(root).removed == ()
