"""The site with boards in it: people who sign in, a board that is public, one that is not, meetings and a ledger."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate
from tests.governance.seated import seated
from tests.web_site import client_as, journal_entries, stocked, undone, user_of, visitor

from goldenthread.accounts.models import User
from goldenthread.accounts.posts import posts_in_force, viewer_in
from goldenthread.accounts.viewer import Viewer
from goldenthread.governance.loading import load
from goldenthread.programme.boards import Governance

__all__ = ["client_as", "journal_entries", "stocked", "user_of", "visitor"]


@pytest.fixture
def database(stocked: object) -> Iterator[None]:
    """What a test writes is undone after it; no page here needs a served store."""
    yield from undone()


@pytest.fixture
def viewer_as(user_of: Callable[[str], User]) -> Callable[[str], Viewer]:
    """The viewer that the demonstration user of a role is today."""

    def viewer(role: str) -> Viewer:
        user, today = user_of(role), localdate()
        return viewer_in(user, posts_in_force(user, today)[0], today)

    return viewer


@pytest.fixture
def boards(viewer_as: Callable[[str], Viewer]) -> Governance:
    """Two boards with members who sign in; see `seated`."""
    made = seated(viewer_as, localdate())
    load(made, by=viewer_as("clerk"))
    return made


@pytest.fixture
def today() -> date:
    """Today."""
    return localdate()


@pytest.fixture
def soon(today: date) -> date:
    """The day of the next meetings."""
    return today + timedelta(days=14)
