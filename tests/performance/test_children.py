"""The children behind a figure: of the reader's scope only, logged first, squared with the figure, a file only when fresh."""

import csv
import io
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from goldenthread.accounts.doors import is_fresh
from goldenthread.accounts.models import User
from goldenthread.serving.figures import entries
from goldenthread.serving.opening import Served

KEY = "care-visits-up-to-date"
As = Callable[[str], Client]
Words = Callable[[Any], str]


def _seen_by(served: Served, teams: list[str], workers: list[str]) -> set[str]:
    rows = served.connection().execute(
        "select child_id, i.team_id, i.worker_id from involvement as i join person using (person_key)"
    )
    return {child for child, team, worker in rows if team in teams or worker in workers}


def test_a_director_sees_everybody_and_it_squares(
    client_as: As, words_of: Words, journal_entries: Callable[[], list[dict[str, Any]]]
) -> None:
    said = words_of(client_as("director").get(f"/figures/{KEY}/children/"))
    found = re.search(r"(\d+) = (\d+) shown \+ (\d+) that you may not see", said)
    assert found is not None
    total, shown, unseen = map(int, found.groups())
    assert total == shown + unseen > 0
    assert {one["action"] for one in journal_entries()} >= {"rows", "rows shown"}


@pytest.mark.parametrize("role", ["team manager", "practitioner"])
def test_others_see_their_own_alone(role: str, client_as: As, user_of: Callable[[str], User], served: Served) -> None:
    post = user_of(role).posts.get()
    workers = [post.worker_id] if post.worker_id else []
    own = _seen_by(served, list(post.team_ids), workers)
    every = {one for (one,) in served.connection().execute("select child_id from person") if one}
    answer = client_as(role).get(f"/figures/{KEY}/children/")
    assert answer.status_code == 200
    text = answer.content.decode()
    shown = {one for one in every if re.search(rf">\s*{re.escape(one)}\s*<", text)}
    assert shown <= own


@pytest.mark.parametrize("role", ["elected member", "programme manager", "administrator", "clerk"])
def test_who_reads_no_rows_is_told_that_nothing_is_there(role: str, client_as: As) -> None:
    assert client_as(role).get(f"/figures/{KEY}/children/").status_code == 404
    assert client_as(role).get(f"/figures/{KEY}/children/save/?form=csv").status_code == 404
    if role != "administrator":
        assert "children behind" not in client_as(role).get(f"/figures/{KEY}/").content.decode()


def test_those_that_meet_it_and_those_that_do_not_are_all(client_as: As, words_of: Words) -> None:
    client = client_as("director")

    def count(asked: str) -> int:
        said = words_of(client.get(f"/figures/{KEY}/children/{asked}"))
        found = re.search(r"(\d+) = \d+ shown", said)
        assert found is not None
        return int(found.group(1))

    assert count("") == count("?met=yes") + count("?met=no")


def test_what_has_no_rows_says_so_and_what_is_not_asked_right_is_not_there(
    client_as: As, served: Served, words_of: Words
) -> None:
    client = client_as("director")
    typed = next(one for one in entries(served) if one.typed)
    ratio = next(one for one in entries(served) if one.stat == "ratio")
    assert "is typed in" in words_of(client.get(f"/figures/{typed.key}/children/"))
    assert "no rows of its own" in words_of(client.get(f"/figures/{ratio.key}/children/"))
    for address in (
        f"{KEY}/children/?met=maybe",
        "contacts/children/?met=no",
        f"{KEY}/children/?period=1999-01",
        "none/children/",
    ):
        assert client.get(f"/figures/{address}").status_code == 404, address


def test_a_file_asks_to_sign_in_again_first(client_as: As) -> None:
    answer = client_as("director").get(f"/figures/{KEY}/children/save/?form=csv")
    assert answer.status_code == 302
    assert "again" in answer.headers["Location"]


def test_a_file_of_rows_is_logged_and_guarded(
    client_as: As, monkeypatch: pytest.MonkeyPatch, journal_entries: Callable[[], list[dict[str, Any]]]
) -> None:
    assert callable(is_fresh)
    monkeypatch.setattr("goldenthread.accounts.doors.is_fresh", lambda request: True)
    answer = client_as("director").get(f"/figures/{KEY}/children/save/?form=csv&met=yes")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows
    assert {row["Meets it"] for row in rows} == {"yes"}
    assert not [value for row in rows for value in row.values() if value.startswith(("=", "+", "@"))]
    (told,) = [one for one in journal_entries() if one["action"] == "rows exported"]
    assert told["about"]["persons"]
    assert client_as("director").get(f"/figures/{KEY}/children/save/?form=pdf").status_code == 404
