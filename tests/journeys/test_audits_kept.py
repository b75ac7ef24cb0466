"""Who keeps the programme of audits, and who reads what they show together."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils.timezone import localdate
from tests.journeys.auditing import a_year, on, people
from tests.journeys.walking import follows, opens, sends
from tests.quality.cast import Cast

from goldenthread.quality import models

As = Callable[[str], Client]


@pytest.fixture
def cast(database: None) -> Cast:
    """People around one case."""
    del database
    return people()


def test_a_head_of_service_plans_a_round_draws_proves_and_gives_out(cast: Cast, client_as: As) -> None:
    """Given auditors, when a round is planned, drawn by a seed and given out, then each case has an auditor and is proved."""
    # Given
    client, today = client_as("head of service"), localdate()
    form = follows(client, follows(client, opens(client, "/audits/"), "Programme of audits"), "Add a round")
    round_ = sends(client, form, "Add", {
        "title": "Plans that drift", "kind": "thematic", "tool": "child-in-need", "n": "3", "per": "round", "every": "once",
        "auditors": ["qa.ann", "qa.bob"], "second_percent": "0", "because": "The figures say so.",
        **on("since", today), **on("until", today + timedelta(days=30)),
    })  # fmt: skip
    # When
    listed = follows(client, round_, "Freeze a list for it")
    frozen = sends(client, listed, "Freeze", {"name": "Open cases", "source": "open"})
    drawing = follows(client, frozen, "Draw a sample")
    sample = sends(client, drawing, "Draw", {"n": "3", "seed": "spring", "round": models.Round.objects.get().key})
    proved = follows(client, sample, "Draw it again and prove it")
    giving = follows(client, sample, "Give")
    given = sends(client, giving, "Give", {"auditors": ["qa.ann", "qa.bob"], "second_percent": "0"})
    # Then
    assert "The same 3 cases, in the same order." in proved.words
    assert given.status == 200
    made = list(models.Audit.objects.all())
    assert len(made) == 3
    assert {one.auditor for one in made} == {"qa.ann", "qa.bob"}
    assert {one.round.title for one in made} == {"Plans that drift"}
    del cast


def test_a_chair_of_the_board_reads_what_audits_show_and_nobody_s_name(cast: Cast, client_as: As) -> None:
    """Given a year of audits, when the chair reads the report, then it has numbers and neither auditor, team nor child."""
    # Given
    audits = a_year()
    assert len(audits) > 100
    # When
    chair = client_as("board chair")
    report = follows(chair, opens(chair, "/audits/"), "What audits show together")
    # Then
    assert report.number(r"([\d,]+) audits were graded") > 0
    assert not [word for word in ("aud1", "By team", cast.team_id) if word in report.words.split()]
    manager = client_as("head of service")
    assert "aud1" in follows(manager, opens(manager, "/audits/report/"), "Auditors").words
    assert opens(chair, "/audits/programme/").status == 404
