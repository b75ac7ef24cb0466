"""Pages of the plan: who sees which, what stands on them, forms that change something, and files that are sent."""

import re
from collections.abc import Callable
from html import unescape
from io import BytesIO
from tempfile import gettempdir
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from python_calamine import CalamineWorkbook
from tests.plan.small import refreshed, small_plan
from tests.plan.test_questions import look

from goldenthread.accounts.viewer import Viewer
from goldenthread.plan import actions, models
from goldenthread.plan.queries import plan_as_value
from goldenthread.plan.views.verbs import VERBS
from goldenthread.programme.promises import Plan
from goldenthread.programme.tables import Programme, as_workbook
from goldenthread.web.home.promised import promised

Clients = Callable[[str], Client]
As = Callable[[str], Viewer]
#: Pages of the plan as a whole.
WHOLE = ("plan", "plan-compare", "plan-recommendations", "plan-matrix", "plan-mine")
INSIDE = "Visits are booked ahead."


def words(answer: Any) -> str:
    """What a page says: its main part without markup, spaces as one."""
    text = answer.content.decode()
    text = text[text.index("<main") : text.index("</main>")]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", text))).strip()


def page(key: str = "visits") -> str:
    """The address of an action."""
    return reverse("plan-action", args=[key])


def test_before_a_plan_there_are_pages_that_say_so(client_as: Clients) -> None:
    """And who may load one is shown where."""
    client = client_as("programme manager")
    for name in ("plan", "plan-mine", "plan-guard", "plan-recommendations"):
        answer = client.get(reverse(name))
        assert answer.status_code == 200, name
        assert "No plan has been loaded." in words(answer), name
    assert reverse("plan-load") in client.get(reverse("plan")).content.decode()
    assert client.get(page()).status_code == 404


def test_the_board_counts_what_is_claimed_and_shown(plan: Plan, client_as: Clients) -> None:
    """By theme, and narrowed by links."""
    del plan
    client = client_as("director")
    told = words(client.get(reverse("plan")))
    assert "Past their date 1 of 4" in told
    assert "Dates moved 1 of 4 1 move in all" in told
    assert "Seeing children" in told
    late = words(client.get(f"{reverse('plan')}?stands=late"))
    assert "Write the strategy." in late
    assert "Train every manager." not in late
    for name in WHOLE:
        assert client.get(reverse(name)).status_code == 200, name
    compared = words(
        client.get(
            f"{reverse('plan-compare')}?earlier-day=1&earlier-month=4&earlier-year=2026&later-day=1&later-month=6&later-year=2026"
        )
    )
    assert "due moved" in compared
    assert "Two posts are empty" in compared
    wrong = client.get(
        f"{reverse('plan-compare')}?earlier-day=1&earlier-month=6&earlier-year=2026&later-day=1&later-month=4&later-year=2026"
    )
    assert wrong.status_code == 422


@pytest.mark.parametrize(
    ("role", "sees", "inside"),
    [
        ("director", True, True),
        ("inspector", True, True),
        ("board chair", True, True),
        ("practitioner", True, True),
        ("elected member", True, False),
        ("partner agency", False, False),
        ("administrator", False, False),
    ],
)
def test_who_sees_an_action_and_how_much(plan: Plan, client_as: Clients, role: str, sees: bool, inside: bool) -> None:
    """Elected members what is public, partners nothing but their own, who reads no figures nothing."""
    del plan
    answer = client_as(role).get(page())
    assert answer.status_code == (200 if sees else 404)
    if sees:
        told = words(answer)
        assert "See every child on time." in told
        assert "Two posts are empty" in told
        assert (INSIDE in told) is inside
        assert ("The rota of February" in told) is inside


def test_a_partner_sees_and_writes_of_its_own(plan: Plan, client_as: Clients) -> None:
    """Its list, its page, its verbs, and no way to the plan."""
    del plan
    client = client_as("partner agency")
    mine = words(client.get(reverse("plan-mine")))
    assert "Share police reports" in mine
    assert "See every child" not in mine
    told = client.get(page("police")).content.decode()
    assert reverse("plan-update", args=["police"]) in told
    assert reverse("plan-move", args=["police"]) not in told
    assert "/plan/recommendations/" not in told
    done = client.post(reverse("plan-update", args=["police"]), {"text": "Daily now."})
    assert done.status_code == 302
    assert plan_as_value().actions[1].updates[-1].text == "Daily now."
    assert client.post(reverse("plan-update", args=["visits"]), {"text": "Not mine."}).status_code == 404


def test_forms_tell_what_is_wrong_and_change_nothing(plan: Plan, client_as: Clients) -> None:
    """Each at its field, and a refusal of the verb too."""
    client = client_as("programme manager")
    to = reverse("plan-move", args=["visits"])
    assert client.post(to, {}).status_code == 422
    no_day = client.post(to, {"kind": "month", "because": "Why"})
    assert no_day.status_code == 422
    assert "Enter the day, or any day of the month" in words(no_day)
    endless = {"kind": "ongoing", "on-day": "1", "on-month": "3", "on-year": "2027", "because": "Why"}
    assert "Leave the day empty" in words(client.post(to, endless))
    claim = client.post(reverse("plan-claim", args=["left"]), {"rating": "G"})
    assert claim.status_code == 422
    assert "Enter why you rate it otherwise" in words(claim)
    assert plan_as_value() == plan
    moved = {"kind": "month", "on-day": "1", "on-month": "3", "on-year": "2031", "because": "Why it moves"}
    assert client.post(to, moved).status_code == 302
    assert plan_as_value().actions[0].due.words() == "March 2031"


def test_every_verb_has_a_page_for_whom_it_is(plan: Plan, client_as: Clients) -> None:
    """Those that the action's page offers open; those that it does not are not there."""
    del plan
    for role in ("programme manager", "team manager", "clerk", "elected member"):
        client = client_as(role)
        told = client.get(page()).content.decode()
        for name in VERBS:
            to = reverse(name, args=["visits"])
            offered = f'"{to}"' in told
            status = client.get(to).status_code
            assert status == 200 if offered else status in (200, 404), f"{role} {name}"
            if role == "elected member":
                assert not offered
                assert status == 404


def test_closing_through_the_pages(plan: Plan, client_as: Clients) -> None:
    """Said by the owner, agreed by another, and listed for the second person meanwhile."""
    del plan
    owner, second = client_as("team manager"), client_as("head of service")
    assert owner.post(reverse("plan-close", args=["visits"]), {"evidence": ["rota"]}).status_code == 302
    assert "Wait for a second person" in words(second.get(reverse("plan-mine")))
    assert "A second person" in words(second.get(page()))
    assert second.post(reverse("plan-agree", args=["visits"])).status_code == 302
    assert "✓ complete" in words(second.get(page()))
    assert owner.get(reverse("plan-update", args=["visits"])).status_code == 200
    assert owner.get(reverse("plan-close", args=["visits"])).status_code == 404


def test_evidence_is_sent_to_be_saved(plan: Plan, client_as: Clients, journal_entries: Callable[[], list[Any]]) -> None:
    """Never shown, journalled, and only to who may; one that was altered is not given out."""
    del plan
    client = client_as("team manager")
    file = SimpleUploadedFile("rota.html", b"<script>alert(1)</script>", content_type="text/html")
    sent = {"kind": "data", "shows": "The rota", "file": file}
    assert client.post(reverse("plan-add-evidence", args=["visits"]), sent).status_code == 302
    row = models.Evidence.objects.get(sha256__gt="")
    answer = client.get(reverse("plan-evidence-file", args=[row.pk]))
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="rota.html"'
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert journal_entries()[-1]["action"] == "evidence opened"
    assert client_as("inspector").get(reverse("plan-evidence-file", args=[row.pk])).status_code == 200
    for role in ("elected member", "board member", "practitioner", "partner agency"):
        assert client_as(role).get(reverse("plan-evidence-file", args=[row.pk])).status_code == 404, role


def test_exports_and_loading(plan: Plan, client_as: Clients) -> None:
    """The table for who sees the plan; the whole comes back equal, and a faulty one tells every fault."""
    client = client_as("programme manager")
    csv = client.get(f"{reverse('plan-export')}?form=csv")
    assert csv.content.decode("utf-8-sig").count("\r\n") == len(plan.actions) + 1
    book = CalamineWorkbook.from_filelike(BytesIO(client.get(f"{reverse('plan-export')}?form=xlsx").content))
    assert len(book.get_sheet_by_name("Table").to_python()) == len(plan.actions) + 1
    assert client.get(f"{reverse('plan-export')}?form=pdf").status_code == 404
    again = client.get(reverse("plan-export-whole")).content
    to = reverse("plan-load")
    twice = client.post(to, {"file": SimpleUploadedFile("plan.xlsx", again)})
    assert twice.status_code == 422
    assert "it is loaded already" in words(twice)
    odd = client.post(to, {"file": SimpleUploadedFile("plan.xlsx", b"no workbook")})
    assert odd.status_code == 422
    assert gettempdir() not in odd.content.decode()
    new = as_workbook(Programme(refreshed()))
    assert client.post(to, {"file": SimpleUploadedFile("new.xlsx", new)}).status_code == 302
    assert plan_as_value().version == 2
    assert client_as("director").get(to).status_code == 404


def test_a_recommendation_tells_its_whole_story(plan: Plan, client_as: Clients) -> None:
    """What was said, done and changed, and what is still wrong; one that reaches nothing is marked."""
    del plan
    client = client_as("inspector")
    told = words(client.get(reverse("plan-recommendation", args=["ofsted-1"])))
    for heading in ("What was said", "What was done", "What changed", "What is still wrong"):
        assert heading in told
    assert "is not complete" in told
    alone = words(client.get(reverse("plan-recommendation", args=["peer-1"])))
    assert "No action answers it." in alone
    register = words(client.get(f"{reverse('plan-recommendations')}?lacks=actions"))
    assert "Listen to staff." in register
    assert "See children." not in register
    assert "Write the strategy." in words(client.get(reverse("plan-matrix")))
    assert client.get(reverse("plan-recommendation", args=["none"])).status_code == 404


def test_questions_are_asked_and_answered_on_pages(plan: Plan, client_as: Clients) -> None:
    """By who claims; the Board sees neither question nor count before its time."""
    del plan
    look()
    director, owner, chair = client_as("director"), client_as("team manager"), client_as("board chair")
    assert "not answered" in words(director.get(reverse("plan-guard")))
    assert "0 questions" in words(chair.get(reverse("plan-guard")))
    row = models.Question.objects.get(about="visits")
    to = reverse("plan-question", args=[row.pk])
    assert chair.get(to).status_code == 404
    assert owner.post(to, {"text": ""}).status_code == 422
    assert owner.post(to, {"text": "Two posts were filled."}).status_code == 302
    told = words(director.get(to))
    assert "Two posts were filled." in told
    models.Question.objects.update(shown_to_board_on=row.first_seen)
    assert chair.post(to, {"text": "Not mine to answer"}).status_code == 404
    assert director.get(reverse("plan-guard-gone")).status_code == 200


def test_reopening_is_decided_on_a_page(plan: Plan, client_as: Clients, viewer_as: As) -> None:
    """By who keeps the Board's decisions."""
    del plan
    actions.propose("done", by=viewer_as("head of service"), because="It fell back")
    assert "It fell back" in words(client_as("director").get(page("done")))
    clerk = client_as("clerk")
    assert (
        clerk.post(reverse("plan-decide", args=["done"]), {"reopen": "yes", "because": "Board, June"}).status_code
        == 302
    )
    assert "Board, June" in words(clerk.get(page("done")))


def test_keys_of_another_plan_are_not_there(plan: Plan, client_as: Clients) -> None:
    """After a refresh the actions that went are in the version before, and nowhere else."""
    del plan
    assert small_plan().actions[2].key == "left"
    client = client_as("programme manager")
    new = as_workbook(Programme(refreshed()))
    client.post(reverse("plan-load"), {"file": SimpleUploadedFile("new.xlsx", new)})
    assert client.get(page("left")).status_code == 404
    assert "Board, 3 November 2026" in words(client.get(reverse("plan")))
    assert "split" in words(client.get(page("police-2")))


def test_the_first_page_says_what_waits(plan: Plan, viewer_as: As) -> None:
    """An owner's own, the second person's, and what the Board decided; nothing for who has nothing to do with the plan."""
    del plan
    look()

    def waits(role: str) -> str:
        return " | ".join(one.text for one in promised(viewer_as(role)))

    assert "1 claim that the figures do not support" in waits("team manager")
    assert "Say how 1 action of yours goes" in waits("partner agency")
    assert "1 closed action is to be looked at again" in waits("programme manager")
    assert not waits("elected member")
    assert not waits("administrator")
    actions.close("visits", ["rota"], by=viewer_as("team manager"))
    assert "1 action waits for a second person to agree" in waits("head of service")
    actions.propose("done", by=viewer_as("head of service"), because="It fell back")
    assert "1 action is proposed to be reopened" in waits("clerk")
