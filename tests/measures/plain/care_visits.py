"""Plain counts of the chapter on visits to looked-after children, written from its words and from regulation 28."""

from collections.abc import Callable
from datetime import date, timedelta

from tests.measures.plain.care import homes, looked_after, of, speaking
from tests.measures.plain.helping import (
    Answer,
    Count,
    Run,
    due_in_time,
    mix,
    overdue,
    plus_months,
    recurring,
    share,
    up_to_date,
    within,
)
from tests.measures.plain.histories import FOREVER, History, Row

_WEEK = timedelta(weeks=1)


def _stays(history: History) -> list[Row]:
    """Placements; with parents, the first care order made during one ends the stay and begins another."""
    found = []
    for row in homes(history):
        orders = [
            one["start_date"]
            for one in history.of("legal_statuses", row["person_key"])
            if one["status"] == "C2" and row["start_date"] < one["start_date"] < row["until_date"]
        ]
        if row["placement_type"] == "P1" and orders:
            found.append({**row, "until_date": min(orders)})
            found.append({**row, "start_date": min(orders)})
        else:
            found.append(row)
    return found


def _visits(history: History, person: str) -> list[date]:
    return [
        row["visit_date"]
        for row in history.of("visits", person)
        if row["seen"] is not False and row["kind"] in ("cla", "cla-first", "adoption")
    ]


def _first_review(history: History, stay: Row) -> date:
    """The first review, after it began, of the care in which the stay began."""
    days = []
    for care in of(looked_after(history), stay["person_key"]):
        if care["start_date"] <= stay["start_date"] < care["until_date"]:
            for row in history.of("care_reviews", stay["person_key"]):
                if row["cancelled"] is not True and row["review_date"] >= care["start_date"]:
                    days.append(row["review_date"])
    return min(days, default=FOREVER)


def _status(history: History, stay: Row, day: date) -> str | None:
    found = speaking(history.of("legal_statuses", stay["person_key"]), day)
    return found["status"] if found else None


def _unsettled(history: History, stay: Row, day: date) -> bool:
    """With relatives approved for the time, or with parents under an interim order, on a day."""
    if stay["placement_type"] == "P1":
        return _status(history, stay, day) == "C1"
    return stay["placement_type"] in ("U1", "U2", "U3") and any(
        (row["placed_date"] or row["approved_date"]) <= day < (row["full_approval_date"] or row["until_date"])
        for row in history.of("connected_carers", stay["person_key"])
        if row["kind"] in ("reg-24", "reg-24-extension")
    )


def _general(stay: Row, number: int, day: date) -> date:
    if number == 1:
        return day + _WEEK
    lasting = stay["intended_to_last"] is True and plus_months(stay["start_date"], 12) <= day
    return plus_months(day, 3) if lasting else day + 6 * _WEEK


def _closer(history: History, stay: Row, number: int, day: date) -> date:
    if _unsettled(history, stay, day):
        review = _first_review(history, stay)
        if number == 1:
            return day + _WEEK
        if review <= day:
            return day + 4 * _WEEK
        # Weekly until the review; from its day on four weeks are enough.
        return day + _WEEK if review > day + _WEEK else max(day + 4 * _WEEK, review)
    if number > 1 and stay["placement_type"] == "P1" and _status(history, stay, day) == "C2":
        return day + 6 * _WEEK
    return _general(stay, number, day)


def _runs(due: Callable[[History, Row, int, date], date]) -> Callable[[History], list[Run]]:
    def runs(history: History) -> list[Run]:
        found = []
        for stay in _stays(history):
            found += recurring(
                stay,
                stay["start_date"],
                stay["until_date"],
                _visits(history, stay["person_key"]),
                lambda number, day, stay=stay: due(history, stay, number, day),
            )
        return found

    return runs


_by_rule = _runs(_closer)
_by_interval = _runs(lambda _, stay, number, day: _general(stay, number, day))


def _firsts(history: History) -> list[Run]:
    return [run for run in _by_rule(history) if run.number == 1]


def _made(history: History, start: date, end: date) -> list[Row]:
    return [
        row
        for row in history.rows("visits")
        if row["kind"] in ("cla", "cla-first") and within(row["visit_date"], start, end)
    ]


def seen(history: History, start: date, end: date) -> Answer:
    """Visits by whether the child was seen."""
    words = {True: "seen", False: "not-seen", None: None}
    return mix(words[row["seen"]] for row in _made(history, start, end))


def seen_alone(history: History, start: date, end: date) -> Answer:
    """Of the visits at which the child was seen and it was said whether alone, those where so."""
    rows = [row for row in _made(history, start, end) if row["seen"] and row["seen_alone"] is not None]
    return share(rows, [row for row in rows if row["seen_alone"]])


COUNTS: dict[str, Count] = {
    "care-visits-up-to-date": up_to_date(_by_rule),
    "care-visits-overdue": overdue(_by_rule),
    "first-visits-in-placement-in-time": due_in_time(_firsts),
    "care-visits-in-time": due_in_time(_by_rule),
    "care-visits-up-to-date-general": up_to_date(_by_interval),
    "care-visits-child-seen": seen,
    "care-visits-seen-alone": seen_alone,
}
