"""How an action is said to stand agrees with its due date, its completion and its colour."""

from collections.abc import Iterable, Iterator
from typing import Final

from goldenthread.scrutiny.findings import Finding, Outcome, Verdict, agrees, cannot_tell, disagrees
from goldenthread.scrutiny.periods import Named
from goldenthread.scrutiny.reckoning.actions import Action, actions_of, dates_are_kept, is_plan, of_another_time
from goldenthread.scrutiny.reckoning.doubts import Doubt, colours, completion, due_day
from goldenthread.scrutiny.reckoning.states import as_at, row_as_at, stated_day
from goldenthread.scrutiny.relation import Example, Relation
from goldenthread.scrutiny.roles import Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Paper, Row


def check(paper: Paper, rules: Rules) -> Iterable[Outcome]:
    """Look at every row of every plan, as at the day of the paper."""
    stated = stated_day(paper)
    for sheet in paper:
        if not is_plan(sheet):
            continue
        actions = actions_of(sheet, rules)
        named = as_at(paper, sheet)
        told = named or (Named(stated, stated, "day") if stated is not None else None)
        dated = dates_are_kept(actions, rules)
        today = Named(paper.today, paper.today, "day")
        old = of_another_time(actions, paper.today, rules)
        for action in actions:
            day = row_as_at(action.row) or told
            yield from _judged(action, day or today, day is None and old, dated)


def _judged(action: Action, day: Named, old: bool, dated: bool) -> Iterator[Outcome]:
    place = action.row.place(_told(action))
    doubts = [*completion(action, day.last, dated), *colours(action)]
    if not doubts and not old:
        doubts = list(due_day(action, day))
    if doubts:
        yield from _said(action.row, doubts)
    elif action.on_track and not action.done and action.row.sheet.has(Role.DUE) and (action.due is None or old):
        yield cannot_tell(place, "when it is due cannot be told" if action.due is None else _OLD)
    elif action.status or action.rating or action.percent is not None:
        yield agrees(place)


_OLD: Final = "most of the plan would be overdue on that day, so it seems to be of an earlier one: name its day"


def _told(action: Action) -> Role:
    """The column that says how an action stands."""
    told = (action.status, Role.STATUS), (action.rating, Role.RATING)
    return next((role for state, role in told if state is not None), Role.PERCENT_COMPLETE)


def _said(row: Row, doubts: list[Doubt]) -> Iterator[Outcome]:
    """Where one cell is part of several doubts it is the one that is asked about; else the first doubt about a cell."""
    shared = [
        role for role in (Role.STATUS, Role.RATING) if sum(role in {one.blamed, one.beside} for one in doubts) > 1
    ]
    if shared:
        first = doubts[0]
        others = {role for one in doubts for role in (one.blamed, one.beside)} - {shared[0]}
        arithmetic = "; ".join(one.arithmetic for one in doubts)
        yield disagrees(_finding(row, first, shared[0], tuple(sorted(others, key=lambda one: one.value)), arithmetic))
        return
    for one in doubts:
        yield disagrees(_finding(row, one, one.blamed, (one.beside,), one.arithmetic))


def _finding(row: Row, doubt: Doubt, blamed: Role, beside: tuple[Role, ...], arithmetic: str) -> Finding:
    return Finding(
        row.place(blamed),
        RELATION.key,
        doubt.level,
        row.text(blamed),
        doubt.expected if blamed is doubt.blamed else "another state",
        arithmetic,
        f"{row.text(Role.ID) or row.text(Role.REF) or row.label}: {doubt.asks}".replace(": is", ": Is", 1),
        doubt.mend,
        tuple(row.place(role) for role in beside if role is not blamed),
    )


RELATION: Final = Relation(
    key="plan-dates",
    title="How an action stands agrees with its dates",
    sentence="An action that is on track is not overdue, one that is finished is 100% complete and coloured so, and one that has not "
    "started is not under way.",
    rounding="A month is due on its last day; what is ongoing, quarterly or without a year has no due day. The day is the meeting's "
    "where the paper names it, or that as at which the table or row says it stands, else the day on which it is read.",
    examples=(
        Example(
            "On track until March 2018, finished, late and admitted, and under way.",
            """
            id | due date | status | percent complete | rating
            1 | March 2018 | On track | 60% | G
            2 | October 2017 | Complete | 100% | B
            3 | October 2017 | Delayed | 40% | A
            4 | October 2017 | In progress | 40% | A
            """,
            (Verdict.AGREES,) * 4,
        ),
        Example(
            "Due in October 2017 and still green at the end of January 2018; complete at 60%; not started at 20%.",
            """
            id | due date | status | percent complete | rating
            1 | October 2017 | In progress | 90% | Green
            2 | March 2018 | Complete | 60% | B
            3 | March 2018 | Not started | 20% | G
            """,
            (Verdict.DISAGREES,) * 3,
            "2 rating",
            "finished, late, or a later date",
        ),
        Example(
            "Ongoing, and a month without a year, are due on no day.",
            """
            id | due date | rating
            1 | Ongoing | G
            2 | March | G
            """,
            (Verdict.CANNOT_TELL,) * 2,
        ),
    ),
    check_paper=check,
)
