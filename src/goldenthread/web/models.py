"""What the doors keep: when each user last looked at their first page."""

from django.db import models

from goldenthread.accounts.models import User

_SNAPSHOT = 40


class LastLooked(models.Model):
    """When a user looked at their first page, and which snapshot they then saw.

    ``since_at`` and ``since_snapshot`` are of the visit before this one: what changed since then is told for as long as
    the visit lasts. Both are null and "" at a user's first visit.
    """

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="last_looked")
    at = models.DateTimeField()
    snapshot = models.CharField(max_length=_SNAPSHOT, blank=True, default="")
    since_at = models.DateTimeField(null=True, blank=True)
    since_snapshot = models.CharField(max_length=_SNAPSHOT, blank=True, default="")
