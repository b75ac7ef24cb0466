"""Plain counts of the chapters on assessments and their checkpoints, written from their words."""

from collections.abc import Iterator
from datetime import date

from tests.measures.plain.helping import (
    Answer,
    count,
    open_at,
    plus_working_days,
    share,
    within,
    working_days,
)
from tests.measures.plain.histories import History, Row
from tests.measures.plain.tasks import (
    Task,
    done_measure,
    median,
    open_tasks,
    past_due_measure,
    since_months,
    tally,
)


def _from_referral(history: History) -> Iterator[Task]:
    for row in history.rows("assessments"):
        referral = history.row("referrals", row["referral_key"])
        same = [one for one in history.rows("assessments") if one["referral_key"] == row["referral_key"]]
        first = min(same, key=lambda one: (one["start_date"] or date.max, one["event_key"])) is row
        day = (referral["referral_date"] if referral and first else None) or row["start_date"]
        yield Task(day, row["authorised_date"], plus_working_days(day, 45))


def _from_its_start(history: History) -> Iterator[Task]:
    for row in history.rows("assessments"):
        yield Task(row["start_date"], row["authorised_date"], plus_working_days(row["start_date"], 45))


def still_in_time(history: History, start: date, end: date) -> Answer:
    """Open at the end, and begun no more than 45 working days before."""
    del start
    held = open_tasks(_from_its_start(history), end)
    return share(held, [one for one in held if one.due >= end])


def started(history: History, start: date, end: date) -> Answer:
    """Begun in the period."""
    return count(row for row in history.rows("assessments") if within(row["start_date"], start, end))


def _authorised(history: History, start: date, end: date) -> list[Row]:
    return [row for row in history.rows("assessments") if within(row["authorised_date"], start, end)]


def completed(history: History, start: date, end: date) -> Answer:
    """Authorised in the period."""
    return count(_authorised(history, start, end))


def completed_in_a_year(history: History, start: date, end: date) -> Answer:
    """Authorised in the twelve months to the end."""
    del start
    return count(_authorised(history, since_months(end, 12), end))


def held_open(history: History, start: date, end: date) -> Answer:
    """Begun and not authorised at the end."""
    del start
    return count(row for row in history.rows("assessments") if open_at(row, end))


def _taken(history: History, start: date, end: date) -> list[int]:
    """The working days of those authorised in the period, but for those authorised before they could begin."""
    return [
        working_days(one.begun, one.done)
        for one in _from_referral(history)
        if within(one.done, start, end) and one.begun <= one.done
    ]


def _band(days: int) -> str:
    if days <= 0:
        return "same-day"
    for low, high in ((1, 10), (11, 20), (21, 30), (31, 40), (41, 45), (46, 50), (51, 60)):
        if days <= high:
            return f"{low}-to-{high}"
    return "61-or-more"


def by_length(history: History, start: date, end: date) -> Answer:
    """How many took how many working days."""
    return tally(_band(days) for days in _taken(history, start, end))


def median_length(history: History, start: date, end: date) -> Answer:
    """The median of the working days taken."""
    return median(_taken(history, start, end))


def _looks(history: History) -> Iterator[Task]:
    """A manager's first look is the first oversight entered from its start to its authorisation."""
    for row in history.rows("assessments"):
        begun, ended = row["start_date"], row["authorised_date"]
        looks = [
            one["entry_date"]
            for one in history.of("case_recordings", row["person_key"])
            if one["kind"] == "management-oversight"
            and begun <= one["entry_date"]
            and (ended is None or one["entry_date"] <= ended)
        ]
        yield Task(begun, min(looks, default=None), plus_working_days(begun, 10), ended)


COUNTS = {
    "assessments-in-45-working-days": done_measure(_from_referral),
    "assessments-overdue": past_due_measure(_from_referral),
    "open-assessments-in-45-working-days": still_in_time,
    "assessments-started": started,
    "assessments-completed": completed,
    "assessments-completed-rate": completed_in_a_year,
    "assessments-open": held_open,
    "assessments-by-length": by_length,
    "assessments-median-length": median_length,
    "assessments-looked-at-in-time": done_measure(_looks),
    "assessments-not-looked-at": past_due_measure(_looks),
}
