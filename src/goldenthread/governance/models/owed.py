"""What is owed to whom and what was delivered, what inspections found, and what the council says of itself."""

from django.db import models

from goldenthread.governance.models.standing import Standing, key_of, one_stands
from goldenthread.plan.models.kept import NAME, Written


class Arrangement(Standing):
    """Who receives what and how often, as printed."""

    key = key_of()
    board = key_of()
    what = models.TextField()
    how_often = models.TextField(blank=True, default="")
    first_due = models.DateField(null=True, blank=True)
    source = models.TextField(blank=True, default="")

    class Meta:
        """One a key."""

        constraints = (one_stands("arrangement", "key"),)


class Obligation(Standing):
    """What a direction or commissioner obliges somebody to do."""

    key = key_of()
    direction = models.TextField()
    paragraph = models.TextField()
    kind = models.CharField(max_length=NAME)
    text = models.TextField()
    owed_by = models.TextField()
    owed_to = models.TextField(blank=True, default="")
    frequency = models.TextField(blank=True, default="")
    deadline = models.TextField(blank=True, default="")
    first_due = models.DateField(null=True, blank=True)
    source = models.TextField(blank=True, default="")

    class Meta:
        """One a key."""

        constraints = (one_stands("obligation", "key"),)


class Delivery(Written):
    """That what was owed was delivered on a day, and what shows it; ``of`` says of which table ``owed`` is a key."""

    of = models.CharField(max_length=20)
    owed = models.CharField(max_length=NAME, db_index=True)
    on = models.DateField()
    evidence = models.TextField()


class Visit(Standing):
    """An inspection or visit; its findings stand under ``document``."""

    key = key_of()
    title = models.TextField()
    by = models.TextField()
    began = models.DateField()
    ended = models.DateField(null=True, blank=True)
    focus = models.TextField(blank=True, default="")
    document = models.TextField(blank=True, default="")
    letter_on = models.DateField(null=True, blank=True)
    source = models.TextField(blank=True, default="")

    class Meta:
        """One a key."""

        constraints = (one_stands("visit", "key"),)


class Finding(Standing):
    """What was found; ``recommendations`` are keys of the plan's recommendations."""

    key = key_of()
    document = models.TextField()
    on = models.CharField(max_length=10)
    paragraph = models.TextField(blank=True, default="")
    area = models.TextField()
    polarity = models.CharField(max_length=20)
    text = models.TextField()
    grade = models.TextField(blank=True, default="")
    recommendations = models.JSONField(default=list)
    source = models.TextField(blank=True, default="")

    class Meta:
        """One a key."""

        constraints = (one_stands("finding", "key"),)


class Condition(Standing):
    """A condition for success, or a point of one."""

    key = key_of()
    number = models.CharField(max_length=NAME)
    point = models.CharField(max_length=NAME, blank=True, default="")
    title = models.TextField()
    text = models.TextField()
    source = models.TextField(blank=True, default="")

    class Meta:
        """One a key."""

        constraints = (one_stands("condition", "key"),)


class Assessment(Written):
    """What the council said of itself against a condition; another may follow, none is altered."""

    condition = models.CharField(max_length=NAME, db_index=True)
    on = models.DateField()
    by = models.CharField(max_length=NAME)
    grade = models.CharField(max_length=20)
    says = models.TextField()
    evidence = models.TextField(blank=True, default="")
