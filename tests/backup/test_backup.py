"""A backup of an installation, put back: the same records, figures, journal and tables, or nothing at all."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.roundtrip.stored import stored

from goldenthread.access.of_home import journal_log
from goldenthread.access.scope import Scope
from goldenthread.borough.simulate import Plan, simulate
from goldenthread.calendar import month
from goldenthread.measures.definitions import book
from goldenthread.measures.run.session import no_population, open_session
from goldenthread.records.errors import InputRefused, RecordsError, StoreBusy, WrongUse
from goldenthread.records.store.erasures import erasures
from goldenthread.records.store.forget import forget
from goldenthread.records.store.layout import Layout
from goldenthread.records.store.lock import writer
from goldenthread.records.store.store import Store
from goldenthread.records.store.verify import verify
from goldenthread.web.backup.make import Made, make_backup
from goldenthread.web.backup.restore import restore, verify_backup
from goldenthread.web.backup.sealed import make_key
from goldenthread.web.config import Config, read_config

AS_AT = date(2025, 9, 30)
EVERYONE = Scope.everything("tests", "backup")
ASKED = ("looked-after-children", "contacts", "assessments-in-45-working-days", "cp-plans-open")


@pytest.fixture(scope="module")
def borough(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small borough's store, which no test changes."""
    folder = tmp_path_factory.mktemp("borough")
    stored(simulate(Plan(children=60, years=1, seed=5, as_at=AS_AT)), folder, {}, ("ssd",))
    return folder / "store"


@pytest.fixture
def site(borough: Path, tmp_path: Path) -> Config:
    """An installation: settings, papers, a journal with two entries, a database, and a store that lies elsewhere."""
    home = tmp_path / "home"
    (home / "papers" / "frozen").mkdir(parents=True)
    (home / "papers" / "frozen" / "paper.html").write_text("<p>A paper</p>", encoding="utf-8")
    store = tmp_path / "elsewhere"
    _copy(borough, store)
    (home / "web.toml").write_text(f'[council]\nname = "Borough"\n\n[data]\nstore = "{store}"\n', encoding="utf-8")
    for purpose in ("one", "two"):
        journal_log(home).append("read", Scope.figures_only("tests", purpose), {})
    with closing(sqlite3.connect(home / "web.sqlite3")) as database, database:
        database.execute("create table said (words text)")
        database.execute("insert into said values ('kept')")
    return read_config(home)


@pytest.fixture
def key(tmp_path: Path) -> Path:
    """A key of backups."""
    make_key(tmp_path / "keys" / "backup.key")
    return tmp_path / "keys" / "backup.key"


def _copy(source: Path, target: Path) -> None:
    for path in source.rglob("*"):
        if path.is_file():
            (target / path.relative_to(source)).parent.mkdir(parents=True, exist_ok=True)
            (target / path.relative_to(source)).write_bytes(path.read_bytes())


def _made(site: Config, key: Path, folder: Path, keep: int = 5) -> Made:
    return make_backup(site, folder, key, keep, 0.0, lambda name: None)


def _figures(root: Path) -> list[object]:
    session = open_session(root, EVERYONE, book(), no_population)
    with session.asker() as asker:
        return list(asker.figures(ASKED, (month(2025, 8), month(2025, 9)), (("team",),)))


def test_a_restored_installation_gives_the_same_figures(site: Config, key: Path, tmp_path: Path) -> None:
    """Records, figures, papers, journal and tables are as they were, and the store is found where it now lies."""
    made = _made(site, key, tmp_path / "backups")
    done = restore(made.path, tmp_path / "new", key, None, "tests")
    there = read_config(tmp_path / "new")
    assert done.store_moved
    assert there.store == tmp_path / "new" / "store"
    assert verify(there.store).whole
    assert _figures(there.store) == _figures(site.store)
    assert (tmp_path / "new" / "papers" / "frozen" / "paper.html").read_text(encoding="utf-8") == "<p>A paper</p>"
    assert journal_log(there.home).verify() is None
    assert journal_log(there.home).head() == journal_log(site.home).head()
    with closing(sqlite3.connect(there.database_file)) as database:
        assert database.execute("select words from said").fetchall() == [("kept",)]


def test_whoever_was_erased_since_is_erased_again(site: Config, key: Path, tmp_path: Path) -> None:
    """The backup still holds the child; the list of erasures, which names nobody, takes them out."""
    made = _made(site, key, tmp_path / "backups")
    with Store.open(site.store).current().connect(EVERYONE) as connection:
        child = connection.execute("select child_id from people order by child_id limit 1").fetchone()
    assert child is not None
    forget(site.store, child[0], "tests", "asked for")
    listed = tmp_path / "erasures.json"
    listed.write_bytes(erasures(site.store))
    assert child[0] not in listed.read_text(encoding="utf-8")
    done = restore(made.path, tmp_path / "new", key, listed, "tests")
    assert done.erased == 1
    with Store.open(tmp_path / "new" / "store").current().connect(EVERYONE) as connection:
        assert connection.execute("select count(*) from people where child_id = ?", list(child)).fetchone() == (0,)
    assert _figures(tmp_path / "new" / "store") != []


def _cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def _cut_at_a_piece(data: bytes) -> bytes:
    """Everything but the last sealed piece, as a copy that stopped between two would be."""
    at, pieces = len(b"GOLDENTHREAD-BACKUP-1\n") + 8, []
    while at < len(data):
        pieces.append(at)
        at += 4 + int.from_bytes(data[at : at + 4], "big")
    return data[: pieces[-1]]


def _altered(data: bytes) -> bytes:
    return data[:500] + bytes([data[500] ^ 1]) + data[501:]


def _longer(data: bytes) -> bytes:
    return data + b"more"


@pytest.mark.parametrize("spoil", [_cut, _cut_at_a_piece, _altered, _longer, lambda data: b"", lambda data: b"hello"])
def test_a_spoilt_backup_is_refused_and_leaves_nothing(
    site: Config, key: Path, tmp_path: Path, spoil: Callable[[bytes], bytes]
) -> None:
    """Cut off, altered, lengthened, empty or something else: one error, and no home folder."""
    made = _made(site, key, tmp_path / "backups")
    made.path.write_bytes(spoil(made.path.read_bytes()))
    with pytest.raises(InputRefused):
        verify_backup(made.path, key)
    with pytest.raises(InputRefused):
        restore(made.path, tmp_path / "new", key, None, "tests")
    assert not (tmp_path / "new").exists()
    assert not list(tmp_path.glob(".new*"))


def test_another_key_opens_nothing(site: Config, key: Path, tmp_path: Path) -> None:
    """Neither another key nor a file that is none."""
    made = _made(site, key, tmp_path / "backups")
    make_key(tmp_path / "other.key")
    (tmp_path / "no.key").write_text("hello", encoding="ascii")
    for wrong in (tmp_path / "other.key", tmp_path / "no.key", tmp_path / "missing.key"):
        with pytest.raises(InputRefused, match="key"):
            restore(made.path, tmp_path / "new", wrong, None, "tests")


def test_nothing_readable_stands_in_a_backup(site: Config, key: Path, tmp_path: Path) -> None:
    """Neither a name of a file, nor the council's, nor Parquet's own marks can be seen in it."""
    data = _made(site, key, tmp_path / "backups").path.read_bytes()
    assert not [word for word in (b"Borough", b"paper.html", b"PAR1", b"web.toml") if word in data]


def test_a_backup_waits_for_a_load_and_says_so(site: Config, key: Path, tmp_path: Path) -> None:
    """While somebody writes to the store no backup is made of a moment between two."""
    with writer(Layout(site.store), "loading"), pytest.raises(StoreBusy):
        _made(site, key, tmp_path / "backups")
    assert not list((tmp_path / "backups").glob("*.gtbackup"))


def test_a_backup_stopped_half_way_is_no_backup(site: Config, key: Path, tmp_path: Path) -> None:
    """What was written so far has another ending, and the next backup clears it away."""

    def stop(name: str) -> None:
        if name.startswith("store/snapshots"):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make_backup(site, tmp_path / "backups", key, 5, 0.0, stop)
    assert not list((tmp_path / "backups").glob("*.gtbackup"))
    made = _made(site, key, tmp_path / "backups")
    assert [path for path in (tmp_path / "backups").iterdir() if not path.name.startswith(".")] == [made.path]


@pytest.mark.parametrize("where", ["home/backups", "elsewhere/backups"])
def test_a_backup_does_not_lie_in_what_it_is_of(site: Config, key: Path, tmp_path: Path, where: str) -> None:
    """A disk that fails would take both."""
    with pytest.raises(WrongUse, match="inside"):
        _made(site, key, tmp_path / where)


def test_the_key_does_not_lie_beside_the_backups(site: Config, tmp_path: Path) -> None:
    """Whoever finds the one would have the other."""
    make_key(tmp_path / "backups" / "backup.key")
    with pytest.raises(WrongUse, match="beside"):
        _made(site, tmp_path / "backups" / "backup.key", tmp_path / "backups")


def test_only_so_many_backups_are_kept(site: Config, key: Path, tmp_path: Path) -> None:
    """The oldest go, the newest stays."""
    folder = tmp_path / "backups"
    folder.mkdir()
    for day in range(1, 5):
        (folder / f"goldenthread-2020010{day}T000000Z.gtbackup").touch()
    made = _made(site, key, folder, keep=2)
    assert sorted(path.name for path in folder.glob("*.gtbackup")) == [
        "goldenthread-20200104T000000Z.gtbackup",
        made.path.name,
    ]


def test_a_folder_that_holds_something_is_not_restored_into(site: Config, key: Path, tmp_path: Path) -> None:
    """An installation is never written over."""
    made = _made(site, key, tmp_path / "backups")
    with pytest.raises(WrongUse, match="holds something"):
        restore(made.path, site.home, key, None, "tests")


def test_a_list_of_erasures_of_another_store_is_refused(site: Config, key: Path, tmp_path: Path) -> None:
    """Its hashes would match nobody, and everybody would seem erased."""
    made = _made(site, key, tmp_path / "backups")
    listed = tmp_path / "erasures.json"
    listed.write_text('{"form": 1, "store": "another", "blocked": []}', encoding="utf-8")
    with pytest.raises(RecordsError, match="erasures"):
        restore(made.path, tmp_path / "new", key, listed, "tests")
    assert not (tmp_path / "new").exists()


def test_a_key_is_never_written_over(key: Path) -> None:
    """Old backups need it."""
    before = key.read_bytes()
    with pytest.raises(WrongUse, match="already"):
        make_key(key)
    assert key.read_bytes() == before


def test_an_installation_without_records_is_backed_up_too(site: Config, key: Path, tmp_path: Path) -> None:
    """Settings and users are worth keeping before the first load."""
    empty = replace(site, store=tmp_path / "none")
    made = _made(empty, key, tmp_path / "backups")
    done = restore(made.path, tmp_path / "new", key, None, "tests")
    assert done.files == made.files > 0
    assert not (tmp_path / "new" / "store").exists()
