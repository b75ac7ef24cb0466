"""What was said of runs, and how it stands beside the records: waiting, confirmed, or still open after a later load."""

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import Final

from django.urls import reverse

from goldenthread.design.components import Cell, Tag
from goldenthread.design.figures import day
from goldenthread.reports.cells import Tone
from goldenthread.serving.due_rows import Due
from goldenthread.serving.opening import Served
from goldenthread.trackers.models import Note
from goldenthread.trackers.reasons import WHY, words_of

#: Characters by which a run of a child is named in an address.
_LENGTH: Final = 20
#: A run: its clock, event and first day. The next run of a clock begins on another day.
Run = tuple[str, str, date | None]


class Standing(Enum):
    """How something said stands; the words are what pages print."""

    REASON = "reason given"
    WAITING = "said done, waits for the next load"
    CONFIRMED = "no longer open in a later load"
    CONTRADICTED = "said done, still open after a later load"
    WITHDRAWN = "withdrawn"


_TAGS: Final = {
    Standing.WAITING: Tag("said done", Tone.BLUE, "…"),
    Standing.CONTRADICTED: Tag("said done, still open", Tone.RED_AMBER, "!"),
    Standing.CONFIRMED: Tag("no longer open", Tone.GREEN, "●"),
    Standing.WITHDRAWN: Tag("withdrawn", Tone.GREY, "–"),
}


@dataclass(frozen=True, slots=True)
class Said:
    """Something said with how it stands."""

    note: Note
    standing: Standing

    @property
    def words(self) -> str:
        """What was said, in words."""
        parts = [words_of(WHY, self.note.reason)] if self.note.reason else []
        if self.note.done_date is not None:
            parts.append(f"done on {day(self.note.done_date)}")
        return "; ".join(parts)

    @property
    def tags(self) -> tuple[Tag, ...]:
        """How it stands, as shape and word; nothing for a reason that stands."""
        tag = _TAGS.get(self.standing)
        return (tag,) if tag is not None else ()

    def cell(self) -> Cell:
        """What was said, for a table; by whom and when is told on the child's record."""
        return Cell(tags=self.tags, note=self.words)


def run_ref(clock: str, event_key: str, start: date | None) -> str:
    """How a run is named in an address."""
    told = "\n".join((clock, event_key, start.isoformat() if start is not None else ""))
    return hashlib.sha256(told.encode()).hexdigest()[:_LENGTH]


def run_of(one: Due | Note) -> Run:
    """The run of a row, or the one that a note is about."""
    return one.clock, one.event_key, one.start if isinstance(one, Due) else one.start_date


def standing_of(note: Note, is_open: bool, served: Served) -> Standing:
    """How a note stands beside a served snapshot in which its run is open, or is not.

    A load can only tell once it is later than the note and speaks of the day that was said, or of a later one.
    """
    if note.withdrawn_at is not None:
        return Standing.WITHDRAWN
    later = served.meta.known_at > note.known_at
    if not is_open and later:
        return Standing.CONFIRMED
    if note.done_date is None:
        return Standing.REASON
    return Standing.CONTRADICTED if later and served.as_at >= note.done_date else Standing.WAITING


def said_of(persons: Collection[str], running: Iterable[Due], served: Served) -> tuple[Said, ...]:
    """All that was ever said of some people, newest first; ``running`` are all of their open runs.

    Nobody is checked here: give the keys of those whom the reader may see.
    """
    wanted = {key for key in persons if key}
    open_runs = {run_of(one) for one in running}
    found = Note.objects.filter(person_key__in=wanted).order_by("-said_at", "-pk") if wanted else ()
    return tuple(Said(note, standing_of(note, run_of(note) in open_runs, served)) for note in found)


def standing_words(said: Iterable[Said]) -> dict[Run, Said]:
    """The latest thing said of each run that was not withdrawn."""
    found: dict[Run, Said] = {}
    for one in said:
        if one.standing is not Standing.WITHDRAWN:
            found.setdefault(run_of(one.note), one)
    return found


def said_cells(
    running: Iterable[Due], said: Iterable[Said], *, may_say: bool, told_elsewhere: bool = False
) -> dict[Run, Cell]:
    """What was said last of each open run, with a link to say more where the reader may.

    Only how it stands, where its words are ``told_elsewhere`` on the page.
    """
    last, cells = standing_words(said), {}
    for run in running:
        found = last.get(run_of(run))
        to = reverse("note", args=[run.ref, run_ref(*run_of(run))]) if may_say and run.ref else ""
        told = found.cell() if found is not None else Cell()
        if told_elsewhere:
            told = replace(told, note="")
        about = f"or that it was done, {run.title} of {run.child_id}"
        cells[run_of(run)] = replace(told, text="Say why", href=to, about=about, whole=True) if to else told
    return cells
