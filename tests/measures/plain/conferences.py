"""Plain counts of the chapters on initial conferences and on what they lead to, written from their words."""

from collections.abc import Iterator
from datetime import date, timedelta

from tests.measures.plain.enquiries import INITIAL
from tests.measures.plain.helping import (
    Answer,
    count,
    plus_months,
    plus_working_days,
    share,
    within,
    working_days,
)
from tests.measures.plain.histories import History, Row
from tests.measures.plain.tasks import Task, done_measure, median, past_due_measure, since_months, tally

_MOVED_IN = ("transfer-in", "receiving-in")


def _initial(history: History) -> list[Row]:
    return [row for row in history.rows("conferences") if row["kind"] in INITIAL]


def _held(history: History, start: date, end: date) -> list[Row]:
    return [row for row in _initial(history) if within(row["conference_date"], start, end)]


def held(history: History, start: date, end: date) -> Answer:
    """Initial conferences held."""
    return count(_held(history, start, end))


def held_in_a_year(history: History, start: date, end: date) -> Answer:
    """Initial conferences held in the twelve months to the end."""
    del start
    return count(_held(history, since_months(end, 12), end))


def _from(history: History, row: Row) -> date | None:
    """The day from which a conference's time runs: of the enquiry it names, else of the latest that gives its day."""
    day: date | None
    if row["kind"] in _MOVED_IN:
        day = row["notified_date"]
        return day
    enquiry = history.row("s47_enquiries", row["enquiry_key"])
    if enquiry is not None:
        day = enquiry["start_date"]
        return day
    return max(
        (
            one["start_date"]
            for one in history.of("s47_enquiries", row["person_key"])
            if one["conference_date"] == row["conference_date"]
        ),
        default=None,
    )


def _waits(history: History) -> Iterator[Task]:
    for row in _initial(history):
        begun = _from(history, row)
        if begun is not None:
            yield Task(begun, row["conference_date"], plus_working_days(begun, 15))


def _taken(history: History, start: date, end: date) -> list[int]:
    return [
        working_days(one.begun, one.done)
        for one in _waits(history)
        if within(one.done, start, end) and one.begun <= one.done
    ]


def _band(days: int) -> str:
    if days <= 10:
        return "0-to-10"
    if days <= 15:
        return "11-to-15"
    return "16-to-20" if days <= 20 else "21-or-more"


def by_wait(history: History, start: date, end: date) -> Answer:
    """How many were held within how many working days."""
    return tally(_band(days) for days in _taken(history, start, end))


def median_wait(history: History, start: date, end: date) -> Answer:
    """The median of the working days."""
    return median(_taken(history, start, end))


def _settled(row: Row) -> date | None:
    """The day from which an enquiry that led to no conference needs none."""
    ended: date | None = row["end_date"]
    if row["conference_not_required"]:
        return ended or row["start_date"]
    nobody_says = row["conference_not_required"] is None and row["conference_target_date"] is None
    return ended if row["no_further_action"] or nobody_says else None


def _to_conference(history: History) -> Iterator[Task]:
    for row in history.rows("s47_enquiries"):
        days = [one["conference_date"] for one in _initial(history) if one["enquiry_key"] == row["event_key"]]
        if row["conference_date"]:
            days.append(row["conference_date"])
        begun = row["start_date"]
        yield Task(begun, min(days, default=None), plus_working_days(begun, 15), _settled(row))


def _moves(history: History) -> Iterator[Task]:
    for row in history.rows("conferences"):
        if row["kind"] in _MOVED_IN and row["notified_date"]:
            yield Task(row["notified_date"], row["conference_date"], plus_working_days(row["notified_date"], 15))


def _plan(history: History, row: Row) -> date | None:
    """The day on which the plan that followed a conference began: one that names it, or one within 45 days."""
    day = row["conference_date"]
    return min(
        (
            plan["start_date"]
            for plan in history.rows("cp_plans")
            if plan["conference_key"] == row["event_key"]
            or (
                plan["conference_key"] is None
                and plan["person_key"] == row["person_key"]
                and day <= plan["start_date"] <= day + timedelta(days=45)
            )
        ),
        default=None,
    )


def led_to_plan(history: History, start: date, end: date) -> Answer:
    """Held in the period; of them, those that led to a plan, or where nobody says those after which one began."""
    rows = _held(history, start, end)
    led = []
    for row in rows:
        plan = _plan(history, row)
        began = plan is not None and plan <= min(end, row["conference_date"] + timedelta(days=45))
        if began if row["led_to_plan"] is None else row["led_to_plan"]:
            led.append(row)
    return share(rows, led)


def _plans(history: History) -> Iterator[Task]:
    for row in _initial(history):
        if row["led_to_plan"]:
            yield Task(row["conference_date"], _plan(history, row), row["conference_date"])


def repeated(history: History, start: date, end: date) -> Answer:
    """Held within 12 months of another initial one on an earlier day."""
    rows = _held(history, start, end)
    again = [
        row
        for row in rows
        if any(
            other["conference_date"] < row["conference_date"] <= plus_months(other["conference_date"], 12)
            and other["person_key"] == row["person_key"]
            for other in _initial(history)
        )
    ]
    return share(rows, again)


COUNTS = {
    "conferences": held,
    "conferences-rate": held_in_a_year,
    "conferences-in-15-working-days": done_measure(_waits),
    "conferences-overdue": past_due_measure(_to_conference),
    "conferences-by-wait": by_wait,
    "conferences-median-wait": median_wait,
    "transfer-in-conferences-in-15-working-days": done_measure(_moves),
    "conferences-leading-to-plan": led_to_plan,
    "plans-begun-on-conference-day": done_measure(_plans),
    "conferences-without-their-plan": past_due_measure(_plans),
    "conferences-repeated": repeated,
}
