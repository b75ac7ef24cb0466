"""Questions about who leads: nobody, a group, somebody on no list, or somebody who will have left."""

import difflib
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from goldenthread.programme.checks.found import Noticed, noticed
from goldenthread.programme.people import Person
from goldenthread.programme.promises import Action, Plan

#: How alike initials must be (0 to 1) to be offered as what may have been meant; nobody is ever taken for another by it.
_ALIKE: Final = 0.6


def about_leads(plan: Plan, as_at: date) -> Iterator[Noticed]:
    """Every question about those who lead the actions of a plan."""
    people = {person.key: person for person in plan.people}
    for action in plan.actions:
        ownership = action.ownership
        owners = ownership.owners if ownership else ()
        if not owners:
            yield noticed("no-lead", (action.key,), action.printed)
        for owner in owners:
            person = people.get(owner)
            if person is None:
                near = _near(owner, people)
                yield noticed("lead-on-no-list", (action.key,), action.printed, lead=repr(owner), near=near)
            elif person.many:
                yield noticed("lead-many", (action.key,), action.printed, lead=person.shown)
            elif left := _left(person, action, as_at):
                words = {"lead": person.shown, "left": left, "due": action.due.words()}
                yield noticed("lead-left", (action.key,), action.printed, **words)


def _near(owner: str, people: Mapping[str, Person]) -> str:
    """Whose initials are like those printed, for somebody to look at."""
    initials = {person.initials: person for person in people.values() if person.initials and not person.many}
    like = difflib.get_close_matches(owner, initials, 2, _ALIKE)
    return f" ({', '.join(f'the list has {initials[one].shown}' for one in like)})" if like else ""


def _left(person: Person, action: Action, as_at: date) -> str:
    """Why somebody will not see the action through, "" where nothing says so."""
    until = action.due.last
    if person.left_on is not None and (person.left_on < as_at or (until is not None and person.left_on < until)):
        return f"who left on {person.left_on}" if person.left_on < as_at else f"who leaves on {person.left_on}"
    ends = person.contract_ends
    if ends is not None and (ends < as_at or (until is not None and ends < until)):
        return f"whose contract ends on {ends}"
    return ""
