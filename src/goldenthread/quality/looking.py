"""What the worker does for audits by the clock: pass concerns on, propose reviews of teams, end access that is not needed.

Concerns are looked at each time (about once a minute), and sessions that have run out go with what was typed in them. The
rest is looked at when a state of an audit is new, and once a day.
"""

import logging
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils.timezone import localtime, now

from goldenthread.accounts.by import By, journalled
from goldenthread.auditing.clocks import Cluster, clusters
from goldenthread.jobs.worker import CHORES
from goldenthread.quality import models, rows
from goldenthread.quality.actions import grants
from goldenthread.quality.actions.begin import PURPOSE
from goldenthread.quality.actions.concerns import escalate_overdue
from goldenthread.quality.reading import rules
from goldenthread.quality.unsaved import forget_expired
from goldenthread.records.errors import RecordsError

_LOG: Final = logging.getLogger(__name__)
_WORKER: Final = By("background worker", "worker")


@dataclass(slots=True)
class _Looked:
    """Up to which state, and on which day, this worker looked last."""

    state: int = -1
    on: date = date.min


_LAST: Final = _Looked()


def look(moment: datetime) -> None:
    """The chore: see the module. Where a council's rules cannot be read that is told, and other work goes on."""
    try:
        _look(moment)
    except RecordsError as error:
        _LOG.error("audits are not looked at: %s", error)


def _look(moment: datetime) -> None:
    escalate_overdue(moment)
    forget_expired(moment)
    newest = models.State.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    today = localtime(moment).date()
    if (newest, today) == (_LAST.state, _LAST.on):
        return
    propose_reviews(today)
    end_access()
    _LAST.state, _LAST.on = newest, today


@transaction.atomic
def propose_reviews(on: date) -> tuple[models.TeamReview, ...]:
    """Propose to look at each team whole where the stated rule asks for it (`clocks.clusters`), journalled.

    Audits whose second grade is out count once it is in. Not while a review of the team waits for a decision or is under
    way, nor for audits that one was proposed for already.
    """
    held = rules()
    since = on - timedelta(days=held.cluster_days)
    some = rows.audits_of(models.Audit.objects.filter(graded_on__gte=since).order_by("allocated_on", "pk"))
    # An audit that somebody is yet to grade blind waits: the proposal would tell them its first grade.
    found = clusters([one for one in some if not one.moderator or one.second is not None], on, held)
    return tuple(_propose(one) for one in found if _is_new(one))


def end_access() -> int:
    """Withdraw what audits opened to people who have nothing left to grade; how many grants."""
    ended = 0
    for grant in grants.standing():
        row = models.Audit.objects.filter(key=grants.audit_of_grant(grant)).first()
        wanting = grants.wanting(rows.audit_of(row.document)) if row is not None else {}
        if grant.user.username not in wanting:
            grants.withdraw(grant)
            ended += 1
    return ended


def register_chores() -> None:
    """Make it known to the worker."""
    if look not in CHORES:
        CHORES.append(look)


def _is_new(cluster: Cluster) -> bool:
    for row in models.TeamReview.objects.filter(team=cluster.team):
        open_ = not row.decision or (row.decision == "begun" and row.held_on is None)
        if open_ or set(cluster.audits) <= set(row.audits):
            return False
    return True


def _propose(cluster: Cluster) -> models.TeamReview:
    made: models.TeamReview = models.TeamReview.objects.create(
        team=cluster.team, audits=list(cluster.audits), inadequate=cluster.inadequate, graded=cluster.graded,
        since=cluster.since, until=cluster.until, written_by=_WORKER.username, written_at=now(),
    )  # fmt: skip
    about = {"review": made.pk, "team": cluster.team, "audits": list(cluster.audits)}
    journalled("audits: team review proposed", _WORKER, about, PURPOSE)
    return made
