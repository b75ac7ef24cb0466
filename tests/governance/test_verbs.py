"""The verbs: who may, what is refused, what is kept, and that the journal has each."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from tests.governance.seated import BOARD, COMMITTEE

from goldenthread.access.errors import NotAllowed
from goldenthread.accounts.errors import Refused
from goldenthread.accounts.viewer import Viewer
from goldenthread.governance import models, queries
from goldenthread.governance.actions import boards as board_verbs
from goldenthread.governance.actions import meetings, owed, papers, requests
from goldenthread.governance.actions.requests import Asked
from goldenthread.governance.loading import load
from goldenthread.governance.papers import Frozen, nothing, register
from goldenthread.programme.boards import Board, Decision, Governance, Item, Minute, Request, RequestKind, Step, Visit
from goldenthread.programme.ledger import Deed, State, asker_of, state_of
from goldenthread.records.errors import InputRefused

Viewers = Callable[[str], Viewer]
Entries = Callable[[], list[dict[str, object]]]
ASKED = Asked(RequestKind.REQUEST, "Why did visits fall?")


def _request(key: str) -> Request:
    return next(one for one in queries.governance_as_value().requests if one.key == key)


def test_what_is_loaded_is_what_is_read(boards: Governance) -> None:
    """Every field of every part, and loading it again changes nothing."""
    assert queries.governance_as_value() == boards


def test_loading_again_changes_nothing(boards: Governance, viewer_as: Viewers) -> None:
    """And adds no row."""
    assert load(boards, by=viewer_as("clerk")) == {}


def test_a_load_never_loses_a_request(boards: Governance, viewer_as: Viewers, today: date) -> None:
    """What is missing from a file stays; other words or other steps are refused, and nothing is changed."""
    assert load(Governance(), by=viewer_as("clerk")) == {}
    assert len(queries.governance_as_value().requests) == 3
    asked = boards.requests[0]
    step = Step(today, "assigned", "clerk", to="director")
    load(Governance(requests=(_with(asked, steps=(step,)),)), by=viewer_as("clerk"))
    for wrong in (
        _with(asked, text="Something else"),
        _with(asked, steps=(Step(today, "withdrawn", "x", "Gone"),)),
        _with(asked, key="new", steps=(Step(today, "accepted", "x"),)),
    ):
        with pytest.raises(InputRefused):
            load(Governance(boards=(Board("other", "Other"),), requests=(wrong,)), by=viewer_as("clerk"))
    assert queries.board("other") is None
    assert _request("asked").steps == (step,)


def _with(one: Request, **changed: object) -> Request:
    from dataclasses import replace

    return replace(one, **changed)  # type: ignore[arg-type]


def test_a_request_goes_its_whole_way(boards: Governance, viewer_as: Viewers) -> None:
    """Asked by a member, given by the clerk, answered by its owner, not accepted, answered again and accepted."""
    key = requests.ask(BOARD, ASKED, by=viewer_as("lead member")).key
    requests.do(key, Deed.ASSIGN, by=viewer_as("clerk"), to="director")
    requests.do(key, Deed.ANSWER, by=viewer_as("director"), text="Two workers left.")
    for role in ("clerk", "board chair", "board member", "director", "programme manager"):
        with pytest.raises(Refused):
            requests.do(key, Deed.ACCEPT, by=viewer_as(role))
    requests.do(key, Deed.REFUSE, by=viewer_as("lead member"), text="What is done about it?")
    requests.do(key, Deed.ANSWER, by=viewer_as("director"), text="Two posts were filled.")
    requests.do(key, Deed.ACCEPT, by=viewer_as("lead member"))
    assert state_of(_request(key)) is State.ACCEPTED
    with pytest.raises(Refused):
        requests.do(key, Deed.WITHDRAW, by=viewer_as("lead member"), text="No.")


def test_the_clerk_or_chair_accepts_for_the_board(boards: Governance, viewer_as: Viewers) -> None:
    """And a member does not ask in its name."""
    with pytest.raises(Refused, match="clerk or the chair"):
        requests.ask(BOARD, ASKED, by=viewer_as("lead member"), for_body=True)
    key = requests.ask(BOARD, ASKED, by=viewer_as("board chair"), for_body=True).key
    requests.do(key, Deed.ASSIGN, by=viewer_as("board chair"), to="director")
    requests.do(key, Deed.ANSWER, by=viewer_as("director"), text="Two workers left.")
    requests.do(key, Deed.ACCEPT, by=viewer_as("clerk"))
    assert state_of(_request(key)) is State.ACCEPTED


def test_a_query_of_the_minutes_is_captured_once(boards: Governance, viewer_as: Viewers) -> None:
    """With the response as its answer, which waits to be accepted."""
    clerk = viewer_as("clerk")
    row = queries.standing(models.Minute, meeting="board-1", kind="query").get()
    made = requests.capture(row, Asked(RequestKind.REQUEST, row.text), BOARD, "director", by=clerk)
    found = _request(made.key)
    assert state_of(found) is State.ANSWERED
    assert found.steps[-1].text == "Two workers left."
    with pytest.raises(Refused, match="already"):
        requests.capture(row, Asked(RequestKind.REQUEST, row.text), BOARD, by=clerk)
    assert requests.captured("board-1") == {row.place}


def test_a_member_who_leaves_passes_on(boards: Governance, viewer_as: Viewers, today: date) -> None:
    """The clerk does it once they have left, to another member or the board."""
    clerk = viewer_as("clerk")
    with pytest.raises(Refused):
        requests.do("asked", Deed.PASS_ON, by=clerk, to=BOARD, text="They left.")
    board_verbs.unseat(BOARD, "lead-member", today - timedelta(days=1), by=clerk, because="Election")
    with pytest.raises(Refused, match="member of the board"):
        requests.do("asked", Deed.PASS_ON, by=clerk, to="head-of-service", text="They left.")
    requests.do("asked", Deed.PASS_ON, by=clerk, to="board-member", text="They left.")
    assert asker_of(_request("asked")) == "board-member"


def test_staff_suggest_and_see_their_own(boards: Governance, viewer_as: Viewers) -> None:
    """Another worker does not see it, and no member."""
    made = requests.suggest(Asked(RequestKind.SUGGESTION, "A shared car."), by=viewer_as("practitioner"))
    requests.do(made.key, Deed.ASSIGN, by=viewer_as("programme manager"), to="head-of-service")
    requests.do(made.key, Deed.ANSWER, by=viewer_as("head of service"), text="From May.")
    for role in ("front door", "board member", "elected member"):
        with pytest.raises(NotAllowed):
            requests.do(made.key, Deed.ACCEPT, by=viewer_as(role))
    requests.do(made.key, Deed.ACCEPT, by=viewer_as("practitioner"))
    assert state_of(_request(made.key)) is State.ACCEPTED


def test_a_due_is_a_meeting_to_come_or_a_day(boards: Governance, viewer_as: Viewers, soon: date) -> None:
    """Of the same board."""
    clerk = viewer_as("clerk")
    for wrong in ("committee-1", "board-1", "some day", "2001-01-01"):
        with pytest.raises(Refused):
            requests.do("asked", Deed.SET_DUE, by=clerk, to=wrong)
    requests.do("asked", Deed.SET_DUE, by=clerk, to=soon.isoformat())


def test_papers_need_notice_or_a_reason(boards: Governance, viewer_as: Viewers, today: date) -> None:
    """Five clear working days."""
    clerk = viewer_as("clerk")
    near = meetings.call(BOARD, today + timedelta(days=3), by=clerk).key
    with pytest.raises(Refused, match="clear working days"):
        meetings.publish(near, today, by=clerk)
    meetings.publish(near, today, "A child died.", by=clerk)
    with pytest.raises(Refused, match="already"):
        meetings.call(BOARD, today + timedelta(days=3), by=clerk)
    meetings.move(near, today + timedelta(days=21), by=clerk, because="The room is taken.")
    found = next(one for one in queries.governance_as_value().meetings if one.key == near)
    assert (found.on, found.published_on) == (today + timedelta(days=21), None)


def test_only_what_was_held_is_minuted_and_decided(boards: Governance, viewer_as: Viewers, today: date) -> None:
    """And a correction keeps what stood."""
    clerk = viewer_as("clerk")
    for verb in (
        lambda: meetings.minute("board-2", Minute(1, "note", "", "Words"), by=clerk),
        lambda: meetings.attend("board-2", ["board-chair"], [], by=clerk),
        lambda: meetings.decide("board-2", Decision("", "Do", "director", today + timedelta(days=90)), by=clerk),
    ):
        with pytest.raises(Refused, match="held"):
            verb()
    row = queries.standing(models.Minute, meeting="board-1", kind="note").get()
    meetings.correct(row, "The vice-chair opened the meeting.", by=clerk, because="Wrong person")
    assert [one.text for one in models.Minute.objects.filter(meeting="board-1", kind="note").order_by("pk")] == [
        "The chair opened the meeting.",
        "The vice-chair opened the meeting.",
    ]
    meetings.attend("board-1", ["board-chair"], ["board-member"], by=clerk)
    made = meetings.decide("board-1", Decision("", "Do", "director", today), by=clerk)
    meetings.carry_out(made.key, today, "Done", by=clerk)
    with pytest.raises(Refused, match="already"):
        meetings.carry_out(made.key, today, "Done", by=clerk)


@pytest.fixture
def shelf() -> object:
    """One public and one exempt paper."""
    kept = (
        Frozen("pack-public", "Pack", final=True, public=True),
        Frozen("pack-exempt", "Pack", final=True, public=False),
    )
    from goldenthread.governance import papers as shelved

    before = list(shelved._SHELVES)
    shelved._SHELVES[:] = [lambda role: kept]
    yield kept
    shelved._SHELVES[:] = before


def test_a_paper_is_put_cleared_commented_and_settled(boards: Governance, viewer_as: Viewers, shelf: object) -> None:
    """Another paper has to be cleared anew; an exempt one does not stand on a public line."""
    clerk, director, member = viewer_as("clerk"), viewer_as("director"), viewer_as("board member")
    with pytest.raises(Refused, match="not public"):
        papers.put_item("board-2", Item("3", "Pack", "pack-exempt"), by=clerk)
    papers.put_item("board-2", Item("3", "Pack", "pack-public"), by=clerk)
    papers.clear("board-2", "3", "legal", "Head of Law", by=clerk)
    with pytest.raises(NotAllowed):
        papers.clear("board-2", "3", "director", "Director", by=clerk)
    papers.clear("board-2", "3", "director", "Director", by=director)
    note = papers.comment("board-2", "3", "Say why.", by=member)
    papers.became(note, "Taken up in section 2.", by=clerk)
    with pytest.raises(Refused, match="already"):
        papers.became(note, "Left out.", by=clerk)
    papers.put_item("board-2", Item("3", "Pack", "pack-exempt", exempt=True), by=clerk, because="Exempt edition")
    item = next(
        one
        for m in queries.governance_as_value().meetings
        if m.key == "board-2"
        for one in m.items
        if one.number == "3"
    )
    assert (item.clearances, [one.became for one in item.comments]) == ((), ["Taken up in section 2."])


def test_who_may_not_see_an_item_does_not_comment_on_it(boards: Governance, viewer_as: Viewers, shelf: object) -> None:
    """An elected member sees the committee, not what is exempt, and not the board."""
    papers.put_item("committee-1", Item("3", "Pack", "pack-exempt", exempt=True), by=viewer_as("clerk"))
    for meeting, number in (("committee-1", "3"), ("board-2", "1")):
        with pytest.raises(Refused, match="no such item"):
            papers.comment(meeting, number, "Words", by=viewer_as("elected member"))


def test_two_rooms_keep_no_papers() -> None:
    """The first stays."""
    from goldenthread.governance import papers as shelved

    before = list(shelved._SHELVES)
    shelved._SHELVES[:] = [nothing]
    register(nothing)
    with pytest.raises(ValueError, match="two rooms"):
        register(lambda role: ())
    shelved._SHELVES[:] = before


def test_what_is_owed_is_delivered_with_what_shows_it(boards: Governance, viewer_as: Viewers, today: date) -> None:
    """Once, by a day that has come."""
    clerk = viewer_as("clerk")
    owed.deliver("obligation", "8f", today, "Letter", by=clerk)
    for args in (
        ("obligation", "8f", today, "Letter"),
        ("obligation", "8f", today + timedelta(days=1), "x"),
        ("obligation", "zz", today, "x"),
    ):
        with pytest.raises(Refused):
            owed.deliver(*args, by=clerk)
    owed.first_due("obligation", "8b", today, by=clerk, because="Agreed with the adviser")
    found = {one.key: one for one in queries.governance_as_value().obligations}
    assert found["8f"].delivered == ((today, "Letter"),)
    assert found["8b"].first_due == today


def test_findings_visits_and_conditions(boards: Governance, viewer_as: Viewers, today: date) -> None:
    """Mapped to recommendations that are there; met needs evidence."""
    manager = viewer_as("programme manager")
    with pytest.raises(Refused):
        owed.map_finding("f1", ["nothing"], by=manager, because="Both about visits")
    owed.map_finding("f1", ["ofsted-1"], by=manager, because="Both about visits")
    with pytest.raises(Refused, match="shows it"):
        owed.assess("c1", "met", "We do.", by=manager)
    owed.assess("c1", "partly met", "Some do.", "audit of May", by=manager)
    owed.keep_visit(Visit("v2", "Second visit", "Ofsted", today), by=manager)
    with pytest.raises(Refused, match="why it changes"):
        owed.keep_visit(Visit("v2", "Second visit", "Ofsted", today + timedelta(days=1)), by=manager)
    found = queries.governance_as_value()
    assert found.findings[0].recommendations == ("ofsted-1",)
    assert found.conditions[0].assessed[0].grade == "partly met"


def test_boards_change_with_a_reason(boards: Governance, viewer_as: Viewers) -> None:
    """What stood is kept."""
    clerk, board = viewer_as("clerk"), queries.board(COMMITTEE)
    assert board is not None
    with pytest.raises(Refused):
        board_verbs.change_board(board, by=clerk, because="No change")
    board_verbs.change_board(
        Board(COMMITTEE, "Children's and Families Committee", public=True), by=clerk, because="Renamed"
    )
    assert models.Board.objects.filter(key=COMMITTEE).count() == 2
    with pytest.raises(Refused):
        board_verbs.add_board(Board(COMMITTEE, "Again"), by=clerk)
    with pytest.raises(Refused):
        board_verbs.seat(BOARD, "board-member", "member", date(2025, 1, 1), by=clerk)


@pytest.mark.parametrize(
    "role", ["elected member", "board chair", "director", "partner agency", "practitioner", "analyst"]
)
def test_only_clerks_keep_boards(boards: Governance, viewer_as: Viewers, today: date, role: str) -> None:
    """Whatever else a role may do."""
    by = viewer_as(role)
    for verb in (
        lambda: board_verbs.add_board(Board("new", "New"), by=by),
        lambda: meetings.call(BOARD, today, by=by),
        lambda: meetings.minute("board-1", Minute(1, "note", "", "Words"), by=by),
        lambda: owed.deliver("obligation", "8f", today, "Letter", by=by),
        lambda: papers.put_item("board-2", Item("9", "Words"), by=by),
    ):
        with pytest.raises(NotAllowed):
            verb()


def test_every_change_is_in_the_journal(boards: Governance, viewer_as: Viewers, journal_entries: Entries) -> None:
    """With who did it."""
    before = len(journal_entries())
    key = requests.ask(BOARD, ASKED, by=viewer_as("lead member")).key
    requests.do(key, Deed.ASSIGN, by=viewer_as("clerk"), to="director")
    said = journal_entries()[before:]
    assert [one["action"] for one in said] == ["request in the ledger", "request assigned"]
