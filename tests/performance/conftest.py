"""The site with its store served, for pages of figures, and words of a page without its markup."""

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from django.conf import settings
from django.http import HttpResponse
from tests.web_site import client_as, database, home, journal_entries, user_of, visitor

from goldenthread.serving.opening import Served, open_served

__all__ = ["client_as", "database", "home", "journal_entries", "user_of", "visitor"]


@pytest.fixture
def served(home: Path) -> Served:
    """The served file behind the pages."""
    return open_served(home / "store")


@pytest.fixture
def child_ids(served: Served) -> frozenset[str]:
    """Every child's identifier, keys and references among them: none of them belongs on a page of figures."""
    rows = served.connection().execute("select child_id, person_key, ref from person").fetchall()
    return frozenset(value for row in rows for value in row if value)


@pytest.fixture
def words_of() -> Callable[[HttpResponse], str]:
    """What a page says: its main part without markup and pictures, spaces as one."""

    def words(answer: HttpResponse) -> str:
        text = answer.content.decode()
        text = text[text.index("<main") : text.index("</main>")]
        text = re.sub(r"<svg.*?</svg>", " ", text, flags=re.DOTALL)
        return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", text))).strip()

    return words


@pytest.fixture
def nothing_served(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same store without its served file: pages are being prepared."""
    shutil.copytree(home / "store", tmp_path / "store", ignore=shutil.ignore_patterns("served.sqlite"))
    monkeypatch.setattr(settings, "INSTALLATION", replace(settings.INSTALLATION, store=tmp_path / "store"))
