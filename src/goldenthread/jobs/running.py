"""Running one job: claimed, done, and its end written down whatever the end is."""

import logging
import threading
import time
from collections.abc import Mapping
from typing import Any, Final

from django.db import transaction
from django.utils.timezone import now

from goldenthread.access.errors import AccessError
from goldenthread.access.scope import Scope
from goldenthread.jobs import states
from goldenthread.jobs.kinds import Asked, find_kind
from goldenthread.jobs.limits import TELL
from goldenthread.jobs.models import Job, Worker
from goldenthread.journal.actions import record
from goldenthread.records.errors import Problem, RecordsError

_LOG: Final = logging.getLogger(__name__)
_LONGEST: Final = 200


#: Set while a job's own work runs: only then may a signal break in, never while its end is being written down.
INTERRUPTIBLE: Final = threading.Event()


class Stopped(BaseException):
    """The worker was asked to stop while a job ran; it is no fault, so it is no Exception."""


def claim(worker: Worker) -> Job | None:
    """The job that has waited longest, now running by this worker; None when nothing waits."""
    waiting = Job.objects.filter(state=states.QUEUED).order_by("pk").first()
    if waiting is None:
        return None
    taken = Job.objects.filter(pk=waiting.pk, state=states.QUEUED).update(
        state=states.RUNNING, worker=worker, started_at=now(), progress="Beginning"
    )
    return Job.objects.get(pk=waiting.pk) if taken else None  # somebody may have cancelled it just now


def run(job: Job) -> None:
    """Do a job and write down how it ended. Lets `Stopped` through when the job is written down as lost."""
    told = 0.0

    def step(what: str, share: float) -> None:
        nonlocal told
        if time.monotonic() - told >= TELL.value or share >= 1:
            told = time.monotonic()
            Job.objects.filter(pk=job.pk).update(progress=what[:_LONGEST], share=min(1.0, max(0.0, share)))

    kind = find_kind(job.kind)
    if kind is None:
        end(job, states.FAILED, problems=(Problem(job.kind, "this kind of job is not known here", _REPORT),))
        return
    try:
        INTERRUPTIBLE.set()
        outcome = kind.function(Asked(job.pk, job.given, job.asked_by, job.role), step)
        INTERRUPTIBLE.clear()
    except Stopped:
        end(job, states.LOST, problems=(_STOPPED,))
        raise
    except RecordsError as refused:
        INTERRUPTIBLE.clear()
        end(job, states.FAILED, problems=refused.problems)
    except AccessError as refused:
        INTERRUPTIBLE.clear()
        end(job, states.FAILED, problems=(Problem(kind.title, str(refused), ""),))
    except Exception as error:  # noqa: BLE001  the last line of defence: the worker goes on to the next job
        INTERRUPTIBLE.clear()
        _LOG.exception("job %s of kind %s", job.pk, job.kind)
        what = f"there is a fault in Golden Thread, not in your files ({type(error).__name__})"
        end(job, states.FAILED, problems=(Problem(kind.title, what, _REPORT),))
    else:
        end(job, states.DONE, outcome)


_REPORT: Final = "Nothing is half done. Ask your administrator to look at the worker's own messages"
_STOPPED: Final = Problem(
    "The background worker", "it was stopped before the job ended; nothing is half done", "Ask for the job again"
)


def end(job: Job, state: str, outcome: Mapping[str, Any] | None = None, problems: tuple[Problem, ...] = ()) -> None:
    """Write down how a job ended, and journal it."""
    said = [{"where": one.where, "what": one.what, "mend": one.mend} for one in problems]
    with transaction.atomic():
        changed = Job.objects.filter(pk=job.pk, state=states.RUNNING).update(
            state=state, outcome=dict(outcome or {}), problems=said, ended_at=now(),
            share=1.0 if state == states.DONE else job.share,
        )  # fmt: skip
        if changed:
            scope = Scope.figures_only(job.asked_by, "background work", role=job.role)
            record(scope, f"job {state}", {"job": job.pk, "kind": job.kind})


def lose_what_was_left(worker: Worker) -> int:
    """Jobs that another worker left running are lost: that worker is gone, since this one holds the lock. How many."""
    left = list(Job.objects.filter(state=states.RUNNING).exclude(worker=worker))
    for job in left:
        end(job, states.LOST, problems=(_STOPPED,))
    Worker.objects.filter(ended_at__isnull=True).exclude(pk=worker.pk).update(ended_at=now())
    return len(left)
