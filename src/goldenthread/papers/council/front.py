"""The header of a report to councillors, and whether it was cleared and sent out in time."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from goldenthread.papers.classes import Class
from goldenthread.papers.programme.promised import Promised, of
from goldenthread.papers.run import Run
from goldenthread.programme.blocks.boards import notice_if_sent
from goldenthread.programme.blocks.ledger import Names
from goldenthread.programme.blocks.plan_words import day_in_words
from goldenthread.programme.boards import Meeting
from goldenthread.programme.governing.meetings import CLEARED_BY
from goldenthread.records.errors import Problem
from goldenthread.reports.blocks import Block, Column, Note, Table
from goldenthread.reports.blocks import Kind as NoteKind
from goldenthread.reports.cells import Cell, Tone, day, words

_NOT_STATED: Final = "Not stated"
_LINES: Final = {
    "report_of": "Report of",
    "wards": "Wards",
    "key_decision": "Key decision",
    "enclosures": "Enclosures",
    "contact": "Officer contact details",
}


def front(stated: Mapping[str, str], said: Mapping[str, str], run: Run) -> Table:
    """The header as a table; what nobody stated says so.

    Who leads the item reports, unless the definition states it otherwise, and what the paper holds beside the report is
    enclosed with it.
    """
    promised = of(run.promised)
    board = promised.board.title if promised.board is not None else _NOT_STATED
    number = f", item {promised.item.number}" if promised.item is not None else ""
    title = promised.item.title if promised.item is not None else run.definition.title
    known = dict(stated)
    if promised.item is not None and promised.item.lead:
        known["report_of"] = known["report_of"] or Names(promised.plan.people, promised.governance).of(
            promised.item.lead
        )
    others = [one.title for one in run.definition.of_class(run.class_) if one.key != run.section.key]
    known["enclosures"] = known["enclosures"] or "; ".join(others) or "None"
    rows: list[tuple[Cell, Cell]] = [
        (words(said["body"].capitalize()), words(f"{board}{number}")),
        (words("Meeting"), words(_when(promised.meeting))),
        (words("Title"), words(title)),
        (words(_LINES["report_of"]), _stated(known["report_of"])),
        (words(_LINES["wards"]), _stated(known["wards"])),
        (words("Status"), words(_status(run))),
        (words("Urgent"), words(_urgent(promised.meeting))),
        *((words(_LINES[name]), _stated(known[name])) for name in ("key_decision", "enclosures", "contact")),
        (words("Decision"), words(said["decides"])),
    ]
    columns = (Column("Report", weight=1), Column("About it", weight=3.5))
    return Table("About this report", columns, tuple(rows), "report-header")


def _stated(words_: str) -> Cell:
    return words(words_) if words_ else words(_NOT_STATED, Tone.GREY)


def _when(meeting: Meeting | None) -> str:
    if meeting is None:
        return _NOT_STATED
    return f"{meeting.on:%B %Y}" if meeting.month_only else day_in_words(meeting.on)


def _status(run: Run) -> str:
    markings = dict.fromkeys(one.marking.words for one in run.definition.of_class(run.class_) if one.marking.words)
    if run.class_ is Class.PUBLIC or not markings:
        return run.class_.value.capitalize()
    return "; ".join(markings)


def _urgent(meeting: Meeting | None) -> str:
    if meeting is None or not meeting.urgent_because:
        return "No"
    return f"Yes: {meeting.urgent_because}"


def cleared(promised: Promised, written: date) -> tuple[tuple[Block, ...], tuple[Problem, ...]]:
    """Who cleared the report and whether notice is enough, with what keeps it from being final."""
    item = promised.item
    given = {one.kind: one for one in (item.clearances if item is not None else ())}
    rows, problems = [], []
    for kind, what in CLEARED_BY.items():
        one = given.get(kind)
        cells: tuple[Cell, ...] = (words(f"{kind.capitalize()} ({what})"),)
        if one is None:
            rows.append((*cells, words("Not cleared", Tone.RED), words(""), words("")))
            mend = "Record the clearance at the item of the meeting's agenda, and build the draft again"
            problems.append(Problem(f"clearance: {kind}", "nobody has cleared the report", mend))
        else:
            rows.append((*cells, words(one.by), day(one.on), words(one.says)))
    columns = (Column("Cleared for", weight=2), Column("By", weight=2), Column("On"), Column("Says", weight=2))
    blocks: list[Block] = [Table("Clearances", columns, tuple(rows), "clearances")]
    if promised.meeting is not None:
        notice = notice_if_sent(promised.meeting, written)
        blocks.append(Note(notice.says, NoteKind.REMARK if notice.enough else NoteKind.WARNING))
        if not notice.enough and not promised.meeting.month_only:
            mend = "Send it out in time, or record the reason for urgency at the meeting"
            problems.append(Problem("notice of the meeting", notice.says, mend))
    return tuple(blocks), tuple(problems)
