"""Who grades, who grades again blind, whose work it is and who manages it: an audit from being given out to being closed."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils.timezone import localdate, now
from tests.journeys.auditing import as_, audit_page, fill, given_out, graded, on, people
from tests.journeys.walking import follows, opens, sends
from tests.quality.cast import Cast

from goldenthread.auditing.model import Grade
from goldenthread.quality import models
from goldenthread.quality.actions import audits
from goldenthread.quality.actions.concerns import escalate_overdue

Entries = Callable[[], list[dict[str, Any]]]


@pytest.fixture
def cast(database: None) -> Cast:
    """People around one case."""
    del database
    return people()


def test_an_auditor_grades_a_case_page_after_page_and_hands_it_in(cast: Cast, journal_entries: Entries) -> None:
    """Given an audit to grade, when every part is answered in turn and handed in, then it is graded in their name."""
    # Given
    audit, client = given_out(cast), as_("qa.ann")
    assert f"Grade {audit.key}" in opens(client, "/audits/").words
    # When
    done = fill(client, audit, "good")
    # Then
    assert "Your grades are in" in done.words
    assert models.Audit.objects.get(key=audit.key).stands == "good"
    assert any(one["action"] == "audits: grade" and one["viewer"] == "qa.ann" for one in journal_entries())


def test_a_moderator_grades_without_a_sign_of_the_first_grade(cast: Cast) -> None:
    """Given an inadequate first grade, when the moderator looks everywhere, then it is nowhere before their own is in."""
    # Given
    audit = graded(cast, Grade.INADEQUATE)
    audits.ask_moderator(audit.key, "qa.bob", by=cast.as_("qa.keeper"))
    audits.add_action(audit.key, "Write the chronology.", owner="qa.worker", due=localdate(), by=cast.as_("qa.ann"))
    client = as_("qa.bob")
    # When
    seen = [
        opens(client, "/audits/"),
        audit_page(client, audit),
        opens(client, reverse("audit-grade", args=[audit.key])),
    ]
    # Then
    for page in seen:
        assert page.status == 200
        assert not [word for word in ("Inadequate", "notes of May", "chronology") if word in page.words]
    after = fill(client, audit, "good", "Read in the notes of June.")
    assert "Inadequate" in audit_page(client, audit).words
    settled = sends(client, follows(client, after, "Say which grade stands"), "Save", {
        "stands": "requires-improvement", "why": "Read together.",
    })  # fmt: skip
    assert settled.status == 200
    assert models.Audit.objects.get(key=audit.key).stands == "requires-improvement"


def test_a_worker_reads_feedback_and_says_what_they_think(cast: Cast) -> None:
    """Given an audit of their work, when it is graded and told, then they read it and answer."""
    # Given
    client, auditor = as_("qa.worker"), as_("qa.ann")
    assert "About your own work" not in opens(client, "/audits/").words
    audit = graded(cast, Grade.GOOD)
    told = follows(auditor, audit_page(auditor, audit), "Record feedback to the worker")
    sends(auditor, told, "Save", {"way": "face", "words": "You know this child well.", **on("on", localdate())})
    # When
    page = audit_page(client, audit)
    assert "You know this child well." in page.words
    form = follows(client, page, "Add a view of the work")
    after = sends(client, form, "Add it", {"words": "Fair, and useful.", **on("on", localdate())})
    # Then
    assert "Fair, and useful." in after.words
    assert "Fair, and useful." in audit_page(as_("qa.manager"), audit).words


def test_a_manager_sees_actions_done_and_closes(cast: Cast) -> None:
    """Given inadequate work, when it is told both ways and its action is done with proof, then and only then it closes."""
    # Given
    audit, auditor, manager = graded(cast, Grade.INADEQUATE), as_("qa.ann"), as_("qa.manager")
    for way in ("face", "writing"):
        form = follows(auditor, audit_page(auditor, audit), "Record feedback to the worker")
        sends(auditor, form, "Save", {"way": way, "words": "Told.", **on("on", localdate())})
    form = follows(manager, audit_page(manager, audit), "Add an action")
    page = sends(manager, form, "Add it", {
        "text": "Hold the review that is late.", "owner": "qa.worker", **on("due", localdate() + timedelta(days=14)),
    })  # fmt: skip
    assert "Close the audit" not in page.ways
    # When
    worker = as_("qa.worker")
    done = follows(worker, audit_page(worker, audit), "Say that it is done")
    sends(worker, done, "Save", {"proof": "Minutes are on the record.", **on("on", localdate())})
    closed = sends(manager, follows(manager, audit_page(manager, audit), "Close the audit"), "Close it")
    # Then
    assert closed.status == 200
    assert models.Audit.objects.get(key=audit.key).stage == "actions-complete"
    assert "Hold the review that is late." in audit_page(worker, audit).words


def test_a_concern_goes_up_the_line_until_somebody_answers(cast: Cast, journal_entries: Entries) -> None:
    """Given a concern that the first manager leaves, when its hours are over, then the next has it, and answers."""
    # Given
    audit, auditor = given_out(cast), as_("qa.ann")
    form = follows(auditor, audit_page(auditor, audit), "A child may not be safe now")
    sends(auditor, form, "Raise the concern", {"words": "Nobody asked about the bruise."})
    line = models.Audit.objects.get(key=audit.key).document["case"]["line"]
    # When
    later: datetime = now() + timedelta(hours=25)
    assert escalate_overdue(later) == (audit.key,)
    # Then
    concern = models.Audit.objects.get(key=audit.key).document["concerns"][0]
    assert concern["with_whom"] == line[1]
    manager = as_("qa.manager")
    assert "A child may not be safe now" in opens(manager, "/audits/").words
    answered = sends(
        manager,
        follows(manager, audit_page(manager, audit), "Answer"),
        "Answer",
        {"words": "Seen today with the police; safe."},
    )
    assert "Seen today with the police; safe." in answered.words
    assert not models.Audit.objects.get(key=audit.key).concerned
    assert {"audits: raise concern", "audits: answer concern"} <= {one["action"] for one in journal_entries()}
