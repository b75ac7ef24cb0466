"""The dashboard: who sees what, the first lines, filters as addresses, empty and error states, the file."""

import csv
import io
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

from goldenthread.jobs.models import Job
from goldenthread.performance.preparing import PREPARE
from goldenthread.serving.figures import entries, periods, teams_told
from goldenthread.serving.opening import Readiness, Served

READERS = (
    "director",
    "analyst",
    "head of service",
    "team manager",
    "practitioner",
    "programme manager",
    "elected member",
    "clerk",
)
SHUT_OUT = ("administrator", "information governance lead", "partner agency")
As = Callable[[str], Client]
Words = Callable[[Any], str]
#: Session, user, posts, cover, grants and what the frame asks, whatever the page holds.
QUERIES = 10
VIEWS = ("", "?view=chapters", "?view=every", "?view=every&order=book&page=2")


@pytest.mark.parametrize("role", READERS)
def test_every_reader_of_figures_is_shown_the_dashboard_without_a_child(
    role: str, client_as: As, words_of: Words, child_ids: frozenset[str]
) -> None:
    client = client_as(role)
    for view in VIEWS:
        answer = client.get(f"/figures/{view}")
        assert answer.status_code == 200, view
        said = answer.content.decode()
        assert not [one for one in child_ids if one in said]
        assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("role", SHUT_OUT)
def test_who_reads_no_figures_is_told_that_nothing_is_there(role: str, client_as: As) -> None:
    assert client_as(role).get("/figures/").status_code == 404
    assert client_as(role).get("/figures/save/?form=csv").status_code == 404


def test_a_visitor_is_asked_to_sign_in(visitor: Client) -> None:
    answer = visitor.get("/figures/")
    assert answer.status_code == 302
    assert "/figures/" in answer.headers["Location"]


def test_a_director_reads_six_lines_first(client_as: As, words_of: Words) -> None:
    said = words_of(client_as("director").get("/figures/"))
    heads = ("Are children seen and helped in time?", "What is red?", "What got worse?", "What got better?")
    places = [
        said.index(head)
        for head in (*heads, "What changed on the period before?", "What is not recorded?", "Key measures")
    ]
    assert places == sorted(places)
    assert "Whether a child is safe no figure tells" in said
    assert "Better or worse than others?" not in said
    assert "stand first, the weightiest first" in said


def test_a_member_reads_of_others_and_of_no_team(client_as: As, served: Served, words_of: Words) -> None:
    client = client_as("elected member")
    said = words_of(client.get("/figures/"))
    assert "Better or worse than others?" in said
    assert "Team: Everybody" not in said
    assert "hidden, so that no child can be found" in said
    team = teams_told(served)[0].team
    assert client.get(f"/figures/?team={team}").status_code == 404


def test_a_narrowed_page_has_no_first_lines_and_says_what_is_in_force(client_as: As, words_of: Words) -> None:
    said = words_of(client_as("director").get("/figures/?rating=not rated"))
    assert "In short" not in said
    assert "Rating: not rated" in said
    assert "Clear all" in said


def test_teams_are_read_by_who_manages(client_as: As, served: Served, words_of: Words) -> None:
    team = teams_told(served)[0]
    said = words_of(client_as("director").get(f"/figures/?team={team.team}"))
    assert said.startswith(f"Figures of {team.name}")


@pytest.mark.parametrize("asked", ["theme=nothing", "team=nobody", "period=1999-01", "known=0123456789abcdef0123"])
def test_what_is_not_there_is_not_there(asked: str, client_as: As) -> None:
    assert client_as("director").get(f"/figures/?{asked}").status_code == 404


def test_filters_that_leave_nothing_say_so(client_as: As, words_of: Words) -> None:
    said = words_of(client_as("director").get("/figures/?view=every&chapter=No such chapter"))
    assert "No measure is left under these filters." in said
    assert "0 measures of the" in said


def test_an_earlier_period_and_a_page_beyond_the_end(client_as: As, served: Served, words_of: Words) -> None:
    earlier = next(one for one in periods(served) if one.read)
    assert words_of(client_as("director").get(f"/figures/?period={earlier.label}")).startswith(
        f"Figures, {earlier.words}"
    )
    assert client_as("director").get("/figures/?view=every&page=999").status_code == 200
    assert client_as("director").get("/figures/?view=every&page=<script>").status_code == 200


def test_what_is_not_recorded_is_a_list_of_its_own(client_as: As, words_of: Words) -> None:
    said = words_of(client_as("director").get("/figures/?view=every&value=none"))
    assert "that cannot be told, because what they need is not recorded" in said


def test_while_pages_are_prepared_the_reader_is_told(client_as: As, nothing_served: None) -> None:
    assert client_as("director").get("/figures/").status_code == 503


@pytest.mark.parametrize("role", ["director", "elected member"])
def test_the_workbook_names_its_filters_and_holds_numbers(
    role: str, client_as: As, journal_entries: Callable[[], list[dict[str, Any]]]
) -> None:
    answer = client_as(role).get("/figures/save/?form=xlsx&view=every&rating=not rated")
    assert answer.status_code == 200
    book = CalamineWorkbook.from_filelike(io.BytesIO(answer.content))
    about = [row[0] for row in book.get_sheet_by_name("About").to_python()]
    assert "rating: not rated" in about
    head, *rows = book.get_sheet_by_name("Table").to_python()
    assert rows
    table = [dict(zip(head, row, strict=True)) for row in rows]
    for row in table:
        assert (row["Value"] == "") == (row["Why no value"] != "")
    hidden = [row for row in table if row["Why no value"] == "hidden"]
    assert bool(hidden) == (role == "elected member")
    assert not any(row["Numerator"] or row["Denominator"] for row in hidden)
    told = [one for one in journal_entries() if one["action"] == "figures exported"]
    assert len(told) == 1


def test_csv_holds_what_the_page_shows(client_as: As, served: Served) -> None:
    chapter = entries(served)[0].chapter
    answer = client_as("analyst").get("/figures/save/", {"form": "csv", "view": "every", "chapter": chapter})
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert {row["Chapter"] for row in rows} == {chapter}
    assert all(f"chapter: {chapter}" in row["Chosen by"] for row in rows)
    assert {row["Key"] for row in rows} <= {one.key for one in entries(served)}
    assert client_as("analyst").get("/figures/save/?form=exe").status_code == 404


def test_figures_as_they_were_known_are_prepared_by_who_loads(
    client_as: As, served: Served, words_of: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits = Readiness("0" * 20, served.as_at, served.meta.known_at, False, "its pages are being prepared")
    monkeypatch.setattr("goldenthread.performance.reading.served_snapshots", lambda store: (waits,))
    for role, offered in (("analyst", True), ("director", False), ("elected member", False)):
        said = words_of(client_as(role).get(f"/figures/?known={waits.snapshot}"))
        assert "are kept, but its pages are being prepared" in said
        assert ("Prepare these figures" in said) is offered
    assert client_as("director").post("/figures/prepare/", {"known": waits.snapshot}).status_code == 404
    assert client_as("analyst").post("/figures/prepare/", {"known": "nothing"}).status_code == 404
    assert client_as("analyst").post("/figures/prepare/", {"known": waits.snapshot}).status_code == 302
    assert Job.objects.get(kind=PREPARE).given == {"snapshot": waits.snapshot}


def test_figures_as_they_are_known_in_a_named_snapshot_say_so(client_as: As, served: Served, words_of: Words) -> None:
    said = words_of(client_as("director").get(f"/figures/?known={served.snapshot}"))
    assert "These are the figures as they were known on" in said


def test_a_page_of_figures_asks_the_database_for_the_reader_alone(client_as: As) -> None:
    client = client_as("director")
    for address in ("/figures/", "/figures/contacts/", "/teams/"):
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        assert len(asked) <= QUERIES, [one["sql"] for one in asked]
