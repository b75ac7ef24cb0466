"""The ledger: requests as they were asked, and everything that happened to each; neither is altered or removed."""

from django.db import models

from goldenthread.governance.models.standing import key_of
from goldenthread.plan.models.kept import NAME, Written


class Request(Written):
    """What was asked, as it was asked; ``kind`` is a value of `boards.RequestKind`, ``asked_by`` a person, user name or board.

    ``minute`` is the place of the minute that it was captured from; None where it was asked otherwise. ``exempt`` says why
    the public is shut out of it; it alone is set later, and the journal keeps each setting.
    """

    key = models.CharField(max_length=NAME, unique=True)
    kind = models.CharField(max_length=40)
    text = models.TextField()
    asked_by = models.CharField(max_length=NAME, db_index=True)
    asked_on = models.DateField()
    board = models.CharField(max_length=NAME, blank=True, default="", db_index=True)
    meeting = models.CharField(max_length=NAME, blank=True, default="")
    owner = models.CharField(max_length=NAME, blank=True, default="")
    due_meeting = models.CharField(max_length=NAME, blank=True, default="")
    due_on = models.DateField(null=True, blank=True)
    about = models.JSONField(default=list)
    minute = models.PositiveIntegerField(null=True, blank=True)
    exempt = models.TextField(blank=True, default="")


class Step(Written):
    """What happened to a request; ``state`` is a value of `ledger.Deed`, ``by`` and ``to`` keys of people (or a due)."""

    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="steps")
    on = models.DateField()
    state = models.CharField(max_length=20)
    by = key_of()
    text = models.TextField(blank=True, default="")
    to = models.CharField(max_length=NAME, blank=True, default="")

    class Meta:
        """Two people who act at once do not both come next."""

        constraints = (models.UniqueConstraint(fields=("request", "place"), name="governance_step_once"),)
