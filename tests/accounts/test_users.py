"""Users, posts and cover, as administrators and managers change them."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils.timezone import localdate, now
from tests.accounts.typed import read

from goldenthread.access.errors import LogFailed
from goldenthread.access.log import AccessLog
from goldenthread.accounts import actions
from goldenthread.accounts.actions import add_user, end_post, give_post, name_cover
from goldenthread.accounts.by import By
from goldenthread.accounts.errors import Refused
from goldenthread.accounts.models import Cover, OneTime, Post, User
from goldenthread.accounts.posts import posts_in_force, viewer_in
from goldenthread.accounts.records import registry

BY = By("tests", "administrator")
As = Callable[[str], Client]
Entries = Callable[[], list[dict[str, Any]]]


def day(name: str, value: date) -> dict[str, str]:
    """The three inputs of a day."""
    return {f"{name}-day": str(value.day), f"{name}-month": str(value.month), f"{name}-year": str(value.year)}


def test_a_user_is_added_told_a_password_once_and_must_change_it(client_as: As, journal_entries: Entries) -> None:
    """Until they have, no other page opens; the journal holds no password."""
    shown = client_as("administrator").post("/users/add/", {"username": "new.user", "first": "password"})
    password = read(shown).split("For new.user: ")[1].split(" ")[0]
    client = Client(SERVER_NAME="127.0.0.1")
    assert client.post("/sign-in/", {"username": "new.user", "password": password}).status_code == 302
    assert client.get("/account/").url == "/account/password/"
    chosen = "three-random-words-42"
    sent = {"password": password, "password1": chosen, "password2": chosen}
    assert client.post("/account/password/", sent).url == "/account/"
    assert client.get("/account/").status_code == 200
    assert password not in str(journal_entries())
    assert chosen not in str(journal_entries())


def test_a_one_time_password_runs_out(client_as: As, journal_entries: Entries) -> None:
    """After the days of the settings it opens nothing; another one does."""
    client_as("administrator").post("/users/add/", {"username": "slow.user", "first": "password"})
    user = User.objects.get(username="slow.user")
    days = timedelta(days=settings.INSTALLATION.temporary_days)
    assert abs(user.one_time.until - now() - days) < timedelta(minutes=1)
    password = actions.set_temporary_password(user, by=BY, because="lost it")
    OneTime.objects.filter(user=user).update(until=now() - timedelta(seconds=1))
    client = Client(SERVER_NAME="127.0.0.1")
    refused = client.post("/sign-in/", {"username": "slow.user", "password": password})
    assert "has run out" in read(refused)
    assert client.get("/account/").status_code == 302
    assert [one for one in journal_entries() if one["action"] == "one-time password ran out"]
    again = actions.set_temporary_password(user, by=BY, because="it ran out")
    assert client.post("/sign-in/", {"username": "slow.user", "password": again}).status_code == 302
    actions.change_password(user, "three-random-words-42", by=BY)
    assert not OneTime.objects.filter(user=user).exists()


@pytest.mark.parametrize(
    ("chosen", "says"),
    [
        ("short-one", "too short"),
        ("password1234", "too common"),
        ("we-love-Synthetic-town", "others here would guess"),
        ("my-NEW.user-password", "your own name"),
    ],
)
def test_weak_passwords_are_refused(client_as: As, chosen: str, says: str) -> None:
    """Short, common, the council's own words, the user's own name."""
    user = add_user("new.user", by=BY, password="first-of-three-words")
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    sent = {"password": "first-of-three-words", "password1": chosen, "password2": chosen}
    answer = client.post("/account/password/", sent)
    assert says in read(answer)
    user.refresh_from_db()
    assert user.must_change_password


def test_names_are_told_apart_whatever_their_capitals(database: None) -> None:
    """So that nobody passes for another."""
    with pytest.raises(Refused, match="user of this name"):
        add_user("Demo.Analyst", by=BY)
    for name in ("", "a", "two words", "nul\x00", "<script>", "x" * 151):
        with pytest.raises(Refused, match="user name"):
            add_user(name, by=BY)


def test_a_post_is_over_teams_that_the_records_hold(client_as: As, journal_entries: Entries) -> None:
    """Chosen from the records' own; what the role needs is asked for; the journal keeps who gave it and why."""
    user = add_user("new.user", by=BY)
    client = client_as("administrator")
    team = registry().teams[0].team_id
    page = f"/users/{user.pk}/post/"
    sent = {"role": "team manager", "because": "new in post", **day("start_date", localdate())}
    assert "choose one or more" in read(client.post(page, sent))
    assert "from the list" in read(client.post(page, {**sent, "team_ids": ["no such team"]}))
    assert client.post(page, {**sent, "team_ids": [team]}).status_code == 302
    (post,) = posts_in_force(user, localdate())
    assert (post.role, post.team_ids, post.given_by) == ("team manager", [team], "demo.administrator")
    (entry,) = [one for one in journal_entries() if one["action"] == "post given"]
    assert (entry["viewer"], entry["about"]["because"], entry["about"]["teams"]) == (
        "demo.administrator",
        "new in post",
        [team],
    )


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"role": "emperor"}, "role"),
        ({"role": "practitioner"}, "worker_id"),
        ({"role": "practitioner", "worker_id": "W-none"}, "worker_id"),
        ({"role": "head of service"}, "service"),
        ({"role": "head of service", "service": "Parks"}, "service"),
        ({"role": "front door", "team_ids": ["Parks"]}, "team_ids"),
        ({"role": "elected member", "service": "Children in Care"}, "team_ids"),
        ({"role": "clerk", "because": " "}, "because"),
        ({"role": "clerk", "start_date": date(2026, 2, 1), "end_date": date(2026, 1, 1)}, "end_date"),
    ],
)
def test_a_post_that_cannot_be_is_refused_by_field(database: None, asked: dict[str, Any], field: str) -> None:
    """And nothing is written."""
    user = add_user("new.user", by=BY)
    with pytest.raises(Refused) as refused:
        give_post(user, by=BY, **{"because": "tests", **asked})
    assert field in refused.value.problems
    assert not Post.objects.filter(user=user).exists()


def test_nobody_gives_themselves_a_post_or_deactivates_themselves(
    client_as: As, user_of: Callable[[str], User]
) -> None:
    """A second administrator is asked for."""
    user, client = user_of("administrator"), client_as("administrator")
    sent = {"role": "director", "because": "why not", **day("start_date", localdate())}
    assert "You cannot give yourself a post" in read(client.post(f"/users/{user.pk}/post/", sent))
    assert "cannot deactivate yourself" in read(client.post(f"/users/{user.pk}/deactivate/", {"because": "tired"}))


def test_a_post_ends_at_once_or_on_a_day(database: None) -> None:
    """The day after, it is not held."""
    user = add_user("new.user", by=BY)
    first, second = (give_post(user, role, by=BY, because="tests") for role in ("clerk", "analyst"))
    end_post(first, by=BY, because="left the board")
    end_post(second, by=BY, because="leaves", last_day=localdate() + timedelta(days=3))
    assert [post.role for post in posts_in_force(user, localdate())] == ["analyst"]
    assert posts_in_force(user, localdate() + timedelta(days=4)) == []


def test_cover_adds_what_is_covered_for_its_days_alone(user_of: Callable[[str], User]) -> None:
    """The teams of the post that is covered are those of who covers, from the first day to the last."""
    teams = [team.team_id for team in registry().teams]
    manager = user_of("team manager")
    (post,) = posts_in_force(manager, localdate())
    spare = next(team for team in teams if team not in post.team_ids)
    other = add_user("other.manager", by=BY)
    covered = give_post(other, "team manager", by=BY, because="tests", team_ids=[spare])
    first, last = localdate(), localdate() + timedelta(days=7)
    name_cover(covered, manager, start_date=first, end_date=last, by=BY, because="leave")
    assert spare in viewer_in(manager, post, first).teams
    assert spare in viewer_in(manager, post, last).teams
    assert spare not in viewer_in(manager, post, last + timedelta(days=1)).teams
    assert viewer_in(manager, post, last).scope("tests").team_ids == {*post.team_ids, spare}


def test_cover_is_for_a_time_by_somebody_of_the_same_role(user_of: Callable[[str], User]) -> None:
    """Never oneself, never for good."""
    manager = user_of("team manager")
    (post,) = posts_in_force(manager, localdate())
    for covered_by, last, field in (
        (manager, localdate(), "covered_by"),
        (user_of("clerk"), localdate(), "covered_by"),
        (user_of("clerk"), localdate() + timedelta(days=400), "end_date"),
        (user_of("clerk"), localdate() - timedelta(days=1), "end_date"),
    ):
        with pytest.raises(Refused) as refused:
            name_cover(post, covered_by, start_date=localdate(), end_date=last, by=BY, because="tests")
        assert field in refused.value.problems


def test_a_manager_names_cover_for_their_own_post_and_no_others(
    client_as: As, user_of: Callable[[str], User], journal_entries: Entries
) -> None:
    """What they are not over is not among the choices, nor taken when sent."""
    manager = user_of("team manager")
    (mine,) = posts_in_force(manager, localdate())
    (headship,) = posts_in_force(user_of("head of service"), localdate())
    stand_in = add_user("stand.in", by=BY)
    give_post(stand_in, "team manager", by=BY, because="tests", team_ids=mine.team_ids)
    client = client_as("team manager")
    days = {**day("start_date", localdate()), **day("end_date", localdate() + timedelta(days=5))}
    sent = {"covered_by": stand_in.pk, "because": "leave", **days}
    assert f'value="{headship.pk}"' not in client.get("/cover/name/").content.decode()
    assert "from the list" in read(client.post("/cover/name/", {**sent, "post": headship.pk}))
    assert client.post("/cover/name/", {**sent, "post": mine.pk}).url == "/cover/"
    assert "stand.in" in read(client.get("/cover/"))
    cover = Cover.objects.get()
    assert client_as("programme manager").get("/cover/").status_code == 404
    assert client.post(f"/cover/{cover.pk}/end/").url == "/cover/"
    assert "stand.in" not in read(client.get("/cover/"))
    assert [one["action"] for one in journal_entries() if "cover" in one["action"]] == ["cover named", "cover ended"]


def test_one_acts_in_one_post_at_a_time(
    client_as: As, user_of: Callable[[str], User], journal_entries: Entries
) -> None:
    """Switching is journalled, to one's own posts alone, and opens what that role may enter."""
    user = user_of("analyst")
    give_post(user, "information governance lead", by=BY, because="stands in")
    client = client_as("analyst")
    other = posts_in_force(user, localdate())[1]
    assert client.get("/grants/").status_code == 404
    assert "Act as information governance lead" in read(client.get("/account/"))
    assert client.post("/account/act-as/", {"post": other.pk, "next": "/grants/"}).url == "/grants/"
    assert client.get("/grants/").status_code == 200
    (foreign,) = posts_in_force(user_of("administrator"), localdate())
    assert client.post("/account/act-as/", {"post": foreign.pk}).status_code == 404
    assert "post switched" in [entry["action"] for entry in journal_entries()]


def test_a_change_that_cannot_be_journalled_does_not_happen(database: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The journal is written before the change is kept."""

    def full(*given: Any) -> None:
        raise LogFailed("the disk is full")

    monkeypatch.setattr(AccessLog, "append", full)
    with pytest.raises(LogFailed):
        add_user("new.user", by=BY)
    assert not User.objects.filter(username="new.user").exists()


ADMINISTRATORS = ["/users/", "/users/add/", "/users/1/", "/users/1/post/", "/users/1/password/", "/users/1/deactivate/"]


@pytest.mark.parametrize("address", ADMINISTRATORS)
def test_only_administrators_see_users(client_as: As, user_of: Callable[[str], User], address: str) -> None:
    """Everybody else is told what they would be told of a page that is not there."""
    address = address.replace("1", str(user_of("clerk").pk))
    assert client_as("administrator").get(address).status_code == 200
    for role in ("analyst", "director", "team manager", "information governance lead", "elected member"):
        client = client_as(role)
        answer, absent = client.get(address), client.get("/there/is/no/such/page/")
        assert (answer.status_code, read(answer)) == (404, read(absent))
