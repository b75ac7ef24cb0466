"""Whether a meeting is in order: enough members, papers sent in time or a reason why not, each cleared by who must."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from goldenthread.calendar import WorkingDays
from goldenthread.programme.boards import Board, Decision, Governance, Item, Meeting, Member
from goldenthread.records.limits import Limit

NOTICE: Final = Limit(
    "notice-clear-days", 5, "clear working days", "Agenda and papers are open to inspection this long before a meeting.",
    "Local Government Act 1972 section 100B(3); councils count working days, and neither the day they go out nor the meeting's",
)  # fmt: skip
#: Who clears a report to a committee before it goes out, and what is cleared.
CLEARED_BY: Final = {"legal": "law", "finance": "money and other resources", "director": "the whole report"}


@dataclass(frozen=True, slots=True)
class Notice:
    """How long before a meeting its papers went out; ``clear_days`` None where that is not known, ``enough`` by `NOTICE`.

    ``says`` is one sentence, the reason for urgency included.
    """

    clear_days: int | None
    enough: bool
    says: str


@dataclass(frozen=True, slots=True)
class Quorum:
    """How many members were there of how many that are needed; ``met`` None where attendance was not recorded."""

    present: int
    needed: int
    met: bool | None
    says: str


def clear_days(published: date, meeting: date, days: WorkingDays | None = None) -> int:
    """Working days between two days, neither counted; raises OutsideCoverage where bank holidays are not held."""
    known = days or WorkingDays.standard()
    return max(0, known.number_before(meeting) - known.number(published))


def notice_of(meeting: Meeting, days: WorkingDays | None = None) -> Notice:
    """Whether papers went out in time; a meeting of which only the month is known has no notice that can be counted."""
    if meeting.month_only:
        return Notice(None, False, "Only the month of the meeting is known, so its notice cannot be counted.")
    if meeting.published_on is None:
        return Notice(None, False, "It is not recorded when its papers went out.")
    clear = clear_days(meeting.published_on, meeting.on, days)
    needed = int(NOTICE.value)
    if clear >= needed:
        return Notice(clear, True, f"Papers went out {clear} clear working days before.")
    short = f"Papers went out {clear} clear working days before, and {needed} are owed"
    if meeting.urgent_because:
        return Notice(clear, True, f"{short}. Urgent because: {meeting.urgent_because}")
    return Notice(clear, False, f"{short}. No reason for urgency was given.")


def members_on(governance: Governance, board: str, day: date) -> tuple[Member, ...]:
    """Who sits on a board on a day."""
    return tuple(
        one
        for one in governance.members
        if one.board == board and (one.since is None or one.since <= day) and (one.until is None or one.until >= day)
    )


def quorum_of(governance: Governance, board: Board, meeting: Meeting) -> Quorum:
    """Whether enough members were there; who attends without sitting on the board does not count."""
    if not meeting.present:
        return Quorum(0, board.quorum, None, "Attendance was not recorded.")
    sits = {one.person for one in members_on(governance, board.key, meeting.on)}
    present = len(sits.intersection(meeting.present))
    if not board.quorum:
        return Quorum(present, 0, None, f"{present} members were there; the quorum is not recorded.")
    met = present >= board.quorum
    return Quorum(present, board.quorum, met, f"{present} members were there and {board.quorum} make a quorum.")


def not_cleared(item: Item) -> tuple[str, ...]:
    """Who has yet to clear the paper of an item; nobody for an item without a paper."""
    cleared = {one.kind for one in item.clearances}
    return tuple(kind for kind in CLEARED_BY if kind not in cleared) if item.pack else ()


@dataclass(frozen=True, slots=True)
class Due:
    """A decision that is not carried out yet, with its meeting; ``overdue`` on the day it was looked at."""

    decision: Decision
    meeting: Meeting
    overdue: bool


def decisions_due(governance: Governance, board: str, day: date) -> tuple[Due, ...]:
    """Decisions of a board that are open on a day, the soonest due first, those without a day last."""
    found = [
        Due(decision, meeting, decision.due is not None and decision.due < day)
        for meeting in governance.meetings
        if meeting.board == board and meeting.on <= day
        for decision in meeting.decisions
        if decision.done_on is None or decision.done_on > day
    ]
    return tuple(sorted(found, key=lambda one: (one.decision.due is None, one.decision.due or day, one.decision.key)))


def meetings_of(governance: Governance, board: str) -> tuple[Meeting, ...]:
    """Meetings of a board, the earliest first."""
    return tuple(sorted((one for one in governance.meetings if one.board == board), key=lambda one: (one.on, one.key)))


def last_before(governance: Governance, board: str, day: date) -> Meeting | None:
    """The last meeting of a board before a day; None where there is none."""
    held = [one for one in meetings_of(governance, board) if one.on < day]
    return held[-1] if held else None


def next_from(governance: Governance, board: str, day: date) -> Meeting | None:
    """The first meeting of a board on or after a day; None where none is known."""
    return next((one for one in meetings_of(governance, board) if one.on >= day), None)
