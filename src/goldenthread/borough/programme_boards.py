"""The boards of the borough's programme as plain rows: meetings, what was asked, and a question that everybody forgot."""

from datetime import date, timedelta
from typing import Final

from goldenthread.calendar import add_months, month_start

#: The request that was asked, handed to somebody, and never answered.
LOST: Final = "q2"
_EVERY: Final = (10, 8, 6, 4, 2, 0)
_REQUESTS: Final = (
    # key, kind, text, who asked, at which meeting, owner, and what happened to it: months before, state, by, words, to.
    ("q1", "request", "Show visits to children in need by team.", "lead-member", 10, "hos-help",
     ((10, "assigned", "chair", "", "hos-help"), (8, "answered", "hos-help", "The pack shows them by team.", ""),
      (8, "accepted", "lead-member", "Thank you.", ""))),
    ("q2", "challenge", "How many children whose cases we closed were referred again, and why?", "lead-member", 8, "hos-help",
     ((8, "assigned", "chair", "", "hos-help"),)),
    ("q3", "challenge", "Are audits graded by people who know the teams?", "chair", 6, "quality",
     ((6, "assigned", "chair", "", "quality"), (4, "answered", "quality", "Audits are graded well.", ""),
      (4, "not accepted", "chair", "That is not what was asked.", ""))),
    ("q4", "staff suggestion", "Let workers record visits on their telephones.", "analyst", 4, "analyst", ()),
)  # fmt: skip


def board_rows(as_at: date) -> dict[str, list[dict[str, str]]]:
    """The rows of boards by the name of their file, as at a day: a board that meets every second month."""
    meetings = [(f"board-{_day(as_at, months)}", _day(as_at, months)) for months in _EVERY]
    return {
        "boards": [
            {
                "key": "board",
                "title": "Improvement Board",
                "chair": "chair",
                "quorum": "3",
                "cycle": "every two months",
                "terms": "To hold the council to its improvement plan.",
            }
        ],
        "members": [
            {"board": "board", "person": person, "role": role, "since": str(_day(as_at, 10))}
            for person, role in (
                *(("chair", "chair"), ("dcs", "director"), ("lead-member", "member")),
                *(("health", "partner"), ("quality", "adviser")),
            )
        ],
        "meetings": [
            {"key": key, "board": "board", "on": str(day), "present": "chair;dcs;lead-member;quality"}
            for key, day in meetings
        ],
        "minutes": [
            {
                "meeting": f"board-{_day(as_at, months)}",
                "number": "1",
                "kind": "query",
                "text": text,
                "refers_to": key,
            }
            for key, kind, text, _, months, _, _ in _REQUESTS
            if kind in ("request", "challenge")
        ],
        "requests": [
            {
                "key": key,
                "kind": kind,
                "text": text,
                "asked_by": who,
                "board": "board",
                "owner": owner,
                "asked_on": str(_day(as_at, months)),
                "meeting": f"board-{_day(as_at, months)}",
                "due_meeting": f"board-{_day(as_at, months - 2)}",
            }
            for key, kind, text, who, months, owner, _ in _REQUESTS
        ],
        "request_steps": [
            {"request": key, "on": str(_day(as_at, months)), "state": state, "by": by, "text": text, "to": to}
            for key, _, _, _, _, _, steps in _REQUESTS
            for months, state, by, text, to in steps
        ],
    }


def _day(as_at: date, months: int) -> date:
    """The third Tuesday of the month so many months before a day's."""
    first = add_months(month_start(as_at), -months)
    return first + timedelta(days=(1 - first.weekday()) % 7 + 14)
