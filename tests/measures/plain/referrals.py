"""Plain counts of the chapters on referrals and on responses to them, written from their words."""

from collections.abc import Iterator
from datetime import date

from tests.measures.plain.helping import Answer, count, known, plus_months, plus_working_days, share, within
from tests.measures.plain.histories import FOREVER, History, Row
from tests.measures.plain.tasks import Task, done_measure, from_whom, past_due_measure, since_months, tally


def _in(history: History, start: date, end: date) -> list[Row]:
    return [row for row in history.rows("referrals") if within(row["referral_date"], start, end)]


def referrals(history: History, start: date, end: date) -> Answer:
    """Referrals in the period."""
    return count(_in(history, start, end))


def in_a_year(history: History, start: date, end: date) -> Answer:
    """Referrals in the twelve months to the end of the period."""
    del start
    return count(_in(history, since_months(end, 12), end))


def again(history: History, start: date, end: date) -> Answer:
    """Referrals within 12 months of an earlier one whose case had closed or that led to nothing."""
    rows = _in(history, start, end)
    repeats = [
        row
        for row in rows
        if any(
            other["referral_date"] < row["referral_date"] <= plus_months(other["referral_date"], 12)
            and (other["no_further_action"] or (other["close_date"] or FOREVER) <= row["referral_date"])
            for other in history.of("referrals", row["person_key"])
        )
    ]
    return share(rows, repeats)


def nothing_more(history: History, start: date, end: date) -> Answer:
    """Referrals of the period with no further action."""
    rows = _in(history, start, end)
    return share(rows, [row for row in rows if row["no_further_action"]])


def not_in_need(history: History, start: date, end: date) -> Answer:
    """Referrals of the period closed by its end after assessment: no further action, or early help."""
    rows = _in(history, start, end)
    closed = [row for row in rows if known(row["close_date"], end) and row["close_reason"] in ("RC8", "RC9")]
    return share(rows, closed)


def by_source(history: History, start: date, end: date) -> Answer:
    """Who referrals came from."""
    return tally(from_whom(row["source"]) for row in _in(history, start, end))


def _assessed(history: History, row: Row, end: date) -> bool:
    for one in history.rows("assessments"):
        if not known(one["start_date"], end):
            continue
        if one["referral_key"] == row["event_key"]:
            return True
        if one["referral_key"] is None and one["person_key"] == row["person_key"]:
            last = min(plus_months(row["referral_date"], 1), row["close_date"] or FOREVER)
            if row["referral_date"] <= one["start_date"] <= last:
                return True
    return False


def assessed(history: History, start: date, end: date) -> Answer:
    """Referrals of the period that an assessment has followed."""
    rows = _in(history, start, end)
    return share(rows, [row for row in rows if _assessed(history, row, end)])


def children(history: History, start: date, end: date) -> Answer:
    """Different children referred."""
    return count({row["person_key"] for row in _in(history, start, end)})


def _decisions(history: History) -> Iterator[Task]:
    for row in history.rows("referrals"):
        day = row["referral_date"]
        yield Task(day, row["decided_date"], plus_working_days(day, 1), row["close_date"])


def _answers(history: History) -> Iterator[Task]:
    for row in history.rows("referrals"):
        day, nobody = row["referral_date"], row["source"] in ("9", "10")
        yield Task(day, row["acknowledged_date"], plus_working_days(day, 1), row["close_date"], left_out=nobody)


def _first_seen(history: History) -> Iterator[Task]:
    for row in history.rows("referrals"):
        if row["no_further_action"]:
            continue
        day, child = row["referral_date"], history.person(row["person_key"])
        at_once = any(
            one["referral_key"] == row["event_key"] and one["start_date"] <= plus_working_days(day, 1)
            for one in history.rows("s47_enquiries")
        )
        born = child["birth_date"] or child["expected_birth_date"]
        due = plus_working_days(day, 1 if at_once else 10)
        yield Task(day, row["first_seen_date"], due, row["close_date"], left_out=born is not None and born > day)


COUNTS = {
    "referrals": referrals,
    "referrals-rate": in_a_year,
    "re-referrals": again,
    "referrals-with-no-further-action": nothing_more,
    "referrals-assessed-not-in-need": not_in_need,
    "referrals-by-source": by_source,
    "referrals-followed-by-assessment": assessed,
    "children-referred": children,
    "referrals-decided-in-one-working-day": done_measure(_decisions),
    "referrals-overdue-a-decision": past_due_measure(_decisions),
    "referrers-answered-in-one-working-day": done_measure(_answers),
    "referrers-not-answered": past_due_measure(_answers),
    "children-first-seen-in-time": done_measure(_first_seen),
    "children-not-yet-seen": past_due_measure(_first_seen),
}
