"""Closing: evidence is needed, a second person agrees, and it is looked at again after three and six months."""

from collections.abc import Sequence

from django.db import transaction

from goldenthread.accounts.errors import Refused
from goldenthread.accounts.viewer import Viewer
from goldenthread.calendar import add_months
from goldenthread.plan import models
from goldenthread.plan.actions.begin import Doing, begin, needed, refuse_if
from goldenthread.plan.limits import CHECK_MONTHS
from goldenthread.plan.policies import check_second


@transaction.atomic
def close(key: str, evidence: Sequence[str], *, by: Viewer) -> models.Closure:
    """Say that an action is complete, with the evidence for it by key.

    Raises `Refused` without evidence, for evidence that the action has not, and while a step is not done.
    """
    doing = begin(key, "close", by)
    known = {one.key for one in doing.action.evidence}
    problems = {}
    if not known:
        problems["evidence"] = "There is no evidence yet: add some first"
    elif not evidence or not set(evidence) <= known:
        problems["evidence"] = "Choose the evidence that shows it"
    if open_steps := [one.title for one in doing.action.milestones if one.done_on is None]:
        problems[""] = f"These steps are not done: {'; '.join(open_steps)}"
    refuse_if(problems)
    made: models.Closure = doing.add(models.Closure, on=doing.today, by=doing.who, evidence=list(evidence))
    doing.record("plan: said to be complete", closure=made.pk, evidence=list(evidence))
    return made


@transaction.atomic
def agree(key: str, *, by: Viewer) -> models.Closure:
    """Agree as a second person that an action is complete; its checks are set by the rule `limits.CHECK_MONTHS`.

    Raises `Refused` for who said so or whose it is.
    """
    doing = begin(key, "agree", by)
    closure = _last(doing)
    check_second(by, (closure.written_by,), doing.owners)
    closure.agreed_on, closure.agreed_by, closure.agreed_user = doing.today, doing.who, by.username
    closure.save(update_fields=["agreed_on", "agreed_by", "agreed_user"])
    for place, rule in enumerate(CHECK_MONTHS):
        months = int(rule.value)
        due = add_months(doing.today, months)
        models.Check.objects.create(closure=closure, place=place, months=months, due=due, **doing.stamp)
    doing.record("plan: agreed to be complete", closure=closure.pk)
    return closure


@transaction.atomic
def send_back(key: str, *, by: Viewer, because: str) -> models.Closure:
    """Say as a second person that an action is not complete: it is open again. Raises `Refused` without a reason."""
    doing = begin(key, "send back", by)
    closure = _last(doing)
    check_second(by, (closure.written_by,), doing.owners)
    refuse_if(needed(because, "because", "Enter what is missing: the owner reads it"))
    closure.reopened_on, closure.reopened_user = doing.today, by.username
    closure.reopened_because = because.strip()
    closure.save(update_fields=["reopened_on", "reopened_user", "reopened_because"])
    doing.record("plan: sent back", closure=closure.pk, because=because.strip())
    return closure


@transaction.atomic
def look_again(key: str, months: int, holds: bool, says: str, *, by: Viewer) -> models.Check:
    """Say what a look at a closed action found; the one that closed it or whose it is does not look.

    Raises `Refused` for a look that was done, is not yet due or says nothing.
    """
    doing = begin(key, "check", by)
    closure = _last(doing)
    check_second(by, (closure.written_by,), doing.owners)
    found = closure.checks.filter(months=months).order_by("pk").first()
    if found is None:
        raise Refused.of("months", "Choose a check from the list")
    if found.done_on is not None:
        raise Refused.of("months", "This check is done already")
    if doing.today < found.due:
        raise Refused.of("months", f"This check is due on {found.due.day} {found.due:%B %Y}: not before")
    refuse_if(needed(says, "says", "Say what you looked at and what you found"))
    found.done_on, found.holds, found.says, found.by = doing.today, holds, says.strip(), doing.who
    found.save(update_fields=["done_on", "holds", "says", "by"])
    doing.record("plan: looked at again", closure=closure.pk, months=months, holds=holds)
    return found


def _last(doing: Doing) -> models.Closure:
    found: models.Closure = doing.row.closures.order_by("place", "pk").last()
    return found
