"""The site, for the tests of audits: a served borough, and people around one of its cases."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.utils.timezone import localdate
from tests.quality.cast import Cast, cast_of
from tests.web_site import client_as, database, home, journal_entries, user_of, visitor

from goldenthread.accounts.models import User
from goldenthread.accounts.posts import posts_in_force, viewer_in
from goldenthread.accounts.viewer import Viewer
from goldenthread.serving.opening import Served, open_served

__all__ = ["client_as", "database", "home", "journal_entries", "user_of", "visitor"]


@pytest.fixture
def served(home: Path) -> Served:
    """The served file behind the pages."""
    return open_served(home / "store")


@pytest.fixture
def viewer_as(user_of: Callable[[str], User]) -> Callable[[str], Viewer]:
    """The viewer that the demonstration user of a role is today."""

    def viewer(role: str) -> Viewer:
        user, today = user_of(role), localdate()
        return viewer_in(user, posts_in_force(user, today)[0], today)

    return viewer


@pytest.fixture
def cast(database: None, served: Served) -> Cast:
    """People around one case of the borough, with posts of their own."""
    del database
    return cast_of(served)
