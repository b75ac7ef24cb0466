"""Pages of teams and services: numbers for managers, guarded figures for others, workers only to who manages them."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from goldenthread.serving.figures import teams_told
from goldenthread.serving.opening import Served
from goldenthread.serving.staff import workers

As = Callable[[str], Client]
Words = Callable[[Any], str]


@pytest.fixture
def team(served: Served) -> str:
    """A team that holds children and has figures."""
    told = {one.team for one in teams_told(served)}
    rows = served.connection().execute("select team_id, count(*) from holding group by 1 order by 2 desc")
    return next(team for team, _ in rows if team in told)


@pytest.fixture
def service(served: Served, team: str) -> str:
    """Its service."""
    return next(one.service for one in teams_told(served) if one.team == team)


@pytest.mark.parametrize("role", ["director", "analyst", "head of service", "team manager", "programme manager"])
def test_who_may_enter_sees_teams_without_a_child(
    role: str, client_as: As, team: str, service: str, child_ids: frozenset[str]
) -> None:
    client = client_as(role)
    for address in ("/teams/", f"/teams/{team}/", f"/services/{service}/"):
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert not [one for one in child_ids if one in answer.content.decode()]


@pytest.mark.parametrize("role", ["practitioner", "elected member", "clerk", "administrator", "inspector"])
def test_others_are_told_that_nothing_is_there(role: str, client_as: As, team: str, service: str) -> None:
    client = client_as(role)
    for address in ("/teams/", f"/teams/{team}/", f"/services/{service}/"):
        assert client.get(address).status_code == 404, address


def test_workers_are_named_to_who_manages_the_team_alone(client_as: As, served: Served, team: str) -> None:
    staff = [one.worker_id for one in workers(served, team)]
    assert staff
    shown = client_as("director").get(f"/teams/{team}/").content.decode()
    assert all(one in shown for one in staff)
    for role in ("programme manager",):
        said = client_as(role).get(f"/teams/{team}/").content.decode()
        assert not [one for one in staff if one in said]


def test_a_manager_reads_what_is_late_and_no_cause(client_as: As, team: str, words_of: Words) -> None:
    said = words_of(client_as("director").get(f"/teams/{team}/"))
    for words in (
        "Children held",
        "Unallocated",
        "Supervised in time",
        "Recording lag",
        "Agency staff",
        "What is due",
        "Key measures",
    ):
        assert words in said
    assert "nothing here says what causes what" in said


def test_guarded_figures_hold_no_small_count_of_work(client_as: As, team: str, words_of: Words) -> None:
    said = words_of(client_as("programme manager").get(f"/teams/{team}/"))
    assert "Unallocated" not in said
    assert "What is due" not in said
    assert "Everything due" not in said


def test_what_is_not_there_is_not_there(client_as: As) -> None:
    for role in ("director", "programme manager"):
        for address in ("/teams/nobody/", "/services/Nothing at all/"):
            assert client_as(role).get(address).status_code == 404, (role, address)
