"""Who sees and does what of an audit, seat by seat, as it is written down here; and what is nobody's is not there."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.http import Http404
from django.utils.timezone import localdate, now
from tests.quality.cast import Cast, give, grading, person, viewer_of

from goldenthread.access.errors import NotAllowed
from goldenthread.accounts.errors import Refused
from goldenthread.accounts.models import Cover, Grant, Post, User
from goldenthread.auditing.model import Audit, Grade, Kind, Stage, Whose
from goldenthread.auditing.tools.reading import Tool, tool_of
from goldenthread.quality import models, people, queries, rows
from goldenthread.quality.actions import audits, drafts
from goldenthread.quality.actions.audits import Wanted
from goldenthread.quality.policies import BLIND, RULES, Seat, can_do, seats_of
from goldenthread.quality.reading import rules
from goldenthread.serving.opening import Served

Journal = Callable[[], list[dict[str, Any]]]
A, M, W, L, K = Seat.AUDITOR, Seat.MODERATOR, Seat.WORKER, Seat.LINE, Seat.KEEPER
#: What each seat alone may do, whatever the audit's stage.
MAY = {
    A: {"grade", "feed back", "add view", "add action", "finish action", "close", "raise concern"},
    M: {"grade again", "settle", "feed back", "add action", "raise concern"},
    W: {"add view", "finish action", "raise concern"},
    L: {"feed back", "add view", "add action", "finish action", "close", "raise concern", "answer concern"},
    K: {
        "ask moderator", "feed back", "add view", "add action", "finish action", "close", "cancel", "renew",
        "raise concern",
    },
}  # fmt: skip


def _given(cast: Cast, auditor: str = "qa.ann", kind: Kind = Kind.REGULAR) -> Audit:
    return audits.allocate(cast.wanted(auditor, kind), cast.as_("qa.keeper"))


def _seats(username: str, key: str) -> set[Seat]:
    return set(seats_of(viewer_of(username), models.Audit.objects.get(key=key)))


@pytest.mark.parametrize("seat", tuple(Seat))
def test_what_a_seat_may_do(seat: Seat) -> None:
    """And blind, next to nothing."""
    assert {verb for verb in RULES if can_do(verb, frozenset({seat}), blind=False)} == MAY[seat]
    assert {verb for verb in RULES if can_do(verb, frozenset({seat}), blind=True)} == MAY[seat] & BLIND
    assert not can_do("delete", frozenset(Seat), blind=False)


def test_seats_that_exclude_each_other() -> None:
    """Who works or manages a case grades nothing of it, and who audits it does not choose who looks again."""
    assert not can_do("grade", frozenset({A, L}), blind=False)
    assert not can_do("grade again", frozenset({M, W}), blind=True)
    assert not can_do("ask moderator", frozenset({K, A}), blind=False)
    assert can_do("ask moderator", frozenset({K, L}), blind=False)


def test_who_sits_where(cast: Cast) -> None:
    """By name, by line and by reach; others have no seat and no audit."""
    made = _given(cast)
    assert _seats("qa.ann", made.key) == {A}
    assert _seats("qa.worker", made.key) == {W}
    assert _seats("qa.manager", made.key) == {L}
    assert _seats("qa.keeper", made.key) == {K}
    assert _seats("demo.director", made.key) == {L, K}
    for nobody in ("qa.bob", "demo.board-member", "demo.inspector", "demo.programme-manager"):
        assert _seats(nobody, made.key) == set()
        with pytest.raises(Http404):
            queries.opened(viewer_of(nobody), made.key, "tests")
    with pytest.raises(Http404):
        queries.opened(viewer_of("qa.keeper"), "A0", "tests")


def test_the_worker_sees_it_once_it_is_graded(cast: Cast) -> None:
    """Not before, and no grade while a second one is out or differs, in the history neither; the feedback always."""
    made = _given(cast)
    worker = cast.as_("qa.worker")
    with pytest.raises(Http404):
        queries.opened(worker, made.key, "tests")
    with pytest.raises(NotAllowed):
        audits.add_view(made.key, Whose.WORKER, "mine", localdate(), worker)
    assert queries.listed(worker, "tests") == ()
    audits.grade(made.key, grading(made, Grade.GOOD), cast.as_("qa.ann"))
    assert queries.opened(worker, made.key, "tests").audit.as_audited is Grade.GOOD
    audits.ask_moderator(made.key, "qa.bob", cast.as_("qa.keeper"))
    audits.feed_back(made.key, "well done", True, localdate(), cast.as_("qa.ann"))
    for step in ("out", "differs"):
        seen = queries.opened(worker, made.key, "tests")
        assert (seen.audit.first, seen.audit.second, seen.audit.moderator) == (None, None, ""), step
        assert len(seen.audit.feedback) == 1
        assert "first" in seen.hidden
        assert all(one.audit.first is None for one in queries.history(worker, made.key))
        if step == "out":
            audits.grade_again(made.key, grading(made, Grade.INADEQUATE), cast.as_("qa.bob"))
    audits.settle(made.key, Grade.GOOD, "as the standard says", cast.as_("qa.bob"))
    assert queries.opened(worker, made.key, "tests").audit.as_moderated is Grade.GOOD
    with pytest.raises(Refused, match="your own view"):
        audits.add_view(made.key, Whose.CHILD, "hers", localdate(), worker)
    audits.add_view(made.key, Whose.WORKER, "mine", localdate(), worker)


def test_a_moderator_is_blind_whatever_else_they_are(cast: Cast) -> None:
    """A keeper who is named sees no more than any moderator, in pages, lists, histories and values; no verb tells them."""
    made = _given(cast)
    person("qa.senior", "analyst")
    audits.ask_moderator(made.key, "qa.senior", cast.as_("qa.keeper"))
    audits.grade(made.key, grading(made, Grade.INADEQUATE), cast.as_("qa.ann"))
    audits.add_action(made.key, "See the child", "qa.worker", localdate(), cast.as_("qa.manager"))
    senior = cast.as_("qa.senior")
    assert _seats("qa.senior", made.key) == {M, K}
    seen = queries.opened(senior, made.key, "tests")
    assert (seen.blind, seen.audit.first, seen.audit.actions, seen.row.number) == (True, None, (), 0)
    (line,) = [one for one in queries.listed(senior, "tests") if one.audit.key == made.key]
    assert (line.audit.first, line.audit.stage, line.row.number) == (None, Stage.ALLOCATED, 0)
    assert queries.history(senior, made.key) == ()
    (value,) = [one for one in queries.audits_as_values(viewer=senior) if one.key == made.key]
    assert value.first is None
    for verb in (
        lambda: audits.close(made.key, senior),
        lambda: audits.cancel(made.key, "no", senior),
        lambda: audits.ask_moderator(made.key, "qa.cat", senior),
        lambda: audits.finish_action(made.key, "1", localdate(), "done", senior),
        lambda: audits.feed_back(made.key, "so", True, localdate(), senior),
    ):
        with pytest.raises(NotAllowed):
            verb()
    assert not models.Knowing.objects.filter(username="qa.senior").exists()


def test_who_was_shown_a_grade_never_grades_it_blind(cast: Cast) -> None:
    """Whether on its page or in a list."""
    made = _given(cast)
    audits.grade(made.key, grading(made, Grade.GOOD), cast.as_("qa.ann"))
    person("qa.senior", "analyst")
    person("qa.other", "analyst")
    queries.listed(viewer_of("qa.senior"), "tests")
    with pytest.raises(Refused, match="shown the first grade"):
        audits.ask_moderator(made.key, "qa.senior", cast.as_("qa.keeper"))
    audits.ask_moderator(made.key, "qa.other", cast.as_("qa.keeper"))
    audits.ask_moderator(made.key, "qa.bob", cast.as_("qa.keeper"))
    with pytest.raises(Refused, match="may know"):
        audits.ask_moderator(made.key, "qa.other", cast.as_("qa.keeper"))


def test_nobody_gets_their_own_case_by_another_post(cast: Cast, served: Served) -> None:
    """Of one who works it, manages it, covers it, is involved with the child, or takes it on between two steps."""
    for role, post in (("practitioner", {"worker_id": cast.worker_id}), ("team manager", {"team_ids": [cast.team_id]})):
        user = person(f"qa.two-{role.split()[0]}", "auditor")
        give(user, role, **post)
        with pytest.raises(Refused, match="own case"):
            _given(cast, user.username)
    cover = person("qa.cover", "auditor")
    post = Post.objects.get(user__username="qa.worker")
    day = localdate()
    Cover.objects.create(post=post, covered_by=cover, start_date=day, end_date=day, because="x", given_by="x")
    with pytest.raises(Refused, match="own case"):
        _given(cast, "qa.cover")
    gone = person("qa.gone", "auditor")
    give(gone, "practitioner", worker_id=cast.worker_id)
    Post.objects.filter(user=gone, role="practitioner").update(end_date=day - timedelta(days=30))
    with pytest.raises(Refused, match="own case"):
        _given(cast, "qa.gone")
    made = _given(cast)
    give(User.objects.get(username="qa.ann"), "team manager", team_ids=[cast.team_id])
    with pytest.raises((NotAllowed, Refused)):
        audits.grade(made.key, grading(made, Grade.GOOD), cast.as_("qa.ann"))
    assert people.case_of(served, viewer_of("qa.keeper").scope("tests"), cast.child, day).worker == "qa.worker"


def test_a_restricted_record_needs_its_grant(cast: Cast, served: Served) -> None:
    """To audit it, and to see its audit in any seat."""
    (child,) = (
        served.connection()
        .execute("select min(person_key) from person join involvement using (person_key) where restricted = 1")
        .fetchone()
    )
    keeper = cast.as_("qa.keeper")
    with pytest.raises(Refused, match="no such child"):
        audits.allocate(Wanted(Kind.REGULAR, child, "protection", "qa.ann"), keeper)
    day = localdate()
    for who in ("qa.keeper", "qa.ann"):
        with pytest.raises(Refused):
            audits.allocate(Wanted(Kind.REGULAR, child, "protection", "qa.ann"), viewer_of("qa.keeper"))
        Grant.objects.create(
            user=User.objects.get(username=who), kind="restricted", person_key=child, reason="audit of it",
            start_date=day, expiry_date=day, given_by="x",
        )  # fmt: skip
    made = audits.allocate(Wanted(Kind.REGULAR, child, "protection", "qa.ann"), viewer_of("qa.keeper"))
    assert queries.opened(viewer_of("qa.ann"), made.key, "tests").child.ref
    with pytest.raises(Http404):
        queries.opened(viewer_of("demo.director"), made.key, "tests")
    Grant.objects.filter(kind="restricted", user__username="qa.ann").delete()
    with pytest.raises(Http404):
        queries.opened(viewer_of("qa.ann"), made.key, "tests")


def test_access_is_for_a_time(cast: Cast) -> None:
    """Until some days after it is due; a keeper renews what has run out, and nobody is let in twice."""
    due = localdate() + timedelta(days=7)
    made = audits.allocate(cast.wanted(due=due), cast.as_("qa.keeper"))
    (grant,) = Grant.objects.filter(user__username="qa.ann")
    assert grant.expiry_date == due + timedelta(days=rules().access_days)
    assert queries.opened(cast.as_("qa.ann"), made.key, "tests").child.ref
    with pytest.raises(Refused, match="not graded"):
        _given(cast)
    yesterday = localdate() - timedelta(days=1)
    Grant.objects.filter(pk=grant.pk).update(expiry_date=yesterday, start_date=yesterday)
    assert not queries.opened(cast.as_("qa.ann"), made.key, "tests").child.ref
    audits.renew(made.key, cast.as_("qa.keeper"))
    assert queries.opened(cast.as_("qa.ann"), made.key, "tests").child.ref
    audits.cancel(made.key, "the case closed", cast.as_("qa.keeper"))
    assert not queries.opened(cast.as_("qa.ann"), made.key, "tests").child.ref
    with pytest.raises(Refused, match="anything left"):
        audits.renew(made.key, cast.as_("qa.keeper"))


def test_reading_is_journalled_first(cast: Cast, journal_entries: Journal) -> None:
    """With the child's key, and never a grade."""
    made = _given(cast)
    audits.grade(made.key, grading(made, Grade.INADEQUATE), cast.as_("qa.ann"))
    queries.opened(cast.as_("qa.manager"), made.key, "managing")
    entry = [one for one in journal_entries() if one["action"] == "audit"][-1]
    assert (entry["viewer"], entry["purpose"], entry["about"]["person"]) == ("qa.manager", "managing", cast.child)
    assert "inadequate" not in str(journal_entries())
    queries.listed(cast.as_("qa.manager"), "managing")
    assert journal_entries()[-2]["about"]["persons"] == [cast.child] or journal_entries()[-1]["about"]["persons"] == [
        cast.child
    ]


def test_drafts_are_nobody_elses_and_are_not_overwritten(cast: Cast) -> None:
    """A page opened before the last saving is told what stands; what is missing is told by field; handing in takes it away."""
    made = _given(cast)
    ann, other = cast.as_("qa.ann"), cast.as_("qa.bob")
    with pytest.raises(NotAllowed):
        drafts.save(made.key, "first", {"summary": "x"}, 0, other)
    one = drafts.save(made.key, "first", {"summary": "so far"}, 0, ann)
    with pytest.raises(drafts.Changed) as changed:
        drafts.save(made.key, "first", {"summary": "older"}, 0, ann)
    assert (changed.value.stands["summary"], changed.value.number) == ("so far", 1)
    assert drafts.mine(made.key, "first", cast.as_("qa.keeper")) is None
    for wrong in ({"grades": 1}, {"domains": {"luck": {"grade": "good", "evidence": "x"}}}, {"overall": "fine"},
                  {"summary": "x" * 5000}, {"domains": []}, {"summary": 3}):  # fmt: skip
        with pytest.raises(Refused):
            drafts.save(made.key, "first", wrong, one.number, ann)
    with pytest.raises(Refused) as refused:
        drafts.hand_in(made.key, "first", one.number, ann)
    assert any(field.startswith("evidence-") for field in refused.value.problems)
    keys = drafts.empty(_tool(made))["domains"]
    whole = {"domains": {key: {"grade": "none", "evidence": "does not apply"} for key in keys}, "overall": "good"}
    two = drafts.save(made.key, "first", whole, one.number, ann)
    assert two.document["summary"] == "so far"
    with pytest.raises(drafts.Changed):
        drafts.hand_in(made.key, "first", one.number, ann)
    done = drafts.hand_in(made.key, "first", two.number, ann)
    assert done.first is not None
    assert {judged.grade for judged in done.first.judgements} == {None}
    assert not models.Draft.objects.exists()
    with pytest.raises(NotAllowed):
        drafts.save(made.key, "first", whole, 0, ann)


def test_who_is_who(cast: Cast, served: Served) -> None:
    """A worker of the records is the user who holds the post, and the line is in order and without the worker."""
    day = localdate()
    assert people.person_of_worker(cast.worker_id, day) == "qa.worker"
    assert people.person_of_worker("W-none", day) == "W-none"
    assert people.name_of("qa.worker") == "Worker Test"
    assert people.name_of("W-none") == "W-none"
    line = people.line_of(served, cast.worker_id, cast.team_id, day)
    assert line.index("qa.manager") < line.index("demo.director")
    assert "qa.worker" not in line
    before = day - timedelta(days=400)
    assert "qa.manager" not in people.line_of(served, cast.worker_id, cast.team_id, before)
    assert people.person_of_worker(cast.worker_id, before) == cast.worker_id


def test_a_closed_case_is_that_of_who_was_involved_last(cast: Cast, served: Served) -> None:
    """And one with which nobody ever was cannot be audited."""
    rows_ = served.connection().execute(
        """select person_key from involvement group by person_key having count(*) = count(end_date)
           and person_key in (select person_key from person where restricted = 0 and team_id is null)
           and person_key not in (select person_key from holding union select person_key from unallocated)"""
    )
    child = rows_.fetchone()[0]
    case = people.case_of(served, cast.as_("qa.keeper").scope("tests"), child, localdate())
    known = served.connection().execute("select worker_id, team_id from involvement where person_key = ?", (child,))
    assert case.team in {team for _, team in known}
    assert case.worker


def test_an_audit_of_another_by_its_identifier(cast: Cast) -> None:
    """One done elsewhere names workers of the records: who holds that post sees it as theirs, who covers it does not."""
    made = _given(cast)
    row = models.Audit.objects.get(key=made.key)
    old = replace(made, case=replace(made.case, worker=cast.worker_id), auditor="W-old", tool="elsewhere", version=0)
    rows.write(row, old, "load", "tests", now())
    assert _seats("qa.worker", made.key) == {W}
    assert _seats("qa.ann", made.key) == set()
    assert queries.opened(cast.as_("qa.keeper"), made.key, "tests").tool is None
    assert queries.audits_as_values(until=date(2000, 1, 1)) == ()


def _tool(made: Audit) -> Tool:
    return tool_of(made.tool, made.version)
