"""Plain counts of the chapter on assessments, written from its words."""

from datetime import date

from tests.measures.plain.helping import Answer, count, known, plus_working_days, share, within
from tests.measures.plain.histories import History, Row


def _start(history: History, row: Row) -> date | None:
    referral = history.row("referrals", row["referral_key"])
    day: date | None = (referral["referral_date"] if referral else None) or row["start_date"]
    return day


def in_45_working_days(history: History, start: date, end: date) -> Answer:
    """Authorised in the period; of them, those within 45 working days of the referral."""
    done = [
        row
        for row in history.rows("assessments")
        if within(row["authorised_date"], start, end)
        and (begun := _start(history, row)) is not None
        and begun <= row["authorised_date"]
    ]
    return share(done, [row for row in done if row["authorised_date"] <= plus_working_days(_start(history, row), 45)])


def overdue(history: History, start: date, end: date) -> Answer:
    """Begun, not authorised by the end, and past the day due."""
    del start
    return count(
        row
        for row in history.rows("assessments")
        if (begun := _start(history, row)) is not None
        and begun <= end
        and not known(row["authorised_date"], end)
        and (row["authorised_date"] is None or row["authorised_date"] >= begun)
        and plus_working_days(begun, 45) < end
    )


COUNTS = {"assessments-in-45-working-days": in_45_working_days, "assessments-overdue": overdue}
