"""Plain counts of the chapters on children in need, their plans, visits and reviews, written from their words."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from tests.measures.plain.helping import (
    Answer,
    Count,
    Run,
    band,
    count,
    days_taken,
    done_in_time,
    known,
    mix,
    open_at,
    overdue,
    plus_months,
    recurring,
    share,
    up_to_date,
    within,
)
from tests.measures.plain.histories import FOREVER, History, Row

_WEEK = timedelta(weeks=1)


def _months(row: Row, since: str, until: date, *edges: int) -> str | None:
    return band(lambda number: plus_months(row[since], number), until, edges, "months")


def _episodes(history: History) -> list[Row]:
    """Referrals that opened an episode of need."""
    return [row for row in history.rows("referrals") if row["no_further_action"] is not True]


def _open(history: History, end: date) -> list[Row]:
    return [row for row in _episodes(history) if open_at(row, end, "referral_date")]


def _closed(history: History, start: date, end: date) -> list[Row]:
    return [row for row in _episodes(history) if within(row["close_date"], start, end)]


def in_need(history: History, start: date, end: date) -> Answer:
    """Different children with an episode open."""
    del start
    return count({row["person_key"] for row in _open(history, end)})


def started(history: History, start: date, end: date) -> Answer:
    """Episodes begun."""
    return count(row for row in _episodes(history) if within(row["referral_date"], start, end))


def ended(history: History, start: date, end: date) -> Answer:
    """Episodes closed."""
    return count(_closed(history, start, end))


def _of_open(part: Callable[[History, Row, date], str | None]) -> Count:
    def counted(history: History, start: date, end: date) -> Answer:
        del start
        return mix(part(history, row, end) for row in _open(history, end))

    return counted


def _of_closed(part: Callable[[Row], str | None]) -> Count:
    return lambda history, start, end: mix(part(row) for row in _closed(history, start, end))


def _since_seen(history: History, row: Row, end: date) -> str | None:
    days = [one["visit_date"] for one in history.of("visits", row["person_key"]) if one["seen"]]
    days = [day for day in (*days, row["last_seen_date"]) if known(day, end)]
    if not days:
        return None
    return band(lambda number: max(days) + number * _WEEK, end, (4, 6, 12), "weeks", upto=True)


_FACTORS = {
    "domestic-abuse": ("3A", "3B", "3C"),
    "mental-health": ("4A", "4B", "4C"),
    "alcohol-or-drugs": ("1A", "1B", "1C", "2A", "2B", "2C"),
    "abuse-or-neglect": ("16A", "17A", "18A", "18B", "18C", "19A", "19B", "19C"),
    "exploitation": ("11A", "12A", "13A", "24A"),
}


def _with_factor(codes: Iterable[str]) -> Count:
    def counted(history: History, start: date, end: date) -> Answer:
        found: dict[str, set[str]] = {}
        for row in history.rows("assessment_factors"):
            if row["factor"] is not None:
                found.setdefault(row["assessment_key"], set()).add(row["factor"])
        held = [
            row
            for row in history.rows("assessments")
            if within(row["authorised_date"], start, end) and row["event_key"] in found
        ]
        return share(held, [row for row in held if found[row["event_key"]] & set(codes)])

    return counted


def _plans(column: str) -> Count:
    return lambda history, start, end: count(
        row for row in history.rows("cin_plans") if within(row[column], start, end)
    )


def plans_open(history: History, start: date, end: date) -> Answer:
    """Plans open."""
    del start
    return count(row for row in history.rows("cin_plans") if open_at(row, end))


def plans_by_length(history: History, start: date, end: date) -> Answer:
    """Plans open, by months."""
    del start
    held = [row for row in history.rows("cin_plans") if open_at(row, end)]
    return mix(_months(row, "start_date", end, 3, 6, 9, 12) for row in held)


def _plan_runs(history: History) -> list[Run]:
    return [
        Run(row, 1, row["start_date"], row["end_date"], None, plus_months(row["start_date"], 12))
        for row in history.rows("cin_plans")
    ]


def plan_length(history: History, start: date, end: date) -> Answer:
    """Days of the plans that ended."""
    taken = days_taken(_plan_runs)(history, start, end)
    return float(sum(taken)), float(len(taken))


def counted_visits(history: History, person: str, kind: str) -> list[Row]:
    """Visits of a kind at which the child was seen, or before birth unless they say that nobody was."""
    who = history.person(person)
    return [
        row
        for row in history.of("visits", person)
        if row["kind"] == kind
        and (
            row["seen"]
            or (
                row["seen"] is None
                and (
                    row["visit_date"] < who["birth_date"]
                    if who["birth_date"]
                    else who["expected_birth_date"] is not None
                )
            )
        )
    ]


def _visit_runs(weeks: Callable[[History, Row], int]) -> Callable[[History], list[Run]]:
    def runs(history: History) -> list[Run]:
        found = []
        for plan in history.rows("cin_plans"):
            days = [row["visit_date"] for row in counted_visits(history, plan["person_key"], "cin")]
            allowed = weeks(history, plan) * _WEEK
            until = plan["end_date"] or FOREVER
            found += recurring(plan, plan["start_date"], until, days, lambda _, day, allowed=allowed: day + allowed)
        return found

    return runs


def _weeks_by_need(history: History, plan: Row) -> int:
    referral = history.row("referrals", plan["referral_key"])
    return 12 if referral and referral["primary_need"] == "N2" else 6


def _review_runs(history: History) -> list[Run]:
    found = []
    for plan in history.rows("cin_plans"):
        days = [
            row["review_date"]
            for row in history.of("cin_reviews", plan["person_key"])
            if row["review_date"] > plan["start_date"] and row["plan_key"] in (None, plan["event_key"])
        ]
        found += recurring(
            plan,
            plan["start_date"],
            plan["end_date"] or FOREVER,
            days,
            lambda number, day: day + 6 * _WEEK if number == 1 else plus_months(day, 3),
        )
    return found


def reviews_by_outcome(history: History, start: date, end: date) -> Answer:
    """Reviews held, by outcome."""
    return mix(row["outcome"] for row in history.rows("cin_reviews") if within(row["review_date"], start, end))


COUNTS = {
    "children-in-need": in_need,
    "children-in-need-rate": in_need,
    "children-in-need-by-time-open": _of_open(lambda _, row, end: _months(row, "referral_date", end, 3, 6, 12, 24)),
    "children-in-need-ended-by-length": _of_closed(
        lambda row: _months(row, "referral_date", row["close_date"], 3, 6, 12, 24)
    ),
    "children-in-need-by-primary-need": _of_open(lambda _, row, end: row["primary_need"]),
    "children-in-need-started": started,
    "children-in-need-ended": ended,
    "children-in-need-closure-reasons": _of_closed(lambda row: row["close_reason"]),
    "children-in-need-by-time-since-seen": _of_open(_since_seen),
    **{f"assessments-with-{key}": _with_factor(codes) for key, codes in _FACTORS.items()},
    "cin-plans-open": plans_open,
    "cin-plans-opened": _plans("start_date"),
    "cin-plans-ended": _plans("end_date"),
    "cin-plans-by-length": plans_by_length,
    "cin-plans-too-long": overdue(_plan_runs),
    "cin-plans-ended-length": plan_length,
    "cin-plans-visited-in-time": up_to_date(_visit_runs(lambda history, plan: 6)),
    "cin-visits-overdue": overdue(_visit_runs(lambda history, plan: 6)),
    "cin-plans-visited-in-time-by-need": up_to_date(_visit_runs(_weeks_by_need)),
    "cin-plans-reviewed-in-time": up_to_date(_review_runs),
    "cin-reviews-in-time": done_in_time(_review_runs),
    "cin-reviews-overdue": overdue(_review_runs),
    "cin-reviews-by-outcome": reviews_by_outcome,
}
