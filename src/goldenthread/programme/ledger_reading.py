"""The ledger as it is read on a day: how old a request is, when it is due, what is late, and for whom it waits."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from goldenthread.programme.boards import Governance, Meeting, Request
from goldenthread.programme.ledger import Deed, State, answer_of, asker_of, owner_of, state_of

#: For whom a request waits in each state.
WAITS: Final = {
    State.ASKED: "nobody yet: it has no owner",
    State.ASSIGNED: "its owner",
    State.ANSWERED: "who asked: the answer is not accepted yet",
    State.NOT_ACCEPTED: "its owner, for another answer",
    State.ACCEPTED: "nobody: the answer was accepted",
    State.WITHDRAWN: "the next meeting, which sees that it was taken back",
}
#: States in which it is the owner's turn (or nobody's): only these can be overdue.
_OWED: Final = frozenset({State.ASKED, State.ASSIGNED, State.NOT_ACCEPTED})
_ENDED: Final = frozenset({State.ACCEPTED, State.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class Line:
    """One request on a day; frozen.

    ``age`` in days since it was asked, to the day it ended where it has. ``due`` is the day itself or that of its
    meeting; ``moved`` how often a due that had been set was set anew. ``ended`` the day of its last step, once it has.
    """

    request: Request
    state: State
    asker: str
    owner: str
    age: int
    due: date | None
    overdue: bool
    moved: int
    ended: date | None = None

    @property
    def open(self) -> bool:
        """Whether it still asks for something."""
        return self.state not in _ENDED

    @property
    def waits_for(self) -> str:
        """Who has to do the next thing, in words."""
        return WAITS[self.state]


def as_at(request: Request, day: date) -> Request | None:
    """A request as it stood at the end of a day; None where it had not been asked."""
    if request.asked_on > day:
        return None
    return replace(request, steps=tuple(step for step in request.steps if step.on <= day))


def due_of(request: Request, meetings: Mapping[str, Meeting]) -> date | None:
    """When an answer is due: the day that was set last, or that of the meeting; None where none was set or it is not known."""
    last = next((step.to for step in reversed(request.steps) if step.state == Deed.SET_DUE.value), "")
    if not last:
        meeting = meetings.get(request.due_meeting)
        return request.due_on if request.due_on is not None or meeting is None else meeting.on
    if last in meetings:
        return meetings[last].on
    try:
        return date.fromisoformat(last)
    except ValueError:
        return None


def read(requests: Iterable[Request], meetings: Mapping[str, Meeting], day: date) -> tuple[Line, ...]:
    """Every request that had been asked by a day, as it stood then, the oldest first."""
    found = [_line(stood, meetings, day) for request in requests if (stood := as_at(request, day)) is not None]
    return tuple(sorted(found, key=lambda line: (line.request.asked_on, line.request.key)))


def _line(request: Request, meetings: Mapping[str, Meeting], day: date) -> Line:
    state = state_of(request)
    due = due_of(request, meetings)
    ended = request.steps[-1].on if state in _ENDED else None
    set_ = sum(step.state == Deed.SET_DUE.value for step in request.steps)
    first = request.due_on is not None or bool(request.due_meeting)
    return Line(
        request,
        state,
        asker_of(request),
        owner_of(request),
        ((ended or day) - request.asked_on).days,
        due,
        state in _OWED and due is not None and due < day,
        max(0, set_ - (0 if first else 1)),
        ended,
    )


@dataclass(frozen=True, slots=True)
class ForMeeting:
    """What the ledger tells a meeting: what is open, what ended since the one before, and what was asked of it then."""

    open: tuple[Line, ...]
    accepted: tuple[Line, ...]
    withdrawn: tuple[Line, ...]


def for_meeting(governance: Governance, meeting: Meeting, day: date | None = None) -> ForMeeting:
    """The ledger of a board for a meeting of it, as at ``day`` (the meeting's own by default).

    Open requests of the board are all there, the oldest first: none falls away because nobody asked again. What was taken
    back or accepted since the meeting before is there once, so that the meeting sees that too.
    """
    on = day or meeting.on
    before = max(
        (one.on for one in governance.meetings if one.board == meeting.board and one.on < meeting.on), default=None
    )
    lines = [
        line
        for line in read(governance.requests, {one.key: one for one in governance.meetings}, on)
        if line.request.board == meeting.board or line.request.due_meeting == meeting.key
    ]

    def since(state: State) -> tuple[Line, ...]:
        return tuple(
            line
            for line in lines
            if line.state is state and line.ended is not None and (before is None or line.ended > before)
        )

    return ForMeeting(tuple(line for line in lines if line.open), since(State.ACCEPTED), since(State.WITHDRAWN))


def left_behind(governance: Governance, day: date, left: Iterable[str] = ()) -> tuple[Line, ...]:
    """Open requests whose asker no longer sits on the board they were put to, or has left (``left``): to be passed on."""
    gone = frozenset(left)
    lines = read(governance.requests, {one.key: one for one in governance.meetings}, day)
    return tuple(
        line for line in lines if line.open and (line.asker in gone or has_left(governance, line.request, day))
    )


def has_left(governance: Governance, request: Request, day: date) -> bool:
    """Whether who has the say over a request once sat on its board and does so no longer; False for a body and for others."""
    terms = [one for one in governance.members if one.board == request.board and one.person == asker_of(request)]
    return bool(terms) and not any(
        (one.since is None or one.since <= day) and (one.until is None or one.until >= day) for one in terms
    )


def open_answers(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Those that were answered and wait to be read and accepted."""
    return tuple(line for line in lines if line.state is State.ANSWERED and answer_of(line.request) is not None)
