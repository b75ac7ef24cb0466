"""Verbs of the plan: what each needs, what it keeps, who may, and that the journal has it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import localdate
from tests.plan.small import month
from tests.plan.tables import AFTER, BY_ROLE, BY_STATE, NEVER_OWNERS, OWN

from goldenthread.access.errors import LogFailed, NotAllowed
from goldenthread.access.policy import RULES as ROLES
from goldenthread.accounts.errors import Refused
from goldenthread.accounts.viewer import Viewer
from goldenthread.plan import actions, keeping, models, policies, states
from goldenthread.plan.queries import plan_as_value
from goldenthread.programme.due import Due, DueKind
from goldenthread.programme.promises import Action, EvidenceKind, Expected, Moves, Plan, Stands

As = Callable[[str], Viewer]
Journal = Callable[[], list[dict[str, Any]]]


def _action(key: str) -> Action:
    return next(one for one in plan_as_value().actions if one.key == key)


@pytest.mark.parametrize("role", sorted(ROLES))
def test_who_may_do_what(role: str) -> None:
    """By role, to an action of somebody else's and to one's own."""
    viewer = Viewer(1, "somebody", "Somebody", role, 1)
    others = {verb for verb in policies.RULES if policies.can_do(viewer, verb, {"else"})}
    own = {verb for verb in policies.RULES if policies.can_do(viewer, verb, {"somebody"})}
    assert others == BY_ROLE.get(role, set())
    assert own == others | (set() if role in NEVER_OWNERS else OWN)
    assert not policies.can_do(viewer, "delete", {"somebody"})


def test_every_verb_has_a_rule() -> None:
    """And every rule a verb."""
    assert {*states.VERBS, "answer"} == set(policies.RULES)


def test_what_may_be_done_where() -> None:
    """State by state, and where each verb leads, as it is written down in the tests."""
    words = {
        "said": states.State.SAID,
        "proposed": states.State.PROPOSED,
        "open": states.State.OPEN,
        "complete": states.State.COMPLETE,
    }
    assert {words[name]: verbs for name, verbs in BY_STATE.items()} == {
        state: set(verbs) for state, verbs in states.TRANSITIONS.items()
    }
    for name, verbs in BY_STATE.items():
        for verb in verbs:
            assert states.TRANSITIONS[words[name]][verb] is words[AFTER.get(verb, name)], f"{verb} from {name}"


def test_moving_a_date(plan: Plan, viewer_as: As, journal_entries: Journal) -> None:
    """The date first agreed stays; no reason, no move."""
    del plan
    by, due = viewer_as("director"), month(2027, 6)
    with pytest.raises(Refused, match="why the date moves"):
        actions.move("visits", due, by=by, because=" ")
    with pytest.raises(Refused, match="stands"):
        actions.move("visits", _action("visits").due, by=by, because="No reason")
    actions.move("visits", due, by=by, because="The supplier left")
    one = _action("visits")
    assert (one.due, one.baseline, len(one.slips)) == (due, month(2026, 3), 2)
    assert one.slips[-1].by == "dcs"
    (entry,) = journal_entries()
    assert (entry["action"], entry["viewer"], entry["about"]["because"]) == (
        "plan: date moved",
        "demo.director",
        "The supplier left",
    )


def test_claiming_against_the_rule_needs_a_reason(plan: Plan, viewer_as: As) -> None:
    """Both are then shown."""
    del plan
    by = viewer_as("programme manager")
    with pytest.raises(Refused, match="was due in June 2026"):
        actions.claim("left", "G", by=by)
    with pytest.raises(Refused, match="from the list"):
        actions.claim("left", "X", by=by)
    actions.claim("left", "G", by=by, because="It was agreed to fold it in")
    actions.claim("left", "R", by=by)
    assert [one.rating for one in _action("left").claims] == ["G", "G", "R"]


def test_nothing_is_done_that_cannot_be_journalled(plan: Plan, viewer_as: As, monkeypatch: pytest.MonkeyPatch) -> None:
    """The change is undone with it."""

    def fails(*given: object) -> None:
        raise LogFailed("no disk")

    monkeypatch.setattr("goldenthread.plan.actions.begin.record", fails)
    with pytest.raises(LogFailed):
        actions.update("visits", "Well.", by=viewer_as("team manager"))
    assert plan_as_value() == plan


def test_owners_write_of_their_own_and_of_no_other(plan: Plan, viewer_as: As) -> None:
    """A partner agency its own, a stand-in that of who left; nobody else's is there for them."""
    del plan
    actions.update("police", "Reports are shared by noon.", by=viewer_as("partner agency"))
    actions.update("left", "I stand in.", by=viewer_as("head of service"))
    with pytest.raises(NotAllowed):
        actions.update("visits", "Not mine.", by=viewer_as("partner agency"))
    with pytest.raises(NotAllowed):
        actions.update("none-such", "Nothing.", by=viewer_as("director"))


def test_handing_over_and_cover(plan: Plan, viewer_as: As) -> None:
    """To one who is there; the days before stay theirs."""
    by = viewer_as("programme manager")
    for owners, says in (
        (["gone"], "has left"),
        (["heads"], "are many"),
        (["stranger"], "people of the plan"),
        ([], "Choose"),
    ):
        with pytest.raises(Refused, match=says):
            actions.hand_over("visits", owners, by=by, because="A move")
    actions.hand_over("visits", ["head"], by=by, because="A move")
    actions.set_cover("visits", "manager", by=viewer_as("head of service"), because="Leave")
    one = _action("visits")
    assert [(owned.owners, owned.cover) for owned in one.owned] == [
        (("manager",), ""),
        (("head",), ""),
        (("head",), "manager"),
    ]
    assert policies.owners_of(one, plan.people) == {"demo.head-of-service", "demo.team-manager"}
    with pytest.raises(Refused, match="does not"):
        actions.set_cover("visits", "head", by=by, because="No")


def test_steps_figures_and_words(plan: Plan, viewer_as: As) -> None:
    """Added, done once, taken back with a reason, superseded and kept."""
    del plan
    by, today = viewer_as("programme manager"), localdate()
    step = actions.add_milestone("left", "Draft", Due(DueKind.DATE, today), by=by)
    with pytest.raises(Refused, match="today or earlier"):
        actions.finish_milestone("left", step.key, today + timedelta(days=1), by=by)
    actions.finish_milestone("left", step.key, today, by=by)
    with pytest.raises(Refused, match="done already"):
        actions.finish_milestone("left", step.key, today, by=by)
    link = Expected("referrals", Moves.DOWN, Stands.GUARDRAIL, subject="fewer come back")
    row = actions.link_figure("left", link, by=by)
    with pytest.raises(Refused, match="linked to the action already"):
        actions.link_figure("left", link, by=by)
    with pytest.raises(Refused, match="belong together"):
        actions.link_figure("left", replace(link, measure="contacts", subject=""), by=by)
    assert _action("left").expected == (link,)
    actions.unlink_figure("left", row.pk, by=by, because="Another subject")
    assert not _action("left").expected
    assert models.Expected.objects.get(pk=row.pk).ended_because == "Another subject"
    actions.reword("left", "Write a strategy for children.", by=by, because="Plainer")
    assert _action("left").text == "Write a strategy for children."
    assert models.Wording.objects.filter(action__key="left").count() == 2


def test_closing_needs_evidence_and_a_second_person(plan: Plan, viewer_as: As) -> None:
    """Neither who said so nor whose it is; checks follow; what is sent back is open."""
    del plan
    manager, programme = viewer_as("team manager"), viewer_as("programme manager")
    with pytest.raises(Refused, match="Choose the evidence"):
        actions.close("visits", ["another"], by=manager)
    with pytest.raises(Refused, match="no evidence yet"):
        actions.close("left", [], by=programme)
    actions.close("visits", ["rota"], by=manager)
    with pytest.raises(Refused, match="waits for a second person"):
        actions.move("visits", month(2027, 1), by=programme, because="Late")
    with pytest.raises(NotAllowed):
        actions.agree("visits", by=manager)
    actions.send_back("visits", by=programme, because="The rota shows no child")
    assert _action("visits").closure is None
    actions.close("visits", ["rota"], by=programme)
    with pytest.raises(Refused, match="You said that it is complete"):
        actions.agree("visits", by=programme)
    actions.hand_over("visits", ["dcs"], by=programme, because="A move")
    with pytest.raises(Refused, match="The action is yours"):
        actions.agree("visits", by=viewer_as("director"))
    actions.agree("visits", by=viewer_as("head of service"))
    closure = _action("visits").closure
    assert closure is not None
    assert closure.agreed_by == "head"
    assert [one.months for one in closure.checks] == [3, 6]


def test_looking_again_and_reopening(plan: Plan, viewer_as: As) -> None:
    """A check when it is due and once; the Board decides, and not by the hand of who proposed it."""
    del plan
    head, programme, clerk = viewer_as("head of service"), viewer_as("programme manager"), viewer_as("clerk")
    with pytest.raises(Refused, match="done already"):
        actions.look_again("done", 3, True, "Looked", by=head)
    actions.look_again("done", 6, False, "Half of them left", by=head)
    with pytest.raises(Refused, match="The action is complete"):
        actions.decide("done", True, by=clerk, because="Board")
    actions.propose("done", by=programme, because="It fell back")
    with pytest.raises(Refused, match="You proposed it"):
        actions.decide("done", True, by=programme, because="Board")
    actions.decide("done", False, by=clerk, because="Board, May: keep it")
    actions.propose("done", by=head, because="It fell back again")
    actions.decide("done", True, by=clerk, because="Board, June: reopen it")
    one = _action("done")
    assert one.closure is None
    assert one.closures[-1].reopened_because == "Board, June: reopen it"
    assert models.Proposal.objects.count() == 2


def test_a_check_is_not_done_before_it_is_due(plan: Plan, viewer_as: As) -> None:
    """Three months are three months."""
    del plan
    actions.close("visits", ["rota"], by=viewer_as("team manager"))
    actions.agree("visits", by=viewer_as("programme manager"))
    with pytest.raises(Refused, match="not before"):
        actions.look_again("visits", 3, True, "Early", by=viewer_as("head of service"))
    with pytest.raises(Refused, match="from the list"):
        actions.look_again("visits", 5, True, "Odd", by=viewer_as("head of service"))


def test_evidence_is_kept_by_its_content(plan: Plan, viewer_as: As) -> None:
    """Under its hash, once; a name is made plain; nothing empty or too large; what was altered is not given out."""
    del plan
    by, data = viewer_as("team manager"), b"<script>alert(1)</script>"
    file = SimpleUploadedFile("../../etc/<b>rota</b>\r\n.html", data)
    row = actions.add_evidence("visits", EvidenceKind.DATA, "The rota", by=by, file=file)
    assert keeping.kept(settings.INSTALLATION.home, row.sha256) == data
    assert not set('/\\<>"\r\n') & set(row.file)
    again = actions.add_evidence("visits", EvidenceKind.DATA, "Again", by=by, file=SimpleUploadedFile("x.html", data))
    assert (again.sha256, again.key) == (row.sha256, "evidence-2")
    with pytest.raises(Refused, match="empty"):
        actions.add_evidence("visits", EvidenceKind.DATA, "Nothing", by=by, file=SimpleUploadedFile("x.txt", b""))
    place = settings.INSTALLATION.home / "evidence" / row.sha256
    place.write_bytes(b"altered")
    assert keeping.kept(settings.INSTALLATION.home, row.sha256) is None
    place.unlink()
    assert keeping.kept(settings.INSTALLATION.home, "../web.toml") is None


def test_days_are_those_of_the_verb(plan: Plan, viewer_as: As) -> None:
    """An update is dated today, and the plan of yesterday has it not."""
    del plan
    actions.update("visits", "Today.", by=viewer_as("team manager"))
    yesterday: date = localdate() - timedelta(days=1)
    then = {one.key: one for one in plan_as_value(yesterday).actions}
    assert [one.text for one in then["visits"].updates] == ["Visits are booked ahead."]
