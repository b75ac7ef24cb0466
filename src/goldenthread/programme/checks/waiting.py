"""Questions about what waits for what, and about entries of days that have not come."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from goldenthread.programme.checks.found import Noticed, noticed
from goldenthread.programme.promises import Action, Plan

#: So many entries are named; the others are counted.
_NAMED: Final = 5


def about_waiting(plan: Plan) -> Iterator[Noticed]:
    """Actions that wait for one that is due later, and those that wait for each other."""
    actions = {action.key: action for action in plan.actions}
    for action in plan.actions:
        for key in action.depends_on:
            other = actions.get(key)
            mine, theirs = action.due.last, other.due.last if other else None
            if other is not None and mine is not None and theirs is not None and mine < theirs:
                said = {"due": action.due.words(), "other": other.printed, "later": other.due.words()}
                yield noticed("waits-for-later", (action.key, other.key), action.printed, **said)
    yield from _circles(actions)


def _circles(actions: Mapping[str, Action]) -> Iterator[Noticed]:
    told: set[frozenset[str]] = set()
    for key in actions:
        circle = _circle(key, actions)
        if circle and frozenset(circle) not in told:
            told.add(frozenset(circle))
            printed = ", ".join(actions[one].printed for one in circle)
            yield noticed("waits-in-a-circle", circle, actions[circle[0]].printed, circle=printed)


def _circle(start: str, actions: Mapping[str, Action]) -> tuple[str, ...]:
    """The shortest way from an action back to itself by what it waits for; nothing where there is none."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    while ways:
        way = ways.pop(0)
        for key in actions[way[-1]].depends_on:
            if key == start:
                return way
            if key in actions and key not in seen:
                seen.add(key)
                ways.append((*way, key))
    return ()


def about_days(plan: Plan, today: date) -> Iterator[Noticed]:
    """Entries of days that have not come, told once for all."""
    later = [(action, word, on) for action in plan.actions for word, on in _entries(action) if on > today]
    if later:
        named = [f"{word} of {action.printed} on {on}" for action, word, on in later[:_NAMED]]
        more = [f"{len(later) - _NAMED} more"] if len(later) > _NAMED else []
        about = tuple(dict.fromkeys(action.key for action, _, _ in later))
        yield noticed("dated-later", about, "the plan", count=len(later), day=today, which=", ".join(named + more))


def _entries(action: Action) -> Iterator[tuple[str, date]]:
    """Everything of an action that says what happened, with its day."""
    yield from (("slip", one.on) for one in action.slips)
    yield from (("rating", one.on) for one in action.claims)
    yield from (("update", one.on) for one in action.updates)
    yield from (("evidence", one.on) for one in action.evidence)
    yield from (("closure", one.on) for one in action.closures)
    yield from (("step done", one.done_on) for one in action.milestones if one.done_on is not None)
