"""Any sequence of verbs by anybody: no request is lost, none closes without an answer and an acceptance, no rule is broken."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any, ClassVar

import pytest
from django.db import transaction
from django.utils.timezone import localdate
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from tests.governance.seated import BOARD, COMMITTEE, PEOPLE, key

from goldenthread.access.areas import can_enter
from goldenthread.access.errors import NotAllowed
from goldenthread.access.of_home import journal_log
from goldenthread.accounts.errors import Refused
from goldenthread.accounts.viewer import Viewer
from goldenthread.governance import models, queries
from goldenthread.governance.actions import boards as board_verbs
from goldenthread.governance.actions import meetings, requests
from goldenthread.governance.actions.requests import Asked
from goldenthread.governance.policies import DEEDS
from goldenthread.programme.boards import Governance, RequestKind
from goldenthread.programme.ledger import Deed, State, answer_of, problems_of, state_of
from goldenthread.programme.ledger_reading import for_meeting

ROLES = (*PEOPLE, "clerk", "programme manager", "analyst", "practitioner", "inspector", "administrator")
roles = st.sampled_from(ROLES)
people = st.sampled_from([key(role) for role in PEOPLE] + [BOARD, "nobody"])


class Ledger(RuleBasedStateMachine):
    """Everybody tries everything; the tables are put back after each run."""

    viewers: ClassVar[dict[str, Viewer]] = {}

    def __init__(self) -> None:
        super().__init__()
        self.inside = transaction.atomic()
        self.inside.__enter__()
        self.asked: dict[str, str] = {row.key: row.text for row in models.Request.objects.all()}
        self.before = models.Step.objects.count()

    def teardown(self) -> None:
        """Undo what was written in this run; the journal keeps all of it, and is whole."""
        transaction.set_rollback(True)
        self.inside.__exit__(None, None, None)

    def tried(self, verb: Callable[..., Any], *given: Any, by: str, **named: Any) -> Any:
        """What a verb made; None where it was refused, and then it changed nothing."""
        held = models.Request.objects.count(), models.Step.objects.count()
        try:
            return verb(*given, by=self.viewers[by], **named)
        except (Refused, NotAllowed):
            assert (models.Request.objects.count(), models.Step.objects.count()) == held
            return None

    @rule(role=roles, board=st.sampled_from([BOARD, COMMITTEE]), kind=st.sampled_from(RequestKind), body=st.booleans())
    def ask(self, role: str, board: str, kind: RequestKind, body: bool) -> None:
        """Somebody asks, or suggests."""
        one = Asked(kind, f"Question {len(self.asked)}?")
        if kind in (RequestKind.SUGGESTION, RequestKind.BLOCKER):
            made = self.tried(requests.suggest, one, by=role)
        else:
            made = self.tried(requests.ask, board, one, by=role, for_body=body)
        if made is not None:
            self.asked[made.key] = one.text

    @rule(data=st.data(), role=roles, deed=st.sampled_from(Deed), to=people)
    def deed(self, data: st.DataObject, role: str, deed: Deed, to: str) -> None:
        """Somebody does something to some request."""
        about = data.draw(st.sampled_from(sorted(self.asked)))
        due = "board-2" if deed is Deed.SET_DUE else to
        made = self.tried(requests.do, about, deed, by=role, text="Because.", to=due)
        if made is not None:
            assert any(can_enter(role, area) for area in DEEDS[deed])

    @rule(data=st.data())
    def well(self, data: st.DataObject) -> None:
        """A request goes on as it should, so that runs come far."""
        about = data.draw(st.sampled_from(sorted(self.asked)))
        found = next(one for one in queries.governance_as_value().requests if one.key == about)
        onward = {
            State.ASKED: ("clerk", Deed.ASSIGN, "director"),
            State.ASSIGNED: ("director", Deed.ANSWER, ""),
            State.NOT_ACCEPTED: ("director", Deed.ANSWER, ""),
            State.ANSWERED: ("lead member", Deed.ACCEPT, ""),
        }
        if state_of(found) in onward:
            role, deed, to = onward[state_of(found)]
            self.tried(requests.do, about, deed, by=role, text="Words.", to=to)

    @rule(role=roles, who=people)
    def leave(self, role: str, who: str) -> None:
        """Somebody leaves the board."""
        self.tried(board_verbs.unseat, BOARD, who, localdate() - timedelta(days=1), by=role, because="Left")

    @rule(role=roles, days=st.integers(-30, 30))
    def meet(self, role: str, days: int) -> None:
        """A meeting is called."""
        self.tried(meetings.call, BOARD, localdate() + timedelta(days=days), by=role)

    @invariant()
    def none_is_lost(self) -> None:
        """Each is there in its words, its steps are possible, and every open one stands before the next meeting of its board."""
        governance = queries.governance_as_value()
        assert {one.key: one.text for one in governance.requests} == self.asked
        meeting = max((one for one in governance.meetings if one.board == BOARD), key=lambda one: one.on)
        told = {line.request.key for line in for_meeting(governance, meeting).open}
        for request in governance.requests:
            assert not problems_of(request)
            state = state_of(request)
            if request.board == BOARD and state not in (State.ACCEPTED, State.WITHDRAWN):
                assert request.key in told
            if state is State.ACCEPTED:
                answer = answer_of(request)
                assert answer is not None
                assert answer.text
                assert request.steps[-1].by != answer.by


@pytest.fixture
def machine(boards: Governance, viewer_as: Callable[[str], Viewer]) -> Iterator[type[Ledger]]:
    """The machine with everybody in it."""
    Ledger.viewers = {role: viewer_as(role) for role in ROLES}
    yield Ledger
    Ledger.viewers = {}


def test_no_sequence_of_verbs_breaks_the_ledger(machine: type[Ledger], stocked: Any) -> None:
    """And the journal is whole after all of it."""
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=6, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
    assert not journal_log(stocked).verify()
