"""The job that sets the plan beside its figures, asked for by hand and by the clock once a day or after a load."""

import logging
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from django.conf import settings
from django.urls import reverse
from django.utils.timezone import localdate

from goldenthread.accounts.by import By
from goldenthread.jobs import states
from goldenthread.jobs.actions import ask
from goldenthread.jobs.kinds import Asked, Kind, Step, register
from goldenthread.jobs.models import Job
from goldenthread.jobs.worker import CHORES
from goldenthread.plan import queries
from goldenthread.plan.actions import look
from goldenthread.plan.series import series_now, small_measures
from goldenthread.records.errors import RecordsError
from goldenthread.records.store.opening import is_store
from goldenthread.records.store.store import Store

LOOK: Final = "plan.look"
_LOG: Final = logging.getLogger(__name__)
_WORKER: Final = By("background worker", "worker")


def looked(asked: Asked, step: Step) -> Mapping[str, Any]:
    """Set the plan as it stands today beside its figures, and keep what is asked."""
    step("Reading the figures", 0.0)
    plan = queries.plan_as_value()
    series = series_now(plan, asked.asked_by, asked.role)
    step("Asking", 0.5)
    found, new = look(series, localdate(), by=By(asked.asked_by, asked.role), small=small_measures(plan))
    return {"asked": found, "new": new, "figures": len(series), "snapshot": _snapshot()}


def look_daily(moment: datetime) -> None:
    """Ask for it once a day, and when other records are current than those it was last done with, while there is a plan."""
    if queries.current() is None:
        return
    latest = Job.objects.filter(kind=LOOK).order_by("-pk").first()
    if latest is not None and latest.state in states.OPEN:
        return
    today = latest is not None and latest.asked_at.date() >= moment.date()
    loaded = latest is not None and latest.state == states.DONE and latest.outcome.get("snapshot", "") != _snapshot()
    if not today or loaded:
        ask(LOOK, {}, by=_WORKER)


def _snapshot() -> str:
    """The snapshot that is current; "" where there are no records, or where the store cannot be opened."""
    place = settings.INSTALLATION.store
    try:
        return Store.open(place).current().id if is_store(place) else ""
    except RecordsError as error:
        _LOG.error("the plan is not set beside its figures again: %s", error)
        return ""


def register_work() -> None:
    """Make the job and the chore known to the worker."""
    register(Kind(LOOK, "Set the plan beside its figures", "guard", looked, _to_questions))
    if look_daily not in CHORES:
        CHORES.append(look_daily)


def _to_questions(given: Mapping[str, Any], outcome: Mapping[str, Any]) -> str:
    del given, outcome
    return str(reverse("plan-guard"))
