"""What every row of the room has: who wrote it and when, and who put something in its stead."""

from django.db import models

NAME = 200
DIGEST = 64


class Written(models.Model):
    """Something that was written and stays. ``place`` is where it stands among its like; ``written_by`` a user name."""

    place = models.PositiveIntegerField(default=0)
    written_by = models.CharField(max_length=NAME)
    written_at = models.DateTimeField()

    class Meta:
        """A part of models, no table."""

        abstract = True


class Superseded(Written):
    """Something that stands until something else stands in its place; what stood before is kept."""

    superseded_by = models.CharField(max_length=NAME, blank=True, default="")
    superseded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """A part of models, no table."""

        abstract = True
