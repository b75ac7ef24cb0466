"""The first page of a Board: decisions due, requests by age, dates that moved, greens that are not shown, what changed."""

from goldenthread.design import links
from goldenthread.design.components import Cell, Column, Table
from goldenthread.design.figures import day
from goldenthread.governance.seeing import Seen
from goldenthread.governance.shown import decision_table, meeting_day, quiet, request_table, short
from goldenthread.plan import queries as plan
from goldenthread.plan.asked import asked_for
from goldenthread.programme.boards import Board
from goldenthread.programme.governing.meetings import decisions_due, last_before
from goldenthread.programme.promises import Action, Plan

_NO_PLAN = "No improvement plan is loaded."


def page_one(seen: Seen, board: Board) -> tuple[Table, ...]:
    """The tables of the first page in the order in which a chair reads them; those of the plan for who may see the plan."""
    lines = sorted(
        (one for one in seen.lines() if one.open and one.request.board == board.key), key=lambda one: -one.age
    )
    tables = [
        decision_table(
            "Decisions to be carried out", decisions_due(seen.governance, board.key, seen.today), seen.people,
            "Every decision was carried out.", shut=not seen.sees_shut(board),
        ),
        request_table(
            "Requests and challenges that are open, the oldest first", lines, seen.people, "No request is open.",
            left_out=seen.kept_shut(board.key),
        ),
    ]  # fmt: skip
    if not seen.viewer.may("plan"):
        return tuple(tables)
    known = plan.plan_as_value() if plan.current() is not None else None
    tables.append(_moved(seen, board, known))
    if seen.viewer.may("guard"):
        tables.append(_not_shown(seen, known))
    tables.append(_changed(known))
    return tuple(tables)


def _moved(seen: Seen, board: Board, known: Plan | None) -> Table:
    """Dates of actions that moved since the last meeting, with why: the reason is as public as the move."""
    before = last_before(seen.governance, board.key, seen.today)
    since = f"since the meeting of {meeting_day(before)}" if before is not None else "since the plan began"
    heads = (Column("Action"), Column("Was due"), Column("Now due"), Column("Why"), Column("Moved on"))
    rows: list[tuple[Cell | str, ...]] = []
    for action in known.actions if known is not None else ():
        for slip in action.slips:
            if before is not None and slip.on <= before.on:
                continue
            why = short(slip.because) or quiet("no reason recorded")
            rows.append((_action(action), slip.was.words(), slip.now.words(), why, day(slip.on)))
    empty = f"No date moved {since}." if known is not None else _NO_PLAN
    return Table(f"Dates that moved {since}", heads, tuple(rows), empty, wide=True)


def _not_shown(seen: Seen, known: Plan | None) -> Table:
    """Claims that the figures do not support and nobody has answered for, as far as the viewer may see them."""
    asked = asked_for(seen.viewer, known, seen.today) if known is not None else ()
    actions = {one.key: one for one in known.actions} if known is not None else {}
    rows = [
        (
            _action(actions[one.about]) if one.about in actions else one.title or one.about,
            one.claimed,
            one.shown,
            short(" ".join(reason.says for reason in one.reasons if not reason.answered)),
            day(one.first_seen),
        )
        for one in asked
        if not one.answered
    ]
    heads = (Column("About"), Column("Claimed"), Column("Shown"), Column("Asked"), Column("Since"))
    empty = "No claim stands that the figures do not support." if known is not None else _NO_PLAN
    return Table("Greens that are not shown, and not answered", heads, tuple(rows), empty, wide=True)


def _changed(known: Plan | None) -> Table:
    """What the figures of the plan's actions showed when they were last looked at."""
    latest = plan.last_shown(known.key) if known is not None else {}
    actions = {one.key: one for one in known.actions} if known is not None else {}
    rows = [
        (_action(actions[about]), row.verdict, short(row.says), day(row.as_at))
        for about, row in latest.items()
        if about in actions
    ]
    heads = (Column("Action"), Column("Impact"), Column("What the figures show"), Column("As at"))
    empty = "The figures have not been looked at yet." if known is not None else _NO_PLAN
    return Table("What changed for children", heads, tuple(rows), empty, wide=True)


def _action(action: Action) -> Cell:
    words = f"{action.printed} {short(action.text)}".strip()
    return Cell(words, links.link("action", key=action.key) or "")
