"""Verbs about calibration exercises: made, graded blind by each, closed; access to a child's case for as long as it runs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from uuid import uuid4

from django.db import transaction
from django.utils.timezone import localdate, now

from goldenthread.access.errors import NotAllowed
from goldenthread.accounts.actions.grants import give_grant, withdraw_grant
from goldenthread.accounts.errors import Refused
from goldenthread.accounts.limits import GRANT_DAYS
from goldenthread.accounts.models import Grant, User
from goldenthread.accounts.viewer import Viewer
from goldenthread.auditing.tools.reading import Tool
from goldenthread.journal.actions import record
from goldenthread.quality import models
from goldenthread.quality.actions import drafts
from goldenthread.quality.actions.begin import case_today, not_own_today, refuse_if
from goldenthread.quality.actions.grants import ROOM
from goldenthread.quality.people import may_audit, reached
from goldenthread.quality.reading import served_now, tools
from goldenthread.records.kept_values import plain

PURPOSE: Final = "calibration of auditors"
_REASON: Final = "calibration exercise "
#: Two grades of each domain are the least of which agreement can be told.
_LEAST: Final = 2


@dataclass(frozen=True, slots=True)
class Wanted:
    """An exercise to be made: the number of a child or an invented case, never both; ``graders`` by user name."""

    title: str
    tool: Tool
    child: str
    vignette: str
    graders: Sequence[str]
    opens: date
    closes: date


def is_over(row: models.Exercise, today: date) -> bool:
    """Whether an exercise has closed: nobody grades any more, and what came of it may be read."""
    return row.closed_on is not None or row.closes_on < today


@transaction.atomic
def make(wanted: Wanted, *, by: Viewer) -> models.Exercise:
    """Make an exercise and let its graders into the case for as long as it runs.

    Raises `NotAllowed` unless they keep the programme, and `Refused` with everything that is wrong with it: a grader whose
    own case it is or in whose line it lies among the rest.
    """
    if not by.may("audits.keep"):
        raise NotAllowed(f"The role {by.role} may not make an exercise.")
    person = _child(wanted.child.strip(), by)
    refuse_if(_problems(wanted, person))
    if person:
        _none_own(person, wanted.graders)
    made: models.Exercise = models.Exercise.objects.create(
        key=uuid4().hex, title=wanted.title.strip(), person_key=person, vignette=wanted.vignette.strip(), tool=wanted.tool.key,
        version=wanted.tool.version, opens_on=wanted.opens, closes_on=wanted.closes, graders=sorted(set(wanted.graders)),
        written_by=by.username, written_at=now(),
    )  # fmt: skip
    made.key = f"E{made.pk}"
    made.save(update_fields=["key"])
    _let_in(made)
    about = {"exercise": made.key, "graders": made.graders, **({"person": person} if person else {})}
    record(by.scope(PURPOSE), "audits: exercise made", about)
    return made


@transaction.atomic
def save(key: str, document: Mapping[str, Any], number: int, *, by: Viewer) -> models.Draft:
    """Save one's grades; raises `drafts.Changed`, `Refused`, and `NotAllowed` unless it is theirs to grade now."""
    _open_for(key, by)
    return drafts.save(key, models.EXERCISE, document, number, by)


@transaction.atomic
def hand_in(key: str, *, by: Viewer) -> models.ExerciseGrading:
    """Hand in what was saved; the draft goes, and so does access to the case. Raises `Refused` with what is missing."""
    row = _open_for(key, by)
    draft = drafts.mine(key, models.EXERCISE, by)
    if draft is None:
        raise Refused.of("", "Nothing has been saved yet: grade it first")
    tool = tool_of_exercise(row)
    grading = drafts.grading_of(draft.document, tool, by.username, localdate())
    refuse_if({} if grading.overall is not None else {"overall": "Give an overall grade"})
    made: models.ExerciseGrading = models.ExerciseGrading.objects.create(
        exercise=row, username=by.username, document=plain(grading), written_by=by.username, written_at=now()
    )
    draft.delete()
    _let_out(row, "their grades are in", by.username)
    record(by.scope(PURPOSE), "audits: exercise graded", {"exercise": key})
    return made


@transaction.atomic
def close(key: str, *, by: Viewer) -> models.Exercise:
    """Close an exercise, so that what came of it may be read; grades that are not in then are left out.

    Raises `NotAllowed` unless they keep the programme, `Refused` where it is over or fewer than two have graded.
    """
    row = models.Exercise.objects.select_for_update().filter(key=key).first()
    if row is None or not by.may("audits.keep"):
        raise NotAllowed("There is no such exercise for you.")
    problems = {"": "It has closed"} if is_over(row, localdate()) else {}
    if row.gradings.count() < _LEAST:
        problems[""] = f"Fewer than {_LEAST} have handed in their grades: wait, or let its last day pass"
    refuse_if(problems)
    row.closed_on = localdate()
    row.save(update_fields=["closed_on"])
    _let_out(row, "the exercise has closed")
    models.Draft.objects.filter(about=key, seat=models.EXERCISE).delete()
    record(by.scope(PURPOSE), "audits: exercise closed", {"exercise": key})
    return row


def tool_of_exercise(row: models.Exercise) -> Tool:
    """The tool by which an exercise is graded; raises `Refused` where the council no longer holds it."""
    found = next((one for one in tools() if (one.key, one.version) == (row.tool, row.version)), None)
    if found is None:
        raise Refused.of("", "The tool of this exercise is not held here any more")
    return found


def _open_for(key: str, by: Viewer) -> models.Exercise:
    row = models.Exercise.objects.select_for_update().filter(key=key).first()
    today = localdate()
    if row is None or by.username not in row.graders or is_over(row, today) or row.opens_on > today:
        raise NotAllowed("There is no such exercise for you.")
    if row.gradings.filter(username=by.username).exists():
        raise NotAllowed("Your grades are in.")
    if row.person_key:
        _none_own(row.person_key, [by.username])
    return row


def _child(number: str, by: Viewer) -> str:
    """The key of the child of a number whom the maker may see; "" where none is given or found."""
    if not number:
        return ""
    served = served_now()
    rows = served.connection().execute("select person_key from person where child_id = ?", (number,)).fetchall()
    return next(iter(sorted(reached(served, by.scope(PURPOSE), [key for (key,) in rows]))), "")


def _problems(wanted: Wanted, person: str) -> dict[str, str]:
    problems: dict[str, str] = {}
    if not wanted.title.strip():
        problems["title"] = "Enter what it is called"
    if wanted.child.strip() and wanted.vignette.strip():
        problems["vignette"] = "Give a child's number or an invented case, not both"
    elif wanted.child.strip() and not person:
        problems["child"] = "There is no such child for you"
    elif not wanted.child.strip() and not wanted.vignette.strip():
        problems["child"] = "Give a child's number, or write an invented case"
    if len(set(wanted.graders)) < _LEAST:
        problems["graders"] = f"Choose {_LEAST} graders or more"
    strange = [one for one in wanted.graders if not may_audit(one, localdate())]
    if strange:
        problems["graders"] = f"Choose graders from the list: {', '.join(strange)} may not audit"
    if wanted.closes < max(wanted.opens, localdate()):
        problems["closes_on"] = "The last day must be on or after the first, and to come"
    elif wanted.closes - localdate() > timedelta(days=GRANT_DAYS.value):
        problems["closes_on"] = f"An exercise ends within {GRANT_DAYS.value} days, as access to the case does"
    return problems


def _none_own(person: str, graders: Sequence[str]) -> None:
    """Raise `Refused` where the child's case is a grader's own or lies in their line today."""
    served, today = served_now(), localdate()
    case = case_today(served, person, today)
    if case is None:
        return
    for grader in graders:
        not_own_today(served, case, grader, today)


def _let_in(row: models.Exercise) -> None:
    if not row.person_key:
        return
    start = max(row.opens_on, localdate())
    for user in User.objects.filter(username__in=row.graders, is_active=True):
        give_grant(
            user, row.person_key, Grant.Kind.SAMPLED, by=ROOM, because=f"{_REASON}{row.key}", start_date=start,
            expiry_date=row.closes_on,
        )  # fmt: skip


def _let_out(row: models.Exercise, why: str, username: str = "") -> None:
    held = Grant.objects.filter(reason=f"{_REASON}{row.key}", withdrawn_at__isnull=True, given_by=ROOM.username)
    for grant in held.filter(user__username=username) if username else held:
        withdraw_grant(grant, by=ROOM, because=f"{_REASON}{row.key}: {why}")
