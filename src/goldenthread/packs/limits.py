"""Limits of this room as data."""

from typing import Final

from goldenthread.records.limits import Limit

_OURS: Final = "Golden Thread: a choice of this project, not a standard"

WORDS: Final = Limit("commentary-characters", 6_000, "characters", "One piece of commentary is no longer.", _OURS)
SHORT: Final = Limit("reason-characters", 500, "characters", "A reason, comment or answer is no longer.", _OURS)
NAME: Final = Limit("name-characters", 120, "characters", "A name with a post is no longer.", _OURS)
TRIALS: Final = Limit(
    "trials-held", 6, "papers", "So many papers are held counted, to show live figures at once.", _OURS
)
RECENT: Final = Limit("recent-periods", 6, "periods", "So many periods up to the records' day are offered.", _OURS)
BASELINES: Final = Limit("baselines", 60, "periods", "A baseline may lie so many periods back.", _OURS)
TEMPLATES: Final = Limit("word-templates", 20, "templates", "No more Word templates are kept.", _OURS)
PREPARING: Final = Limit(
    "papers-preparing", 50, "papers", "So many papers in hand are listed, the latest begun.", _OURS
)
