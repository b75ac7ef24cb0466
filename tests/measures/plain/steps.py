"""Plain counts of the chapter on steps between plans, written from its words."""

from datetime import date, timedelta

from tests.measures.plain.helping import (
    Answer,
    count,
    known,
    mix,
    open_at,
    plus_months,
    plus_working_days,
    share,
    within,
)
from tests.measures.plain.histories import FOREVER, History, Row
from tests.measures.plain.protection import own_plans, plans_begun, plans_ended

_FOUR_WEEKS = timedelta(days=28)


def _care(history: History, person: str) -> list[Row]:
    return [row for row in history.of("care_periods", person) if row["short_breaks"] is not True]


def _need_after(history: History, plan: Row) -> Row | None:
    """The first child in need plan begun since a protection plan began that ran on past its end."""
    held = [
        row
        for row in history.of("cin_plans", plan["person_key"])
        if row["start_date"] > plan["start_date"] and (row["end_date"] or FOREVER) > plan["end_date"]
    ]
    return min(held, key=lambda row: (row["start_date"], row["event_key"]), default=None)


def _in_time(history: History, plan: Row, end: date) -> Row | None:
    need = _need_after(history, plan)
    if need is None or not known(need["start_date"], end):
        return None
    return need if need["start_date"] <= plus_working_days(plan["end_date"], 10) else None


def _looked_after(history: History, plan: Row) -> bool:
    return any(open_at(row, plan["end_date"]) for row in _care(history, plan["person_key"]))


def _next(history: History, plan: Row, end: date) -> str | None:
    if _looked_after(history, plan):
        return "looked-after"
    if _in_time(history, plan, end):
        return "child-in-need-plan"
    referral = history.row("referrals", plan["referral_key"])
    if referral and known(referral["close_date"], end):
        return "moved" if referral["close_reason"] == "RC5" else "closed"
    return "open-without-plan" if referral else None


def followed(history: History, start: date, end: date) -> Answer:
    """What followed plans that ended."""
    return mix(_next(history, plan, end) for plan in plans_ended(history, start, end))


def stepped_down(history: History, start: date, end: date) -> Answer:
    """Of the plans that ended, those with a child in need plan in time."""
    held = plans_ended(history, start, end)
    return share(held, [plan for plan in held if _in_time(history, plan, end)])


def _drifts(history: History, plan: Row, end: date) -> bool:
    """Whether a plan ended too long ago, and nothing has come of it: no plan, no care, no closure."""
    off = plan["end_date"]
    if off is None or plus_working_days(off, 10) >= end:
        return False
    need = _need_after(history, plan)
    referral = history.row("referrals", plan["referral_key"])
    others = [*history.of("cp_plans", plan["person_key"]), *_care(history, plan["person_key"])]
    return not (
        (need and need["start_date"] <= end)
        or (referral and known(referral["close_date"], end))
        or any(row["start_date"] <= end and off < (row["end_date"] or FOREVER) for row in others)
    )


def drifting(history: History, start: date, end: date) -> Answer:
    """Plans that ended and were followed by nothing."""
    del start
    return count(plan for plan in own_plans(history) if _drifts(history, plan, end))


def held(history: History, start: date, end: date) -> Answer:
    """Of the plans followed in time by a child in need plan that ended, those supported three months."""
    pairs = [(plan, _in_time(history, plan, end)) for plan in own_plans(history) if plan["end_date"]]
    done = [(plan, need) for plan, need in pairs if need and within(need["end_date"], start, end)]
    return share(done, [plan for plan, need in done if plus_months(plan["end_date"], 3) <= need["end_date"]])


def _from_before(rows: list[Row], day: date) -> bool:
    """Whether a row had begun before a day, and was open or had ended within four weeks."""
    return any(row["start_date"] < day and (row["end_date"] or FOREVER) >= day - _FOUR_WEEKS for row in rows)


def up_to_protection(history: History, start: date, end: date) -> Answer:
    """Plans begun for a child with a child in need plan from before."""
    return count(
        plan
        for plan in plans_begun(history, start, end)
        if _from_before(history.of("cin_plans", plan["person_key"]), plan["start_date"])
    )


def up_to_care(history: History, start: date, end: date) -> Answer:
    """Periods of care begun for a child with a plan of either kind from before."""
    protected = own_plans(history)
    return count(
        period
        for period in history.rows("care_periods")
        if period["short_breaks"] is not True
        and within(period["start_date"], start, end)
        and _from_before(
            [
                *history.of("cin_plans", period["person_key"]),
                *(row for row in protected if row["person_key"] == period["person_key"]),
            ],
            period["start_date"],
        )
    )


COUNTS = {
    "cp-plans-ended-next": followed,
    "cp-plans-stepped-down": stepped_down,
    "step-downs-overdue": drifting,
    "step-downs-held": held,
    "step-ups-to-protection": up_to_protection,
    "step-ups-to-care": up_to_care,
}
