"""What the worker does by the clock: anchors the logs, prepares pages that are missing, clears files nobody came back to."""

import logging
from datetime import datetime
from typing import Final

from django.conf import settings

from goldenthread.accounts.by import By
from goldenthread.jobs import states
from goldenthread.jobs.actions import ask
from goldenthread.jobs.models import Job
from goldenthread.jobs.worker import CHORES
from goldenthread.journal.anchors import is_due, write_anchor
from goldenthread.journal.index import take_over
from goldenthread.journal.logs import logs_of
from goldenthread.loads.models import Batch
from goldenthread.loads.rehearsing import current_of
from goldenthread.loads.staging import clear_old
from goldenthread.loads.work import SERVE
from goldenthread.records.errors import RecordsError
from goldenthread.serving.errors import NotServed
from goldenthread.serving.opening import open_served

_LOG: Final = logging.getLogger(__name__)
_WORKER: Final = By("background worker", "worker")


def anchor(moment: datetime) -> None:
    """Write an anchor of the logs when one is due; what keeps it from being written is told, and the work goes on."""
    folder = settings.INSTALLATION.anchor
    try:
        logs = logs_of(settings.INSTALLATION.home, settings.INSTALLATION.store)
        take_over(logs)
        if folder is not None and is_due(folder, moment):
            write_anchor(folder, logs, moment)
    except RecordsError as error:
        _LOG.error("the journal could not be anchored: %s", error)


def prepare_pages(moment: datetime) -> None:
    """Ask for the pages of the current snapshot where they are missing or no longer say what the settings do."""
    store = settings.INSTALLATION.store
    try:
        snapshot = current_of(store)
        if not snapshot:
            return
        why = open_served(store, snapshot).stale(settings.INSTALLATION.home)
    except NotServed as error:
        why = str(error)
    except RecordsError as error:
        _LOG.error("the store cannot be opened: %s", error)
        return
    given = {"snapshot": snapshot}
    if why and not _asked_already(given, moment):
        ask(SERVE, given, by=_WORKER)


def clear_uploads(moment: datetime) -> None:
    """Remove files that nobody has loaded within the days of the rule."""
    waiting = Batch.objects.filter(load_job__state__in=states.OPEN).values_list("token", flat=True)
    clear_old(settings.INSTALLATION.home, moment, waiting)


def _asked_already(given: dict[str, str], moment: datetime) -> bool:
    """Whether it waits or runs already, or failed today: the same again every minute would help nobody."""
    latest = Job.objects.filter(kind=SERVE, given=given).order_by("-pk").first()
    if latest is None or latest.state in (states.DONE, states.LOST):
        return False
    return latest.state in states.OPEN or latest.asked_at.date() == moment.date()


def register_chores() -> None:
    """Make them known to the worker."""
    for chore in (anchor, prepare_pages, clear_uploads):
        if chore not in CHORES:
            CHORES.append(chore)
