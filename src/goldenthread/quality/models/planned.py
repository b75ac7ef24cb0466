"""The programme of audits: rounds, the frozen lists that samples are drawn from, the samples, and items looked at."""

from django.db import models

from goldenthread.quality.models.kept import DIGEST, NAME, Written


class Round(Written):
    """A line of the programme: so many audits of a kind, by whom, from when until when.

    ``kind`` is a value of `auditing.model.Kind`, ``tool`` a key of the audit tools. ``every`` is "month" or "once", ``per``
    is "auditor", "team" or "round" (``n`` of all together). ``auditors`` are user names and ``teams`` ids of the records;
    ``agencies`` those who take part in a multi-agency audit. ``second_percent`` of the audits are graded again blind.
    ``learning`` is the key of the theme that called for it. ``ended_on`` is the day on which it was stopped early.
    For the review of a cohort ``frame`` is the list, and ``next_on`` the day on which it is reviewed again.
    """

    key = models.CharField(max_length=NAME, unique=True)
    title = models.CharField(max_length=NAME)
    kind = models.CharField(max_length=NAME)
    tool = models.CharField(max_length=NAME)
    since = models.DateField()
    until = models.DateField()
    every = models.CharField(max_length=20)
    per = models.CharField(max_length=20)
    n = models.PositiveIntegerField()
    auditors = models.JSONField(default=list)
    teams = models.JSONField(default=list)
    agencies = models.JSONField(default=list)
    second_percent = models.PositiveIntegerField(default=0)
    learning = models.CharField(max_length=NAME, blank=True, default="")
    because = models.TextField(blank=True, default="")
    frame = models.ForeignKey("Frame", on_delete=models.PROTECT, null=True, blank=True, related_name="rounds")
    next_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)


class Frame(Written):
    """A frozen list: ``text`` is that of `auditing.sampling.frames.Frame`, whose ``fingerprint`` proves it; never altered.

    The keys of its cases are the store's hashes of people (of events for items of a clock). ``source`` says where it comes
    from (`quality.frames.Source`), ``snapshot`` from which records. ``only`` are the conditions that its cases met. Of a list
    of items shown overdue ``open_runs`` is how many runs of the clock were open in all, for the same children.
    """

    key = models.CharField(max_length=NAME, unique=True)
    name = models.CharField(max_length=NAME)
    as_at = models.DateField()
    source = models.CharField(max_length=NAME)
    only = models.JSONField(default=list)
    open_runs = models.PositiveIntegerField(default=0)
    snapshot = models.CharField(max_length=DIGEST, blank=True, default="")
    text = models.TextField()
    fingerprint = models.CharField(max_length=DIGEST)


class Sample(Written):
    """A draw from a frame: ``document`` is `auditing.sampling.files.draw_text`. A replacement makes the next ``number``."""

    frame = models.ForeignKey(Frame, on_delete=models.PROTECT, related_name="samples")
    round = models.ForeignKey(Round, on_delete=models.PROTECT, null=True, blank=True, related_name="samples")
    key = models.CharField(max_length=NAME)
    number = models.PositiveIntegerField(default=1)
    because = models.TextField(blank=True, default="")
    document = models.TextField()

    class Meta:
        """Each number of a sample once; the highest is the one in force."""

        constraints = (models.UniqueConstraint(fields=("key", "number"), name="quality_sample_once"),)


class Item(Written):
    """An item of a dip sample that was shown overdue, and what somebody found: recorded or real.

    ``event`` is its key in the frame, ``clock`` the clock that showed it; ``checker`` a user name. ``outcome`` is "" until
    it was looked at, then a value of `auditing.statistics.bounds` (done and recorded elsewhere, done and not recorded, not
    done, excluded), with the day of the deed where it was done and what shows it. The checker looks by ``look_by``.
    """

    sample_key = models.CharField(max_length=NAME, db_index=True)
    event = models.CharField(max_length=DIGEST)
    person_key = models.CharField(max_length=DIGEST, db_index=True)
    clock = models.CharField(max_length=NAME)
    team = models.CharField(max_length=NAME, blank=True, default="")
    due_on = models.DateField(null=True, blank=True)
    checker = models.CharField(max_length=NAME, db_index=True)
    look_by = models.DateField()
    outcome = models.CharField(max_length=NAME, blank=True, default="")
    done_on = models.DateField(null=True, blank=True)
    proof = models.TextField(blank=True, default="")
    looked_by = models.CharField(max_length=NAME, blank=True, default="")
    looked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """An item stands once in a sample."""

        constraints = (models.UniqueConstraint(fields=("sample_key", "event"), name="quality_item_once"),)
