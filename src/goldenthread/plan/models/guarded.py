"""What the figures ask of the plan's claims: each question from when it was first seen, with its answers; none is deleted."""

from django.db import models

from goldenthread.plan.models.kept import NAME, Written


class Question(models.Model):
    """A claim that the figures do not support. ``identity`` is the guard's own and stays until the facts change.

    ``kind`` is a value of `guard.About` and ``about`` the key of an action or theme, or "plan". ``reasons`` are objects of
    ``key``, ``code``, ``says``, ``arithmetic``, ``gap``, ``since`` (the day on which it was first found), ``open`` (the
    first day that others than those who run the plan see it) and ``small`` (whether its numbers are hidden from some
    readers). ``evidence_days`` is the age of the evidence, null for none. ``gone_on`` is the day on which the guard no
    longer asked it.
    """

    plan = models.CharField(max_length=NAME)
    identity = models.CharField(max_length=NAME)
    kind = models.CharField(max_length=20)
    about = models.CharField(max_length=NAME, db_index=True)
    title = models.TextField()
    claimed = models.TextField(blank=True, default="")
    shown = models.TextField(blank=True, default="")
    gap = models.CharField(max_length=NAME)
    evidence_days = models.IntegerField(null=True, blank=True)
    reasons = models.JSONField(default=list)
    first_seen = models.DateField()
    last_seen = models.DateField()
    shown_to_board_on = models.DateField()
    gone_on = models.DateField(null=True, blank=True)

    class Meta:
        """The guard asks a thing once."""

        constraints = (models.UniqueConstraint(fields=("plan", "identity"), name="plan_question_once"),)


class Answer(Written):
    """What was answered to a question; it is never altered, and another may follow. ``director`` marks the director's view.

    ``reasons`` are the keys of those that it was given to: it holds for each until a fact that it rests on changes.
    """

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="answers")
    on = models.DateField()
    by = models.CharField(max_length=NAME)
    text = models.TextField()
    director = models.BooleanField(default=False)
    reasons = models.JSONField(default=list)


class Shown(models.Model):
    """What the figures showed of an action when the guard last found something else; ``verdict`` is a value of `shown.Verdict`."""

    plan = models.CharField(max_length=NAME)
    about = models.CharField(max_length=NAME, db_index=True)
    verdict = models.CharField(max_length=NAME)
    says = models.TextField(blank=True, default="")
    as_at = models.DateField()
    found_at = models.DateTimeField()
