"""The form of grades in a real browser: saved while typing, through a lost connection, a session that ended and a second tab."""

import re
from pathlib import Path

from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page, expect
from tests.browser import browser, faults
from tests.pages.live import live
from tests.quality.cast import cast_of, viewer_of
from tests.web_site import SERVER

from goldenthread.accounts.models import User
from goldenthread.auditing.tools.reading import tool_of
from goldenthread.quality import models
from goldenthread.quality.actions import audits
from goldenthread.serving.opening import open_served

SAVED = re.compile(r"Saved \d\d:\d\d")
#: Milliseconds that the page's clock is put on: a pause of the script and its next try.
PAUSE = 9_000


def says(page: Page, words: str | re.Pattern[str]) -> None:
    """Let the page's clock run on; the line beneath the form then says something."""
    page.clock.run_for(PAUSE)
    expect(page.locator("#saving")).to_have_text(words)


def test_nothing_that_was_typed_is_lost(home: Path) -> None:
    """Offline, signed out and overtaken: it says so, keeps the page, and saves when it can; nothing is written to the disk."""
    with live() as address:
        cast = cast_of(open_served(home / "store"))
        audit = audits.allocate(cast.wanted(), by=viewer_of("qa.keeper"))
        first, second = tool_of(audit.tool, audit.version).keys[:2]
        at = [address + reverse("audit-grade-part", args=[audit.key, part]) for part in (first, second)]
        client = Client(**SERVER)
        client.force_login(User.objects.get(username="qa.ann"), backend="django.contrib.auth.backends.ModelBackend")
        session = [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": address}]
        with browser() as chromium:
            context = chromium.new_context()
            context.add_cookies(session)
            page = context.new_page()
            page.clock.install()
            loud: list[str] = []
            page.on("console", lambda one: loud.append(one.text) if "Content Security" in one.text else None)
            page.goto(at[0])
            says(page, "What you write is saved as you type.")
            assert faults(page) == []
            words = page.locator("textarea[name=words]")
            words.fill("Seen twice.")
            says(page, SAVED)
            context.set_offline(True)
            words.fill("Seen twice. Not spoken with alone.")
            says(page, "Not saved: no connection. Keep this page open; it tries again.")
            page.get_by_role("button", name="Save and continue").click()
            assert page.url == at[0]
            expect(words).to_have_value("Seen twice. Not spoken with alone.")
            context.set_offline(False)
            says(page, SAVED)
            assert page.evaluate("localStorage.length + sessionStorage.length") == 0
            assert page.evaluate("indexedDB.databases().then(found => found.length)") == 0
            page.get_by_role("button", name="Save and continue").click()
            page.wait_for_url(at[1])
            context.clear_cookies()
            page.get_by_label("Good").check()
            words.fill("The interpreter was booked.")
            says(page, re.compile("Not saved: you are signed out"))
            expect(page.get_by_role("link", name="Sign in again")).to_be_visible()
            assert faults(page) == []
            context.add_cookies(session)
            says(page, SAVED)
            other = context.new_page()
            other.clock.install()
            other.goto(at[1])
            other.locator("textarea[name=words]").fill("From the second tab.")
            says(other, SAVED)
            words.fill("From the first tab.")
            says(page, re.compile("changed from another page"))
            page.get_by_role("button", name="Save and continue").click()
            page.wait_for_selector("#other")
            assert "From the second tab." in page.locator("main").inner_text()
            expect(words).to_have_value("From the first tab.")
            assert not loud
            context.close()
        said = models.Draft.objects.get(about=audit.key).document["domains"]
        assert said[first]["evidence"] == "Seen twice. Not spoken with alone."
        assert said[second] == {"grade": "good", "evidence": "From the second tab."}
