"""Plain counts of the chapters on connected carers, private fostering, pre-proceedings and the courts."""

from collections.abc import Iterable
from datetime import date

from tests.measures.plain.helping import (
    Count,
    Run,
    done_in_time,
    due_in_time,
    known,
    overdue,
    plus_months,
    recurring,
    up_to_date,
)
from tests.measures.plain.histories import FOREVER, History, Row
from tests.measures.plain.shapes import (
    children,
    first,
    happened,
    mean,
    mean_days,
    number,
    of,
    only,
    part,
    sorts,
    standing,
    tasks,
    weeks,
    where,
    working,
)


def temporary(history: History) -> Iterable[Row]:
    """Temporary approvals, with the extension and the full approval that followed."""
    for row in history.rows("connected_carers"):
        if row["kind"] != "reg-24":
            continue
        later = [
            one
            for one in history.of("connected_carers", row["person_key"])
            if one["approved_date"] >= row["approved_date"] and one is not row
        ]
        full = first(*(one["approved_date"] for one in later if one["kind"] == "full"))
        said = first(*(one["full_approval_date"] for one in later))
        extended = first(*(one["approved_date"] for one in later if one["kind"] == "reg-24-extension"))
        yield {**row, "full": row["full_approval_date"] or full or said, "extended": extended}


_approval = tasks(temporary, "approved_date", "full", weeks(16), "until_date")
_extended = tasks(temporary, "approved_date", "full", weeks(24), "until_date")


def _with_temporary(history: History, start: date, end: date) -> list[Row]:
    return [run.row for run in _approval(history) if run.open_at(end)]


def _extended_by(end: date) -> Count:
    return overdue(where(_extended, lambda run: known(run.row["extended"], end)))


def _until_extended(history: History, start: date, end: date) -> Count:
    return overdue(where(_approval, lambda run: not known(run.row["extended"], end)))


def _private_visits(history: History) -> Iterable[Run]:
    for row in history.rows("private_fostering"):
        told, person = row["notified_date"], row["person_key"]
        seen = [one["first_visit_date"] for one in history.of("private_fostering", person) if one["first_visit_date"]]
        seen += [
            one["visit_date"]
            for one in history.of("visits", person)
            if one["kind"] == "private-fostering" and one["seen"] is not False
        ]
        year = plus_months(told, 12)

        def due(_: int, day: date, year: date = year) -> date:
            """Six weeks; twelve after the first year, and from its end where six weeks reach over it."""
            if day >= year:
                return weeks(12)(day)
            return max(weeks(12)(day), year) if weeks(6)(day) >= year else weeks(6)(day)

        yield from recurring(row, told, row["until_date"], seen, due)


_arrangements = of("private_fostering")
_told = happened(_arrangements, "notified_date")
_first_visit = tasks(_arrangements, "notified_date", "first_visit_date", working(7), "until_date")
_assessed = tasks(_arrangements, "notified_date", "assessed_date", working(42), "until_date")
_seen = happened(
    of("visits", lambda row: row["kind"] == "private-fostering" and row["seen_alone"] is not None), "visit_date"
)

_pre = of("pre_proceedings")
_letter = tasks(_pre, "start_date", "letter_date", working(5), "until_date")
_meeting = tasks(
    of("pre_proceedings", lambda row: row["letter_date"]),
    "letter_date",
    "first_meeting_date",
    working(10),
    "until_date",
)
_in_12 = tasks(_pre, "start_date", "decided_date", weeks(12))
_in_16 = tasks(_pre, "start_date", "decided_date", weeks(16))


def _paths(history: History) -> Iterable[Row]:
    """Spells, with the day by which the application, the letter of issue or the case itself shows that they led to court."""
    for row in history.rows("pre_proceedings"):
        mine = sorted(
            history.of("pre_proceedings", row["person_key"]), key=lambda one: (one["start_date"], one["event_key"])
        )
        after = mine[mine.index(row) + 1 :]
        until = after[0]["start_date"] if after else FOREVER
        cases = [
            one["issued_date"]
            for one in history.of("care_proceedings", row["person_key"])
            if row["start_date"] <= one["issued_date"] < until
        ]
        issued = first(row["court_application_date"], row["issue_letter_date"], *cases)
        yield {**row, "issued": issued}


_proceedings = tasks(of("care_proceedings"), "issued_date", "concluded_date", weeks(26))
_in_court = standing(of("care_proceedings"), "issued_date")


def _cases(history: History) -> Iterable[Row]:
    found: dict[str, date] = {}
    for row in history.rows("care_proceedings"):
        name = row["case_number"] or row["event_key"]
        found[name] = min(found.get(name, FOREVER), row["issued_date"])
    return [{"issued": day} for day in found.values()]


def _order(row: Row, end: date) -> str | None:
    named = ("PO", "CO", "SGO", "CAO", "SO", "none")
    order: str | None = row["final_order"]
    return order if order is None or order in named else "other"


COUNTS: dict[str, Count] = {
    "connected-approvals-in-16-weeks": done_in_time(_approval),
    "connected-approvals-past-16-weeks": lambda history, start, end: _until_extended(history, start, end)(
        history, start, end
    ),
    "connected-extensions-in-24-weeks": lambda history, start, end: done_in_time(
        where(_extended, lambda run: known(run.row["extended"], end))
    )(history, start, end),
    "connected-extensions-past-24-weeks": lambda history, start, end: _extended_by(end)(history, start, end),
    "connected-approval-days": mean_days(_approval),
    "children-with-temporarily-approved-carers": children(_with_temporary),
    "privately-fostered-children": children(standing(_arrangements, "notified_date")),
    "private-fostering-notifications": number(_told),
    "private-fostering-told-in-time": part(
        only(_told, lambda row, end: row["start_date"]),
        lambda row, end: weeks(6)(row["notified_date"]) <= row["start_date"],
    ),
    "private-fostering-first-visits-in-time": due_in_time(_first_visit),
    "private-fostering-assessments-in-time": done_in_time(_assessed),
    "private-fostering-assessments-overdue": overdue(_assessed),
    "private-fostering-visits-up-to-date": up_to_date(_private_visits),
    "private-fostering-seen-alone": part(_seen, lambda row, end: row["seen_alone"]),
    "letters-before-proceedings-in-time": done_in_time(_letter),
    "pre-proceedings-meetings-in-time": done_in_time(_meeting),
    "children-in-pre-proceedings": children(standing(_pre)),
    "pre-proceedings-in-12-weeks": done_in_time(_in_12),
    "pre-proceedings-in-16-weeks": done_in_time(_in_16),
    "pre-proceedings-past-16-weeks": overdue(_in_16),
    "pre-proceedings-days": mean_days(_in_16),
    "pre-proceedings-open-days": mean(standing(_pre), lambda row, end: (end - row["start_date"]).days),
    "pre-proceedings-issued": part(happened(_paths, "decided_date"), lambda row, end: known(row["issued"], end)),
    "family-meeting-offered-before-proceedings": part(
        happened(of("pre_proceedings", lambda row: row["family_meeting_offered"] is not None), "decided_date"),
        lambda row, end: row["family_meeting_offered"],
    ),
    "care-applications": number(happened(_cases, "issued", 12)),
    "children-in-care-proceedings": children(_in_court),
    "care-proceedings-in-26-weeks": done_in_time(_proceedings),
    "care-proceedings-past-26-weeks": overdue(_proceedings),
    "care-proceedings-days": mean_days(_proceedings),
    "care-proceedings-outcomes": sorts(happened(of("care_proceedings"), "concluded_date"), _order),
}
