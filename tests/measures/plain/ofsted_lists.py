"""Plain counts of the chapter on Ofsted's child-level lists, written from its words."""

from datetime import date

from tests.measures.plain.helping import Answer, count, known, within
from tests.measures.plain.histories import History, Row


def early_help_completed(history: History, start: date, end: date) -> Answer:
    """Early help assessments completed in the period."""
    return count(row for row in history.rows("early_help") if within(row["assessed_date"], start, end))


def with_services(history: History, start: date, end: date) -> Answer:
    """By each young person's latest record: entitled, or not said, and not dead."""
    del start
    latest: dict[str, Row] = {}
    for row in history.rows("care_leavers"):
        if row["record_date"] <= end:
            before = latest.get(row["person_key"])
            if before is None or (before["record_date"], before["event_key"]) < (row["record_date"], row["event_key"]):
                latest[row["person_key"]] = row
    return count(row for row in latest.values() if row["eligibility"] != "none" and row["in_touch"] != "DIED")


def _undecided(row: Row, end: date) -> bool:
    return not known(row["order_date"], end) and not known(row["reversed_date"], end)


def plan_is_adoption(history: History, start: date, end: date) -> Answer:
    """Children decided for, not adopted and not reversed by the end."""
    del start
    return count(
        {
            row["person_key"]
            for row in history.rows("adoptions")
            if row["decision_date"] is not None and row["decision_date"] <= end and _undecided(row, end)
        }
    )


def orders(history: History, start: date, end: date) -> Answer:
    """Children for whom an order was made in the period."""
    return count({row["person_key"] for row in history.rows("adoptions") if within(row["order_date"], start, end)})


def _asked(row: Row) -> date | None:
    days = (row["enquiry_date"], row["stage_one_start_date"], row["stage_two_start_date"], row["approved_date"])
    found: date | None = next((day for day in days if day is not None), None)
    return found


def _out(row: Row) -> date | None:
    days = [day for day in (row["order_date"], row["left_date"]) if day is not None]
    return min(days) if days else None


def in_process(history: History, start: date, end: date) -> Answer:
    """Asked by the end, and neither adopted nor left by then."""
    del start
    return count(
        row
        for row in history.rows("adopters")
        if (asked := _asked(row)) is not None and asked <= end and not known(_out(row), end)
    )


def out_of_process(history: History, start: date, end: date) -> Answer:
    """Adopted or left in the period, whichever came first."""
    return count(row for row in history.rows("adopters") if within(_out(row), start, end))


COUNTS = {
    "early-help-assessments-completed": early_help_completed,
    "young-people-with-leaving-care-services": with_services,
    "adoption-plans-open": plan_is_adoption,
    "adoption-orders": orders,
    "adopters-in-process": in_process,
    "adopters-out-of-process": out_of_process,
}
