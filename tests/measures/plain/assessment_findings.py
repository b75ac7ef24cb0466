"""Plain counts of the chapter on what assessments find, written from its words."""

from datetime import date

from tests.measures.plain.helping import Answer, age, plus_months, share, within
from tests.measures.plain.histories import FOREVER, History, Row
from tests.measures.plain.tasks import tally

#: What each factor is about, by the number of its code in the census.
_ABOUT = {
    1: "factor-alcohol",
    2: "factor-drugs",
    3: "factor-domestic-abuse",
    4: "factor-mental-health",
    5: "factor-disability",
    6: "factor-disability",
    7: "factor-young-carer",
    8: "factor-private-fostering",
    9: "factor-asylum",
    10: "factor-missing",
    11: "factor-exploitation",
    12: "factor-exploitation",
    13: "factor-exploitation",
    14: "behaviour",
    15: "self-harm",
    16: "factor-neglect",
    17: "factor-emotional-abuse",
    18: "factor-physical-abuse",
    19: "factor-sexual-abuse",
    20: "other",
    21: "none",
    22: "harmful-practices",
    23: "harmful-practices",
    24: "factor-exploitation",
}


def _authorised(history: History, start: date, end: date) -> list[Row]:
    return [row for row in history.rows("assessments") if within(row["authorised_date"], start, end)]


def factors(history: History, start: date, end: date) -> Answer:
    """Every factor of every assessment authorised in the period, by what it is about."""
    done = {row["event_key"] for row in _authorised(history, start, end)}
    held = [row["factor"] for row in history.rows("assessment_factors") if row["assessment_key"] in done]
    return tally(_ABOUT[int(code.rstrip("ABCDEF"))] if code else None for code in held)


def without_factors(history: History, start: date, end: date) -> Answer:
    """Authorised with no entry under factors."""
    rows = _authorised(history, start, end)
    named = {row["assessment_key"] for row in history.rows("assessment_factors")}
    return share(rows, [row for row in rows if row["event_key"] not in named])


def nothing_more(history: History, start: date, end: date) -> Answer:
    """Of those for which it is recorded, those that led to nothing."""
    rows = [row for row in _authorised(history, start, end) if row["no_further_action"] is not None]
    return share(rows, [row for row in rows if row["no_further_action"]])


def needing_support(history: History, start: date, end: date) -> Answer:
    """Of those for which it is recorded, those that found a need."""
    rows = [row for row in _authorised(history, start, end) if row["needs_support"] is not None]
    return share(rows, [row for row in rows if row["needs_support"]])


def to_plan(history: History, start: date, end: date) -> Answer:
    """Those of children on a child in need plan after that day, or for whom one began within a month, as is known."""
    rows = _authorised(history, start, end)
    led = [
        row
        for row in rows
        if any(
            plan["start_date"] <= min(end, plus_months(row["authorised_date"], 1))
            and (plan["end_date"] or FOREVER) > row["authorised_date"]
            for plan in history.of("cin_plans", row["person_key"])
        )
    ]
    return share(rows, led)


def seen(history: History, start: date, end: date) -> Answer:
    """Of those for which it is recorded, of children that were born, those during which the child was seen."""
    rows = [
        row
        for row in _authorised(history, start, end)
        if row["child_seen"] is not None and age(history, row["person_key"], row["authorised_date"]) != -1
    ]
    return share(rows, [row for row in rows if row["child_seen"]])


COUNTS = {
    "assessment-factors": factors,
    "assessments-without-factors": without_factors,
    "assessments-with-no-further-action": nothing_more,
    "assessments-needing-support": needing_support,
    "assessments-to-child-in-need-plan": to_plan,
    "assessments-child-seen": seen,
}
