"""The ledger in a paper: what is open before a meeting by age, what was accepted or taken back since, and one request whole."""

from datetime import date
from typing import Final

from goldenthread.programme.blocks.plan_words import counted, day_in_words, said
from goldenthread.programme.boards import Governance, Meeting
from goldenthread.programme.ledger import State, answer_of
from goldenthread.programme.ledger_answers import QUESTIONS, read
from goldenthread.programme.ledger_reading import Line, for_meeting
from goldenthread.programme.people import Person
from goldenthread.reports.blocks import Block, Column, Heading, Kind, Note, Table, Text
from goldenthread.reports.cells import Cell, Tone, day, number, words

#: The shape, word and tone of each state in a paper.
STATES: Final = {
    State.ASKED: ("○ asked, no owner yet", Tone.AMBER),
    State.ASSIGNED: ("▷ assigned", Tone.BLUE),
    State.ANSWERED: ("◐ answered, not accepted yet", Tone.BLUE),
    State.NOT_ACCEPTED: ("▲ answer not accepted", Tone.RED_AMBER),
    State.ACCEPTED: ("● accepted", Tone.GREEN),
    State.WITHDRAWN: ("– taken back", Tone.GREY),
}
_COLUMNS: Final = (
    Column("Asked", weight=3.5),
    Column("By", weight=1.6),
    Column("State", weight=1.6),
    Column("Whose answer", weight=1.6),
    Column("Days", numeric=True, weight=0.7),
    Column("Due", weight=1.2),
)


class Names:
    """How people and boards are named in a paper, by key; who is on no list stands as printed."""

    def __init__(self, people: tuple[Person, ...], governance: Governance) -> None:
        self._known = {one.key: one.shown for one in people} | {one.key: one.title for one in governance.boards}

    def of(self, key: str) -> str:
        """The name, "" for nobody."""
        return self._known.get(key, key)


def ledger_section(
    governance: Governance, people: tuple[Person, ...], meeting: Meeting, as_at: date | None = None, level: int = 2
) -> tuple[Block, ...]:
    """The ledger for a meeting: every open request of its board, and what ended since the meeting before."""
    told, names = for_meeting(governance, meeting, as_at), Names(people, governance)
    on = as_at or meeting.on
    late = sum(line.overdue for line in told.open)
    waiting = sum(line.state is State.ANSWERED for line in told.open)
    opening = counted(len(told.open), "request or challenge is", "requests and challenges are").capitalize()
    says = (
        f"{opening} open as at {day_in_words(on)}: {late or 'none'} overdue, and {waiting or 'none'} answered and waiting to "
        "be accepted. A request is closed only by an answer that was accepted."
    )
    blocks: list[Block] = [Heading(level, "Requests and challenges", "ledger"), Text(says)]
    parts = (
        ("Open, the oldest first", told.open, "ledger-open"),
        ("Accepted since the meeting before", told.accepted, "ledger-accepted"),
        ("Taken back since the meeting before", told.withdrawn, "ledger-withdrawn"),
    )
    blocks += [request_table(caption, lines, names, anchor) for caption, lines, anchor in parts if lines]
    return tuple(blocks)


def request_table(caption: str, lines: tuple[Line, ...], names: Names, anchor: str = "") -> Table:
    """Requests, one a row, with their age in days."""
    rows = tuple(
        (
            said(line.request.text),
            said(names.of(line.asker)),
            words(*STATES[line.state]),
            said(names.of(line.owner) or "nobody yet"),
            number(line.age),
            _due(line),
        )
        for line in lines
    )
    return Table(caption, _COLUMNS, rows, anchor)


def _due(line: Line) -> Cell:
    if line.due is None:
        return words("no day set", Tone.GREY)
    return words(f"■ overdue since {day_in_words(line.due)}", Tone.RED) if line.overdue else day(line.due)


def request_page(line: Line, names: Names, level: int = 2) -> tuple[Block, ...]:
    """One request whole: what was asked, the last answer in its six parts where it has them, and every step."""
    request = line.request
    blocks: list[Block] = [
        Heading(level, f"{request.kind.value.capitalize()} {request.key}", f"request-{request.key}"),
        Note(request.text, Kind.QUESTION, names.of(request.asked_by), request.asked_on),
    ]
    answer = answer_of(request)
    form = read(answer.text) if answer is not None else None
    if answer is not None and form is None:
        blocks.append(Note(answer.text, Kind.COMMENTARY, names.of(answer.by), answer.on))
    if form is not None:
        parts = tuple((words(question), said(getattr(form, name))) for name, question in QUESTIONS.items())
        blocks.append(Table("The answer", (Column("Question"), Column("Answer", weight=4)), parts))
    steps = tuple(
        (day(step.on), words(step.state), said(names.of(step.by)), said(names.of(step.to))) for step in request.steps
    )
    heads = (Column("Day"), Column("What happened"), Column("By", weight=2), Column("To", weight=2))
    if steps:
        blocks.append(Table("What happened to it", heads, steps))
    return tuple(blocks)
