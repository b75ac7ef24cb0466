"""Reopening what was complete: proposed with the reason, decided by the Board, and never by who proposed it alone."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils.timezone import now

from goldenthread.accounts.by import By
from goldenthread.accounts.errors import Refused
from goldenthread.accounts.viewer import Viewer
from goldenthread.journal.actions import record
from goldenthread.plan import models, queries, states
from goldenthread.plan.actions.begin import begin, needed, proposed, refuse_if
from goldenthread.plan.standing import state_of
from goldenthread.programme import closing

_FIGURES = "the figures"
_TOO_SMALL = "What it should move fell back since it was closed. The numbers are too small to be printed here."


@transaction.atomic
def propose(key: str, *, by: Viewer, because: str) -> models.Proposal:
    """Propose to the Board that a complete action is reopened; raises `Refused` without a reason."""
    doing = begin(key, "propose", by)
    refuse_if(needed(because, "because", "Enter why: what fell back, or what was found"))
    closure = doing.row.closures.order_by("place", "pk").last()
    made: models.Proposal = models.Proposal.objects.create(
        closure=closure, place=closure.proposals.count(), on=doing.today, by=doing.who, because=because.strip(),
        **doing.stamp,
    )  # fmt: skip
    doing.record("plan: reopening proposed", proposal=made.pk, because=because.strip())
    return made


@transaction.atomic
def decide(key: str, reopen: bool, *, by: Viewer, because: str) -> models.Proposal:
    """Record what the Board decided on a proposal, with the meeting or minute; raises `Refused` without it.

    Who proposed it does not record the decision.
    """
    doing = begin(key, "reopen" if reopen else "keep closed", by)
    found = models.Proposal.objects.filter(closure__action=doing.row, decided_on__isnull=True).order_by("pk").last()
    if found.written_by == by.username:
        raise Refused.of("", "You proposed it. Somebody else records what the Board decided.")
    refuse_if(needed(because, "because", "Enter the meeting and what it decided"))
    found.decided_on, found.decided_by, found.reopen = doing.today, by.username, reopen
    found.decided_because = because.strip()
    found.save(update_fields=["decided_on", "decided_by", "reopen", "decided_because"])
    if reopen:
        closure = found.closure
        closure.reopened_on, closure.reopened_user = doing.today, by.username
        closure.reopened_because = because.strip()
        closure.save(update_fields=["reopened_on", "reopened_user", "reopened_because"])
    doing.record("plan: reopened" if reopen else "plan: kept closed", proposal=found.pk, because=because.strip())
    return found


@transaction.atomic
def propose_found(
    found: Iterable[closing.Proposal], on: date, *, by: Viewer | By, hides: frozenset[str] = frozenset()
) -> int:
    """Propose what the figures found: actions of which an aim fell back since they were closed; how many are new.

    The same facts are proposed once, whatever the Board decides. ``hides`` are actions whose numbers not all may read.
    """
    made = 0
    for one in found:
        row = queries.action_row(one.action, for_change=True)
        if row is None or not states.can(state_of(queries.action_value(row), proposed(row)), "propose"):
            continue
        closure = row.closures.order_by("place", "pk").last()
        facts = list(one.rests_on)
        if any(held.rests_on == facts for held in closure.proposals.all()):
            continue
        models.Proposal.objects.create(
            closure=closure, place=closure.proposals.count(), on=on, by=_FIGURES, rests_on=facts,
            because=_TOO_SMALL if one.action in hides else one.why, written_by=by.username, written_at=now(),
        )  # fmt: skip
        record(by.scope("closure that holds"), "plan: reopening proposed", {"action": one.action, "rests_on": facts})
        made += 1
    return made
