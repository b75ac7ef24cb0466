"""The plan and the boards: whose an action is, who agrees, who asks, who answers, and what outsiders never read."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils.timezone import localdate
from tests.governance.seated import BOARD, seated
from tests.journeys.walking import follows, opens, sends
from tests.plan.small import small_plan

from goldenthread.accounts.by import By
from goldenthread.accounts.models import User
from goldenthread.accounts.posts import posts_in_force, viewer_in
from goldenthread.accounts.viewer import Viewer
from goldenthread.governance.loading import load as load_boards
from goldenthread.plan.loading import load as load_plan

As = Callable[[str], Client]


@pytest.fixture
def plan(database: None) -> None:
    """A small plan is loaded."""
    load_plan(small_plan(), by=By("tests", "programme manager"))


@pytest.fixture
def boards(user_of: Callable[[str], User]) -> None:
    """A board and a committee are loaded, with members who sign in."""

    def viewer(role: str) -> Viewer:
        user, today = user_of(role), localdate()
        return viewer_in(user, posts_in_force(user, today)[0], today)

    load_boards(seated(viewer, localdate()), by=viewer("clerk"))


def test_an_owner_says_how_it_goes_and_a_second_person_agrees(client_as: As, plan: None) -> None:
    """Given an action of mine, when I write, prove and complete it, then it waits until somebody else agrees."""
    # Given
    manager = client_as("team manager")
    mine = follows(manager, opens(manager, "/plan/"), "My actions")
    action = follows(manager, mine, "1a(i)")
    # When
    said = sends(manager, follows(manager, action, "Say how it goes"), "Save", {"text": "Every visit of May was made."})
    assert "Every visit of May was made." in said.words
    asked = follows(manager, said, "Say that it is complete")
    waits = sends(manager, asked, "Say that it is complete", {"evidence": ["rota"]})
    # Then
    assert "Agree that it is complete" not in waits.ways
    assert opens(manager, f"{waits.address}agree/").status == 404
    head = client_as("head of service")
    agreed = follows(head, opens(head, waits.address), "Agree that it is complete")
    done = sends(head, agreed, "Agree")
    assert "Complete" in done.words or "complete" in done.words
    assert "3 months" in done.words
    assert "6 months" in done.words


def test_a_date_moves_only_with_its_reason_and_the_first_one_stays(client_as: As, plan: None) -> None:
    """Given an action that is late, when the programme manager moves it, then every move is told with why."""
    manager = client_as("programme manager")
    action = opens(manager, "/plan/actions/visits/")
    asked = follows(manager, action, "Move the date")
    due = {"kind": "date", "on-day": "30", "on-month": "6", "on-year": str(localdate().year + 2)}
    refused = sends(manager, asked, "Move", due)
    assert refused.status == 422
    moved = sends(manager, asked, "Move", {**due, "because": "The agency withdrew"})
    assert "The agency withdrew" in moved.words
    assert "March 2026" in moved.words


def test_a_partner_sees_its_own_action_and_nothing_else_of_the_plan(client_as: As, plan: None) -> None:
    """Given an action that the police own, when they sign in, then they write of it and open no other."""
    police = client_as("partner agency")
    own = follows(police, opens(police, "/plan/mine/"), "1a(ii)")
    said = sends(police, follows(police, own, "Say how it goes"), "Save", {"text": "Reports come the same day."})
    assert "Reports come the same day." in said.words
    for address in ("/plan/", "/plan/actions/visits/", "/plan/asked/", "/plan/recommendations/"):
        assert opens(police, address).status == 404, address


def test_a_member_reads_what_is_public_of_the_plan(client_as: As, plan: None) -> None:
    """Given the plan, when an elected member opens an action, then claims, dates and their moves are there, no notes of staff."""
    member = client_as("elected member")
    action = follows(member, opens(member, "/plan/"), "1a(i)")
    assert "See every child on time." in action.words
    assert "Visits are booked ahead." not in action.words
    assert "Two posts are empty" in action.words
    recommendation = follows(member, opens(member, "/plan/recommendations/"), "", to="/plan/recommendations/ofsted-1")
    assert "See children." in recommendation.words


def test_a_question_of_a_member_stays_open_until_the_member_accepts_the_answer(client_as: As, boards: None) -> None:
    """Given a question of mine, when the answer leaves it open, then I say so, and it prints until I accept one."""
    # Given
    member, clerk, director = client_as("lead member"), client_as("clerk"), client_as("director")
    request = follows(member, opens(member, "/ledger/"), "How many were seen alone?")
    # When
    sends(clerk, opens(clerk, f"{request.address}assign/"), "Say whose answer it is", {"to": "director"})
    answer = follows(director, opens(director, request.address), "Answer")
    sends(director, answer, "Answer", {"shape": "free", "text": "Most of them."})
    left = follows(member, opens(member, request.address), "Do not accept the answer")
    open_ = sends(member, left, "Do not accept", {"text": "How many is most?"})
    # Then
    assert "not accepted" in open_.words
    assert "How many were seen alone?" in opens(clerk, f"/board/{BOARD}/").words
    again = follows(director, opens(director, request.address), "Answer")
    sends(director, again, "Answer", {"shape": "free", "text": "41 of 50."})
    accept = follows(member, opens(member, request.address), "Accept the answer")
    closed = sends(member, accept, "Accept the answer")
    assert "accepted" in closed.words
    assert "How many were seen alone?" not in opens(clerk, f"/board/{BOARD}/").words


def test_a_clerk_takes_a_question_out_of_the_minutes(client_as: As, boards: None) -> None:
    """Given minutes with a query, when the clerk puts it into the ledger, then it is there with its answer to be accepted."""
    clerk = client_as("clerk")
    meeting = opens(clerk, "/meeting/board-1/")
    capture = follows(clerk, meeting, "Put in the ledger line 2: Why")
    told = sends(clerk, capture, "Save", {"asked_by": "board-member", "owner": "director"})
    assert "Why did visits fall?" in told.words
    assert "Two workers left." in told.words
    assert "not accepted yet" in opens(clerk, f"/board/{BOARD}/").words


def test_a_practitioner_names_what_is_in_the_way(client_as: As, boards: None) -> None:
    """Given no car, when a practitioner says so, then the programme's manager finds it in the ledger."""
    worker, manager = client_as("practitioner"), client_as("programme manager")
    form = follows(worker, opens(worker, "/suggestions/"), "Suggest something")
    sends(worker, form, "Send", {"kind": "blocker", "text": "No pool car on Fridays."})
    assert "No pool car on Fridays." in opens(manager, "/ledger/").words
    assert "No pool car on Fridays." not in opens(client_as("elected member"), "/ledger/").words
