"""Raising an action in the midst of a version: from a finding, a risk, a complaint or a recommendation."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Final

from django.db import transaction
from django.utils.timezone import localdate, now

from goldenthread.access.errors import NotAllowed
from goldenthread.accounts.viewer import Viewer
from goldenthread.journal.actions import record
from goldenthread.plan import models, queries, rows
from goldenthread.plan.actions.begin import needed, refuse_if
from goldenthread.plan.actions.owners import wrong_with
from goldenthread.programme.due import Due
from goldenthread.programme.people import Person

_PURPOSE: Final = "raising an action"
#: How the own key of an action begins that no file brought; what follows is a number that is given once.
_OWN: Final = "raised-"
_PRINTED: Final = "N"


@dataclass(frozen=True, slots=True)
class Raised:
    """An action to be raised: its theme, words, due and owners, the recommendations it answers, and why it is raised.

    ``printed`` is its number in papers; without one it is given the next of those that begin with `_PRINTED`, since the map of
    the next version says by number what became of every action. ``audits`` and ``risks`` are keys of what it came from.
    """

    theme: str
    text: str
    due: Due
    owners: Sequence[str]
    because: str
    printed: str = ""
    recommendations: Sequence[str] = ()
    audits: Sequence[str] = ()
    risks: Sequence[str] = ()


@transaction.atomic
def add_action(raised: Raised, *, by: Viewer) -> models.Action:
    """Add an action to the version in force; it begins today and its due is the one first agreed.

    Raises `NotAllowed` for who may not change the plan, and `Refused` with everything that is wrong with it.
    """
    if not by.may("plan.change"):
        raise NotAllowed(f"The role {by.role} may not add an action: it is for those who may change the plan.")
    version, today = queries.required(), localdate()
    # One at a time: the number in the key is given once.
    models.Version.objects.select_for_update().get(pk=version.pk)
    refuse_if(_problems(raised, version, today))
    stamp = {"written_by": by.username, "written_at": now()}
    place, number = version.wordings.count(), _number(version)
    made: models.Action = models.Action.objects.create(
        plan=version.plan, key=f"{_OWN}{number}", place=place, **rows.due_columns(raised.due), **stamp
    )
    models.Wording.objects.create(
        action=made, version=version, place=place, printed=raised.printed.strip() or f"{_PRINTED}{number}", theme=raised.theme,
        text=raised.text.strip(), began_on=today, recommendations=list(raised.recommendations),
        audits=list(raised.audits), risks=list(raised.risks), because=raised.because.strip(), **stamp,
    )  # fmt: skip
    models.Ownership.objects.create(action=made, place=0, since=today, owners=list(raised.owners), **stamp)
    about = {
        "action": made.key,
        "theme": raised.theme,
        "owners": list(raised.owners),
        "because": raised.because.strip(),
    }
    record(by.scope(_PURPOSE), "plan: action raised", about)
    return made


def _number(version: models.Version) -> int:
    """The first number that neither a key nor a printed number has."""
    keys = models.Action.objects.filter(plan=version.plan, key__startswith=_OWN).values_list("key", flat=True)
    printed = models.Wording.objects.filter(action__plan=version.plan).values_list("printed", flat=True)
    taken = {key.removeprefix(_OWN) for key in keys} | {one.removeprefix(_PRINTED) for one in printed}
    return next(number for number in count(1) if str(number) not in taken)


def _problems(raised: Raised, version: models.Version, today: date) -> dict[str, str]:
    problems = needed(raised.text, "text", "Enter what is to be done")
    problems |= needed(raised.because, "because", "Enter why it is raised")
    plan = queries.plan_as_value(version=version)
    if raised.theme not in {one.key for one in plan.themes}:
        problems["theme"] = "Choose a theme of the plan"
    if raised.printed.strip() and raised.printed.strip() in {one.printed for one in plan.actions}:
        problems["printed"] = "Another action has this number"
    if not set(raised.recommendations) <= {one.key for one in plan.recommendations}:
        problems["recommendations"] = "Choose recommendations from the list"
    if not set(raised.risks) <= {one.key for one in plan.risks}:
        problems["risks"] = "Choose risks of the plan"
    if raised.due.last is not None and raised.due.last < today:
        problems["on"] = "It would be late from the first day: choose a day to come"
    return problems | _of_owners(raised.owners, plan.people, today)


def _of_owners(owners: Sequence[str], people: Sequence[Person], today: date) -> dict[str, str]:
    wrong = wrong_with(owners, people, today) if owners else "Choose one person or more"
    return {"owners": wrong} if wrong else {}
