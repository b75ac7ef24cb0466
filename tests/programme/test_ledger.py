"""The ledger as values: what each state may become, who may do it, and what it says on a day."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.programme.boards import Governance, Meeting, Member, Request, RequestKind, Step
from goldenthread.programme.ledger import (
    MAY,
    TRANSITIONS,
    Actor,
    Deed,
    LedgerError,
    State,
    answer_of,
    asker_of,
    can,
    check,
    done,
    owner_of,
    problems_of,
    state_of,
    why_not,
)
from goldenthread.programme.ledger_answers import Answer, read, written
from goldenthread.programme.ledger_reading import as_at, due_of, for_meeting, left_behind
from goldenthread.programme.ledger_reading import read as read_ledger

DAY = date(2025, 3, 3)
ASKED = Request("r1", RequestKind.REQUEST, "Why did visits fall?", "lead-member", DAY, board="board", due_meeting="m2")
MEMBER = Actor(frozenset({"lead-member"}), sits_on=frozenset({"board"}))
OTHER = Actor(frozenset({"other-member"}), sits_on=frozenset({"board"}))
CLERK = Actor(frozenset({"clerk"}), keeps=True, clerks=frozenset({"board"}))
CHAIR = Actor(frozenset({"chair"}), chairs=frozenset({"board"}), sits_on=frozenset({"board"}))
OWNER = Actor(frozenset({"director"}))
MEETINGS = {
    "m1": Meeting("m1", "board", DAY),
    "m2": Meeting("m2", "board", DAY + timedelta(days=28)),
    "m3": Meeting("m3", "board", DAY + timedelta(days=56)),
}
GIVEN: dict[Deed, dict[str, str]] = {
    Deed.ASSIGN: {"to": "director"},
    Deed.ANSWER: {"text": "Two workers left."},
    Deed.REFUSE: {"text": "It does not say what was done."},
    Deed.PASS_ON: {"text": "I leave the council.", "to": "other-member"},
    Deed.WITHDRAW: {"text": "It was answered elsewhere."},
    Deed.TAKE_UP: {"to": "other-member"},
    Deed.SET_DUE: {"to": "m3"},
}


def _after(*deeds: Deed, request: Request = ASKED) -> Request:
    for number, deed in enumerate(deeds, 1):
        request = done(request, deed, by="somebody", on=DAY + timedelta(days=number), **GIVEN.get(deed, {}))
    return request


ANSWERED = _after(Deed.ASSIGN, Deed.ANSWER)


def test_it_closes_by_an_accepted_answer_and_nothing_else() -> None:
    """Every way into the closed state leads through an answer, and nothing leads out of it."""
    assert [state for state, deeds in TRANSITIONS.items() if State.ACCEPTED in deeds.values()] == [State.ANSWERED]
    assert [state for state, deeds in TRANSITIONS.items() if Deed.ANSWER in deeds] == [
        State.ASSIGNED,
        State.NOT_ACCEPTED,
    ]
    assert not TRANSITIONS[State.ACCEPTED]
    assert set(TRANSITIONS) == set(State)
    assert set(MAY) == set(Deed)


def test_an_answer_that_is_not_accepted_waits_for_another() -> None:
    """And the second may be accepted."""
    refused = _after(Deed.ASSIGN, Deed.ANSWER, Deed.REFUSE)
    assert state_of(refused) is State.NOT_ACCEPTED
    closed = done(
        done(refused, Deed.ANSWER, by="director", on=DAY + timedelta(days=9), text="Two posts are filled."),
        Deed.ACCEPT,
        by="lead-member",
        on=DAY + timedelta(days=9),
    )
    answer = answer_of(closed)
    assert state_of(closed) is State.ACCEPTED
    assert answer is not None
    assert answer.text == "Two posts are filled."


@pytest.mark.parametrize(
    ("actor", "deeds"),
    [
        (MEMBER, {Deed.ACCEPT, Deed.REFUSE, Deed.PASS_ON, Deed.WITHDRAW}),
        (OTHER, set()),
        (OWNER, set()),
        (CLERK, {Deed.SET_DUE}),
        (CHAIR, {Deed.SET_DUE}),
    ],
)
def test_who_may_do_what_to_an_answer_for_a_member(actor: Actor, deeds: set[Deed]) -> None:
    """The clerk and the chair do not accept what a member asked."""
    assert {deed for deed in Deed if can(ANSWERED, deed, actor)} == deeds


@pytest.mark.parametrize("actor", [CLERK, CHAIR])
def test_clerk_or_chair_accept_for_a_body(actor: Actor) -> None:
    """Where the board itself asked; an ordinary member does not."""
    by_the_board = replace(ANSWERED, asked_by="board")
    assert can(by_the_board, Deed.ACCEPT, actor)
    assert not can(by_the_board, Deed.ACCEPT, OTHER)


def test_nobody_accepts_an_answer_of_their_own() -> None:
    """Not as chair for the body, nor as who covers the owner."""
    by_the_board = replace(ANSWERED, asked_by="board")
    chairs = Actor(frozenset({"director"}), chairs=frozenset({"board"}))
    covers = Actor(frozenset({"deputy"}), chairs=frozenset({"board"}), covers=frozenset({"director"}))
    for actor in (chairs, covers):
        assert why_not(by_the_board, Deed.ACCEPT, actor) == "Nobody accepts or refuses an answer of their own."
    with pytest.raises(LedgerError, match="of their own"):
        check(by_the_board, Deed.ACCEPT, chairs)


def test_a_member_who_leaves_passes_requests_on() -> None:
    """Or the clerk does, once they have left and not before; whose answer it is never takes it over."""
    assert not can(ANSWERED, Deed.PASS_ON, CLERK)
    assert can(ANSWERED, Deed.PASS_ON, CLERK, asker_gone=True)
    passed = _after(Deed.PASS_ON, request=replace(ANSWERED, steps=()))
    assert (asker_of(passed), state_of(passed)) == ("other-member", State.ASKED)
    with pytest.raises(LedgerError, match="their own"):
        done(ANSWERED, Deed.PASS_ON, by="lead-member", on=DAY + timedelta(days=9), text="Leaving", to="director")
    gone = Member("board", "lead-member", "member", until=DAY + timedelta(days=5))
    governance = Governance(members=(gone,), meetings=tuple(MEETINGS.values()), requests=(ANSWERED,))
    assert not left_behind(governance, DAY + timedelta(days=5))
    assert [line.request.key for line in left_behind(governance, DAY + timedelta(days=6))] == ["r1"]


def test_what_was_taken_back_is_seen_and_can_be_taken_up() -> None:
    """By another member; the one who took it back is not asked again."""
    back = _after(Deed.ASSIGN, Deed.WITHDRAW)
    governance = Governance(meetings=tuple(MEETINGS.values()), requests=(back,))
    assert [line.request.key for line in for_meeting(governance, MEETINGS["m2"]).withdrawn] == ["r1"]
    assert not for_meeting(governance, MEETINGS["m3"]).withdrawn
    assert can(back, Deed.TAKE_UP, OTHER)
    assert not can(back, Deed.TAKE_UP, MEMBER)
    taken = done(back, Deed.TAKE_UP, by="other-member", on=DAY + timedelta(days=9), to="other-member")
    assert (state_of(taken), asker_of(taken)) == (State.ASKED, "other-member")


def test_the_due_is_the_meeting_until_it_is_moved() -> None:
    """Moves are counted; what is answered is not overdue, whoever is slow to read it."""
    assert due_of(ASKED, MEETINGS) == MEETINGS["m2"].on
    late = MEETINGS["m2"].on + timedelta(days=1)
    (line,) = read_ledger([ASKED], MEETINGS, late)
    assert (line.overdue, line.moved, line.age) == (True, 0, 29)
    moved = _after(Deed.SET_DUE)
    (line,) = read_ledger([moved], MEETINGS, late)
    assert (line.overdue, line.moved, line.due) == (False, 1, MEETINGS["m3"].on)
    (line,) = read_ledger([ANSWERED], MEETINGS, late)
    assert line.open
    assert not line.overdue


def test_it_is_read_as_at_any_day() -> None:
    """Before it was asked it is not there; before it was answered it is not answered."""
    assert as_at(ANSWERED, DAY - timedelta(days=1)) is None
    before = as_at(ANSWERED, DAY + timedelta(days=1))
    assert before is not None
    assert state_of(before) is State.ASSIGNED


def test_open_ones_are_there_at_every_meeting() -> None:
    """None falls away because nobody asked again."""
    governance = Governance(meetings=tuple(MEETINGS.values()), requests=(ASKED,))
    for meeting in MEETINGS.values():
        assert [line.request.key for line in for_meeting(governance, meeting).open] == ["r1"]


@pytest.mark.parametrize(
    ("deed", "given_", "field"),
    [
        (Deed.ASSIGN, {}, "to"),
        (Deed.ASSIGN, {"to": "lead-member"}, "to"),
        (Deed.WITHDRAW, {"text": " "}, "text"),
        (Deed.ACCEPT, {}, "state"),
        (Deed.PASS_ON, {"to": "lead-member", "text": "why"}, "to"),
    ],
)
def test_what_cannot_be_is_refused_with_its_field(deed: Deed, given_: dict[str, Any], field: str) -> None:
    """So that a form can say it beside the field."""
    with pytest.raises(LedgerError) as refused:
        done(ASKED, deed, by="somebody", on=DAY, **given_)
    assert refused.value.field == field


def test_steps_go_forwards() -> None:
    """A step is not dated before the one before it."""
    with pytest.raises(LedgerError, match="2025-03-05"):
        done(ANSWERED, Deed.ACCEPT, by="lead-member", on=DAY)


def test_a_file_of_steps_is_checked_whole() -> None:
    """Every impossible step is named."""
    wrong = replace(ASKED, steps=(Step(DAY, "accepted", "x"), Step(DAY, "closed", "x"), Step(DAY, "assigned", "x")))
    said = problems_of(wrong)
    assert len(said) == 3
    assert "no step 'closed'" in said[1]
    assert not problems_of(ANSWERED)


def test_a_first_step_may_say_that_it_was_asked() -> None:
    """As files have it; later it is no step."""
    asked = Step(DAY, "asked", "lead-member")
    said = replace(ANSWERED, steps=(asked, *ANSWERED.steps))
    assert state_of(said) is State.ANSWERED
    assert not problems_of(said)
    assert problems_of(replace(ANSWERED, steps=(*ANSWERED.steps, asked)))


def test_the_form_of_an_answer_comes_back_as_it_was_written() -> None:
    """Free words are no form."""
    answer = Answer("Visits fell.", "Two left.", "Seven were seen late.", "Agency cover.", "Director", "31 March")
    assert read(written(answer)) == answer
    assert read("Two workers left.") is None
    assert Answer("a", "", "b", " ", "c", "d").missing == ("why", "now")


PEOPLE = (MEMBER, OTHER, CLERK, CHAIR, OWNER)


@given(st.lists(st.tuples(st.sampled_from(Deed), st.sampled_from(PEOPLE), st.booleans()), max_size=25))
@settings(max_examples=150, deadline=None)
def test_no_sequence_loses_or_closes_one(tried: list[tuple[Deed, Actor, bool]]) -> None:
    """Whoever tries whatever: it stays, and is accepted only after an answer of somebody else."""
    request = ASKED
    for number, (deed, actor, gone) in enumerate(tried):
        if not can(request, deed, actor, asker_gone=gone):
            continue
        by, words = min(actor.keys), GIVEN.get(deed, {})
        try:
            after = done(request, deed, by=by, on=DAY + timedelta(days=number), **words)
        except LedgerError:
            continue
        assert after.steps[:-1] == request.steps
        request = after
        answer = answer_of(request)
        if state_of(request) is State.ACCEPTED:
            assert answer is not None
            assert answer.by not in actor.keys
            assert answer.text
            assert owner_of(request) not in actor.keys
    assert not problems_of(request)
