"""The site, as the tests of the background work open it: no served store is needed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.web_site import client_as, demo_users, journal_entries, stocked, undone, user_of, visitor

__all__ = ["client_as", "demo_users", "journal_entries", "stocked", "user_of", "visitor"]


@pytest.fixture
def home(stocked: Path) -> Path:
    """The home of the site."""
    return stocked


@pytest.fixture
def database(stocked: Path) -> Iterator[None]:
    """Whatever a test writes is undone after it."""
    yield from undone()
