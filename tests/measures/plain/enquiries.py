"""Plain counts of the chapter on section 47 enquiries, written from its words."""

from collections.abc import Iterator
from datetime import date, timedelta

from tests.measures.plain.helping import Answer, count, open_at, plus_months, plus_working_days, share, within
from tests.measures.plain.histories import FOREVER, History, Row
from tests.measures.plain.tasks import Task, done_measure, past_due_measure, since_months, tally

INITIAL = (None, "initial", "pre-birth", "transfer-in", "receiving-in")


def _started(history: History, start: date, end: date) -> list[Row]:
    return [row for row in history.rows("s47_enquiries") if within(row["start_date"], start, end)]


def started(history: History, start: date, end: date) -> Answer:
    """Begun in the period."""
    return count(_started(history, start, end))


def started_in_a_year(history: History, start: date, end: date) -> Answer:
    """Begun in the twelve months to the end."""
    del start
    return count(_started(history, since_months(end, 12), end))


def held_open(history: History, start: date, end: date) -> Answer:
    """Begun and not completed at the end."""
    del start
    return count(row for row in history.rows("s47_enquiries") if open_at(row, end))


def _enquiries(history: History) -> Iterator[Task]:
    for row in history.rows("s47_enquiries"):
        yield Task(row["start_date"], row["end_date"], plus_working_days(row["start_date"], 15))


def mean_length(history: History, start: date, end: date) -> Answer:
    """The mean days of those completed, but for those completed before they began."""
    held = [
        (row["end_date"] - row["start_date"]).days
        for row in history.rows("s47_enquiries")
        if within(row["end_date"], start, end) and row["start_date"] <= row["end_date"]
    ]
    return float(sum(held)), float(len(held))


def repeated(history: History, start: date, end: date) -> Answer:
    """Begun within 12 months of an earlier one that began on an earlier day."""
    rows = _started(history, start, end)
    again = [
        row
        for row in rows
        if any(
            other["start_date"] < row["start_date"] <= plus_months(other["start_date"], 12)
            for other in history.of("s47_enquiries", row["person_key"])
        )
    ]
    return share(rows, again)


def without_conference(history: History, start: date, end: date) -> Answer:
    """Of those for which it is recorded, those that needed no conference."""
    rows = [row for row in _started(history, start, end) if row["conference_not_required"] is not None]
    return share(rows, [row for row in rows if row["conference_not_required"]])


def _what_followed(history: History, row: Row, end: date) -> str | None:
    """The first step on the list that is known to have followed an enquiry."""
    person, ended = row["person_key"], row["end_date"]
    held = [
        (one["conference_date"], one["led_to_plan"])
        for one in history.rows("conferences")
        if one["enquiry_key"] == row["event_key"] and one["kind"] in INITIAL and one["conference_date"] <= end
    ]
    if row["conference_date"] and row["conference_date"] <= end:
        held.append((row["conference_date"], row["conference_led_to_plan"]))
    if held:
        first = min(day for day, _ in held)
        said = [led for _, led in held if led is not None]
        began = any(
            first <= plan["start_date"] <= min(end, first + timedelta(days=45))
            for plan in history.of("cp_plans", person)
        )
        return "protection-plan" if any(said) or (began and not said) else "conference"
    last = min(end, plus_months(ended, 1))
    for table, label in (("cin_plans", "child-in-need-plan"), ("assessments", "assessment")):
        for one in history.of(table, person):
            if one["start_date"] <= last and (one["until_date"] or FOREVER) > ended:
                return label
    return "no-further-action" if row["no_further_action"] else None


def by_what_followed(history: History, start: date, end: date) -> Answer:
    """What followed those completed in the period."""
    rows = history.rows("s47_enquiries")
    return tally(_what_followed(history, row, end) for row in rows if within(row["end_date"], start, end))


COUNTS = {
    "enquiries-started": started,
    "enquiries-rate": started_in_a_year,
    "enquiries-open": held_open,
    "enquiries-completed-in-time": done_measure(_enquiries),
    "enquiries-overdue": past_due_measure(_enquiries),
    "enquiries-mean-length": mean_length,
    "enquiries-by-what-followed": by_what_followed,
    "enquiries-repeated": repeated,
    "enquiries-without-conference": without_conference,
}
