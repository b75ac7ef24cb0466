"""Forms that are sent as they came: each says what is missing, and nothing is recorded."""

from collections.abc import Callable

import pytest
from django.test import Client
from tests.governance.test_pages import words
from tests.plan.small import small_plan

from goldenthread.accounts.by import By
from goldenthread.governance import models
from goldenthread.plan.loading import load as load_plan
from goldenthread.programme.boards import Governance
from goldenthread.records.errors import InputRefused

Sign = Callable[[str], Client]


def test_each_form_says_what_is_missing(client_as: Sign, boards: Governance) -> None:
    """Nobody at a meeting, nobody who asked, nobody whose answer it is, no day; and the ledger stays as it was."""
    clerk, member = client_as("clerk"), client_as("lead member")
    minute = models.Minute.objects.get(meeting="board-1", kind="query").pk
    steps, there = models.Step.objects.count(), models.Attendance.objects.filter(superseded_at__isnull=True).count()
    asked = (
        (clerk, "/meeting/board-1/attendance/", "Tick who was there, or who sent apologies"),
        (clerk, f"/minute/{minute}/ledger/", "Choose who asked"),
        (clerk, "/request/asked/assign/", "Choose whose answer it is"),
        (clerk, "/request/asked/set-due/", "Choose a meeting, or enter a day"),
        (member, "/request/asked/withdraw/", "Say why it is taken back"),
        (member, "/request/asked/pass-on/", "Choose who takes it over"),
    )
    for client, path, said in asked:
        answer = client.post(path, {})
        assert answer.status_code == 422, path
        assert said in words(answer), path
    assert models.Step.objects.count() == steps
    assert models.Attendance.objects.filter(superseded_at__isnull=True).count() == there


def test_an_answer_is_not_given_twice_to_the_same(client_as: Sign, boards: Governance) -> None:
    """It is whose answer it is already."""
    clerk = client_as("clerk")
    assert clerk.post("/request/asked/assign/", {"to": "director"}).status_code == 302
    again = clerk.post("/request/asked/assign/", {"to": "director"})
    assert again.status_code == 422
    assert "It is whose answer it is already" in words(again)


def test_a_recommendation_is_watched_by_a_board_that_there_is(boards: Governance) -> None:
    """Once boards are known, of the installation or of the same file; the row is named."""
    plan = small_plan()
    by = By("tests", "programme manager")
    with pytest.raises(InputRefused) as caught:
        load_plan(plan, by=by)
    said = [str(one) for one in caught.value.problems]
    assert any("recommendations, row 2 (ofsted-1), column board: there is no board 'board'" in one for one in said)
