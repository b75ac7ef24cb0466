"""The pages: who sees which board, item and request, and that each form does what it says."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils.timezone import localdate, now
from tests.governance.seated import BOARD, COMMITTEE
from tests.programme.samples import PROGRAMME

from goldenthread.governance import models, queries
from goldenthread.plan import models as plan
from goldenthread.programme.boards import Governance, Request
from goldenthread.programme.ledger import State, state_of
from goldenthread.programme.tables import as_workbook

Sign = Callable[[str], Client]


def words(answer: HttpResponse) -> str:
    """The main part of a page without markup."""
    text = answer.content.decode()
    text = text[text.index("<main") : text.index("</main>")]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", text))).strip()


def links_of(answer: HttpResponse) -> list[str]:
    """Where the main part of a page leads."""
    text = answer.content.decode()
    return [unescape(one) for one in re.findall(r'href="(/[^"]*)"', text[text.index("<main") : text.index("</main>")])]


def _request(key: str) -> Request:
    return next(one for one in queries.governance_as_value().requests if one.key == key)


def _day(name: str, day: date) -> dict[str, object]:
    return {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}


@pytest.mark.parametrize(
    ("role", "board", "committee"),
    [
        ("clerk", 200, 200),
        ("director", 200, 200),
        ("inspector", 200, 200),
        ("board chair", 200, 200),
        ("board member", 200, 200),
        ("partner agency", 200, 200),
        ("elected member", 404, 200),
        ("practitioner", 404, 404),
        ("administrator", 404, 404),
    ],
)
def test_who_sees_which_board(client_as: Sign, boards: Governance, role: str, board: int, committee: int) -> None:
    """Its members and who runs the services; the public one everybody of the area."""
    client = client_as(role)
    for key, meeting, status in ((BOARD, "board-1", board), (COMMITTEE, "committee-1", committee)):
        assert client.get(f"/board/{key}/").status_code == status
        assert client.get(f"/meeting/{meeting}/").status_code == status


def test_exempt_items_are_named_to_members_alone(client_as: Sign, boards: Governance) -> None:
    """The public is told that there is one."""
    public = words(client_as("elected member").get("/meeting/committee-1/"))
    assert "Secret" not in public
    assert "Exempt item: not for publication" in public
    assert "Secret" in words(client_as("lead member").get("/meeting/committee-1/"))
    assert "Secret" not in words(client_as("elected member").get(f"/board/{COMMITTEE}/"))
    assert "Secret" in words(client_as("lead member").get(f"/board/{COMMITTEE}/"))


@pytest.mark.parametrize(
    ("role", "seen"),
    [
        ("clerk", {"asked", "public"}),
        ("programme manager", {"asked", "public", "staff"}),
        ("board member", {"asked", "public"}),
        ("elected member", {"public"}),
        ("practitioner", set()),
    ],
)
def test_who_sees_which_request(client_as: Sign, boards: Governance, role: str, seen: set[str]) -> None:
    """One that is not theirs looks like one that is not there."""
    client = client_as(role)
    assert {key for key in ("asked", "public", "staff") if client.get(f"/request/{key}/").status_code == 200} == seen


def test_page_one_says_what_is_late_and_open(client_as: Sign, boards: Governance) -> None:
    """The decision that is overdue, the request with its age, and that no plan moved."""
    said = words(client_as("board chair").get(f"/board/{BOARD}/"))
    assert "Write to partners." in said
    assert "overdue" in said
    assert "How many were seen alone?" in said
    assert "No date moved since the meeting of" in said
    assert "Greens that are not shown" in said


def test_page_one_keeps_the_plan_to_who_may_see_it(client_as: Sign, boards: Governance) -> None:
    """A partner reads of requests alone; why a date moved is as public as that it did."""
    version = plan.Version.objects.get()
    action = plan.Action.objects.create(plan="plan", key="a1", due_kind="ongoing", written_by="tests", written_at=now())
    plan.Wording.objects.create(
        action=action,
        version=version,
        printed="1a",
        theme="t",
        text="Visit in time.",
        written_by="tests",
        written_at=now(),
    )
    plan.Slip.objects.create(
        action=action, on=localdate(), was_kind="ongoing", now_kind="quarterly", by="director", because="Two posts stand empty.",
        written_by="tests", written_at=now(),
    )  # fmt: skip
    for role in ("director", "elected member"):
        told = words(client_as(role).get(f"/board/{COMMITTEE}/"))
        assert "Visit in time." in told
        assert "Two posts stand empty." in told
    assert "Visit in time." not in words(client_as("partner agency").get(f"/board/{BOARD}/"))


def test_a_request_goes_its_way_by_forms(client_as: Sign, boards: Governance) -> None:
    """Asked, given, answered in six parts, not accepted, answered in free words, accepted."""
    member, clerk, director = client_as("lead member"), client_as("clerk"), client_as("director")
    asked = {
        "board": BOARD,
        "kind": "challenge",
        "text": "Is the green true?",
        "about": "1a(i), 2",
        "due_meeting": "board-2",
    }
    assert member.post("/ledger/ask/", asked).status_code == 302
    key = models.Request.objects.get(text="Is the green true?").key
    page = f"/request/{key}/"
    assert f"{page}withdraw/" in links_of(member.get(page))
    assert director.get(f"{page}answer/").status_code == 404
    assert clerk.post(f"{page}assign/", {"to": "director"}).status_code == 302
    short = director.post(f"{page}answer/", {"shape": "form", "see": "Less"})
    assert short.status_code == 422
    assert "So what for children" in words(short)
    six = {"see": "Less", "why": "Gaps", "so_what": "Later", "now": "Cover", "who": "Me", "when": "May"}
    assert director.post(f"{page}answer/", {"shape": "form", **six}).status_code == 302
    said = words(member.get(page))
    assert "So what for children Later" in said
    assert "answered, not accepted yet" in said
    assert member.post(f"{page}refuse/", {"text": "Which cover?"}).status_code == 302
    assert director.post(f"{page}answer/", {"shape": "free", "text": "Two posts."}).status_code == 302
    assert clerk.post(f"{page}accept/").status_code == 404
    assert member.post(f"{page}accept/").status_code == 302
    assert state_of(_request(key)) is State.ACCEPTED
    assert links_of(member.get(page))[0] == "/" or not [
        one for one in links_of(member.get(page)) if one.startswith(page)
    ]


def test_staff_see_only_their_own(client_as: Sign, boards: Governance) -> None:
    """What is in the way is named, answered and accepted without the ledger being open to staff."""
    worker, manager = client_as("practitioner"), client_as("programme manager")
    assert worker.get("/ledger/").status_code == 404
    assert worker.post("/suggestions/make/", {"kind": "blocker", "text": "No cars."}).status_code == 302
    key = models.Request.objects.get(text="No cars.", asked_by="demo.practitioner").key
    assert "No cars." in words(worker.get("/suggestions/"))
    assert client_as("front door").get(f"/request/{key}/").status_code == 404
    assert manager.post(f"/request/{key}/assign/", {"to": "head-of-service"}).status_code == 302
    assert (
        client_as("head of service").post(f"/request/{key}/answer/", {"shape": "free", "text": "In May."}).status_code
        == 302
    )
    assert worker.post(f"/request/{key}/accept/").status_code == 302


def test_the_ledger_narrows_by_links(client_as: Sign, boards: Governance) -> None:
    """By state, board and whose."""
    client = client_as("clerk")
    assert "Is it true?" not in words(client.get("/ledger/", {"board": BOARD}))
    assert "None is like this." in words(client.get("/ledger/", {"state": "accepted"}))
    assert "How many were seen alone?" in words(client_as("lead member").get("/ledger/", {"whose": "mine"}))


def test_the_clerk_keeps_a_meeting_by_forms(client_as: Sign, boards: Governance, today: date) -> None:
    """Each form of the room does what it says, once."""
    clerk = client_as("clerk")
    minute = models.Minute.objects.get(meeting="board-1", kind="query")
    later = today + timedelta(days=60)
    forms: list[tuple[str, dict[str, object]]] = [
        ("/boards/add/", {"key": "panel", "title": "Panel", "quorum": 2}),
        (f"/board/{BOARD}/change/", {"title": "Board", "quorum": 3, "because": "Renamed"}),
        (f"/board/{BOARD}/seat/", {"person": "head-of-service", "role": "adviser", **_day("since", today)}),
        (f"/board/{BOARD}/leaves/partner-agency/", {**_day("until", today), "because": "Moved on"}),
        (f"/board/{BOARD}/meeting/", _day("on", later)),
        (f"/meeting/{BOARD}-{later.isoformat()}/move/", {**_day("on", later + timedelta(days=1)), "because": "Room"}),
        (f"/meeting/{BOARD}-{later.isoformat()}/publish/", _day("on", today)),
        ("/meeting/board-2/item/", {"number": "2", "title": "Visits", "lead": "director"}),
        ("/meeting/board-2/item/2/", {"title": "Visits in time", "because": "Clearer"}),
        ("/meeting/board-1/attendance/", {"present": ["board-chair"], "apologies": ["lead-member"]}),
        ("/meeting/board-1/minute/", {"number": 3, "kind": "note", "text": "The board thanked staff."}),
        ("/meeting/board-1/decision/", {"text": "Look again.", "owner": "director", **_day("due", later)}),
        ("/decision/d-late/done/", {**_day("done_on", today), "outcome": "Written."}),
        (f"/minute/{minute.pk}/ledger/", {"kind": "request", "text": "Why?", "asked_by": BOARD, "owner": "director"}),
        (f"/minute/{minute.pk}/correct/", {"text": "Why did they fall?", "because": "Wrong word"}),
        ("/reporting/obligation/8f/delivered/", {**_day("on", today), "evidence": "Letter"}),
        ("/reporting/obligation/8b/first/", {**_day("on", today), "because": "Agreed"}),
        ("/finding/f1/map/", {"recommendations": ["ofsted-1"], "because": "Visits"}),
        ("/inspections/add/", {"key": "v2", "title": "Visit", "by": "Ofsted", **_day("began", today)}),
    ]
    wrong = []
    for path, told in forms:
        looked, sent = clerk.get(path), clerk.post(path, told)
        if (looked.status_code, sent.status_code) != (200, 302):
            wrong.append(
                f"{path}: {looked.status_code}, {sent.status_code} {words(sent)[:200] if sent.content else ''}"
            )
    assert not wrong
    assert client_as("director").post("/conditions/c1/", {"grade": "not met", "says": "Not yet."}).status_code == 302


@pytest.mark.parametrize("role", ["clerk", "elected member", "partner agency", "director", "inspector"])
def test_no_link_leads_to_what_is_not_there(client_as: Sign, boards: Governance, role: str) -> None:
    """For any role that may enter."""
    client = client_as(role)
    begun = ("/reporting/", "/inspections/", "/conditions/", "/reporting/obligation/8f/", "/boards/")
    led = {one: page for page in begun for one in links_of(client.get(page))}
    assert not [f"{page} to {one}" for one, page in led.items() if client.get(one).status_code not in (200, 302, 503)]


def test_boards_load_from_a_workbook_whole_or_not_at_all(client_as: Sign, boards: Governance) -> None:
    """A file that is none is refused with why; a programme's boards are added to those that are there."""
    client = client_as("programme manager")
    wrong = client.post("/boards/load/", {"file": SimpleUploadedFile("boards.xlsx", b"not a workbook")})
    assert wrong.status_code == 422
    assert "Nothing was loaded" in words(wrong)
    assert len(queries.all_boards()) == 2
    sent = client.post("/boards/load/", {"file": SimpleUploadedFile("boards.xlsx", as_workbook(PROGRAMME))})
    assert sent.status_code == 302
    assert {one.key for one in queries.all_boards()} == {BOARD, COMMITTEE, "board"}
    assert client_as("clerk").get("/boards/load/").status_code == 404


def test_readiness_is_for_who_prepares(client_as: Sign, boards: Governance) -> None:
    """Inspectors and members do not see how the council prepares."""
    assert client_as("director").get("/inspections/ready/").status_code == 200
    for role in ("inspector", "board chair", "elected member", "clerk"):
        assert client_as(role).get("/inspections/ready/").status_code == 404
