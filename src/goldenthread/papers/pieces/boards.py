"""Boards in a paper: decisions that are due, the ledger of requests, what is owed to whom, conditions for success."""

from collections.abc import Callable, Sequence
from typing import Final

from goldenthread.measures.entries import Entry
from goldenthread.measures.language.book import Book
from goldenthread.papers.classes import Class
from goldenthread.papers.kinds import Kind, nothing
from goldenthread.papers.pieces.plan import beneath
from goldenthread.papers.programme.promised import Promised, of
from goldenthread.papers.run import Made, Run
from goldenthread.programme.blocks.boards import decision_table, meeting_section
from goldenthread.programme.blocks.ledger import Names, ledger_section, request_page
from goldenthread.programme.blocks.obligations import conditions_table, owed_section
from goldenthread.programme.blocks.plan_words import counted
from goldenthread.programme.boards import Meeting
from goldenthread.programme.governing.meetings import last_before
from goldenthread.programme.ledger import State
from goldenthread.programme.ledger_reading import ForMeeting, Line, for_meeting
from goldenthread.reports.blocks import Heading, Text

#: What a public paper says in the place of what it may not tell.
SHUT: Final = (
    "The papers of this board are not public: what was asked of it and decided there is not told in this edition."
)


def shut(run: Run) -> bool:
    """Whether a paper may not tell what was asked of its board and decided there: a public one of a board that is not."""
    board = of(run.promised).board
    return run.class_ is Class.PUBLIC and board is not None and not board.public


def who(promised: Promised, key: str) -> str:
    """A person or board as a paper names them; who is on no list stands as printed."""
    return Names(promised.plan.people, promised.governance).of(key)


def ledger_of(promised: Promised) -> ForMeeting:
    """The ledger for the meeting of a paper, as at the paper's day."""
    return for_meeting(promised.governance, _meeting(promised), promised.day)


def _meeting(promised: Promised) -> Meeting:
    """The meeting of a paper; raises ValueError where it is for none, which is refused before."""
    if promised.meeting is None:
        raise ValueError("a piece that tells of a meeting is made without one")
    return promised.meeting


def ledger_sentence(lines: Sequence[Line]) -> str:
    """How many requests are open, how old the oldest is, how many are late and how many wait for who asked."""
    if not lines:
        return "No request is open."
    late = sum(one.overdue for one in lines)
    answered = sum(one.state is State.ANSWERED for one in lines)
    oldest = max(one.age for one in lines)
    are = "is" if len(lines) == 1 else "are"
    waits = f"; {answered} answered, and not accepted yet" if answered else ""
    opening = f"{counted(len(lines), 'request').capitalize()} {are} open, the oldest asked {counted(oldest, 'day')} ago"
    return f"{opening}; {late or 'none'} overdue{waits}."


def no_decision(promised: Promised) -> str:
    """What to say of a board without a decision that is open: that all are carried out, or that none is recorded."""
    board = promised.board.key if promised.board is not None else ""
    any_ = any(one.decisions for one in promised.governance.meetings if one.board == board)
    return "Every decision of this board is carried out." if any_ else "No decision of this board is recorded."


def _ledger(options: None, run: Run) -> Made:
    del options
    promised = of(run.promised)
    if shut(run):
        return Made((Text(SHUT),))
    told = ledger_section(promised.governance, promised.plan.people, _meeting(promised), promised.day)
    names = Names(promised.plan.people, promised.governance)
    waiting = (one for one in ledger_of(promised).open if one.state is State.ANSWERED)
    answers = tuple(block for one in waiting for block in request_page(one, names, 3))
    opening = (Heading(2, "Answers that wait to be accepted", "ledger-answers"),) if answers else ()
    return Made((*beneath(run, told), *opening, *answers))


def _meeting_of(options: None, run: Run) -> Made:
    """The agenda of the paper's meeting with its notice, and the minutes of the one before."""
    del options
    promised = of(run.promised)
    if shut(run):
        return Made((Text(SHUT),))
    governance, people, meeting = promised.governance, promised.plan.people, _meeting(promised)
    before = last_before(governance, meeting.board, meeting.on)
    blocks = meeting_section(governance, people, meeting, sent_on=run.written)
    if before is not None and before.minutes:
        blocks += meeting_section(governance, people, before)
    return Made(blocks)


def _decisions(options: None, run: Run) -> Made:
    del options
    promised = of(run.promised)
    if shut(run):
        return Made((Text(SHUT),))
    table = decision_table(promised.governance, promised.plan.people, _meeting(promised).board, promised.day)
    return Made((table,) if table.rows else (Text(no_decision(promised)),))


def _owed(options: None, run: Run) -> Made:
    del options
    promised = of(run.promised)
    if not promised.governance.arrangements and not promised.governance.obligations:
        return Made((Text("No report or duty is recorded that is owed to anybody."),))
    return Made(beneath(run, owed_section(promised.governance, promised.plan.people, promised.day)))


def _conditions(options: None, run: Run) -> Made:
    del options
    held = of(run.promised).governance.conditions
    if not held:
        return Made((Text("No condition for success is recorded."),))
    said = sum(bool(one.assessed) for one in held)
    opening = f"{counted(len(held), 'condition')}; the council has said of {said} how it stands, against what evidence."
    return Made((Text(opening.capitalize()), conditions_table(of(run.promised).governance)))


def _nothing(entry: Entry, book: Book) -> None:
    del entry, book


def _kind(name: str, says: str, make: Callable[[None, Run], Made], meeting: bool = False) -> Kind:
    return Kind(name, says, _nothing, nothing, make, programme=True, meeting=meeting)


KINDS: Final = (
    _kind(
        "ledger", "Requests and challenges that are open, by age, and what was accepted or taken back.", _ledger, True
    ),
    _kind(
        "meeting",
        "The agenda with its notice and clearances, and the minutes of the meeting before.",
        _meeting_of,
        True,
    ),
    _kind("decisions", "Decisions of the board that are not carried out, with whose they are.", _decisions, True),
    _kind("owed", "Who is owed which report and duty, what is late first, and what comes next.", _owed),
    _kind("conditions", "Conditions for success, with what the council says of itself and the evidence.", _conditions),
)
