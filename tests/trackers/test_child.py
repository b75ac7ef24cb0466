"""A child's record: what it holds, that opening it is journalled, and what a restricted one asks first."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils.timezone import localdate
from tests.trackers.looking import everybody, seen_by

from goldenthread.accounts.models import Grant, User
from goldenthread.accounts.viewer import Viewer
from goldenthread.serving.opening import Served
from goldenthread.serving.strangers import without_strangers

Sign = Callable[[str], Client]


@pytest.fixture
def restricted(served: Served, user_of: Callable[[str], User]) -> str:
    """The reference of a restricted record that a grant opens to the director."""
    row = served.connection().execute("select person_key, ref from person where restricted = 1 order by 1").fetchone()
    assert row is not None, "the borough has no restricted record"
    key, ref = row
    today = localdate()
    Grant.objects.create(
        user=user_of("director"),
        kind=Grant.Kind.RESTRICTED,
        person_key=key,
        reason="a test",
        start_date=today,
        expiry_date=today + timedelta(days=7),
        given_by="a test",
    )
    return str(ref)


def _one(served: Served, viewer: Viewer) -> tuple[str, str, str]:
    key = sorted(seen_by(served, viewer.scope("a test")))[0]
    return key, *everybody(served)[key]


def test_the_page_holds_everything_and_says_who_opened_it(
    client_as: Sign,
    viewer_as: Callable[[str], Viewer],
    served: Served,
    words_of: Callable[..., str],
    journal_entries: Callable[[], list[dict[str, Any]]],
) -> None:
    """Clocks, chart, family, workers, findings, events; one entry of the journal an opening."""
    key, ref, child = _one(served, viewer_as("team manager"))
    client = client_as("team manager")
    for _ in range(2):
        answer = client.get(f"/child/{ref}/")
    words = words_of(answer)
    for part in (
        "Clocks that run",
        "Clocks and events of this child",
        "Brothers and sisters",
        "Who works with the child",
        "What happened",
    ):
        assert part in words
    assert b"<svg" in answer.content
    opened = [entry["about"]["person"] for entry in journal_entries() if entry["action"] == "child"]
    assert opened == [key, key]
    title = re.search(r"<title>(.*?)</title>", answer.content.decode())
    assert title is not None
    assert child not in title[1]


def test_events_narrow_by_group(client_as: Sign, viewer_as: Callable[[str], Viewer], served: Served) -> None:
    """A group that there is none of shows nothing, and breaks nothing."""
    _, ref, _ = _one(served, viewer_as("team manager"))
    client = client_as("team manager")
    every = client.get(f"/child/{ref}/").content
    visits = client.get(f"/child/{ref}/?kind=Visits").content
    assert len(visits) < len(every)
    assert b"Nothing is recorded." in client.get(f"/child/{ref}/?kind=none&page=99").content


def test_the_case_system_is_one_step_away(client_as: Sign, viewer_as: Callable[[str], Viewer], served: Served) -> None:
    """In a new tab, and said so."""
    _, ref, child = _one(served, viewer_as("practitioner"))
    page = client_as("practitioner").get(f"/child/{ref}/").content.decode()
    to = f'href="https://cases.example.org/child/{child}" target="_blank" rel="noopener noreferrer"'
    assert f"{to}>Open in the case system (opens in new tab)</a>" in page


def test_a_restricted_record_is_not_there_without_a_grant(client_as: Sign, served: Served) -> None:
    """Not even for the director."""
    (ref,) = served.connection().execute("select ref from person where restricted = 1 order by person_key").fetchone()
    client = client_as("director")
    assert client.get(f"/child/{ref}/").status_code == 404
    assert client.get(f"/child/{ref}/reason/").status_code in (302, 404)


def test_a_restricted_record_asks_for_a_sign_in_and_a_reason(
    restricted: str,
    client_as: Sign,
    fresh: Callable[[Client], Client],
    words_of: Callable[..., str],
    journal_entries: Callable[[], list[dict[str, Any]]],
) -> None:
    """And the journal keeps the code of the reason with the opening."""
    client, here = client_as("director"), f"/child/{restricted}/"
    session = client.session
    session["fresh_at"] = 0
    session.save()
    assert client.get(here).headers["Location"].startswith("/sign-in/again/")
    fresh(client)
    asked = client.get(here).headers["Location"]
    assert asked.startswith(f"{here}reason/")
    assert not [entry for entry in journal_entries() if entry["action"] == "child"]
    assert "from the list" in words_of(client.post(asked, {"because": "curious"}))
    assert client.post(asked, {"because": "safeguarding"}).headers["Location"] == here
    answer = client.get(here)
    assert answer.status_code == 200
    assert "This record is restricted" in words_of(answer)
    (entry,) = [entry for entry in journal_entries() if entry["action"] == "child"]
    assert entry["about"]["because"] == "safeguarding"


def test_a_reason_for_one_record_opens_no_other(
    restricted: str, client_as: Sign, fresh: Callable[[Client], Client]
) -> None:
    """And a sign-in that is no longer fresh closes it again."""
    client, here = fresh(client_as("director")), f"/child/{restricted}/"
    client.post(f"{here}reason/", {"because": "allocated"})
    assert client.get(here).status_code == 200
    session = client.session
    session["fresh_at"] = 0
    session.save()
    assert client.get(here).status_code == 302
    session = fresh(client).session
    session["restricted_reasons"] = {restricted: ["allocated", 0]}
    session.save()
    assert client.get(here).headers["Location"].startswith(f"{here}reason/")


def test_a_record_that_is_not_restricted_asks_nothing(
    client_as: Sign, fresh: Callable[[Client], Client], viewer_as: Callable[[str], Viewer], served: Served
) -> None:
    """The page that asks leads on at once."""
    _, ref, _ = _one(served, viewer_as("practitioner"))
    client = fresh(client_as("practitioner"))
    assert client.get(f"/child/{ref}/reason/").headers["Location"] == f"/child/{ref}/"


def test_a_finding_names_no_child_whom_the_reader_may_not_see(
    viewer_as: Callable[[str], Viewer], served: Served
) -> None:
    """Of two records that may be of one child, the other's identifier is told to who may see it, and to nobody else."""
    scope = viewer_as("practitioner").scope("a test")
    may = seen_by(served, scope)
    people = everybody(served)
    mine = next(child for key, (_, child) in people.items() if key in may and child)
    other = next(child for key, (_, child) in people.items() if key not in may and child)
    said = [f"Has the same sex as child {one}, and a child protection plan." for one in (mine, other)]
    first, second = without_strangers(served, scope, said)
    assert first == said[0]
    assert second == "Has the same sex as another child, and a child protection plan."
