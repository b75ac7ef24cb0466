"""What the worker does by the clock: concerns passed on, reviews of teams proposed, access ended that nobody needs."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.utils.timezone import localdate, now
from tests.quality.cast import Cast, grading

from goldenthread.accounts.models import Grant
from goldenthread.auditing.model import Audit, Case, Grade
from goldenthread.jobs.worker import CHORES
from goldenthread.quality import looking, models, queries, rows
from goldenthread.quality.actions import audits, concerns
from goldenthread.records.errors import InputRefused

Journal = Callable[[], list[dict[str, Any]]]


def _graded(cast: Cast, grade: Grade) -> Audit:
    """An audit of the case as it stands, copied to another child so that each counts."""
    made = audits.allocate(cast.wanted(), cast.as_("qa.keeper"))
    return audits.grade(made.key, grading(made, grade), cast.as_("qa.ann"))


def _bad(cast: Cast, number: int, grade: Grade = Grade.INADEQUATE, moderator: str = "") -> None:
    """Audits of one team, of a child each, kept as they are."""
    one = _graded(cast, grade)
    row = models.Audit.objects.get(key=one.key)
    case = Case(cast.others[number], one.case.worker, one.case.line, one.case.team)
    rows.write(row, replace(one, case=case, moderator=moderator), "allocate", "tests", now())


def test_it_is_a_chore() -> None:
    """Of the one worker."""
    assert looking.look in CHORES


def test_a_concern_is_passed_on(cast: Cast, journal_entries: Journal) -> None:
    """When its hours are over, to the next of the line of the day, with a state and an entry; then it is answered."""
    made = audits.allocate(cast.wanted(), cast.as_("qa.keeper"))
    raised = concerns.raise_(made.key, "alone at night", cast.as_("qa.ann")).concerns[0]
    assert concerns.escalate_overdue() == ()
    later = now() + timedelta(hours=25)
    assert concerns.escalate_overdue(later) == (made.key,)
    assert concerns.escalate_overdue(later) == ()
    row = models.Audit.objects.get(key=made.key)
    (passed,) = rows.audit_of(row.document).concerns
    assert passed.with_whom == raised.line[1] != raised.with_whom
    assert row.states.last().verb == "escalate"
    assert [one["action"] for one in journal_entries()][-1] == "audits: escalate"
    done = concerns.answer(made.key, 0, "seen, and safe", cast.as_("qa.manager"))
    assert done.concerns[0].answered is not None
    row.refresh_from_db()
    assert not row.concerned


def test_a_team_is_proposed_once(cast: Cast, journal_entries: Journal) -> None:
    """By the stated rule; not again while it waits, nor for the same audits, but for new ones after a decision."""
    today = localdate()
    for number in range(3):
        _bad(cast, number)
        proposed = looking.propose_reviews(today)
        assert len(proposed) == (number == 2)
    (review,) = models.TeamReview.objects.all()
    assert (review.team, review.inadequate, review.graded) == (cast.team_id, 3, 3)
    assert journal_entries()[-1]["action"] == "audits: team review proposed"
    assert looking.propose_reviews(today) == ()
    review.decision, review.held_on = "declined", None
    review.save()
    assert looking.propose_reviews(today) == ()
    _bad(cast, 3)
    assert len(looking.propose_reviews(today)) == 1


def test_a_proposal_tells_no_moderator(cast: Cast) -> None:
    """An audit whose second grade is out waits."""
    for number in range(3):
        _bad(cast, number, moderator="qa.bob")
    assert looking.propose_reviews(localdate()) == ()


def test_access_ends(cast: Cast) -> None:
    """Of whoever has nothing left to grade, whatever left it standing; of others it stays."""
    made = audits.allocate(cast.wanted(), cast.as_("qa.keeper"))
    assert looking.end_access() == 0
    row = models.Audit.objects.get(key=made.key)
    rows.write(row, replace(made, cancelled="not needed"), "cancel", "tests", now())
    assert looking.end_access() == 1
    assert not Grant.objects.filter(user__username="qa.ann", withdrawn_at__isnull=True).exists()


def test_the_chore_looks_when_something_is_new(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """And goes on where the rules of a council cannot be read."""
    looked: list[object] = []
    monkeypatch.setattr(looking, "propose_reviews", looked.append)
    monkeypatch.setattr(looking, "_LAST", looking._Looked())
    looking.look(now())
    looking.look(now())
    assert len(looked) == 1
    made = audits.allocate(cast.wanted(), cast.as_("qa.keeper"))
    looking.look(now())
    assert len(looked) == 2
    looking.look(now() + timedelta(days=1))
    assert len(looked) == 3

    def broken(moment: object) -> None:
        raise InputRefused.of("settings/audits", "it cannot be read", "Mend it")

    monkeypatch.setattr(looking, "escalate_overdue", broken)
    looking.look(now())
    assert queries.audits_as_values(team=made.case.team) == (made,)
