"""Limits of the background work as data."""

from typing import Final

from goldenthread.records.limits import Limit

_OURS: Final = "Golden Thread: a choice of this project, not a standard"

HEARTBEAT: Final = Limit("heartbeat-seconds", 5, "seconds", "A worker says this often that it is there.", _OURS)
SILENT: Final = Limit(
    "silent-seconds", 60, "seconds", "A worker not heard of for longer is taken to have ended.", _OURS
)
LOOK: Final = Limit("look-seconds", 1, "seconds", "An idle worker looks for work this often.", _OURS)
TELL: Final = Limit("tell-seconds", 0.5, "seconds", "Progress is written down no more often than this.", _OURS)
REFRESH: Final = Limit(
    "refresh-seconds",
    4,
    "seconds",
    "A running job's page is fetched again this often, if asked.",
    _OURS,
)
LISTED: Final = Limit("jobs-listed", 50, "jobs", "A list of jobs shows this many, the latest.", _OURS)
