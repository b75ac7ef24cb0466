"""Verbs about grants: seeing one child's record beyond one's post, for a reason and a time."""

from datetime import date, timedelta

from django.db import transaction
from django.utils.timezone import localdate, now

from goldenthread.accounts.by import By, journalled
from goldenthread.accounts.errors import Refused
from goldenthread.accounts.limits import GRANT_DAYS
from goldenthread.accounts.models import Grant, User


@transaction.atomic
def give_grant(
    user: User,
    person_key: str,
    kind: str,
    *,
    by: By,
    because: str,
    expiry_date: date,
    start_date: date | None = None,
) -> Grant:
    """Let a user see one child's record until a day: a restricted one, or one sampled for audit.

    Raises `Refused` without a reason, for oneself, or for longer than `limits.GRANT_DAYS`.
    """
    start = start_date or localdate()
    problems: dict[str, str] = {}
    if kind not in Grant.Kind.values:
        problems["kind"] = "Choose what the grant opens"
    if not because.strip():
        problems["because"] = "Enter a reason: the journal keeps it"
    if user.username == by.username:
        problems["user"] = "You cannot grant anything to yourself"
    if expiry_date < start:
        problems["expiry_date"] = "The last day must be on or after the first"
    elif (expiry_date - start) > timedelta(days=GRANT_DAYS.value):
        problems["expiry_date"] = f"A grant lasts {GRANT_DAYS.value} days at most. Choose an earlier day"
    if problems:
        raise Refused(problems)
    grant = Grant.objects.create(
        user=user,
        kind=kind,
        person_key=person_key,
        reason=because.strip(),
        start_date=start,
        expiry_date=expiry_date,
        given_by=by.username,
    )
    about = {"user": user.username, "kind": kind, "person": person_key, "expires": expiry_date.isoformat()}
    journalled("grant given", by, {**about, "because": because})
    return grant


@transaction.atomic
def withdraw_grant(grant: Grant, *, by: By, because: str) -> None:
    """Withdraw a grant at once."""
    if grant.withdrawn_at is not None:
        raise Refused.of("", "The grant was withdrawn already")
    if not because.strip():
        raise Refused.of("because", "Enter a reason: the journal keeps it")
    grant.withdrawn_at = now()
    grant.withdrawn_by = by.username
    grant.save(update_fields=["withdrawn_at", "withdrawn_by"])
    about = {"user": grant.user.username, "kind": grant.kind, "person": grant.person_key}
    journalled("grant withdrawn", by, {**about, "because": because})
