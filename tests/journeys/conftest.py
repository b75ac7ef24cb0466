"""The site with its store served, and a small store of its own that a test may load into."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest
from django.conf import settings
from tests.loads.conftest import do_jobs, quick_pages
from tests.roundtrip.stored import stored
from tests.web_site import client_as, database, home, journal_entries, user_of, visitor

from goldenthread.borough.plan import Plan
from goldenthread.borough.simulate import simulate
from goldenthread.borough.writers import write

__all__ = ["client_as", "database", "do_jobs", "home", "journal_entries", "quick_pages", "user_of", "visitor"]


@pytest.fixture(scope="session")
def returns(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A store that holds one year's return of a few children, and the next year's return as a file."""
    folder = tmp_path_factory.mktemp("returns")
    plan = Plan(children=10, years=1, seed=5, as_at=date(2024, 9, 30))
    stored(simulate(plan), folder, {}, ("cin",))
    write(simulate(replace(plan, as_at=date(2025, 9, 30))), folder / "next", ("cin",), {})
    return folder / "store", max((folder / "next").rglob("*.xml"))


@pytest.fixture
def own_store(home: Path, returns: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small store in place of the site's."""
    root = tmp_path / "store"
    copytree(returns[0], root)
    monkeypatch.setattr(settings, "INSTALLATION", replace(settings.INSTALLATION, store=root))
    return root
