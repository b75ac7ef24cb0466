"""Findings are counted for everybody, and read row by row only of children whom the reader may see."""

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils.timezone import localdate

from goldenthread.access.scope import Scope
from goldenthread.accounts.models import User
from goldenthread.accounts.posts import posts_in_force, viewer_in
from goldenthread.loads.exporting import guarded
from goldenthread.loads.found import findings_of
from goldenthread.loads.handing import BACK, CONFIRMED, HANDED, SAID, Finding, confirm, hand_out, say
from goldenthread.loads.models import Handed
from goldenthread.loads.reading import rows_for
from goldenthread.records.errors import WrongUse
from goldenthread.records.store.reading import persons_seen
from goldenthread.records.store.store import Store
from goldenthread.serving.opening import open_served

As = Callable[[str], Client]
Who = Callable[[str], User]


def _text(response: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def _viewer(user: User) -> Any:
    return viewer_in(user, posts_in_force(user, localdate())[0], localdate())


@pytest.mark.parametrize(
    "role", ["team manager", "practitioner", "head of service", "analyst", "director", "front door"]
)
def test_nobody_reads_a_finding_of_a_child_they_may_not_see(home: Path, user_of: Who, role: str) -> None:
    """The store's own rule of who is seen is the truth; the total is the same for all."""
    store = home / "store"
    served = open_served(store)
    scope = _viewer(user_of(role)).scope("tests")
    rows = rows_for(store, served, scope, {})
    assert rows.total == findings_of(store, served.snapshot).num_rows
    with Store.open(store).current().connect(Scope.everything("tests", "tests")) as connection:
        seen = persons_seen(connection, scope)
    assert {key for key in rows.rows["person_key"].to_pylist() if key} <= seen
    if role in ("practitioner", "team manager"):
        assert rows.unseen > 0


def test_counts_lead_to_rows_and_reading_rows_is_journalled(client_as: As, journal_entries: Any) -> None:
    """Each child on the page stands in the entry."""
    client = client_as("analyst")
    page = client.get("/findings/?by=team")
    assert "Findings by team" in _text(page)
    before = len(journal_entries())
    rows = client.get("/findings/list/?severity=error")
    assert rows.status_code == 200
    entry = journal_entries()[-1]
    assert len(journal_entries()) == before + 1
    assert (entry["action"], entry["about"]["severity"]) == ("findings read", "error")
    assert entry["about"]["persons"]
    assert rows["Cache-Control"] == "no-store"


def test_counts_by_worker_are_for_those_who_manage(client_as: As) -> None:
    """A practitioner sees counts by rule, team and table."""
    assert "By worker" in _text(client_as("team manager").get("/findings/"))
    assert "By worker" not in _text(client_as("practitioner").get("/findings/?by=worker"))


@pytest.mark.parametrize("role", ["elected member", "board chair", "administrator", "information governance lead"])
def test_others_find_nothing_there(client_as: As, role: str) -> None:
    """No count, no row, no file."""
    client = client_as(role)
    for address in (
        "/findings/",
        "/findings/list/",
        "/findings/list/csv/",
        "/findings/fix-list/",
        "/findings/fix-list/1/",
    ):
        assert client.get(address).status_code == 404


def test_findings_are_handed_out_said_and_confirmed_only_by_a_load(
    home: Path, user_of: Who, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is said changes no count; the next load tells."""
    store, viewer = home / "store", _viewer(user_of("analyst"))
    served = open_served(store)
    rows = findings_of(store, served.snapshot).slice(0, 3).to_pylist()
    found = [Finding(row["key"], row["rule"], row["person_key"] or "", row["team_id"] or "") for row in rows]
    assert hand_out(found, team="T1", worker="W1", snapshot="earlier", by=viewer) == 3
    one, two, three = (Handed.objects.get(key=item.key) for item in found)
    say(one.key, SAID, by=viewer)
    say(two.key, SAID, by=viewer)
    with pytest.raises(WrongUse):
        say(one.key, CONFIRMED, by=viewer)
    left = findings_of(store, served.snapshot)
    monkeypatch.setattr("goldenthread.loads.handing.findings_of", lambda root, snapshot: left.slice(1))
    assert confirm(store, served.snapshot) == 1
    states = {item.key: item.state for item in Handed.objects.all()}
    assert [states[item.key] for item in (one, two, three)] == [CONFIRMED, BACK, HANDED]
    monkeypatch.setattr("goldenthread.loads.handing.findings_of", lambda root, snapshot: left)
    confirm(store, served.snapshot)
    assert Handed.objects.get(key=one.key).state == BACK


def test_the_fix_list_shows_who_has_what(client_as: As, home: Path) -> None:
    """Handed out from the list, in the colours of the team's inbox, and to be said of."""
    client = client_as("analyst")
    store = home / "store"
    team = next(one for one in findings_of(store, open_served(store).snapshot)["team_id"].to_pylist() if one)
    response = client.post(f"/findings/hand-out/?team={team}", {"to": f"{team}|"})
    assert response.status_code == 302
    held = Handed.objects.filter(team_id=team)
    assert held.count() > 0
    assert "inbox of the team" in _text(client.get("/findings/fix-list/"))
    number = held.first().pk
    assert "mended in the case system" in _text(client.get(f"/findings/fix-list/{number}/"))
    client.post(f"/findings/fix-list/{number}/say/", {"state": SAID})
    assert Handed.objects.get(pk=number).state == SAID
    client.post(f"/findings/fix-list/{number}/say/", {"state": CONFIRMED})
    assert Handed.objects.get(pk=number).state == SAID
    assert client_as("practitioner").post("/findings/hand-out/", {"to": f"{team}|"}).status_code == 404


@pytest.mark.parametrize("value", ["=1+1", "+1", "-1", "@x", "\t=1", " =1", "\r=1", "\n=1"])
def test_no_cell_of_an_export_is_a_formula(value: str) -> None:
    """Text stays text."""
    assert str(guarded(value)).startswith("'")


def test_the_export_holds_what_the_reader_may_see(
    client_as: As, user_of: Who, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As an attachment that no cache keeps; asked again to sign in where that was long ago."""
    client, store = client_as("team manager"), home / "store"
    stale = client.get("/findings/list/csv/")
    assert stale.status_code == 302
    monkeypatch.setattr("goldenthread.accounts.doors.is_fresh", lambda request: True)
    sent = client.get("/findings/list/csv/")
    assert sent["Cache-Control"] == "no-store"
    assert "attachment" in sent["Content-Disposition"]
    rows = list(csv.DictReader(io.StringIO(sent.content.decode("utf-8-sig"))))
    mine = rows_for(store, open_served(store), _viewer(user_of("team manager")).scope("tests"), {})
    assert len(rows) == mine.rows.num_rows
    assert client.get("/findings/list/xlsx/").content.startswith(b"PK")
    assert client.get("/findings/list/exe/").status_code == 404
