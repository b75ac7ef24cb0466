"""An earlier snapshot can be made current again; nothing is removed, and the next load goes on from it."""

from pathlib import Path

import pytest
from tests.records.store.conftest import Loader

from goldenthread.access.of_store import access_log
from goldenthread.access.scope import Scope
from goldenthread.records.errors import WrongUse
from goldenthread.records.store.choosing import make_current
from goldenthread.records.store.prune import prune
from goldenthread.records.store.store import Store
from goldenthread.records.store.verify import verify

ANNA = ["c1", "2010-05-01", "Anna"]
BEN = ["c2", "2011-05-01", "Ben"]


@pytest.fixture
def two(put: Loader) -> tuple[str, str]:
    """Two snapshots; the second is current."""
    return put(people=[ANNA], as_at="2025-03-31").snapshot, put(people=[ANNA, BEN], as_at="2025-04-30").snapshot


def test_an_earlier_snapshot_is_made_current_and_the_later_stays(
    two: tuple[str, str], root: Path, everything: Scope
) -> None:
    """With its reason in the log, and back again."""
    log = access_log(root)
    assert make_current(root, two[0], "April was cut off", scope=everything, log=log) == two[1]
    assert Store.open(root).current().id == two[0]
    assert [item.id for item in Store.open(root).snapshots()] == list(two)
    assert verify(root, log).whole
    assert "April was cut off" in log.path.read_text(encoding="utf-8")
    make_current(root, two[1], "it was whole after all", scope=everything, log=log)
    assert Store.open(root).current().id == two[1]


def test_the_next_load_goes_on_from_it(two: tuple[str, str], root: Path, put: Loader, everything: Scope) -> None:
    """What that load makes becomes current; the same content as the later one is held already and says so."""
    make_current(root, two[0], "wrong file", scope=everything, log=access_log(root))
    again = put(people=[ANNA, BEN], as_at="2025-04-30")
    assert (again.created, again.snapshot) == (False, two[1])
    assert f"{two[0]} was made current again" in " ".join(again.notes)
    new = put(people=[BEN], as_at="2025-05-31")
    assert Store.open(root).current().id == new.snapshot
    assert Store.open(root).current().manifest.parent == two[0]


def test_pruning_keeps_the_current_one_and_those_known_later(
    two: tuple[str, str], root: Path, everything: Scope
) -> None:
    """The rule counts back from the newest."""
    make_current(root, two[0], "wrong file", scope=everything, log=access_log(root))
    assert {item.id for item in prune(root).kept} == set(two)


@pytest.mark.parametrize(
    ("which", "because", "what"), [(0, " ", "no reason"), (1, "x", "current"), (2, "x", "no such")]
)
def test_what_makes_no_sense_is_refused(
    two: tuple[str, str], root: Path, everything: Scope, which: int, because: str, what: str
) -> None:
    """And changes nothing."""
    wanted = (*two, "nothing")[which]
    with pytest.raises(WrongUse, match=what):
        make_current(root, wanted, because, scope=everything, log=access_log(root))
    assert Store.open(root).current().id == two[1]


def test_what_would_be_made_can_be_looked_at(two: tuple[str, str], root: Path, files: Path) -> None:
    """A dry run shows its tables and findings before it judges them."""
    from datetime import date

    from tests.records.store.made import machinery, source_file

    from goldenthread.records.store.load import load
    from goldenthread.records.store.loaded import LoadRequest

    seen: list[int] = []
    request = LoadRequest(date(2025, 5, 31), authority="302", dry_run=True)
    path = source_file(files, "ssd", people=[ANNA])
    load([path], root, request, machinery(1), look=lambda engine, found: seen.append(len(engine.sql("from people"))))
    assert seen == [1]
