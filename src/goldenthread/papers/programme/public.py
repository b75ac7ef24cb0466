"""What the public may have of a programme: posts in the place of people, and nothing of boards whose papers are not public."""

import re
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum
from typing import Any, Final

from goldenthread.programme.boards import Governance, Meeting, Visit
from goldenthread.programme.governing.exempt import open_part, open_requests
from goldenthread.programme.people import Person
from goldenthread.programme.promises import Ownership, Plan
from goldenthread.programme.tables import Programme

#: Fields that hold people by key, initials or name.
_PEOPLE: Final = frozenset(
    {"by", "owner", "owners", "cover", "covered_by", "leads", "lead", "chair", "person", "asked_by", "agreed_by"}
    | {"present", "apologies", "to"}
)
#: Of these a field of that name holds a body.
_BODIES: Final[Mapping[type, frozenset[str]]] = {Visit: frozenset({"by"})}
#: What stands for somebody whose post is not known.
NOT_NAMED: Final = "somebody whose post is not recorded"


def public_programme(programme: Programme) -> Programme:
    """A programme without names, initials and sign-in names, and without what was brought to a board in private.

    People are told by their posts. Of a board whose papers are not public nothing is left but that there is one; of other
    boards what is exempt is left out: items with everything that refers to them, minutes, decisions and requests. A name
    within words that somebody wrote becomes the post as well.
    """
    posts, told = _posts(programme), _in_words(programme.plan.people)
    plan = _public(programme.plan, posts, told)
    boards = _public(_open(programme.governance), posts, told)
    return Programme(replace(plan, people=_people(programme.plan)), boards)


def post_of(programme: Programme, who: str) -> str:
    """The post of somebody who is named by key, initials, name or sign-in name; `NOT_NAMED` where it is not known."""
    return _posts(programme).get(who, NOT_NAMED) if who else ""


def without_names(programme: Programme, words: str) -> str:
    """Words that somebody wrote, with the post in the place of each full name."""
    return _in_words(programme.plan.people)(words)


def _posts(programme: Programme) -> Mapping[str, str]:
    """How everything that may stand where a person does is told: boards, bodies and posts as they are."""
    found: dict[str, str] = {}
    for one in programme.plan.people:
        post = _post(one)
        for name in (one.key, one.initials, one.name, one.user, one.shown):
            if name:
                found.setdefault(name, post)
        found[post] = post
    found |= {board.key: board.key for board in programme.governance.boards}
    found |= {meeting.key: meeting.key for meeting in programme.governance.meetings}
    return found


def _post(person: Person) -> str:
    return person.job_title or (f"somebody of {person.body}" if person.body else NOT_NAMED)


def _people(plan: Plan) -> tuple[Person, ...]:
    """One for each post; two people of one post are one, since nothing here tells them apart."""
    found: dict[str, Person] = {}
    for one in plan.people:
        post = _post(one)
        found.setdefault(post, Person(post, "", post, one.body, many=one.many))
    return tuple(found.values())


def _open(governance: Governance) -> Governance:
    """Governance without what was said and asked where the public is shut out."""
    private = {board.key for board in governance.boards if not board.public}
    meetings = tuple(_meeting(one, one.board in private) for one in governance.meetings)
    requests = tuple(one for one in open_requests(governance.requests) if one.board and one.board not in private)
    return replace(governance, meetings=meetings, requests=requests)


def _meeting(meeting: Meeting, private: bool) -> Meeting:
    if private:
        return replace(meeting, items=(), minutes=(), decisions=(), present=(), apologies=(), urgent_because="")
    return open_part(meeting)


def _in_words(people: tuple[Person, ...]) -> Callable[[str], str]:
    """Puts the post in the place of each full name within words."""
    named = {one.name: _post(one) for one in people if one.name}
    if not named:
        return lambda words: words
    pattern = re.compile(rf"\b(?:{'|'.join(re.escape(name) for name in sorted(named, key=len, reverse=True))})\b")
    return lambda words: pattern.sub(lambda match: named[match[0]], words)


def _public(value: Any, posts: Mapping[str, str], told: Callable[[str], str]) -> Any:
    """A value with every person in it told by their post."""
    if not is_dataclass(value) or isinstance(value, type):
        if isinstance(value, tuple):
            return tuple(_public(one, posts, told) for one in value)
        return told(value) if isinstance(value, str) else value
    held = _PEOPLE - _BODIES.get(type(value), frozenset())
    changed = {
        one.name: _field(one.name in held, getattr(value, one.name), posts, told)
        for one in fields(value)
        if not isinstance(getattr(value, one.name), date | Enum)
    }
    if isinstance(value, Ownership):
        changed["printed"] = ""
    return replace(value, **changed)


def _field(of_people: bool, value: Any, posts: Mapping[str, str], told: Callable[[str], str]) -> Any:
    if not of_people or not isinstance(value, str | tuple):
        return _public(value, posts, told)
    if isinstance(value, tuple):
        return tuple(dict.fromkeys(_told(one, posts) for one in value))
    return _told(value, posts)


def _told(who: Any, posts: Mapping[str, str]) -> Any:
    if not isinstance(who, str) or not who:
        return who
    try:
        return date.fromisoformat(who).isoformat()
    except ValueError:
        return posts.get(who, NOT_NAMED)
