"""Boards in a paper: decisions that are due, the ledger of requests, what is owed to whom, conditions for success."""

from collections.abc import Callable, Sequence
from typing import Final

from goldenthread.measures.entries import Entry
from goldenthread.measures.language.book import Book
from goldenthread.papers.classes import Class
from goldenthread.papers.kinds import Kind, nothing
from goldenthread.papers.programme.promised import Promised, of
from goldenthread.papers.run import Made, Run
from goldenthread.programme.blocks.plan_words import counted, day_in_words
from goldenthread.programme.boards import Arrangement, Condition, Obligation
from goldenthread.programme.governing.meetings import decisions_due
from goldenthread.programme.governing.reporting import Owed, calendar
from goldenthread.programme.ledger_reading import ForMeeting, Line, for_meeting
from goldenthread.reports.blocks import Block, Column, Table, Text
from goldenthread.reports.cells import Cell, State, Tone, absent, day, number, words

_GRADES: Final = {"met": Tone.GREEN, "partly met": Tone.AMBER, "not met": Tone.RED}
#: What a public paper says in the place of what it may not tell.
SHUT: Final = (
    "The papers of this board are not public: what was asked of it and decided there is not told in this edition."
)
_NOTHING_SAID: Final = "Not assessed yet"


def shut(run: Run) -> bool:
    """Whether a paper may not tell what was asked of its board and decided there: a public one of a board that is not."""
    board = of(run.promised).board
    return run.class_ is Class.PUBLIC and board is not None and not board.public


def who(promised: Promised, key: str) -> str:
    """A person or board as a paper names them; "nobody yet" for no key."""
    people = {one.key: one.shown for one in promised.plan.people}
    boards = {one.key: one.title for one in promised.governance.boards}
    return (people | boards).get(key, key) or "nobody yet"


def ledger_of(promised: Promised) -> ForMeeting:
    """The ledger for the meeting of a paper; raises ValueError where it is for none, which is refused before."""
    if promised.meeting is None:
        raise ValueError("the ledger is told for a meeting")
    return for_meeting(promised.governance, promised.meeting, promised.day)


def _ledger(options: None, run: Run) -> Made:
    del options
    if shut(run):
        return Made((Text(SHUT),))
    promised = of(run.promised)
    found, anchor = ledger_of(promised), run.section.key
    blocks: list[Block] = [Text(ledger_sentence(found.open))]
    if found.open:
        blocks.append(
            requests_table("Requests that are open, the oldest first", found.open, promised, f"{anchor}-open")
        )
    if found.accepted:
        blocks.append(requests_table("Answers accepted since the last meeting", found.accepted, promised))
    if found.withdrawn:
        blocks.append(requests_table("Taken back since the last meeting", found.withdrawn, promised))
    return Made(tuple(blocks))


def ledger_sentence(lines: Sequence[Line]) -> str:
    """How many requests are open, how old the oldest is, how many are late and how many wait for who asked."""
    if not lines:
        return "No request is open."
    late = sum(one.overdue for one in lines)
    answered = sum(one.state.value == "answered" for one in lines)
    oldest = max(one.age for one in lines)
    are = "is" if len(lines) == 1 else "are"
    waits = f"; {answered} answered, and not accepted yet" if answered else ""
    opening = f"{counted(len(lines), 'request').capitalize()} {are} open, the oldest asked {counted(oldest, 'day')} ago"
    return f"{opening}; {late or 'none'} overdue{waits}."


def requests_table(caption: str, lines: Sequence[Line], promised: Promised, anchor: str = "") -> Table:
    """Requests, a row each, with their age, whose answer it is, and for whom they wait."""
    rows = tuple(
        (
            words(one.request.text),
            words(one.request.kind.value.capitalize()),
            words(who(promised, one.asker)),
            day(one.request.asked_on),
            number(one.age),
            words(who(promised, one.owner)),
            _due(one),
            words(one.waits_for.capitalize()),
        )
        for one in lines
    )
    columns = (
        Column("What was asked", weight=4),
        Column("Kind", weight=1.2),
        Column("By", weight=1.7),
        Column("On", weight=1.2),
        Column("Age in days", True),
        Column("Whose answer", weight=1.7),
        Column("Due", weight=1.4),
        Column("Waits for", weight=2),
    )
    return Table(caption, columns, rows, anchor)


def _due(line: Line) -> Cell:
    if line.due is None:
        return words("No day was set", Tone.GREY)
    moved = f", set anew {line.moved} times" if line.moved > 1 else ", set anew once" if line.moved else ""
    said = f"{day_in_words(line.due)}{moved}"
    return words(f"{said}: overdue", Tone.RED) if line.overdue else words(said)


def _decisions(options: None, run: Run) -> Made:
    del options
    return Made((Text(SHUT),) if shut(run) else decisions_blocks(of(run.promised), run.section.key))


def decisions_blocks(promised: Promised, anchor: str) -> tuple[Block, ...]:
    """Decisions of the board that are not carried out, the soonest due first."""
    board = promised.board.key if promised.board is not None else ""
    found = decisions_due(promised.governance, board, promised.day)
    if not found:
        return (Text("Every decision of this board is carried out."),)
    rows = tuple(
        (
            words(one.decision.text),
            words(who(promised, one.decision.owner)),
            day(one.meeting.on),
            words("No day was set", Tone.GREY)
            if one.decision.due is None
            else words(f"{day_in_words(one.decision.due)}: overdue", Tone.RED)
            if one.overdue
            else day(one.decision.due),
        )
        for one in found
    )
    columns = (Column("Decision", weight=4), Column("Whose", weight=2), Column("Decided on"), Column("Due", weight=1.5))
    return (Table("Decisions due", columns, rows, f"{anchor}-decisions"),)


def _owed(what: str, kind: type) -> Callable[[None, Run], Made]:
    def make(options: None, run: Run) -> Made:
        del options
        promised = of(run.promised)
        found = [one for one in calendar(promised.governance, promised.day) if isinstance(one.of, kind)]
        if not found:
            return Made((Text(f"No {what} is recorded."),))
        late = [one for one in found if one.late]
        undated = sum(bool(one.why_no_day) for one in found)
        said = (
            f"{counted(len(found), what).capitalize()}; {len(late)} with something that should have come and has not."
        )
        without = f" For {undated} no day can be told." if undated else ""
        ordered = [*late, *(one for one in found if not one.late)]
        table = _owed_table(f"{what.capitalize()}s, what is late first", ordered, promised, f"{run.section.key}-owed")
        return Made((Text(said + without), table))

    return make


def _owed_table(caption: str, found: Sequence[Owed], promised: Promised, anchor: str) -> Table:
    rows = []
    for one in found:
        last = next((each for each in reversed(one.receipts) if each.delivered_on is not None), None)
        rows.append(
            (
                words(_what(one.of)),
                words(_to(one.of, promised)),
                words(_often(one.of) or "Not stated"),
                words(f"{day_in_words(last.delivered_on)}: {last.evidence}")
                if last is not None and last.delivered_on is not None
                else words("Nothing is recorded", Tone.GREY),
                words(
                    f"Late: due {', '.join(day_in_words(each.due) for each in one.late[-2:])}"
                    + (f" and {counted(len(one.late) - 2, 'time')} before" if len(one.late) > 2 else ""),
                    Tone.RED,
                )
                if one.late
                else words("Nothing is late")
                if not one.why_no_day
                else words(one.why_no_day.capitalize(), Tone.GREY),
                day(one.next_due) if one.next_due is not None else absent(State.NOT_APPLICABLE),
            )
        )
    columns = (
        Column("What", weight=4),
        Column("To", weight=1.8),
        Column("How often", weight=1.4),
        Column("Last delivered", weight=2),
        Column("Late", weight=1.8),
        Column("Next due", weight=1.2),
    )
    return Table(caption, columns, tuple(rows), anchor)


def _what(of_: Arrangement | Obligation) -> str:
    if isinstance(of_, Arrangement):
        return of_.what
    return f"{of_.direction}, paragraph {of_.paragraph}: {of_.text}"


def _to(of_: Arrangement | Obligation, promised: Promised) -> str:
    key = of_.board if isinstance(of_, Arrangement) else of_.owed_to
    return who(promised, key) if key else "Not stated"


def _often(of_: Arrangement | Obligation) -> str:
    return of_.how_often if isinstance(of_, Arrangement) else of_.frequency or of_.deadline


def _conditions(options: None, run: Run) -> Made:
    del options
    promised = of(run.promised)
    held = promised.governance.conditions
    if not held:
        return Made((Text("No condition for success is recorded."),))
    said = sum(bool(one.assessed) for one in held)
    opening = f"{counted(len(held), 'condition')}; the council has said of {said} how it stands, against what evidence."
    columns = (
        Column("Condition", weight=3.5),
        Column("Stands"),
        Column("On"),
        Column("Says", weight=3),
        Column("Evidence", weight=2),
    )
    rows = tuple(_condition(one) for one in held)
    table = Table("Conditions for success, as the council sees itself", columns, rows, f"{run.section.key}-conditions")
    return Made((Text(opening.capitalize()), table))


def _condition(one: Condition) -> tuple[Cell, ...]:
    name = words(" ".join(part for part in (f"{one.number}{one.point}", one.title) if part))
    if not one.assessed:
        return name, words(_NOTHING_SAID, Tone.GREY), words(""), words(""), words("")
    last = one.assessed[-1]
    evidence = words(last.evidence) if last.evidence else words("None named", Tone.RED)
    return (
        name,
        words(last.grade.capitalize(), _GRADES.get(last.grade, Tone.PLAIN)),
        day(last.on),
        words(last.says),
        evidence,
    )


def _nothing(entry: Entry, book: Book) -> None:
    del entry, book


def _kind(name: str, says: str, make: Callable[[None, Run], Made], meeting: bool = False) -> Kind:
    return Kind(name, says, _nothing, nothing, make, programme=True, meeting=meeting)


KINDS: Final = (
    _kind(
        "ledger", "Requests and challenges that are open, by age, and what was accepted or taken back.", _ledger, True
    ),
    _kind("decisions", "Decisions of the board that are not carried out, with whose they are.", _decisions, True),
    _kind(
        "obligations",
        "What a direction obliges to, what was delivered, and what is late.",
        _owed("obligation", Obligation),
    ),
    _kind("reporting-calendar", "Who receives what how often, and what is late.", _owed("arrangement", Arrangement)),
    _kind("conditions", "Conditions for success, with what the council says of itself and the evidence.", _conditions),
)
