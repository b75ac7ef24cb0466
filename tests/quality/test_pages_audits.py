"""The pages of one's own audits and of one audit: each seat sees what is its own, and does what waits for it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate
from tests.quality.cast import Cast, grading
from tests.quality.test_pages_form import words
from tests.web_site import SERVER

from goldenthread.accounts.models import User
from goldenthread.auditing.model import Audit, Grade
from goldenthread.quality import models
from goldenthread.quality.actions import audits
from goldenthread.quality.views.verbs import VERBS

SECRET = "Nobody saw the child alone."
Clients = Callable[[str], Client]


@pytest.fixture
def signed_in() -> Clients:
    """A client signed in as one of the cast, or as the demonstration user of a role."""

    def client(username: str) -> Client:
        made = Client(**SERVER)
        made.force_login(User.objects.get(username=username), backend="django.contrib.auth.backends.ModelBackend")
        return made

    return client


@pytest.fixture
def audit(cast: Cast) -> Audit:
    """An audit that is given out."""
    return audits.allocate(cast.wanted(), cast.as_("qa.keeper"))


def today(name: str) -> dict[str, int]:
    """Today as the three parts of a day."""
    day = localdate()
    return {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}


def done(client: Client, name: str, key: str, said: dict[str, Any] | None = None, **more: object) -> None:
    """Send a form that is carried out."""
    answer = client.post(reverse(name, kwargs={"key": key, **more}), said or {})
    assert answer.status_code == 302, words(answer)


def refused(client: Client, name: str, key: str, said: dict[str, Any] | None = None) -> str:
    """Send a form that is refused; what the page says."""
    answer = client.post(reverse(name, args=[key]), said or {})
    assert answer.status_code == 422
    assert "<title>Error: " in answer.content.decode()
    return words(answer)


def page(client: Client, key: str) -> str:
    """What the page of an audit says."""
    answer = client.get(reverse("audit", args=[key]))
    assert answer.status_code == 200
    return words(answer)


def test_each_finds_what_is_theirs_on_the_first_page(signed_in: Clients, audit: Audit, cast: Cast) -> None:
    """To grade, to grade again, late in what one manages, about one's own work; for who reads figures, the report."""
    keeper, own = cast.as_("qa.keeper"), reverse("audits")
    assert "To grade Audit Child" in words(signed_in("qa.ann").get(own))
    assert f"Grade {audit.key}" in words(signed_in("qa.ann").get(own))
    assert "No audit is yours" in words(signed_in("qa.bob").get(own))
    audits.ask_moderator(audit.key, "qa.bob", keeper)
    assert "once the first grades are in" in words(signed_in("qa.bob").get(own))
    assert "About your own work" not in words(signed_in("qa.worker").get(own))
    audits.grade(audit.key, grading(audit, Grade.INADEQUATE), cast.as_("qa.ann"))
    assert "Yours to do" in words(signed_in("qa.ann").get(own))
    blind = words(signed_in("qa.bob").get(own))
    assert f"Grade {audit.key}" in blind
    assert "Inadequate" not in blind
    assert "not settled yet" in words(signed_in("qa.worker").get(own))
    audits.grade_again(audit.key, grading(audit, Grade.INADEQUATE), cast.as_("qa.bob"))
    assert "Inadequate" in words(signed_in("qa.worker").get(own))
    assert "To be audited again" in words(signed_in("qa.manager").get(own))
    models.Audit.objects.update(due_on=localdate())
    member = words(signed_in("demo.elected-member").get(own))
    assert "What audits show together" in member
    assert audit.key not in member


def test_what_is_not_theirs_is_not_there(signed_in: Clients, audit: Audit, cast: Cast) -> None:
    """Neither its page nor its form nor any verb; the worker's once it is graded."""
    del cast
    for username in ("qa.cat", "qa.worker", "demo.board-chair"):
        client = signed_in(username)
        names = ("audit", "audit-grade", "audit-grade-check", *VERBS)
        found = {name: client.get(reverse(name, args=[audit.key])).status_code for name in names}
        assert set(found.values()) == {404}, (username, found)
    listed = signed_in("qa.cat").get(reverse("audit-every"))
    assert "There is no such audit for you" in words(listed)


def test_an_audit_from_grades_to_its_close(signed_in: Clients, audit: Audit, cast: Cast) -> None:
    """By pages alone: a second grade, settled, the worker told, views, an action, and closed when nothing is missing."""
    ann, bob, keeper, worker = (signed_in(f"qa.{name}") for name in ("ann", "bob", "keeper", "worker"))
    key = audit.key
    done(keeper, "audit-moderator", key, {"moderator": "qa.bob"})
    audits.grade(key, grading(audit, Grade.GOOD), cast.as_("qa.ann"))
    blind = page(bob, key)
    assert "Until your grades are in" in blind
    assert "as read" not in blind
    assert bob.get(reverse("audit-feedback", args=[key])).status_code == 404
    done(ann, "audit-feedback", key, {"way": "face", "words": "Told with care", **today("on")})
    assert "Close the audit" not in page(ann, key)
    assert ann.get(reverse("audit-close", args=[key])).status_code == 404
    audits.grade_again(key, grading(audit, Grade.INADEQUATE), cast.as_("qa.bob"))
    both = page(bob, key)
    assert "The second grade is 2 steps lower than the first." in both
    assert "▼ 2 lower" in both
    assert "as read" not in page(worker, key)
    assert "Answer: Why?" in refused(bob, "audit-settle", key, {"why": ""})
    done(bob, "audit-settle", key, {"stands": "inadequate", "why": SECRET})
    assert SECRET in page(worker, key)
    missing = page(ann, key)
    for said in ("face to face and in writing", "has no action"):
        assert said in missing
    assert ann.get(reverse("audit-close", args=[key])).status_code == 404
    done(ann, "audit-feedback", key, {"way": "writing", "words": "Told with care", **today("on")})
    done(worker, "audit-view", key, {"whose": "worker", "words": "Fair", **today("on")})
    refused(worker, "audit-view", key, {"whose": "child", "words": "x", **today("on")})
    done(ann, "audit-action", key, {"text": "See the child", "owner": "qa.worker", **today("due")})
    assert "See the child" in words(worker.get(reverse("audits")))
    number = models.Audit.objects.get(key=key).document["actions"][0]["key"]
    done(worker, "audit-action-done", key, {"proof": "Case note", **today("on")}, action=number)
    assert "Nothing is missing: it can be closed." in page(ann, key)
    assert f"Close {key}" in words(signed_in("qa.manager").get(reverse("audits")))
    done(ann, "audit-close", key)
    closed = page(worker, key)
    for said in ("Fair", "Case note", "Told with care", "the worker was told", "closed"):
        assert said in closed
    assert ann.get(reverse("audit-feedback", args=[key])).status_code == 404


def test_a_concern_heads_every_page_until_it_is_answered(signed_in: Clients, audit: Audit, cast: Cast) -> None:
    """Raised by the auditor, with whom it is and until when; answered by a manager of the case and nobody else."""
    del cast
    ann, manager, key = signed_in("qa.ann"), signed_in("qa.manager"), audit.key
    assert "999" in words(ann.get(reverse("audit-concern", args=[key])))
    refused(ann, "audit-concern", key, {"words": " "})
    done(ann, "audit-concern", key, {"words": SECRET})
    assert "waits for an answer" in words(manager.get(reverse("audits")))
    told = page(manager, key)
    assert SECRET in told
    assert "to be answered by" in told
    answer = reverse("audit-concern-answer", args=[key, 1])
    assert ann.get(answer).status_code == 404
    assert manager.get(reverse("audit-concern-answer", args=[key, 2])).status_code == 404
    assert SECRET in words(manager.get(answer))
    assert manager.post(answer, {"words": ""}).status_code == 422
    assert manager.post(answer, {"words": "Seen an hour ago, safe"}).status_code == 302
    assert "waits for an answer" not in words(manager.get(reverse("audits")))
    assert "Seen an hour ago, safe" in page(ann, key)
    assert manager.get(answer).status_code == 404


def test_an_audit_that_is_not_made(signed_in: Clients, audit: Audit, cast: Cast) -> None:
    """Who keeps audits gives more time or cancels with a reason; then there is nothing to grade."""
    del cast
    keeper, key = signed_in("qa.keeper"), audit.key
    done(keeper, "audit-renew", key)
    refused(keeper, "audit-cancel", key, {"why": ""})
    done(keeper, "audit-cancel", key, {"why": "The family moved away"})
    assert "The family moved away" in page(keeper, key)
    assert signed_in("qa.ann").get(reverse("audit-grade", args=[key])).status_code == 404
    assert "cancelled" in words(keeper.get(reverse("audit-every")))


def test_opening_an_audit_is_journalled(
    signed_in: Clients, audit: Audit, cast: Cast, journal_entries: Callable[[], list[dict[str, Any]]]
) -> None:
    """With the child, before it is shown; lists with every child on them."""
    client = signed_in("qa.ann")
    page(client, audit.key)
    client.get(reverse("audits"))
    told = [one for one in journal_entries() if cast.child in str(one.get("about", ""))]
    assert {one["what"] if "what" in one else one.get("action") for one in told} >= {"audit", "audits"}


def test_a_tool_on_paper(signed_in: Clients, cast: Cast) -> None:
    """Every question and standard; no tool, no page."""
    del cast
    client = signed_in("qa.ann")
    assert "Children on protection plans" in words(client.get(reverse("audit-tools")))
    paper = words(client.get(reverse("audit-tool", args=["protection", 1])))
    assert paper.count("It does not apply, because:") == paper.count("Evidence:")
    assert client.get(reverse("audit-tool", args=["protection", 99])).status_code == 404
