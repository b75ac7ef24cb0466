"""Where an action stands by its dates, milestones and evidence, and whether what a person claims can stand beside that."""

from dataclasses import dataclass
from datetime import date

from goldenthread.programme.delivery.schemes import Scheme, Standing
from goldenthread.programme.due import Due
from goldenthread.programme.history import action_as_at
from goldenthread.programme.promises import Action, Claim, Closure, Milestone


@dataclass(frozen=True, slots=True)
class Delivery:
    """The delivery of an action on a day, worked out and claimed, side by side.

    ``rating`` is the code that follows from ``standing``, None where none does. ``possible`` are the codes that may stand
    beside it, ``says`` why in a sentence. ``contradicts`` where the claim is none of them: then it needs a reason, and
    ``unexplained`` says that it has none.
    """

    standing: Standing
    rating: str | None
    possible: tuple[str, ...]
    says: str
    claimed: Claim | None

    @property
    def contradicts(self) -> bool:
        """Whether a rating was claimed that cannot be so."""
        return self.claimed is not None and self.claimed.rating not in self.possible

    @property
    def unexplained(self) -> bool:
        """Whether what was claimed cannot be so and nobody said why."""
        return self.contradicts and not (self.claimed and self.claimed.because)


def delivered(action: Action, scheme: Scheme, as_at: date) -> Delivery:
    """The delivery of an action at the end of a day, from what was known then."""
    then = action_as_at(action, as_at)
    standing, says = standing_of(then, as_at)
    return Delivery(standing, scheme.computed.get(standing), scheme.possible(standing), says, then.claim)


def standing_of(action: Action, as_at: date) -> tuple[Standing, str]:
    """Where an action stands at the end of a day, and why in a sentence; what was entered later must not be in it."""
    closure = action.closure
    if closure is not None and closure.agreed_on is not None and closure.evidence:
        agreed = f"a second person agreed on {_day(closure.agreed_on)}"
        return Standing.DONE, f"Said to be complete on {_day(closure.on)}, with evidence; {agreed}."
    standing, says = _by_dates(action, as_at)
    return standing, f"{_not_done(closure)} {says}" if closure is not None else says


def _not_done(closure: Closure) -> str:
    missing = [
        *(["it names no evidence"] if not closure.evidence else []),
        *(["no second person has agreed"] if closure.agreed_on is None else []),
    ]
    return f"Said to be complete on {_day(closure.on)}, but {' and '.join(missing)}."


def _by_dates(action: Action, as_at: date) -> tuple[Standing, str]:
    due = action.due
    to_come = [one for one in action.milestones if one.done_on is None and not overdue(one.due, as_at)]
    missed = [one for one in action.milestones if one.done_on is None and overdue(one.due, as_at)]
    if overdue(due, as_at):
        past = f"It was due {_by(due)}, {_days(due, as_at)}, and is not shown to be done"
        ahead = [one for one in to_come if one.due.last is not None]
        if ahead:
            return Standing.LATE_WITH_A_PLAN, f"{past}; its next step {_named(ahead[0], 'is')}."
        if action.milestones and not missed:
            return Standing.LATE, f"{past}; its steps are done, but nobody has said that it is complete."
        return Standing.LATE, f"{past}; no step with a day is still to come."
    if missed:
        more = f" and {len(missed) - 1} more" if len(missed) > 1 else ""
        return Standing.AT_RISK, f"A step is overdue: {_named(missed[0], 'was')}{more}."
    if action.milestones:
        done = sum(one.done_on is not None for one in action.milestones)
        return Standing.ON_TRACK, f"{done} of {len(action.milestones)} steps are done and none is overdue{_end(due)}."
    return Standing.UNTOLD, f"No steps are set that would tell{_end(due)}{_next_look(due, as_at)}."


def overdue(due: Due, as_at: date) -> bool:
    """Whether the last day in time is over; never for what has no end."""
    return due.last is not None and due.last < as_at


def _named(step: Milestone, tense: str) -> str:
    return f"{step.title!r} {tense} due {_by(step.due)}"


def _by(due: Due) -> str:
    return f"in {due.words()}" if due.last != due.on else f"by {due.words()}"


def _days(due: Due, as_at: date) -> str:
    if due.last is None:
        raise ValueError("what has no end is never overdue")
    days = (as_at - due.last).days
    return f"{days} day{'s' if days > 1 else ''} ago"


def _end(due: Due) -> str:
    return f"; it is due {_by(due)}" if due.last is not None else f"; it has no end ({due.words().casefold()})"


def _next_look(due: Due, as_at: date) -> str:
    if due.next_check is None or due.next_check >= as_at:
        return ""
    return f", and it was to be looked at by {_day(due.next_check)}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
