"""Two boards as tests have them, with the people of a small plan behind them."""

from collections.abc import Callable
from datetime import date, timedelta

import tests.web_process  # noqa: F401  # makes Django ready
from django.utils.timezone import now

from goldenthread.accounts.viewer import Viewer
from goldenthread.plan import models as plan
from goldenthread.programme.boards import (
    Arrangement,
    Board,
    Condition,
    Decision,
    Finding,
    Governance,
    Item,
    Meeting,
    Member,
    Minute,
    Obligation,
    Request,
    RequestKind,
    Visit,
)

BOARD = "improvement-board"
COMMITTEE = "childrens-committee"
#: Roles whose demonstration user is a person of the plan; the key of the person is the role with hyphens.
PEOPLE = (
    "board chair",
    "board member",
    "lead member",
    "partner agency",
    "director",
    "head of service",
    "elected member",
)


def key(role: str) -> str:
    """The person whom the demonstration user of a role is."""
    return role.replace(" ", "-")


def seated(viewer_as: Callable[[str], Viewer], today: date) -> Governance:
    """Two boards, as `two_boards` has them; the people are put into the plan's tables."""
    stamp = {"written_by": "tests", "written_at": now()}
    version = plan.Version.objects.create(
        plan="plan", version=1, title="Plan", scheme="rag", from_on=today, loaded_by="tests", loaded_at=now()
    )
    for place, role in enumerate(PEOPLE):
        user = viewer_as(role).username
        plan.Person.objects.create(
            version=version, key=key(role), initials="", job_title=role.capitalize(), user=user, place=place, **stamp
        )
    plan.Recommendation.objects.create(
        version=version, key="ofsted-1", origin="Ofsted", number="1", text="Visit in time.", **stamp
    )
    return two_boards(today)


def two_boards(today: date) -> Governance:
    """A board that is not public and a committee that is, a fortnight after a meeting and a fortnight before the next."""
    before, after = today - timedelta(days=14), today + timedelta(days=14)
    held = Meeting(
        "board-1",
        BOARD,
        before,
        items=(Item("1", "Progress"), Item("2", "A child's case", exempt=True)),
        minutes=(
            Minute(1, "note", "Chair", "The chair opened the meeting."),
            Minute(2, "query", "A member", "Why did visits fall?"),
            Minute(2, "response", "Director", "Two workers left."),
        ),
        decisions=(Decision("d-late", "Write to partners.", "director", before + timedelta(days=7)),),
        present=("board-chair", "board-member"),
        published_on=before - timedelta(days=10),
    )
    return Governance(
        boards=(
            Board(BOARD, "Improvement Board", "Watches the plan.", "board-chair", 2, "every four weeks"),
            Board(COMMITTEE, "Children's Committee", chair="lead-member", quorum=3, public=True, committee=True),
        ),
        members=(
            *(
                Member(BOARD, key(role), "member", date(2024, 1, 1))
                for role in ("board member", "lead member", "partner agency")
            ),
            Member(BOARD, "board-chair", "chair", date(2024, 1, 1)),
            Member(COMMITTEE, "lead-member", "member", date(2024, 1, 1)),
        ),
        meetings=(
            held,
            Meeting("board-2", BOARD, after, items=(Item("1", "Progress"),)),
            Meeting("committee-1", COMMITTEE, after, items=(Item("1", "Update"), Item("2", "Secret", exempt=True))),
        ),
        requests=(
            Request(
                "asked",
                RequestKind.REQUEST,
                "How many were seen alone?",
                "lead-member",
                before,
                BOARD,
                "board-1",
                due_meeting="board-2",
            ),
            Request("public", RequestKind.CHALLENGE, "Is it true?", "lead-member", before, COMMITTEE),
            Request("staff", RequestKind.BLOCKER, "No cars.", "head-of-service", before),
        ),
        arrangements=(Arrangement("update", BOARD, "Full data suite", "each meeting"),),
        obligations=(
            Obligation(
                "8f", "Direction", "8f", "direction", "Report", "Council", "Secretary of State", "quarterly", "", before
            ),
            Obligation("8b", "Direction", "8b", "direction", "Access", "Council", "Adviser", "on request"),
        ),
        findings=(Finding("f1", "Letter", before.isoformat(), "3", "visits", "weakness", "Visits are late."),),
        conditions=(Condition("c1", "1", "", "One vision", "Leaders act as one."),),
        visits=(Visit("v1", "First monitoring visit", "Ofsted", before - timedelta(days=9), document="Letter"),),
    )
