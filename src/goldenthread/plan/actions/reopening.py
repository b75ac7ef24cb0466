"""Reopening what was complete: proposed with the reason, decided by the Board, and never by who proposed it alone."""

from django.db import transaction

from goldenthread.accounts.errors import Refused
from goldenthread.accounts.viewer import Viewer
from goldenthread.plan import models
from goldenthread.plan.actions.begin import begin, needed, refuse_if


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
