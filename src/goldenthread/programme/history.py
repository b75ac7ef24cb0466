"""A plan as it stood on a day: everything that was dated later is not there yet."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Protocol, TypeVar

from goldenthread.programme.promises import Action, Check, Closure, Milestone, Ownership, Plan


class _Dated(Protocol):
    """What happened on a day."""

    @property
    def on(self) -> date:
        """The day."""


_Entry = TypeVar("_Entry", bound=_Dated)


def as_at(plan: Plan, day: date) -> Plan:
    """The plan at the end of a day. Its actions are all there: an action that is agreed is agreed for what comes.

    What is known of people and links, which carries no day, stays.
    """
    return replace(plan, actions=tuple(action_as_at(action, day) for action in plan.actions))


def action_as_at(action: Action, day: date) -> Action:
    """An action at the end of a day: the due, the rating and the owner of that day, and what had been done."""
    return replace(
        action,
        owned=tuple(one for one in action.owned if _begun(one, day)),
        slips=_until(action.slips, day),
        claims=_until(action.claims, day),
        updates=_until(action.updates, day),
        milestones=tuple(_milestone(one, day) for one in action.milestones),
        evidence=_until(action.evidence, day),
        closures=tuple(_closure(one, day) for one in _until(action.closures, day)),
    )


def _until(entries: Iterable[_Entry], day: date) -> tuple[_Entry, ...]:
    return tuple(one for one in entries if one.on <= day)


def _begun(ownership: Ownership, day: date) -> bool:
    return ownership.since is None or ownership.since <= day


def _yet(on: date | None, day: date) -> bool:
    """Whether a day is one that had not come."""
    return on is not None and on > day


def _milestone(milestone: Milestone, day: date) -> Milestone:
    return replace(milestone, done_on=None) if _yet(milestone.done_on, day) else milestone


def _closure(closure: Closure, day: date) -> Closure:
    if _yet(closure.agreed_on, day):
        closure = replace(closure, agreed_on=None, agreed_by="")
    if _yet(closure.reopened_on, day):
        closure = replace(closure, reopened_on=None, reopened_because="")
    return replace(closure, checks=tuple(_check(one, day) for one in closure.checks))


def _check(check: Check, day: date) -> Check:
    return replace(check, done_on=None, holds=None, says="", by="") if _yet(check.done_on, day) else check
