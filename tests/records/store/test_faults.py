"""Damage, full disks, read-only folders and two writers each give one clear error, and leave the store as it was."""

import errno
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.records.store.conftest import Loader

from goldenthread.access.scope import Scope
from goldenthread.records.errors import StoreBusy, StoreDamaged, StoreUnwritable, WrongUse
from goldenthread.records.store import files as store_files
from goldenthread.records.store.layout import Layout
from goldenthread.records.store.lock import writer
from goldenthread.records.store.store import Store
from goldenthread.records.store.verify import verify

ANNA = ["c1", "2010-05-01", "Anna"]
BEN = ["c2", "2011-05-01", "Ben"]


PATTERNS = (
    "snapshots/*/tables/people.parquet",
    "snapshots/*/findings.parquet",
    "snapshots/*/manifest.json",
    "deliveries/*/cells/visits.parquet",
    "deliveries/*/manifest.json",
    "names/*.parquet",
)


def _only(folder: Path, pattern: str) -> Path:
    (found,) = folder.glob(pattern)
    return found


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-20])


def _alter(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(bytes(data))


@pytest.mark.parametrize("pattern", PATTERNS)
@pytest.mark.parametrize("harm", [_cut, _alter, Path.unlink])
def test_verify_names_the_file_that_is_damaged(
    put: Loader, root: Path, pattern: str, harm: Callable[[Path], None]
) -> None:
    """Cut off, altered by one bit, or deleted: the file is named."""
    put(people=[ANNA])
    path = _only(root, pattern)
    harm(path)
    found = verify(root)
    assert [problem.where for problem in found.damaged] == [str(path)]
    with pytest.raises(StoreDamaged) as damaged:
        found.refuse_if_damaged()
    assert damaged.value.exit_code == 4


@pytest.mark.parametrize("harm", [_cut, _alter, Path.unlink])
def test_a_damaged_pointer_is_not_believed(put: Loader, root: Path, harm: Callable[[Path], None]) -> None:
    """The store does not open as something else."""
    put(people=[ANNA])
    harm(root / "CURRENT")
    with pytest.raises(StoreDamaged, match="CURRENT"):
        Store.open(root)


def test_a_pointer_to_a_snapshot_that_is_not_there_is_damage(put: Loader, root: Path) -> None:
    """The folder of the current snapshot was removed by hand."""
    result = put(people=[ANNA])
    store_files.remove(root / "snapshots" / result.snapshot)
    with pytest.raises(StoreDamaged, match=r"manifest\.json: the file is missing"):
        Store.open(root).current()
    with pytest.raises(StoreDamaged):
        put(people=[ANNA, BEN])


def test_a_truncated_table_is_refused_before_it_is_read(put: Loader, root: Path, everything: Scope) -> None:
    """Half a table is not a smaller table."""
    put(people=[ANNA])
    _cut(_only(root, "snapshots/*/tables/people.parquet"))
    with pytest.raises(StoreDamaged, match=r"people\.parquet: the file has"):
        Store.open(root).current().connect(everything)


def test_leftovers_are_reported_and_swept_by_the_next_load(put: Loader, root: Path) -> None:
    """What a killed load left is no damage, and goes."""
    put(people=[ANNA])
    strays = [root / "staging" / "abc", root / "snapshots" / "stray", root / "deliveries" / "stray"]
    for stray in strays:
        stray.mkdir()
        (stray / "half.parquet").write_bytes(b"PAR1")
    found = verify(root)
    assert found.whole
    assert set(found.orphans) == set(strays)
    put(people=[ANNA, BEN])
    assert not any(stray.exists() for stray in strays)
    assert not verify(root).orphans


@pytest.mark.parametrize("nth", range(1, 12))
def test_a_full_disk_leaves_the_store_as_it_was(
    put: Loader, root: Path, monkeypatch: pytest.MonkeyPatch, nth: int
) -> None:
    """Whichever file it is that no longer fits."""
    first = put(people=[ANNA])
    written = 0
    whole = store_files._sync

    def full(file: object) -> None:
        nonlocal written
        written += 1
        if written == nth:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        whole(file)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(store_files, "_sync", full)
        with pytest.raises(StoreUnwritable, match="the disk is full; the store is as it was"):
            put(people=[ANNA, BEN], visits=[["c1", "2025-01-01"]])
    assert Store.open(root).current().id == first.snapshot
    assert verify(root).whole


def test_after_a_full_disk_the_load_succeeds_once_there_is_room(
    put: Loader, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is left that stands in the way."""
    first = put(people=[ANNA])

    def full(path: Path, table: object) -> str:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr("goldenthread.records.store.deliveries.write_table", full)
        with pytest.raises(StoreUnwritable):
            put(people=[ANNA, BEN])
    assert Store.open(root).current().id == first.snapshot
    found = verify(root)
    assert found.whole
    assert not found.orphans
    assert put(people=[ANNA, BEN]).created


def test_a_store_that_cannot_be_written_says_so(put: Loader, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A read-only folder is one clear error, with the file and the mend."""
    put(people=[ANNA])

    def refused(path: Path) -> object:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

    monkeypatch.setattr(store_files, "new_file", refused)
    with pytest.raises(StoreUnwritable, match=r"cannot be written .* Check that the folder"):
        put(people=[ANNA, BEN])


def test_a_second_writer_is_told_who_holds_the_store(put: Loader, root: Path) -> None:
    """User, machine, process and what it is doing."""
    put(people=[ANNA])
    with (
        writer(Layout(root), "loading"),
        pytest.raises(StoreBusy, match=rf"process {os.getpid()}\), loading since") as busy,
    ):
        put(people=[BEN])
    assert busy.value.exit_code == 4
    assert put(people=[BEN]).created


def test_a_lock_goes_with_the_process_that_held_it(put: Loader, root: Path) -> None:
    """A killed writer leaves no lock behind."""
    put(people=[ANNA])
    code = (
        "import sys,pathlib\nfrom goldenthread.records.store.lock import writer\n"
        "from goldenthread.records.store.layout import Layout\n"
        "with writer(Layout(pathlib.Path(sys.argv[1])), 'loading'):\n    print('held', flush=True)\n    sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(root)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        with pytest.raises(StoreBusy, match=f"process {holder.pid}"):
            put(people=[BEN])
        holder.kill()
        holder.wait()
        assert put(people=[BEN], wait=5).created


def test_a_store_of_a_newer_format_is_not_guessed_at(put: Loader, root: Path) -> None:
    """A newer program's store needs a newer program."""
    put(people=[ANNA])
    facts = json.loads((root / "store.json").read_text(encoding="utf-8"))
    (root / "store.json").write_text(json.dumps({**facts, "format": 99}), encoding="utf-8")
    with pytest.raises(WrongUse, match="format 99"):
        Store.open(root)


def test_a_missing_key_or_another_store_s_key_is_named(put: Loader, root: Path, key_file: Path) -> None:
    """Without the key nothing new is loaded that would need it."""
    put(people=[ANNA])
    key = key_file.read_bytes()
    key_file.unlink()
    assert "key is missing" in str(verify(root).damaged[0])
    with pytest.raises(StoreDamaged, match="key is missing"):
        put(people=[ANNA, BEN])
    key_file.write_bytes(key[::-1].strip().replace(b"=", b"") + b"=")
    with pytest.raises(StoreDamaged, match=r"not the key of this store|cannot be read"):
        put(people=[ANNA, BEN])


def test_the_store_and_its_key_are_their_owner_s_only(put: Loader, root: Path, key_file: Path) -> None:
    """Nobody else on the machine can read a file or list a folder."""
    if os.name == "nt":
        assert root.parent.exists()
        return
    put(people=[ANNA])
    loose = [path for path in [*root.rglob("*"), root, key_file] if path.stat().st_mode & 0o077]
    assert loose == []


def test_a_store_that_names_another_authority_is_damaged(put: Loader, root: Path) -> None:
    """Its facts were altered by hand."""
    put(people=[ANNA])
    facts = (root / "store.json").read_text(encoding="utf-8")
    (root / "store.json").write_text(facts.replace('"302"', '"303"'), encoding="utf-8")
    assert [problem.where for problem in verify(root).damaged] == [str(root / "store.json")]
