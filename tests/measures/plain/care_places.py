"""Plain counts of the chapters on places far from home or unlawful, moves, stability and short breaks, from their words."""

from collections.abc import Callable
from datetime import date, timedelta

from tests.measures.plain.care import children, children_of, home, homes, of, share_of_children, speaking
from tests.measures.plain.helping import (
    Answer,
    Run,
    age,
    count,
    due_in_time,
    first_day,
    known,
    open_at,
    overdue,
    plus_months,
    plus_working_days,
    recurring,
    share,
    up_to_date,
    within,
)
from tests.measures.plain.histories import History, Row

_TEMPORARY = ("T0", "T1", "T2", "T3", "T4")


def _home(column: str) -> Callable[[History, Row, date], object]:
    return lambda history, row, end: home(history, row["person_key"], end)[column]


_miles, _where, _type = _home("distance_miles"), _home("location"), _home("placement_type")


def _far(history: History, row: Row, end: date) -> bool:
    miles = home(history, row["person_key"], end)["distance_miles"]
    return miles is not None and miles > 20


def _approved(row: Row, at: date) -> bool:
    """Whether an approval holds on a day: one in full until it ends, a temporary one until it ends or runs out."""
    if not known(row["approved_date"], at):
        return False
    ended = known(row["ended_date"], at)
    full = known(row["full_approval_date"], at)
    if full and (ended is None or (row["kind"] != "full" and ended <= full)):
        return True
    if ended or row["kind"] not in ("reg-24", "reg-24-extension", "full"):
        return False
    return row["kind"] == "full" or (row["expiry_date"] is not None and row["expiry_date"] >= at)


def unapproved(history: History, start: date, end: date) -> Answer:
    """Children with relatives or friends who foster without an approval that holds."""
    del start
    rows = [row for row in homes(history) if open_at(row, end) and row["placement_type"] in ("U1", "U2", "U3")]
    return count(
        person
        for person in children(rows)
        if not any(_approved(one, end) for one in history.of("connected_carers", person))
    )


def _too_young(history: History, row: Row, end: date) -> bool:
    years = age(history, row["person_key"], end)
    return _type(history, row, end) in ("H5", "K3", "P2") and years is not None and years < 16


def stays(history: History) -> list[Row]:
    """Stays of a night or more: carers who adopt go on with the stay; with new ones it settled when the last began."""
    found: list[Row] = []
    groups: dict[tuple[str, str | None], list[Row]] = {}
    for row in homes(history):
        if row["until_date"] > row["start_date"] and row["placement_type"] not in _TEMPORARY:
            groups.setdefault((row["person_key"], row["care_period_key"]), []).append(row)
    for rows in groups.values():
        held: list[Row] = []
        for row in sorted(rows, key=lambda one: (one["start_date"], one["event_key"])):
            if held and row["placement_type"] in ("A3", "A5"):
                stay = held[-1]
                stay["until_date"] = max(stay["until_date"], row["until_date"])
                stay["event_key"] = min(stay["event_key"], row["event_key"])
            else:
                new = row["placement_type"] in ("A4", "A6")
                settled = held[-1]["start_date"] if held and new else row["start_date"]
                held.append({**row, "settled_date": settled})
        found += held
    return found


def _many_stays(history: History, row: Row, end: date) -> bool:
    since = first_day(end, 12)
    held = [one for one in of(stays(history), row["person_key"]) if one["start_date"] <= end]
    return len([one for one in held if one["until_date"] > since]) >= 3


def _for_long(history: History, row: Row, end: date) -> bool:
    years = age(history, row["person_key"], end)
    return years is not None and years < 16 and plus_months(row["start_date"], 30) <= end


def _settled(history: History, row: Row, end: date) -> bool:
    stay = speaking(of(stays(history), row["person_key"]), end)
    return stay is not None and plus_months(stay["settled_date"], 24) <= end


def begun(history: History, start: date, end: date) -> Answer:
    """Stays that began."""
    return count(row for row in stays(history) if within(row["start_date"], start, end))


_BROKEN = ("ALLEG", "APPRR", "CHILD", "CREQB", "CREQO", "LAREQ", "STAND")


def broken(history: History, start: date, end: date) -> Answer:
    """Of the placements ended with a reason, those that broke down."""
    rows = [
        row
        for row in homes(history)
        if within(row["end_date"], start, end)
        and row["change_reason"] is not None
        and row["placement_type"] not in _TEMPORARY
    ]
    return share(rows, [row for row in rows if row["change_reason"] in _BROKEN])


def _many_workers(history: History, row: Row, end: date) -> bool:
    held = {
        one["worker_id"]
        for one in history.of("involvements", row["person_key"])
        if one["role"] == "case-worker" and one["start_date"] <= end and one["until_date"] > first_day(end, 12)
    }
    return len(held - {None}) >= 3


def _plans(history: History) -> list[Run]:
    found = []
    for row in homes(history):
        if row["placement_type"] not in _TEMPORARY:
            begins = row["start_date"]
            made = row["plan_date"] and max(row["plan_date"], begins)
            found.append(Run(row, 1, begins, made, row["until_date"], plus_working_days(begins, 5)))
    return found


def _moves(history: History) -> list[Run]:
    days = {"T1": 42, "T3": 21, "T4": 7}
    return [
        Run(
            row, 1, row["start_date"], row["end_date"], None, row["start_date"] + timedelta(days[row["placement_type"]])
        )
        for row in homes(history)
        if row["placement_type"] in days
    ]


def _series(history: History) -> list[Row]:
    return [row for row in history.rows("care_periods") if row["short_breaks"] is True]


def having_breaks(history: History, start: date, end: date) -> Answer:
    """Children with a series open."""
    del start
    return count(children(row for row in _series(history) if open_at(row, end)))


def _break_visits(history: History) -> list[Run]:
    found = []
    for row in _series(history):
        days = [
            one["visit_date"]
            for one in history.of("visits", row["person_key"])
            if one["seen"] is not False and one["kind"] in ("cla", "cla-first", "short-break")
        ]
        found += recurring(
            row,
            row["start_date"],
            row["until_date"],
            days,
            lambda number, day: plus_months(day, 3 if number == 1 else 6),
        )
    return found


def long_breaks(history: History, start: date, end: date) -> Answer:
    """Single breaks under V3 that ended after more than 17 days."""
    found = []
    for row in history.rows("placements"):
        status = speaking(history.of("legal_statuses", row["person_key"]), row["start_date"])
        if row["short_breaks"] is True and status and status["status"] == "V3" and within(row["end_date"], start, end):
            found.append((row["end_date"] - row["start_date"]).days)
    return count(days for days in found if days > 17)


COUNTS = {
    "far-from-home": children_of(_far),
    "far-from-home-and-outside": share_of_children(
        lambda *given: _far(*given) and _where(*given) == "OUT", lambda *given: _miles(*given) is not None
    ),
    "distance-from-home-not-known": children_of(lambda *given: _miles(*given) is None),
    "placed-outside-the-area": share_of_children(
        lambda *given: _where(*given) == "OUT", lambda *given: _where(*given) is not None
    ),
    "connected-homes-without-approval": unapproved,
    "under-sixteen-in-supported-accommodation": children_of(_too_young),
    "three-or-more-placements": share_of_children(_many_stays),
    "long-term-stability": share_of_children(_settled, _for_long),
    "placements-begun": begun,
    "placements-broken-down": broken,
    "three-or-more-social-workers": share_of_children(_many_workers),
    "placement-plans-in-time": due_in_time(_plans),
    "placement-plans-overdue": overdue(_plans),
    "temporary-moves-within-their-limit": due_in_time(_moves),
    "temporary-moves-too-long": overdue(_moves),
    "children-having-short-breaks": having_breaks,
    "short-break-visits-up-to-date": up_to_date(_break_visits),
    "short-break-visits-overdue": overdue(_break_visits),
    "short-breaks-too-long": long_breaks,
}
