"""The form of grades that a viewer has in hand: which seat of which audit, by which tool, and the draft as it stands."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from django.http import Http404
from django.urls import reverse

from goldenthread.accounts.viewer import Viewer
from goldenthread.auditing.model import Kind, Stage
from goldenthread.auditing.tools.reading import Tool
from goldenthread.design.components import Link
from goldenthread.quality import models
from goldenthread.quality.actions import drafts
from goldenthread.quality.models import FIRST, SECOND
from goldenthread.quality.policies import Seat, can_do, seats_of, sight_of
from goldenthread.quality.reading import tool_for
from goldenthread.quality.shown import audit_link, trail
from goldenthread.quality.writing import Written, parts_of, with_written, written

#: What heads the pages of each seat.
TITLES: Final = {FIRST: "Grade this case", SECOND: "Grade this case again, blind"}
#: So often a save that another one overtook is tried again, on what the other left.
_TRIES: Final = 3


@dataclass(frozen=True, slots=True)
class Sheet:
    """A draft in hand: ``seat`` is one of `models.Draft`, ``number`` counts the savings.

    ``graded`` says whether the audit ends in an overall grade.
    """

    about: str
    seat: str
    tool: Tool
    graded: bool
    document: Mapping[str, Any]
    number: int
    saved_at: datetime | None

    @property
    def tasks(self) -> Link:
        """The list of its parts."""
        return Link("What to answer", reverse("audit-grade", args=[self.about]))

    @property
    def trail(self) -> tuple[Link, ...]:
        """The pages above one of its parts."""
        return trail(audit_link(self.about), self.tasks)

    def at(self, part: str) -> str:
        """The page of a part."""
        return str(reverse("audit-grade-part", args=[self.about, part]))

    def after(self, part: str) -> str:
        """The page that follows a part: the next one, or what is handed in."""
        parts = parts_of(self.tool)
        place = parts.index(part) + 1
        return self.at(parts[place]) if place < len(parts) else str(reverse("audit-grade-check", args=[self.about]))


class Clash(Exception):
    """The part was changed from another page since this one was opened; ``stands`` is what it says now."""

    def __init__(self, stands: Written, saved_at: datetime | None) -> None:
        super().__init__("the part was changed from another page")
        self.stands, self.saved_at = stands, saved_at


def seat_to_write(row: models.Audit, seats: frozenset[Seat]) -> str:
    """Which grades somebody with these seats has yet to hand in: "first", "second", or "" for none."""
    if row.stage in (Stage.CLOSED.value, Stage.CANCELLED.value):
        return ""
    if can_do("grade", seats, Seat.MODERATOR in seats) and row.graded_on is None:
        return FIRST
    blind = Seat.MODERATOR in seats and row.document.get("second") is None
    return SECOND if blind and row.graded_on is not None and can_do("grade again", seats, blind) else ""


def sheet_of(viewer: Viewer, key: str) -> Sheet:
    """The form that a viewer has to fill in for an audit; Http404 where there is none for them."""
    row = models.Audit.objects.filter(key=key).first()
    if row is None:
        raise Http404
    seats = seats_of(viewer, row)
    seat, seen = seat_to_write(row, seats), sight_of(viewer, row, seats).seen
    tool = tool_for(seen.audit) if seen is not None else None
    if not seat or tool is None:
        raise Http404
    draft, ends = drafts.mine(key, seat, viewer), Kind(row.kind).graded
    if draft is None:
        return Sheet(key, seat, tool, ends, {}, 0, None)
    return Sheet(key, seat, tool, ends, draft.document, draft.number, draft.saved_at)


def save_part(sheet: Sheet, part: str, said: Written, began: str, by: Viewer, tries: int = _TRIES) -> Sheet:
    """Save a part, whatever happened to the others meanwhile; the form as it stands afterwards.

    Raises `Clash` where this part was changed since ``began``, and `Refused` where the rules do.
    """
    stands = written(sheet.document, part)
    if stands == said:
        return sheet
    if stands.mark != began:
        raise Clash(stands, sheet.saved_at)
    try:
        draft = drafts.save(sheet.about, sheet.seat, with_written(sheet.document, part, said), sheet.number, by=by)
    except drafts.Changed:
        if not tries:
            raise
        return save_part(sheet_of(by, sheet.about), part, said, began, by, tries - 1)
    return replace(sheet, document=draft.document, number=draft.number, saved_at=draft.saved_at)
