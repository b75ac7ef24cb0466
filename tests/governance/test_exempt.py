"""What is exempt by its own mark: who is told of it, that papers for the public leave it out, and how it is marked."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.test import Client
from tests.governance.seated import BOARD, COMMITTEE
from tests.governance.test_pages import words
from tests.programme.samples import PROGRAMME

from goldenthread.accounts.errors import Refused
from goldenthread.accounts.viewer import Viewer
from goldenthread.governance import models, queries
from goldenthread.governance.actions import marking, meetings, requests
from goldenthread.governance.loading import load
from goldenthread.papers.programme.public import public_programme
from goldenthread.programme.boards import Board, Decision, Governance, Item, Meeting, Minute, Request, RequestKind
from goldenthread.programme.governing.exempt import why_shut
from goldenthread.programme.tables import Programme

Sign = Callable[[str], Client]
SHUT = "paragraph 2: who is meant can be told"


def _held(boards: Governance) -> Governance:
    """The public committee has met: each kind of thing once open and once exempt."""
    before = next(one for one in boards.meetings if one.key == "board-1").on
    met = Meeting(
        "committee-0", COMMITTEE, before, items=(Item("1", "Update"), Item("2", "Secret", exempt=True)),
        minutes=(
            Minute(1, "note", "Chair", "Said openly."),
            Minute(2, "query", "Member", "Said of a family.", exempt=SHUT),
            Minute(3, "note", "Chair", "Said of the second.", "Item 2"),
            Minute(4, "note", "Chair", "Said of the number.", "2"),
        ),
        decisions=(Decision("open", "Decide openly.", "director"), Decision("shut", "Decide of a firm.", "director", exempt=SHUT)),
    )  # fmt: skip
    asked = (
        Request("shut-ask", RequestKind.REQUEST, "Who is the child?", "lead-member", before, COMMITTEE, exempt=SHUT),
        Request("open-ask", RequestKind.REQUEST, "How many wait?", "lead-member", before, COMMITTEE),
    )
    return replace(boards, meetings=(met,), requests=asked)


@pytest.fixture
def held(boards: Governance, viewer_as: Callable[[str], Viewer]) -> Governance:
    """The same, loaded."""
    made = _held(boards)
    load(made, by=viewer_as("clerk"))
    return made


def test_the_public_is_told_that_there_is_something(client_as: Sign, held: Governance) -> None:
    """An elected member who does not sit there reads none of it, on any page; a member reads all."""
    secret = ("Said of a family", "Said of the second", "Said of the number", "Decide of a firm", "Who is the child")
    public = client_as("elected member")
    pages = [
        words(public.get(path)) for path in ("/meeting/committee-0/", f"/board/{COMMITTEE}/", "/ledger/", "/boards/")
    ]
    assert not [said for said in secret for page in pages if said in page]
    assert "Said openly" in pages[0]
    assert pages[0].count("Exempt item: not for publication") == 4
    assert "Exempt decision: not for publication" in pages[0]
    assert "1 exempt decision is open and not shown." in pages[1]
    assert "1 exempt request is open and not shown." in pages[1]
    assert public.get("/request/shut-ask/").status_code == 404
    assert public.get("/request/open-ask/").status_code == 200
    member = client_as("lead member")
    told = words(member.get("/meeting/committee-0/")) + words(member.get(f"/board/{COMMITTEE}/"))
    assert not [said for said in secret if said not in told]
    assert SHUT in words(member.get("/request/shut-ask/"))


def test_papers_for_the_public_leave_it_out(held: Governance) -> None:
    """Whatever a mark is on; the meeting and its open parts stay."""
    public = public_programme(Programme(PROGRAMME.plan, held)).governance
    met = next(one for one in public.meetings if one.key == "committee-0")
    assert [one.title for one in met.items] == ["Update", "Exempt"]
    assert [one.text for one in met.minutes] == ["Said openly."]
    assert [one.key for one in met.decisions] == ["open"]
    assert [one.key for one in public.requests] == ["open-ask"]


@pytest.mark.parametrize(
    ("refers", "shut"),
    [("Item 2", True), (" item 2 ", True), ("2", True), ("Item 21", False), ("", False), ("2a", False)],
)
def test_a_line_that_refers_to_an_exempt_item_is_exempt(refers: str, shut: bool) -> None:
    """By the number as minutes write it, and by no other."""
    met = Meeting(
        "m", "b", replace(PROGRAMME.plan).from_on, items=(Item("2", "Secret", exempt=True), Item("21", "Open"))
    )
    assert bool(why_shut(Minute(1, "note", "", "Words", refers), met)) is shut


def test_marks_are_set_and_lifted_with_a_reason(
    client_as: Sign,
    boards: Governance,
    viewer_as: Callable[[str], Viewer],
    journal_entries: Callable[[], list[dict[str, object]]],
) -> None:
    """By the clerk alone; words stay as they are, and the journal keeps each mark."""
    clerk = client_as("clerk")
    assert clerk.get("/exempt/request/public/").status_code == 200
    assert clerk.post("/exempt/request/public/", {"exempt": SHUT}).status_code == 422
    assert clerk.post("/exempt/request/public/", {"because": "Why"}).status_code == 422
    assert clerk.post("/exempt/request/public/", {"exempt": SHUT, "because": "A child"}).status_code == 302
    assert client_as("elected member").get("/request/public/").status_code == 404
    assert clerk.post("/exempt/request/public/", {"exempt": "", "because": "It is told"}).status_code == 302
    assert client_as("elected member").get("/request/public/").status_code == 200
    assert clerk.post("/exempt/decision/d-late/", {"exempt": SHUT, "because": "A firm"}).status_code == 302
    row = queries.standing_row(models.Decision, key="d-late")
    assert row is not None
    assert (row.exempt, row.text) == (SHUT, "Write to partners.")
    assert clerk.get("/exempt/decision/none/").status_code == 404
    assert clerk.get("/exempt/minute/public/").status_code == 404
    assert client_as("board chair").get("/exempt/decision/d-late/").status_code == 404
    assert [one["action"] for one in journal_entries()].count("request marked") == 2
    done = meetings.carry_out("d-late", row.due, "Written.", by=viewer_as("clerk"))
    assert done.exempt == SHUT
    with pytest.raises(Refused):
        marking.mark("decision", "d-late", SHUT, by=viewer_as("clerk"), because="Again")


def test_what_is_captured_of_an_exempt_line_is_exempt(
    held: Governance, viewer_as: Callable[[str], Viewer], client_as: Sign
) -> None:
    """By its mark or its item; a correction may lift the mark of a line, and keeps the words that stood."""
    clerk = viewer_as("clerk")
    for number, why in ((2, SHUT), (3, "it was said of exempt item 2")):
        row = queries.standing(models.Minute, meeting="committee-0", number=number).get()
        made = requests.capture(row, requests.Asked(RequestKind.REQUEST, "What of it?"), COMMITTEE, by=clerk)
        assert made.exempt == why
    line = queries.standing(models.Minute, meeting="committee-0", number=2).get()
    again = client_as("clerk").post(
        f"/minute/{line.pk}/correct/", {"text": "Said of nobody.", "exempt": "", "because": "It names nobody"}
    )
    assert again.status_code == 302
    assert "Said of nobody." in words(client_as("elected member").get("/meeting/committee-0/"))


def test_a_file_shuts_out_and_never_lets_in(boards: Governance, viewer_as: Callable[[str], Viewer]) -> None:
    """Loaded again with a mark it is marked, loaded again without it stays so."""
    clerk = viewer_as("clerk")
    asked = next(one for one in boards.requests if one.key == "public")
    for exempt in (SHUT, ""):
        load(replace(boards, requests=(replace(asked, exempt=exempt),)), by=clerk)
        assert models.Request.objects.get(key="public").exempt == SHUT


def test_who_may_not_read_it_asks_nothing_exempt(boards: Governance, viewer_as: Callable[[str], Viewer]) -> None:
    """Somebody who does not sit on a public board asks openly."""
    one = requests.Asked(RequestKind.REQUEST, "Who?", exempt=SHUT)
    with pytest.raises(Refused):
        requests.ask(COMMITTEE, one, by=viewer_as("elected member"))
    assert requests.ask(BOARD, one, by=viewer_as("lead member")).exempt == SHUT
    assert isinstance(boards.boards[0], Board)
