"""Which figures an action should move: linked by subject, and taken back with a reason."""

from django.db import transaction

from goldenthread.accounts.errors import Refused
from goldenthread.accounts.viewer import Viewer
from goldenthread.plan import models, rows
from goldenthread.plan.actions.begin import begin, needed, refuse_if
from goldenthread.programme.promises import Expected


@transaction.atomic
def link_figure(key: str, expected: Expected, *, by: Viewer) -> models.Expected:
    """Say which figure an action should move, and how; raises `Refused` for one linked already or without a subject."""
    doing = begin(key, "link", by)
    problems = needed(expected.measure, "measure", "Choose a measure")
    problems |= needed(expected.subject, "subject", "Say in words how the figure and the action belong together")
    if any(one.measure == expected.measure and one.stands is expected.stands for one in doing.action.expected):
        problems["measure"] = "This figure is linked to the action already"
    if expected.by is not None and expected.since is not None and expected.by < expected.since:
        problems["by"] = "The day by which it should show must not lie before it began"
    refuse_if(problems)
    made: models.Expected = doing.add(models.Expected, **rows.expected_columns(expected))
    doing.record("plan: figure linked", measure=expected.measure, moves=expected.moves.value)
    return made


@transaction.atomic
def unlink_figure(key: str, number: int, *, by: Viewer, because: str) -> models.Expected:
    """Take a link to a figure back; it stays as history. Raises `Refused` without a reason and for one that is gone."""
    doing = begin(key, "unlink", by)
    refuse_if(needed(because, "because", "Enter why the figure no longer belongs to the action"))
    found = doing.row.expecteds.filter(pk=number, ended_at__isnull=True).first()
    if found is None:
        raise Refused.of("", "This figure is not linked any more")
    found.ended_at, found.ended_by, found.ended_because = doing.at, by.username, because.strip()
    found.save(update_fields=["ended_at", "ended_by", "ended_because"])
    doing.record("plan: figure taken back", measure=found.measure, because=because.strip())
    return found
