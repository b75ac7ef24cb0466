"""Plain counts of the chapters on contacts and on decisions at the front door, written from their words."""

from collections.abc import Iterator
from datetime import date, timedelta

from tests.measures.plain.helping import Answer, count, plus_months, plus_working_days, share, within
from tests.measures.plain.histories import History, Row
from tests.measures.plain.tasks import Task, done_measure, from_whom, past_due, tally

from goldenthread.calendar import hours_between


def _in(history: History, start: date, end: date) -> list[Row]:
    return [row for row in history.rows("contacts") if within(row["contact_date"], start, end)]


def contacts(history: History, start: date, end: date) -> Answer:
    """Contacts in the period."""
    return count(_in(history, start, end))


def repeated(history: History, start: date, end: date) -> Answer:
    """Contacts with another on an earlier day in the 12 months before."""
    rows = _in(history, start, end)
    again = [
        row
        for row in rows
        if any(
            other["contact_date"] < row["contact_date"] <= plus_months(other["contact_date"], 12)
            for other in history.of("contacts", row["person_key"])
        )
    ]
    return share(rows, again)


def followed(history: History, start: date, end: date) -> Answer:
    """Contacts after which the child was referred on the same day or within a month, as far as is known."""
    rows = _in(history, start, end)
    then = [
        row
        for row in rows
        if any(
            row["contact_date"] <= other["referral_date"] <= min(end, plus_months(row["contact_date"], 1))
            for other in history.of("referrals", row["person_key"])
        )
    ]
    return share(rows, then)


def by_source(history: History, start: date, end: date) -> Answer:
    """Who contacts in the period came from."""
    return tally(from_whom(row["source"]) for row in _in(history, start, end))


def _decided(row: Row) -> date | None:
    day: date | None = row["decided_date"] or (row["decided_at"] and row["decided_at"].date())
    return day


def by_outcome(history: History, start: date, end: date) -> Answer:
    """What was decided about contacts decided in the period, or with an outcome and received in it."""
    found = []
    for row in history.rows("contacts"):
        outcome = None if row["outcome"] == "pending" else row["outcome"]
        day = _decided(row) or (row["contact_date"] if outcome else None)
        if within(day, start, end):
            found.append(outcome)
    return tally(found)


def _run(row: Row, hours: int, due: date) -> Task:
    received, decided = row["received_at"], row["decided_at"]
    timely = hours_between(received, decided) <= hours if received and decided else None
    return Task(row["contact_date"], _decided(row), due, left_out=bool(row["on_open_case"]), timely=timely)


def _in_24_hours(history: History) -> Iterator[Task]:
    for row in history.rows("contacts"):
        yield _run(row, 24, plus_working_days(row["contact_date"], 1))


def _by_priority(history: History) -> Iterator[Task]:
    for row in history.rows("contacts"):
        priority, day = row["final_risk"] or row["first_risk"], row["contact_date"]
        if priority in ("red", "amber"):
            yield _run(row, 4 if priority == "red" else 24, plus_working_days(day, 1))
        elif priority:
            yield _run(row, 72, day + timedelta(days=3))


def _by_day(history: History) -> Iterator[Task]:
    for row in history.rows("contacts"):
        due = plus_working_days(row["contact_date"], 1)
        yield Task(row["contact_date"], _decided(row), due, left_out=bool(row["on_open_case"]))


COUNTS = {
    "contacts": contacts,
    "contacts-repeated": repeated,
    "contacts-followed-by-referral": followed,
    "contacts-by-source": by_source,
    "contacts-by-outcome": by_outcome,
    "contacts-decided-in-24-hours": done_measure(_in_24_hours),
    "contacts-overdue": lambda history, start, end: past_due(_in_24_hours(history), end),
    "contacts-decided-in-time-for-their-priority": done_measure(_by_priority),
    "contacts-decided-in-one-working-day": done_measure(_by_day),
}
