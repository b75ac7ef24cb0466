"""Limits of this room as data; how soon things are due stands in the rules of audits."""

from typing import Final

from goldenthread.records.limits import Limit

_OURS: Final = "Golden Thread: a choice of this project, not a standard"

WORDS: Final = Limit("audit-text-characters", 4_000, "characters", "Evidence, a summary or a view is no longer.", _OURS)
SHORT: Final = Limit("audit-line-characters", 300, "characters", "An action, or what shows it, is no longer.", _OURS)
UNSAVED_MINUTES: Final = Limit(
    "audit-unsaved-minutes", 30, "minutes", "What was typed without a session is kept for its writer so long.", _OURS
)
PUBLISHED_BYTES: Final = Limit(
    "audit-published-bytes", 500_000, "bytes", "A published table of audits that is checked is no larger.", _OURS
)
LISTED: Final = Limit("audit-rows-listed", 50, "rows", "A list of audits shows so many at a time.", _OURS)
