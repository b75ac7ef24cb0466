"""Verbs of the room: say why something is overdue or that it was done, make a calendar feed, take either back; all journalled."""

import secrets
from datetime import date
from typing import Final

from django.db import transaction
from django.utils.timezone import localdate, now

from goldenthread.access.policy import rule_of
from goldenthread.accounts.errors import Refused
from goldenthread.accounts.viewer import Viewer
from goldenthread.journal.actions import record
from goldenthread.serving.due_rows import Due
from goldenthread.serving.opening import Served
from goldenthread.trackers.feeds import digest_of
from goldenthread.trackers.limits import FEEDS
from goldenthread.trackers.models import Feed, Note
from goldenthread.trackers.reasons import WHY

_PURPOSE: Final = "saying why something is due"
_FEEDING: Final = "calendar feeds"
#: 256 bits: nobody guesses one.
_TOKEN_BYTES: Final = 32


@transaction.atomic
def say(run: Due, served: Served, *, by: Viewer, reason: str = "", done_date: date | None = None) -> Note:
    """Give a coded reason for an open run, or the day on which it was done, or both. It moves no date and changes no figure.

    The run must be one that ``by`` may see. Raises `Refused` where neither was given, for a reason that is not on the
    list, and for a day that has not come or lies before the run began.
    """
    problems = {}
    if not reason and done_date is None:
        problems["reason"] = "Choose a reason, or enter the day on which it was done"
    if reason and reason not in {one.code for one in WHY}:
        problems["reason"] = "Choose a reason from the list"
    if done_date is not None and done_date > localdate():
        problems["done_date"] = "The day on which it was done must be today or earlier"
    elif done_date is not None and run.start is not None and done_date < run.start:
        problems["done_date"] = "The day on which it was done must not be before it began"
    if problems:
        raise Refused(problems)
    note = Note.objects.create(
        person_key=run.person_key,
        clock=run.clock,
        event_key=run.event_key,
        start_date=run.start,
        due_date=run.due,
        reason=reason,
        done_date=done_date,
        snapshot=served.snapshot,
        known_at=served.meta.known_at,
        said_by=by.username,
        said_at=now(),
    )
    about = {"note": note.pk, "person": run.person_key, "clock": run.clock, "because": reason}
    done = {} if done_date is None else {"done": done_date.isoformat()}
    record(by.scope(_PURPOSE), "note", {**about, **done})
    return note


@transaction.atomic
def withdraw(note: Note, *, by: Viewer) -> None:
    """Take back what was said; it stays as history. Raises `Refused` unless ``by`` said it or manages workers."""
    if note.withdrawn_at is not None:
        raise Refused.of("", "This was withdrawn already")
    if note.said_by != by.username and not rule_of(by.role).workers:
        raise Refused.of("", "Only who said it, or a manager, may withdraw it")
    note.withdrawn_by, note.withdrawn_at = by.username, now()
    note.save(update_fields=["withdrawn_by", "withdrawn_at"])
    record(by.scope(_PURPOSE), "note withdrawn", {"note": note.pk, "person": note.person_key, "clock": note.clock})


@transaction.atomic
def make_feed(*, by: Viewer) -> str:
    """Make a calendar feed for the post that ``by`` acts in; its token, which is kept nowhere. Raises `Refused` for too many."""
    standing = Feed.objects.filter(post_id=by.post_id, user_id=by.user_id, revoked_at__isnull=True).count()
    if standing >= FEEDS.value:
        raise Refused.of("", f"You have {standing} calendar feeds. Revoke one first")
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    feed = Feed.objects.create(post_id=by.post_id, user_id=by.user_id, digest=digest_of(token), made_at=now())
    record(by.scope(_FEEDING), "calendar feed made", {"feed": feed.pk, "user": by.username})
    return token


@transaction.atomic
def revoke_feed(feed: Feed, *, by: Viewer) -> None:
    """End a calendar feed at once; raises `Refused` for one that has ended."""
    if feed.revoked_at is not None:
        raise Refused.of("", "This feed was revoked already")
    feed.revoked_by, feed.revoked_at = by.username, now()
    feed.save(update_fields=["revoked_by", "revoked_at"])
    record(by.scope(_FEEDING), "calendar feed revoked", {"feed": feed.pk, "user": by.username})
