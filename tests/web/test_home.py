"""The first page of each role: what it holds, what it must not, and what changed since the last visit."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils.timezone import localdate, now
from lxml import html

from goldenthread.access.audience import Audience
from goldenthread.access.errors import NotAllowed
from goldenthread.access.policy import RULES, Reach
from goldenthread.access.scope import Scope
from goldenthread.accounts.models import Cover, Grant, Post, User
from goldenthread.jobs import states
from goldenthread.jobs.models import Job
from goldenthread.journal.models import Entry
from goldenthread.loads.models import Batch
from goldenthread.serving.dashboard import dashboard
from goldenthread.serving.due import due
from goldenthread.serving.due_rows import DueFilter
from goldenthread.serving.opening import open_served
from goldenthread.serving.service_due import due_by_service, oldest_source
from goldenthread.web.home.figures import FOR_MEMBERS, SAFER
from goldenthread.web.models import LastLooked

Sign = Callable[[str], Client]


def _words(client: Client, path: str = "/") -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return " ".join(
        html.document_fromstring(answer.content.decode()).get_element_by_id("main-content").text_content().split()
    )


def _everybody() -> list[tuple[str, str]]:
    rows = open_served(settings.INSTALLATION.store).connection().execute("select child_id, born from person")
    return [(str(child), str(born or "")) for child, born in rows if child]


@pytest.mark.parametrize("role", sorted(RULES))
def test_each_role_has_a_first_page(role: str, client_as: Sign) -> None:
    """It answers, tells what waits, and is not kept by anybody on the way."""
    answer = client_as(role).get("/")
    assert answer.status_code == 200
    assert "What needs an answer" in answer.content.decode()
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("role", sorted(role for role, rule in RULES.items() if not rule.rows))
def test_no_child_on_the_page_of_a_role_without_rows(role: str, client_as: Sign) -> None:
    """Neither identifier nor day of birth of anybody."""
    text = _words(client_as(role))
    assert not [child for child, born in _everybody() if child in text.split() or (born and born in text)]


@pytest.mark.parametrize("role", sorted(role for role, rule in RULES.items() if rule.reach in (Reach.OWN, Reach.TEAMS)))
def test_who_works_with_children_sees_what_is_due(
    role: str, client_as: Sign, user_of: Callable[[str], User], journal_entries: Callable[[], list[dict[str, Any]]]
) -> None:
    """The number overdue is that of the tracker, and the reading is in the journal with whom it was about."""
    text = _words(client_as(role))
    post = Post.objects.get(user=user_of(role), end_date__isnull=True)
    scope = Scope.children_of(
        "a test", "counting", role=role, teams=post.team_ids, workers=[post.worker_id] if post.worker_id else []
    )
    served = open_served(settings.INSTALLATION.store)

    class Deaf:
        def append(self, action: str, scope: object, about: object) -> None:
            """Nothing is written."""

        def verify(self) -> None:
            """Nothing was."""

    overdue = due(served, scope, Deaf(), DueFilter(status=("overdue",))).shown
    assert f"Overdue {overdue:,}" in text
    read = [one for one in journal_entries() if one["action"] == "tracker"]
    assert read
    assert all(one["role"] == role for one in read)


def test_the_page_of_a_director_holds_the_fixed_set(client_as: Sign) -> None:
    """Each measure of the set that is in the book, with its value as it is served."""
    text = _words(client_as("director"))
    scope = Scope.figures_only("a test", "counting", role="director")
    rows = dashboard(open_served(settings.INSTALLATION.store), scope, Audience.MANAGEMENT).rows
    known = {one.figure.key: one for one in rows if not one.figure.part}
    assert [key for key in SAFER if key not in known] == []
    assert [key for key in SAFER if known[key].title not in text] == []
    assert [key for key in SAFER if known[key].figure.value is not None and known[key].figure.shown not in text] == []


def test_a_director_sees_the_whole_service_at_a_glance(client_as: Sign) -> None:
    """What is overdue in each service adds up to what is overdue, and the age of the records is told."""
    served = open_served(settings.INSTALLATION.store)
    scope = Scope.figures_only("a test", "counting", role="director")
    services = due_by_service(served, scope, Audience.MANAGEMENT)
    every = served.connection().execute(
        "select count(*) from due as d join clock as c using (clock)"
        " where c.about_people = 1 and c.beside = '' and d.status = 'overdue'"
    )
    overdue = sum(one.overdue for one in services)
    assert overdue == every.fetchone()[0] > 0
    assert [one.overdue for one in services] == sorted((one.overdue for one in services), reverse=True)
    text = _words(client_as("director"))
    assert text.index("At a glance") < text.index("What needs an answer") < text.index("Are children safer")
    assert f"Overdue {overdue:,}of" in text
    assert all(f"{one.overdue:,} of {one.open:,}" in text for one in services if one.open)
    assert f"Age of the records {(localdate() - served.as_at).days:,} days" in text


def test_what_is_overdue_by_service_is_for_managers(client_as: Sign) -> None:
    """It holds small numbers: neither a board nor who reads guarded figures is told."""
    served = open_served(settings.INSTALLATION.store)
    for role, audience in (("elected member", Audience.BOARD), ("programme manager", Audience.MANAGEMENT)):
        with pytest.raises(NotAllowed):
            due_by_service(served, Scope.figures_only("a test", "counting", role=role), audience)
        assert "What is overdue, by service" not in _words(client_as(role))


def test_the_oldest_source_is_told() -> None:
    """The kind whose latest delivery speaks of the earliest day."""
    served = open_served(settings.INSTALLATION.store)
    days = dict(served.connection().execute("select kind, max(as_at) from file group by kind").fetchall())
    found = oldest_source(served)
    assert found is not None
    assert found[1].isoformat() == min(days.values()) == days[found[0]]


@pytest.mark.parametrize("role", ["elected member", "lead member"])
def test_members_read_plain_words(role: str, client_as: Sign) -> None:
    """Figures with n, no jargon of charts, and questions."""
    client = client_as(role)
    text = _words(client)
    assert "Questions to ask" in text
    assert "What these figures count" in text
    assert not [word for word in ("common cause", "special cause", "numerator", "denominator") if word in text]
    scope = Scope.figures_only("a test", "counting", role=role)
    rows = dashboard(open_served(settings.INSTALLATION.store), scope, Audience.BOARD).rows
    for one in rows:
        if one.figure.key in FOR_MEMBERS and not one.figure.part and one.figure.value is not None:
            assert f"{one.figure.shown}{one.figure.counted}" in text


def test_the_first_visit_has_nothing_before_it(client_as: Sign, user_of: Callable[[str], User]) -> None:
    """The second, after a rest, tells since when; while a visit lasts, the moment stands."""
    client = client_as("director")
    assert "This is your first visit" in _words(client)
    held = LastLooked.objects.get(user=user_of("director"))
    held.at = now() - timedelta(hours=20)
    held.snapshot = "gone"
    held.save()
    text = _words(client)
    assert "Since " in text
    assert "New records" in text
    assert _words(client) == text


def test_nothing_changed_is_said(client_as: Sign, user_of: Callable[[str], User]) -> None:
    """The same records as at the visit before."""
    client = client_as("analyst")
    client.get("/")
    LastLooked.objects.filter(user=user_of("analyst")).update(at=now() - timedelta(hours=20))
    assert "Nothing since " in _words(client)


def test_what_waits_for_an_answer(client_as: Sign, user_of: Callable[[str], User]) -> None:
    """Failed jobs, checked files, grants and cover that end; each only to whom it concerns."""
    today, moment = localdate(), now()
    done = Job.objects.create(
        kind="loads.check", state=states.DONE, asked_by="demo.analyst", role="analyst", asked_at=moment, ended_at=moment
    )
    Job.objects.create(
        kind="loads.serve", state=states.FAILED, asked_by="x", role="analyst", asked_at=moment, ended_at=moment
    )
    Batch.objects.create(token="a" * 32, files=[], sent_by="demo.analyst", sent_at=moment, check_job=done)
    manager = user_of("team manager")
    Grant.objects.create(
        user=manager, kind="restricted", person_key="k", reason="Court", start_date=today, given_by="x",
        expiry_date=today + timedelta(days=3),
    )  # fmt: skip
    Cover.objects.create(
        post=Post.objects.get(user=user_of("team manager"), end_date__isnull=True), covered_by=user_of("head of service"),
        start_date=today, end_date=today + timedelta(days=2), because="leave", given_by="x",
    )  # fmt: skip
    analyst, own = _words(client_as("analyst")), _words(client_as("team manager"))
    assert "wait to be loaded" in analyst
    assert "failed" in analyst
    assert "Your grant (a restricted record) ends on" in own
    assert "covers for you until" in own
    assert "demo.team-manager's grant" in _words(client_as("information governance lead"))
    assert "grant" not in _words(client_as("director")).lower()


def test_an_administrator_is_told_what_is_amiss(client_as: Sign) -> None:
    """What the doctor would say, with how it is mended."""
    text = _words(client_as("administrator"))
    assert "demonstration users may sign in" in text


def test_while_pages_are_prepared_the_first_page_stands(
    client_as: Sign, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says so, and everything that needs no records is still there."""
    client = client_as("analyst")
    served = next(path for path in (home / "store").rglob("served.sqlite"))
    aside = served.with_suffix(".aside")
    served.rename(aside)
    try:
        text = _words(client)
    finally:
        aside.rename(served)
    assert "They cannot be shown now" in text
    assert "The state of loads" in text


def test_refusals_are_told_to_who_governs(client_as: Sign) -> None:
    """By name and role, once the journal's index has taken them over."""
    assert client_as("elected member").get("/journal/").status_code == 404
    client = client_as("information governance lead")
    client.get("/journal/")
    refused = Counter(Entry.objects.filter(action="refused").values_list("viewer", flat=True))
    assert refused["demo.elected-member"]
    assert refused.most_common(1)[0][0] in _words(client)
