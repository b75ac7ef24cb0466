"""When a user last looked: a visit goes on until they have rested for as long as ends a session."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.utils.timezone import now

from goldenthread.web.models import LastLooked


@dataclass(frozen=True, slots=True)
class Since:
    """The visit before this one: when, and the snapshot that was current then; None and "" where there was none."""

    at: datetime | None
    snapshot: str


def look(user: int, snapshot: str) -> Since:
    """Note that a user looks now, at a snapshot ("" while none is there), and tell of the visit before."""
    moment = now()
    held = LastLooked.objects.filter(user=user).first()
    if held is None:
        LastLooked.objects.get_or_create(user_id=user, defaults={"at": moment, "snapshot": snapshot})
        return Since(None, "")
    if moment - held.at > timedelta(minutes=settings.INSTALLATION.session_minutes):
        held.since_at, held.since_snapshot = held.at, held.snapshot
    held.at, held.snapshot = moment, snapshot
    held.save()
    return Since(held.since_at, held.since_snapshot)
