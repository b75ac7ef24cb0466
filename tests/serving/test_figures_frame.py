"""The frame of the served file: built whole or not at all, opened cheaply, gone with its snapshot."""

import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.roundtrip.stored import stored
from tests.serving.conftest import PLAN

from goldenthread.access.of_store import access_log
from goldenthread.access.scope import Scope
from goldenthread.borough.simulate import simulate
from goldenthread.measures.run.session import Session
from goldenthread.records.errors import WrongUse
from goldenthread.records.store.choosing import make_current
from goldenthread.records.store.forget import forget
from goldenthread.records.store.layout import Layout
from goldenthread.records.store.prune import prune
from goldenthread.records.store.store import Store
from goldenthread.records.store.verify import verify
from goldenthread.serving import build as building
from goldenthread.serving import parts
from goldenthread.serving.build import build
from goldenthread.serving.errors import NotServed
from goldenthread.serving.opening import let_go, open_served, served_snapshots
from goldenthread.serving.parts import Part


def _nothing(target: sqlite3.Connection, session: object, given: object) -> None:
    target.execute("create table thing (name text)")


@pytest.fixture
def store(store_root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of a store that may be changed, of which nothing but the frame is served."""
    found = tmp_path / "store"
    shutil.copytree(store_root, found)
    monkeypatch.setattr(building, "PARTS", (Part("nothing", "Nothing", "", _nothing),))
    let_go()
    return found


def test_what_is_built_is_opened_and_says_what_it_is(store: Path, tmp_path: Path) -> None:
    """Snapshot, dates and sources are those of the store's manifest."""
    told: list[float] = []
    built = build(store, tmp_path / "home", step=lambda what, done: told.append(done))
    served = open_served(store)
    manifest = Store.open(store).current().manifest
    assert (served.snapshot, served.as_at, served.meta.known_at) == (manifest.id, manifest.as_at, manifest.known_at)
    assert {one.kind for one in served.sources} == {one.kind for one in manifest.deliveries}
    assert built.path == served.path
    assert built.size == built.path.stat().st_size
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_only_the_owner_may_read_it_and_nobody_may_write(store: Path, tmp_path: Path) -> None:
    """A reader's connection refuses a write."""
    built = build(store, tmp_path / "home")
    if os.name != "nt":
        assert built.path.stat().st_mode & 0o077 == 0
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        open_served(store).connection().execute("delete from meta")


def test_a_snapshot_without_a_file_is_said_to_be_in_preparation(store: Path) -> None:
    """Before the worker has been there, the page can say so; an unknown snapshot is another matter."""
    with pytest.raises(NotServed, match="being prepared"):
        open_served(store)
    with pytest.raises(WrongUse, match="no such snapshot"):
        open_served(store, "0000000000")
    assert [one.ready for one in served_snapshots(store)] == [False]


def test_a_load_leaves_the_pages_before_until_its_own_are_ready(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And the reader is told; a snapshot that is asked for by name is never another, and nothing later stands in."""
    before = build(store, tmp_path / "home").snapshot
    _loaded_again(store, tmp_path)
    current = Store.open(store).current().id
    assert current != before
    standing = open_served(store)
    assert (standing.snapshot, standing.waiting) == (before, current)
    with pytest.raises(NotServed):
        open_served(store, current)
    build(store, tmp_path / "home")
    assert (open_served(store).snapshot, open_served(store).waiting) == (current, "")
    Layout(store).served(before).unlink()
    scope = Scope.everything("tests", "going back")
    make_current(store, before, "the newer one is wrong", scope=scope, log=access_log(store))
    with pytest.raises(NotServed):
        open_served(store)


def _loaded_again(store: Path, tmp_path: Path) -> None:
    """The borough a month later, loaded into the same store."""
    later = simulate(replace(PLAN, children=40, seed=22, as_at=date(2025, 10, 31)))
    stored(later, tmp_path, {}, ("ssd",))
    assert store == tmp_path / "store"


def test_a_file_of_another_form_is_not_read(store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What an older version wrote is prepared again, never half understood; so is a file that is none."""
    path = build(store, tmp_path / "home").path
    monkeypatch.setattr(parts, "PARTS", (Part("other", "Other", "create table other (a)", _nothing),))
    monkeypatch.setattr("goldenthread.serving.opening._described", _described_anew())
    with pytest.raises(NotServed, match="another version"):
        open_served(store)
    path.write_bytes(b"not a database at all" * 1000)
    with pytest.raises(NotServed, match="cannot be read"):
        open_served(store)
    path.write_bytes(b"")
    with pytest.raises(NotServed, match="cannot be read"):
        open_served(store)


def _described_anew() -> object:
    from goldenthread.serving import opening

    return opening._described.__wrapped__


def test_each_thread_has_a_connection_which_a_new_file_closes(store: Path, tmp_path: Path) -> None:
    """A file built again is seen by whoever opens it next."""
    build(store, tmp_path / "home")
    served = open_served(store)
    mine = served.connection()
    assert served.connection() is mine
    others: list[object] = []
    thread = threading.Thread(target=lambda: others.append(served.connection()))
    thread.start()
    thread.join()
    assert others[0] is not mine
    build(store, tmp_path / "home")
    again = open_served(store)
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        mine.execute("select 1")
    assert again.connection().execute("select count(*) from meta").fetchone()[0] > 0


def test_changed_settings_make_it_stale_until_it_is_built_again(store: Path, tmp_path: Path) -> None:
    """A target set after the build is not in the figures; the page says so."""
    home = tmp_path / "home"
    build(store, home)
    assert open_served(store).stale(home) == ""
    (home / "settings" / "targets").mkdir(parents=True)
    (home / "settings" / "targets" / "ours.toml").write_text("format = 1\n", encoding="utf-8")
    assert "were changed" in open_served(store).stale(home)
    build(store, home)
    assert open_served(store).stale(home) == ""


def test_a_part_that_fails_leaves_the_file_before(store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What fails midway is thrown away, and the staging folder is empty."""
    path = build(store, tmp_path / "home").path
    before = path.read_bytes()

    def fails(target: sqlite3.Connection, session: object, given: object) -> None:
        raise RuntimeError("midway")

    monkeypatch.setattr(building, "PARTS", (Part("fails", "Fails", "", fails),))
    with pytest.raises(RuntimeError, match="midway"):
        build(store, tmp_path / "home")
    assert path.read_bytes() == before
    assert list(Layout(store).staging.iterdir()) == []


def test_a_build_that_is_killed_leaves_no_file(store: Path, tmp_path: Path) -> None:
    """The process dies in the middle of a part: the next writer sweeps what it left."""
    script = (
        "import os, sys\nfrom pathlib import Path\nfrom goldenthread.serving import build as b\n"
        "from goldenthread.serving.parts import Part\n"
        "def dies(target, session, given):\n"
        "    target.execute('create table thing (name text)')\n"
        "    os._exit(9)\n"
        "b.PARTS = (Part('dies', 'Dies', '', dies),)\n"
        "b.build(Path(sys.argv[1]), Path(sys.argv[2]))\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(store), str(tmp_path / "home")], check=False)
    assert done.returncode == 9
    with pytest.raises(NotServed):
        open_served(store)
    assert verify(store).whole
    prune(store)
    build(store, tmp_path / "home")
    assert open_served(store).snapshot


def test_a_load_that_sweeps_the_staging_makes_it_begin_again(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It holds no lock: a writer may clear its work away, once, and it is done again."""
    times: list[int] = []

    def swept(target: sqlite3.Connection, session: object, given: object) -> None:
        _nothing(target, session, given)
        times.append(1)
        if len(times) == 1:
            for left in Layout(store).staging.iterdir():
                shutil.rmtree(left)

    monkeypatch.setattr(building, "PARTS", (Part("swept", "Swept", "", swept),))
    build(store, tmp_path / "home")
    assert len(times) == 2
    assert open_served(store).snapshot


def test_a_snapshot_that_vanishes_meanwhile_is_no_fault(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its folder is not made again, and nothing of it stays."""
    layout = Layout(store)
    snapshot = Store.open(store).current().id

    def vanishes(target: sqlite3.Connection, session: object, given: object) -> None:
        shutil.rmtree(layout.snapshot(snapshot))
        monkeypatch.setattr(building, "_lives", lambda session: False)

    monkeypatch.setattr(building, "PARTS", (Part("vanishes", "Vanishes", "", vanishes),))
    built = build(store, tmp_path / "home")
    assert built.gone
    assert not layout.snapshot(snapshot).exists()


def test_it_belongs_in_its_snapshot_though_it_is_derived(store: Path, tmp_path: Path) -> None:
    """Verifying calls it no orphan, and does not count it among what was written."""
    before = verify(store)
    build(store, tmp_path / "home")
    after = verify(store)
    assert after.whole
    assert after.orphans == before.orphans
    assert after.files == before.files


def test_nothing_of_a_forgotten_person_stays(store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file goes with the snapshot that held them; what is built of its successor has never known them."""

    def people(target: sqlite3.Connection, session: Session, given: object) -> None:
        target.execute("create table person (person_key text, child_id text)")
        with session.asker() as asker:
            rows = asker.connection.execute("select person_key, child_id from people").fetchall()
        target.executemany("insert into person values (?, ?)", rows)

    monkeypatch.setattr(building, "PARTS", (Part("people", "People", "", people),))
    build(store, tmp_path / "home")
    old = open_served(store)
    key, child = old.connection().execute("select * from person where child_id is not null limit 1").fetchone()
    assert key.encode() in old.path.read_bytes()
    let_go()
    forget(store, child, "records manager", "article 17")
    assert not old.path.exists()
    with pytest.raises(NotServed):
        open_served(store)
    with pytest.raises(WrongUse, match="removed"):
        open_served(store, old.snapshot)
    new = build(store, tmp_path / "home").path.read_bytes()
    assert key.encode() not in new
    assert not [path for path in store.rglob("*") if path.is_file() and key.encode() in path.read_bytes()]
