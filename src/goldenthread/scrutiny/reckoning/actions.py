"""Actions as a plan tells them: state by word and by colour, due day and completion, and what a plan keeps of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

from goldenthread.scrutiny.reckoning.convention import most
from goldenthread.scrutiny.reckoning.states import State, day_of, due_on, state_of
from goldenthread.scrutiny.roles import Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Row, Sheet

#: What is complete is so many percent complete.
ALL: Final = Fraction(100)
#: How an action stands that is neither finished nor dropped.
OPEN: Final = frozenset({State.NOT_STARTED, State.IN_PROGRESS, State.ON_TRACK, State.LATE, State.OVERDUE})


@dataclass(frozen=True, slots=True)
class Action:
    """One row as a plan tells it: state by word and by colour, due day, completion."""

    row: Row
    status: State | None
    rating: State | None
    due: date | None
    finished_on: date | None
    percent: Fraction | None

    @property
    def done(self) -> bool:
        """Whether anything says that it is finished."""
        finished = State.FINISHED in {self.status, self.rating}
        return finished or self.finished_on is not None or (self.percent is not None and self.percent >= ALL)

    @property
    def on_track(self) -> bool:
        """Whether it is said to be on track, and nothing says that it is late."""
        named = {self.status, self.rating}
        return State.ON_TRACK in named and not named & {State.LATE, State.OVERDUE, State.DROPPED}


def is_plan(sheet: Sheet) -> bool:
    """Whether a table tells how actions stand and by when, or how far they are."""
    told = sheet.has(Role.STATUS) or sheet.has(Role.RATING)
    dated = any(sheet.has(role) for role in (Role.DUE, Role.COMPLETED_ON, Role.PERCENT_COMPLETE))
    return (told and dated) or sheet.has(Role.STATUS, Role.RATING, Role.OWNER) or sheet.has(Role.PERCENT_COMPLETE)


def actions_of(sheet: Sheet, rules: Rules) -> tuple[Action, ...]:
    """Every row as a plan tells it."""
    scale = _scale(sheet)
    return tuple(_action(row, scale, rules) for row in sheet.rows)


def _action(row: Row, scale: int, rules: Rules) -> Action:
    percent = row.number(Role.PERCENT_COMPLETE)
    return Action(
        row,
        state_of(row.text(Role.STATUS), rules),
        state_of(row.text(Role.RATING), rules),
        due_on(row),
        day_of(row.text(Role.COMPLETED_ON)),
        None if percent is None else percent.number * scale,
    )


def _scale(sheet: Sheet) -> int:
    """100 where a column prints what is complete as a part of 1."""
    cells = [cell for row in sheet.rows if (cell := row.number(Role.PERCENT_COMPLETE)) is not None]
    parts = all(cell.number <= 1 and cell.sign != "%" for cell in cells) and any(cell.step < 1 for cell in cells)
    return int(ALL) if parts else 1


def of_another_time(actions: Sequence[Action], day: date, rules: Rules) -> bool:
    """Whether a plan is of an earlier day: most of what is on track would be overdue, or its last date is long past."""
    waiting = [action for action in actions if action.on_track and not action.done and action.due is not None]
    past = sum(action.due is not None and action.due < day for action in waiting)
    if len(waiting) >= rules.number("conventions", "fewest_rows") and past * 2 > len(waiting):
        return True
    days = [one for action in actions for one in (action.due, action.finished_on) if one is not None]
    return bool(days) and (day - max(days)).days > rules.number("plans", "stale_after_days")


def dates_are_kept(actions: Sequence[Action], rules: Rules) -> bool:
    """Whether most of the finished actions say when they were finished."""
    finished = [action for action in actions if action.status is State.FINISHED]
    return most(sum(action.finished_on is not None for action in finished), len(finished), rules)
