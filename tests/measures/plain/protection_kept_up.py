"""Plain counts of the chapters on core groups, visits to protected children and what they show, written from their words."""

from collections.abc import Callable
from datetime import date, timedelta

from tests.measures.plain.helping import (
    Answer,
    Run,
    Runs,
    age,
    band,
    days_taken,
    done_in_time,
    due_in_time,
    mix,
    overdue,
    plus_working_days,
    quantile,
    recurring,
    share,
    up_to_date,
    within,
)
from tests.measures.plain.histories import FOREVER, History, Row
from tests.measures.plain.need import counted_visits
from tests.measures.plain.protection import own_plans, plans_open

_WEEK = timedelta(weeks=1)


def of_plan(rows: list[Row], plan: Row) -> list[Row]:
    """Rows that name this plan, or none."""
    return [row for row in rows if row["plan_key"] in (None, plan["event_key"])]


def _each_plan(days: Callable[[History, Row], list[date]], due: Callable[[int, date], date]) -> Runs:
    def runs(history: History) -> list[Run]:
        found = []
        for plan in own_plans(history):
            found += recurring(plan, plan["start_date"], plan["end_date"] or FOREVER, days(history, plan), due)
        return found

    return runs


def _only(runs: Runs, wanted: Callable[[Run], bool]) -> Runs:
    return lambda history: [run for run in runs(history) if wanted(run)]


def _core_groups(history: History, plan: Row) -> list[date]:
    """Core groups that were held and not for want of agencies in vain."""
    held = of_plan(history.of("core_groups", plan["person_key"]), plan)
    return [row["meeting_date"] for row in held if row["held"] and row["outcome"] != "not-quorate"]


def _seen(history: History, plan: Row) -> list[date]:
    return [row["visit_date"] for row in of_plan(counted_visits(history, plan["person_key"], "cp"), plan)]


def _bedroom(history: History, plan: Row) -> list[date]:
    held = of_plan(_made(history, plan["person_key"]), plan)
    return [row["visit_date"] for row in held if row["bedroom_seen"]]


def _made(history: History, person: str) -> list[Row]:
    """Child protection visits, apart from those at which the child was not seen."""
    return [row for row in history.of("visits", person) if row["kind"] == "cp" and row["seen"] is not False]


CORE = _each_plan(_core_groups, lambda number, day: plus_working_days(day, 10) if number == 1 else day + 6 * _WEEK)
VISITS = _each_plan(_seen, lambda _, day: plus_working_days(day, 10))
LEAST = _each_plan(_seen, lambda _, day: day + 4 * _WEEK)
BOTH = _each_plan(_seen, lambda _, day: min(plus_working_days(day, 10), day + 4 * _WEEK))
BEDROOMS = _each_plan(_bedroom, lambda _, day: plus_working_days(day, 20))


def interval(history: History, start: date, end: date) -> Answer:
    """The median of the days between visits."""
    taken = days_taken(VISITS)(history, start, end)
    return quantile(taken, 0.5), float(len(taken))


def _last_visit(history: History, plan: Row, end: date) -> Row | None:
    """The last visit to a child since a plan began."""
    held = [row for row in _made(history, plan["person_key"]) if plan["start_date"] <= row["visit_date"] <= end]
    return max(held, key=lambda row: (row["visit_date"], row["event_key"]), default=None)


def since_visit(history: History, start: date, end: date) -> Answer:
    """Plans open by weeks since the last visit."""

    def part(plan: Row) -> str | None:
        last = _last_visit(history, plan, end)
        if last is None:
            return None
        return band(lambda number: last["visit_date"] + number * _WEEK, end, (6, 12, 18), "weeks", upto=True)

    return mix(part(plan) for plan in plans_open(history, start, end))


def _of_four(history: History, person: str, day: date) -> bool:
    years = age(history, person, day)
    return years is not None and years >= 4


def _visits_seen(history: History, start: date, end: date) -> list[Row]:
    return [
        row
        for row in history.rows("visits")
        if row["kind"] == "cp" and row["seen"] and within(row["visit_date"], start, end)
    ]


def seen_alone(history: History, start: date, end: date) -> Answer:
    """Of the visits at which a child of four was seen, or that say only whether alone, those alone."""
    held = [
        row
        for row in history.rows("visits")
        if row["kind"] == "cp"
        and within(row["visit_date"], start, end)
        and (row["seen"] or (row["seen"] is None and row["seen_alone"] is not None))
        and _of_four(history, row["person_key"], row["visit_date"])
    ]
    return share(held, [row for row in held if row["seen_alone"]])


def bedroom_seen(history: History, start: date, end: date) -> Answer:
    """Of the visits at which the child was seen, those at which the bedroom was."""
    held = _visits_seen(history, start, end)
    return share(held, [row for row in held if row["bedroom_seen"]])


def last_alone(history: History, start: date, end: date) -> Answer:
    """Of the plans open of children of four who were visited, those seen alone at the last visit."""
    lasts = [
        _last_visit(history, plan, end)
        for plan in plans_open(history, start, end)
        if _of_four(history, plan["person_key"], end)
    ]
    held = [row for row in lasts if row is not None]
    return share(held, [row for row in held if row["seen_alone"]])


COUNTS = {
    "core-groups-up-to-date": up_to_date(CORE),
    "first-core-groups-in-time": done_in_time(_only(CORE, lambda run: run.number == 1)),
    "later-core-groups-in-time": done_in_time(_only(CORE, lambda run: run.number > 1)),
    "core-groups-overdue": overdue(CORE),
    "cp-plans-visited-in-time": up_to_date(VISITS),
    "cp-plans-visited-in-four-weeks": up_to_date(LEAST),
    "cp-plans-visited-by-both-limits": up_to_date(BOTH),
    "cp-visits-due-made-in-time": due_in_time(VISITS),
    "cp-visits-overdue": overdue(VISITS),
    "cp-visits-overdue-four-weeks": overdue(LEAST),
    "cp-visit-interval": interval,
    "cp-plans-by-time-since-visit": since_visit,
    "cp-visits-seen-alone": seen_alone,
    "cp-plans-last-visit-alone": last_alone,
    "cp-visits-bedroom-seen": bedroom_seen,
    "cp-plans-bedroom-seen": up_to_date(BEDROOMS),
    "cp-bedrooms-overdue": overdue(BEDROOMS),
}
