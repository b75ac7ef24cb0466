"""What rows of the room have in common: one stands for each identity, and what stood before it is kept."""

from django.db import models
from django.db.models import Q

from goldenthread.plan.models.kept import NAME, Superseded


class Standing(Superseded):
    """Something that stands until something else stands in its place; ``because`` says why it took the place of another."""

    because = models.TextField(blank=True, default="")

    class Meta:
        """A part of models, no table."""

        abstract = True


def one_stands(name: str, *fields: str) -> models.UniqueConstraint:
    """That only one row with these fields stands at a time."""
    return models.UniqueConstraint(
        fields=fields, condition=Q(superseded_at__isnull=True), name=f"governance_{name}_stands"
    )


def key_of() -> models.CharField:
    """A column that holds a key, of itself or of another row of the room or the plan."""
    return models.CharField(max_length=NAME)


def of_meeting() -> models.CharField:
    """A column that holds the key of the meeting that something belongs to."""
    return models.CharField(max_length=NAME, db_index=True)
