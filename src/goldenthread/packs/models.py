"""What people write for papers: it is superseded, with who and when, and never overwritten."""

from django.db import models

_NAME = 200


class Paper(models.Model):
    """A pack for one period that is being prepared; every class of it is made from the same words and gaps.

    ``pack`` is the key of a definition; ``period`` and ``baseline`` are labels of periods, ``baseline`` "" for none.
    ``meeting`` is the key of the meeting that it is for, with ``/`` and the number of an item; "" for the next, or for none.
    """

    pack = models.CharField(max_length=_NAME)
    period = models.CharField(max_length=_NAME)
    baseline = models.CharField(max_length=_NAME, blank=True, default="")
    meeting = models.CharField(max_length=_NAME, blank=True, default="")
    begun_by = models.CharField(max_length=_NAME)
    begun_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """One preparation for one pack, period and baseline."""

        constraints = (models.UniqueConstraint(fields=("pack", "period", "baseline"), name="one_paper_of_a_period"),)


class Superseded(models.Model):
    """Something written that stands until something else stands in its place or it is taken back."""

    written_by = models.CharField(max_length=_NAME)
    written_at = models.DateTimeField()
    superseded_by = models.CharField(max_length=_NAME, blank=True, default="")
    superseded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """A part of models, no table."""

        abstract = True


class Passage(Superseded):
    """Commentary at a place of a paper (``section``, ``section/measure``, or an answer to scrutiny).

    ``author`` is the name and post that the paper prints, ``on`` the day that it prints; ``written_by`` the user.
    """

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="passages")
    place = models.CharField(max_length=_NAME)
    text = models.TextField()
    author = models.CharField(max_length=_NAME)
    on = models.DateField()


class DeclaredGap(Superseded):
    """That something is not in a paper: what (measure, register or place), why in a word and a sentence, whose, by when."""

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="gaps")
    key = models.CharField(max_length=_NAME)
    reason = models.CharField(max_length=_NAME)
    why = models.TextField()
    owner = models.CharField(max_length=_NAME)
    due = models.DateField()


class Frozen(models.Model):
    """Who froze a paper and whose words stand in it: none of them may make it final.

    ``manifest`` is the SHA-256 of the frozen paper's manifest; ``writers`` are user names.
    """

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="frozen", null=True)
    manifest = models.CharField(max_length=64, unique=True)
    frozen_by = models.CharField(max_length=_NAME)
    frozen_at = models.DateTimeField()
    writers = models.JSONField(default=list)


class Sent(models.Model):
    """That a draft was sent to the users of a role, who may read and comment on it from then on.

    ``manifest`` is the SHA-256 of the draft's manifest.
    """

    manifest = models.CharField(max_length=64)
    role = models.CharField(max_length=_NAME)
    sent_by = models.CharField(max_length=_NAME)
    sent_at = models.DateTimeField()

    class Meta:
        """Once to each role."""

        constraints = (models.UniqueConstraint(fields=("manifest", "role"), name="one_sending_of_a_draft_to_a_role"),)
