"""Verbs of the queue: ask for a job, and take it back while it waits."""

from collections.abc import Mapping
from typing import Any, Protocol

from django.db import transaction
from django.utils.timezone import now

from goldenthread.access.scope import Scope
from goldenthread.jobs import states
from goldenthread.jobs.kinds import kind_of
from goldenthread.jobs.models import Job
from goldenthread.journal.actions import record
from goldenthread.records.errors import WrongUse


class Asks(Protocol):
    """Whoever asks for a job: a viewer of the site, or the worker itself."""

    @property
    def username(self) -> str:
        """Who, as the journal records them."""
        ...

    @property
    def role(self) -> str:
        """In which role."""
        ...

    def scope(self, purpose: str) -> Scope:
        """What they may read, for a purpose that the journal records."""
        ...


def ask(kind: str, given: Mapping[str, Any], *, by: Asks) -> int:
    """Put a job at the end of the queue and return its number; raises KeyError for a kind there is none of."""
    title = kind_of(kind).title
    with transaction.atomic():
        job = Job.objects.create(kind=kind, given=dict(given), asked_by=by.username, role=by.role, asked_at=now())
        record(by.scope(title), "job asked for", {"job": job.pk, "kind": kind})
    return int(job.pk)


def cancel(job: int, *, by: Asks) -> None:
    """Take a job out of the queue; raises `WrongUse` when it has begun, ended or was never there."""
    with transaction.atomic():
        changed = Job.objects.filter(pk=job, state=states.QUEUED).update(state=states.CANCELLED, ended_at=now())
        if not changed:
            raise WrongUse.of(f"job {job}", "it is no longer waiting, so it cannot be cancelled", "Let it end")
        record(by.scope("cancelling a job"), "job cancelled", {"job": job})
