"""A forgotten person is nowhere in the store, stays out of later loads, and everybody else is as before."""

import json
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from tests.records.store.conftest import Loader

from goldenthread.access.of_store import access_log
from goldenthread.access.scope import Scope
from goldenthread.records.errors import InputRefused, WrongUse
from goldenthread.records.keys import person_key
from goldenthread.records.store import forget as forgetting
from goldenthread.records.store.forget import forget
from goldenthread.records.store.holds import hold, lift_hold
from goldenthread.records.store.names import read_names
from goldenthread.records.store.store import Store
from goldenthread.records.store.verify import verify

ANNA = ["X100", "2010-05-01", "Anna"]
BEN = ["X200", "", "Benedict"]
VISITS = [["X100", "2025-01-10"], ["X200", "2025-01-11"], ["X100", "2025-02-01", " X200 "], ["X200", "2025-03-01"]]


@pytest.fixture
def history(put: Loader, root: Path) -> list[str]:
    """Two snapshots, both with Anna and Ben; ids in order."""
    first = put(people=[ANNA, BEN], visits=VISITS, as_at="2025-01-31", known_at=datetime(2025, 2, 1, tzinfo=UTC))
    second = put(people=[ANNA, BEN], visits=VISITS, as_at="2025-02-28", known_at=datetime(2025, 3, 1, tzinfo=UTC))
    return [first.snapshot, second.snapshot]


def _all_cells(root: Path) -> set[str]:
    found: set[str] = set()
    for path in root.rglob("*.parquet"):
        for row in pq.read_table(path).to_pylist():
            found.update(str(value) for value in row.values())
    return found


def test_nothing_of_the_person_is_left_and_everybody_else_is(history: list[str], root: Path, everything: Scope) -> None:
    """No cell, key or name in any file; the other child's rows are all there, with the cell that named them blank."""
    assert any("X200" in cell for cell in _all_cells(root))
    forget(root, "X200", "records manager", "asked under UK GDPR article 17")
    cells = _all_cells(root)
    assert not any("X200" in cell for cell in cells)
    assert person_key("302", "X200") not in cells
    assert not any(b"X200" in path.read_bytes() for path in root.rglob("*") if path.is_file())
    assert verify(root).whole
    assert not verify(root).orphans
    for snapshot in Store.open(root).snapshots():
        assert snapshot.manifest.rows == {"people": 1, "visits": 2}
        with closing(snapshot.connect(everything)) as engine:
            assert engine.execute("select child_id from people").fetchall() == [("X100",)]
    anna, ben = person_key("302", "X100"), person_key("302", "X200")
    assert read_names(root, [anna, ben], everything, access_log(root)) == {anna: {"forename": "Anna"}}


def test_the_certificate_counts_and_names_nobody(history: list[str], root: Path) -> None:
    """When, by whom, why, what, which ids before and after, and that the old files are gone."""
    certificate = forget(root, "X200", "records manager", "article 17").certificate
    said = json.dumps(certificate)
    assert "X200" not in said
    assert "Benedict" not in said
    assert (certificate["by"], certificate["because"], certificate["names_destroyed"]) == (
        "records manager",
        "article 17",
        1,
    )
    assert certificate["destroyed_at"]
    snapshots = certificate["snapshots"]
    assert isinstance(snapshots, dict)
    assert list(snapshots) == history
    assert [item["rows"] for item in snapshots.values()] == [{"people": 1, "visits": 2}] * 2
    assert [item.id for item in Store.open(root).snapshots()] == [item["successor"] for item in snapshots.values()]


def test_old_ids_become_tombstones_that_name_their_successors(history: list[str], root: Path) -> None:
    """Who cites an old id is told what became of it; dates and known-at are unchanged."""
    before = [(item.manifest.as_at, item.manifest.known_at) for item in Store.open(root).snapshots()]
    forget(root, "X200", "r", "w")
    store = Store.open(root)
    assert [(item.manifest.as_at, item.manifest.known_at) for item in store.snapshots()] == before
    assert [item.id for item in store.tombstones] == history
    assert [item.successor for item in store.tombstones] == [item.id for item in store.snapshots()]
    assert store.current().manifest.parent == store.snapshots()[0].id
    with pytest.raises(WrongUse, match=r"removed at .* \(a person's records were forgotten\)"):
        store.snapshot(history[0])


def test_the_next_load_does_not_bring_the_person_back(
    history: list[str], put: Loader, root: Path, everything: Scope
) -> None:
    """The same files give the snapshot that is held; newer files are loaded without the person, and say so."""
    forget(root, "X200", "r", "w")
    current = Store.open(root).current().id
    again = put(people=[ANNA, BEN], visits=VISITS, as_at="2025-02-28")
    assert (again.created, again.snapshot) == (False, current)
    newer = put(people=[ANNA, [" X200", "2012-01-01", "Benedict"], ["X300", "2013-01-01"]], visits=VISITS)
    assert newer.created
    assert newer.rows == {"people": 2, "visits": 2}
    assert newer.findings_by_rule["left-out-forgotten"] == 2
    assert newer.notes == ("ssd: 1 people on the block list were left out.",)
    assert not any("X200" in cell for cell in _all_cells(root))
    ben = person_key("302", "X200")
    assert read_names(root, [ben], everything, access_log(root)) == {}


def test_forgetting_again_gives_the_same_certificate(history: list[str], root: Path) -> None:
    """Whoever asks twice gets the proof of the first time."""
    first = forget(root, "X200", "r", "w")
    again = forget(root, "X200", "somebody else", "another reason")
    assert (first.already, again.already) == (False, True)
    assert again.certificate == first.certificate


def test_nobody_is_forgotten_by_a_mistyped_identifier(history: list[str], root: Path) -> None:
    """The store is as it was."""
    before = (root / "CURRENT").read_bytes()
    with pytest.raises(WrongUse, match="nobody in the store"):
        forget(root, "X999", "r", "w")
    with pytest.raises(WrongUse, match="accounted for"):
        forget(root, "X100", "", "w")
    assert (root / "CURRENT").read_bytes() == before


def test_a_legal_hold_refuses_it_until_it_is_lifted(history: list[str], root: Path) -> None:
    """The refusal names the hold, its owner and its reason."""
    held = hold(root, "X200", "inquest", "legal services")
    with pytest.raises(
        InputRefused, match=r"hold-1: a legal hold of legal services since .* forbids it: inquest"
    ) as refused:
        forget(root, "X200", "r", "w")
    assert refused.value.exit_code == 3
    assert "X200" not in (root / "holds.toml").read_text(encoding="utf-8")
    with pytest.raises(WrongUse, match="The holds are: hold-1"):
        lift_hold(root, "hold-9")
    lift_hold(root, held.name)
    assert not forget(root, "X200", "r", "w").already


def test_a_snapshot_without_the_person_stays_as_it_is(put: Loader, root: Path) -> None:
    """Only what holds the person is written anew."""
    first = put(people=[ANNA], as_at="2025-01-31")
    put(people=[ANNA, BEN], as_at="2025-02-28")
    forget(root, "X200", "r", "w")
    snapshots = Store.open(root).snapshots()
    assert snapshots[0].id == first.snapshot
    assert [item.manifest.rows for item in snapshots] == [{"people": 1}, {"people": 1}]


def test_a_kill_before_the_pointer_moves_changes_nothing_and_after_it_is_finished_by_the_next(
    history: list[str], root: Path, put: Loader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The old files that a kill left are destroyed by the next writer, who dates the certificate."""

    class Killed(BaseException):
        """Nothing catches it."""

    def die(*_: object) -> None:
        raise Killed

    before = (root / "CURRENT").read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr("goldenthread.records.store.forget.commit", die)
        with pytest.raises(Killed):
            forget(root, "X200", "r", "w")
    assert (root / "CURRENT").read_bytes() == before
    swept: list[int] = []
    with monkeypatch.context() as patch:
        whole = forgetting.sweep

        def die_second(*args: object) -> object:
            swept.append(1)
            return die() if len(swept) > 1 else whole(*args)  # type: ignore[arg-type]

        patch.setattr(forgetting, "sweep", die_second)
        with pytest.raises(Killed):
            forget(root, "X200", "r", "w")
    assert verify(root).whole
    assert verify(root).orphans
    assert Store.open(root).state.certificates[0]["destroyed_at"] == ""
    put(people=[ANNA], as_at="2025-03-31")
    assert not verify(root).orphans
    assert Store.open(root).state.certificates[0]["destroyed_at"]
    assert not any("X200" in cell for cell in _all_cells(root))
