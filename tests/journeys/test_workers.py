"""Who works with children: what is due of theirs, the child's record, their own sheet, a calendar, and nobody else's."""

import re
import time
from collections.abc import Callable

import pytest
from django.test import Client
from tests.journeys.walking import Page, follows, opens, sends
from tests.trackers.looking import refs_on

ROLES = ("practitioner", "personal adviser", "reviewing officer", "front door", "fostering")
#: Those who have children of their own to be supervised about, and those who work for a team's.
HOLDS_CHILDREN = ("practitioner", "personal adviser")
As = Callable[[str], Client]
Entries = Callable[[], list[dict[str, object]]]


@pytest.mark.parametrize("role", ROLES)
def test_who_works_with_children_sees_what_is_due_and_opens_a_record(
    role: str, client_as: As, journal_entries: Entries
) -> None:
    """Given their first page, when they follow what is overdue to a child, then the record opens and is journalled."""
    # Given
    client = client_as(role)
    first = opens(client, "/")
    late = first.number(r"Overdue ([\d,]+)")
    # When
    overdue = follows(client, first, "Overdue")
    record = follows(client, overdue, _child_on(overdue))
    # Then
    assert overdue.number(r"([\d,]+) overdue of") == late > 0
    assert "Clocks that run" in record.words
    assert "Who works with the child" in record.words
    (opened,) = [one for one in journal_entries() if one["action"] == "child"]
    assert opened["role"] == role


@pytest.mark.parametrize("role", ROLES)
def test_nobody_sees_the_children_of_another(role: str, client_as: As) -> None:
    """Given every child that a director may list, when a worker opens each address, then only their own are there."""
    # Given
    everybody = refs_on(opens(client_as("director"), "/due/everything/?status=overdue").content)
    client = client_as(role)
    own = refs_on(opens(client, "/due/everything/").content)
    strangers = sorted(everybody - own)[:8]
    assert strangers
    # When
    answers = [opens(client, f"/child/{ref}/").status for ref in strangers]
    # Then
    beyond = [status for status in answers if status == 404]
    assert beyond, "somebody else's child is not there"
    assert opens(client, f"/child/{sorted(own)[0]}/").status == 200


@pytest.mark.parametrize("role", ["practitioner", "personal adviser", "reviewing officer"])
def test_a_worker_brings_their_sheet_to_supervision(role: str, client_as: As) -> None:
    """Given a post that names a worker, when they ask for supervision, then their own sheet is printed and no list."""
    # Given
    client = client_as(role)
    # When
    sheet = follows(client, follows(client, opens(client, "/"), "Due"), "Supervision")
    # Then
    assert sheet.words.startswith("Supervision of W")
    assert "Children" in sheet.words
    assert "Workers of" not in sheet.words


def test_a_practitioner_says_that_a_visit_was_made_and_takes_it_back(client_as: As) -> None:
    """Given an overdue visit, when it is said done, then it stands beside the date, counts as before, and can be taken back."""
    # Given
    client = client_as("practitioner")
    overdue = opens(client, "/due/everything/?status=overdue")
    before = overdue.number(r"([\d,]+) overdue of")
    # When
    form = follows(client, overdue, "Say why or that it was done")
    day = {"done_date-day": "1", "done_date-month": "10", "done_date-year": "2025"}
    record = sends(client, form, "Note it", {"reason": "", **day})
    # Then
    assert "said done" in record.words
    assert "1 October 2025" in opens(client, "/due/said/").words
    after = opens(client, "/due/everything/?status=overdue")
    assert after.number(r"([\d,]+) overdue of") == before
    taken_back = sends(client, record, "Withdraw")
    assert "Nothing waits to be confirmed" in opens(client, "/due/said/").words
    assert taken_back.status == 200


@pytest.mark.parametrize("role", HOLDS_CHILDREN)
def test_due_days_come_into_a_calendar_that_names_nobody(role: str, client_as: As, visitor: Client) -> None:
    """Given a feed, when a phone asks for it, then it holds what is due and no name; when it is revoked, it is gone."""
    # Given
    client = _fresh(client_as(role))
    told = sends(client, follows(client, opens(client, "/calendar/"), "Make a calendar feed"), "Make")
    address = next(part for part in told.words.split() if part.endswith(".ics")).partition("127.0.0.1")[2]
    # When
    feed = opens(visitor, address)
    # Then
    assert b"BEGIN:VEVENT" in feed.content
    names = {way for way in opens(client, "/due/everything/").ways if re.fullmatch(r"\d{6}", way)}
    assert names
    assert not [one for one in names if one.encode() in feed.content]
    sends(client, opens(client, "/calendar/"), "Revoke")
    assert opens(visitor, address).status == 404


def _child_on(page: Page) -> str:
    """The first child's number that a page links to."""
    return next(way for way in page.ways if re.fullmatch(r"\d{6}", way))


def _fresh(client: Client) -> Client:
    session = client.session
    session["fresh_at"] = time.time()
    session.save()
    return client
