"""Writing: how an action goes, and how the plan words it; what stood before is kept."""

from django.db import transaction

from goldenthread.accounts.viewer import Viewer
from goldenthread.plan import models, queries
from goldenthread.plan.actions.begin import begin, needed, refuse_if

_KEPT = (
    *("theme", "subtheme", "began_on", "earlier", "partners", "recommendations", "risks", "audits", "money"),
    *("depends_on", "source"),
)


@transaction.atomic
def update(key: str, text: str, *, by: Viewer) -> models.Update:
    """Say how an action goes; raises `Refused` for nothing said."""
    doing = begin(key, "update", by)
    refuse_if(needed(text, "text", "Say how it goes: what was done, what changed, what is in the way"))
    made: models.Update = doing.add(models.Update, on=doing.today, by=doing.who, text=text.strip())
    doing.record("plan: update written", update=made.pk)
    return made


@transaction.atomic
def reword(key: str, text: str, *, by: Viewer, because: str) -> models.Wording:
    """Put an action in other words; the words before are kept. Raises `Refused` without a reason or without a change."""
    doing = begin(key, "reword", by)
    problems = needed(text, "text", "Enter the words of the action")
    problems |= needed(because, "because", "Enter why the words change")
    if text.strip() == doing.action.text:
        problems["text"] = "These are the words that stand: change them"
    refuse_if(problems)
    old = doing.row.wordings.get(version=queries.required(), superseded_at__isnull=True)
    old.superseded_by, old.superseded_at = by.username, doing.at
    old.save(update_fields=["superseded_by", "superseded_at"])
    made: models.Wording = models.Wording.objects.create(
        action=doing.row, version=old.version, place=old.place, printed=old.printed, text=text.strip(),
        because=because.strip(), **{name: getattr(old, name) for name in _KEPT}, **doing.stamp,
    )  # fmt: skip
    doing.record("plan: action reworded", wording=made.pk, because=because.strip())
    return made
