"""Raising an action in the midst of a version: what it needs, who may, and that everything else then works on it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils.timezone import localdate

from goldenthread.access.errors import NotAllowed
from goldenthread.accounts.errors import Refused
from goldenthread.accounts.viewer import Viewer
from goldenthread.plan import actions, models
from goldenthread.plan.queries import plan_as_value
from goldenthread.programme.due import Due, DueKind
from goldenthread.programme.promises import Plan

As = Callable[[str], Viewer]
Journal = Callable[[], list[dict[str, Any]]]


def _raised(plan: Plan, **given: Any) -> actions.Raised:
    person = next(one for one in plan.people if not one.many and one.left_on is None)
    usual = {
        "theme": plan.themes[0].key,
        "text": "Visit again where nobody answered.",
        "due": Due(DueKind.DATE, localdate() + timedelta(days=60)),
        "owners": (person.key,),
        "because": "An audit of visits found it.",
    }
    return actions.Raised(**(usual | given))


def test_it_is_part_of_the_plan(plan: Plan, viewer_as: As, journal_entries: Journal) -> None:
    """With its first due, its owner and the day on which it began; and every verb works on it."""
    by = viewer_as("programme manager")
    said = plan.recommendations[0].key
    made = actions.add_action(_raised(plan, recommendations=(said,), audits=("audit-9",)), by=by)
    assert journal_entries()[-1]["about"]["action"] == made.key
    found = plan_as_value().actions[-1]
    assert (found.key, found.printed, found.began_on) == ("raised-1", "N1", localdate())
    assert (found.recommendations, found.audits) == ((said,), ("audit-9",))
    assert found.baseline.on == localdate() + timedelta(days=60)
    actions.update(found.key, "Begun.", by=by)
    assert plan_as_value().actions[-1].updates[-1].text == "Begun."
    assert actions.add_action(_raised(plan), by=by).key == "raised-2"
    assert len({one.printed for one in plan_as_value().actions}) == len(plan.actions) + 2


def test_everything_that_is_wrong_is_told_at_once(plan: Plan, viewer_as: As) -> None:
    """And nothing of it is kept."""
    before = models.Action.objects.count()
    wrong = _raised(
        plan, theme="none", text=" ", because="", owners=(), printed=plan.actions[0].printed, recommendations=("none",),
        due=Due(DueKind.DATE, localdate() - timedelta(days=1)),
    )  # fmt: skip
    with pytest.raises(Refused) as told:
        actions.add_action(wrong, by=viewer_as("director"))
    assert set(told.value.problems) == {"theme", "text", "because", "owners", "printed", "recommendations", "on"}
    assert models.Action.objects.count() == before


@pytest.mark.parametrize("role", ["analyst", "head of service", "board chair", "elected member", "partner agency"])
def test_who_may_not(plan: Plan, viewer_as: As, role: str) -> None:
    """Who may not change the plan raises nothing."""
    with pytest.raises(NotAllowed):
        actions.add_action(_raised(plan), by=viewer_as(role))


def test_the_page(plan: Plan, client_as: Callable[[str], Client]) -> None:
    """It asks, tells what is missing, and leads to the action."""
    client = client_as("programme manager")
    assert b"Add an action" in client.get("/plan/").content
    assert client.post("/plan/add/", {}).status_code == 422
    raised = _raised(plan)
    due = raised.due.on
    assert due is not None
    sent = {
        "theme": raised.theme, "text": raised.text, "owners": list(raised.owners), "because": raised.because,
        "kind": "date", "on-day": due.day, "on-month": due.month, "on-year": due.year,
    }  # fmt: skip
    answer = client.post("/plan/add/", sent)
    assert answer.status_code == 302, answer.content
    assert answer.headers["Location"] == "/plan/actions/raised-1/"
    assert client_as("board chair").get("/plan/add/").status_code == 404
