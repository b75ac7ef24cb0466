"""Plain counts of the chapters on audits, recording, drift, complaints and voice, written from their words."""

from collections.abc import Callable, Iterable
from datetime import date

from tests.measures.plain.carers_and_court import temporary
from tests.measures.plain.helping import (
    Answer,
    Count,
    Run,
    count,
    done_in_time,
    known,
    overdue,
    plus_working_days,
    share,
)
from tests.measures.plain.histories import History, Row
from tests.measures.plain.shapes import (
    Due,
    children,
    days,
    first,
    happened,
    mean,
    months,
    number,
    of,
    only,
    part,
    place,
    sorts,
    standing,
    tasks,
    total,
    weeks,
    working,
)
from tests.measures.plain.workers import open_children

#: From worst to best.
_GRADES = ("inadequate", "requires-improvement", "good", "outstanding")
_audits = of("audits")
_returned = happened(_audits, "returned_date")
_moderated = happened(_audits, "moderated_date")


def _both_grades(row: Row, end: date) -> bool:
    return bool(row["grade"] in _GRADES and row["moderated_grade"] in _GRADES and known(row["returned_date"], end))


def _graded_down(row: Row, end: date) -> bool:
    return _GRADES.index(row["moderated_grade"]) < _GRADES.index(row["grade"])


_HAPPENED = {
    "contacts": "contact_date",
    "referrals": "referral_date",
    "assessments": "start_date",
    "strategy_discussions": "discussion_date",
    "s47_enquiries": "start_date",
    "conferences": "conference_date",
    "visits": "visit_date",
    "core_groups": "meeting_date",
    "cin_reviews": "review_date",
    "supervisions": "supervision_date",
    "case_recordings": "entry_date",
}


def _entries(history: History) -> Iterable[Row]:
    for table, dated in _HAPPENED.items():
        for row in history.rows(table):
            if row["recorded_at"]:
                yield {"table": table, "happened": row[dated], "entered": row["recorded_at"].date()}


_entered = happened(_entries, "entered")
_visits = only(_entered, lambda row, end: row["table"] == "visits")
_lag = days("happened", "entered")


def _late(row: Row, end: date) -> bool:
    return bool(row["entered"] > plus_working_days(row["happened"], 5))


def _written(kind: str, due: Due) -> Count:
    """Of the children with an open case, those on whom something of a kind was written lately."""

    def counted(history: History, start: date, end: date) -> Answer:
        cases = open_children(history, end)
        lately = {
            row["person_key"]
            for row in history.rows("case_recordings")
            if row["kind"] == kind and row["entry_date"] <= end <= due(row["entry_date"])
        }
        return share(cases, cases & lately)

    return counted


def _drifting(history: History) -> Iterable[Run]:
    def own(row: Row) -> bool:
        return row["other_authority_plan"] is not True

    def approval_ends(row: Row) -> Row:
        return {**row, "ends": first(row["full"], row["ended_date"])}

    def waited(row: Row) -> Row:
        dates = ("matched_date", "reversed_date", "placed_date", "order_date")
        return {**row, "ends": first(*(row[name] for name in dates))}

    yield from tasks(of("cin_plans"), "start_date", "end_date", months(12))(history)
    yield from tasks(of("cp_plans", own), "start_date", "end_date", months(15))(history)
    yield from tasks(of("pre_proceedings"), "start_date", "decided_date", weeks(16))(history)
    yield from tasks(of("care_proceedings"), "issued_date", "concluded_date", weeks(26))(history)
    yield from tasks(lambda made: map(approval_ends, temporary(made)), "approved_date", "ends", weeks(24))(history)
    yield from tasks(lambda made: map(waited, made.rows("adoptions")), "decision_date", "ends", months(6))(history)


def _children_drifting(history: History, start: date, end: date) -> Answer:
    runs = _drifting(history)
    return count(
        {run.row["person_key"] for run in runs if run.sound and run.open_at(end) and run.due and run.due < end}
    )


def _complaint(row: Row) -> bool:
    return row["kind"] in ("children-act", "corporate", "ombudsman")


def _stage(stage: str, normal: int, extended: int) -> Callable[[History], Iterable[Run]]:
    def runs(history: History) -> Iterable[Run]:
        for row in history.rows("complaints"):
            if row["kind"] == "children-act" and row["stage"] == stage:
                allowed = extended if row["extended_to_date"] else normal
                due = plus_working_days(row["received_date"], allowed)
                yield Run(row, 1, row["received_date"], row["responded_date"], None, due)

    return runs


def _corporate(history: History) -> Iterable[Run]:
    allowed = {("1", False): 10, ("1", True): 20, ("2", False): 20, ("2", True): 40}
    for row in history.rows("complaints"):
        begun = row["acknowledged_date"]
        if row["kind"] == "corporate" and row["stage"] in ("1", "2") and begun:
            limit = allowed[row["stage"], row["extended_to_date"] is not None]
            yield Run(row, 1, begun, row["responded_date"], None, plus_working_days(begun, limit))


_stage_one = _stage("1", 10, 20)
_acknowledged = tasks(
    of("complaints", lambda row: row["kind"] == "corporate"), "received_date", "acknowledged_date", working(5)
)
_received = "received_date"
_found = only(
    happened(of("complaints", _complaint), "responded_date"),
    lambda row, end: row["outcome"] in ("upheld", "partly-upheld", "not-upheld", "no-finding"),
)

_feedback = happened(of("feedback"), "feedback_date")
_offered = happened(of("advocacy"), "offered_date")
_meetings = of("family_group_conferences")
_meeting_offers = happened(_meetings, "offered_date")
_held = happened(_meetings, "held_date")

COUNTS: dict[str, Count] = {
    "audits-returned": number(_returned),
    "audits-outstanding": number(standing(_audits, "allocated_date", "returned_date")),
    "audit-days": mean(_returned, days("allocated_date", "returned_date")),
    "audit-grades": sorts(_returned, lambda row, end: row["grade"]),
    "audits-requires-improvement-or-better": part(
        only(_returned, lambda row, end: row["grade"] in _GRADES), lambda row, end: row["grade"] != "inadequate"
    ),
    "audit-grades-moderated": sorts(_moderated, lambda row, end: row["moderated_grade"]),
    "audits-graded-down": part(only(_moderated, _both_grades), _graded_down),
    "audits-moderated": part(_returned, lambda row, end: known(row["moderated_date"], end)),
    "audit-actions-raised": total(_returned, lambda row, end: row["actions"]),
    "audit-actions-done": total(_returned, lambda row, end: row["actions_done"]),
    "recorded-late": part(_entered, _late),
    "visits-recorded-late": part(_visits, _late),
    "recording-lag": place(_entered, _lag, 0.5),
    "recording-lag-of-the-slowest-tenth": place(_entered, _lag, 0.9),
    "management-oversight-up-to-date": _written("management-oversight", weeks(6)),
    "chronologies-up-to-date": _written("chronology", months(3)),
    "drift-flags": overdue(_drifting),
    "children-with-drift-flags": _children_drifting,
    "complaints-received": number(happened(of("complaints", _complaint), _received)),
    "complaints-open": number(standing(of("complaints", _complaint), _received)),
    "complaints-stage-one-in-time": done_in_time(_stage_one),
    "complaints-stage-one-overdue": overdue(_stage_one),
    "complaints-stage-two-in-time": done_in_time(_stage("2", 25, 65)),
    "complaints-stage-three-in-time": done_in_time(_stage("3", 50, 50)),
    "corporate-complaints-acknowledged-in-time": done_in_time(_acknowledged),
    "corporate-complaints-answered-in-time": done_in_time(_corporate),
    "complaints-upheld": part(_found, lambda row, end: row["outcome"] in ("upheld", "partly-upheld")),
    "compliments": number(happened(of("complaints", lambda row: row["kind"] == "compliment"), _received)),
    "representatives-enquiries": number(
        happened(of("complaints", lambda row: row["kind"] in ("member-enquiry", "mp-enquiry")), _received)
    ),
    "feedback-given": number(_feedback),
    "feedback-positive": part(
        only(_feedback, lambda row, end: row["positive"] is not None), lambda row, end: row["positive"]
    ),
    "feedback-score": mean(_feedback, lambda row, end: row["score"]),
    "advocacy-offered": number(_offered),
    "advocacy-accepted": part(
        only(_offered, lambda row, end: row["accepted"] is not None), lambda row, end: row["accepted"]
    ),
    "children-with-an-advocate": children(standing(of("advocacy"))),
    "family-group-conferences-offered": children(_meeting_offers),
    "family-group-conferences-accepted": part(
        only(_meeting_offers, lambda row, end: row["accepted"] is not None), lambda row, end: row["accepted"]
    ),
    "family-group-conference-days": mean(_held, days("offered_date", "held_date")),
    "family-group-conferences-outcomes": sorts(_held, lambda row, end: row["outcome"]),
}
