"""How an action ends: said to be complete, agreed by a second person, looked at again, reopened."""

from django.db import models

from goldenthread.plan.models.kept import NAME, Written
from goldenthread.plan.models.promised import OfAction


class Closure(OfAction):
    """That an action was said to be complete; what follows is added to it and never altered.

    ``by`` and ``agreed_by`` are keys of people, or user names of those the plan does not list; ``written_by`` and
    ``agreed_user`` are user names always.
    """

    on = models.DateField()
    by = models.CharField(max_length=NAME)
    evidence = models.JSONField(default=list)
    agreed_on = models.DateField(null=True, blank=True)
    agreed_by = models.CharField(max_length=NAME, blank=True, default="")
    agreed_user = models.CharField(max_length=NAME, blank=True, default="")
    reopened_on = models.DateField(null=True, blank=True)
    reopened_because = models.TextField(blank=True, default="")
    reopened_user = models.CharField(max_length=NAME, blank=True, default="")


class Check(Written):
    """A look at a closed action so many months later; ``done_on``, ``holds``, ``says`` and ``by`` are set once."""

    closure = models.ForeignKey(Closure, on_delete=models.PROTECT, related_name="checks")
    months = models.PositiveIntegerField()
    due = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    holds = models.BooleanField(null=True, blank=True)
    says = models.TextField(blank=True, default="")
    by = models.CharField(max_length=NAME, blank=True, default="")


class Proposal(Written):
    """That a closed action should be reopened, and why; the Board decides, and the decision is set once.

    ``rests_on`` are the facts of one that the figures made: they are not proposed twice.
    """

    closure = models.ForeignKey(Closure, on_delete=models.PROTECT, related_name="proposals")
    on = models.DateField()
    by = models.CharField(max_length=NAME)
    because = models.TextField()
    rests_on = models.JSONField(default=list)
    decided_on = models.DateField(null=True, blank=True)
    decided_by = models.CharField(max_length=NAME, blank=True, default="")
    reopen = models.BooleanField(null=True, blank=True)
    decided_because = models.TextField(blank=True, default="")
