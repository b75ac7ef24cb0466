"""The site, as the tests of loading open it: with a store of their own, and files to send."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from django.utils.timezone import now
from tests.web_site import AS_AT, client_as, demo_users, journal_entries, stocked, undone, user_of, visitor

from goldenthread.borough.plan import Plan
from goldenthread.borough.simulate import simulate
from goldenthread.borough.writers import write
from goldenthread.jobs.models import Job, Worker
from goldenthread.jobs.running import claim, run
from goldenthread.serving import build as serving

__all__ = ["client_as", "demo_users", "journal_entries", "stocked", "user_of", "visitor"]


@pytest.fixture
def home(stocked: Path) -> Path:
    """The home of the site; its pages need no served store here."""
    return stocked


@pytest.fixture
def database(stocked: Path) -> Iterator[None]:
    """Whatever a test writes is undone after it."""
    yield from undone()


@pytest.fixture(scope="session")
def census(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A children in need census of a few children: a file that says its own date."""
    folder = tmp_path_factory.mktemp("census")
    write(simulate(Plan(children=25, years=2, seed=5, as_at=AS_AT)), folder, ("cin",), {})
    return max(folder.rglob("*.xml"))


@pytest.fixture
def own_store(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the site's store that a test may load into; building its pages is short work here."""
    root = tmp_path / "store"
    shutil.copytree(home / "store", root)
    monkeypatch.setattr(settings, "INSTALLATION", replace(settings.INSTALLATION, store=root))
    return root


@pytest.fixture
def quick_pages(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Pages of a snapshot are not built; which were asked for is told."""
    asked: list[str] = []

    def built(store: Path, home: Path, snapshot: str, step: object) -> serving.Built:
        asked.append(snapshot)
        return serving.Built(snapshot, store, 0, 0.0, ())

    monkeypatch.setattr("goldenthread.loads.work.build", built)
    return asked


@pytest.fixture
def do_jobs(database: None) -> Callable[[], list[Job]]:
    """Do what waits in the queue, here and now; the jobs that were done."""

    def done() -> list[Job]:
        worker = Worker.objects.create(name="tests", started_at=now(), heartbeat_at=now())
        found = []
        while (job := claim(worker)) is not None:
            run(job)
            found.append(Job.objects.get(pk=job.pk))
        return found

    return done
