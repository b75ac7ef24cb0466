"""A page reads what it needs of boards and no more, and what it did not ask for says so."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.governance.seated import BOARD, COMMITTEE

from goldenthread.accounts.viewer import Viewer
from goldenthread.governance import queries
from goldenthread.governance.loading import load
from goldenthread.governance.people import people_now
from goldenthread.governance.reading import PARTS, NotReadError, reading
from goldenthread.governance.seeing import seen_by
from goldenthread.programme.boards import Governance, Item, Meeting, Minute, Request, RequestKind

Sign = Callable[[str], Client]


def test_everything_asked_for_is_everything_there_is(boards: Governance, today: date) -> None:
    """Part by part it is what the whole holds; narrowed to a board it is that board's."""
    whole, people = queries.governance_as_value(), people_now(today)
    assert reading(people, *PARTS) == whole
    held = reading(people, "agenda", "requests", board=BOARD)
    assert {one.key for one in held.meetings} == {"board-1", "board-2"}
    assert [one.items for one in held.meetings] == [one.items for one in whole.meetings if one.board == BOARD]
    assert {one.key for one in held.requests} == {"asked"}
    one = reading(people, "agenda", "minutes", meeting="board-1")
    assert {found.key for found in one.meetings} == {found.key for found in whole.meetings}
    assert next(found for found in one.meetings if found.key == "board-1").minutes


def test_what_was_not_read_is_not_empty(boards: Governance, today: date, viewer_as: Callable[[str], Viewer]) -> None:
    """It raises, so that no page tells of nothing where there is something."""
    held = reading(people_now(today), "agenda", meeting="board-1")
    other = next(one for one in held.meetings if one.key == "board-2")
    for look in (
        lambda: list(held.requests),
        lambda: len(held.findings),
        lambda: bool(other.items),
        lambda: held.visits[0],
        lambda: "x" in held.conditions,
        lambda: seen_by(viewer_as("clerk")).lines(),
    ):
        with pytest.raises(NotReadError):
            look()
    with pytest.raises(ValueError, match="no part papers"):
        reading(people_now(today), "papers")


@pytest.mark.parametrize(
    "path",
    [f"/board/{BOARD}/", "/meeting/board-1/", "/ledger/", "/boards/", "/request/asked/", "/reporting/", "/conditions/"],
)
def test_reads_do_not_grow_with_what_other_boards_hold(
    client_as: Sign, boards: Governance, viewer_as: Callable[[str], Viewer], path: str, today: date
) -> None:
    """Thirty meetings more of another board with their agendas and minutes cost no page a query."""
    client = client_as("clerk")
    client.get(path)
    with CaptureQueriesContext(connection) as before:
        client.get(path)
    more = tuple(
        Meeting(
            f"more-{n}", COMMITTEE, today - timedelta(days=n + 1), items=(Item("1", "Words"),), minutes=(Minute(1, "note", "", "Words"),)
        )
        for n in range(30)
    )  # fmt: skip
    asked = tuple(
        Request(f"more-{n}", RequestKind.REQUEST, f"Why {n}?", "lead-member", today - timedelta(days=9), COMMITTEE) for n in range(9)
    )  # fmt: skip
    load(Governance(boards=boards.boards, meetings=more, requests=asked), by=viewer_as("clerk"))
    with CaptureQueriesContext(connection) as after:
        assert client.get(path).status_code == 200
    assert len(after) <= len(before)
    assert len(after) <= 45
