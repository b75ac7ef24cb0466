"""Grades that somebody is writing: saved as they go, never over what another page saved since, and handed in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db import transaction
from django.utils.timezone import localdate, now

from goldenthread.access.errors import NotAllowed
from goldenthread.accounts.errors import Refused
from goldenthread.accounts.viewer import Viewer
from goldenthread.auditing.model import Audit, Grade, Grading, Judgement
from goldenthread.auditing.tools.reading import Tool
from goldenthread.journal.actions import record
from goldenthread.quality import models
from goldenthread.quality.actions.audits import grade, grade_again
from goldenthread.quality.actions.begin import PURPOSE, begin, refuse_if
from goldenthread.quality.limits import WORDS
from goldenthread.quality.models import EXERCISE, FIRST, SECOND
from goldenthread.quality.reading import tools

#: Said of a domain that does not apply.
NOT_APPLICABLE: Final = "none"
_GRADES: Final = ("", NOT_APPLICABLE, *(grade.value for grade in Grade))
_VERBS: Final = {FIRST: "grade", SECOND: "grade again"}


class Changed(Exception):
    """A draft was saved by another page since this one was opened: ``stands`` is what was saved, ``number`` its number."""

    def __init__(self, stands: Mapping[str, Any], number: int) -> None:
        super().__init__("The draft was saved elsewhere since this page was opened.")
        self.stands, self.number = stands, number


@dataclass(frozen=True, slots=True)
class _About:
    """What a draft is of: the child ("" where none), the tool."""

    person_key: str
    tool: Tool


def empty(tool: Tool) -> dict[str, Any]:
    """A draft in which nothing is said yet."""
    return {"domains": {key: {"grade": "", "evidence": ""} for key in tool.keys}, "overall": "", "summary": ""}


def mine(about: str, seat: str, by: Viewer) -> models.Draft | None:
    """One's own draft; None before any was saved. Nobody reads another's."""
    return models.Draft.objects.filter(about=about, seat=seat, username=by.username).first()


@transaction.atomic
def save(about: str, seat: str, document: Mapping[str, Any], number: int, by: Viewer) -> models.Draft:
    """Save a draft where ``number`` is that of the last saving (0 before the first); it counts one on.

    ``document`` is what `empty` shows; domains left out are as they were. Raises `Changed` where another page saved since,
    `Refused` for what is no draft of this tool, `NotAllowed` unless it is theirs to grade and not handed in.
    """
    what = _what(about, seat, by)
    row = models.Draft.objects.select_for_update().filter(about=about, seat=seat, username=by.username).first()
    stands = row.document if row is not None else empty(what.tool)
    if number != (row.number if row is not None else 0):
        raise Changed(stands, row.number if row is not None else 0)
    refuse_if(_wrong(document, what.tool))
    said = {**stands, **document, "domains": {**stands["domains"], **document.get("domains", {})}}
    if row is None:
        row = models.Draft(about=about, seat=seat, username=by.username, person_key=what.person_key)
        record(by.scope(PURPOSE), "audits: grading begun", {"audit": about, "seat": seat, "person": what.person_key})
    row.document, row.number, row.saved_at = said, number + 1, now()
    row.save()
    return row


@transaction.atomic
def hand_in(about: str, seat: str, number: int, by: Viewer) -> Audit:
    """Hand in what was saved as the grades of an audit (seats first and second); the draft goes.

    Raises `Changed` where it is not the saving with this ``number``, `Refused` with what is missing, and as the verbs do.
    """
    row = mine(about, seat, by)
    if row is None:
        raise Refused.of("", "Nothing has been saved yet: grade it first")
    if row.number != number:
        raise Changed(row.document, row.number)
    what = _what(about, seat, by)
    grading = grading_of(row.document, what.tool, by.username, localdate())
    return (grade if seat == FIRST else grade_again)(about, grading, by=by)


def grading_of(document: Mapping[str, Any], tool: Tool, by: str, on: date) -> Grading:
    """The grades of a draft; raises `Refused` with every domain that has no grade or no evidence, by its key.

    A draft without an overall grade gives None: the rules of audits say whether that is enough.
    """
    problems, judged = {}, []
    for domain in tool.domains:
        said = document["domains"].get(domain.key, {"grade": "", "evidence": ""})
        if not said["grade"]:
            problems[f"grade-{domain.key}"] = f"Grade {domain.title}, or say that it does not apply"
        if not said["evidence"].strip():
            problems[f"evidence-{domain.key}"] = f"Write what the judgement of {domain.title} rests on"
        judged.append(Judgement(domain.key, _grade(said["grade"]), said["evidence"].strip()))
    if not document["summary"].strip():
        problems["summary"] = "Write a summary"
    refuse_if(problems)
    return Grading(by, on, tuple(judged), _grade(document["overall"]), document["summary"].strip())


def _what(about: str, seat: str, by: Viewer) -> _About:
    if seat in _VERBS:
        doing = begin(about, _VERBS[seat], by)
        done = doing.audit.first if seat == FIRST else doing.audit.second
        if done is not None or doing.audit.cancelled:
            raise NotAllowed("These grades are in, or not wanted any more.")
        return _About(doing.audit.case.key, doing.tool())
    exercise = models.Exercise.objects.filter(key=about).first() if seat == EXERCISE else None
    today = localdate()
    if exercise is None or by.username not in exercise.graders or exercise.closed_on is not None:
        raise NotAllowed("There is no such exercise for you.")
    if not exercise.opens_on <= today or exercise.gradings.filter(username=by.username).exists():
        raise NotAllowed("There is no such exercise for you.")
    tool = next((one for one in tools() if (one.key, one.version) == (exercise.tool, exercise.version)), None)
    if tool is None:
        raise Refused.of("", "The tool of this exercise is not held here any more")
    return _About(exercise.person_key, tool)


def _wrong(document: Mapping[str, Any], tool: Tool) -> dict[str, str]:
    """What of a draft is not one of this tool, by the name of its field."""
    problems = {}
    domains = document.get("domains", {})
    if set(document) - {"domains", "overall", "summary"} or not isinstance(domains, dict):
        return {"": "This is no draft of an audit"}
    for key, said in domains.items():
        if key not in tool.keys or not isinstance(said, dict) or set(said) != {"grade", "evidence"}:
            return {"": "This is no draft of this audit's tool"}
        if said["grade"] not in _GRADES:
            problems[f"grade-{key}"] = "Choose a grade from the list"
        problems |= _long(f"evidence-{key}", said["evidence"])
    if document.get("overall", "") not in ("", *_GRADES[2:]):
        problems["overall"] = "Choose a grade from the list"
    return problems | _long("summary", document.get("summary", ""))


def _long(field: str, said: object) -> dict[str, str]:
    if not isinstance(said, str):
        return {field: "Write words"}
    most = int(WORDS.value)
    return {field: f"Write {most:,} characters at most"} if len(said) > most else {}


def _grade(said: str) -> Grade | None:
    return Grade(said) if said and said != NOT_APPLICABLE else None
