"""Every page in a real browser: what axe finds, what a narrow screen cuts off, what needs script, what leads nowhere."""

import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page
from tests.browse import table as states
from tests.browse.looking import SCRIPTED
from tests.browser import faults
from tests.pages.finding import Opened, Site
from tests.web.sweeping import addresses

Windows = Callable[..., BrowserContext]
NOT_PAGES = Path(__file__).with_name("not_pages.toml")
#: Kinds of message in the browser's console that are faults of a page; hints of the browser's maker are not.
LOUD = ("error", "warning")
#: A running job's page is fetched anew without script, and says so: whoever reads it loses no place in it.
WAIVED = {("load", "meta-refresh"), ("job", "meta-refresh")}
#: What 400% zoom leaves of a screen of 1280 pixels.
NARROW = 320


def _not_pages() -> set[str]:
    told = tomllib.loads(NOT_PAGES.read_text(encoding="utf-8"))
    return {name for kind in told.values() for name in kind["names"]}


def _each(found: Site, signed_in: Windows, said: list[str] | None = None) -> Iterator[tuple[Opened, Page]]:
    """Every page as its reader sees it, one window a role."""
    for role in sorted({one.role for one in found.pages.values()}):
        page = signed_in(role, viewport={"width": 1280, "height": 900}).new_page()
        if said is not None:
            page.on(
                "console",
                lambda message: (
                    said.append(f"{message.location['url']}: {message.text}") if message.type in LOUD else None
                ),
            )
        for one in (one for one in found.pages.values() if one.role == role):
            answer = page.goto(one.address)
            assert answer is not None
            assert answer.status == 200, one
            yield one, page
        page.close()


def test_every_page_as_a_reader_has_it(found: Site, signed_in: Windows) -> None:
    """One test, so that the site is furnished once: each kind of fault is told for every page at once."""
    unseen = {one.name for one in addresses()} - set(found.pages)
    # What nothing leads to here is looked at by make browse, in the states that its table tells.
    told = _not_pages() | states.unseen() | {one.name for one in states.table() if one.world != "new"}
    wrong = [f"{name}: no link leads there, and nobody said that it is no page" for name in unseen - told]
    wrong += [f"{name}: it is a page, and not_pages.toml says it is none" for name in _not_pages() & set(found.pages)]
    wrong += found.dead
    said: list[str] = []
    for one, page in _each(found, signed_in, said):
        wrong += _faults(one, page)
    if wrong or said:
        pytest.fail("\n".join([*wrong, *said]), pytrace=False)
    assert len(found.pages) > 55


def _faults(one: Opened, page: Page) -> list[str]:
    """What axe finds, what needs script, what a narrow screen cuts off, and where the keyboard comes first."""
    page.set_viewport_size({"width": 1280, "height": 900})
    found = [fault for fault in faults(page) if (one.name, fault.split(":")[0]) not in WAIVED]
    wrong = [f"{one.name} ({one.address}): {fault}" for fault in found]
    if page.locator("h1").count() != 1:
        wrong.append(f"{one.name}: {page.locator('h1').count()} headings of the first level")
    script = "script:not([src^='/static/'])" if one.name in SCRIPTED else "script"
    if page.locator(f"{script}, [style], [onclick]").count():
        wrong.append(f"{one.name}: a script, or a style in an attribute")
    page.keyboard.press("Tab")
    first = page.locator(":focus")
    if not first.count() or first.inner_text() != "Skip to main content":
        wrong.append(f"{one.name}: the keyboard does not come to the way past the navigation first")
    page.set_viewport_size({"width": NARROW, "height": 900})
    width = page.evaluate("document.documentElement.scrollWidth")
    if width > NARROW:
        wrong.append(f"{one.name} ({one.address}): {width} pixels wide on a screen of {NARROW}")
    return wrong
