"""Plain counts of the chapters on missing children and on return home interviews, written from their words."""

from collections.abc import Callable
from datetime import date, timedelta

from tests.measures.plain.care import children, looked_after, of
from tests.measures.plain.helping import (
    Answer,
    Count,
    Run,
    count,
    due_in_time,
    first_day,
    known,
    open_at,
    overdue,
    share,
    within,
)
from tests.measures.plain.histories import History, Row


def _missing(history: History) -> list[Row]:
    return [row for row in history.rows("missing_episodes") if row["kind"] != "A"]


def _away(history: History) -> list[Row]:
    return [row for row in history.rows("missing_episodes") if row["kind"] == "A"]


def _from_care(history: History, row: Row) -> bool:
    return any(open_at(care, row["start_date"]) for care in of(looked_after(history), row["person_key"]))


def times(history: History, start: date, end: date) -> Answer:
    """Times missing that began."""
    return count(row for row in _missing(history) if within(row["start_date"], start, end))


def times_away(history: History, start: date, end: date) -> Answer:
    """Times away from care that began."""
    rows = [row for row in _away(history) if within(row["start_date"], start, end)]
    return count(row for row in rows if _from_care(history, row))


def from_care(history: History, start: date, end: date) -> Answer:
    """Children who went missing from care."""
    rows = [row for row in _missing(history) if within(row["start_date"], start, end)]
    return count(children(row for row in rows if _from_care(history, row)))


def length(history: History, start: date, end: date) -> Answer:
    """Days missing of the times that ended, and how many they were."""
    rows = [row for row in _missing(history) if within(row["end_date"], start, end)]
    days = [(row["end_date"] - row["start_date"]).days for row in rows if row["end_date"] >= row["start_date"]]
    return float(sum(days)), float(len(days))


def now(history: History, start: date, end: date) -> Answer:
    """Children missing at the end."""
    del start
    return count(children(row for row in _missing(history) if open_at(row, end)))


def again(history: History, start: date, end: date) -> Answer:
    """Children with a time missing in the period that was the third in ninety days."""
    found = set()
    for row in _missing(history):
        since = row["start_date"] - timedelta(days=90)
        lately = [one for one in of(_missing(history), row["person_key"]) if since <= one["start_date"]]
        if within(row["start_date"], start, end) and sum(one["start_date"] <= row["start_date"] for one in lately) >= 3:
            found.add(row["person_key"])
    return count(found)


def _in_year(rows: Callable[[History], list[Row]]) -> Count:
    """Of the children looked after in the year, those missing or away from care in it."""

    def counted(history: History, start: date, end: date) -> Answer:
        del start
        since = first_day(end, 12)
        held = [row for row in looked_after(history) if row["start_date"] <= end and row["until_date"] >= since]
        gone = children(
            row
            for row in rows(history)
            if row["start_date"] <= end and row["until_date"] >= since and _from_care(history, row)
        )
        return share(children(held), children(held) & gone)

    return counted


def _interviews(history: History, row: Row) -> list[Row]:
    """Those of a return: named by it, or on its day where they name none."""
    return [
        one
        for one in history.of("return_interviews", row["person_key"])
        if one["missing_key"] == row["event_key"]
        or (one["missing_key"] is None and one["returned_date"] == row["end_date"])
    ]


def _held(history: History, row: Row) -> date | None:
    return min((one["completed_date"] for one in _interviews(history, row) if one["completed_date"]), default=None)


def _offered_on(history: History, row: Row) -> date | None:
    """The day of the first offer; where only the answer to one is held, the day of the return."""
    held = _interviews(history, row)
    days = [one["offered_date"] for one in held if one["offered_date"]]
    if days:
        return min(days)
    return row["end_date"] if any(one["accepted"] is not None for one in held) else None


def _offered(history: History, row: Row, at: date) -> bool:
    said = known(_offered_on(history, row), at) or known(_held(history, row), at)
    return bool(said) or row["interview_offered"] == "yes"


def _accepted(history: History, row: Row, at: date) -> bool:
    if known(_held(history, row), at) or row["interview_accepted"] == "yes":
        return True
    answered = any(one["accepted"] for one in _interviews(history, row))
    return answered and bool(known(_offered_on(history, row), at))


def _returns(history: History, start: date, end: date) -> list[Row]:
    return [row for row in history.rows("missing_episodes") if within(row["end_date"], start, end)]


def _asked(history: History, start: date, end: date) -> list[Row]:
    return [row for row in _returns(history, start, end) if row["interview_offered"] != "not-applicable"]


def offered(history: History, start: date, end: date) -> Answer:
    """Of the returns after which one applies, those with an offer."""
    rows = _asked(history, start, end)
    return share(rows, [row for row in rows if _offered(history, row, end)])


def accepted(history: History, start: date, end: date) -> Answer:
    """Of the returns with an offer, those where it was accepted."""
    rows = [row for row in _returns(history, start, end) if _offered(history, row, end)]
    return share(rows, [row for row in rows if _accepted(history, row, end)])


def in_three_days(history: History, start: date, end: date) -> Answer:
    """Of the returns after which one applies, those after which it was held in three days."""
    rows = _asked(history, start, end)
    return share(
        rows,
        [
            row
            for row in rows
            if (day := known(_held(history, row), end)) and timedelta() <= day - row["end_date"] <= timedelta(days=3)
        ],
    )


def _runs(history: History) -> list[Run]:
    """Interviews awaited for four weeks; without those declined or not applicable."""
    found = []
    for row in history.rows("missing_episodes"):
        back = row["end_date"]
        if back is None or row["interview_offered"] == "not-applicable":
            continue
        answers = [one["accepted"] for one in _interviews(history, row)]
        declined = row["interview_accepted"] == "no" or (False in answers and True not in answers)
        if declined and not _accepted(history, row, date.max):
            continue
        due = back + timedelta(days=3)
        found.append(Run(row, 1, back, _held(history, row), back + timedelta(days=28), due))
    return found


COUNTS: dict[str, Count] = {
    "missing-episodes": times,
    "away-without-authorisation-episodes": times_away,
    "children-missing-from-care": from_care,
    "length-of-missing-episodes": length,
    "children-missing-now": now,
    "children-missing-repeatedly": again,
    "missing-share-of-looked-after": _in_year(_missing),
    "away-share-of-looked-after": _in_year(_away),
    "return-interviews-offered": offered,
    "return-interviews-accepted": accepted,
    "returns-with-interview-in-72-hours": in_three_days,
    "return-interviews-in-72-hours": due_in_time(_runs),
    "return-interviews-overdue": overdue(_runs),
}
