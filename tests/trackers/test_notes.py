"""What is said of what is due: coded, journalled, confirmed or contradicted by a later load, and no change to any figure."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils.timezone import localdate
from tests.trackers.looking import everybody, seen_by

from goldenthread.accounts.errors import Refused
from goldenthread.accounts.viewer import Viewer
from goldenthread.serving.due import due
from goldenthread.serving.due_rows import Due, DueFilter
from goldenthread.serving.opening import Served
from goldenthread.trackers.actions import say, withdraw
from goldenthread.trackers.models import Note
from goldenthread.trackers.notes import Standing, run_of, run_ref, said_of, standing_of, standing_words
from goldenthread.trackers.reading import journal
from goldenthread.trackers.reasons import OPENED, WHY

Sign = Callable[[str], Client]


@pytest.fixture
def manager(viewer_as: Callable[[str], Viewer]) -> Viewer:
    """A team manager."""
    return viewer_as("team manager")


@pytest.fixture
def run(served: Served, manager: Viewer) -> Due:
    """An overdue run of a child of the manager's team."""
    found = due(served, manager.scope("a test"), journal(), DueFilter(status=("overdue",)))
    return next(one for one in found.rows if one.ref and not one.restricted)


def _later(served: Served, as_at: date) -> Served:
    meta = served.meta
    return replace(served, meta=replace(meta, as_at=as_at, known_at=meta.known_at + timedelta(days=30)))


def test_every_reason_has_a_code_and_a_source() -> None:
    """And no two have one code."""
    for reasons in (WHY, OPENED):
        assert len({one.code for one in reasons}) == len(reasons)
        assert all(one.words and one.source and re.fullmatch(r"[a-z-]+", one.code) for one in reasons)


def test_said_done_waits_then_is_confirmed_or_contradicted(served: Served, run: Due, manager: Viewer) -> None:
    """Only a load that is later and reaches the day can tell."""
    on = served.as_at + timedelta(days=5)
    note = say(run, served, by=manager, done_date=on)
    assert standing_of(note, True, served) is Standing.WAITING
    assert standing_of(note, False, served) is Standing.WAITING
    short = _later(served, on - timedelta(days=1))
    assert standing_of(note, True, short) is Standing.WAITING
    long = _later(served, on)
    assert standing_of(note, True, long) is Standing.CONTRADICTED
    assert standing_of(note, False, long) is Standing.CONFIRMED
    withdraw(note, by=manager)
    assert standing_of(note, True, long) is Standing.WITHDRAWN


def test_a_reason_stands_while_the_run_is_open(served: Served, run: Due, manager: Viewer) -> None:
    """It claims nothing that a load could contradict."""
    note = say(run, served, by=manager, reason="child-missing")
    assert standing_of(note, True, _later(served, served.as_at + timedelta(days=31))) is Standing.REASON


def test_the_latest_word_stands_and_the_earlier_ones_are_kept(served: Served, run: Due, manager: Viewer) -> None:
    """Withdrawing the latest brings the one before it back."""
    first = say(run, served, by=manager, reason="child-missing")
    second = say(run, served, by=manager, reason="booked")
    assert standing_words(said_of([run.person_key], [run], served))[run_of(run)].note == second
    withdraw(second, by=manager)
    said = said_of([run.person_key], [run], served)
    assert standing_words(said)[run_of(run)].note == first
    assert [one.note for one in said] == [second, first]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({}, "reason"),
        ({"reason": "the dog ate it"}, "reason"),
        ({"done_date": localdate() + timedelta(days=1)}, "done_date"),
        ({"done_date": date(1990, 1, 1)}, "done_date"),
    ],
)
def test_what_cannot_be_said(served: Served, run: Due, manager: Viewer, given: dict[str, Any], field: str) -> None:
    """Nothing, what is not on the list, a day to come, a day before it began; and then nothing is kept."""
    with pytest.raises(Refused) as refusal:
        say(run, served, by=manager, **given)
    assert list(refusal.value.problems) == [field]
    assert not Note.objects.exists()


def test_only_who_said_it_or_a_manager_withdraws(
    served: Served, run: Due, manager: Viewer, viewer_as: Callable[[str], Viewer]
) -> None:
    """And only once."""
    note = say(run, served, by=manager, reason="booked")
    with pytest.raises(Refused):
        withdraw(note, by=viewer_as("practitioner"))
    withdraw(note, by=viewer_as("head of service"))
    with pytest.raises(Refused):
        withdraw(note, by=manager)


def test_it_is_said_on_a_page_and_changes_no_figure(
    client_as: Sign,
    served: Served,
    run: Due,
    words_of: Callable[..., str],
    journal_entries: Callable[[], list[dict[str, Any]]],
) -> None:
    """It stands beside the date on the tracker and the child's record; the counts are what they were."""
    client, tracker = client_as("team manager"), "/due/everything/?status=overdue"
    before = words_of(client.get(tracker)).partition("Filter")[0]
    here = f"/child/{run.ref}/say/{run_ref(*run_of(run))}/"
    assert here in client.get(tracker).content.decode()
    assert words_of(client.get(here)).count(run.child_id) == 1
    assert "Choose a reason, or enter the day" in words_of(client.post(here, {"reason": "", "sent": "yes"}))
    day = localdate()
    sent = {
        "reason": "not-recorded",
        "done_date-day": day.day,
        "done_date-month": day.month,
        "done_date-year": day.year,
    }
    assert client.post(here, sent).headers["Location"] == f"/child/{run.ref}/"
    record = words_of(client.get(f"/child/{run.ref}/"))
    assert "What was said of these clocks" in record
    assert "… said done" in record
    after = words_of(client.get(tracker))
    assert after.partition("Filter")[0] == before
    assert "It was done in time and is not yet recorded" in after
    assert run.child_id in words_of(client.get("/due/said/"))
    (entry,) = [one for one in journal_entries() if one["action"] == "note"]
    assert entry["about"]["person"] == run.person_key
    assert entry["about"]["because"] == "not-recorded"
    note = Note.objects.get()
    client.post(f"/child/{run.ref}/withdraw/{note.pk}/")
    assert "withdrawn" in words_of(client.get(f"/child/{run.ref}/"))
    assert "Nothing waits to be confirmed." in words_of(client.get("/due/said/"))


def test_nothing_is_said_of_a_child_who_is_not_the_readers(
    client_as: Sign, served: Served, run: Due, manager: Viewer, viewer_as: Callable[[str], Viewer]
) -> None:
    """Nor read, nor withdrawn, nor of a run that there is none of."""
    note = say(run, served, by=manager, done_date=localdate())
    may = seen_by(served, viewer_as("personal adviser").scope("a test"))
    assert run.person_key not in may
    stranger = client_as("personal adviser")
    assert stranger.post(f"/child/{run.ref}/say/{run_ref(*run_of(run))}/", {"reason": "booked"}).status_code == 404
    assert stranger.post(f"/child/{run.ref}/withdraw/{note.pk}/").status_code == 404
    assert run.child_id not in stranger.get("/due/said/").content.decode()
    client = client_as("team manager")
    assert client.post(f"/child/{run.ref}/say/none/", {"reason": "booked"}).status_code == 404
    other = next(
        ref
        for key, (ref, _) in everybody(served).items()
        if key != run.person_key and key in seen_by(served, manager.scope("a test"))
    )
    assert client.post(f"/child/{other}/withdraw/{note.pk}/").status_code == 404
    assert Note.objects.get().withdrawn_at is None


def test_who_reads_only_figures_and_lists_says_nothing(client_as: Sign, run: Due) -> None:
    """An analyst sees what was said and has no way to say it."""
    client = client_as("analyst")
    assert b"/say/" not in client.get("/due/everything/").content
    assert client.get(f"/child/{run.ref}/say/{run_ref(*run_of(run))}/").status_code == 404
