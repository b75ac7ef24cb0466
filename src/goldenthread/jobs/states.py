"""The life of a job."""

from types import MappingProxyType
from typing import Final

QUEUED: Final = "queued"
RUNNING: Final = "running"
DONE: Final = "done"
FAILED: Final = "failed"
LOST: Final = "lost"
CANCELLED: Final = "cancelled"

#: From each state, those that may follow.
TRANSITIONS: Final = MappingProxyType(
    {
        QUEUED: frozenset({RUNNING, CANCELLED}),
        RUNNING: frozenset({DONE, FAILED, LOST}),
        DONE: frozenset[str](),
        FAILED: frozenset[str](),
        LOST: frozenset[str](),
        CANCELLED: frozenset[str](),
    }
)

#: Each state in words.
WORDS: Final = MappingProxyType(
    {
        QUEUED: "Waiting its turn",
        RUNNING: "Under way",
        DONE: "Done",
        FAILED: "Failed",
        LOST: "Stopped before its end",
        CANCELLED: "Cancelled before it began",
    }
)
#: States of a job that is still to end.
OPEN: Final = frozenset({QUEUED, RUNNING})
