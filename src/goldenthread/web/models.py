"""What the doors keep: when each user last looked at their first page, and the tokens of programs."""

from django.db import models

from goldenthread.accounts.models import Post, User

_NAME = 200
_SNAPSHOT = 40
_DIGEST = 64
_MARK = 12


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


class Token(models.Model):
    """A token with which a program reads what one post of a user may read.

    The token itself is shown once and kept nowhere: ``digest`` is its SHA-256, ``mark`` its beginning, by which a user
    tells it from others. It always ends, on ``expiry_date`` at the latest. ``used_date`` is the last day it was used.
    """

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="tokens")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="tokens")
    name = models.CharField(max_length=_NAME)
    mark = models.CharField(max_length=_MARK)
    digest = models.CharField(max_length=_DIGEST, unique=True)
    made_at = models.DateTimeField()
    expiry_date = models.DateField()
    used_date = models.DateField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.CharField(max_length=_NAME, blank=True, default="")
