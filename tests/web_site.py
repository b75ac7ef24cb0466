"""The site as tests open it: one home a process, a small invented borough in it, and a user for each role.

A folder of tests takes what it needs into its ``conftest.py``, before any of its modules imports Django's models::

    from tests.web_site import client_as, database, home, visitor

    __all__ = ["client_as", "database", "home", "visitor"]
"""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache as django_cache
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from filelock import FileLock
from tests.roundtrip.stored import stored
from tests.web_process import HOME

from goldenthread.accounts.demonstration import DemoUser, make_demo_users
from goldenthread.accounts.models import User
from goldenthread.borough.plan import Plan
from goldenthread.borough.simulate import simulate
from goldenthread.records.store.store import Store
from goldenthread.serving import build as serving
from goldenthread.serving.refs import refs_of

AS_AT = date(2025, 9, 30)
#: Under this address the test client asks; it is one of the site's hosts.
SERVER = {"SERVER_NAME": "127.0.0.1"}


@pytest.fixture(scope="session")
def stocked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of the site: ``home / "store"`` holds a borough as at `AS_AT`, and each role has its user."""
    return stock(tmp_path_factory)


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of the site with its store served, as pages of children and figures need it."""
    stock(tmp_path_factory)
    return serve(tmp_path_factory)


def serve(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `home` does after `stock`, once a process."""
    _serve(_shared(tmp_path_factory))
    return HOME


def stock(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `stocked` does, once a process."""
    _stock(_shared(tmp_path_factory))
    return HOME


def _shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that every process of a run has in common."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@cache
def _stock(shared: Path) -> None:
    """Build the borough once for all processes of a run, then give this one a copy that its tests may change."""
    borough = shared / "web-borough"
    with FileLock(shared / "web-borough.lock"):
        if not (borough / "done").exists():
            shutil.rmtree(borough, ignore_errors=True)
            borough.mkdir()
            faults = {"late-recording": 0.1, "duplicates": 0.02, "impossible-dates": 0.02, "missing-workers": 0.02}
            stored(simulate(Plan(children=150, years=2, seed=31, as_at=AS_AT)), borough, faults, ("ssd", "local"))
            refs_of(borough)
            (borough / "done").touch()
    shutil.copytree(borough / "store", HOME / "store")
    shutil.copy2(borough / "refs.key", HOME / "refs.key")
    call_command("migrate", interactive=False, verbosity=0)
    _users()


@cache
def _serve(shared: Path) -> None:
    """Build the served file once for all processes of a run as well; each has the same key of references."""
    snapshot = Store.open(HOME / "store").current()
    place = snapshot.layout.served(snapshot.id)
    built = shared / "web-borough" / place.name
    with FileLock(shared / "web-borough.lock"):
        if not built.exists():
            serving.build(HOME / "store", HOME, snapshot.id, _quietly)
            shutil.copy2(place, built)
    shutil.copy2(built, place)


def _quietly(words: str, share: float) -> None:
    """Progress that nobody watches."""


@cache
def _users() -> dict[str, DemoUser]:
    return {user.role: user for user in make_demo_users()}


@pytest.fixture
def database(home: Path) -> Iterator[None]:
    """Whatever a test writes into the web's own tables is undone after it; counters of tries begin anew."""
    yield from undone()


def undone() -> Iterator[None]:
    """What `database` does, for folders whose pages need no served store: they build their own on `stocked`."""
    django_cache.clear()
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def visitor(database: None) -> Client:
    """A client that nobody has signed in with."""
    return Client(**SERVER)


@pytest.fixture
def demo_users(database: None) -> dict[str, DemoUser]:
    """Each role's user name and password."""
    return _users()


@pytest.fixture
def user_of(database: None) -> Callable[[str], User]:
    """The user of a role, as the tables have it."""
    return lambda role: User.objects.get(username=_users()[role].username)


@pytest.fixture
def client_as(database: None) -> Callable[[str], Client]:
    """``client_as("team manager")``: a client signed in as the demonstration user of that role."""

    def signed_in(role: str) -> Client:
        client = Client(**SERVER)
        user = User.objects.get(username=_users()[role].username)
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return signed_in


@pytest.fixture
def journal_entries(database: None) -> Callable[[], list[dict[str, Any]]]:
    """The entries that the installation's journal has gained since the test began."""
    path = HOME / "journal.log"
    before = len(path.read_bytes().splitlines()) if path.exists() else 0

    def gained() -> list[dict[str, Any]]:
        return [json.loads(line) for line in path.read_bytes().splitlines()[before:]]

    return gained
