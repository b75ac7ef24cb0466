"""Handing an action over, and saying who covers: what was before is kept with its days."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from goldenthread.accounts.viewer import Viewer
from goldenthread.plan import models
from goldenthread.plan.actions.begin import begin, needed, refuse_if
from goldenthread.programme.people import Person


@transaction.atomic
def hand_over(key: str, owners: Sequence[str], *, by: Viewer, because: str) -> models.Ownership:
    """Give an action to others from today; cover ends with it.

    Raises `Refused` for nobody, for who is not among the people of the plan or has left, and without a reason.
    """
    doing = begin(key, "hand over", by)
    problems = needed(because, "because", "Enter why it is handed over")
    now = doing.action.ownership
    if not owners:
        problems["owners"] = "Choose one person or more"
    elif wrong := wrong_with(owners, doing.people, doing.today):
        problems["owners"] = wrong
    elif now is not None and tuple(owners) == now.owners:
        problems["owners"] = "It is theirs already: choose others"
    refuse_if(problems)
    made: models.Ownership = doing.add(models.Ownership, since=doing.today, owners=list(owners))
    was = list(now.owners) if now is not None else []
    doing.record("plan: action handed over", was=was, now=list(owners), because=because.strip())
    return made


@transaction.atomic
def set_cover(key: str, cover: str, *, by: Viewer, because: str) -> models.Ownership:
    """Say who covers an action from today, or "" for nobody any more; its owners stay. Raises `Refused`."""
    doing = begin(key, "cover", by)
    problems = needed(because, "because", "Enter why")
    now = doing.action.ownership
    if now is None:
        problems["cover"] = "Nobody owns it: hand it over first"
    elif cover in now.owners:
        problems["cover"] = "The owner does not cover themselves: choose another"
    elif cover == now.cover:
        problems["cover"] = "That is so already"
    elif cover and (wrong := wrong_with([cover], doing.people, doing.today)):
        problems["cover"] = wrong
    refuse_if(problems)
    owners, printed = (now.owners, now.printed) if now is not None else ((), "")
    made: models.Ownership = doing.add(
        models.Ownership, since=doing.today, owners=list(owners), printed=printed, cover=cover
    )
    doing.record("plan: cover named" if cover else "plan: cover ended", cover=cover, because=because.strip())
    return made


def wrong_with(keys: Sequence[str], people: Sequence[Person], today: date) -> str:
    """What is wrong with people, by key, who should own or cover from a day, "" for nothing."""
    known = {one.key: one for one in people}
    for key in keys:
        one = known.get(key)
        if one is None:
            return "Choose somebody from the people of the plan"
        if one.many:
            return f"{one.shown} are many: choose one person who answers for it"
        if one.left_on is not None and one.left_on < today:
            return f"{one.shown} has left: choose another"
    return ""
