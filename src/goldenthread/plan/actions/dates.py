"""Moving a due: the date first agreed stays, and every move says why."""

from django.db import transaction

from goldenthread.accounts.viewer import Viewer
from goldenthread.plan import models, rows
from goldenthread.plan.actions.begin import begin, needed, refuse_if
from goldenthread.programme.due import Due
from goldenthread.programme.promises import Slip


@transaction.atomic
def move(key: str, due: Due, *, by: Viewer, because: str) -> models.Slip:
    """Move the due of an action; raises `Refused` without a reason and for the due that stands already."""
    doing = begin(key, "move", by)
    problems = needed(because, "because", "Enter why the date moves: the Board reads it")
    if due == doing.action.due:
        problems["due"] = "This is the date that stands: choose another"
    refuse_if(problems)
    said = Slip(doing.today, doing.action.due, due, doing.who, because.strip())
    made: models.Slip = doing.add(models.Slip, **rows.slip_columns(said))
    doing.record("plan: date moved", was=said.was.words(), now=due.words(), because=said.because)
    return made
