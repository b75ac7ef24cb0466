"""Plain counts of the chapters on early help and its times, written from their words."""

from collections.abc import Iterator
from datetime import date, timedelta

from tests.measures.plain.helping import Answer, count, known, open_at, plus_months, plus_working_days, share, within
from tests.measures.plain.histories import History, Row
from tests.measures.plain.tasks import Task, done_in_time, median, past_due, since_months, tally


def _begun(history: History, start: date, end: date) -> list[Row]:
    return [row for row in history.rows("early_help") if within(row["start_date"], start, end)]


def _open(history: History, end: date) -> list[Row]:
    return [row for row in history.rows("early_help") if open_at(row, end)]


def _ended(history: History, start: date, end: date) -> list[Row]:
    return [row for row in history.rows("early_help") if within(row["end_date"], start, end)]


def begun(history: History, start: date, end: date) -> Answer:
    """Episodes that began."""
    return count(_begun(history, start, end))


def held_open(history: History, start: date, end: date) -> Answer:
    """Episodes open at the end."""
    del start
    return count(_open(history, end))


def long_open(history: History, start: date, end: date) -> Answer:
    """Of those open, those that began more than 12 months before."""
    del start
    rows = _open(history, end)
    return share(rows, [row for row in rows if plus_months(row["start_date"], 12) < end])


def by_end(history: History, start: date, end: date) -> Answer:
    """Why episodes ended."""
    return tally(row["end_reason"] for row in _ended(history, start, end))


def lasted(history: History, start: date, end: date) -> Answer:
    """The median days from beginning to end."""
    lengths = [(row["end_date"] - row["start_date"]).days for row in _ended(history, start, end)]
    return median(days for days in lengths if days >= 0)


def again(history: History, start: date, end: date) -> Answer:
    """Begun within 12 months of the end of an earlier episode that had ended."""
    rows = _begun(history, start, end)
    more = [
        row
        for row in rows
        if any(
            other["start_date"] < row["start_date"]
            and other["end_date"] is not None
            and other["end_date"] <= row["start_date"] <= plus_months(other["end_date"], 12)
            for other in history.of("early_help", row["person_key"])
        )
    ]
    return share(rows, more)


def referred(history: History, start: date, end: date) -> Answer:
    """Begun in the six months to the end; of them, those of a child referred that day or since."""
    del start
    rows = _begun(history, since_months(end, 6), end)
    then = [
        row
        for row in rows
        if any(
            row["start_date"] <= other["referral_date"] <= end for other in history.of("referrals", row["person_key"])
        )
    ]
    return share(rows, then)


def _assessments(history: History) -> Iterator[Task]:
    for row in history.rows("early_help"):
        day = row["requested_date"] or row["start_date"]
        yield Task(day, row["assessed_date"], plus_working_days(day, 10), row["end_date"])


def _reviews(history: History) -> Iterator[Task]:
    for row in history.rows("early_help"):
        if row["plan_date"]:
            due = row["plan_date"] + timedelta(weeks=6)
            yield Task(row["plan_date"], row["first_review_date"], due, row["end_date"])


def _unreviewed(history: History, end: date) -> Iterator[Task]:
    """A plan that is known to have been reviewed lately is none that waits for its first review."""
    for row in history.rows("early_help"):
        if row["plan_date"] and not known(row["latest_review_date"], end):
            due = row["plan_date"] + timedelta(weeks=6)
            yield Task(row["plan_date"], row["first_review_date"], due, row["end_date"])


def lately(history: History, start: date, end: date) -> Answer:
    """Of the plans open at the end, those made or reviewed in the three months before."""
    del start
    rows = [row for row in _open(history, end) if known(row["plan_date"], end)]
    new = []
    for row in rows:
        days = [known(row[name], end) for name in ("plan_date", "first_review_date", "latest_review_date")]
        if plus_months(max(day for day in days if day), 3) >= end:
            new.append(row)
    return share(rows, new)


COUNTS = {
    "early-help-started": begun,
    "early-help-open": held_open,
    "early-help-open-over-12-months": long_open,
    "early-help-by-end": by_end,
    "early-help-length": lasted,
    "early-help-again": again,
    "early-help-followed-by-referral": referred,
    "early-help-assessed-in-time": lambda history, start, end: done_in_time(_assessments(history), start, end),
    "early-help-assessments-overdue": lambda history, start, end: past_due(_assessments(history), end),
    "early-help-first-reviews-in-time": lambda history, start, end: done_in_time(_reviews(history), start, end),
    "early-help-first-reviews-overdue": lambda history, start, end: past_due(_unreviewed(history, end), end),
    "early-help-reviewed-lately": lately,
}
