"""What audits taught, for pages that show it: graded audits, an exercise that runs and one that closed, a theme, reviews."""

from datetime import timedelta

from django.utils.timezone import localdate, now
from tests.quality.learned import keep, many

from goldenthread.accounts.models import User
from goldenthread.auditing.model import Grade, Grading, Judgement
from goldenthread.auditing.tools.reading import tool_of
from goldenthread.quality import models
from goldenthread.records.kept_values import plain
from goldenthread.serving.figures import teams_told
from goldenthread.serving.opening import Served

_TOOL = "protection"
_GRADERS = ("demo.auditor", "demo.director", "demo.head-of-service")


def learn(served: Served) -> dict[str, str]:
    """Write all of it, each thing once; the names by which addresses find it."""
    teams = tuple(one.team for one in teams_told(served)[:2])
    keys, today = keep(many(teams)), localdate()
    stamp = {"written_by": "demo.analyst", "written_at": now()}
    runs, closed = (_exercise(number, stamp) for number in (1, 2))
    closed.closed_on = today
    closed.save()
    for username, grade in zip(_GRADERS, Grade, strict=False):
        judged = tuple(Judgement(key, grade, "As read in the file") for key in tool_of(_TOOL, 1).keys)
        document = plain(Grading(username, today, judged, grade, "In all"))
        models.ExerciseGrading.objects.create(exercise=closed, username=username, document=document, **stamp)
    theme = models.Theme.objects.create(
        key="T1", title="Plans drift", words="Oversight says what to do, not whether it was done.", domain="oversight",
        audits=list(keys[:3]), **stamp,
    )  # fmt: skip
    models.Led.objects.create(theme=theme, to="training", words="A morning for managers", on=today, **stamp)
    span = {"since": today - timedelta(days=90), "until": today, "inadequate": 3, "graded": 9, "audits": list(keys[:3])}
    waits = models.TeamReview.objects.create(team=teams[0], **span, **stamp)
    head = User.objects.get(username="demo.head-of-service").username
    begun = {
        "decision": "begun",
        "decided_by": head,
        "decided_on": today,
        "because": "Three in a quarter",
        "leads": head,
    }
    runs_on = models.TeamReview.objects.create(
        team=teams[1], due_on=today + timedelta(days=20), **begun, **span, **stamp
    )
    held = models.TeamReview.objects.create(
        team=teams[1], due_on=today, held_on=today, found="Oversight was thin.", **begun, **span, **stamp
    )
    return {
        "exercise": runs.key, "closed_exercise": closed.key, "theme": theme.key, "audited_team": teams[0],
        "waiting_review": str(waits.pk), "begun_review": str(runs_on.pk), "held_review": str(held.pk),
    }  # fmt: skip


def _exercise(number: int, stamp: dict[str, object]) -> models.Exercise:
    made: models.Exercise = models.Exercise.objects.create(
        key=f"E{number}", title=f"Case {number}", vignette="Two invented children.", tool=_TOOL, version=1,
        opens_on=localdate() - timedelta(days=9), closes_on=localdate() + timedelta(days=9), graders=list(_GRADERS), **stamp,
    )  # fmt: skip
    return made
