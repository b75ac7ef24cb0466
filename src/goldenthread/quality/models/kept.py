"""What every row of the room has: who wrote it and when."""

from django.db import models

NAME = 200
DIGEST = 64


class Written(models.Model):
    """Something that was written and stays; ``written_by`` is a user name."""

    written_by = models.CharField(max_length=NAME)
    written_at = models.DateTimeField()

    class Meta:
        """A part of models, no table."""

        abstract = True
