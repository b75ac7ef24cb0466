"""Killed at any step on the disk, a store is as before or as after, and the next load succeeds."""

import random
import shutil
from pathlib import Path

import pytest
from tests.kill.killing import current, judge, put_back, run
from tests.records.store.conftest import Loader
from tests.records.store.made import source_file

from goldenthread.records.store.store import Store
from goldenthread.records.store.verify import verify

pytestmark = pytest.mark.slow

ANNA = ["c1", "2010-05-01", "Anna"]
BEN = ["c2", "2011-05-01", "Ben"]


@pytest.fixture
def kept(put: Loader, root: Path, tmp_path: Path) -> Path:
    """A copy of a store with one snapshot."""
    put(people=[ANNA, BEN], visits=[["c2", "2025-01-01", "c1"]], as_at="2025-08-31")
    folder = tmp_path / "kept"
    shutil.copytree(root, folder)
    return folder


def test_a_load_killed_at_twelve_steps(kept: Path, files: Path, root: Path) -> None:
    """The last two steps, where the pointer moves, and ten others."""
    file = str(source_file(files, people=[ANNA], visits=[["c1", "2025-09-01"]]))
    whole = run(root, file, "load")
    before, after = current(kept), current(root)
    assert after is not None
    steps = {whole.steps, whole.steps - 1, *random.Random(5).sample(range(1, whole.steps - 1), 10)}
    found = set()
    for step in sorted(steps):
        put_back(kept, root)
        assert run(root, file, "load", after_steps=step).killed
        found.add(judge(root, before, after))
    run(root, file, "load")
    assert current(root) == after
    assert verify(root).orphans == ()
    assert before in found


def test_a_first_load_killed_on_the_way(files: Path, root: Path, tmp_path: Path) -> None:
    """Until it is done there is no store, or an empty one, and the next load makes it."""
    file = str(source_file(files, people=[ANNA]))
    whole = run(root, file, "load")
    after = current(root)
    assert after is not None
    for step in range(1, whole.steps + 1, 12):
        put_back(tmp_path / "nothing", root)
        assert run(root, file, "load", after_steps=step).killed
        judge(root, None, after)
        run(root, file, "load")
        assert current(root) == after
        assert verify(root).orphans == ()


def test_forgetting_killed_on_the_way(kept: Path, root: Path) -> None:
    """The person is wholly there or wholly gone, and the same command again finishes it."""
    whole = run(root, "c2", "forget")
    before, after = current(kept), current(root)
    assert after is not None
    for step in (whole.steps // 2, whole.steps - 8, whole.steps - 4, whole.steps - 1):
        put_back(kept, root)
        assert run(root, "c2", "forget", after_steps=step).killed
        judge(root, before, after)
        run(root, "c2", "forget")
        assert current(root) == after
        assert verify(root).orphans == ()
        assert Store.open(root).state.certificates[-1]["destroyed_at"]
