"""Limits of this room as data."""

from typing import Final

from goldenthread.records.limits import Limit

_OURS: Final = "Golden Thread: a choice of this project, not a standard"

TEXT: Final = Limit("plan-text-characters", 4_000, "characters", "An update, reason or answer is no longer.", _OURS)
SHORT: Final = Limit(
    "plan-line-characters", 300, "characters", "A line that names or shows something is no longer.", _OURS
)
FILE_BYTES: Final = Limit("evidence-bytes", 25 * 2**20, "bytes", "A file of evidence is no larger.", _OURS)
STALE_WEEKS: Final = Limit(
    "update-weeks", 6, "weeks", "An open action that nobody wrote of for so long is marked.",
    "Golden Thread: boards meet every four to six weeks (conditions for success: timely reporting)", confirmed=False,
)  # fmt: skip
HEAD_START: Final = Limit(
    "head-start-working-days", 5, "working days",
    "Who runs the plan sees what the figures do not support so long before the Board does, and can never delete it.", _OURS,
)  # fmt: skip
LISTED: Final = Limit(
    "plan-actions-listed", 60, "actions", "A page of the plan's board lists so many, theme by theme.", _OURS
)
SOON_DAYS: Final = Limit("due-soon-days", 28, "days", "An open action due within so many days is due soon.", _OURS)
#: After so many months an action that was agreed to be complete is looked at again.
CHECK_MONTHS: Final = (
    Limit("first-check-months", 3, "months", "A closed action is looked at again after these.", "Design of the plan: closure that holds"),
    Limit("second-check-months", 6, "months", "And a second time after these.", "Design of the plan: closure that holds"),
)  # fmt: skip
