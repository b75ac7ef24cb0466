"""A store of two data versions, and a desk over it."""

from datetime import date
from pathlib import Path

import pytest
from tests.papers.freeze.desk import Desk, copied
from tests.roundtrip.stored import stored

from goldenthread.borough.simulate import Plan, simulate


@pytest.fixture(scope="session")
def small_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small borough's store, as it was loaded first."""
    folder = tmp_path_factory.mktemp("small")
    stored(simulate(Plan(children=90, years=2, seed=11, as_at=date(2025, 9, 30))), folder, {}, ("ssd", "local"))
    return folder / "store"


@pytest.fixture(scope="session")
def moved_root(small_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same store after another delivery: what was late is in, and other children are known."""
    folder = tmp_path_factory.mktemp("moved")
    copied(small_root, folder / "store")
    stored(simulate(Plan(children=120, years=2, seed=12, as_at=date(2025, 10, 31))), folder, {}, ("ssd", "local"))
    return folder / "store"


@pytest.fixture
def desk(small_root: Path, tmp_path: Path) -> Desk:
    """A desk whose council has frozen nothing yet."""
    return Desk(small_root, tmp_path / "desk")
