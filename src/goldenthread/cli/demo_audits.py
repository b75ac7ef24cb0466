"""The invented year of audits told through the verbs of an audit: every state of each, refused where a verb refuses."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import tzinfo
from types import MappingProxyType
from typing import Final

from goldenthread.auditing import clocks, states
from goldenthread.auditing.lived import Lived
from goldenthread.auditing.model import (
    Action,
    Audit,
    Case,
    Feedback,
    Grade,
    Grading,
    Judgement,
    Kind,
    Note,
    Settled,
    View,
    Whose,
)
from goldenthread.auditing.tools.reading import Tool, load_tools, tool_of
from goldenthread.borough.audited.casting import Deed, Story, Tools


def newest_tools(tools: Iterable[Tool] | None = None) -> Tools:
    """The tools as the year of the borough asks for them: by key the newest version and the keys of its domains."""
    held = sorted(load_tools() if tools is None else tools, key=lambda tool: (tool.key, tool.version))
    return {tool.key: (tool.version, tool.keys) for tool in held}


def lived(stories: Iterable[Story], tools: Tools, zone: tzinfo) -> dict[str, tuple[Lived, ...]]:
    """Every state of every audit, by its key; stories come in order, so that a re-audit finds the audit before it.

    Times of the story are local and get the zone; days stay as they are.
    """
    found: dict[str, tuple[Lived, ...]] = {}
    for told_of in stories:
        story = replace(told_of, deeds=tuple(replace(deed, at=deed.at.replace(tzinfo=zone)) for deed in told_of.deeds))
        again = found[story.again][-1].audit if story.again else None
        first = _allocated(story, tools, again)
        told = [first]
        for deed in story.deeds[1:]:
            told.append(Lived(_SAID[deed.verb], deed.by, deed.at, _VERBS[deed.verb](told[-1].audit, deed)))
        found[story.key] = tuple(told)
    return found


def _allocated(story: Story, tools: Tools, again: Audit | None) -> Lived:
    deed, held = story.deeds[0], story.case
    tool = tool_of(story.tool, tools[story.tool][0])
    case = Case(held.key, held.worker, held.line, held.team)
    on = deed.at.date()
    made = states.allocate(story.key, Kind(story.kind), case, tool, deed.whom, on, deed.day or on, again)
    return Lived("allocate", deed.by, deed.at, made)


def _grading(deed: Deed) -> Grading:
    if deed.grades is None:
        raise ValueError(f"the deed {deed.verb} holds no grades")
    judged = tuple(
        Judgement(domain, Grade(grade) if grade else None, evidence)
        for domain, grade, evidence in deed.grades.judgements
    )
    overall = Grade(deed.grades.overall) if deed.grades.overall else None
    return Grading(deed.by, deed.at.date(), judged, overall, deed.grades.summary)


def _tool(audit: Audit) -> Tool:
    return tool_of(audit.tool, audit.version)


def _told(face_to_face: bool) -> Callable[[Audit, Deed], Audit]:
    def tell(audit: Audit, deed: Deed) -> Audit:
        return states.feed_back(audit, Feedback(deed.by, deed.at.date(), face_to_face, deed.words))

    return tell


def _act(audit: Audit, deed: Deed) -> Audit:
    due = deed.day or deed.at.date()
    return states.add_action(audit, Action(deed.key, deed.words, deed.whom, due), deed.by)


def _settle(audit: Audit, deed: Deed) -> Audit:
    return states.settle(audit, Settled(Grade(deed.grade), deed.by, deed.at.date(), deed.words))


def _note(deed: Deed) -> Note:
    return Note(deed.at, deed.by, deed.words)


_VERBS: Final[Mapping[str, Callable[[Audit, Deed], Audit]]] = MappingProxyType(
    {
        "grade": lambda audit, deed: states.grade(audit, _tool(audit), _grading(deed)),
        "ask moderator": lambda audit, deed: states.ask_moderator(audit, deed.whom),
        "grade again": lambda audit, deed: states.grade_again(audit, _tool(audit), _grading(deed)),
        "settle": _settle,
        "tell face to face": _told(True),
        "tell in writing": _told(False),
        "view": lambda audit, deed: states.add_view(
            audit, View(Whose(deed.key), deed.by, deed.at.date(), deed.words, deed.whom)
        ),
        "add action": _act,
        "finish action": lambda audit, deed: states.finish_action(audit, deed.key, deed.at.date(), deed.words),
        "close": lambda audit, deed: states.close(audit, deed.at.date()),
        "cancel": lambda audit, deed: states.cancel(audit, deed.words),
        "raise concern": lambda audit, deed: clocks.raise_concern(audit, _note(deed)),
        "escalate": lambda audit, deed: clocks.escalate(audit, int(deed.key), deed.at),
        "answer concern": lambda audit, deed: clocks.answer_concern(audit, int(deed.key), _note(deed)),
    }
)
#: The verb of the room for each verb of the story.
_SAID: Final[Mapping[str, str]] = MappingProxyType(
    {one: one for one in _VERBS}
    | {"tell face to face": "feed back", "tell in writing": "feed back", "view": "add view"}
)
