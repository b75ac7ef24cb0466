"""The improvement programme that the site holds, as papers that tell of one are built from it."""

from dataclasses import dataclass
from datetime import date

from goldenthread.governance.queries import governance_as_value
from goldenthread.papers.classes import Class
from goldenthread.papers.definition import PackDefinition
from goldenthread.papers.programme.given import Known, frozen_form, known_form
from goldenthread.papers.promising import of_a_meeting, of_a_programme, of_councillors
from goldenthread.plan import models
from goldenthread.plan.queries import plan_as_value
from goldenthread.programme.boards import Governance
from goldenthread.programme.guard import Answer
from goldenthread.programme.tables import Programme
from goldenthread.records.errors import WrongUse


@dataclass(frozen=True, slots=True)
class Held:
    """The programme and what was asked of it in their kept forms, and the meeting; nothing for a pack that tells of none."""

    programme: bytes | None = None
    guard: bytes | None = None
    meeting: str = ""


def held(definition: PackDefinition, class_: Class, today: date) -> Held:
    """What an edition of a pack needs of the programme as it stands; its meeting is the next of a fitting body.

    A report to councillors is for the next meeting of a committee, anything else for that of a board. Raises `WrongUse`
    where no plan was loaded, or no meeting lies ahead.
    """
    if not of_a_programme(definition, class_):
        return Held()
    programme = Programme(plan_as_value(), governance_as_value())
    known = {one.reason: one for one in _known(programme.plan.key)}
    meeting = ""
    if of_a_meeting(definition, class_):
        meeting = _meeting(programme.governance, of_councillors(definition, class_), definition.key, today)
    return Held(frozen_form(programme, class_), known_form(known, programme, class_), meeting)


def _meeting(governance: Governance, councillors: bool, pack: str, today: date) -> str:
    """The next meeting, with the item of its agenda that the pack is for, where one names it."""
    fitting = {one.key for one in governance.boards if one.committee is councillors}
    ahead = sorted(
        (one for one in governance.meetings if one.on >= today and one.board in fitting),
        key=lambda one: (one.on, one.key),
    )
    if not ahead:
        body = "committee" if councillors else "board"
        raise WrongUse.of("The meeting", f"no meeting of a {body} lies ahead", "Enter the next meeting of it first")
    item = next((one.number for one in ahead[0].items if one.pack.startswith(pack)), "")
    return f"{ahead[0].key}/{item}" if item else ahead[0].key


def _known(plan: str) -> list[Known]:
    """Every reason that the guard asked on the site, from when the Board may read it, with the last answer to it."""
    answers: dict[str, Answer] = {}
    for row in models.Answer.objects.filter(question__plan=plan).order_by("pk"):
        for key in row.reasons:
            answers[key] = Answer("", (key,), row.on, row.by, row.text)
    found: dict[str, Known] = {}
    for row in models.Question.objects.filter(plan=plan).order_by("pk"):
        for said in row.reasons:
            key = said["key"]
            found.setdefault(key, Known(key, date.fromisoformat(said["open"]), answers.get(key)))
    return list(found.values())
