"""Reading the queue: one job, those that wait, and whether a worker is there to do them."""

from datetime import datetime, timedelta

from django.utils.timezone import now

from goldenthread.accounts.viewer import Viewer
from goldenthread.jobs import states
from goldenthread.jobs.kinds import find_kind
from goldenthread.jobs.limits import LISTED, SILENT
from goldenthread.jobs.models import Job, Worker


def job_of(number: int) -> Job | None:
    """A job, or None."""
    return Job.objects.filter(pk=number).select_related("worker").first()


def jobs_of(kinds: tuple[str, ...]) -> tuple[Job, ...]:
    """The latest jobs of some kinds, newest first."""
    return tuple(Job.objects.filter(kind__in=kinds).order_by("-pk")[: int(LISTED.value)])


def may_see(viewer: Viewer, job: Job) -> bool:
    """Whether a viewer may see a job: one of their own, or of an area that they may enter and that is open to them."""
    kind = find_kind(job.kind)
    if job.asked_by == viewer.username:
        return True
    if kind is None or not viewer.may(kind.area):
        return False
    return kind.open_to is None or kind.open_to(viewer.role, job.given)


def before(job: Job) -> int:
    """How many jobs are to be done before one that waits."""
    return int(Job.objects.filter(pk__lt=job.pk, state__in=states.OPEN).count())


def last_heard() -> datetime | None:
    """When a worker was last heard of; None when there was never one."""
    latest = Worker.objects.order_by("-heartbeat_at").first()
    return latest.heartbeat_at if latest is not None else None


def worker_is_there() -> bool:
    """Whether a worker runs: one has been heard of lately and has not ended."""
    silent = now() - timedelta(seconds=SILENT.value)
    return bool(Worker.objects.filter(ended_at__isnull=True, heartbeat_at__gte=silent).exists())


def title_of(job: Job) -> str:
    """What a job is called."""
    kind = find_kind(job.kind)
    return kind.title if kind is not None else job.kind
