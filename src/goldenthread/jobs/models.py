"""The queue of work, and the workers that did it."""

from django.db import models

from goldenthread.jobs import states

_NAME = 200


class Worker(models.Model):
    """One run of the background worker: when it began, was last heard of, and ended (null while it runs or was killed)."""

    name = models.CharField(max_length=_NAME)
    started_at = models.DateTimeField()
    heartbeat_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)


class Job(models.Model):
    """A piece of work that somebody asked for; see `jobs.states` for its life and `jobs.kinds` for what it may be.

    ``given`` what it works on and ``outcome`` what came of it, both as JSON; ``problems`` what was wrong, each with
    ``where``, ``what`` and ``mend``. No identifier or name of a child stands in any of them.
    """

    kind = models.CharField(max_length=_NAME)
    given = models.JSONField(default=dict)
    state = models.CharField(max_length=20, default=states.QUEUED, db_index=True)
    progress = models.CharField(max_length=_NAME, blank=True, default="")
    share = models.FloatField(default=0.0)
    outcome = models.JSONField(default=dict)
    problems = models.JSONField(default=list)
    asked_by = models.CharField(max_length=_NAME)
    role = models.CharField(max_length=_NAME)
    asked_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    worker = models.ForeignKey(Worker, null=True, blank=True, on_delete=models.PROTECT, related_name="jobs")
