"""Limits of this room, each with where it comes from."""

from typing import Final

from goldenthread.accounts.limits import Limit

LISTED: Final = Limit(50, "rows", "House rule: what is read on a screen without getting lost")
GROUPS: Final = Limit(10, "sibling groups", "House rule: as many families as a manager goes through at one sitting")
EXPORTED: Final = Limit(
    20_000, "rows", "House rule: beyond this an export is a copy of the records, which a load is for"
)
WINDOWS: Final = tuple(
    Limit(days, "days", "House rule: what to book this week, this fortnight, this month") for days in (7, 14, 28)
)
REASON_MINUTES: Final = Limit(
    30, "minutes", "House rule: as long as a session rests; after it, why a restricted record is open is asked again"
)
NAMED_OVERDUE: Final = Limit(2, "clocks", "House rule: 25 children with all that matters stay on one sheet of A4")
FEED_DAYS: Final = Limit(92, "days", "House rule: a calendar looks a quarter ahead; what is overdue stays in it")
FEEDS: Final = Limit(3, "feeds", "House rule: one for each device; an old one is revoked first")
