"""What calibration and learning put on one's own page: a case to grade with others, one's own grading, ways to what is learned."""

from datetime import date
from typing import Final

from django.urls import reverse

from goldenthread.accounts.viewer import Viewer
from goldenthread.design.components import Cell, Link
from goldenthread.design.figures import day
from goldenthread.plan.pages import Part
from goldenthread.quality import models
from goldenthread.quality.actions.exercises import is_over
from goldenthread.quality.auditors import own_standing
from goldenthread.quality.people import now_known_as
from goldenthread.quality.shown import table
from goldenthread.quality.telling import ways

_BLIND: Final = "Several grade the same case, each blind to the others until the exercise has closed."
_OWN: Final = "Only you and whoever keeps audits read this."


def to_calibrate(viewer: Viewer, today: date) -> Part | None:
    """Exercises that are open and wait for one's grades."""
    rows = [
        one
        for one in models.Exercise.objects.filter(opens_on__lte=today, closed_on__isnull=True).order_by(
            "closes_on", "pk"
        )
        if viewer.username in one.graders and not is_over(one, today)
    ]
    done = set(
        models.ExerciseGrading.objects.filter(username=viewer.username, exercise__in=rows).values_list(
            "exercise_id", flat=True
        )
    )
    lines = [
        (Cell(one.title, href=reverse("audit-exercise", args=[one.key])), day(one.closes_on))
        for one in rows
        if one.pk not in done
    ]
    if not lines:
        return None
    return Part(
        "To grade with others", (_BLIND,), tables=(table("To grade with others", ("Exercise", "Last day"), lines, ""),)
    )


def my_grading(viewer: Viewer, today: date) -> Part | None:
    """How one's own grades stand to blind second ones; None for who has graded nothing."""
    me = now_known_as(viewer.username, today)
    if not models.Audit.objects.filter(auditor__in=me, graded_on__isnull=False).exists():
        return None
    return Part("Your grades beside second ones", (*own_standing(viewer.username).says, _OWN))


def learning_ways(viewer: Viewer) -> tuple[Link, ...]:
    """Ways to calibration and to what is learned, for whom they are."""
    learns, keeps = viewer.may("audits.learn"), viewer.may("audits.keep")
    graders = models.Exercise.objects.values_list("graders", flat=True)
    grades = keeps or any(viewer.username in one for one in graders)
    return ways(
        ("What audits teach", reverse("audit-themes"), learns),
        ("Reviews of whole teams", reverse("audit-team-reviews"), learns),
        ("Calibration exercises", reverse("audit-exercises"), grades and viewer.may("audits")),
        ("Auditors beside second graders", reverse("audit-auditors"), keeps),
    )
