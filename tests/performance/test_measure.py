"""The page of a measure by tab and role; what is hidden, missing or not applicable is said in words."""

import io
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook

from goldenthread.serving.figures import entries, period_of
from goldenthread.serving.opening import Readiness, Served

KEY = "cp-plans-visited-in-time"
As = Callable[[str], Client]
Words = Callable[[Any], str]


@pytest.mark.parametrize("view", ["", "teams", "by-worker", "by-age", "by-sex", "time", "meaning"])
def test_every_tab_opens_for_who_manages(view: str, client_as: As, child_ids: frozenset[str]) -> None:
    answer = client_as("director").get(f"/figures/{KEY}/?view={view}")
    assert answer.status_code == 200
    assert not [one for one in child_ids if one in answer.content.decode()]


@pytest.mark.parametrize("role", ["elected member", "board chair", "programme manager", "practitioner"])
def test_named_workers_are_for_their_managers(role: str, client_as: As, words_of: Words) -> None:
    client = client_as(role)
    assert client.get(f"/figures/{KEY}/?view=by-worker").status_code == 404
    said = words_of(client.get(f"/figures/{KEY}/"))
    assert "By worker" not in said
    assert "Not given to your role: by" in said


def test_a_member_is_given_no_team(client_as: As) -> None:
    assert client_as("elected member").get(f"/figures/{KEY}/?view=teams").status_code == 404


def test_what_it_means_is_told_with_source_and_sql(client_as: As, words_of: Words) -> None:
    said = words_of(client_as("elected member").get(f"/figures/{KEY}/?view=meaning"))
    for words in (
        "What is counted",
        "What it does not see",
        "Limits and where they come from",
        "A worked example",
        "SELECT",
    ):
        assert words in said


def test_how_it_stands_says_what_is_not_there(client_as: As, words_of: Words) -> None:
    said = words_of(client_as("director").get(f"/figures/{KEY}/"))
    assert "Nothing published is loaded to stand beside this measure" in said
    assert "No target is set" in said
    assert "How long entries take" in said


def test_one_in_fifteen_measures_of_the_book_opens_for_who_manages_and_for_members(
    client_as: As, served: Served
) -> None:
    clients = [client_as(role) for role in ("director", "elected member")]
    for entry in entries(served)[::15]:
        for client in clients:
            assert client.get(f"/figures/{entry.key}/").status_code == 200, entry.key


def test_what_is_not_there_is_not_there(client_as: As) -> None:
    client = client_as("director")
    for address in (
        "no-such-measure/",
        f"{KEY}/?view=nothing",
        f"{KEY}/?period=1999-01",
        f"{KEY}/?known=0123456789abcdef0123",
    ):
        assert client.get(f"/figures/{address}").status_code == 404, address
    assert client_as("administrator").get(f"/figures/{KEY}/").status_code == 404


def test_every_figure_of_a_measure_is_a_file(
    client_as: As, journal_entries: Callable[[], list[dict[str, Any]]]
) -> None:
    answer = client_as("elected member").get(f"/figures/{KEY}/save/?form=xlsx")
    head, *rows = CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_name("Table").to_python()
    table = [dict(zip(head, row, strict=True)) for row in rows]
    assert {row["key"] for row in table} == {KEY}
    assert not {row["breakdown"] for row in table} & {"worker", "team"}
    (told,) = [one for one in journal_entries() if one["action"] == "figures exported"]
    assert told["about"]["measure"] == KEY


def _earlier(served: Served, why: str = "") -> Readiness:
    return Readiness("0" * 20, served.as_at, served.meta.known_at, False, why)


def test_values_of_earlier_records_stand_beside_those_of_now(
    client_as: As, served: Served, words_of: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("goldenthread.performance.views.restated.snapshots", lambda: (_earlier(served),))
    monkeypatch.setattr("goldenthread.performance.views.restated.open_served", lambda store, snapshot: served)
    for role in ("director", "elected member"):
        said = words_of(client_as(role).get(f"/figures/{KEY}/earlier/"))
        assert re.search(r"0 values of \d+ restated since", said)
    client, latest = client_as("director"), period_of(served).label
    assert "Why it was restated" in words_of(client.get(f"/figures/{KEY}/earlier/?why={latest}"))
    ratio = next(one for one in entries(served) if one.stat == "ratio")
    assert "has no bridge of its own" in words_of(client.get(f"/figures/{ratio.key}/earlier/?why={latest}"))
    assert client_as("elected member").get(f"/figures/{KEY}/earlier/?why={latest}").status_code == 404
    assert client.get(f"/figures/{KEY}/earlier/?from=0123456789abcdef0123").status_code == 404


def test_without_earlier_records_or_before_they_are_ready_the_page_says_so(
    client_as: As, served: Served, words_of: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("goldenthread.performance.views.restated.snapshots", lambda: ())
    assert "no earlier records" in words_of(client_as("director").get(f"/figures/{KEY}/earlier/"))
    waits = _earlier(served, "its pages are being prepared")
    monkeypatch.setattr("goldenthread.performance.views.restated.snapshots", lambda: (waits,))
    assert "being prepared" in words_of(client_as("director").get(f"/figures/{KEY}/earlier/"))
