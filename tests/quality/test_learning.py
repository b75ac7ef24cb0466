"""What audits teach leads somewhere, names nobody, and hints at nothing to who grades blind; teams are reviewed by decision."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils.timezone import localdate, now
from tests.plan.small import small_plan
from tests.quality.cast import Cast
from tests.quality.learned import graded, keep
from tests.quality.test_exercises import signed_in

from goldenthread.access.errors import NotAllowed
from goldenthread.accounts.by import By
from goldenthread.accounts.errors import Refused
from goldenthread.accounts.viewer import Viewer
from goldenthread.plan.actions import Raised
from goldenthread.plan.loading import load
from goldenthread.plan.models import Wording
from goldenthread.programme.due import Due, DueKind
from goldenthread.quality import models
from goldenthread.quality.actions import learning as verbs

As = Callable[[str], Viewer]
Pages = Callable[[str], Client]
TODAY = localdate()
LEARNED = verbs.Learned("Plans drift", "Oversight says what to do and not whether it was done.", "oversight")


def _raised() -> Raised:
    plan = small_plan()
    person = next(one for one in plan.people if not one.many and one.left_on is None)
    due = Due(DueKind.DATE, TODAY + timedelta(days=60))
    return Raised(
        plan.themes[0].key, "Ask at supervision whether it was done.", due, (person.key,), "Audits show drift."
    )


def review(**columns: Any) -> models.TeamReview:
    """A review that was proposed."""
    usual = {"team": "T1", "inadequate": 3, "graded": 9, "since": TODAY - timedelta(days=90), "until": TODAY}
    return models.TeamReview.objects.create(written_by="worker", written_at=now(), **(usual | columns))


def test_a_theme_is_kept_and_leads_somewhere(viewer_as: As, client_as: Pages) -> None:
    """Until it has, it is listed; after the days of the rule as one that led nowhere."""
    by = viewer_as("team manager")
    keys = keep([graded(1, 3, "T1")])
    made = verbs.add_theme(replace(LEARNED, audits=keys), by=by)
    client = client_as("head of service")
    assert "led nowhere within" not in client.get("/audits/learning/").content.decode()
    models.Theme.objects.update(written_at=now() - timedelta(days=200))
    assert "1 theme led nowhere within" in client.get("/audits/learning/").content.decode()
    verbs.lead(made.key, verbs.PROPOSED, "Ask in supervision", by=by)
    assert "nowhere within" in client.get("/audits/learning/").content.decode()
    verbs.lead(made.key, verbs.TRAINING, "A morning for managers", by=by)
    assert "nowhere within" not in client.get("/audits/learning/").content.decode()
    page = client.get(f"/audits/learning/{made.key}/").content.decode()
    assert "A morning for managers" in page
    assert keys[0] in page


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"title": ""}, "title"),
        ({"words": " "}, "words"),
        ({"words": "Bob  TEST does it well"}, "words"),
        ({"audits": ("A0", "A00")}, "audits"),
    ],
)
def test_what_a_theme_needs(cast: Cast, change: dict[str, Any], field: str) -> None:
    """Words that name nobody, and audits that are there."""
    with pytest.raises(Refused) as refused:
        verbs.add_theme(replace(LEARNED, **change), by=cast.as_("qa.manager"))
    assert list(refused.value.problems) == [field]


def test_who_may_learn(cast: Cast, viewer_as: As, client_as: Pages) -> None:
    """Managers and keepers; actions of the plan by who may change it, a proposal by all of these."""
    for by in (cast.as_("qa.ann"), viewer_as("elected member")):
        with pytest.raises(NotAllowed):
            verbs.add_theme(LEARNED, by=by)
    made = verbs.add_theme(LEARNED, by=cast.as_("qa.manager"))
    for to, words in (("elsewhere", "words"), (verbs.ACTION, "words"), (verbs.ROUND, "words"), (verbs.NOTHING, " ")):
        with pytest.raises(Refused):
            verbs.lead(made.key, to, words, by=cast.as_("qa.manager"))
    load(small_plan(), by=By("tests", "programme manager"))
    with pytest.raises(NotAllowed):
        verbs.raise_action(made.key, _raised(), by=cast.as_("qa.manager"))
    assert client_as("team manager").get(f"/audits/learning/{made.key}/action/").status_code == 404
    raised = verbs.raise_action(made.key, _raised(), by=viewer_as("director"))
    assert models.Led.objects.get().key == raised.key
    assert client_as("director").get(f"/audits/learning/{made.key}/action/").status_code == 200
    assert raised.key in client_as("analyst").get(f"/audits/learning/{made.key}/").content.decode()


def test_an_action_names_the_audits_it_comes_from(viewer_as: As) -> None:
    """As the plan keeps it."""
    load(small_plan(), by=By("tests", "programme manager"))
    keys = keep([graded(1, 3, "T1"), graded(2, 3, "T1")])
    made = verbs.add_theme(replace(LEARNED, audits=keys), by=viewer_as("director"))
    raised = verbs.raise_action(made.key, _raised(), by=viewer_as("director"))
    assert Wording.objects.get(action=raised).audits == list(keys)


def test_pages_ask_and_keep(client_as: Pages, cast: Cast) -> None:
    """A candidate fills in what is known; what is refused is said at its field."""
    keep([graded(i, 2, "T1", on=TODAY - timedelta(days=3)) for i in range(12)])
    client = client_as("head of service")
    listed = client.get("/audits/learning/").content.decode()
    assert "found below good for 12 children" in listed
    asked = client.get("/audits/learning/add/?domain=risk&team=T1").content.decode()
    assert "Analysis of risk" in asked
    assert models.Knowing.objects.filter(username="demo.head-of-service").count() == 12
    assert client.post("/audits/learning/add/", {"title": "", "words": ""}).status_code == 422
    sent = client.post(
        "/audits/learning/add/", {"title": "Risk", "words": "Ask why", "domain": "risk", "team": "", "audits": ""}
    )
    assert sent.status_code == 302
    key = models.Theme.objects.get().key
    assert client.post(f"/audits/learning/{key}/led/", {"to": "nothing", "words": ""}).status_code == 422
    assert client.post(f"/audits/learning/{key}/led/", {"to": "nothing", "words": "It is known"}).status_code == 302
    assert client.get("/audits/learning/T0/").status_code == 404
    assert signed_in("qa.ann").get("/audits/learning/").status_code == 404
    del cast


def test_a_review_is_decided_held_and_acted_on(client_as: Pages, viewer_as: As, cast: Cast) -> None:
    """By a head of service or director, each step once."""
    row, keeper = review(), cast.as_("qa.keeper")
    with pytest.raises(NotAllowed):
        verbs.decide(row.pk, verbs.BEGUN, "Three in a quarter", by=keeper)
    with pytest.raises(Refused) as refused:
        verbs.decide(row.pk, verbs.BEGUN, "", by=viewer_as("director"))
    assert set(refused.value.problems) == {"because", "leads", "due"}
    head, due = viewer_as("head of service"), TODAY + timedelta(days=20)
    verbs.decide(row.pk, verbs.BEGUN, "Three in a quarter", by=head, leads="qa.keeper", due=due)
    with pytest.raises(Refused):
        verbs.decide(row.pk, verbs.DECLINED, "No", by=head)
    with pytest.raises(NotAllowed):
        verbs.hold(row.pk, TODAY, "Oversight was thin.", by=cast.as_("qa.manager"))
    with pytest.raises(Refused):
        verbs.hold(row.pk, TODAY + timedelta(days=1), "Oversight was thin.", by=keeper)
    verbs.hold(row.pk, TODAY, "Oversight was thin.", by=keeper)
    with pytest.raises(Refused):
        verbs.hold(row.pk, TODAY, "Again.", by=keeper)
    load(small_plan(), by=By("tests", "programme manager"))
    made = verbs.act_on_review(row.pk, _raised(), by=viewer_as("director"))
    page = client_as("director").get(f"/audits/reviews/{row.pk}/").content.decode()
    assert made.key in page
    assert "Oversight was thin." in page
    assert client_as("director").get(f"/audits/reviews/{row.pk}/action/").status_code == 200


def test_a_review_may_be_declined_with_a_reason(client_as: Pages) -> None:
    """On the page, which asks no more once it is decided."""
    row, client = review(), client_as("head of service")
    at = f"/audits/reviews/{row.pk}/"
    assert "to be decided" in client.get("/audits/reviews/").content.decode()
    assert client.post(f"{at}decide/", {"decision": "declined", "because": ""}).status_code == 422
    assert client.post(f"{at}decide/", {"decision": "declined", "because": "It was done in May"}).status_code == 302
    assert "It was done in May" in client.get(at).content.decode()
    assert client.get(f"{at}decide/").status_code == 404
    assert client.get(f"{at}held/").status_code == 404
    assert client_as("analyst").get(f"{at}decide/").status_code == 404


def test_a_review_tells_nothing_to_who_grades_blind(client_as: Pages, viewer_as: As) -> None:
    """Neither on its page nor in the list, and it waits for them to decide."""
    head = viewer_as("head of service")
    keys = keep([replace(graded(1, 3, "T1"), moderator=head.username), graded(2, 3, "T1")])
    row, client = review(audits=list(keys)), client_as("head of service")
    listed, page = (client.get(at).content.decode() for at in ("/audits/reviews/", f"/audits/reviews/{row.pk}/"))
    assert "kept from you for now" in listed
    # The nonce of a page may hold any letters: only what it says is looked at.
    for said in ("3 of 9", keys[0], keys[1]):
        assert said not in page.partition("<main")[2]
    assert client.get(f"/audits/reviews/{row.pk}/decide/").status_code == 404
    assert keys[0] in client_as("director").get(f"/audits/reviews/{row.pk}/").content.decode()
