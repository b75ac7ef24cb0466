"""A small borough loaded whole, for asking measures of."""

from datetime import date
from pathlib import Path

import pytest
from tests.roundtrip.stored import stored

from goldenthread.access.scope import Scope
from goldenthread.borough.plan import Plan
from goldenthread.borough.simulate import simulate
from goldenthread.measures.definitions import book
from goldenthread.measures.run.session import Session, no_population, open_session

#: Late entries, duplicates and transfers are planted, so that what agrees does not agree for want of trouble.
FAULTS = {"late-recording": 0.1, "duplicates": 0.02}
PLAN = Plan(children=120, years=2, seed=21, as_at=date(2025, 9, 30))


@pytest.fixture(scope="session")
def store_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store that holds the borough from the dataset and the local lists."""
    folder = tmp_path_factory.mktemp("measured")
    stored(simulate(PLAN), folder, FAULTS, ("ssd", "local"))
    return folder / "store"


@pytest.fixture(scope="session")
def session(store_root: Path) -> Session:
    """The borough's store, opened by someone who may see everything."""
    return open_session(store_root, Scope.everything("tests", "measures"), book(), no_population)
