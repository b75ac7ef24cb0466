"""Risks and money on pages: words beside an action, one page of all, and what no action answers."""

from collections.abc import Callable

import pytest
from django.test import Client
from tests.governance.test_pages import words
from tests.plan.small import month

from goldenthread.accounts.errors import Refused
from goldenthread.accounts.viewer import Viewer
from goldenthread.plan import actions, queries
from goldenthread.plan.actions.raising import Raised, add_action
from goldenthread.programme.promises import Plan

Sign = Callable[[str], Client]


def test_an_action_says_what_is_at_stake(client_as: Sign, plan: Plan) -> None:
    """A risk with its score and band, an amount in pounds, and an audit by its key where no room has its page."""
    said = words(client_as("director").get("/plan/actions/visits/"))
    for told in ("R1: Staff leave", "16", "High", "impact 4 by likelihood 4", "M1: Two posts", "£96,000", "dip-1"):
        assert told in said, told
    assert "What is at stake" not in words(client_as("director").get("/plan/actions/left/"))


def test_one_page_lists_them_with_their_actions(client_as: Sign, plan: Plan) -> None:
    """The highest score first; what is not scored, not recorded or not answered says so."""
    said = words(client_as("elected member").get("/plan/risks/"))
    assert "2 risks, of which 1 is answered by no action, and 2 lines of money" in said
    assert said.index("R1: Staff leave") < said.index("R2: Fire")
    assert "not scored" in said
    assert "not recorded" in said
    assert client_as("partner agency").get("/plan/risks/").status_code == 404


def test_they_are_kept_and_given_back(plan: Plan) -> None:
    """As they were loaded."""
    kept = queries.plan_as_value()
    assert (kept.risks, kept.money) == (plan.risks, plan.money)


def test_an_action_is_raised_for_a_risk_that_there_is(plan: Plan, viewer_as: Callable[[str], Viewer]) -> None:
    """Another key is refused."""
    assert actions
    manager = viewer_as("programme manager")
    raised = Raised("theme-1", "Recruit.", month(2030, 3), ("head",), "A risk", risks=("R9",))
    with pytest.raises(Refused):
        add_action(raised, by=manager)
