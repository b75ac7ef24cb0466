"""Plain counts of the chapter on review conferences, written from its words."""

from collections.abc import Callable
from datetime import date

from tests.measures.plain.helping import (
    Answer,
    Count,
    Run,
    band,
    done_in_time,
    first_day,
    known,
    mix,
    overdue,
    plus_months,
    recurring,
    share,
    up_to_date,
)
from tests.measures.plain.histories import FOREVER, History, Row
from tests.measures.plain.protection import own_plans, plans_open
from tests.measures.plain.protection_kept_up import of_plan


def _days(history: History, plan: Row) -> list[date]:
    """When a plan was reviewed: after the day on which it began, until it ended."""
    held = of_plan(history.of("cp_reviews", plan["person_key"]), plan)
    last = plan["end_date"] or FOREVER
    return [row["review_date"] for row in held if plan["start_date"] < row["review_date"] <= last]


def _plan_runs(history: History, plan: Row) -> list[Run]:
    until = plan["end_date"] or FOREVER
    return recurring(
        plan,
        plan["start_date"],
        until,
        _days(history, plan),
        lambda number, day: plus_months(day, 3 if number == 1 else 6),
    )


def _runs(history: History) -> list[Run]:
    return [run for plan in own_plans(history) for run in _plan_runs(history, plan)]


def _first(history: History) -> list[Run]:
    return [run for run in _runs(history) if run.number == 1]


def _later(history: History) -> list[Run]:
    return [run for run in _runs(history) if run.number > 1]


def _all_in_time(since: Callable[[date], date]) -> Count:
    """Of the plans open that had run for three months, those whose reviews since a day were in time, and the next not overdue."""

    def in_time(history: History, plan: Row, end: date) -> bool:
        for run in _plan_runs(history, plan):
            if run.start is None or run.start > end or run.due is None:
                continue
            held = known(run.stop, end)
            if (held is None and run.due < end) or (held is not None and since(end) <= held and held > run.due):
                return False
        return True

    def counted(history: History, start: date, end: date) -> Answer:
        held = [plan for plan in plans_open(history, start, end) if plus_months(plan["start_date"], 3) <= end]
        return share(held, [plan for plan in held if in_time(history, plan, end)])

    return counted


def since_review(history: History, start: date, end: date) -> Answer:
    """Plans open by months since the last review of the plan."""

    def part(plan: Row) -> str | None:
        days = [day for day in _days(history, plan) if day <= end]
        if not days:
            return "not-reviewed"
        return band(lambda number: plus_months(max(days), number), end, (3, 6, 9), "months", upto=True)

    return mix(part(plan) for plan in plans_open(history, start, end))


COUNTS = {
    "cp-reviews-all-in-time": _all_in_time(lambda end: first_day(end, 12)),
    "cp-reviews-all-in-time-since-start": _all_in_time(lambda end: date.min),
    "cp-plans-review-up-to-date": up_to_date(_runs),
    "first-review-conferences-in-time": done_in_time(_first),
    "later-review-conferences-in-time": done_in_time(_later),
    "review-conferences-overdue": overdue(_runs),
    "cp-plans-by-time-since-review": since_review,
}
