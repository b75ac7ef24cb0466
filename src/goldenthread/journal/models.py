"""The index of the logs: what each entry says, so that it can be searched.

The logs are the record; this can be made again."""

from django.db import models

_NAME = 200


class Entry(models.Model):
    """One entry of one of the two logs. ``log`` and ``number`` say which; ``about`` is what the log holds."""

    log = models.CharField(max_length=20)
    number = models.PositiveBigIntegerField()
    at = models.DateTimeField(db_index=True)
    action = models.CharField(max_length=_NAME, db_index=True)
    viewer = models.CharField(max_length=_NAME, db_index=True)
    role = models.CharField(max_length=_NAME)
    purpose = models.TextField()
    about = models.JSONField(default=dict)

    class Meta:
        """As Django asks."""

        constraints = (models.UniqueConstraint(fields=["log", "number"], name="journal_entry_once"),)


class Person(models.Model):
    """That an entry is about a person, named by the store's own hash of an identifier."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="persons")
    person_key = models.CharField(max_length=64, db_index=True)


class Indexed(models.Model):
    """How far a log is indexed: the last entry's number and mark, the mark ``before`` it, and where its bytes begin and end.

    ``wrong`` says what was found amiss on the way; while it stands, nothing more is taken over.
    """

    log = models.CharField(max_length=20, unique=True)
    number = models.PositiveBigIntegerField(default=0)
    before = models.CharField(max_length=64, blank=True, default="")
    mark = models.CharField(max_length=64)
    start = models.PositiveBigIntegerField(default=0)
    end = models.PositiveBigIntegerField(default=0)
    wrong = models.TextField(blank=True, default="")
