"""Plain counts of the chapters on child protection plans, how long they last and who comes back on one."""

from collections.abc import Callable
from datetime import date

from tests.measures.plain.helping import (
    Answer,
    Count,
    Run,
    age,
    band,
    count,
    first_day,
    mix,
    open_at,
    overdue,
    plus_months,
    share,
    within,
)
from tests.measures.plain.histories import History, Row

Plans = Callable[[History, date, date], list[Row]]


def own_plans(history: History) -> list[Row]:
    """Plans that are not another authority's."""
    return [row for row in history.rows("cp_plans") if row["other_authority_plan"] is not True]


def plans_open(history: History, start: date, end: date) -> list[Row]:
    """Plans open at the end."""
    del start
    return [row for row in own_plans(history) if open_at(row, end)]


def plans_begun(history: History, start: date, end: date) -> list[Row]:
    """Plans that began in the period."""
    return [row for row in own_plans(history) if within(row["start_date"], start, end)]


def plans_ended(history: History, start: date, end: date) -> list[Row]:
    """Plans that ended in the period."""
    return [row for row in own_plans(history) if within(row["end_date"], start, end)]


def _this_year(history: History, start: date, end: date) -> list[Row]:
    del start
    return plans_begun(history, date(end.year if end.month > 3 else end.year - 1, 4, 1), end)


def _twelve_months(plans: Plans) -> Plans:
    return lambda history, start, end: plans(history, first_day(end, 12), end)


def _count(plans: Plans) -> Count:
    return lambda history, start, end: count(plans(history, start, end))


def _family(history: History, person: str) -> str:
    held = [row["family_id"] for row in history.of("families", person) if row["family_id"] is not None]
    return f"family {min(held)}" if held else f"person {person}"


def _families(plans: Plans) -> Count:
    return lambda history, start, end: count(
        {_family(history, row["person_key"]) for row in plans(history, start, end)}
    )


def _share(plans: Plans, met: Callable[[History, Row, date], bool]) -> Count:
    def counted(history: History, start: date, end: date) -> Answer:
        held = plans(history, start, end)
        return share(held, [row for row in held if met(history, row, end)])

    return counted


def _mix(plans: Plans, part: Callable[[History, Row, date], str | None]) -> Count:
    return lambda history, start, end: mix(part(history, row, end) for row in plans(history, start, end))


def _under_ten(history: History, row: Row, end: date) -> bool:
    del end
    years = age(history, row["person_key"], row["start_date"])
    return years is not None and years < 10


def _months(row: Row, until: date, *edges: int) -> str | None:
    return band(lambda number: plus_months(row["start_date"], number), until, edges, "months")


def _two_years(row: Row, last: date) -> bool:
    """More than 729 days, the first and the last both counted."""
    return (last - row["start_date"]).days + 1 > 729


def two_years_open(history: History, start: date, end: date) -> Answer:
    """Plans open that are of two years."""
    return count(row for row in plans_open(history, start, end) if _two_years(row, end))


def _drift(history: History) -> list[Run]:
    return [
        Run(row, 1, row["start_date"], row["end_date"], None, plus_months(row["start_date"], 15))
        for row in own_plans(history)
    ]


def _before(history: History, plan: Row) -> list[Row]:
    return [
        row
        for row in own_plans(history)
        if row["person_key"] == plan["person_key"] and row["start_date"] < plan["start_date"]
    ]


def _ever(history: History, plan: Row, end: date) -> bool:
    del end
    return (plan["previous_plans"] or 0) > 0 or len(_before(history, plan)) > 0


def _within(months: int) -> Callable[[History, Row, date], bool]:
    def met(history: History, plan: Row, end: date) -> bool:
        del end
        return any(
            row["end_date"] is not None
            and row["end_date"] <= plan["start_date"] <= plus_months(row["end_date"], months)
            for row in _before(history, plan)
        )

    return met


def _earlier(history: History, plan: Row, end: date) -> str:
    del end
    number = max(plan["previous_plans"] or 0, len(_before(history, plan)))
    return "3-or-more" if number >= 3 else str(number)


_REPEATS = {"ever": _ever, "in-two-years": _within(24), "in-a-year": _within(12)}

COUNTS = {
    "cp-plans-open": _count(plans_open),
    "cp-plans-rate": _count(plans_open),
    "cp-families-open": _families(plans_open),
    "cp-plans-started": _count(plans_begun),
    "cp-plans-started-this-year": _count(_this_year),
    "cp-families-started": _families(plans_begun),
    "cp-plans-started-rate": _count(_twelve_months(plans_begun)),
    "cp-plans-started-under-ten": _share(plans_begun, _under_ten),
    "cp-plans-ended": _count(plans_ended),
    "cp-plans-ended-rate": _count(_twelve_months(plans_ended)),
    "cp-plans-by-latest-category": _mix(plans_open, lambda _, row, end: row["latest_category"]),
    "cp-plans-started-by-category": _mix(plans_begun, lambda _, row, end: row["initial_category"]),
    "cp-plans-by-length": _mix(plans_open, lambda _, row, end: _months(row, end, 3, 6, 9, 12, 15, 18, 24)),
    "cp-plans-ended-by-length": _mix(plans_ended, lambda _, row, end: _months(row, row["end_date"], 3, 6, 12, 24)),
    "cp-plans-two-years": two_years_open,
    "cp-plans-open-two-years-share": _share(plans_open, lambda _, row, end: _two_years(row, end)),
    "cp-plans-ended-two-years-share": _share(plans_ended, lambda _, row, end: _two_years(row, row["end_date"])),
    "cp-plans-drifting": overdue(_drift),
    **{f"cp-plans-started-repeat-{time}": _share(plans_begun, met) for time, met in _REPEATS.items()},
    **{f"cp-plans-open-repeat-{time}": _share(plans_open, met) for time, met in _REPEATS.items()},
    "cp-plans-started-by-earlier-plans": _mix(plans_begun, _earlier),
}
