"""Requests, dues and decisions as pages show them: words with a shape, and never a colour alone."""

from collections.abc import Iterable
from typing import Final

from django.urls import reverse

from goldenthread.design.components import Cell, Column, Table, Tag
from goldenthread.design.figures import day, many
from goldenthread.governance.people import People
from goldenthread.programme.boards import Meeting
from goldenthread.programme.governing.meetings import Due
from goldenthread.programme.governing.reporting import Receipt, Standing
from goldenthread.programme.ledger import State
from goldenthread.programme.ledger_reading import Line
from goldenthread.reports.cells import Tone

_STATES: Final = {
    State.ASKED: ("○", Tone.AMBER),
    State.ASSIGNED: ("▷", Tone.BLUE),
    State.ANSWERED: ("◐", Tone.BLUE),
    State.NOT_ACCEPTED: ("▲", Tone.RED_AMBER),
    State.ACCEPTED: ("●", Tone.GREEN),
    State.WITHDRAWN: ("–", Tone.GREY),
}
_WORDS: Final = {State.ANSWERED: "answered, not accepted yet", State.ASKED: "asked, no owner yet"}
_STANDINGS: Final = {
    Standing.IN_TIME: ("●", Tone.GREEN),
    Standing.LATE: ("▲", Tone.RED_AMBER),
    Standing.DUE: ("○", Tone.PLAIN),
    Standing.OVERDUE: ("■", Tone.RED),
}
_LONGEST: Final = 160
#: What stands for an item from which the public is shut out.
EXEMPT: Final = "Exempt item: not for publication"
EXEMPT_DECISION: Final = "Exempt decision: not for publication"


def state_tag(state: State) -> Tag:
    """Where a request stands."""
    shape, tone = _STATES[state]
    return Tag(_WORDS.get(state, state.value), tone, shape)


def receipt_tag(receipt: Receipt) -> Tag:
    """How a due stands."""
    shape, tone = _STANDINGS[receipt.standing]
    return Tag(receipt.standing.value, tone, shape)


def overdue_tag() -> Tag:
    """That a day has passed."""
    return Tag("overdue", Tone.RED, "■")


def meeting_day(meeting: Meeting) -> str:
    """The day of a meeting, or its month where only that is known."""
    return f"{meeting.on:%B %Y}" if meeting.month_only else day(meeting.on)


def short(text: str) -> str:
    """The beginning of a text on one line."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[:_LONGEST].rsplit(" ", 1)[0] + " …"


def due_cell(line: Line) -> Cell:
    """When an answer is due."""
    if line.due is None:
        return Cell("no day set", quiet=True)
    moved = f"moved {many(line.moved, 'time')}" if line.moved else ""
    return Cell(day(line.due), tags=(overdue_tag(),) if line.overdue else (), note=moved, whole=True)


def exempt_tag() -> Tag:
    """That the public is shut out."""
    return Tag("exempt", Tone.GREY, "■")


def mark_cell(of: str, key: str, about: str, exempt: str) -> Cell:
    """Where something is marked as exempt, or the mark is lifted."""
    return Cell("Change the mark" if exempt else "Mark as exempt", reverse("exempt-mark", args=[of, key]), about=about)


def request_table(
    caption: str, lines: Iterable[Line], people: People, empty: str, *, anchor: str = "", left_out: str = ""
) -> Table:
    """Requests, one a row, with how long each has been open; ``left_out`` says what the reader is not told of."""
    heads = (
        Column("Request"),
        Column("Asked by"),
        Column("State"),
        Column("Whose answer"),
        Column("Age in days", True),
        Column("Due"),
    )
    rows = tuple(
        (
            Cell(short(line.request.text), reverse("request", args=[line.request.key]), note=line.request.kind.value),
            people.named(line.asker),
            Cell(tags=(state_tag(line.state), *((exempt_tag(),) if line.request.exempt else ()))),
            Cell(people.named(line.owner)) if line.owner else Cell("nobody yet", quiet=True),
            str(line.age),
            due_cell(line),
        )
        for line in lines
    )
    # A note stands beneath rows: where there are none it is said with why.
    empty = f"{empty} {left_out}".strip()
    return Table(caption, heads, rows, empty, wide=True, anchor=anchor, notes=(left_out,) if left_out else ())


def decision_table(caption: str, dues: Iterable[Due], people: People, empty: str, *, shut: bool = False) -> Table:
    """Decisions that are to be carried out; ``shut`` for a reader who is not told of what is exempt."""
    heads = (Column("Decision"), Column("Owner"), Column("Due"), Column("Decided"))
    every = tuple(dues)
    told = [one for one in every if not (shut and one.decision.exempt)]
    kept = len(every) - len(told)
    left_out = f"{many(kept, 'exempt decision is', 'exempt decisions are')} open and not shown." if kept else ""
    rows = tuple(
        (
            Cell(short(one.decision.text), tags=(exempt_tag(),) if one.decision.exempt else ()),
            people.named(one.decision.owner) or Cell("no owner", quiet=True),
            Cell(day(one.decision.due), tags=(overdue_tag(),) if one.overdue else (), whole=True)
            if one.decision.due is not None
            else Cell("no day", quiet=True),
            Cell(meeting_day(one.meeting), reverse("meeting", args=[one.meeting.key]), whole=True),
        )
        for one in told
    )
    empty = left_out or empty
    return Table(caption, heads, rows, empty, wide=True, notes=(left_out,) if left_out else ())


def quiet(words: str) -> Cell:
    """Words of less weight."""
    return Cell(words, quiet=True)
