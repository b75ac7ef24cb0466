"""No path lets an auditor grade their own case, a moderator see a grade early, or inadequate work close unanswered."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from tests.auditing.made import CASE, DAY, audit_of, grading_of

from goldenthread.auditing import states
from goldenthread.auditing.clocks import answer_concern, raise_concern
from goldenthread.auditing.model import (
    Action,
    Audit,
    Feedback,
    Grade,
    Judgement,
    Kind,
    Note,
    Settled,
    Stage,
    View,
    Whose,
)
from goldenthread.auditing.tools.reading import Tool, load_tools, tool_of
from goldenthread.records.codes.quality import AUDIT_GRADE, AUDIT_STAGE
from goldenthread.records.errors import WrongUse

PEOPLE = ("worker", "manager", "head", "ann", "bea", "cem", "")
GRADES = tuple(Grade)


def test_the_words_are_those_of_records() -> None:
    """An audit moves between records and here without being translated."""
    assert {grade.value for grade in Grade} <= {code.code for code in AUDIT_GRADE.codes}
    assert {stage.value for stage in Stage} <= {code.code for code in AUDIT_STAGE.codes}


@pytest.mark.parametrize("person", ["worker", "manager", "head"])
def test_nobody_audits_or_moderates_their_own_case_or_line(person: str) -> None:
    """The worker, their manager and the manager's manager."""
    with pytest.raises(WrongUse, match="own case"):
        audit_of(auditor=person)
    with pytest.raises(WrongUse, match="own case"):
        states.ask_moderator(audit_of(), person)


def test_a_judgement_needs_its_evidence_and_every_domain_its_judgement() -> None:
    """All that is missing is told at once."""
    audit = audit_of()
    tool = tool_of(audit.tool, audit.version)
    whole = grading_of(audit, "ann", Grade.GOOD)
    bare = (replace(whole.judgements[0], evidence=" "), *whole.judgements[2:], Judgement("luck", Grade.GOOD, "x"))
    with pytest.raises(WrongUse) as refused:
        states.grade(audit, tool, replace(whole, judgements=bare, overall=None))
    told = str(refused.value)
    assert all(word in told for word in ("has no evidence", "judged 0 times", "no domain luck", "no overall grade"))


def test_an_answered_audit_keeps_its_version_of_the_tool() -> None:
    """A new version of the questions does not take the answers to the old."""
    audit = audit_of()
    newer = replace(tool_of(audit.tool, 1), version=2)
    with pytest.raises(WrongUse, match="version 2 is not what it was allocated with"):
        states.grade(audit, newer, grading_of(audit, "ann", Grade.GOOD))


def test_someone_who_had_a_hand_in_it_cannot_moderate() -> None:
    """Whoever told the worker knows the grade; whoever was stood down may have looked."""
    audit = states.grade(audit_of(), tool_of("protection", 1), grading_of(audit_of(), "ann", Grade.GOOD))
    told = states.feed_back(audit, Feedback("bea", DAY, True, "well done"))
    with pytest.raises(WrongUse, match="may know"):
        states.ask_moderator(told, "bea")
    changed = states.ask_moderator(states.ask_moderator(audit, "bea"), "cem")
    with pytest.raises(WrongUse, match="may know"):
        states.ask_moderator(changed, "bea")


def test_inadequate_work_closes_only_when_all_is_done() -> None:
    """Told both ways, an action, and the action done."""
    audit = states.grade(audit_of(), tool_of("protection", 1), grading_of(audit_of(), "ann", Grade.INADEQUATE))
    with pytest.raises(WrongUse) as refused:
        states.close(audit, DAY)
    assert len(refused.value.problems) == 3
    audit = states.feed_back(audit, Feedback("ann", DAY, True, "we talked"))
    audit = states.add_action(audit, Action("1", "visit the child", "manager", DAY), "ann")
    assert audit.stage is Stage.ACTIONS_OPEN
    audit = states.finish_action(audit, "1", DAY, "seen on the record")
    with pytest.raises(WrongUse, match="in writing"):
        states.close(audit, DAY)
    audit = states.close(states.feed_back(audit, Feedback("ann", DAY, False, "a letter")), DAY)
    assert audit.stage is Stage.CLOSED
    with pytest.raises(WrongUse, match="it is closed"):
        states.add_view(audit, View(Whose.CHILD, "ann", DAY, "I was not seen"))


def test_until_two_grades_are_settled_the_worse_stands() -> None:
    """A second grade cannot be used to slip past what inadequate work needs."""
    tool, audit = tool_of("protection", 1), audit_of()
    audit = states.ask_moderator(states.grade(audit, tool, grading_of(audit, "ann", Grade.INADEQUATE)), "bea")
    audit = states.grade_again(audit, tool, grading_of(audit, "bea", Grade.GOOD))
    assert (audit.as_audited, audit.as_moderated, audit.stands) == (Grade.INADEQUATE, None, Grade.INADEQUATE)
    assert states.as_seen(audit, "ann").audit.second is None
    audit = states.settle(audit, Settled(Grade.REQUIRES_IMPROVEMENT, "bea", DAY, "the plan was late"))
    assert (audit.as_audited, audit.stands) == (Grade.INADEQUATE, Grade.REQUIRES_IMPROVEMENT)


def test_a_re_audit_follows_an_audit_of_the_same_case() -> None:
    """It names which, and no other kind does."""
    tool, first = tool_of("protection", 1), audit_of()
    graded = states.grade(first, tool, grading_of(first, "ann", Grade.INADEQUATE))
    assert states.allocate("B", Kind.RE_AUDIT, CASE, tool, "bea", DAY, DAY, graded).re_audit_of == "A1"
    for kind, again in ((Kind.RE_AUDIT, None), (Kind.RE_AUDIT, first), (Kind.REGULAR, graded)):
        with pytest.raises(WrongUse, match="re-audit"):
            states.allocate("B", kind, CASE, tool, "bea", DAY, DAY, again)


def test_every_area_has_a_tool_with_a_standard_for_each_grade() -> None:
    """The standard is printed beside the grade."""
    tools = load_tools()
    assert {tool.area for tool in tools} == {
        "front door", "assessment", "child in need", "protection", "care", "leaving care", "disability"
    }  # fmt: skip
    assert all(
        [grade for grade, said in domain.standards if said] == list(Grade) for t in tools for domain in t.domains
    )


class Audits(RuleBasedStateMachine):
    """Anything that anybody may try on one audit, in any order; what is refused changes nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.audit: Audit | None = None
        self.tool: Tool = tool_of("protection", 1)
        self.day = DAY

    def _try(self, act: object, *arguments: object) -> None:
        try:
            self.audit = act(*arguments)  # type: ignore[operator]
        except WrongUse:
            return

    @precondition(lambda self: self.audit is None)
    @rule(auditor=st.sampled_from(PEOPLE))
    def allocate(self, auditor: str) -> None:
        self._try(states.allocate, "A1", Kind.REGULAR, CASE, self.tool, auditor, self.day, self.day)

    @rule()
    def wait(self) -> None:
        self.day += timedelta(days=1)

    @precondition(lambda self: self.audit is not None)
    @rule(by=st.sampled_from(PEOPLE), grade=st.sampled_from(GRADES), again=st.booleans())
    def grade(self, by: str, grade: Grade, again: bool) -> None:
        act = states.grade_again if again else states.grade
        self._try(act, self.audit, self.tool, grading_of(self.audit, by, grade, self.day))

    @precondition(lambda self: self.audit is not None)
    @rule(by=st.sampled_from(PEOPLE))
    def ask(self, by: str) -> None:
        self._try(states.ask_moderator, self.audit, by)

    @precondition(lambda self: self.audit is not None)
    @rule(by=st.sampled_from(PEOPLE), grade=st.sampled_from(GRADES))
    def settle(self, by: str, grade: Grade) -> None:
        self._try(states.settle, self.audit, Settled(grade, by, self.day, "why"))

    @precondition(lambda self: self.audit is not None)
    @rule(by=st.sampled_from(PEOPLE), face=st.booleans())
    def tell(self, by: str, face: bool) -> None:
        self._try(states.feed_back, self.audit, Feedback(by, self.day, face, "words"))

    @precondition(lambda self: self.audit is not None)
    @rule(owner=st.sampled_from(PEOPLE), by=st.sampled_from(PEOPLE), key=st.sampled_from("12"))
    def act(self, owner: str, by: str, key: str) -> None:
        self._try(states.add_action, self.audit, Action(key, "do", owner, self.day), by)

    @precondition(lambda self: self.audit is not None)
    @rule(key=st.sampled_from("12"))
    def finish(self, key: str) -> None:
        self._try(states.finish_action, self.audit, key, self.day, "proof")

    @precondition(lambda self: self.audit is not None)
    @rule(by=st.sampled_from(PEOPLE), answered=st.booleans())
    def concern(self, by: str, answered: bool) -> None:
        note = Note(_noon(self.day), by, "words")
        self._try(*((answer_concern, self.audit, 0, note) if answered else (raise_concern, self.audit, note)))

    @precondition(lambda self: self.audit is not None)
    @rule()
    def close(self) -> None:
        self._try(states.close, self.audit, self.day)

    @precondition(lambda self: self.audit is not None)
    @rule()
    def cancel(self) -> None:
        self._try(states.cancel, self.audit, "not needed")

    @invariant()
    def nobody_grades_their_own(self) -> None:
        if self.audit:
            graders = [one.by for one in (self.audit.first, self.audit.second) if one]
            assert not any(CASE.is_own(person) for person in graders)
            assert len(set(graders)) == len(graders)

    @invariant()
    def a_moderator_sees_nothing_early(self) -> None:
        if self.audit and self.audit.moderator and self.audit.second is None:
            seen = states.as_seen(self.audit, self.audit.moderator)
            bare = replace(self.audit, first=None, settled=None, feedback=(), actions=(), concerns=(), closed=None)
            assert seen.audit == bare
            assert seen.audit.stage in (Stage.ALLOCATED, Stage.CANCELLED)
            assert seen.hidden == ("first", "settled", "feedback", "actions", "concerns")

    @invariant()
    def inadequate_work_closes_answered(self) -> None:
        audit = self.audit
        if audit and audit.closed and audit.stands is Grade.INADEQUATE:
            assert {one.face_to_face for one in audit.feedback} == {True, False}
            assert audit.actions
            assert all(one.done for one in audit.actions)


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12)


Audits.TestCase.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
TestAudits = Audits.TestCase


def test_a_multi_agency_audit_closes_with_the_view_of_another_agency() -> None:
    """Which is named; a view of the family does not do, nor one that names no agency."""
    audit = audit_of(kind=Kind.MULTI_AGENCY)
    audit = states.grade(audit, tool_of(audit.tool, audit.version), grading_of(audit, "ann", Grade.GOOD))
    audit = states.feed_back(audit, Feedback("ann", DAY, face_to_face=True, words="well done"))
    audit = states.add_view(audit, View(Whose.FAMILY, "ann", DAY, "we were asked"))
    with pytest.raises(WrongUse, match="no view of an agency"):
        states.close(audit, DAY)
    for whose, agency in ((Whose.AGENCY, " "), (Whose.CHILD, "Police")):
        with pytest.raises(WrongUse, match="names it"):
            states.add_view(audit, View(whose, "ann", DAY, "we were told in time", agency))
    audit = states.add_view(audit, View(Whose.AGENCY, "ann", DAY, "we were told in time", "Police"))
    assert states.close(audit, DAY).stage is Stage.CLOSED


def test_what_a_blind_moderator_is_refused_tells_nothing() -> None:
    """No view is added by them, and nobody is told who moderates when a close is refused."""
    audit = states.ask_moderator(audit_of(), "bea")
    with pytest.raises(WrongUse, match="blind"):
        states.add_view(audit, View(Whose.CHILD, "bea", DAY, "asked"))
    audit = states.grade(audit, tool_of(audit.tool, audit.version), grading_of(audit, "ann", Grade.GOOD))
    with pytest.raises(WrongUse) as refused:
        states.close(audit, DAY)
    assert "bea" not in str(refused.value)
