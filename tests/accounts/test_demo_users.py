"""Demonstration users: one a role, over real teams and children, and only where nothing is real."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.utils.timezone import localdate

from goldenthread.access.policy import RULES, Reach
from goldenthread.accounts.demonstration import DemoUser, make_demo_users, refuse_unless_invented
from goldenthread.accounts.models import Grant, Post, User
from goldenthread.accounts.posts import posts_in_force, viewer_in
from goldenthread.records.errors import WrongUse
from goldenthread.records.store.store import Store


def test_each_role_has_a_user_who_can_sign_in(demo_users: dict[str, DemoUser], visitor: Client) -> None:
    """The password that is told is the one that opens the site."""
    assert set(demo_users) == set(RULES)
    assert len({user.password for user in demo_users.values()}) == len(RULES)
    assert User.objects.get(username="demo.analyst").check_password(demo_users["analyst"].password)


@pytest.mark.parametrize("role", sorted(RULES))
def test_who_is_over_somebody_sees_children(role: str, user_of: Callable[[str], User], home: Path) -> None:
    """A role over children sees some and, but for those over all, not every one; a role over none sees none."""
    user = user_of(role)
    (post,) = posts_in_force(user, localdate())
    scope = viewer_in(user, post, localdate()).scope("tests")
    with Store.open(home / "store").current().connect(scope) as connection:
        seen = {row[0] for row in connection.execute("select person_key from people").fetchall()}
    reach = RULES[role].reach
    assert bool(seen) == (reach is not Reach.NONE)
    everybody = Store.open(home / "store").current().manifest.tables["people"].rows
    if reach is not Reach.ALL:
        assert len(seen) < everybody


def test_a_second_run_changes_nothing(demo_users: dict[str, DemoUser]) -> None:
    """The same passwords, posts and grants."""
    before = (User.objects.count(), Post.objects.count(), Grant.objects.count())
    assert {user.role: user for user in make_demo_users()} == demo_users
    assert (User.objects.count(), Post.objects.count(), Grant.objects.count()) == before


def test_a_real_installation_is_refused(home: Path) -> None:
    """Each reason is told at once: no demonstration, reachable from elsewhere."""
    installation = replace(settings.INSTALLATION, demonstration=False, hosts=("thread.example.org", "127.0.0.1"))
    with pytest.raises(WrongUse) as refused:
        refuse_unless_invented(installation)
    assert [problem.where.rsplit(" ", 1)[1] for problem in refused.value.problems] == ["demonstration", "hosts"]
    assert "thread.example.org" in str(refused.value)


def test_a_store_of_a_real_authority_is_refused(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the code that is no authority's will do."""
    opened = Store.open(home / "store")
    real = replace(opened, facts=replace(opened.facts, authority="302"))
    monkeypatch.setattr(Store, "open", lambda root: real)
    with pytest.raises(WrongUse, match="302"):
        refuse_unless_invented(settings.INSTALLATION)
