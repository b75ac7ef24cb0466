"""No order of verbs by anybody lets somebody grade their own case, a moderator see a grade early, or inadequate work slip away.

What the room holds is judged here by rules written out again, and what anybody reads is looked at as text: every first grade
carries a token of its own, so that a leak shows wherever it is.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as site
from django.db import transaction
from django.http import Http404
from django.utils.timezone import localdate, now
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from tests.quality.cast import cast_of, give, grading, viewer_of

from goldenthread.access.errors import NotAllowed
from goldenthread.access.of_home import journal_log
from goldenthread.accounts.errors import Refused
from goldenthread.accounts.models import Grant, User
from goldenthread.auditing.model import Audit, Grade, Kind, Whose
from goldenthread.auditing.tools.reading import tool_of
from goldenthread.quality import models, queries, rows
from goldenthread.quality.actions import audits, concerns, drafts
from goldenthread.quality.models import FIRST, SECOND
from goldenthread.serving.opening import open_served

AUDITORS = ("qa.ann", "qa.bob", "qa.cat")
PEOPLE = (*AUDITORS, "qa.worker", "qa.manager", "qa.keeper", "demo.director", "demo.board-member")
LINE = frozenset({"qa.worker", "qa.manager", "demo.director"})
JUDGED = (Grade.GOOD, Grade.INADEQUATE)
KINDS = (Kind.REGULAR, Kind.THEMATIC, Kind.MULTI_AGENCY)
#: What a refusal may say; anything else would be a fault.
REFUSALS = (NotAllowed, Refused, Http404, drafts.Changed)


class Room(RuleBasedStateMachine):
    """People of every seat try every verb on a few audits of one case, and read whatever they are shown."""

    def __init__(self) -> None:
        """A case with its people, in a transaction that is undone."""
        super().__init__()
        self.held = transaction.atomic()
        self.held.__enter__()
        self.cast = cast_of(open_served(site.INSTALLATION.store))
        self.keys: list[str] = []
        self.own = set(LINE)
        self.saw: set[tuple[str, str]] = set()
        self.states: dict[int, Any] = {}
        self.count = 0
        for auditor in ("qa.ann", "qa.bob"):
            self.give_out(auditor, "qa.keeper", Kind.MULTI_AGENCY if auditor == "qa.bob" else Kind.REGULAR)

    def teardown(self) -> None:
        """Undo it all."""
        transaction.set_rollback(True)
        self.held.__exit__(None, None, None)

    # What people do.

    @rule(auditor=st.sampled_from(PEOPLE), by=st.sampled_from(("qa.keeper", "qa.keeper", "qa.ann", "demo.director")),
          kind=st.sampled_from(KINDS))  # fmt: skip
    def give_out(self, auditor: str, by: str, kind: Kind) -> None:
        """An audit, also to whoever must not have it."""
        made = self._try(by, lambda viewer: audits.allocate(self.cast.wanted(auditor, kind), viewer))
        if made is not None:
            assert auditor not in self.own
            self.keys.append(made.key)

    @rule(turn=st.integers(0, 3), by=st.sampled_from(PEOPLE), grade=st.sampled_from(JUDGED))
    def grade(self, turn: int, by: str, grade: Grade) -> None:
        """For the first time; the words hold the audit's token."""
        if (key := self._key(turn)) is None:
            return
        given = grading(self._audit(key), grade)
        said = tuple(replace(one, evidence=self._token(key)) for one in given.judgements)
        given = replace(given, judgements=said, summary=self._token(key))
        if self._try(by, lambda viewer: audits.grade(key, given, viewer)) is not None:
            assert by not in self.own
            self.saw.add((by, key))

    @rule(
        turn=st.integers(0, 3),
        moderator=st.sampled_from(PEOPLE),
        by=st.sampled_from(("qa.keeper", "qa.ann", "demo.director")),
    )
    def ask(self, turn: int, moderator: str, by: str) -> None:
        """Whoever saw the first grade, or was in the line, is refused."""
        if (key := self._key(turn)) is None:
            return
        if self._try(by, lambda viewer: audits.ask_moderator(key, moderator, viewer)) is not None:
            assert moderator not in self.own
            assert (moderator, key) not in self.saw

    @rule(turn=st.integers(0, 3), by=st.sampled_from(PEOPLE), grade=st.sampled_from(JUDGED))
    def grade_again(self, turn: int, by: str, grade: Grade) -> None:
        """Whoever does must not have read the first grade in any way before."""
        if (key := self._key(turn)) is None:
            return
        given = grading(self._audit(key), grade)
        if self._try(by, lambda viewer: audits.grade_again(key, given, viewer)) is not None:
            assert by not in self.own
            assert (by, key) not in self.saw, f"{by} had seen the first grade of {key}"
            self.saw.add((by, key))

    @rule(
        turn=st.integers(0, 3), by=st.sampled_from(PEOPLE), seat=st.sampled_from((FIRST, SECOND)), whole=st.booleans()
    )
    def write(self, turn: int, by: str, seat: str, whole: bool) -> None:
        """A draft, handed in where it is whole."""
        if (key := self._key(turn)) is None:
            return
        tool = tool_of("protection", 1)
        words = self._token(key) if seat == FIRST else "as read"
        said = {"domains": {one: {"grade": "good", "evidence": words} for one in tool.keys}, "overall": "good"}

        def do(viewer: Any) -> Audit | None:
            kept = drafts.mine(key, seat, viewer)
            number = kept.number if kept is not None else 0
            saved = drafts.save(key, seat, {**said, "summary": words if whole else ""}, number, viewer)
            return drafts.hand_in(key, seat, saved.number, viewer) if whole else None

        before = self._audit(key)
        if self._try(by, do) is not None:
            assert by == (before.auditor if seat == FIRST else before.moderator)
            assert by not in self.own
            assert seat == FIRST or (by, key) not in self.saw
            self.saw.add((by, key))

    @rule(turn=st.integers(0, 3), by=st.sampled_from(PEOPLE), verb=st.integers(0, 9), far=st.integers(0, 9))
    def anything_else(self, turn: int, by: str, verb: int, far: int) -> None:
        """Every other verb, in words that hold the token where they follow the first grade."""
        if (key := self._key(turn)) is None:
            return
        today, words = localdate(), self._token(key)
        due = today + timedelta(days=far)
        verbs: tuple[Callable[[Any], Any], ...] = (
            lambda viewer: audits.feed_back(key, words, bool(far % 2), today, viewer),
            lambda viewer: audits.add_action(key, words, PEOPLE[far % len(PEOPLE)], due, viewer),
            lambda viewer: audits.finish_action(key, "1", today, words, viewer),
            lambda viewer: audits.settle(key, (Grade.GOOD, Grade.INADEQUATE)[far % 2], words, viewer),
            lambda viewer: audits.close(key, viewer),
            lambda viewer: audits.cancel(key, "not needed", viewer),
            lambda viewer: audits.add_view(key, Whose.AGENCY, "said", today, viewer, "Police"),
            lambda viewer: concerns.raise_(key, "alone at night", viewer),
            lambda viewer: concerns.answer(key, 0, "seen today", viewer),
            lambda viewer: audits.renew(key, viewer),
        )
        self._try(by, verbs[verb])

    @rule(
        turn=st.integers(0, 3), steps=st.integers(1, 9), first=st.sampled_from(JUDGED), second=st.sampled_from(JUDGED),
        again=st.booleans(),
    )  # fmt: skip
    def it_goes_on(self, turn: int, steps: int, first: Grade, second: Grade, again: bool) -> None:
        """As is usual, so that every stage is come to: so many steps of what an audit waits for, by who is to do it."""
        for _ in range(steps if self.keys else 0):
            key = self.keys[turn % len(self.keys)]
            audit = self._audit(key)
            if again and not audit.moderator:
                self.ask(turn, next(one for one in AUDITORS[::-1] if one != audit.auditor), "qa.keeper")
                again = False
            elif audit.first is None:
                self.grade(turn, audit.auditor, first)
            elif audit.moderator and audit.second is None:
                self.grade_again(turn, audit.moderator, second)
            elif audit.differs and audit.settled is None:
                self.anything_else(turn, audit.moderator, 3, 1)
            elif len(audit.feedback) < 2:
                self.anything_else(turn, audit.auditor, 0, len(audit.feedback))
            elif not audit.actions:
                self.anything_else(turn, "qa.manager", 1, 4)
            elif audit.actions[-1].done is None:
                self.anything_else(turn, "qa.manager", 2, 0)
            elif not audit.views:
                self.anything_else(turn, "qa.keeper", 6, 0)
            else:
                self.anything_else(turn, "qa.manager", 4, 0)

    @rule(hours=st.integers(20, 60))
    def time_passes(self, hours: int) -> None:
        """Concerns that nobody answered are passed on."""
        concerns.escalate_overdue(now() + timedelta(hours=hours))

    @rule(who=st.sampled_from(AUDITORS), manages=st.booleans(), turn=st.integers(0, 3))
    def somebody_takes_the_case(self, who: str, manages: bool, turn: int) -> None:
        """An auditor gets a second post as its worker or as the manager of its team: from then on it is their own, and whatever
        they had in hand of it they can no longer grade."""
        if len(self.own) > len(LINE):
            return  # one is enough: audits have to get on
        user = User.objects.get(username=who)
        if manages:
            give(user, "team manager", team_ids=[self.cast.team_id])
        else:
            give(user, "practitioner", worker_id=self.cast.worker_id)
        self.own.add(who)
        for key in self.keys:
            audit, place = self._audit(key), self.keys.index(key)
            if who in (audit.auditor, audit.moderator):
                self.grade(place, who, Grade.GOOD)
                self.grade_again(place, who, Grade.GOOD)
            self.ask(turn, who, "qa.keeper")

    @rule(who=st.sampled_from(("qa.keeper", "qa.keeper", "qa.cat")))
    def somebody_reads_and_is_asked(self, who: str) -> None:
        """Whoever was shown the grade is not asked for another."""
        self.read(who)
        for place, key in enumerate(self.keys):
            if self._audit(key).first is not None:
                self.ask(place, who, "demo.director")

    @rule(by=st.sampled_from(PEOPLE))
    def read(self, by: str) -> None:
        """Lists, pages, histories and drafts, whatever they show."""
        shown = [repr(self._try(by, lambda viewer: queries.listed(viewer, "tests")))]
        for key in self.keys:
            shown.append(repr(self._try(by, lambda viewer, key=key: queries.opened(viewer, key, "tests"))))  # type: ignore[misc]
            shown.append(repr(self._try(by, lambda viewer, key=key: queries.history(viewer, key))))  # type: ignore[misc]
            for seat in (FIRST, SECOND):
                draft = drafts.mine(key, seat, viewer_of(by))
                shown.append(repr(draft.document if draft is not None else None))
        self._read(by, "\n".join(shown))

    # What always holds.

    @invariant()
    def states_are_kept(self) -> None:
        """Each once, none altered, and the row is the last of them."""
        for row in models.Audit.objects.all():
            kept = list(row.states.order_by("number"))
            assert [one.number for one in kept] == list(range(1, row.number + 1))
            assert kept[-1].document == row.document
            audit = rows.audit_of(row.document)
            for name, value in rows.columns_of(audit).items():
                assert getattr(row, name) == value, name
            for one in kept:
                assert self.states.setdefault(one.pk, one.document) == one.document

    @invariant()
    def nothing_impossible_stands(self) -> None:
        """In any audit."""
        for audit in queries.audits_as_values():
            for grading_ in (audit.first, audit.second):
                assert grading_ is None or grading_.by not in LINE
            if audit.first and audit.second:
                assert audit.first.by != audit.second.by
            if audit.closed is not None:
                assert audit.first is not None
                assert not audit.moderator or audit.second is not None
                assert all(one.done is not None for one in audit.actions)
                then = rows.audit_of(models.State.objects.get(audit__key=audit.key, verb="close").document)
                assert all(one.answered is not None for one in then.concerns)  # one may be raised after
                if Grade.INADEQUATE in {audit.as_moderated or audit.as_audited}:
                    assert {one.face_to_face for one in audit.feedback} == {True, False}
                    assert audit.actions
                if audit.kind is Kind.MULTI_AGENCY:
                    assert any(one.agency for one in audit.views)

    @invariant()
    def who_is_to_grade_blind_reads_nothing(self) -> None:
        """Wherever they look."""
        for audit in queries.audits_as_values():
            if audit.first is not None and audit.moderator and audit.second is None:
                self.read(audit.moderator)

    @invariant()
    def access_follows_the_task(self) -> None:
        """Whoever may read the case beyond their post has something to grade in it."""
        todo = set()
        for audit in queries.audits_as_values():
            if audit.closed is None and not audit.cancelled:
                if audit.first is None:
                    todo.add((audit.auditor, audit.key))
                elif audit.moderator and audit.second is None:
                    todo.add((audit.moderator, audit.key))
        granted = Grant.objects.filter(person_key=self.cast.child, withdrawn_at__isnull=True, given_by="audits")
        assert {(one.user.username, one.reason.removeprefix("audit ")) for one in granted} == todo

    # How it is tried.

    def _try(self, by: str, do: Callable[[Any], Any]) -> Any:
        """Do it in a transaction of its own; what it says in refusing is read as well."""
        self.count += 1
        try:
            with transaction.atomic():
                return do(viewer_of(by))
        except REFUSALS as refused:
            self._read(by, str(refused))
            return None

    def _read(self, by: str, text: str) -> None:
        for key in re.findall(r"token-(A\d+)-", text):
            audit = self._audit(key)
            if audit.second is None and audit.moderator == by:
                raise AssertionError(f"{by} is to grade {key} blind and was shown: {text}")
            if audit.first is not None:
                self.saw.add((by, key))

    def _key(self, turn: int) -> str | None:
        return self.keys[turn % len(self.keys)] if self.keys else None

    def _audit(self, key: str) -> Audit:
        return rows.audit_of(models.Audit.objects.get(key=key).document)

    def _token(self, key: str) -> str:
        """Words that only who knows the first grade can write."""
        return f"token-{key}-"


def _run(examples: int, steps: int, phases: Iterable[Phase]) -> None:
    how = settings(max_examples=examples, stateful_step_count=steps, deadline=None, phases=phases)
    run_state_machine_as_test(Room, settings=how)
    assert journal_log(site.INSTALLATION.home).fault() is None


def test_no_order_of_verbs_leaves_what_cannot_be(home: Path) -> None:
    """And the journal holds together after all of it."""
    del home
    _run(3, 20, (Phase.generate,))  # to make a failure smaller takes minutes: the longer run does


@pytest.mark.generative
def test_no_order_of_verbs_leaves_what_cannot_be_in_many_tries(home: Path) -> None:
    """The same, for longer."""
    del home
    _run(150, 50, tuple(Phase))
