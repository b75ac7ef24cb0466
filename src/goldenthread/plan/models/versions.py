"""Versions of a plan, with what each version says of itself: people, themes, points, recommendations, and the map from before."""

from django.db import models

from goldenthread.plan.models.kept import NAME, Superseded, Written


class Version(models.Model):
    """One version of a plan; ``plan`` is its key, which the versions share. The last one loaded is the one in force."""

    plan = models.CharField(max_length=NAME)
    version = models.PositiveIntegerField()
    title = models.TextField()
    scheme = models.CharField(max_length=NAME)
    from_on = models.DateField()
    published_on = models.DateField(null=True, blank=True)
    before = models.PositiveIntegerField(default=0)
    source = models.TextField(blank=True, default="")
    loaded_by = models.CharField(max_length=NAME)
    loaded_at = models.DateTimeField()

    class Meta:
        """A version is loaded once."""

        constraints = (models.UniqueConstraint(fields=("plan", "version"), name="plan_version_once"),)


class Person(Superseded):
    """Somebody who owns or covers actions; ``user`` is the name they sign in with, "" for nobody who does."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="people")
    key = models.CharField(max_length=NAME)
    initials = models.CharField(max_length=NAME, blank=True, default="")
    job_title = models.TextField(blank=True, default="")
    body = models.TextField(blank=True, default="")
    name = models.CharField(max_length=NAME, blank=True, default="")
    left_on = models.DateField(null=True, blank=True)
    contract_ends = models.DateField(null=True, blank=True)
    covered_by = models.CharField(max_length=NAME, blank=True, default="")
    user = models.CharField(max_length=NAME, blank=True, default="", db_index=True)
    many = models.BooleanField(default=False)
    note = models.TextField(blank=True, default="")


class Theme(Superseded):
    """A theme; ``leads`` are keys of people."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="themes")
    key = models.CharField(max_length=NAME)
    printed = models.CharField(max_length=NAME)
    title = models.TextField()
    leads = models.JSONField(default=list)


class Subtheme(Superseded):
    """A part of a theme."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="subthemes")
    key = models.CharField(max_length=NAME)
    theme = models.CharField(max_length=NAME)
    printed = models.CharField(max_length=NAME)
    title = models.TextField()


class Point(Superseded):
    """What is to be mended, done differently or seen, under a theme; ``kind`` is a value of `promises.PointKind`."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="points")
    theme = models.CharField(max_length=NAME)
    kind = models.CharField(max_length=20)
    number = models.PositiveIntegerField()
    text = models.TextField()


class Recommendation(Superseded):
    """What somebody with a say told the council to do; ``origin`` is a value of `promises.Origin`."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="recommendations")
    key = models.CharField(max_length=NAME)
    origin = models.CharField(max_length=NAME)
    number = models.CharField(max_length=NAME)
    text = models.TextField()
    said_on = models.DateField(null=True, blank=True)
    document = models.TextField(blank=True, default="")
    board = models.CharField(max_length=NAME, blank=True, default="")
    source = models.TextField(blank=True, default="")


class Risk(Superseded):
    """A risk that actions answer; ``direction`` is a value of `stakes.Direction`, both scores null where it is not scored."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="risks")
    key = models.CharField(max_length=NAME)
    title = models.TextField()
    description = models.TextField(blank=True, default="")
    owner = models.CharField(max_length=NAME, blank=True, default="")
    likelihood = models.PositiveIntegerField(null=True, blank=True)
    impact = models.PositiveIntegerField(null=True, blank=True)
    direction = models.CharField(max_length=20)
    as_at = models.DateField(null=True, blank=True)
    source = models.TextField(blank=True, default="")


class Money(Superseded):
    """A line of money that actions draw on or save; ``unit`` is a value of `stakes.Unit`, ``amount`` null where not recorded."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="money")
    key = models.CharField(max_length=NAME)
    title = models.TextField()
    amount = models.BigIntegerField(null=True, blank=True)
    unit = models.CharField(max_length=20)
    period = models.CharField(max_length=NAME, blank=True, default="")
    source = models.TextField(blank=True, default="")
    note = models.TextField(blank=True, default="")


class Mapped(Written):
    """What became of an action of the version before; ``fate`` is a value of `promises.Fate`, ``now`` keys of actions."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="mapped")
    old = models.CharField(max_length=NAME)
    now = models.JSONField(default=list)
    fate = models.CharField(max_length=20)
    decision = models.TextField(blank=True, default="")
    because = models.TextField(blank=True, default="")
