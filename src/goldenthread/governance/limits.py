"""Limits of this room as data."""

from typing import Final

from goldenthread.records.limits import Limit

_OURS: Final = "Golden Thread: a choice of this project, not a standard"

TEXT: Final = Limit(
    "board-text-characters", 6_000, "characters", "A minute, decision, request or answer is no longer.", _OURS
)
SHORT: Final = Limit("board-line-characters", 300, "characters", "A title, reason or line is no longer.", _OURS)
LISTED: Final = Limit("requests-listed", 50, "requests", "A page of the ledger lists so many.", _OURS)
