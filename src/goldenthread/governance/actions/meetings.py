"""Verbs about meetings: called, papers sent out, attended, minuted, decided."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from django.db import transaction
from django.utils.timezone import localdate

from goldenthread.accounts.errors import Refused
from goldenthread.accounts.viewer import Viewer
from goldenthread.governance import models, queries
from goldenthread.governance.actions.begin import begin, board_of, end, meeting_of, needed, put, refuse_if, said, stamp
from goldenthread.governance.rows import columns
from goldenthread.programme.boards import Decision, Meeting, Minute
from goldenthread.programme.governing.meetings import NOTICE, clear_days

MINUTE_KINDS: Final = ("note", "query", "response", "resolution")


@transaction.atomic
def call(board: str, on: date, *, by: Viewer) -> models.Meeting:
    """Put a meeting on the forward plan; raises `Refused` for a second one on a day."""
    begin(by, "meeting")
    board_of(board)
    if any(one.board == board and one.on == on for one in queries.meeting_days().values()):
        raise Refused.of("on", "This board meets on that day already")
    key = f"{board}-{on.isoformat()}"
    made: models.Meeting = put(models.Meeting, {"key": key}, by, board=board, on=on)
    said(by, "meeting called", meeting=key, on=on.isoformat())
    return made


@transaction.atomic
def move(meeting: str, on: date, *, by: Viewer, because: str) -> models.Meeting:
    """Move a meeting that has not been held; its key, agenda and what is due to it stay. Raises `Refused`."""
    begin(by, "meeting")
    found = meeting_of(meeting)
    problems = needed(because=(because, "Enter why it is moved"))
    if _held(found):
        problems["on"] = "It was held: its day stays"
    refuse_if(problems)
    made = _again(found, by, because, on=on, month_only=False, published_on=None)
    said(by, "meeting moved", meeting=meeting, was=found.on.isoformat(), on=on.isoformat(), because=because.strip())
    return made


@transaction.atomic
def publish(meeting: str, on: date, urgent_because: str = "", *, by: Viewer) -> models.Meeting:
    """Record that agenda and papers went out; raises `Refused` for less notice than is owed without a reason for urgency."""
    begin(by, "meeting")
    found = meeting_of(meeting)
    problems = {}
    if on > found.on:
        problems["on"] = "Papers go out before the meeting, or on its day"
    elif on > localdate():
        problems["on"] = "The day must have come"
    elif clear_days(on, found.on) < NOTICE.value and not urgent_because.strip():
        problems["urgent_because"] = (
            f"That is {clear_days(on, found.on)} clear working days before, and {NOTICE.value:.0f} are owed: enter why it is urgent"
        )
    refuse_if(problems)
    made = _again(found, by, "", published_on=on, urgent_because=urgent_because.strip())
    said(by, "papers published", meeting=meeting, on=on.isoformat(), urgent=urgent_because.strip())
    return made


@transaction.atomic
def attend(meeting: str, present: Sequence[str], apologies: Sequence[str], *, by: Viewer) -> None:
    """Record who was there and who sent apologies, in the place of what was recorded. Raises `Refused`."""
    begin(by, "attendance")
    found = meeting_of(meeting)
    problems = {}
    if not _held(found):
        problems["present"] = "The meeting has not been held yet"
    elif not present and not apologies:
        problems["present"] = "Tick who was there, or who sent apologies: nobody at all is no meeting"
    both = set(present) & set(apologies)
    if both:
        problems["apologies"] = "Nobody is there and sends apologies as well"
    refuse_if(problems)
    for row in queries.standing(models.Attendance, meeting=meeting):
        end(row, by)
    for people, there in ((present, True), (apologies, False)):
        for person in dict.fromkeys(people):
            put(models.Attendance, {"meeting": meeting, "person": person}, by, present=there)
    said(by, "attendance recorded", meeting=meeting, present=len(set(present)), apologies=len(set(apologies)))


@transaction.atomic
def minute(meeting: str, one: Minute, *, by: Viewer) -> models.Minute:
    """Write a line of minutes after those that stand. Raises `Refused`."""
    begin(by, "minute")
    found = meeting_of(meeting)
    problems = needed(text=(one.text, "Write what was said"))
    if one.kind not in MINUTE_KINDS:
        problems["kind"] = "Choose a kind from the list"
    if not _held(found):
        problems["text"] = "The meeting has not been held yet"
    refuse_if(problems)
    made: models.Minute = models.Minute.objects.create(
        meeting=meeting, **columns(one), place=models.Minute.objects.count(), **stamp(by)
    )
    said(by, "minute written", meeting=meeting, minute=made.pk)
    return made


@transaction.atomic
def correct(row: models.Minute, text: str, exempt: str = "", *, by: Viewer, because: str) -> models.Minute:
    """Put other words or another mark in the place of a line of minutes, which is kept. Raises `Refused`.

    ``exempt`` says why the public is shut out of it, "" where it is not.
    """
    begin(by, "minute")
    problems = needed(text=(text, "Write what was said"), because=(because, "Enter why it is corrected"))
    if row.superseded_at is not None:
        problems[""] = "This line was corrected already"
    refuse_if(problems)
    end(row, by)
    made: models.Minute = models.Minute.objects.create(
        meeting=row.meeting, number=row.number, kind=row.kind, speaker=row.speaker, text=text.strip(),
        refers_to=row.refers_to, exempt=exempt.strip(), because=because.strip(), place=row.place, **stamp(by),
    )  # fmt: skip
    said(by, "minute corrected", meeting=row.meeting, was=row.pk, minute=made.pk, because=because.strip())
    return made


@transaction.atomic
def decide(meeting: str, one: Decision, *, by: Viewer) -> models.Decision:
    """Record what a meeting decided, with its owner and day. Raises `Refused`."""
    begin(by, "decision")
    found = meeting_of(meeting)
    problems = needed(text=(one.text, "Write what was decided"), owner=(one.owner, "Choose whose it is to carry out"))
    if not _held(found):
        problems["text"] = "The meeting has not been held yet"
    if one.due is None:
        problems["due"] = "Enter the day by which it is to be carried out"
    elif one.due < found.on:
        problems["due"] = "The day must not be before the meeting"
    refuse_if(problems)
    taken = models.Decision.objects.filter(meeting=meeting).values("key").distinct().count()
    key = one.key or f"{meeting}-d{taken + 1}"
    if queries.standing_row(models.Decision, key=key) is not None:
        raise Refused.of("", "There is a decision of this key already")
    made: models.Decision = put(
        models.Decision, {"key": key}, by, meeting=meeting, text=one.text.strip(), owner=one.owner, due=one.due,
        exempt=one.exempt.strip(),
    )  # fmt: skip
    said(by, "decision recorded", meeting=meeting, decision=key)
    return made


@transaction.atomic
def carry_out(decision: str, done_on: date, outcome: str, *, by: Viewer) -> models.Decision:
    """Record that a decision was carried out and what came of it. Raises `Refused`."""
    begin(by, "decision")
    row = queries.standing_row(models.Decision, key=decision)
    if row is None:
        raise Refused.of("", "There is no such decision")
    problems = needed(outcome=(outcome, "Say what came of it"))
    if row.done_on is not None:
        problems[""] = "It was carried out already"
    if done_on > localdate() or done_on < meeting_of(row.meeting).on:
        problems["done_on"] = "The day must lie between the meeting and today"
    refuse_if(problems)
    kept = {name: getattr(row, name) for name in ("meeting", "text", "owner", "due", "exempt")}
    made: models.Decision = put(
        models.Decision, {"key": decision}, by, "", **kept, done_on=done_on, outcome=outcome.strip()
    )
    said(by, "decision carried out", decision=decision, on=done_on.isoformat())
    return made


def _held(meeting: Meeting) -> bool:
    return meeting.on <= localdate()


def _again(meeting: Meeting, by: Viewer, because: str, **changed: object) -> models.Meeting:
    kept = {name: value for name, value in columns(meeting).items() if name != "key"}
    made: models.Meeting = put(models.Meeting, {"key": meeting.key}, by, because, **{**kept, **changed})
    return made
