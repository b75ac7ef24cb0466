"""Time-limited access to the case that somebody audits: given with the task, withdrawn when it is done."""

from datetime import date, timedelta
from typing import Final

from django.utils.timezone import localdate

from goldenthread.accounts.actions.grants import give_grant, withdraw_grant
from goldenthread.accounts.by import By
from goldenthread.accounts.limits import GRANT_DAYS
from goldenthread.accounts.models import Grant, User
from goldenthread.auditing.model import Audit, Stage
from goldenthread.calendar import WorkingDays
from goldenthread.quality.reading import rules

_REASON: Final = "audit "
#: Grants follow the task, whoever gave it: nobody grants themselves anything, and who keeps the programme reads the case.
ROOM: Final = By("audits", "audits")


def wanting(audit: Audit) -> dict[str, date]:
    """Who has something to grade in an audit now, and until when they may read the case for it."""
    held, found = rules(), {}
    if audit.stage in (Stage.CLOSED, Stage.CANCELLED):
        return {}
    if audit.first is None:
        found[audit.auditor] = audit.due
    elif audit.moderator and audit.second is None:
        found[audit.moderator] = WorkingDays.standard().add(audit.first.on, held.moderate_days)
    return {who: due + timedelta(days=held.access_days) for who, due in found.items()}


def fit(audit: Audit, *, anew: bool = False) -> None:
    """Make the grants of an audit those of who has something to do in it: withdraw the others, give what is missing.

    With ``anew`` whose time has run out gets it again from today.
    """
    today, held = localdate(), wanting(audit)
    standing = [one for one in _grants(audit.key) if one.expiry_date >= today]
    for grant in standing:
        if grant.user.username not in held:
            withdraw_grant(grant, by=ROOM, because=f"{_REASON}{audit.key}: their part is done")
    have = {grant.user.username for grant in standing}
    for user in User.objects.filter(username__in=sorted(held.keys() - have), is_active=True):
        until = held[user.username]
        if until < today and not anew:
            continue
        until = min(
            max(until, today + timedelta(days=rules().access_days)) if anew else until,
            today + timedelta(days=GRANT_DAYS.value),
        )
        give_grant(
            user, audit.case.key, Grant.Kind.SAMPLED, by=ROOM, because=f"{_REASON}{audit.key}", expiry_date=until
        )


def standing() -> list[Grant]:
    """Grants that audits gave and nobody withdrew."""
    return list(
        Grant.objects.filter(
            reason__startswith=_REASON, kind=Grant.Kind.SAMPLED, withdrawn_at__isnull=True, given_by=ROOM.username
        )
    )


def audit_of_grant(grant: Grant) -> str:
    """The key of the audit that a grant was given for."""
    return str(grant.reason).removeprefix(_REASON)


def withdraw(grant: Grant) -> None:
    """Withdraw a grant whose part is done."""
    withdraw_grant(grant, by=ROOM, because=f"{grant.reason}: their part is done")


def _grants(key: str) -> list[Grant]:
    return [one for one in standing() if audit_of_grant(one) == key]
