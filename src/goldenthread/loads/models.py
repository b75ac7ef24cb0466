"""What was sent to be loaded, and what was handed out to be mended."""

from django.db import models

from goldenthread.jobs.models import Job

_NAME = 200


class Batch(models.Model):
    """Files sent together: checked first, loaded when somebody confirms; how far it is, is told by its two jobs.

    ``token`` names their folder until they are loaded, withdrawn or refused. ``files`` as `staging.Kept`, ``answers``
    what the files do not say of themselves (as_at, dates, encoding). ``snapshot`` is what the load made.
    """

    token = models.CharField(max_length=32, unique=True)
    files = models.JSONField(default=list)
    answers = models.JSONField(default=dict)
    sent_by = models.CharField(max_length=_NAME)
    sent_at = models.DateTimeField()
    from_watch = models.BooleanField(default=False)
    check_job = models.ForeignKey(Job, null=True, on_delete=models.PROTECT, related_name="checks")
    load_job = models.ForeignKey(Job, null=True, on_delete=models.PROTECT, related_name="loads")
    confirmed_by = models.CharField(max_length=_NAME, blank=True, default="")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    snapshot = models.CharField(max_length=40, blank=True, default="", db_index=True)


class Handed(models.Model):
    """That a finding was handed out to be mended; see `loads.handing` for its states.

    ``key`` names the finding through later loads; ``person_key`` is the store's own hash. ``team_id`` is whose it is;
    ``worker_id`` is "" while it lies in the team's inbox.
    """

    key = models.CharField(max_length=32, unique=True)
    rule = models.CharField(max_length=_NAME)
    person_key = models.CharField(max_length=64, blank=True, default="")
    team_id = models.CharField(max_length=_NAME, db_index=True)
    worker_id = models.CharField(max_length=_NAME, blank=True, default="", db_index=True)
    state = models.CharField(max_length=20, db_index=True)
    handed_by = models.CharField(max_length=_NAME)
    handed_at = models.DateTimeField()
    changed_by = models.CharField(max_length=_NAME, blank=True, default="")
    changed_at = models.DateTimeField(null=True, blank=True)
    snapshot = models.CharField(max_length=40)
    confirmed_in = models.CharField(max_length=40, blank=True, default="")
