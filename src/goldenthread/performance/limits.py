"""Limits of this room and the measures that its first lines speak of, each with where it comes from."""

from typing import Final

from goldenthread.accounts.limits import Limit
from goldenthread.measures.reading.direction import Options

LISTED: Final = Limit(50, "measures", "House rule: what is read on a screen without getting lost")
CHILDREN_LISTED: Final = Limit(50, "rows", "House rule: what is read on a screen without getting lost")
NAMED: Final = Limit(3, "measures", "House rule: a line that names more is no longer read at a glance")
MONTHS_BACK: Final = Limit(3, "months", "House rule: directors compare with the quarter before")
#: Under so many cases two values are not set against each other; the same floor as under every arrow.
FLOOR: Final = Limit(Options().floor, "cases", "The scheme of reading: no arrow where a value rests on fewer cases")

#: Whether children are seen, decided on and reviewed when they should be: what the first line counts.
SEEN_IN_TIME: Final = (
    "contacts-decided-in-24-hours",
    "assessments-in-45-working-days",
    "conferences-in-15-working-days",
    "cin-plans-visited-in-time",
    "cp-plans-visited-in-time",
    "care-visits-up-to-date",
    "care-reviews-up-to-date",
    "supervision-up-to-date",
)
SEEN_IN_TIME_SOURCE: Final = (
    "Working Together to Safeguard Children and the care planning regulations: steps that are timed"
)
