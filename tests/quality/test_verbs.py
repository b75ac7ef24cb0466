"""Verbs of audits: what each needs, what it keeps, who may, and that the journal has it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils.timezone import localdate
from tests.quality.cast import Cast, grading

from goldenthread.access.errors import LogFailed, NotAllowed
from goldenthread.accounts.errors import Refused
from goldenthread.accounts.models import Grant, User
from goldenthread.auditing.model import Grade, Kind, Stage
from goldenthread.quality import models, queries, rows
from goldenthread.quality.actions import audits
from goldenthread.quality.giving_back import COLUMNS, audits_as_list


def test_a_whole_audit(cast: Cast) -> None:
    """Given out, graded, graded again, settled, fed back, acted on and closed, each state kept."""
    keeper, today = cast.as_("qa.keeper"), localdate()
    made = audits.allocate(cast.wanted(), keeper)
    assert made.case.worker == "qa.worker"
    assert made.case.line[0] != "qa.worker"
    assert "qa.manager" in made.case.line
    assert "demo.director" in made.case.line
    grant = Grant.objects.get(user__username="qa.ann")
    assert (grant.person_key, grant.kind) == (cast.child, "sampled")
    audits.ask_moderator(made.key, "qa.bob", keeper)
    assert not Grant.objects.filter(user__username="qa.bob").exists()
    audits.grade(made.key, grading(made, Grade.GOOD), cast.as_("qa.ann"))
    grant.refresh_from_db()
    assert grant.withdrawn_at is not None
    assert Grant.objects.get(user__username="qa.bob").withdrawn_at is None
    bob = cast.as_("qa.bob")
    seen = queries.opened(bob, made.key, "grading again")
    assert seen.blind
    assert seen.audit.first is None
    with pytest.raises(NotAllowed):
        audits.close(made.key, bob)
    audits.grade_again(made.key, grading(made, Grade.INADEQUATE), bob)
    assert Grant.objects.get(user__username="qa.bob").withdrawn_at is not None
    audits.settle(made.key, Grade.INADEQUATE, "nobody saw the child", cast.as_("qa.bob"))
    for face in (True, False):
        audits.feed_back(made.key, "what was found", face, today, cast.as_("qa.ann"))
    with pytest.raises(Refused, match="no action"):
        audits.close(made.key, keeper)
    audits.add_action(made.key, "See the child", "qa.worker", today, cast.as_("qa.manager"))
    audits.finish_action(made.key, "1", today, "visit of today", cast.as_("qa.worker"))
    closed = audits.close(made.key, keeper)
    assert closed.stage is Stage.CLOSED
    row = models.Audit.objects.get(key=made.key)
    states = list(row.states.order_by("number"))
    assert [one.verb for one in states] == [
        "allocate", "ask moderator", "grade", "grade again", "settle", "feed back", "feed back", "add action",
        "finish action", "close",
    ]  # fmt: skip
    assert rows.audit_of(row.document) == rows.audit_of(states[-1].document) == closed


def test_a_key_is_given_once(cast: Cast) -> None:
    """Also where an audit done elsewhere came with the key that is next."""
    made = audits.allocate(cast.wanted("qa.ann"), cast.as_("qa.keeper"))
    row = models.Audit.objects.get(key=made.key)
    row.key = f"A{row.pk + 1}"
    row.save()
    second = audits.allocate(cast.wanted("qa.bob"), cast.as_("qa.keeper"))
    assert second.key == f"{row.key}x"


def test_a_verb_that_cannot_be_journalled_changes_nothing(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither row nor state nor access."""

    def broken(*given: object) -> None:
        raise LogFailed("the disk is full")

    monkeypatch.setattr("goldenthread.quality.actions.begin.record", broken)
    with pytest.raises(LogFailed):
        audits.allocate(cast.wanted(), cast.as_("qa.keeper"))
    assert not models.Audit.objects.exists()
    assert not models.State.objects.exists()
    assert not Grant.objects.filter(user__username="qa.ann").exists()


def test_a_re_audit_follows_its_audit(cast: Cast) -> None:
    """Of the same case, and of one that is graded."""
    keeper = cast.as_("qa.keeper")
    made = audits.allocate(cast.wanted(), keeper)
    again = replace(cast.wanted("qa.bob", Kind.RE_AUDIT), again=made.key)
    with pytest.raises(Refused, match="follows a graded audit"):
        audits.allocate(again, keeper)
    audits.grade(made.key, grading(made, Grade.INADEQUATE), cast.as_("qa.ann"))
    assert audits.allocate(again, keeper).re_audit_of == made.key
    with pytest.raises(Refused, match="no audit A0"):
        audits.allocate(replace(again, auditor="qa.cat", again="A0"), keeper)


def test_days_to_come_and_strangers_are_refused(cast: Cast) -> None:
    """Feedback of tomorrow, an action for somebody who has nothing to do with the case, one said done by another."""
    made = audits.allocate(cast.wanted(), cast.as_("qa.keeper"))
    audits.grade(made.key, grading(made, Grade.GOOD), cast.as_("qa.ann"))
    today, ann = localdate(), cast.as_("qa.ann")
    with pytest.raises(Refused, match="today or earlier"):
        audits.feed_back(made.key, "so", True, today + timedelta(days=1), ann)
    for owner in ("qa.bob", "nobody", ""):
        with pytest.raises(Refused, match="Choose the worker"):
            audits.add_action(made.key, "See the child", owner, today, ann)
    audits.add_action(made.key, "See the child", "qa.worker", today, ann)
    with pytest.raises(Refused, match="Its owner says"):
        audits.finish_action(made.key, "1", today, "visit", ann)
    with pytest.raises(Refused, match="no open action 2"):
        audits.finish_action(made.key, "2", today, "visit", cast.as_("qa.manager"))
    assert models.Audit.objects.get(key=made.key).owners == ["qa.worker"]
    audits.finish_action(made.key, "1", today, "visit", cast.as_("qa.worker"))
    assert models.Audit.objects.get(key=made.key).owners == []


@pytest.mark.parametrize("by", ["qa.ann", "qa.manager", "demo.board-member"])
def test_only_keepers_give_audits_out(cast: Cast, by: str) -> None:
    """Whoever does not keep audits is told so."""
    with pytest.raises(NotAllowed):
        audits.allocate(cast.wanted("qa.bob"), cast.as_(by))


def test_who_cannot_audit_is_refused(cast: Cast) -> None:
    """Nobody, a stranger, who sits on a board, and who has left."""
    User.objects.filter(username="qa.cat").update(is_active=False)
    for auditor in ("", "nobody", "demo.board-member", "qa.cat"):
        with pytest.raises(Refused, match="holds a post that audits"):
            audits.allocate(cast.wanted(auditor), cast.as_("qa.keeper"))


def test_the_records_get_no_grade_before_it_is_settled(cast: Cast) -> None:
    """The child's page tells what the records hold, and the moderator may open it."""
    keeper = cast.as_("qa.keeper")
    made = audits.allocate(cast.wanted(), keeper)
    audits.ask_moderator(made.key, "qa.bob", keeper)
    graded = [
        COLUMNS.index(name) for name in ("returned_date", "moderated_date", "grade", "moderated_grade", "actions")
    ]

    def held() -> list[object]:
        (line,) = audits_as_list(keeper.scope("tests"))
        return [line[place] for place in graded]

    audits.grade(made.key, grading(made, Grade.GOOD), cast.as_("qa.ann"))
    assert held() == [None] * 5
    audits.grade_again(made.key, grading(made, Grade.INADEQUATE), cast.as_("qa.bob"))
    assert held() == [None] * 5
    audits.settle(made.key, Grade.INADEQUATE, "nobody saw the child", cast.as_("qa.bob"))
    assert held() == [localdate(), localdate(), "good", "inadequate", 0]
