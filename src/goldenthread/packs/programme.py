"""The improvement programme that the site holds, as papers that tell of one are built from it."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from goldenthread.governance.queries import governance_as_value
from goldenthread.papers.classes import Class
from goldenthread.papers.definition import PackDefinition
from goldenthread.papers.programme.given import Known, frozen_form, known_form
from goldenthread.papers.promising import of_a_meeting, of_a_programme, of_councillors
from goldenthread.plan import models
from goldenthread.plan.queries import current, plan_as_value
from goldenthread.programme.blocks.plan_words import day_in_words
from goldenthread.programme.boards import Governance, Item, Meeting
from goldenthread.programme.guard import Answer
from goldenthread.programme.promises import Plan
from goldenthread.programme.tables import Programme
from goldenthread.records.errors import WrongUse

#: Between a meeting's key and the number of an item of its agenda.
_ITEM: Final = "/"


@dataclass(frozen=True, slots=True)
class Held:
    """The programme and what was asked of it in their kept forms, and the meeting; nothing for a pack that tells of none."""

    programme: bytes | None = None
    guard: bytes | None = None
    meeting: str = ""


def held(definition: PackDefinition, class_: Class, today: date, meeting: str = "") -> Held:
    """What an edition of a pack needs of the programme as it stands, for a meeting or "" for the next of a fitting body.

    A report to councillors is for a meeting of a committee, anything else for that of a board. Raises `WrongUse` where no
    plan was loaded, no meeting lies ahead, or the one that was chosen is no longer there.
    """
    if not of_a_programme(definition, class_):
        return Held()
    programme = Programme(plan_as_value(), governance_as_value())
    known = {one.reason: one for one in _known(programme.plan.key)}
    found = ""
    if of_a_meeting(definition, class_):
        found = _meeting(programme.governance, definition, today, meeting)
    return Held(frozen_form(programme, class_), known_form(known, programme, class_), found)


def the_plan(definition: PackDefinition) -> Plan | None:
    """The plan that a pack tells of, whose themes have places for words; None for a pack of none, and before it is loaded."""
    if current() is None or not any(of_a_programme(definition, one) for one in definition.classes):
        return None
    return plan_as_value()


def for_a_meeting(definition: PackDefinition) -> bool:
    """Whether any edition of a pack is for a meeting."""
    return any(of_a_meeting(definition, one) for one in definition.classes)


def meetings_ahead(definition: PackDefinition, today: date) -> tuple[tuple[str, str], ...]:
    """The meetings that a pack may be for, the next first, each with its key (and the item of its agenda) and words."""
    if not for_a_meeting(definition):
        return ()
    governance = governance_as_value()
    return tuple(
        (key, _words(governance, one, item))
        for one in _ahead(governance, definition, today)
        for key, item in _items(one, definition)
    )


def meeting_said(key: str) -> str:
    """A meeting that a paper is for, in words; its key where it is no longer held, "" for none."""
    governance = governance_as_value()
    name, _, number = key.partition(_ITEM)
    found = next((one for one in governance.meetings if one.key == name), None)
    if found is None:
        return key
    return _words(governance, found, next((one for one in found.items if one.number == number), None))


def _words(governance: Governance, meeting: Meeting, item: Item | None) -> str:
    title = next((one.title for one in governance.boards if one.key == meeting.board), meeting.board)
    on = f"{meeting.on:%B %Y}" if meeting.month_only else day_in_words(meeting.on)
    return f"{title}, {on}{f', item {item.number}: {item.title}' if item is not None else ''}"


def _ahead(governance: Governance, definition: PackDefinition, today: date) -> list[Meeting]:
    councillors = any(of_councillors(definition, one) for one in definition.classes)
    fitting = {one.key for one in governance.boards if one.committee is councillors}
    ahead = (one for one in governance.meetings if one.on >= today and one.board in fitting)
    return sorted(ahead, key=lambda one: (one.on, one.key))


def _items(meeting: Meeting, definition: PackDefinition) -> list[tuple[str, Item | None]]:
    """A meeting as it is chosen: with the item that names the pack, else the meeting and each item that names no other."""
    mine = [one for one in meeting.items if one.pack.startswith(definition.key)]
    free = mine[:1] or [one for one in meeting.items if not one.pack]
    found: list[tuple[str, Item | None]] = [] if mine else [(meeting.key, None)]
    return [*found, *((f"{meeting.key}{_ITEM}{one.number}", one) for one in free)]


def _meeting(governance: Governance, definition: PackDefinition, today: date, chosen: str) -> str:
    """The meeting that was chosen, else the next, with the item of its agenda that the pack is for, where one names it."""
    name = chosen.partition(_ITEM)[0]
    meeting = next((one for one in governance.meetings if one.key == name), None) if chosen else None
    if chosen and meeting is None:
        raise WrongUse.of("The meeting", f"the meeting {name!r} is no longer held here", "Choose another meeting")
    if meeting is None:
        ahead = _ahead(governance, definition, today)
        if not ahead:
            councillors = any(of_councillors(definition, one) for one in definition.classes)
            body = "committee" if councillors else "board"
            raise WrongUse.of("The meeting", f"no meeting of a {body} lies ahead", "Enter the next meeting of it first")
        meeting = ahead[0]
    return chosen if _ITEM in chosen else _items(meeting, definition)[0][0]


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
