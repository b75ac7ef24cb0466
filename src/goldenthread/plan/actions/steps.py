"""Steps of an action: added, and done once."""

from datetime import date

from django.db import transaction

from goldenthread.accounts.errors import Refused
from goldenthread.accounts.viewer import Viewer
from goldenthread.plan import models, rows
from goldenthread.plan.actions.begin import begin, needed, refuse_if
from goldenthread.programme.due import Due


@transaction.atomic
def add_milestone(key: str, title: str, due: Due, *, by: Viewer) -> models.Milestone:
    """Add a step with its due; raises `Refused` for a step without words."""
    doing = begin(key, "milestone", by)
    refuse_if(needed(title, "title", "Enter what the step is"))
    name = _free(doing.row, "step")
    made: models.Milestone = doing.add(models.Milestone, key=name, title=title.strip(), **rows.due_columns(due))
    doing.record("plan: step added", step=name, due=due.words())
    return made


@transaction.atomic
def finish_milestone(key: str, step: str, done_on: date, *, by: Viewer) -> models.Milestone:
    """Say on which day a step was done; raises `Refused` for a day to come, and for a step that is done or not there."""
    doing = begin(key, "milestone done", by)
    found = doing.row.milestones.filter(key=step).order_by("pk").first()
    if found is None:
        raise Refused.of("step", "Choose a step from the list")
    if found.done_on is not None:
        raise Refused.of("step", "This step is done already")
    if done_on > doing.today:
        raise Refused.of("done_on", "The day must be today or earlier")
    found.done_on, found.done_by = done_on, by.username
    found.save(update_fields=["done_on", "done_by"])
    doing.record("plan: step done", step=step, on=done_on.isoformat())
    return found


def _free(row: models.Action, stem: str) -> str:
    """A key that no step of the action has yet."""
    taken = set(row.milestones.values_list("key", flat=True))
    return next(name for n in range(1, len(taken) + 2) if (name := f"{stem}-{n}") not in taken)
