"""What is dated about an action: whose it is, how its due moved, what was claimed and written, steps, evidence, figures."""

from django.db import models

from goldenthread.plan.models.kept import DIGEST, NAME
from goldenthread.plan.models.promised import Due, OfAction


class Ownership(OfAction):
    """Whose an action is from a day; ``owners`` and ``cover`` are keys of people, ``printed`` the cell as printed."""

    since = models.DateField(null=True, blank=True)
    owners = models.JSONField(default=list)
    printed = models.TextField(blank=True, default="")
    cover = models.CharField(max_length=NAME, blank=True, default="")


class Slip(OfAction):
    """That a due moved, from what to what, and why."""

    on = models.DateField()
    was_kind = models.CharField(max_length=20)
    was_on = models.DateField(null=True, blank=True)
    was_check = models.DateField(null=True, blank=True)
    now_kind = models.CharField(max_length=20)
    now_on = models.DateField(null=True, blank=True)
    now_check = models.DateField(null=True, blank=True)
    by = models.CharField(max_length=NAME)
    because = models.TextField()


class Claim(OfAction):
    """A delivery rating that somebody gave, a code of ``scheme``; ``because`` where the scheme's rule says otherwise.

    A version with another scheme does not read it: the same letter may mean another thing there.
    """

    scheme = models.CharField(max_length=NAME)
    on = models.DateField()
    rating = models.CharField(max_length=NAME)
    by = models.CharField(max_length=NAME)
    because = models.TextField(blank=True, default="")


class Update(OfAction):
    """How an action goes, in its owner's words."""

    on = models.DateField()
    by = models.CharField(max_length=NAME)
    text = models.TextField()


class Milestone(Due, OfAction):
    """A step of an action; ``done_on`` and ``done_by`` are set once."""

    key = models.CharField(max_length=NAME)
    title = models.TextField()
    done_on = models.DateField(null=True, blank=True)
    done_by = models.CharField(max_length=NAME, blank=True, default="")

    class Meta:
        """A table of its own."""


class Evidence(OfAction):
    """What shows that something was done. ``sha256`` names the file in the folder of evidence; "" where none was handed in.

    ``file`` is the name that it was sent under, ``kind`` a value of `promises.EvidenceKind`.
    """

    key = models.CharField(max_length=NAME)
    on = models.DateField()
    by = models.CharField(max_length=NAME)
    kind = models.CharField(max_length=20)
    shows = models.TextField()
    file = models.CharField(max_length=NAME, blank=True, default="")
    sha256 = models.CharField(max_length=DIGEST, blank=True, default="")


class Expected(OfAction):
    """A figure that an action should move, or keep from getting worse; it stands until it is taken back, with the reason."""

    measure = models.CharField(max_length=NAME)
    moves = models.CharField(max_length=20)
    stands = models.CharField(max_length=20)
    by_day = models.DateField(null=True, blank=True)
    since = models.DateField(null=True, blank=True)
    subject = models.TextField(blank=True, default="")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=NAME, blank=True, default="")
    ended_because = models.TextField(blank=True, default="")
