"""Who keeps the installation: who read of a child and by which rule, who has which post, and what is amiss with the site."""

import re
from collections.abc import Callable
from datetime import timedelta

from django.test import Client
from django.utils.timezone import localdate
from tests.journeys.walking import follows, opens, sends

from goldenthread.accounts.actions import add_user, give_post
from goldenthread.accounts.by import By
from goldenthread.accounts.models import Grant, Post, User

ROLES = ("information governance lead", "administrator")
ADMIN = By("demo.administrator", "administrator")
As = Callable[[str], Client]


def _day(name: str, days: int) -> dict[str, str]:
    day = localdate() + timedelta(days=days)
    return {f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": str(day.year)}


def _a_child(client: Client) -> str:
    page = opens(client, "/due/everything/")
    child = next(way for way in page.ways if re.fullmatch(r"\d{6}", way))
    follows(client, page, child)
    return child


def test_who_read_of_a_child_is_found_and_by_which_rule_they_may(client_as: As) -> None:
    """Given a reading by a practitioner, when the journal is searched by the child, then it is there, with the rule."""
    # Given
    child = _a_child(client_as("practitioner"))
    lead = client_as("information governance lead")
    # When
    journal = sends(lead, follows(lead, opens(lead, "/"), "Search the journal"), "Look", {"child": child})
    why = follows(lead, follows(lead, opens(lead, "/"), "Grants"), "Why can a user see a child?")
    told = sends(lead, why, "Ask", {"username": "demo.practitioner", "child_id": child})
    not_told = sends(lead, why, "Ask", {"username": "demo.elected-member", "child_id": child})
    # Then
    assert "about the child asked for" in journal.words
    assert "demo.practitioner" in journal.words
    assert child not in journal.address
    assert re.search(r"those the worker is involved with|involved", told.words), told.words
    assert told.words != not_told.words


def test_a_restricted_record_needs_a_grant_that_ends(client_as: As) -> None:
    """Given a request, when a grant is given without a reason it is refused; with one it stands, ends, and is withdrawn."""
    # Given
    child = _a_child(client_as("practitioner"))
    lead = client_as("information governance lead")
    form = follows(lead, follows(lead, opens(lead, "/"), "Grants"), "Give a grant")
    asked = {"username": "demo.auditor", "child_id": child, "kind": "sampled", **_day("expiry_date", 30)}
    before = Grant.objects.count()
    # When
    refused = sends(lead, form, "Give the grant", {**asked, "because": ""})
    listed = sends(lead, form, "Give the grant", {**asked, "because": "Dip sample of the quarter"})
    # Then
    assert "There is a problem" in refused.words
    assert "Dip sample of the quarter" in listed.words
    assert child not in listed.words
    assert Grant.objects.count() == before + 1


def test_the_journal_is_whole(client_as: As) -> None:
    """Given the chain, when it is followed from end to end, then every entry is as it was written."""
    lead = client_as("information governance lead")
    chain = follows(lead, opens(lead, "/"), "Check the chain now")
    button = next(form.xpath(".//button")[0].text_content() for form in chain.tree.forms if "chain" in str(form.action))
    assert "every entry is as it was written" in sends(lead, chain, button.strip()).words


def test_a_new_manager_is_let_in_with_a_post_over_their_team_alone(client_as: As, visitor: Client) -> None:
    """Given a new manager, when the administrator adds them with a post, then they sign in, change the password, see a team."""
    # Given
    admin = client_as("administrator")
    form = follows(admin, follows(admin, opens(admin, "/"), "Users"), "Add a user")
    # When
    told = sends(admin, form, "Add the user", {"username": "new.manager", "first": "password"})
    password = told.words.split("For new.manager: ")[1].split(" ")[0]
    user = User.objects.get(username="new.manager")
    post = {"role": "team manager", "team_ids": ["IP2"], "because": "New in post", **_day("start_date", 0)}
    sends(admin, opens(admin, f"/users/{user.pk}/post/"), "Give the post", post)
    # Then
    first = sends(visitor, opens(visitor, "/sign-in/"), "Sign in", {"username": "new.manager", "password": password})
    assert "Choose your own before you go on" in first.words
    chosen = "three-random-words-42"
    changed = {"password": password, "password1": chosen, "password2": chosen}
    sends(visitor, first, "Change", changed)
    page = opens(visitor, "/")
    assert "Team: Intervention and Planning 2" in page.words
    assert opens(admin, "/due/").status == 404


def test_the_administrator_sees_what_is_amiss_and_reads_no_child(client_as: As) -> None:
    """Given the first page, when it is read, then it says what to do about each thing; no record opens to who keeps it."""
    admin = client_as("administrator")
    first = opens(admin, "/")
    assert "What to do" in first.words
    installation = follows(admin, first, "Everything about it")
    for words in ("Backups", "What is kept", "Settings"):
        assert words in installation.words
    for address in ("/due/", "/findings/", "/figures/", "/journal/", "/papers/", "/search/?q=x"):
        assert opens(admin, address).status == 404


def test_cover_ends_by_itself(client_as: As) -> None:
    """Given a post, when the administrator names who covers it for a week, then it is listed with its days, and can be ended."""
    # Given
    admin = client_as("administrator")
    post = Post.objects.get(user__username="demo.team-manager", end_date__isnull=True)
    other = add_user("other.manager", by=ADMIN)
    give_post(other, "team manager", by=ADMIN, because="A colleague", team_ids=["IP2"])
    form = follows(admin, opens(admin, "/cover/"), "Name who covers")
    # When
    told = {"post": str(post.pk), "covered_by": str(other.pk), **_day("start_date", 0), **_day("end_date", 7)}
    listed = sends(admin, form, "Name the cover", {**told, "because": "Annual leave"})
    # Then
    assert "Annual leave" in listed.words
    ended = sends(admin, follows(admin, listed, "End"), "End it")
    assert "Annual leave" not in ended.words
