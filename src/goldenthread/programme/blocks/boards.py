"""Boards in a paper: what was decided and is to be carried out, and whether a meeting was in order."""

from dataclasses import replace
from datetime import date

from goldenthread.programme.blocks.ledger import Names
from goldenthread.programme.blocks.plan_words import day_in_words, said
from goldenthread.programme.boards import Governance, Meeting
from goldenthread.programme.governing.exempt import why_shut
from goldenthread.programme.governing.meetings import (
    NOTICE,
    Notice,
    decisions_due,
    not_cleared,
    notice_of,
    quorum_of,
)
from goldenthread.programme.people import Person
from goldenthread.reports.blocks import Block, Column, Heading, Kind, Note, Table, Text
from goldenthread.reports.cells import Cell, Tone, day, words


def decision_table(governance: Governance, people: tuple[Person, ...], board: str, as_at: date) -> Table:
    """Decisions of a board that are open, the soonest due first."""
    names = Names(people, governance)
    rows = tuple(
        (
            said(one.decision.text),
            said(names.of(one.decision.owner) or "no owner"),
            _due(one.decision.due, one.overdue),
            day(one.meeting.on),
        )
        for one in decisions_due(governance, board, as_at)
    )
    heads = (
        Column("Decision", weight=4),
        Column("Owner", weight=2),
        Column("Due", weight=1.5),
        Column("Decided", weight=1.2),
    )
    notes = () if rows else ("Every decision was carried out.",)
    return Table(f"Decisions to be carried out, as at {day_in_words(as_at)}", heads, rows, "decisions", notes)


def _due(due: date | None, overdue: bool) -> Cell:
    if due is None:
        return words("no day", Tone.GREY)
    return words(f"■ overdue since {day_in_words(due)}", Tone.RED) if overdue else day(due)


def notice_if_sent(meeting: Meeting, on: date) -> Notice:
    """The notice that was given, or that would be if the papers went out on a day."""
    if meeting.published_on is not None or meeting.month_only:
        return notice_of(meeting)
    then = notice_of(replace(meeting, published_on=on))
    said_ = f"Sent out on {day_in_words(on)} its papers would give {then.clear_days} clear working days' notice"
    urgent = f" Urgent because: {meeting.urgent_because}" if meeting.urgent_because else ""
    return replace(then, says=f"{said_}; {int(NOTICE.value)} are owed.{urgent}")


def meeting_section(
    governance: Governance,
    people: tuple[Person, ...],
    meeting: Meeting,
    level: int = 2,
    sent_on: date | None = None,
) -> tuple[Block, ...]:
    """A meeting: notice, quorum, agenda with clearances, and its minutes but for those of exempt items.

    ``sent_on`` is the day on which its papers would go out, where that was not recorded.
    """
    names = Names(people, governance)
    board = next(one for one in governance.boards if one.key == meeting.board)
    notice = notice_of(meeting) if sent_on is None else notice_if_sent(meeting, sent_on)
    blocks: list[Block] = [Heading(level, f"{board.title}, {day_in_words(meeting.on)}"), Text(notice.says)]
    quorum = quorum_of(governance, board, meeting)
    if quorum.met is not None:
        blocks.append(Text(quorum.says) if quorum.met else Note(quorum.says, Kind.WARNING))
    agenda = tuple(
        (
            words(item.number),
            said("Exempt item: not for publication" if item.exempt else item.title),
            said("" if item.exempt else names.of(item.lead)),
            words(", ".join(not_cleared(item)) or ("all cleared" if item.pack else "no paper")),
        )
        for item in meeting.items
    )
    if agenda:
        heads = (
            Column("Item"),
            Column("About", weight=5),
            Column("Led by", weight=2),
            Column("Still to clear", weight=2),
        )
        blocks.append(Table("Agenda", heads, agenda))
    minutes = tuple(
        (words(str(one.number)), words(one.kind), said(one.speaker), said(one.text))
        for one in meeting.minutes
        if not why_shut(one, meeting)
    )
    if minutes:
        heads = (Column("Number"), Column("Kind"), Column("Who spoke", weight=2), Column("What was said", weight=5))
        blocks.append(Table("Minutes", heads, minutes))
    return tuple(blocks)
