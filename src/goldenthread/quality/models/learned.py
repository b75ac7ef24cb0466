"""What is learned: calibration exercises, themes that must lead somewhere, and teams that are looked at whole."""

from django.db import models

from goldenthread.quality.models.kept import DIGEST, NAME, Written


class Exercise(Written):
    """One case that many grade by one tool, each blind to the others until it is closed.

    The case is a child's (``person_key``; graders are let in for as long as it runs), or told in ``vignette``, where nobody
    is named. ``graders`` are user names.
    """

    key = models.CharField(max_length=NAME, unique=True)
    title = models.CharField(max_length=NAME)
    person_key = models.CharField(max_length=DIGEST, blank=True, default="", db_index=True)
    vignette = models.TextField(blank=True, default="")
    tool = models.CharField(max_length=NAME)
    version = models.PositiveIntegerField()
    opens_on = models.DateField()
    closes_on = models.DateField()
    graders = models.JSONField(default=list)
    closed_on = models.DateField(null=True, blank=True)


class ExerciseGrading(Written):
    """One grader's grades in an exercise: ``document`` is an `auditing.model.Grading` as JSON; it is never altered."""

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="gradings")
    username = models.CharField(max_length=NAME)
    document = models.JSONField()

    class Meta:
        """Each grades once."""

        constraints = (models.UniqueConstraint(fields=("exercise", "username"), name="quality_graded_once"),)


class Theme(Written):
    """Something that audits teach: in words that name nobody, with the audits and the domain it comes from, by keys."""

    key = models.CharField(max_length=NAME, unique=True)
    title = models.CharField(max_length=NAME)
    words = models.TextField()
    domain = models.CharField(max_length=NAME, blank=True, default="")
    team = models.CharField(max_length=NAME, blank=True, default="")
    audits = models.JSONField(default=list)


class Led(Written):
    """Where a theme led: ``to`` is "action" (a key of the plan), "training", "round" (a key) or "nothing", with words and day."""

    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="led")
    to = models.CharField(max_length=20)
    key = models.CharField(max_length=NAME, blank=True, default="")
    words = models.TextField(blank=True, default="")
    on = models.DateField()


class TeamReview(Written):
    """That the stated rule asks for a team to be looked at whole, what was decided, and what was found.

    ``audits`` are keys, ``inadequate`` of ``graded`` cases between ``since`` and ``until``. ``decision`` is "" while nobody
    decided, "begun" or "declined", with who, when and why. ``actions`` are keys of the plan.
    """

    team = models.CharField(max_length=NAME, db_index=True)
    audits = models.JSONField(default=list)
    inadequate = models.PositiveIntegerField()
    graded = models.PositiveIntegerField()
    since = models.DateField()
    until = models.DateField()
    decision = models.CharField(max_length=20, blank=True, default="")
    decided_by = models.CharField(max_length=NAME, blank=True, default="")
    decided_on = models.DateField(null=True, blank=True)
    because = models.TextField(blank=True, default="")
    leads = models.CharField(max_length=NAME, blank=True, default="")
    due_on = models.DateField(null=True, blank=True)
    held_on = models.DateField(null=True, blank=True)
    found = models.TextField(blank=True, default="")
    actions = models.JSONField(default=list)
