"""Verbs of audits: what each needs, what it keeps, who may, and that the journal has it."""

import pytest
from django.utils.timezone import localdate
from tests.quality.cast import Cast, grading

from goldenthread.access.errors import NotAllowed
from goldenthread.accounts.errors import Refused
from goldenthread.accounts.models import Grant
from goldenthread.auditing.model import Grade, Stage
from goldenthread.quality import models, queries, rows
from goldenthread.quality.actions import audits


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
