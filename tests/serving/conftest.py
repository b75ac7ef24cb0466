"""A small borough loaded whole, for serving."""

from datetime import date
from pathlib import Path

import pytest
from tests.roundtrip.stored import stored

from goldenthread.borough.plan import Plan
from goldenthread.borough.simulate import simulate

#: Late entries, duplicates and transfers are planted, so that what agrees does not agree for want of trouble.
FAULTS = {"late-recording": 0.1, "duplicates": 0.02}
PLAN = Plan(children=120, years=2, seed=21, as_at=date(2025, 9, 30))


@pytest.fixture(scope="session")
def store_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store that holds the borough from the dataset and the local lists."""
    folder = tmp_path_factory.mktemp("serving")
    stored(simulate(PLAN), folder, FAULTS, ("ssd", "local"))
    return folder / "store"
