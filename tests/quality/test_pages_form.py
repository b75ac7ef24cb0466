"""The form of grades: by domain, saved as it goes, never over another page's text, never lost, and never early for a moderator."""

import re
from collections.abc import Callable
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils.timezone import now
from tests.quality.cast import Cast, grading
from tests.web_site import SERVER

from goldenthread.accounts.models import User
from goldenthread.auditing.model import Audit, Grade, Kind
from goldenthread.auditing.tools.reading import tool_of
from goldenthread.quality import models
from goldenthread.quality.actions import audits, drafts
from goldenthread.quality.limits import WORDS
from goldenthread.quality.unsaved import forget_expired, slip
from goldenthread.quality.writing import NONE, WHOLE, Written

SECRET = "The bruise was seen on Tuesday."
Clients = Callable[[str], Client]


def words(answer: Any) -> str:
    """What a page says: its main part without markup, spaces as one."""
    text = answer.content.decode()
    text = text[text.index("<main") : text.index("</main>")]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", text))).strip()


@pytest.fixture
def signed_in() -> Clients:
    """A client signed in as one of the cast."""

    def client(username: str) -> Client:
        made = Client(**SERVER)
        made.force_login(User.objects.get(username=username), backend="django.contrib.auth.backends.ModelBackend")
        return made

    return client


@pytest.fixture
def audit(cast: Cast) -> Audit:
    """An audit that is to be graded."""
    return audits.allocate(cast.wanted(), by=cast.as_("qa.keeper"))


def at(audit: Audit, part: str = "risk-1", name: str = "audit-grade-part") -> str:
    """The page of a part."""
    return reverse(name, args=[audit.key, part])


def sent(page: HttpResponse, **said: str) -> dict[str, str]:
    """What a browser sends from a page of the form, with what was typed into it."""
    hidden = dict(re.findall(r'<input type="hidden" name="(began|writer)" value="([^"]*)"', page.content.decode()))
    return {**hidden, **said}


def test_each_domain_has_its_page_and_each_grade_its_standard(signed_in: Clients, audit: Audit) -> None:
    """Questions, four standards, that it does not apply, and the evidence; from a list that says how far each is."""
    client = signed_in("qa.ann")
    listed = words(client.get(reverse("audit-grade", args=[audit.key])))
    tool = tool_of(audit.tool, audit.version)
    assert listed.count("not started") == len(tool.keys) + 1
    for domain in tool.domains:
        shown = words(client.get(at(audit, domain.key)))
        for asked in (*domain.questions, *(said for _, said in domain.standards), "It does not apply"):
            assert asked in shown
    assert "Overall grade" in words(client.get(at(audit, WHOLE)))
    assert client.get(at(audit, "none-such")).status_code == 404


def test_a_whole_form_without_script(signed_in: Clients, audit: Audit) -> None:
    """What is missing is told with a link to where; then it is handed in, and is the auditor's first grading."""
    client, check = signed_in("qa.ann"), reverse("audit-grade-check", args=[audit.key])
    first = client.get(at(audit))
    answer = client.post(at(audit), sent(first, grade="good", words="", then="next"))
    assert answer.status_code == 302
    refused = client.post(check)
    assert refused.status_code == 422
    assert "<title>Error: " in refused.content.decode()
    assert f'href="{at(audit)}">Analysis of risk: write the evidence' in refused.content.decode()
    for key in (*tool_of(audit.tool, audit.version).keys, WHOLE):
        page = client.get(at(audit, key))
        grade = NONE if key == "diversity-1" else "inadequate"
        client.post(at(audit, key), sent(page, grade=grade, words=f"{key}:\r\nas read", then="list"))
    whole = client.get(check)
    assert "Still missing" not in words(whole)
    late = client.get(at(audit))
    client.post(at(audit), sent(late, grade="inadequate", words="risk-1:\nas read", then="list"))
    number = re.findall(r'name="number" value="(\d+)"', whole.content.decode())[0]
    assert client.post(check, {"number": str(int(number) - 1)}).status_code == 422
    assert client.post(check, {"number": number}).status_code == 302
    done = models.Audit.objects.get(key=audit.key)
    assert done.stands == "inadequate"
    judged = {one["domain"]: (one["grade"], one["evidence"]) for one in done.document["first"]["judgements"]}
    assert judged["risk-1"] == ("inadequate", "risk-1:\nas read")
    assert judged["diversity-1"][0] is None
    assert not models.Draft.objects.exists()
    assert client.get(at(audit)).status_code == 404


def test_two_pages_of_one_part_are_both_shown(signed_in: Clients, audit: Audit) -> None:
    """The later save is not made over the earlier one; each keeps its text until somebody puts them together."""
    client = signed_in("qa.ann")
    old = client.get(at(audit))
    client.post(at(audit), sent(old, grade="good", words="from the first page", then="list"))
    clash = client.post(at(audit), sent(old, grade="inadequate", words="from the second page", then="list"))
    assert clash.status_code == 409
    assert "from the first page" in words(clash)
    assert "from the second page" in words(clash)
    document = models.Draft.objects.get().document
    assert document["domains"]["risk-1"]["evidence"] == "from the first page"
    again = client.post(at(audit), sent(clash, grade="inadequate", words="from both", then="list"))
    assert again.status_code == 302
    assert models.Draft.objects.get().document["domains"]["risk-1"]["evidence"] == "from both"


def test_pages_of_other_parts_do_not_stand_in_the_way(signed_in: Clients, audit: Audit) -> None:
    """Two domains open in two windows: each saves, whichever comes first."""
    client = signed_in("qa.ann")
    one, other = client.get(at(audit)), client.get(at(audit, "plan-1"))
    for part, page in (("risk-1", one), ("plan-1", other)):
        assert client.post(at(audit, part), sent(page, grade="good", words=part, then="list")).status_code == 302
    assert {key for key, said in models.Draft.objects.get().document["domains"].items() if said["evidence"]} == {
        "risk-1", "plan-1",
    }  # fmt: skip


def test_what_is_sent_after_the_session_ended_is_not_lost(signed_in: Clients, audit: Audit, cast: Cast) -> None:
    """It waits in the new session for the person who wrote it, and for nobody else; nothing is saved meanwhile."""
    client = signed_in("qa.ann")
    page = client.get(at(audit))
    client.logout()
    answer = client.post(at(audit), sent(page, grade="good", words=SECRET, then="next"))
    assert answer.status_code == 302
    assert "/sign-in/" in answer.headers["Location"]
    assert not models.Draft.objects.exists()
    assert SECRET not in client.get(answer.headers["Location"]).content.decode()
    ann = User.objects.get(username="qa.ann")
    ann.set_password("four words and more")
    ann.save()
    signing = {"username": "qa.ann", "password": "four words and more", "next": at(audit)}
    entered = client.post(answer.headers["Location"], signing)
    assert (entered.status_code, entered.headers["Location"]) == (302, at(audit))
    back = client.get(at(audit))
    assert SECRET in words(back)
    assert "Nothing is lost" in words(back)
    assert client.post(at(audit), sent(back, grade="good", words=SECRET, then="list")).status_code == 302
    assert models.Draft.objects.get().document["domains"]["risk-1"]["evidence"] == SECRET
    assert "Nothing is lost" not in words(client.get(at(audit)))
    del cast


def test_somebody_else_who_signs_in_does_not_find_it(signed_in: Clients, audit: Audit, cast: Cast) -> None:
    """Even a colleague to whom the same audit is given later, on the same machine."""
    client = signed_in("qa.ann")
    page = client.get(at(audit))
    client.logout()
    client.post(at(audit), sent(page, grade="good", words=SECRET))
    models.Audit.objects.filter(key=audit.key).update(auditor="qa.bob")
    client.force_login(User.objects.get(username="qa.bob"), backend="django.contrib.auth.backends.ModelBackend")
    shown = client.get(at(audit))
    assert shown.status_code == 200
    assert SECRET not in shown.content.decode()
    held = "unsaved_grades"
    assert any(held in one.get_decoded() for one in Session.objects.all())
    forget_expired(now() + timedelta(days=2))
    assert not any(held in one.get_decoded() for one in Session.objects.all())
    del cast


def test_a_stale_token_loses_nothing_and_a_forged_form_does_nothing(audit: Audit, cast: Cast) -> None:
    """Who signed in again in another window has a new token: the old page's text is shown to be saved; a form of another
    site, without the slip of the page, is refused as everywhere."""
    client = Client(enforce_csrf_checks=True, **SERVER)
    client.force_login(User.objects.get(username="qa.ann"), backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(at(audit))
    answer = client.post(at(audit), sent(page, grade="good", words=SECRET))
    assert (answer.status_code, answer.headers["Location"]) == (302, at(audit))
    assert SECRET in words(client.get(at(audit)))
    assert not models.Draft.objects.exists()
    forged = client.post(at(audit, "plan-1"), {"grade": "good", "words": "forged", "began": "", "writer": "forged"})
    assert forged.status_code == 403
    stolen = {"grade": "good", "words": "forged", "began": "", "writer": slip("qa.bob", audit.key, "plan-1")}
    assert client.post(at(audit, "plan-1"), stolen).status_code == 403
    assert "forged" not in client.get(at(audit, "plan-1")).content.decode()
    del cast


def test_the_script_is_told_what_became_of_what_it_sent(signed_in: Clients, audit: Audit, cast: Cast) -> None:
    """Saved, with the mark to go on from; overtaken; too long; signed out; token gone stale; not theirs."""
    client, save = signed_in("qa.ann"), at(audit, name="audit-grade-save")
    said = sent(client.get(at(audit)), grade="", words="half a sen")
    saved = client.post(save, said)
    assert re.fullmatch(r"Saved \d\d:\d\d", saved.json()["says"])
    assert saved.json()["began"] == Written("", "half a sen").mark
    assert client.post(save, said).status_code == 200
    assert client.post(save, {**said, "words": "another"}).status_code == 409
    assert (
        client.post(save, {**said, "began": saved.json()["began"], "words": "x" * (WORDS.value + 1)}).status_code == 422
    )
    assert client.get(save).status_code == 405
    assert Client(**SERVER).post(save, said).status_code == 401
    assert signed_in("qa.bob").post(save, said).status_code == 404
    strict = Client(enforce_csrf_checks=True, **SERVER)
    strict.force_login(User.objects.get(username="qa.ann"), backend="django.contrib.auth.backends.ModelBackend")
    stale = strict.post(save, {**said, "began": saved.json()["began"], "words": "half a sentence"})
    assert stale.status_code == 403
    token = {"csrfmiddlewaretoken": stale.json()["token"]}
    again = strict.post(save, {**said, **token, "began": saved.json()["began"], "words": "half a sentence"})
    assert again.status_code == 200
    assert strict.post(save, {**said, "writer": "forged"}).json() == {}
    assert models.Draft.objects.get().document["domains"]["risk-1"]["evidence"] == "half a sentence"
    del cast


def test_a_moderator_grades_without_sight_of_the_first(signed_in: Clients, audit: Audit, cast: Cast) -> None:
    """Not before the first grades are in; then on pages that hold no word of them; the first auditor's draft is theirs."""
    keeper = cast.as_("qa.keeper")
    audits.ask_moderator(audit.key, "qa.bob", by=keeper)
    client = signed_in("qa.bob")
    assert client.get(at(audit)).status_code == 404
    drafts.save(audit.key, "first", {"summary": SECRET}, 0, by=cast.as_("qa.ann"))
    audits.grade(audit.key, grading(audit, Grade.INADEQUATE), by=cast.as_("qa.ann"))
    shown = [client.get(at(audit, key)) for key in (*tool_of(audit.tool, audit.version).keys, WHOLE)]
    shown += [client.get(reverse(name, args=[audit.key])) for name in ("audit", "audit-grade", "audit-grade-check")]
    shown.append(client.get(reverse("audits")))
    for page in shown:
        assert page.status_code == 200
        text = page.content.decode()
        assert SECRET not in text
        assert "as read" not in text
        assert 'value="inadequate" checked' not in text
    assert "blind" in words(shown[-1])


def test_a_review_of_a_cohort_may_end_in_a_finding_alone(signed_in: Clients, cast: Cast) -> None:
    """No overall grade is asked for."""
    audit = audits.allocate(cast.wanted(kind=Kind.COHORT_REVIEW), by=cast.as_("qa.keeper"))
    page = words(signed_in("qa.ann").get(at(audit, WHOLE)))
    assert "Overall grade" not in page
    assert "What was found" in page
