"""Grants, and which rule lets somebody see something: about pages for everybody, about a child for one role."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils.timezone import localdate
from hypothesis import given
from hypothesis import strategies as st
from tests.accounts.test_users import day
from tests.accounts.typed import read

from goldenthread.access.areas import AREAS
from goldenthread.access.policy import RULES
from goldenthread.access.scope import Scope
from goldenthread.accounts.actions import give_grant, withdraw_grant
from goldenthread.accounts.by import By
from goldenthread.accounts.errors import Refused
from goldenthread.accounts.limits import GRANT_DAYS
from goldenthread.accounts.models import Grant, User
from goldenthread.accounts.posts import posts_in_force, viewer_in
from goldenthread.accounts.viewer import Viewer
from goldenthread.accounts.views.why import CHILD
from goldenthread.records.store.reading import persons_seen
from goldenthread.records.store.store import Store

LEAD = By("demo.information-governance-lead", "information governance lead")
As = Callable[[str], Client]
Users = Callable[[str], User]
Entries = Callable[[], list[dict[str, Any]]]


def rows(home: Path, sql: str) -> list[tuple[Any, ...]]:
    """Rows of the store."""
    with Store.open(home / "store").current().connect(Scope.everything("tests", "tests")) as connection:
        return connection.execute(sql).fetchall()


def scope_of(user: User) -> Scope:
    """What a user may read today, in their first post."""
    post = posts_in_force(user, localdate())[0]
    return viewer_in(user, post, localdate()).scope("tests")


def test_a_grant_is_given_by_identifier_and_says_nothing_of_the_child(
    home: Path, client_as: As, user_of: Users, journal_entries: Entries
) -> None:
    """Neither the page nor the journal holds the identifier; the journal holds the key."""
    key, child_id = rows(home, "select person_key, child_id from people where child_id is not null order by 1 limit 1")[
        0
    ]
    client = client_as("information governance lead")
    sent = {
        "username": "demo.auditor",
        "child_id": child_id,
        "kind": "sampled",
        "because": "dip sample",
        **day("expiry_date", localdate() + timedelta(days=30)),
    }
    assert "no child with this identifier" in read(client.post("/grants/give/", {**sent, "child_id": "none such"}))
    assert "no active user" in read(client.post("/grants/give/", {**sent, "username": "nobody"}))
    assert client.post("/grants/give/", sent).url == "/grants/"
    assert key in scope_of(user_of("auditor")).person_keys
    listed = client.get("/grants/").content.decode()
    assert "dip sample" in listed
    assert child_id not in listed
    assert key not in listed
    (entry,) = [one for one in journal_entries() if one["action"] == "grant given"]
    assert entry["about"]["person"] == key
    assert child_id not in str(entry)


def test_a_grant_ends_by_itself_and_when_it_is_withdrawn(user_of: Users) -> None:
    """The day after its last, and at once."""
    user = user_of("auditor")
    today = localdate()
    grant = give_grant(user, "key-of-one", "sampled", by=LEAD, because="sample", expiry_date=today)
    post = posts_in_force(user, today)[0]
    assert "key-of-one" in viewer_in(user, post, today).named
    assert "key-of-one" not in viewer_in(user, post, today + timedelta(days=1)).named
    withdraw_grant(grant, by=LEAD, because="done")
    assert "key-of-one" not in viewer_in(user, post, today).named
    with pytest.raises(Refused, match="withdrawn already"):
        withdraw_grant(grant, by=LEAD, because="done")


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"because": ""}, "because"),
        ({"kind": "all of them"}, "kind"),
        ({"days": GRANT_DAYS.value + 1}, "expiry_date"),
        ({"days": -1}, "expiry_date"),
        ({"by": By("demo.auditor", "auditor")}, "user"),
    ],
)
def test_a_grant_has_a_reason_an_end_and_a_second_person(user_of: Users, changed: dict[str, Any], field: str) -> None:
    """Or it is refused, and nothing is written."""
    before = Grant.objects.count()
    asked = {"because": "sample", "kind": "sampled", "days": 3, "by": LEAD} | changed
    with pytest.raises(Refused) as refused:
        give_grant(
            user_of("auditor"),
            "key-of-one",
            asked["kind"],
            by=asked["by"],
            because=asked["because"],
            expiry_date=localdate() + timedelta(days=asked["days"]),
        )
    assert field in refused.value.problems
    assert Grant.objects.count() == before


def test_a_restricted_record_opens_only_by_a_grant_and_with_its_reason(home: Path, user_of: Users) -> None:
    """A manager of the team does not see it without."""
    found = rows(home, "select person_key from people where restricted order by 1 limit 1")
    key = found[0][0] if found else "key-of-nobody"
    user = user_of("director")
    store = Store.open(home / "store").current()
    with store.connect(Scope.everything("tests", "tests")) as connection:
        assert key not in persons_seen(connection, scope_of(user))
        give_grant(user, key, "restricted", by=LEAD, because="complaint", expiry_date=localdate())
        scope = scope_of(user)
        assert (key in persons_seen(connection, scope)) == bool(found)
    viewer = viewer_in(user, posts_in_force(user, localdate())[0], localdate())
    assert viewer.reasons == {key: "complaint"}


@pytest.mark.parametrize("role", sorted(RULES))
def test_everybody_learns_which_rule_holds_for_a_page(client_as: As, role: str) -> None:
    """The rule by name, and the same words about children for all."""
    client = client_as(role)
    for area in ("figures", "child", "users"):
        said = read(client.get("/why/", {"area": area}))
        verdict = "may" if role in AREAS[area].roles else "may not"
        assert f"The role {role} {verdict} enter (rule {area})" in said
    assert CHILD in said
    assert client.get("/why/", {"area": "no such area"}).status_code == 200


def test_why_a_child_is_seen_is_told_to_one_role(home: Path, client_as: As, journal_entries: Entries) -> None:
    """By rule and what makes it; the others are told of a page that is not there. Asking is journalled."""
    worker, key, child_id = rows(
        home,
        "select i.worker_id, person_key, child_id from involvements i join people p using (person_key)"
        " where i.end_date is null and not p.restricted and i.role = 'case-worker' order by person_key limit 1",
    )[0]
    for role in set(RULES) - {"information governance lead"}:
        assert client_as(role).get("/why/child/").status_code == 404, role
    client = client_as("information governance lead")

    def asked(username: str, identifier: str = child_id) -> str:
        return read(client.post("/why/child/", {"username": username, "child_id": identifier}))

    assert "As director they see every child" in asked("demo.director")
    assert "No rule lets them" in asked("demo.elected-member")
    assert "no active user" in asked("nobody.at.all")
    assert "no child with this identifier" in asked("demo.director", "none such")
    give_grant(User.objects.get(username="demo.auditor"), key, "sampled", by=LEAD, because="s", expiry_date=localdate())
    assert "a grant in force names this one" in asked("demo.auditor")
    questions = [one for one in journal_entries() if one["action"] == "why asked"]
    assert questions[0]["about"] == {"user": "demo.director", "person": key}
    assert child_id not in str(questions)
    assert worker


def test_the_answer_about_a_child_agrees_with_what_is_seen(home: Path, user_of: Users) -> None:
    """For every role and some children: a rule is named if, and only if, the child is among those seen."""
    from goldenthread.accounts.seeing import why_child

    some = rows(
        home, "select person_key, child_id from people where child_id is not null order by restricted desc, 1 limit 3"
    )
    store = Store.open(home / "store").current()
    with store.connect(Scope.everything("tests", "tests")) as connection:
        for role in ("practitioner", "head of service", "director", "clerk"):
            user = user_of(role)
            seen = persons_seen(connection, scope_of(user))
            for key, child_id in some:
                answer, found = why_child(user.username, child_id, localdate())
                opened = not any("No rule lets them" in said or "they see nothing" in said for said in answer)
                assert found == key
                assert opened == (key in seen), (role, answer)


@given(
    role=st.sampled_from(sorted(RULES)),
    teams=st.frozensets(st.sampled_from(["DA1", "IP1", "CIC1"])),
    workers=st.frozensets(st.sampled_from(["W1", "W2"])),
    named=st.frozensets(st.sampled_from(["key-a", "key-b"])),
)
def test_a_viewer_never_reaches_further_than_their_role(
    role: str, teams: frozenset[str], workers: frozenset[str], named: frozenset[str]
) -> None:
    """Whatever a post holds by mistake, the scope is that of the rule."""
    viewer = Viewer(1, "u", "U", role, 1, teams=teams, workers=workers, named=named, restricted=named)
    scope, rule = viewer.scope("tests"), RULES[role]
    assert scope.all_children == (rule.rows and rule.reach.name == "ALL")
    assert not scope.may_read_restricted
    assert not (scope.may_read_names and not rule.names)
    if not rule.rows:
        assert not scope.person_keys | scope.team_ids | scope.worker_ids | scope.restricted_keys
    if rule.reach.name not in ("TEAMS", "SERVICE"):
        assert not scope.team_ids
    if rule.reach.name in ("NAMED", "ALL"):
        assert not scope.worker_ids
