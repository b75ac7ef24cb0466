"""The statement of accessibility says what was found and no more; both statements are open to everybody."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from django.conf import settings
from django.test import Client

from goldenthread.web.config import OpenId
from goldenthread.web.statement import views
from goldenthread.web.statement.results import Looked, Results, results


@pytest.mark.parametrize("path", ["/accessibility/", "/privacy/"])
def test_a_visitor_may_read_it(path: str, visitor: Client) -> None:
    """Without signing in."""
    assert visitor.get(path).status_code == 200


def test_what_came_with_this_version_is_of_many_pages() -> None:
    """In each of their states (tests/browse says that it is each), with the browser, the rules and the ways named."""
    found = results()
    assert len(found.names) > 55
    assert len(found.states) > 5
    assert len(found.pages) > len(found.names)
    assert any("keyboard" in way for way in found.ways)
    assert found.browser.startswith("Chromium ")
    assert "wcag22aa" in found.rules


def test_a_fault_is_told(visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """With its page and state, and the site is not said to conform."""
    faulty = Looked("due", "Everything due", "director", "on a phone", ("Images must have alternative text",))
    found = Results(date(2026, 11, 5), "1.0", "Chromium 1", "4.0.0", ("wcag2a",), (faulty,))
    monkeypatch.setattr(views, "results", lambda: found)
    text = visitor.get("/accessibility/").content.decode()
    assert "It does not conform yet" in text
    assert "Images must have alternative text" in text
    assert "5 November 2026" in text


def test_without_results_nothing_is_claimed(visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """No fault that was found is not said where nobody looked."""
    monkeypatch.setattr(views, "results", lambda: Results(date(2026, 11, 5), "1.0", "", "", (), ()))
    text = visitor.get("/accessibility/").content.decode()
    assert "nothing can be said" in text
    assert "No fault" not in text


def test_privacy_tells_of_the_installation_as_it_is(visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """How long sessions last; whether anything is sent to sign people in."""
    installation = replace(settings.INSTALLATION, session_minutes=17, openid=None)
    monkeypatch.setattr(settings, "INSTALLATION", installation)
    text = visitor.get("/privacy/").content.decode()
    assert "17 minutes of rest" in text
    assert "Nothing is sent anywhere else: no network connection leaves it" in text
    provider = OpenId("Council account", "https://login.example.org", "x", "y")
    monkeypatch.setattr(settings, "INSTALLATION", replace(installation, openid=provider))
    assert "but to the council&#39;s own sign-in (Council account)" in visitor.get("/privacy/").content.decode()


def test_every_page_leads_to_both(client_as: Callable[[str], Client]) -> None:
    """From its foot."""
    text = client_as("elected member").get("/").content.decode()
    assert 'href="/accessibility/"' in text
    assert 'href="/privacy/"' in text
