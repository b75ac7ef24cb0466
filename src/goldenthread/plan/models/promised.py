"""Actions: what outlives every version, and how each version words it."""

from django.db import models
from django.db.models import Q

from goldenthread.plan.models.kept import NAME, Superseded, Written
from goldenthread.plan.models.versions import Version


class Due(models.Model):
    """A due in three columns, as `goldenthread.programme.due.Due` holds it; ``due_kind`` is a value of `DueKind`."""

    due_kind = models.CharField(max_length=20)
    due_on = models.DateField(null=True, blank=True)
    due_check = models.DateField(null=True, blank=True)

    class Meta:
        """A part of models, no table."""

        abstract = True


class Action(Due, Written):
    """An action of a plan by its own key, which no version changes; its due is the one that was first agreed."""

    plan = models.CharField(max_length=NAME)
    key = models.CharField(max_length=NAME)

    class Meta:
        """A key is given once."""

        constraints = (models.UniqueConstraint(fields=("plan", "key"), name="plan_action_once"),)


class Wording(Superseded):
    """How a version puts an action: its printed number, where it stands, its text and what it is linked to, by keys."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="wordings")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="wordings")
    printed = models.CharField(max_length=NAME)
    theme = models.CharField(max_length=NAME)
    subtheme = models.CharField(max_length=NAME, blank=True, default="")
    text = models.TextField()
    began_on = models.DateField(null=True, blank=True)
    earlier = models.JSONField(default=list)
    partners = models.JSONField(default=list)
    recommendations = models.JSONField(default=list)
    risks = models.JSONField(default=list)
    audits = models.JSONField(default=list)
    money = models.JSONField(default=list)
    depends_on = models.JSONField(default=list)
    source = models.TextField(blank=True, default="")
    because = models.TextField(blank=True, default="")

    class Meta:
        """One wording of an action stands in a version."""

        constraints = (
            models.UniqueConstraint(
                fields=("action", "version"), condition=Q(superseded_at__isnull=True), name="plan_wording_one_stands"
            ),
        )


class OfAction(Written):
    """Something dated about an action."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="%(class)ss")

    class Meta:
        """A part of models, no table."""

        abstract = True
