"""The journal's pages are for whoever governs information, and are journalled themselves."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from goldenthread.access.scope import Scope
from goldenthread.accounts.records import current_snapshot

As = Callable[[str], Client]


def _text(response: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def _child() -> str:
    snapshot = current_snapshot()
    assert snapshot is not None
    with snapshot.connect(Scope.everything("tests", "tests")) as connection:
        found = connection.execute("select child_id from people where child_id is not null limit 1").fetchone()
    assert found is not None
    return str(found[0])


def test_a_search_by_child_is_journalled_and_leaves_no_identifier_in_an_address(
    client_as: As, journal_entries: Any
) -> None:
    """What was asked is kept in the session, as a key."""
    client, child = client_as("information governance lead"), _child()
    response = client.post("/journal/", {"child": child, "since-day": "", "since-month": "", "since-year": ""})
    assert (response.status_code, response["Location"]) == (302, "/journal/")
    page = client.get("/journal/")
    assert "about the child asked for" in _text(page)
    assert child not in page.content.decode()
    last = journal_entries()[-1]
    assert last["action"] == "journal read"
    assert last["about"]["person"]
    assert child not in str(last)
    client.post("/journal/everything/")
    assert "about the child" not in _text(client.get("/journal/"))


def test_the_chain_can_be_followed(client_as: As) -> None:
    """From the page, link by link."""
    client = client_as("information governance lead")
    assert "every entry is as it was written" in _text(client.post("/journal/chain/"))
    assert "no folder outside is set" in _text(client.get("/journal/chain/"))


@pytest.mark.parametrize("role", ["analyst", "director", "administrator", "team manager", "elected member"])
def test_nobody_else_reads_it(client_as: As, role: str) -> None:
    """There is nothing there for them."""
    client = client_as(role)
    for address in ("/journal/", "/journal/export/", "/journal/chain/"):
        assert client.get(address).status_code == 404
