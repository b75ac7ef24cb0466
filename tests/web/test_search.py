"""Search: what words find for whom, and how a child is found without an address ever telling of one."""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.access.areas import can_enter
from goldenthread.access.policy import RULES
from goldenthread.accounts.models import Post, User
from goldenthread.serving.opening import open_served
from goldenthread.web.limits import CHILDREN_LOOKED_UP
from goldenthread.web.search.finding import clocks_found, measures_found, papers_found

Sign = Callable[[str], Client]


def _children(team: str, *, inside: bool) -> list[str]:
    """Numbers of children whom a team is, or is not, involved with now; none is restricted."""
    which = "in" if inside else "not in"
    rows = (
        open_served(settings.INSTALLATION.store)
        .connection()
        .execute(
            f"select child_id from person where restricted = 0 and child_id is not null and person_key {which} "
            "(select person_key from involvement where end_date is null and team_id = ?) order by child_id",
            (team,),
        )
    )
    return [str(child) for (child,) in rows]


@pytest.mark.parametrize("role", sorted(role for role in RULES if can_enter(role, "search")))
def test_words_find_measures_for_who_reads_figures(role: str, client_as: Sign) -> None:
    """By title, by chapter, by code; who is due only for who may see trackers."""
    client = client_as(role)
    text = client.get("/search/", {"q": "protection visits"}).content.decode()
    assert "/figures/" in text or "/measure" in text
    assert ("Who is due" in text) is can_enter(role, "trackers")
    assert ('name="child_id"' in text) is can_enter(role, "child")


def test_what_is_not_there_is_said(client_as: Sign) -> None:
    """And words are shown as words."""
    text = client_as("director").get("/search/", {"q": "<script>alert(1)</script>"}).content.decode()
    assert "0 found." in text
    assert "<script>alert" not in text
    assert client_as("director").get("/search/", {"q": "x" * 101}).status_code == 200


def test_a_child_is_found_by_the_whole_number(
    client_as: Sign, user_of: Callable[[str], User], journal_entries: Callable[[], list[dict[str, Any]]]
) -> None:
    """The answer leads to the page by its reference; the search is journalled by key and not by number."""
    team = Post.objects.get(user=user_of("team manager"), end_date__isnull=True).team_ids[0]
    child = _children(team, inside=True)[0]
    answer = client_as("team manager").post("/search/", {"child_id": child})
    assert answer.status_code == 302
    assert child not in answer.headers["Location"]
    said = [one for one in journal_entries() if one["action"] == "find child"]
    assert len(said) == 1
    assert len(said[0]["about"]["persons"]) == 1
    assert child not in str(said[0]["about"])


def test_not_yours_and_not_there_are_told_alike(client_as: Sign, user_of: Callable[[str], User]) -> None:
    """A child of another team, part of a number, and a number of nobody."""
    team = Post.objects.get(user=user_of("team manager"), end_date__isnull=True).team_ids[0]
    other, own = _children(team, inside=False)[0], _children(team, inside=True)[0]
    client = client_as("team manager")
    told = []
    for asked in (other, own[:-1], "0000000"):
        answer = client.post("/search/", {"child_id": asked})
        assert answer.status_code == 422
        told.append(answer.content.decode().replace(asked, "").split("<main", 1)[1])
    assert len({one.split("csrfmiddlewaretoken")[0] for one in told}) == 1


def test_a_number_in_the_address_finds_no_child(client_as: Sign, user_of: Callable[[str], User]) -> None:
    """Words find no people at all."""
    team = Post.objects.get(user=user_of("team manager"), end_date__isnull=True).team_ids[0]
    child = _children(team, inside=True)[0]
    text = client_as("team manager").get("/search/", {"q": child, "child_id": child}).content.decode()
    assert "/child/" not in text


@pytest.mark.parametrize("role", sorted(r for r in RULES if can_enter(r, "search") and not can_enter(r, "child")))
def test_who_sees_no_child_cannot_look_one_up(
    role: str, client_as: Sign, journal_entries: Callable[[], list[dict[str, Any]]]
) -> None:
    """Whatever is sent."""
    child = _children("none", inside=False)[0]
    answer = client_as(role).post("/search/", {"child_id": child})
    assert answer.status_code == 422
    assert child not in answer.content.decode()
    assert not [one for one in journal_entries() if one["action"] == "find child"]


def test_trying_numbers_is_stopped(client_as: Sign) -> None:
    """After so many in a minute."""
    client = client_as("director")
    seen = [client.post("/search/", {"child_id": "0"}).status_code for _ in range(CHILDREN_LOOKED_UP.value * 2 + 1)]
    assert set(seen) == {422, 429}
    assert "Too many requests" in client.post("/search/", {"child_id": "0"}).content.decode()


@given(st.text(max_size=40))
def test_no_words_break_it(q: str) -> None:
    """Nothing in nothing."""
    assert measures_found((), q) == clocks_found((), q) == papers_found((), q) == []
