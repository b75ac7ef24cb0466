"""Administration: what is shown of an installation and never told, and targets that are set and never overwritten."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils.timezone import localdate

from goldenthread.jobs.models import Job
from goldenthread.web.administration.targets import FILE, FOLDER, targets_of

Sign = Callable[[str], Client]
_KEY = "cp-plans-visited-in-time"


@pytest.fixture
def set_there(home: Path) -> Iterator[Path]:
    """The file of targets that the site writes; whatever a test leaves there is removed."""
    path = home / "settings" / FOLDER / FILE
    yield path
    path.unlink(missing_ok=True)


def _target(**more: str) -> dict[str, str]:
    today = localdate()
    said = {
        "since": "2025-04", "at_least": "92", "at_most": "", "until": "", "set_by": "Improvement Board",
        "set_on-day": str(today.day), "set_on-month": str(today.month), "set_on-year": str(today.year),
        "source": "minutes, item 7", "because": "the plan's third phase",
    }  # fmt: skip
    return said | more


def test_every_setting_is_shown_and_no_secret(client_as: Sign, monkeypatch: pytest.MonkeyPatch) -> None:
    """A password in the address of the database, words of passwords, the key."""
    installation = replace(settings.INSTALLATION, database="postgresql://gt:hunter2@db/gt", words=("hush",))
    monkeypatch.setattr(settings, "INSTALLATION", installation)
    monkeypatch.setattr("goldenthread.web.administration.installation.examine_quickly", lambda home: ())
    text = client_as("administrator").get("/administration/").content.decode()
    assert "[signing-in] session_minutes" in text
    assert installation.council in text
    for secret in ("hunter2", "hush", installation.secret()):
        assert secret not in text


def test_the_last_backup_is_told(client_as: Sign, home: Path) -> None:
    """As the command noted it; a note that cannot be read is none."""
    client, note = client_as("administrator"), home / "backup.json"
    assert "No backup of this installation" in client.get("/administration/").content.decode()
    try:
        said = {"at": "2025-11-05T02:00:00+00:00", "file": "goldenthread-1.gtbackup", "files": 12, "bytes": 3_400_000}
        note.write_text(json.dumps(said), encoding="utf-8")
        text = client.get("/administration/").content.decode()
        assert "goldenthread-1.gtbackup" in text
        assert "3.4 MB" in text
        note.write_text("{", encoding="utf-8")
        assert "No backup of this installation" in client.get("/administration/").content.decode()
    finally:
        note.unlink()


def test_what_is_kept_is_told_and_nothing_removed(client_as: Sign, home: Path) -> None:
    """Looking at retention prunes nothing."""
    before = sorted(path.name for path in (home / "store" / "snapshots").iterdir())
    assert "kept:" in client_as("administrator").get("/administration/").content.decode()
    assert sorted(path.name for path in (home / "store" / "snapshots").iterdir()) == before


@pytest.mark.parametrize("role", ["analyst", "programme manager", "team manager", "administrator"])
def test_rules_are_shown(role: str, client_as: Sign) -> None:
    """National targets, the scheme in use, chart parameters; only an analyst is offered to change anything."""
    text = client_as(role).get("/rules/").content.decode()
    assert "The scheme in use is" in text
    assert "Parameters of control charts" in text
    assert ("/rules/target/" in text.replace("/rules/target/a", "")) or role != "analyst"
    assert ("Set a target" in text) is (role == "analyst")


def test_a_target_is_set_beside_the_earlier_ones(
    client_as: Sign, home: Path, set_there: Path, journal_entries: Callable[[], list[dict[str, Any]]]
) -> None:
    """Written to the council's own file, journalled with its reason, told in the history, and pages are asked for."""
    client = client_as("analyst")
    before = targets_of(home).history(_KEY)
    assert client.post(f"/rules/target/{_KEY}/set/", _target()).status_code == 302
    after = targets_of(home).history(_KEY)
    assert after[: len(before)] == before
    assert (after[-1].set_by, after[-1].note, after[-1].layer) == ("Improvement Board", "the plan's third phase", 1)
    assert client.post(f"/rules/target/{_KEY}/set/", _target(since="2025-10", at_least="95.5")).status_code == 302
    assert len(targets_of(home).history(_KEY)) == len(before) + 2
    text = client.get(f"/rules/target/{_KEY}/").content.decode()
    assert "at least 92%" in text
    assert "at least 95.5%" in text
    said = [one for one in journal_entries() if one["action"] == "target set"]
    assert [one["about"]["because"] for one in said] == ["the plan&#x27;s third phase".replace("&#x27;", "'")] * 2
    assert Job.objects.filter(kind="loads.serve").exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"since": "soon"}, {"until": "never"}, {"at_least": "many"}, {"at_least": ""}, {"at_least": "9", "at_most": "5"},
        {"because": ""}, {"set_by": " "}, {"set_on-year": "2999"}, {"until": "2020-01"}, {"at_least": "1e9"},
        {"since": '2025-04"\nformat = 2'},
    ],
)  # fmt: skip
def test_a_target_that_is_none_changes_nothing(wrong: dict[str, str], client_as: Sign, set_there: Path) -> None:
    """It is said at the field, and no file is written."""
    answer = client_as("analyst").post(f"/rules/target/{_KEY}/set/", _target(**wrong))
    assert answer.status_code == 200
    assert "There is a problem" in answer.content.decode()
    assert not set_there.exists()


def test_words_stay_words_in_the_file(client_as: Sign, home: Path, set_there: Path) -> None:
    """Whatever is typed as a reason is one text and no setting."""
    because = 'so "that" \\ it\nformat = 9 [[target]]'
    assert client_as("analyst").post(f"/rules/target/{_KEY}/set/", _target(because=because)).status_code == 302
    assert targets_of(home).history(_KEY)[-1].note.split() == because.split()


def test_the_same_target_twice_is_refused(client_as: Sign, set_there: Path) -> None:
    """Two of one measure, period and day: nobody could say which holds."""
    client = client_as("analyst")
    client.post(f"/rules/target/{_KEY}/set/", _target())
    text = client.post(f"/rules/target/{_KEY}/set/", _target(at_least="50")).content.decode()
    assert "Keep one, or date the later decision" in text


def test_a_measure_is_chosen_first(client_as: Sign) -> None:
    """From the book; one that is not in it is not there."""
    client = client_as("analyst")
    assert client.post("/rules/target/", {"measure": _KEY}).headers["Location"] == f"/rules/target/{_KEY}/set/"
    assert client.post("/rules/target/", {"measure": "none"}).status_code == 200
    assert client.get("/rules/target/none/").status_code == 404
