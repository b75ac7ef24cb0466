"""Calendar feeds: a token shown once, nobody named, and an end with the post, the user or a button."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils.timezone import localdate
from tests.trackers.looking import everybody

from goldenthread.accounts.models import Post, User
from goldenthread.serving.opening import Served
from goldenthread.trackers.feeds import digest_of
from goldenthread.trackers.limits import FEEDS
from goldenthread.trackers.models import Feed

Sign = Callable[[str], Client]


@pytest.fixture
def made(client_as: Sign, fresh: Callable[[Client], Client]) -> Callable[[str], str]:
    """Make a feed in a role; its address."""

    def make(role: str) -> str:
        page = fresh(client_as(role)).post("/calendar/make/", {}).content.decode()
        found = re.search(r"/calendar/[\w-]+\.ics", page)
        assert found is not None, page
        return found[0]

    return make


@pytest.mark.parametrize("role", ["practitioner", "team manager", "director"])
def test_a_feed_says_what_is_due_and_nothing_of_whom(
    role: str, made: Callable[[str], str], visitor: Client, served: Served
) -> None:
    """No reference, key, identifier, worker, team or name; read without signing in."""
    answer = visitor.get(made(role))
    assert answer.headers["Content-Type"].startswith("text/calendar")
    assert answer.headers["Cache-Control"] == "private, no-store"
    text = re.sub(r"\r\n ", "", answer.content.decode())
    assert text.count("BEGIN:VEVENT") > 0
    words = set(re.findall(r"[A-Za-z0-9_-]+", re.sub(r"(UID|DT\w+)[:;][^\r]*", "", text)))
    for key, (ref, child) in everybody(served).items():
        assert not words & {key, ref, child} - {""}
    asked = served.connection().execute
    for (name,) in asked("select worker_id from worker union select team_id from team").fetchall():
        assert name not in words
    assert {line.partition(":")[0].partition(";")[0] for line in text.splitlines()} == {
        "BEGIN", "END", "VERSION", "PRODID", "METHOD", "X-WR-CALNAME", "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY",
        "URL", "TRANSP",
    }  # fmt: skip
    assert all(len(line.encode()) <= 75 for line in answer.content.decode().split("\r\n"))
    assert set(re.findall(r"URL:(\S+)", text)) == {
        to for to in re.findall(r"URL:(\S+)", text) if re.fullmatch(r"http://127.0.0.1/due/by/[a-z0-9-]+/", to)
    }


def test_the_token_is_shown_once_and_kept_nowhere(
    made: Callable[[str], str], client_as: Sign, journal_entries: Callable[[], list[dict[str, Any]]]
) -> None:
    """Neither in the tables, nor in the journal, nor on the page that lists feeds."""
    token = made("practitioner").removeprefix("/calendar/").removesuffix(".ics")
    feed = Feed.objects.get()
    assert feed.digest == digest_of(token)
    assert token not in repr(feed.__dict__)
    assert token not in client_as("practitioner").get("/calendar/").content.decode()
    assert token not in repr(journal_entries())


def test_reading_is_journalled_once_a_day_and_load(
    made: Callable[[str], str], visitor: Client, journal_entries: Callable[[], list[dict[str, Any]]]
) -> None:
    """However often a calendar asks."""
    address = made("practitioner")
    for _ in range(3):
        visitor.get(address)
    entries = [one for one in journal_entries() if one["action"] == "calendar feed"]
    assert len(entries) == 1
    assert entries[0]["viewer"] == "demo.practitioner"
    Feed.objects.update(read_date=localdate() - timedelta(days=1))
    visitor.get(address)
    assert len([one for one in journal_entries() if one["action"] == "calendar feed"]) == 2


def test_a_revoked_feed_is_not_there(made: Callable[[str], str], visitor: Client, client_as: Sign) -> None:
    """And nobody revokes another's."""
    address, feed = made("practitioner"), Feed.objects.get()
    assert client_as("team manager").post(f"/calendar/{feed.pk}/revoke/").status_code == 404
    assert visitor.get(address).status_code == 200
    client_as("practitioner").post(f"/calendar/{feed.pk}/revoke/")
    assert visitor.get(address).status_code == 404
    assert visitor.get("/calendar/nothing.ics").status_code == 404


def test_a_feed_ends_with_its_post(made: Callable[[str], str], visitor: Client, user_of: Callable[[str], User]) -> None:
    """Yesterday was its last day; the refusal is in the journal once."""
    address = made("practitioner")
    Post.objects.filter(user=user_of("practitioner")).update(
        start_date=localdate() - timedelta(days=9), end_date=localdate() - timedelta(days=1)
    )
    assert visitor.get(address).status_code == 404


def test_a_feed_ends_with_its_user(made: Callable[[str], str], visitor: Client, user_of: Callable[[str], User]) -> None:
    """Deactivated users have no feeds."""
    address = made("practitioner")
    User.objects.filter(pk=user_of("practitioner").pk).update(is_active=False)
    assert visitor.get(address).status_code == 404


def test_there_are_only_so_many_feeds(
    made: Callable[[str], str], client_as: Sign, fresh: Callable[[Client], Client], words_of: Callable[..., str]
) -> None:
    """Then one is to be revoked first."""
    for _ in range(FEEDS.value):
        made("practitioner")
    answer = fresh(client_as("practitioner")).post("/calendar/make/", {})
    assert "Revoke one first" in words_of(answer)
    assert Feed.objects.count() == FEEDS.value


def test_restricted_records_are_in_no_feed(
    made: Callable[[str], str], visitor: Client, served: Served, journal_entries: Callable[[], list[dict[str, Any]]]
) -> None:
    """Whoever reads it: nobody signs in."""
    visitor.get(made("director"))
    (entry,) = [one for one in journal_entries() if one["action"] == "calendar feed"]
    rows = served.connection().execute("select person_key from person where restricted = 1").fetchall()
    assert rows
    assert not {key for (key,) in rows} & set(entry["about"]["persons"])
