"""Two days of a plan, or two plans, set side by side: every date moved, rating changed, step done and owner gone."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from goldenthread.programme.history import as_at
from goldenthread.programme.promises import Action, Closure, Mapped, Ownership, Plan
from goldenthread.records.errors import WrongUse


class Changed(Enum):
    """What of an action changed, in the order in which a reader asks."""

    ADDED = "added"
    GONE = "no longer in the plan"
    DUE = "due moved"
    RATING = "rating changed"
    CLOSED = "said to be complete"
    AGREED = "completion agreed"
    CHECKED = "looked at again"
    REOPENED = "opened again"
    OWNER = "owner changed"
    MILESTONE = "step done"
    EVIDENCE = "evidence added"
    UPDATE = "update written"
    WORDS = "words changed"


@dataclass(frozen=True, slots=True)
class Change:
    """One change: of which action, from what to what in words ("" for nothing), the day and the reason where one is kept."""

    action: str
    printed: str
    kind: Changed
    was: str
    now: str
    on: date | None = None
    because: str = ""


def compare(plan: Plan, before: date, after: date) -> tuple[Change, ...]:
    """What changed in a plan from the end of one day to the end of another; nothing where the days are the same.

    Raises `WrongUse` where the second day comes first.
    """
    if after < before:
        raise WrongUse.of(
            f"{before} and {after}", "the second day comes before the first", "Give the earlier day first"
        )
    return differences(as_at(plan, before), as_at(plan, after))


def differences(before: Plan, after: Plan) -> tuple[Change, ...]:
    """What is another in a second plan, action by action in its order; actions are told by their keys."""
    old = {action.key: action for action in before.actions}
    new = {action.key: action for action in after.actions}
    people = {person.key: person.name or person.initials or person.key for person in (*before.people, *after.people)}
    changes: list[Change] = []
    for action in after.actions:
        if action.key in old:
            changes += _of_action(old[action.key], action, people)
        else:
            changes.append(Change(action.key, action.printed, Changed.ADDED, "", action.text))
    fates = {row.old: row for row in after.mapped} if after.version != before.version else {}
    for action in before.actions:
        if action.key not in new:
            changes.append(_gone(action, fates.get(action.printed), {one.key: one.printed for one in after.actions}))
    return tuple(changes)


def _gone(action: Action, fate: Mapped | None, printed: Mapping[str, str]) -> Change:
    """An action that is not there any more, with what a new version of the plan says became of it."""
    if fate is None:
        return Change(action.key, action.printed, Changed.GONE, action.text, "")
    into = " and ".join(printed.get(key, key) for key in fate.now)
    now = f"{fate.fate.value}: {into or fate.decision}"
    return Change(action.key, action.printed, Changed.GONE, action.text, now, because=fate.because)


def _of_action(old: Action, new: Action, people: Mapping[str, str]) -> Iterator[Change]:
    for look in _LOOKS:
        for kind, was, now, on, because in look(old, new, people):
            yield Change(new.key, new.printed, kind, was, now, on, because)


_Seen = Iterator[tuple[Changed, str, str, date | None, str]]


def _words(old: Action, new: Action, people: Mapping[str, str]) -> _Seen:
    if old.text != new.text:
        yield Changed.WORDS, old.text, new.text, None, ""


def _due(old: Action, new: Action, people: Mapping[str, str]) -> _Seen:
    if old.due != new.due:
        last = new.slips[-1] if new.slips else None
        yield Changed.DUE, old.due.words(), new.due.words(), last.on if last else None, last.because if last else ""


def _rating(old: Action, new: Action, people: Mapping[str, str]) -> _Seen:
    was, now = old.claim, new.claim
    if now is not None and (was is None or was.rating != now.rating):
        yield Changed.RATING, was.rating if was else "", now.rating, now.on, now.because


def _owner(old: Action, new: Action, people: Mapping[str, str]) -> _Seen:
    was, now = old.ownership, new.ownership
    if now is not None and (was is None or (was.owners, was.cover) != (now.owners, now.cover)):
        yield Changed.OWNER, _led(was, people), _led(now, people), now.since, ""


def _led(ownership: Ownership | None, people: Mapping[str, str]) -> str:
    """Who leads, and who covers for them."""
    if ownership is None:
        return ""
    cover = f" (covered by {people.get(ownership.cover, ownership.cover)})" if ownership.cover else ""
    return ", ".join(people.get(owner, owner) for owner in ownership.owners) + cover


def _closures(old: Action, new: Action, people: Mapping[str, str]) -> _Seen:
    # Closures are only ever added, so that the place of one says which it was before.
    for place, closure in enumerate(new.closures):
        before = old.closures[place] if place < len(old.closures) else None
        if before is None:
            yield Changed.CLOSED, "", f"by {people.get(closure.by, closure.by)}", closure.on, ""
        yield from _of_closure(before, closure, people)


def _of_closure(before: Closure | None, now: Closure, people: Mapping[str, str]) -> _Seen:
    if now.agreed_on is not None and (before is None or before.agreed_on is None):
        yield Changed.AGREED, "", f"by {people.get(now.agreed_by, now.agreed_by)}", now.agreed_on, ""
    looked = {check.months for check in before.checks if check.done_on} if before else set()
    for check in now.checks:
        if check.done_on is not None and check.months not in looked:
            said = "it holds" if check.holds else "it does not hold"
            yield Changed.CHECKED, "", f"after {check.months} months {said}", check.done_on, check.says
    if now.reopened_on is not None and (before is None or before.reopened_on is None):
        yield Changed.REOPENED, "", "", now.reopened_on, now.reopened_because


def _milestones(old: Action, new: Action, people: Mapping[str, str]) -> _Seen:
    done = {one.key for one in old.milestones if one.done_on}
    for step in new.milestones:
        if step.done_on is not None and step.key not in done:
            yield Changed.MILESTONE, f"due {step.due.words()}", step.title, step.done_on, ""


def _evidence(old: Action, new: Action, people: Mapping[str, str]) -> _Seen:
    known = {one.key for one in old.evidence}
    for one in new.evidence:
        if one.key not in known:
            yield Changed.EVIDENCE, "", one.shows, one.on, ""


def _updates(old: Action, new: Action, people: Mapping[str, str]) -> _Seen:
    for one in new.updates:
        if one not in old.updates:
            yield Changed.UPDATE, "", one.text, one.on, ""


_LOOKS: Final[Sequence[Callable[[Action, Action, Mapping[str, str]], _Seen]]] = (
    _words,
    _due,
    _rating,
    _closures,
    _owner,
    _milestones,
    _evidence,
    _updates,
)
