"""Where an action stands in time: its state, whether it is late, due soon or stale."""

from datetime import date, timedelta

from goldenthread.plan.limits import SOON_DAYS, STALE_WEEKS
from goldenthread.plan.states import State
from goldenthread.programme.promises import Action

_WEEK = 7


def state_of(action: Action, proposed: bool = False) -> State:
    """The state of an action; ``proposed`` says that reopening was proposed and nobody has decided."""
    closure = action.closure
    if closure is None:
        return State.OPEN
    if closure.agreed_on is None:
        return State.SAID
    return State.PROPOSED if proposed else State.COMPLETE


def is_late(action: Action, today: date) -> bool:
    """Whether an action is past the last day of its due and not agreed to be complete."""
    last = action.due.last
    done = action.closure is not None and action.closure.agreed_on is not None
    return not done and last is not None and last < today


def is_soon(action: Action, today: date) -> bool:
    """Whether an action is due within the days of `limits.SOON_DAYS` and nobody said that it is complete."""
    last = action.due.last
    return action.closure is None and last is not None and today <= last <= today + timedelta(days=SOON_DAYS.value)


def last_word(action: Action) -> date | None:
    """The day that somebody last wrote of an action: an update, claim, slip, piece of evidence, step or closure."""
    days = [one.on for one in action.updates] + [one.on for one in action.claims] + [one.on for one in action.slips]
    days += [one.on for one in action.evidence] + [one.on for one in action.closures]
    days += [one.done_on for one in action.milestones if one.done_on is not None]
    return max(days, default=None)


def weeks_silent(action: Action, today: date, since: date) -> int:
    """Whole weeks since somebody wrote of an action, or since ``since`` where nobody did."""
    return max(0, (today - (last_word(action) or since)).days // _WEEK)


def is_stale(action: Action, today: date, since: date) -> bool:
    """Whether an open action was not written of for longer than `limits.STALE_WEEKS`."""
    return action.closure is None and weeks_silent(action, today, since) > STALE_WEEKS.value
