"""Where the cells of an action do not agree: its state, its colour, its completion and its due date."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from goldenthread.scrutiny.findings import Level
from goldenthread.scrutiny.periods import Named
from goldenthread.scrutiny.reckoning.actions import ALL, OPEN, Action
from goldenthread.scrutiny.reckoning.states import State
from goldenthread.scrutiny.roles import Role


@dataclass(frozen=True, slots=True)
class Doubt:
    """One pair of cells of a row that do not agree: the role blamed, the role beside it, and what to say."""

    blamed: Role
    beside: Role
    level: Level
    expected: str
    arithmetic: str
    asks: str
    mend: str


def completion(action: Action, day: date, dated: bool) -> Iterator[Doubt]:
    """Status against the percentage that is complete and the day of completion."""
    percent, status = action.percent, action.status
    shown = action.row.text(Role.STATUS)
    part = action.row.text(Role.PERCENT_COMPLETE)
    if percent is not None and not 0 <= percent <= ALL:
        yield Doubt(
            Role.PERCENT_COMPLETE,
            Role.PERCENT_COMPLETE,
            Level.CONTRADICTION,
            "0% to 100%",
            f"{part} lies outside 0% to 100%",
            "can an action be so far complete?",
            "Print a share from 0% to 100%",
        )
    elif percent is not None and status is State.FINISHED and percent < ALL:
        unfinished = dated and action.finished_on is None
        blamed = (Role.STATUS, Role.PERCENT_COMPLETE) if unfinished else (Role.PERCENT_COMPLETE, Role.STATUS)
        yield Doubt(
            *blamed,
            Level.CONTRADICTION,
            "a state that is not finished" if unfinished else "100%",
            f"{shown!r}, yet {part} complete",
            "is the action finished?",
            "Print 100%, or a state that is not finished",
        )
    elif percent is not None and status is State.NOT_STARTED and percent > 0:
        yield Doubt(
            Role.PERCENT_COMPLETE,
            Role.STATUS,
            Level.CONTRADICTION,
            "0%",
            f"{shown!r}, yet {part} complete",
            "has the action started?",
            "Print 0%, or say that it has started",
        )
    elif percent == ALL and status in OPEN:
        yield Doubt(
            Role.STATUS,
            Role.PERCENT_COMPLETE,
            Level.QUESTION,
            "a finished state",
            f"{part} complete, yet {shown!r}",
            "is the action finished?",
            "Say that it is finished, or print less than 100%",
        )
    if action.finished_on is not None and status in OPEN:
        yield Doubt(
            Role.STATUS,
            Role.COMPLETED_ON,
            Level.QUESTION,
            "a finished state",
            f"completed on {action.finished_on}, yet {shown!r}",
            "is the action finished?",
            "Say that it is finished, or take the date out",
        )
    elif action.finished_on is not None and action.finished_on > day:
        yield Doubt(
            Role.COMPLETED_ON,
            Role.COMPLETED_ON,
            Level.CONTRADICTION,
            f"{day} at the latest",
            f"completed on {action.finished_on}, after {day}",
            "can it have been completed after the day of the paper?",
            "Correct the date",
        )
    elif dated and status is State.FINISHED and not action.row.text(Role.COMPLETED_ON):
        yield Doubt(
            Role.COMPLETED_ON,
            Role.STATUS,
            Level.QUESTION,
            "a date",
            f"{shown!r} without a date",
            "most finished actions of this table say when: when was this one?",
            "Print the day on which it was finished",
        )


def colours(action: Action) -> Iterator[Doubt]:
    """Status against colour, and colour against the percentage."""
    shown, colour = action.row.text(Role.STATUS), action.row.text(Role.RATING)
    if action.status is State.FINISHED and action.rating in {State.LATE, State.OVERDUE, State.NOT_STARTED}:
        yield Doubt(
            Role.RATING,
            Role.STATUS,
            Level.QUESTION,
            "the colour of what is finished",
            f"{shown!r}, yet rated {colour!r}",
            "is the action finished?",
            "Give it the colour of what is finished",
        )
    elif action.rating is State.FINISHED and action.status in OPEN:
        yield Doubt(
            Role.RATING,
            Role.STATUS,
            Level.QUESTION,
            "the colour of what is not finished",
            f"rated {colour!r}, yet {shown!r}",
            "is the action finished?",
            "Correct the colour or the state",
        )
    elif action.status is None and action.rating in {State.LATE, State.OVERDUE} and action.percent == ALL:
        yield Doubt(
            Role.RATING,
            Role.PERCENT_COMPLETE,
            Level.QUESTION,
            "the colour of what is finished",
            f"100% complete, yet rated {colour!r}",
            "is the action finished?",
            "Correct the colour or the percentage",
        )
    elif (
        action.status is None
        and action.rating is State.FINISHED
        and action.percent is not None
        and action.percent < ALL
    ):
        yield Doubt(
            Role.RATING,
            Role.PERCENT_COMPLETE,
            Level.QUESTION,
            "the colour of what is not finished",
            f"rated {colour!r}, yet {action.row.text(Role.PERCENT_COMPLETE)} complete",
            "is the action finished?",
            "Correct the colour or the percentage",
        )


def due_day(action: Action, day: Named) -> Iterator[Doubt]:
    """On track though overdue, and overdue though not yet due; ``day`` may be a month, on any day of which it stands."""
    if action.due is None or action.done:
        return
    due = action.row.text(Role.DUE)
    if action.on_track and action.due < day.first:
        role = Role.RATING if action.rating is State.ON_TRACK else Role.STATUS
        yield Doubt(
            *(role, Role.DUE, Level.QUESTION, "finished, late, or a later date"),
            f"due {due}, before {day.key}, yet {action.row.text(role)!r}",
            "is the action finished, or is its date to be moved?",
            "Say that it is finished or late, or print the new date",
        )
    elif action.status is State.OVERDUE and action.due >= day.last:
        yield Doubt(
            Role.STATUS,
            Role.DUE,
            Level.QUESTION,
            "not yet due",
            f"{action.row.text(Role.STATUS)!r}, yet due {due}, not before {day.key}",
            "is the action overdue?",
            "Correct the date or the state",
        )
