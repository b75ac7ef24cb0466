"""A plan refreshed: a new version with a map of what became of every action before, and the history that goes with it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, TypeVar

from goldenthread.programme.promises import Action, Fate, Mapped, Plan, Slip
from goldenthread.records.errors import Problem, refuse_if_any

_Entry = TypeVar("_Entry")
#: How a slip is signed that a new version brought.
_BY: Final = "plan version {version}"


@dataclass(frozen=True, slots=True)
class Chapter:
    """An action as a version before had it, and what became of it."""

    version: int
    action: Action
    fate: Fate
    decision: str
    because: str


def refreshed(before: Plan, after: Plan) -> Plan:
    """The new version with the history of every action that it keeps; raises `InputRefused` with all that does not fit.

    An action that is kept goes on under its key, with what was dated until then and a slip where its due is another. One
    that was merged or split begins anew, and `chapters` gives those it came from.
    """
    refuse_if_any(unfit(before, after))
    old = {action.printed: action for action in before.actions}
    kept = {row.now[0]: (old[row.old], row) for row in after.mapped if row.fate is Fate.KEPT}
    same_scheme = before.scheme == after.scheme
    actions = tuple(
        _carried(*kept[action.key], action, after, same_scheme) if action.key in kept else action
        for action in after.actions
    )
    return replace(after, actions=actions)


def unfit(before: Plan, after: Plan) -> Iterator[Problem]:
    """Why a plan is not what another was refreshed to."""
    where = f"{after.key}, version {after.version}"
    if after.before != before.version:
        what = f"it says that it refreshed version {after.before or 'nothing'}, and this is version {before.version}"
        yield Problem(where, what, "Correct the version before, or name the other plan")
    rows = {row.old: row for row in after.mapped}
    printed = {action.printed: action for action in before.actions}
    for number, action in printed.items():
        if number not in rows:
            yield Problem(
                where, f"nothing says what became of {number}", "Add it to mapped: kept, merged, split or dropped"
            )
        elif rows[number].fate is Fate.KEPT and rows[number].now != (action.key,):
            what = f"{number} is kept as {rows[number].now[0]}, and its key was {action.key}"
            yield Problem(where, what, "Keep its key: the number may change, the key outlives it")
    for number in rows:
        if number not in printed:
            yield Problem(where, f"mapped names {number}, which version {before.version} has not", "Correct the number")
    yield from _drops(after.mapped, where)


def _drops(rows: Sequence[Mapped], where: str) -> Iterator[Problem]:
    for row in rows:
        if row.fate is Fate.DROPPED and not row.decision:
            yield Problem(
                where, f"{row.old} is dropped without a decision", "Name the decision by which it was dropped"
            )


def chapters(key: str, after: Plan, *earlier: Plan) -> tuple[Chapter, ...]:
    """What an action was in the versions before, the latest first; ``earlier`` are those versions in any order.

    Numbers of versions that are not given are left out: nothing is known of them here.
    """
    by_version = {plan.version: plan for plan in earlier}
    found: list[Chapter] = []
    plan, keys = after, {key}
    while plan.before in by_version:
        before = by_version[plan.before]
        numbers = {row.old: row for row in plan.mapped if keys & set(row.now)}
        actions = [action for action in before.actions if action.printed in numbers]
        rows = [numbers[action.printed] for action in actions]
        found += [
            Chapter(before.version, action, row.fate, row.decision, row.because)
            for action, row in zip(actions, rows, strict=True)
        ]
        plan, keys = before, {action.key for action in actions}
    return tuple(found)


def _carried(old: Action, row: Mapped, new: Action, plan: Plan, same_scheme: bool) -> Action:
    """The new action with what is dated of the old one; ratings only where both plans read them alike."""
    slips = [*old.slips, *(one for one in new.slips if one not in old.slips)]
    if not new.slips and new.baseline != old.due:
        because = row.because or "Another due in the new version of the plan"
        slips.append(Slip(_day_of(plan), old.due, new.baseline, _BY.format(version=plan.version), because))
    return replace(
        new,
        baseline=old.baseline,
        began_on=new.began_on or old.began_on,
        earlier=tuple(dict.fromkeys((*old.earlier, row.old, *new.earlier))),
        owned=_joined(old.owned, new.owned),
        slips=tuple(slips),
        claims=_joined(old.claims, new.claims) if same_scheme else new.claims,
        updates=_joined(old.updates, new.updates),
        milestones=_joined(old.milestones, new.milestones),
        evidence=_joined(old.evidence, new.evidence),
        closures=_joined(old.closures, new.closures),
    )


def _day_of(plan: Plan) -> date:
    return plan.published_on or plan.from_on


def _joined(old: tuple[_Entry, ...], new: tuple[_Entry, ...]) -> tuple[_Entry, ...]:
    return (*old, *(one for one in new if one not in old))
