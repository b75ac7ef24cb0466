"""The ledger of requests and challenges: what may happen to one, and who may do it.

A request is closed by one thing alone: an answer that was accepted by who asked it, or by the clerk or chair where a body
asked. Who asked may take it back, with a reason; it then closes nothing: it is printed for the next meeting, and any
other member of the board may take it up. Nothing is removed, so no request can be lost.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from types import MappingProxyType
from typing import Final

from goldenthread.programme.boards import Request, Step


class State(Enum):
    """Where a request stands."""

    ASKED = "asked"
    ASSIGNED = "assigned"
    ANSWERED = "answered"
    NOT_ACCEPTED = "not accepted"
    ACCEPTED = "accepted"
    WITHDRAWN = "withdrawn"


class Deed(Enum):
    """What may be done to a request; the value is the word that its step bears."""

    ASSIGN = "assigned"
    ANSWER = "answered"
    ACCEPT = "accepted"
    REFUSE = "not accepted"
    PASS_ON = "passed on"  # noqa: S105  # a deed, not a password
    WITHDRAW = "withdrawn"
    TAKE_UP = "taken up"
    SET_DUE = "due set"


class Standing(Enum):
    """What somebody is to a request."""

    ASKER = "who asked"
    FOR_THE_BODY = "the clerk or chair of the body that asked"
    FOR_WHO_LEFT = "the clerk or chair, once who asked has left"
    OWNER = "whose answer it is"
    KEEPER = "who keeps the ledger"
    CHAIR = "the chair of the board it was put to"
    MEMBER = "another member of the board it was put to"


_OPEN_TO_ALL: Final = {Deed.PASS_ON: None, Deed.SET_DUE: None}


def _from(state: State, **onward: State) -> Mapping[Deed, State]:
    """The deeds of one state; passing on and setting a due change where it stands in none but the last."""
    return MappingProxyType({Deed[name]: after for name, after in onward.items()} | dict.fromkeys(_OPEN_TO_ALL, state))


#: What each state may become by which deed. A state that is not named here as an end cannot be reached by that deed.
TRANSITIONS: Final[Mapping[State, Mapping[Deed, State]]] = MappingProxyType(
    {
        State.ASKED: _from(State.ASKED, ASSIGN=State.ASSIGNED, WITHDRAW=State.WITHDRAWN),
        State.ASSIGNED: _from(State.ASSIGNED, ASSIGN=State.ASSIGNED, ANSWER=State.ANSWERED, WITHDRAW=State.WITHDRAWN),
        State.ANSWERED: _from(
            State.ANSWERED, ACCEPT=State.ACCEPTED, REFUSE=State.NOT_ACCEPTED, WITHDRAW=State.WITHDRAWN
        ),
        State.NOT_ACCEPTED: _from(
            State.NOT_ACCEPTED, ASSIGN=State.ASSIGNED, ANSWER=State.ANSWERED, WITHDRAW=State.WITHDRAWN
        ),
        State.ACCEPTED: MappingProxyType({}),
        State.WITHDRAWN: MappingProxyType({Deed.TAKE_UP: State.ASKED}),
    }
)
#: Who may do what. Nobody accepts an answer of their own, whatever they are besides.
MAY: Final[Mapping[Deed, frozenset[Standing]]] = MappingProxyType(
    {
        Deed.ASSIGN: frozenset({Standing.KEEPER, Standing.CHAIR}),
        Deed.ANSWER: frozenset({Standing.OWNER}),
        Deed.ACCEPT: frozenset({Standing.ASKER, Standing.FOR_THE_BODY}),
        Deed.REFUSE: frozenset({Standing.ASKER, Standing.FOR_THE_BODY}),
        Deed.PASS_ON: frozenset({Standing.ASKER, Standing.FOR_THE_BODY, Standing.FOR_WHO_LEFT}),
        Deed.WITHDRAW: frozenset({Standing.ASKER, Standing.FOR_THE_BODY}),
        Deed.TAKE_UP: frozenset({Standing.MEMBER, Standing.CHAIR}),
        Deed.SET_DUE: frozenset({Standing.KEEPER, Standing.CHAIR}),
    }
)
#: Deeds that need words, with what is asked for.
WORDS: Final[Mapping[Deed, str]] = MappingProxyType(
    {
        Deed.ANSWER: "Write the answer",
        Deed.REFUSE: "Say what the answer leaves open",
        Deed.PASS_ON: "Say why it is passed on",
        Deed.WITHDRAW: "Say why it is taken back",
    }
)
#: Deeds that name somebody, or a meeting or day.
NAMES: Final[Mapping[Deed, str]] = MappingProxyType(
    {
        Deed.ASSIGN: "Choose whose answer it is",
        Deed.PASS_ON: "Choose who takes it over",
        Deed.TAKE_UP: "Choose who takes it up",
        Deed.SET_DUE: "Choose the meeting or day it is due",
    }
)
_BARS_ITS_AUTHOR: Final = frozenset({Deed.ACCEPT, Deed.REFUSE})


class LedgerError(Exception):
    """Something that may not be done to a request: the ``field`` it is about ("" for the whole) and what is wrong with it."""

    def __init__(self, field: str, problem: str) -> None:
        super().__init__(problem)
        self.field = field


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody as the ledger knows them; frozen.

    ``keys`` are those of the people they are, and their sign-in name; ``covers`` those of people they stand in for;
    ``keeps`` whether they keep the ledger; ``chairs``, ``clerks`` and ``sits_on`` keys of boards, today.
    """

    keys: frozenset[str]
    keeps: bool = False
    covers: frozenset[str] = frozenset()
    chairs: frozenset[str] = frozenset()
    clerks: frozenset[str] = frozenset()
    sits_on: frozenset[str] = field(default_factory=frozenset)


def state_of(request: Request) -> State:
    """Where a request stands after all its steps; raises `LedgerError` for steps that could not have happened."""
    state = State.ASKED
    for step in _since_asked(request):
        state = _after(request, state, step)
    return state


def _since_asked(request: Request) -> tuple[Step, ...]:
    """Its steps without a first one that only says that it was asked, as some files have it."""
    first = request.steps[:1]
    return request.steps[1:] if first and first[0].state == State.ASKED.value else request.steps


def _after(request: Request, state: State, step: Step) -> State:
    try:
        return TRANSITIONS[state][Deed(step.state)]
    except (KeyError, ValueError) as error:
        raise LedgerError(
            "state", f"request {request.key} is {state.value}: it cannot be {step.state!r} on {step.on.isoformat()}"
        ) from error


def asker_of(request: Request) -> str:
    """Who has the say over a request now: who asked, or to whom it was passed on or who took it up."""
    taken = [step.to for step in request.steps if step.state in (Deed.PASS_ON.value, Deed.TAKE_UP.value)]
    return taken[-1] if taken else request.asked_by


def owner_of(request: Request) -> str:
    """Whose answer it is now; "" while it is nobody's."""
    given = [step.to for step in request.steps if step.state == Deed.ASSIGN.value]
    return given[-1] if given else request.owner


def answer_of(request: Request) -> Step | None:
    """The last answer; None while there is none."""
    return next((step for step in reversed(request.steps) if step.state == Deed.ANSWER.value), None)


def standings(request: Request, actor: Actor, *, asker_gone: bool = False) -> frozenset[Standing]:
    """What somebody is to a request; ``asker_gone`` says that who asked has left the board or the council."""
    asker, owner, board = asker_of(request), owner_of(request), request.board
    chairs = board in actor.chairs
    held = {
        Standing.ASKER: asker in actor.keys,
        Standing.FOR_THE_BODY: asker in actor.chairs or asker in actor.clerks,
        Standing.FOR_WHO_LEFT: asker_gone and (actor.keeps or chairs),
        Standing.OWNER: bool(owner) and (owner in actor.keys or owner in actor.covers),
        Standing.KEEPER: actor.keeps,
        Standing.CHAIR: chairs,
        Standing.MEMBER: board in actor.sits_on and asker not in actor.keys,
    }
    return frozenset(standing for standing, holds in held.items() if holds)


def why_not(request: Request, deed: Deed, actor: Actor, *, asker_gone: bool = False) -> str:
    """What keeps somebody from a deed, in a sentence; "" where nothing does."""
    state = state_of(request)
    if deed not in TRANSITIONS[state]:
        return f"A request that is {state.value} cannot be {deed.value}."
    if not MAY[deed] & standings(request, actor, asker_gone=asker_gone):
        return f"That is for {' or '.join(sorted(one.value for one in MAY[deed]))}."
    answer = answer_of(request)
    own = {owner_of(request), answer.by if answer is not None else ""} & (actor.keys | actor.covers)
    if deed in _BARS_ITS_AUTHOR and own:
        return "Nobody accepts or refuses an answer of their own."
    return ""


def can(request: Request, deed: Deed, actor: Actor, *, asker_gone: bool = False) -> bool:
    """Whether somebody may do a deed now."""
    return not why_not(request, deed, actor, asker_gone=asker_gone)


def check(request: Request, deed: Deed, actor: Actor, *, asker_gone: bool = False) -> None:
    """Raise `LedgerError`, with the rule in words, unless somebody may do a deed now."""
    why = why_not(request, deed, actor, asker_gone=asker_gone)
    if why:
        raise LedgerError("", why)


def done(request: Request, deed: Deed, *, by: str, on: date, text: str = "", to: str = "") -> Request:
    """The request with one step more, whoever may do it; raises `LedgerError` for a step that cannot be.

    ``to`` is a person for assigning, passing on and taking up, and a meeting's key or a day (YYYY-MM-DD) for a due.
    """
    step = Step(on, deed.value, by, text.strip(), to)
    _after(request, state_of(request), step)
    last = request.steps[-1].on if request.steps else request.asked_on
    if on < last:
        raise LedgerError("on", f"The day must not be before {last.isoformat()}, when something last happened to it")
    if deed in WORDS and not step.text:
        raise LedgerError("text", WORDS[deed])
    if deed in NAMES and not to:
        raise LedgerError("to", NAMES[deed])
    if deed is Deed.ASSIGN and to == asker_of(request):
        raise LedgerError("to", "Who asked cannot be whose answer it is: they would accept their own")
    answer = answer_of(request)
    if deed is Deed.PASS_ON and to in {owner_of(request), answer.by if answer is not None else ""}:
        raise LedgerError("to", "Whose answer it is cannot take it over: they would accept their own")
    if deed is Deed.PASS_ON and to == asker_of(request):
        raise LedgerError("to", "It is theirs already: choose somebody else")
    return replace(request, steps=(*request.steps, step))


def problems_of(request: Request) -> tuple[str, ...]:
    """What of a request's steps could not have happened, in words; replayed one by one, so that a file is checked whole."""
    made, said = replace(request, steps=()), []
    for step in _since_asked(request):
        try:
            made = done(made, Deed(step.state), by=step.by, on=step.on, text=step.text, to=step.to)
        except ValueError:
            said.append(f"there is no step {step.state!r} (there are: {', '.join(one.value for one in Deed)})")
        except LedgerError as error:
            said.append(str(error))
    return tuple(said)
