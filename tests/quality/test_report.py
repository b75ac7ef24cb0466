"""Pages of what audits show: by audience, without small numbers, never a hint to who grades blind, teams beside figures."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from django.utils.timezone import localdate, now
from tests.quality.learned import DAY, graded, keep, many

from goldenthread.accounts.viewer import Viewer
from goldenthread.calendar import PeriodKind, period_of
from goldenthread.quality import models
from goldenthread.quality.auditors import own_standing
from goldenthread.quality.showing import held_for
from goldenthread.serving.figures import teams_told
from goldenthread.serving.opening import Served

As = Callable[[str], Client]
MONTH = period_of(PeriodKind.MONTH, DAY)
QUARTER = period_of(PeriodKind.FINANCIAL_QUARTER, DAY)
REPORT = "/audits/report/"


@pytest.fixture
def teams(served: Served) -> tuple[str, ...]:
    """Two teams of which figures are told."""
    return tuple(one.team for one in teams_told(served)[:2])


@pytest.fixture
def kept(database: None, teams: tuple[str, ...]) -> tuple[str, ...]:
    """A quarter of audits."""
    del database
    return keep(many(teams))


def _read(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


@pytest.mark.usefixtures("kept")
def test_managers_read_a_month_by_domain_and_team(client_as: As, teams: tuple[str, ...]) -> None:
    """Every share with its n; a way to each team; no auditor's name, and no order of teams that cannot be told apart."""
    page = _read(client_as("director"), f"{REPORT}?month={MONTH.label}")
    assert "60 audits were graded" in page
    assert "Analysis of risk" in page
    assert all(f"/audits/report/teams/{team}/" in page for team in teams)
    assert "no order of teams can be told" in page
    assert "qa." not in page
    assert "Agreement beyond chance" in page


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("role", ["board chair", "elected member", "practitioner", "programme manager"])
def test_others_read_quarters_without_small_numbers(client_as: As, teams: tuple[str, ...], role: str) -> None:
    """No team, no month, and hidden is said."""
    client = client_as(role)
    page = _read(client, REPORT)
    assert "Hidden is not none" in page
    assert not any(f"/teams/{team}/" in page for team in teams)
    assert client.get(f"{REPORT}?month={MONTH.label}").status_code == 404
    assert client.get(f"{REPORT}?month={QUARTER.label}").status_code == 200
    assert client.get(f"{REPORT}?month=never").status_code == 404
    assert client.get(f"/audits/report/teams/{teams[0]}/").status_code == 404
    assert client.get("/audits/report/auditors/").status_code == 404


def test_nothing_yet_is_said(client_as: As) -> None:
    """Before the first audit is graded."""
    for role in ("director", "elected member"):
        assert "No audit was graded" in _read(client_as(role), REPORT)
    assert "No audit was graded a second time yet" in _read(client_as("director"), "/audits/report/auditors/")


def test_who_grades_blind_counts_without(
    client_as: As, viewer_as: Callable[[str], Viewer], teams: tuple[str, ...], kept: tuple[str, ...]
) -> None:
    """Until their own grade is in, the audit is nowhere in what they read; for everybody else it is."""
    head = viewer_as("head of service")
    (key,) = keep([replace(graded(99, 3, teams[0]), moderator=head.username)])
    held = held_for(head)
    assert held.blind == {key}
    assert len([one for one in held.audits if one.as_audited is not None]) == len(kept)
    assert "1 audit that you are to grade blind is left out" in _read(
        client_as("head of service"), f"{REPORT}?month={MONTH.label}"
    )
    assert "61 audits were graded" in _read(client_as("director"), f"{REPORT}?month={MONTH.label}")


@pytest.mark.usefixtures("kept")
def test_a_team_stands_beside_its_figures(client_as: As, teams: tuple[str, ...]) -> None:
    """Practice, time, supervision and voice, each beside all the others, and nothing is said of causes."""
    page = _read(client_as("team manager"), f"/audits/report/teams/{teams[0]}/")
    for said in ("Practice as audited", "Done in time", "Supervision in time", "does not say that one brings about"):
        assert said in page
    assert "Audits that hold the child&#39;s own view" in page
    assert client_as("director").get("/audits/report/teams/none-such/").status_code == 404


@pytest.mark.usefixtures("kept")
def test_auditors_are_a_private_matter(client_as: As, journal_entries: Callable[[], list[dict[str, Any]]]) -> None:
    """Who manages reads of each, journalled; an auditor reads their own line and nobody else's."""
    page = _read(client_as("head of service"), "/audits/report/auditors/")
    assert "qa.cat" in page
    assert "Nobody is named under" in page
    assert journal_entries()[-1]["action"] == "audits: auditors read"
    assert client_as("auditor").get("/audits/report/auditors/").status_code == 404
    mine = own_standing("qa.cat")
    assert mine.seconds == 10
    assert "above the second" in mine.says[0]
    assert not any("qa." in one for one in mine.says)
    assert own_standing("qa.nobody").seconds == 0


def test_ones_own_page_leads_to_calibration_and_learning(client_as: As, kept: tuple[str, ...]) -> None:
    """An exercise that waits, and one's own grading, where there is any; ways for whom they are."""
    day, stamp = localdate(), {"written_by": "demo.analyst", "written_at": now()}
    models.Exercise.objects.create(
        key="E1", title="Is it neglect?", vignette="Invented.", tool="protection", version=1, opens_on=day, closes_on=day,
        graders=["demo.auditor"], **stamp,
    )  # fmt: skip
    page = _read(client_as("auditor"), "/audits/")
    assert "Is it neglect?" in page
    assert "Your grades beside second ones" not in page
    keep([graded(200, 1, "T1", auditor="demo.auditor", second=1)])
    assert "Your grades beside second ones" in _read(client_as("auditor"), "/audits/")
    assert "/audits/learning/" in _read(client_as("team manager"), "/audits/")
    assert "/audits/report/auditors/" not in _read(client_as("team manager"), "/audits/")
    assert kept


def test_a_published_table_is_checked(client_as: As) -> None:
    """Pasted or sent; what cannot be read is told, what cannot be is marked."""
    client, path = client_as("analyst"), "/audits/report/published/"
    heads = "measure,submeasure,unit,previous_period,previous,latest_period,latest,rating\n"
    rows = "".join(
        f"Audits of case files,{grade},percent,2017-10,{before},2017-11,{now},green\n"
        for grade, before, now in (("Good", 33, 40), ("Requires Improvement", 33, 40), ("Inadequate", 34, 20))
    )
    answer = client.post(path, {"text": heads + rows})
    assert answer.status_code == 200
    assert "no number of audits is stated" in answer.content.decode()
    assert client.post(path, {"text": ""}).status_code == 422
    assert client.post(path, {"text": "flour,sugar\n1,2\n"}).status_code == 422
    assert client_as("administrator").get(path).status_code == 404
