"""The site, for the tests of trackers: a served borough, and ways to look at pages."""

import re
import time
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils.timezone import localdate
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
def fresh() -> Callable[[Client], Client]:
    """Make a client's sign-in a moment old."""

    def freshened(client: Client) -> Client:
        session = client.session
        session["fresh_at"] = time.time()
        session.save()
        return client

    return freshened


@pytest.fixture
def words_of() -> Callable[[HttpResponse], str]:
    """What a page says: its main part without markup and pictures, spaces as one."""

    def words(answer: HttpResponse) -> str:
        text = answer.content.decode()
        text = re.sub(r"<svg.*?</svg>", " ", text[text.index("<main") : text.index("</main>")], flags=re.DOTALL)
        return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", text))).strip()

    return words
