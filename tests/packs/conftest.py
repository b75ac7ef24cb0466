"""The site, for the tests of papers; nothing in it needs a served store."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.web_site import client_as, journal_entries, stocked, undone, user_of, visitor

__all__ = ["client_as", "journal_entries", "stocked", "user_of", "visitor"]


@pytest.fixture(scope="session")
def home(stocked: Path) -> Path:
    """The home of the site."""
    return stocked


@pytest.fixture
def database(home: Path) -> Iterator[None]:
    """Whatever a test writes into the web's own tables is undone after it."""
    yield from undone()
