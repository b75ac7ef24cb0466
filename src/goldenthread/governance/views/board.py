"""One board: its first page, its forward plan and meetings, and who sits on it."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from goldenthread.accounts.doors import door, the_viewer
from goldenthread.design.components import Cell, Column, Link, SummaryList, SummaryRow, Table
from goldenthread.design.figures import day
from goldenthread.design.pages import show
from goldenthread.governance import queries
from goldenthread.governance.pages import ListsPage
from goldenthread.governance.paging import page_one
from goldenthread.governance.seeing import Seen, seen_by
from goldenthread.governance.shown import EXEMPT, meeting_day, quiet, request_table
from goldenthread.governance.views.boards import boards_trail
from goldenthread.programme.boards import Board
from goldenthread.programme.governing.meetings import last_before, meetings_of, next_from, notice_of, quorum_of
from goldenthread.programme.ledger_reading import left_behind


@door("boards")
@require_GET
def page(request: HttpRequest, key: str) -> HttpResponse:
    """The first page of a board."""
    seen = seen_by(the_viewer(request), "requests", "agenda", "decisions", "attendance", board=key)
    board = seen.board(key)
    tables = [*page_one(seen, board)]
    left = [
        one
        for one in left_behind(seen.governance, seen.today)
        if one.request.board == key and seen.sees_request(one.request)
    ]
    if left:
        tables.insert(2, request_table("Who asked has left: to be passed on", left, seen.people, ""))
    made = ListsPage(
        board.title,
        trail=boards_trail(),
        about=_about(seen, board),
        onward=_onward(seen, board),
        tables=tuple(tables),
        folded=(
            ("Forward plan", _forward(seen, board)),
            ("Meetings", _meetings(seen, board)),
            ("Members", _members(seen, board)),
        ),
    )
    return show(request, "governance/lists.html", made)


def _about(seen: Seen, board: Board) -> SummaryList:
    before, after = (
        last_before(seen.governance, board.key, seen.today),
        next_from(seen.governance, board.key, seen.today),
    )
    rows = [
        SummaryRow("Chair", seen.people.named(board.chair) or quiet("not recorded")),
        SummaryRow("Quorum", str(board.quorum) if board.quorum else quiet("not recorded")),
        SummaryRow("Meets", board.cycle or quiet("not recorded")),
        SummaryRow(
            "Papers", "Public, but for exempt items" if board.public else "For its members and who runs the services"
        ),
    ]
    if board.terms:
        rows.append(SummaryRow("Terms of reference", board.terms))
    for words, meeting in (("Last met", before), ("Next meeting", after)):
        if meeting is not None:
            rows.append(SummaryRow(words, Cell(meeting_day(meeting), reverse("meeting", args=[meeting.key]))))
    return SummaryList(tuple(rows))


def _onward(seen: Seen, board: Board) -> tuple[Link, ...]:
    found = []
    if seen.viewer.may("ledger"):
        found.append(Link("Every request and challenge of this board", f"{reverse('ledger')}?board={board.key}"))
    if seen.may("ask"):
        found.append(Link("Ask or challenge", f"{reverse('request-ask')}?board={board.key}"))
    if seen.may("board"):
        found += [
            Link("Plan a meeting", reverse("meeting-call", args=[board.key])),
            Link("Add a member", reverse("board-seat", args=[board.key])),
            Link("Change the board", reverse("board-change", args=[board.key])),
        ]
    return tuple(found)


def _forward(seen: Seen, board: Board) -> Table:
    """What stands on the agendas of meetings to come, the soonest first."""
    heads = (Column("Meeting"), Column("Item"), Column("About"), Column("Led by"), Column("Paper"))
    rows: list[tuple[Cell | str, ...]] = []
    for one in meetings_of(seen.governance, board.key):
        if one.on < seen.today:
            continue
        when = Cell(meeting_day(one), reverse("meeting", args=[one.key]), whole=True)
        if not one.items:
            rows.append((when, "", quiet("nothing yet"), "", ""))
        for item in one.items:
            if not seen.sees(item, board):
                rows.append((when, item.number, EXEMPT, "", ""))
                continue
            paper = "frozen" if item.pack else quiet("not yet")
            rows.append((when, item.number, item.title, seen.people.named(item.lead) or quiet("nobody yet"), paper))
    return Table("Forward plan", heads, tuple(rows), "No meeting is planned.", wide=True, caption_hidden=True)


def _meetings(seen: Seen, board: Board) -> Table:
    heads = (
        Column("Meeting"),
        Column("Agenda", True),
        Column("Papers sent"),
        Column("Quorum"),
        Column("Minutes", True),
    )
    rows = []
    counts = queries.minute_counts(board.key)
    for one in reversed(meetings_of(seen.governance, board.key)):
        notice, quorum = notice_of(one), quorum_of(seen.governance, board, one)
        held = one.on < seen.today
        rows.append(
            (
                Cell(
                    f"{one.on:%B %Y}" if one.month_only else day(one.on), reverse("meeting", args=[one.key]), whole=True
                ),
                str(len(one.items)),
                Cell(day(one.published_on), whole=True, note="" if notice.enough else notice.says)
                if one.published_on is not None
                else quiet("not recorded"),
                (quorum.says if quorum.met is not None else quiet(quorum.says)) if held else quiet("to come"),
                str(counts.get(one.key, 0)) if held else quiet("to come"),
            )
        )
    return Table("Meetings", heads, tuple(rows), "No meeting is recorded.", wide=True, caption_hidden=True)


def _members(seen: Seen, board: Board) -> Table:
    keeps = seen.may("member")
    heads = [Column("Member"), Column("As"), Column("Since"), Column("Until")]
    rows = []
    serving = set(seen.people.sits(board.key))
    for one in seen.governance.members:
        if one.board != board.key:
            continue
        row: list[Cell | str] = [
            seen.people.named(one.person),
            one.role,
            day(one.since) if one.since is not None else quiet("not recorded"),
            day(one.until) if one.until is not None else "",
        ]
        if keeps:
            ends = one.person in serving and (one.until is None or one.until >= seen.today)
            leave = reverse("board-unseat", args=[board.key, one.person])
            row.append(Cell("Leaves", leave, about=seen.people.named(one.person)) if ends else "")
        rows.append(tuple(row))
    if keeps:
        heads.append(Column("Change"))
    return Table("Members", tuple(heads), tuple(rows), "No member is recorded.", wide=True, caption_hidden=True)
