"""Who reads figures and papers and never a child: members, boards, their clerk, partners, and the programme's manager."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from tests.journeys.walking import follows, opens, sends
from tests.trackers.looking import refs_on

ROLES = (
    "elected member", "lead member", "board chair", "board member", "clerk", "partner agency", "programme manager",
)  # fmt: skip
MEMBERS = ("elected member", "lead member", "board chair", "board member")
As = Callable[[str], Client]


@pytest.mark.parametrize("role", MEMBERS)
def test_a_member_reads_plain_words_with_the_numbers_they_stand_on(role: str, client_as: As) -> None:
    """Given ten minutes, when the first page and a measure are read, then each figure has its number and no jargon."""
    # Given
    client = client_as(role)
    # When
    first = opens(client, "/")
    measure = follows(client, first, "Looked-after children whose reviews are up to date")
    # Then
    assert "How children's services are doing" in first.words
    assert "Questions to ask" in first.words
    assert "Hidden, so that no child can be found." in first.words
    assert re.search(r"\d of \d+", first.words)
    assert "common cause" not in first.words
    meaning = follows(client, measure, "What it means")
    assert "What it does not see" in meaning.words


@pytest.mark.parametrize("role", ROLES)
def test_nobody_who_reads_figures_ever_sees_a_child(role: str, client_as: As) -> None:
    """Given an address of a child from somebody who may, when it is opened, then nothing is there, nor any way to it."""
    # Given
    refs = sorted(refs_on(opens(client_as("director"), "/due/everything/").content))[:3]
    client = client_as(role)
    # When
    answers = [opens(client, f"/child/{ref}/").status for ref in refs]
    # Then
    assert answers == [404] * len(refs)
    for address in (
        "/",
        *("/figures/", "/figures/contacts/", "/search/?q=visits") * (role != "partner agency"),
        "/papers/",
    ):
        page = opens(client, address)
        assert page.status == 200, address
        assert not refs_on(page.content)
        assert "Due" not in page.places


def test_a_partner_has_papers_and_boards_and_nothing_else(client_as: As) -> None:
    """Given the link to a dashboard in an e-mail, when a partner opens it, then nothing is there, as for an address of nothing."""
    client = client_as("partner agency")
    assert set(opens(client, "/").places) <= {"Home", "Papers", "Boards"}  # boards that a partner sits on
    for address in ("/figures/", "/figures/contacts/", "/due/", "/teams/", "/scrutinise/", "/search/?q=visits"):
        assert opens(client, address).status == 404


def test_a_lead_member_checks_the_table_of_another_paper(client_as: As) -> None:
    """Given figures in somebody else's report, when they are pasted, then contradictions are told, or what was compared."""
    client = client_as("lead member")
    text = "Measure\tOct 2017\tNov 2017\tChange\nReferrals\t402\t414\t+12\n"
    checked = sends(client, follows(client, opens(client, "/"), "Check figures"), "Check", {"text": text})
    assert "the figures agree" in checked.words
    assert "What was checked" in checked.words


def test_a_programme_manager_follows_a_theme_of_the_plan(client_as: As) -> None:
    """Given the improvement plan, when figures are narrowed to a theme, then its measures alone stand there, small ones hidden."""
    # Given
    client = client_as("programme manager")
    first = opens(client, "/")
    assert "What is claimed and cannot be shown" in first.words
    figures = follows(client, first, "Figures")
    # When
    theme = follows(client, figures, "Improving assessment for children")
    # Then
    assert "Theme of the plan: Improving assessment for children" in theme.words
    assert theme.number(r"(\d+) measures of the \d+") < figures.number(r"(\d+) measures of the \d+")
    assert "hidden, so that no child can be found" in figures.words
    teams = follows(client, first, "Teams")
    assert "What is due" not in follows(client, teams, "Intervention and Planning 2").words
