"""The site, for the tests of the plan; nothing in it needs a served store."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.utils.timezone import localdate
from tests.plan.small import small_plan
from tests.web_site import client_as, journal_entries, stocked, undone, user_of, visitor

from goldenthread.accounts.by import By
from goldenthread.accounts.models import User
from goldenthread.accounts.posts import posts_in_force, viewer_in
from goldenthread.accounts.viewer import Viewer
from goldenthread.plan.loading import load
from goldenthread.programme.promises import Plan

__all__ = ["client_as", "journal_entries", "stocked", "user_of", "visitor"]


@pytest.fixture(scope="session")
def home(stocked: Path) -> Path:
    """The home of the site."""
    return stocked


@pytest.fixture
def database(home: Path) -> Iterator[None]:
    """Whatever a test writes into the web's own tables is undone after it."""
    yield from undone()


@pytest.fixture
def viewer_as(user_of: Callable[[str], User]) -> Callable[[str], Viewer]:
    """The viewer that the demonstration user of a role is today."""

    def viewer(role: str) -> Viewer:
        user, today = user_of(role), localdate()
        return viewer_in(user, posts_in_force(user, today)[0], today)

    return viewer


@pytest.fixture
def plan(database: None) -> Plan:
    """A small plan, loaded."""
    value = small_plan()
    load(value, by=By("tests", "programme manager"))
    return value
