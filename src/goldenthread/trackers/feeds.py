"""Calendar feeds: due days of a post's children as a calendar that names nobody, read by a token without signing in."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, timedelta
from typing import Final

from django.utils.timezone import localdate

from goldenthread.access.log import AccessLog
from goldenthread.accounts.posts import posts_in_force, viewer_in
from goldenthread.accounts.viewer import Viewer
from goldenthread.records.store.protocols import ReadScope
from goldenthread.serving.due import due
from goldenthread.serving.due_rows import Due, DueFilter
from goldenthread.serving.opening import Served
from goldenthread.trackers.limits import EXPORTED, FEED_DAYS
from goldenthread.trackers.models import Feed
from goldenthread.trackers.reading import journal

#: RFC 5545, 3.1: lines end so, and none is longer than so many octets.
_END: Final = "\r\n"
_LONGEST: Final = 75
#: Characters of an entry's identifier: the same from one reading to the next.
_UID: Final = 32
_OPEN: Final = ("overdue", "due-soon", "not-yet-due")


@dataclass(frozen=True, slots=True)
class _OncePerDay:
    """The journal, for a feed that a calendar asks for every few minutes: one entry a day and load, before it is read."""

    log: AccessLog
    feed: Feed
    served: Served

    def append(self, action: str, scope: ReadScope, about: Mapping[str, object]) -> None:
        today, feed = localdate(), self.feed
        if (feed.read_date, feed.read_snapshot) == (today, self.served.snapshot):
            return
        self.log.append("calendar feed", scope, {**about, "feed": feed.pk, "read as": action})
        feed.read_date, feed.read_snapshot = today, self.served.snapshot
        feed.save(update_fields=["read_date", "read_snapshot"])

    def verify(self) -> str | None:
        return self.log.verify()


def digest_of(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def feed_of(token: str) -> Feed | None:
    """The feed of a token; None for one that there is none of, or that was revoked."""
    return Feed.objects.select_related("user", "post").filter(digest=digest_of(token), revoked_at__isnull=True).first()


def viewer_of_feed(feed: Feed) -> Viewer | None:
    """Who reads a feed today; None once the user is deactivated, the post has ended, or its role has no feeds."""
    today = localdate()
    if not feed.user.is_active or feed.post_id not in {post.pk for post in posts_in_force(feed.user, today)}:
        return None
    viewer = viewer_in(feed.user, feed.post, today)
    return viewer if viewer.may("calendar") else None


def calendar(feed: Feed, viewer: Viewer, served: Served, addresses: Mapping[str, str]) -> bytes:
    """The feed as iCalendar (RFC 5545): one entry a clock and day, with how many and a link, and no word about anybody.

    Restricted records are left out, whatever is granted: nobody signs in here. ``addresses`` of trackers by clock.
    """
    scope = replace(viewer.scope("calendar feed"), restricted_keys=frozenset(), may_read_restricted=False)
    wanted = DueFilter(status=_OPEN, within_days=FEED_DAYS.value, limit=EXPORTED.value)
    found = due(served, scope, _OncePerDay(journal(), feed, served), wanted)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Golden Thread//Due dates//EN",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:Golden Thread: what is due",
        *(line for entry in _entries(found.rows, feed, served, addresses) for line in entry),
        "END:VCALENDAR",
    ]
    return "".join(_folded(line) + _END for line in lines).encode()


def _entries(
    rows: Iterable[Due], feed: Feed, served: Served, addresses: Mapping[str, str]
) -> Iterable[tuple[str, ...]]:
    """An entry a clock and day, by day."""
    titles = {row.clock: row.title for row in rows}
    days: Counter[tuple[date, str]] = Counter((row.due, row.clock) for row in rows if row.due is not None)
    stamp = served.meta.known_at.astimezone(UTC)
    for (day, clock), number in sorted(days.items()):
        said = f"{titles[clock]}: due" + (f" ({number})" if number > 1 else "")
        named = hashlib.sha256(f"{feed.pk}|{clock}|{day.isoformat()}".encode()).hexdigest()[:_UID]
        yield (
            "BEGIN:VEVENT",
            f"UID:{named}@golden-thread",
            f"DTSTAMP:{stamp:%Y%m%dT%H%M%SZ}",
            f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{_escaped(said)}",
            f"URL:{addresses[clock]}",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        )


def _escaped(text: str) -> str:
    """Text as RFC 5545, 3.3.11 writes it."""
    for plain in ("\\", ";", ","):
        text = text.replace(plain, f"\\{plain}")
    return text.replace("\n", "\\n")


def _folded(line: str) -> str:
    """A line broken where it is too long in octets; what goes on begins with a space."""
    parts, held = list[str](), ""
    for character in line:
        if len((held + character).encode()) > _LONGEST - (1 if parts else 0):
            parts.append(held)
            held = ""
        held += character
    return f"{_END} ".join([*parts, held])
