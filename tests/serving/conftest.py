"""A small borough loaded whole, for serving; stored once for all processes of a run."""

import os
import shutil
from datetime import date
from pathlib import Path

import pytest
from filelock import FileLock
from tests.roundtrip.stored import stored

from goldenthread.borough.plan import Plan
from goldenthread.borough.simulate import simulate

#: Late entries, duplicates and transfers are planted, so that what agrees does not agree for want of trouble.
FAULTS = {"late-recording": 0.1, "duplicates": 0.02}
PLAN = Plan(children=120, years=2, seed=21, as_at=date(2025, 9, 30))


@pytest.fixture(scope="session")
def in_common(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of a run have in common, with the store of the borough in it."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "serving-borough"
    with FileLock(folder.with_suffix(".lock")):
        if not (folder / "done").exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            stored(simulate(PLAN), folder, FAULTS, ("ssd", "local"))
            (folder / "done").touch()
    return folder


@pytest.fixture(scope="session")
def store_root(in_common: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of this process's store, which holds the borough from the dataset and the local lists."""
    found = tmp_path_factory.mktemp("serving") / "store"
    shutil.copytree(in_common / "store", found)
    return found
