"""Audits as they stand, every state that each has had, and gradings that are being written."""

from django.db import models

from goldenthread.quality.models.kept import DIGEST, NAME, Written
from goldenthread.quality.models.planned import Round, Sample

#: Seats of a draft.
FIRST, SECOND, EXERCISE = "first", "second", "exercise"


class Audit(models.Model):
    """An audit: ``document`` is the whole `auditing.model.Audit` as JSON; the other columns repeat what rows are found by.

    ``key`` is given once ("A12"). ``person_key`` is the store's own hash and the key of the case in the document.
    ``worker``, ``auditor`` and ``moderator`` are people of `quality.people`: user names, or identifiers of the records
    where nobody signs in so. ``line`` holds those who manage the case, ``owners`` who has an action still to do.
    ``stage`` and ``stands`` are words of the model ("" while there is no grade). ``number`` counts the
    states, from 1; ``concerned`` says that a concern is not answered.
    """

    key = models.CharField(max_length=NAME, unique=True)
    kind = models.CharField(max_length=NAME)
    person_key = models.CharField(max_length=DIGEST, db_index=True)
    team = models.CharField(max_length=NAME, db_index=True)
    worker = models.CharField(max_length=NAME, db_index=True)
    line = models.JSONField(default=list)
    owners = models.JSONField(default=list)
    auditor = models.CharField(max_length=NAME, db_index=True)
    moderator = models.CharField(max_length=NAME, blank=True, default="", db_index=True)
    allocated_on = models.DateField()
    due_on = models.DateField()
    graded_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    stage = models.CharField(max_length=NAME, db_index=True)
    stands = models.CharField(max_length=NAME, blank=True, default="")
    concerned = models.BooleanField(default=False)
    round = models.ForeignKey(Round, on_delete=models.PROTECT, null=True, blank=True, related_name="audits")
    sample = models.ForeignKey(Sample, on_delete=models.PROTECT, null=True, blank=True, related_name="audits")
    number = models.PositiveIntegerField(default=1)
    document = models.JSONField()


class State(Written):
    """A state that an audit has had, whole, and the verb that led to it; none is altered or taken away."""

    audit = models.ForeignKey(Audit, on_delete=models.CASCADE, related_name="states")
    number = models.PositiveIntegerField()
    verb = models.CharField(max_length=NAME)
    document = models.JSONField()

    class Meta:
        """Each number once: two people cannot both make the next state of the same one."""

        constraints = (models.UniqueConstraint(fields=("audit", "number"), name="quality_state_once"),)


class Draft(models.Model):
    """Grades that somebody is writing, saved as they go: of an audit or of a calibration exercise.

    ``seat`` is "first", "second" or "exercise". ``document``: ``domains`` by key with ``grade`` ("" not yet, a value of
    Grade, or "none" where the domain does not apply) and ``evidence``; ``overall`` and ``summary``. ``number`` counts the
    savings, so that a page that was opened before the last one cannot overwrite it unawares. It is removed when the grades
    are handed in.
    """

    about = models.CharField(max_length=NAME)
    seat = models.CharField(max_length=20)
    username = models.CharField(max_length=NAME)
    person_key = models.CharField(max_length=DIGEST, blank=True, default="", db_index=True)
    number = models.PositiveIntegerField(default=0)
    document = models.JSONField(default=dict)
    saved_at = models.DateTimeField()

    class Meta:
        """One draft a person and seat."""

        constraints = (models.UniqueConstraint(fields=("about", "seat", "username"), name="quality_draft_once"),)


class Knowing(models.Model):
    """That somebody was shown a grade of an audit, and when first: they can never grade it again blind."""

    audit = models.ForeignKey(Audit, on_delete=models.CASCADE, related_name="knowing")
    username = models.CharField(max_length=NAME)
    since = models.DateTimeField()

    class Meta:
        """Once a person."""

        constraints = (models.UniqueConstraint(fields=("audit", "username"), name="quality_knowing_once"),)
