"""What people say about what is due, and the tokens of calendar feeds; neither changes a figure."""

from django.db import models

from goldenthread.accounts.models import Post, User

_NAME = 200
_DIGEST = 64


class Note(models.Model):
    """That somebody gave a coded reason for an open run of a clock, or said on which day it was done. There is no free text.

    ``person_key`` and ``event_key`` are the store's own hashes; ``start_date`` and ``due_date`` are those of the run when it
    was said; ``snapshot`` and ``known_at`` say on which load that was. It is withdrawn, never changed or removed.
    """

    person_key = models.CharField(max_length=_DIGEST, db_index=True)
    clock = models.CharField(max_length=_NAME)
    event_key = models.CharField(max_length=_DIGEST)
    start_date = models.DateField(null=True)
    due_date = models.DateField(null=True)
    reason = models.CharField(max_length=_NAME, blank=True, default="")
    done_date = models.DateField(null=True)
    snapshot = models.CharField(max_length=_DIGEST)
    known_at = models.DateTimeField()
    said_by = models.CharField(max_length=_NAME)
    said_at = models.DateTimeField()
    withdrawn_by = models.CharField(max_length=_NAME, blank=True, default="")
    withdrawn_at = models.DateTimeField(null=True)


class Feed(models.Model):
    """A calendar feed of one post. The token itself is shown once and kept nowhere: ``digest`` is its SHA-256.

    ``read_date`` and ``read_snapshot`` say when its reading was last journalled: once a day and load.
    """

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="feeds")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="feeds")
    digest = models.CharField(max_length=_DIGEST, unique=True)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.CharField(max_length=_NAME, blank=True, default="")
    read_date = models.DateField(null=True)
    read_snapshot = models.CharField(max_length=_DIGEST, blank=True, default="")
