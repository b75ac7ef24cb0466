"""Whom the store forgot is forgotten in the web's own tables too; others stay as they were."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils.timezone import localdate, now

from goldenthread.accounts.models import Grant, User
from goldenthread.loads.models import Handed
from goldenthread.quality.models import Audit, Draft, Exercise, Item
from goldenthread.records.store.keys import Marker
from goldenthread.records.store.layout import Layout
from goldenthread.records.store.opening import keys_of, read_facts
from goldenthread.records.store.state import read_state
from goldenthread.serving.opening import open_served
from goldenthread.serving.refs import refs_of
from goldenthread.trackers.models import Note
from goldenthread.trackers.opening import take_back_reasons
from goldenthread.web import erasing

Sign = Callable[[str], Client]


def _two() -> list[str]:
    rows = (
        open_served(settings.INSTALLATION.store)
        .connection()
        .execute("select person_key from person where child_id is not null order by 1 limit 2")
    )
    return [str(key) for (key,) in rows]


def _said_of(key: str, user: User) -> None:
    moment = now()
    Note.objects.create(
        person_key=key, clock="cp-visit", event_key="e", reason="other", snapshot="s", known_at=moment, said_by="x",
        said_at=moment,
    )  # fmt: skip
    Grant.objects.create(
        user=user, kind="sampled", person_key=key, reason="audit", start_date=localdate(),
        expiry_date=localdate() + timedelta(days=1), given_by="x",
    )  # fmt: skip
    Handed.objects.create(
        key=key[:30], rule="r", person_key=key, team_id="t", state="open", handed_by="x", handed_at=moment, snapshot="s"
    )
    day, stamp = localdate(), {"written_by": "x", "written_at": moment}
    Audit.objects.create(key=key[:30], person_key=key, allocated_on=day, due_on=day, document={})
    Draft.objects.create(about=key[:30], seat="first", username="x", person_key=key, saved_at=moment)
    Item.objects.create(sample_key="S1", event=key[:30], person_key=key, checker="x", look_by=day, **stamp)
    Exercise.objects.create(key=key[:30], person_key=key, version=1, opens_on=day, closes_on=day, **stamp)


def test_whom_the_store_forgot_is_let_go(
    user_of: Callable[[str], User],
    monkeypatch: pytest.MonkeyPatch,
    client_as: Sign,
    journal_entries: Callable[[], list[dict[str, Any]]],
) -> None:
    """Notes, grants, handed-out findings and reasons of that person alone; the journal counts, and names nobody."""
    root = settings.INSTALLATION.store
    gone, stays = _two()
    for key in (gone, stays):
        _said_of(key, user_of("auditor"))
    refs = refs_of(settings.INSTALLATION.home)
    session = client_as("director").session
    session["restricted_reasons"] = {refs.of(gone): ["complaint", 0.0], refs.of(stays): ["complaint", 0.0]}
    session.save()
    (child,) = (
        open_served(root).connection().execute("select child_id from person where person_key = ?", (gone,)).fetchone()
    )
    blocked = (Marker(keys_of(root), read_facts(root).authority).mark(child),)
    state = read_state(Layout(root))
    assert gone not in erasing.forgotten()
    monkeypatch.setattr(erasing, "read_state", lambda layout: replace(state, blocked=blocked))
    erasing.erase_forgotten(now())
    for table in erasing.NAMING:
        assert not table.objects.filter(person_key=gone).exists(), table
        assert table.objects.filter(person_key=stays).exists(), table
    assert list(type(session)(session.session_key)["restricted_reasons"]) == [refs.of(stays)]
    (told,) = [one for one in journal_entries() if one["action"] == "forgotten in the web"]
    assert told["about"]["rows"]["note"] == 1
    assert gone not in str(told)


def test_where_nobody_is_forgotten_nothing_is_read() -> None:
    """Nor written in the journal."""
    assert erasing.let_go(()) == 0
    assert take_back_reasons(set()) == 0
