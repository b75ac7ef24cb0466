"""One meeting: what is in order, its agenda and papers, what was said and decided, and what it asked."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from goldenthread.accounts.doors import door, the_viewer
from goldenthread.design import links
from goldenthread.design.components import Cell, Column, Link, SummaryList, SummaryRow, Table, Tag
from goldenthread.design.figures import day
from goldenthread.design.pages import show
from goldenthread.governance import models, queries
from goldenthread.governance import rows as rows_as
from goldenthread.governance.actions.requests import captured
from goldenthread.governance.pages import ListsPage
from goldenthread.governance.papers import frozen_for
from goldenthread.governance.seeing import Seen, seen_by
from goldenthread.governance.shown import (
    EXEMPT,
    EXEMPT_DECISION,
    exempt_tag,
    mark_cell,
    meeting_day,
    overdue_tag,
    quiet,
    request_table,
    short,
)
from goldenthread.governance.views.boards import boards_trail
from goldenthread.programme.boards import Board, Item, Meeting, Minute
from goldenthread.programme.governing.exempt import why_shut
from goldenthread.programme.governing.meetings import not_cleared, notice_of, quorum_of
from goldenthread.programme.ledger_reading import for_meeting
from goldenthread.reports.cells import Tone


@door("boards")
@require_GET
def page(request: HttpRequest, key: str) -> HttpResponse:
    """One meeting."""
    viewer = the_viewer(request)
    row = queries.standing_row(models.Meeting, key=key)
    if row is None:
        raise Http404
    parts = ("agenda", "decisions", "attendance", *(("requests",) if viewer.may("ledger") else ()))
    seen = seen_by(viewer, *parts, board=row.board, meeting=key)
    meeting, board = seen.meeting(key)
    held = meeting.on <= seen.today
    tables = [_agenda(seen, meeting, board), _comments(seen, meeting, board)]
    if held:
        tables += [_minutes(seen, meeting, board), _decisions(seen, meeting, board)]
    if seen.viewer.may("ledger"):
        tables += _ledger(seen, meeting)
    made = ListsPage(
        f"{board.title}: {meeting_day(meeting)}",
        trail=(*boards_trail(), Link(board.title, reverse("board", args=[board.key]))),
        about=_about(seen, meeting, board),
        onward=_onward(seen, meeting, held),
        tables=tuple(one for one in tables if one.rows or one.empty),
    )
    return show(request, "governance/lists.html", made)


def _about(seen: Seen, meeting: Meeting, board: Board) -> SummaryList:
    notice, quorum = notice_of(meeting), quorum_of(seen.governance, board, meeting)
    rows = [
        SummaryRow("Papers", notice.says if notice.enough else Cell(notice.says, tags=(Tag("check", Tone.AMBER, "▲"),)))
    ]
    if meeting.on <= seen.today:
        rows.append(
            SummaryRow("Quorum", quorum.says if quorum.met else Cell(quorum.says, tags=(_inquorate(quorum.met),)))
        )
        for words, people in (("Present", meeting.present), ("Apologies", meeting.apologies)):
            rows.append(SummaryRow(words, ", ".join(map(seen.people.named, people)) or quiet("not recorded")))
    return SummaryList(tuple(rows))


def _inquorate(met: bool | None) -> Tag:
    return Tag("not recorded", Tone.GREY, "?") if met is None else Tag("no quorum", Tone.RED, "■")


def _onward(seen: Seen, meeting: Meeting, held: bool) -> tuple[Link, ...]:
    if not seen.may("meeting"):
        return ()
    key = [meeting.key]
    found = [Link("Add an item to the agenda", reverse("meeting-item", args=key))]
    found.append(Link("Papers went out", reverse("meeting-publish", args=key)))
    if meeting.on > seen.today:
        return (*found, Link("Move the meeting", reverse("meeting-move", args=key)))
    return (
        *found,
        Link("Attendance", reverse("meeting-attendance", args=key)),
        Link("Write a line of minutes", reverse("meeting-minute", args=key)),
        Link("Record a decision", reverse("meeting-decide", args=key)),
    )


def _agenda(seen: Seen, meeting: Meeting, board: Board) -> Table:
    papers = {one.name: one for one in frozen_for(seen.viewer.role)}
    keeps = seen.may("agenda")
    heads = [Column("Item"), Column("About"), Column("Paper"), Column("Cleared")]
    rows: list[tuple[Cell | str, ...]] = []
    for item in meeting.items:
        if not seen.sees(item, board):
            rows.append((item.number, EXEMPT, "", "", *([""] if keeps else [])))
            continue
        about = Cell(item.title, tags=(exempt_tag(),) if item.exempt else (), note=seen.people.named(item.lead))
        known = papers.get(item.pack)
        where = links.link("paper", name=item.pack) if known is not None else None
        paper = (
            Cell(known.title, where or "")
            if known is not None
            else quiet("its paper is not yours to read")
            if item.pack
            else quiet("no paper")
        )
        row: list[Cell | str] = [item.number, about, paper, _cleared(seen, meeting, item)]
        if keeps:
            row.append(
                Cell(
                    "Change",
                    reverse("meeting-item-change", args=[meeting.key, item.number]),
                    about=f"item {item.number}",
                )
            )
        rows.append(tuple(row))
    if keeps:
        heads.append(Column("Change"))
    return Table("Agenda", tuple(heads), tuple(rows), "There is no agenda yet.", wide=True)


def _cleared(seen: Seen, meeting: Meeting, item: Item) -> Cell:
    """What was cleared, and what is open; a link for who may clear, or comment."""
    if not item.pack:
        return Cell()
    missing = not_cleared(item)
    done = ", ".join(f"{one.kind} by {seen.people.named(one.by)}" for one in item.clearances)
    words = f"{done or 'nothing yet'}{'' if not missing else '; open: ' + ', '.join(missing)}"
    if missing and _may_clear(seen, missing):
        return Cell(
            "Clear", reverse("paper-clear", args=[meeting.key, item.number]), about=f"item {item.number}", note=words
        )
    return Cell(words)


def _may_clear(seen: Seen, missing: tuple[str, ...]) -> bool:
    director = "director" in missing and seen.viewer.role == "director"
    return director or (seen.may("clear") and bool(set(missing) - {"director"}))


def _comments(seen: Seen, meeting: Meeting, board: Board) -> Table:
    """Comments on papers before the meeting, with what became of each in the final version."""
    numbers = {item.number for item in meeting.items if seen.sees(item, board)}
    open_ = meeting.on >= seen.today and seen.may("comment")
    heads = (Column("Item"), Column("Comment"), Column("By"), Column("What became of it"))
    rows: list[tuple[Cell | str, ...]] = []
    for row in models.Comment.objects.filter(meeting=meeting.key).order_by("on", "pk"):
        if row.item not in numbers:
            continue
        became: Cell | str = row.became or quiet("not said yet")
        if not row.became and seen.may("became"):
            became = Cell("Say what became of it", reverse("paper-became", args=[row.pk]), about=f"comment {row.pk}")
        rows.append((row.item, row.text, f"{seen.people.named(row.by)}, {day(row.on)}", became))
    if open_:
        rows += [
            (
                item.number,
                Cell(
                    "Comment on this paper", reverse("paper-comment", args=[meeting.key, item.number]), about=item.title
                ),
                "",
                "",
            )
            for item in meeting.items
            if item.number in numbers and item.pack
        ]
    return Table("Comments on papers", heads, tuple(rows), "", wide=True)


def _minutes(seen: Seen, meeting: Meeting, board: Board) -> Table:
    """What was said; what is exempt, by its own mark or the item it refers to, is for who may see what is exempt."""
    sees = seen.sees_shut(board)
    keeps = seen.may("minute")
    done = captured(meeting.key)
    heads = [Column("Number"), Column("Kind"), Column("Who spoke"), Column("What was said")]
    rows: list[tuple[Cell | str, ...]] = []
    for row in queries.standing(models.Minute, meeting=meeting.key):
        why = why_shut(rows_as.value(Minute, row), meeting)
        if why and not sees:
            rows.append((str(row.number), row.kind, "", EXEMPT))
            continue
        line: list[Cell | str] = [
            str(row.number),
            row.kind,
            row.speaker or quiet("not said"),
            Cell(
                row.text,
                tags=(exempt_tag(),) if why else (),
                note="; ".join(one for one in (row.refers_to, why) if one),
            ),
        ]
        if keeps:
            capture = row.kind != "response" and row.place not in done
            words = "Put in the ledger" if capture else "in the ledger" if row.place in done else ""
            where = reverse("meeting-capture", args=[row.pk]) if capture else ""
            line.append(Cell(words, where, about=f"line {row.number}: {short(row.text)}" if capture else ""))
            line.append(
                Cell(
                    "Correct",
                    reverse("meeting-minute-correct", args=[row.pk]),
                    about=f"line {row.number}: {short(row.text)}",
                )
            )
        rows.append(tuple(line))
    if keeps:
        heads += [Column("Ledger"), Column("Change")]
    return Table("Minutes", tuple(heads), tuple(rows), "There are no minutes yet.", wide=True)


def _decisions(seen: Seen, meeting: Meeting, board: Board) -> Table:
    heads = [Column("Decision"), Column("Owner"), Column("Due"), Column("What came of it")]
    keeps = seen.may("mark")
    rows: list[tuple[Cell | str, ...]] = []
    for one in meeting.decisions:
        if one.exempt and not seen.sees_shut(board):
            rows.append((EXEMPT_DECISION, "", "", ""))
            continue
        late = one.done_on is None and one.due is not None and one.due < seen.today
        due = (
            Cell(day(one.due), tags=(overdue_tag(),) if late else (), whole=True)
            if one.due is not None
            else quiet("no day")
        )
        came: Cell | str = f"{one.outcome} ({day(one.done_on)})" if one.done_on is not None else quiet("open")
        if one.done_on is None and seen.may("decision"):
            came = Cell(
                "Record that it was carried out", reverse("decision-done", args=[one.key]), about=short(one.text)
            )
        said = Cell(one.text, tags=(exempt_tag(),) if one.exempt else (), note=one.exempt)
        row: list[Cell | str] = [said, seen.people.named(one.owner) or quiet("no owner"), due, came]
        if keeps:
            row.append(mark_cell("decision", one.key, short(one.text), one.exempt))
        rows.append(tuple(row))
    if keeps:
        heads.append(Column("Exempt"))
    return Table("Decisions", tuple(heads), tuple(rows), "No decision is recorded.", wide=True)


def _ledger(seen: Seen, meeting: Meeting) -> list[Table]:
    """What the ledger tells this meeting, as at its day or today if it is to come."""
    told = for_meeting(seen.governance, meeting, min(meeting.on, seen.today))
    mine = {line.request.key for line in seen.lines()}
    parts = (
        ("Requests open at this meeting, the oldest first", told.open, "No request was open."),
        ("Accepted since the meeting before", told.accepted, ""),
        ("Taken back since the meeting before", told.withdrawn, ""),
    )
    shut = seen.kept_shut(meeting.board)
    return [
        request_table(
            caption, [line for line in lines if line.request.key in mine], seen.people, empty,
            left_out=shut if lines is told.open else "",
        )
        for caption, lines, empty in parts
    ]  # fmt: skip
