"""The site with something on each of its pages, a real browser, and readers signed in."""

from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import rmtree

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from playwright.sync_api import Browser, BrowserContext
from tests.browser import browser
from tests.pages.finding import Site, every_page
from tests.pages.live import live
from tests.pages.programme import load_programme
from tests.web.papers import client_of, release
from tests.web_site import home

from goldenthread.access.policy import RULES
from goldenthread.accounts.by import By

__all__ = ["home"]

_TABLE = "Measure\tOct 2017\tNov 2017\tChange\nReferrals\t402\t414\t+12\nAssessments\t310\t300\t+10\n"


@pytest.fixture(scope="module")
def site(home: Path) -> Iterator[str]:
    """The address of the site, with a paper, a table that was checked, files that were sent and what else pages show."""
    with live() as address:
        release(home)
        yield address
    for folder in ("papers", "uploads"):
        rmtree(home / folder, ignore_errors=True)


def furnish() -> dict[str, tuple[str, ...]]:
    """Do what leaves something to be seen; addresses to which no link leads, by role."""
    load_programme(By("demo.programme-manager", "programme manager"))
    analyst = client_of("analyst", fresh=True)
    sent = [
        analyst.post("/loads/send/", {"files": [SimpleUploadedFile("people.csv", b"child_id,sex\n1,F\n")]}),
        analyst.post("/scrutinise/", {"text": _TABLE}),
    ]
    return {"analyst": tuple(answer.headers["Location"] for answer in sent)}


@pytest.fixture(scope="module")
def found(site: str) -> Site:
    """Every page that can be opened."""
    return every_page(furnish())


@pytest.fixture(scope="module")
def cookies(site: str) -> dict[str, str]:
    """The session of each role, begun before the browser is there: Django's tables are not to be asked beside its loop."""
    return {role: client_of(role, fresh=True).cookies["sessionid"].value for role in RULES}


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser for these tests."""
    with browser() as opened:
        yield opened


@pytest.fixture(scope="module")
def signed_in(site: str, cookies: dict[str, str], chromium: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """``signed_in("director")``: a window in which that role is signed in; "" is a visitor."""
    made: list[BrowserContext] = []

    def window(role: str, **options: object) -> BrowserContext:
        context = chromium.new_context(base_url=site, **options)
        if role:
            context.add_cookies([{"name": "sessionid", "value": cookies[role], "url": site}])
        made.append(context)
        return context

    yield window
    for context in made:
        context.close()
