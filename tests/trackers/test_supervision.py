"""Supervision: a worker's own sheet, a manager's teams, and one side of A4."""

from collections.abc import Callable
from io import BytesIO

import pytest
from django.test import Client
from pypdf import PdfReader
from tests.browser import browser, serve
from tests.trackers.looking import strangers_on

from goldenthread.accounts.viewer import Viewer
from goldenthread.serving.opening import Served

Sign = Callable[[str], Client]


def test_a_worker_sees_their_own_sheet_and_no_other(
    client_as: Sign, viewer_as: Callable[[str], Viewer], served: Served
) -> None:
    """The list leads there at once; a colleague's is not there, as that of nobody is not."""
    viewer, client = viewer_as("practitioner"), client_as("practitioner")
    (own,) = viewer.workers
    assert client.get("/supervision/").headers["Location"] == f"/supervision/{own}/"
    answer = client.get(f"/supervision/{own}/")
    assert answer.status_code == 200
    assert not strangers_on(answer.content, served, viewer.scope("a test"))
    rows = served.connection().execute("select worker_id from worker where worker_id <> ? limit 20", (own,))
    for (other,) in rows.fetchall():
        assert client.get(f"/supervision/{other}/").status_code == 404
    assert client.get("/supervision/nobody/").status_code == 404


def test_a_manager_sees_the_sheets_of_their_team(
    client_as: Sign, viewer_as: Callable[[str], Viewer], served: Served
) -> None:
    """Each worker of the list has a sheet behind the link, with nobody beyond the manager's scope."""
    viewer, client = viewer_as("team manager"), client_as("team manager")
    (team,) = viewer.teams
    asked = served.connection().execute
    rows = asked("select worker_id from worker where team_id = ? and ended is null", (team,)).fetchall()
    page = client.get("/supervision/").content.decode()
    assert rows
    for (worker,) in rows:
        assert f'href="/supervision/{worker}/"' in page
        sheet = client.get(f"/supervision/{worker}/")
        assert sheet.status_code == 200
        assert not strangers_on(sheet.content, served, viewer.scope("a test"))
    elsewhere = asked("select worker_id from worker where team_id not in (?) and ended is null", (team,)).fetchall()
    held = {one for (one,) in asked("select worker_id from holding where team_id = ?", (team,)).fetchall()}
    strangers = [one for (one,) in elsewhere if one not in held]
    assert strangers
    assert client.get(f"/supervision/{strangers[0]}/").status_code == 404


def test_a_head_of_service_chooses_a_team(client_as: Sign, viewer_as: Callable[[str], Viewer]) -> None:
    """Those of the service, and no other's by changing the address."""
    client, teams = client_as("head of service"), sorted(viewer_as("head of service").teams)
    page = client.get("/supervision/").content.decode()
    for team in teams:
        assert f"/supervision/?team={team}" in page
    assert b"<table" in client.get(f"/supervision/?team={teams[-1]}").content
    assert b"<table" not in client.get("/supervision/?team=none-of-theirs").content


@pytest.mark.slow
def test_a_sheet_of_25_children_is_one_side_of_a4(
    client_as: Sign, served: Served, viewer_as: Callable[[str], Viewer]
) -> None:
    """With more rows than anybody holds here, the longest of them repeated."""
    asked = served.connection().execute
    (worker,) = asked("select worker_id from holding group by worker_id order by count(*) desc limit 1").fetchone()
    page = client_as("director").get(f"/supervision/{worker}/").content.decode()
    head, _, rest = page.partition('<tbody class="govuk-table__body">')
    body, _, tail = rest.partition("</tbody>")
    rows = [f"<tr{row}" for row in body.split("<tr")[1:]]
    longest = sorted(rows, key=len, reverse=True)
    held = (longest * 25)[:25]
    with browser() as opened:
        sheet = opened.new_page()
        serve(sheet, f'{head}<tbody class="govuk-table__body">{"".join(held)}</tbody>{tail}')
        printed = sheet.pdf(prefer_css_page_size=True)
    pages = PdfReader(BytesIO(printed)).pages
    assert len(pages) == 1
    assert round(float(pages[0].mediabox.height) / 72 * 25.4) == 297
