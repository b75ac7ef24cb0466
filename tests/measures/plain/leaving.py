"""Plain counts of the chapters on care leavers, their plans and needs, and on homeless young people."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from tests.measures.plain.helping import (
    Count,
    Run,
    age,
    done_in_time,
    due_in_time,
    overdue,
    plus_months,
    recurring,
    up_to_date,
)
from tests.measures.plain.histories import FOREVER, History, Row
from tests.measures.plain.shapes import Pick, Rows, happened, number, of, part, sorts, tasks, working

_WEEK = timedelta(weeks=1)
_AWAY = ("DIED", "RHOM")


def _latest(history: History, person: str, end: date) -> Row | None:
    """What is known last: of two records of a day the one that names the entitlement."""
    held = [row for row in history.of("care_leavers", person) if row["record_date"] <= end]
    return max(
        held, key=lambda row: (row["record_date"], row["eligibility"] is not None, row["event_key"]), default=None
    )


def _records(history: History, start: date, end: date) -> list[Row]:
    del start
    found = [_latest(history, person["person_key"], end) for person in history.rows("people")]
    return [{**row, "age": age(history, row["person_key"], end)} for row in found if row is not None]


def _leavers(history: History, start: date, end: date) -> list[Row]:
    """Relevant and former relevant, or not said; those who died or are home again left out."""
    return [
        row
        for row in _records(history, start, end)
        if row["eligibility"] in (None, "relevant", "former-relevant") and row["in_touch"] not in _AWAY
    ]


def _aged(low: int, high: int, pick: Pick = _leavers) -> Pick:
    return lambda history, start, end: [
        row for row in pick(history, start, end) if row["age"] is not None and low <= row["age"] <= high
    ]


def _settled(history: History, start: date, end: date) -> list[Row]:
    """Abroad, deported and residence not known left out."""
    return [row for row in _leavers(history, start, end) if (row["accommodation"] or "0")[0] not in "GHR"]


def _working_or_learning(row: Row, end: date) -> bool:
    return (row["activity"] or "0")[0] in "FP"


def _suitable(row: Row, end: date) -> bool:
    return (row["accommodation"] or "0").endswith("1") or row["suitability"] == "1"


def _in_touch(row: Row, end: date) -> bool:
    return bool(row["in_touch"] == "YES")


def _activity(row: Row, end: date) -> str | None:
    named = {
        **dict.fromkeys(("F1", "P1"), "higher-education"),
        **dict.fromkeys(("F4", "P4"), "apprenticeship"),
        "G4": "neet-illness",
        "G5": "neet-other",
        "G6": "neet-parenting",
        "0": "not-known",
    }
    other = "other-education-employment-training"
    return named.get(row["activity"], other) if row["activity"] else None


def _unaccompanied(history: History, start: date, end: date) -> list[Row]:
    def seeking(row: Row) -> bool:
        return any(
            one["status"] in ("uasc", "former-uasc") and (one["start_date"] is None or one["start_date"] <= end)
            for one in history.of("immigration", row["person_key"])
        )

    return [
        row
        for row in _leavers(history, start, end)
        if (seeking(row) if row["unaccompanied"] is None else row["unaccompanied"])
    ]


def _from_foster_care(history: History, start: date, end: date) -> list[Row]:
    """Those whose last placement that had begun, short breaks apart, was a foster placement."""
    found = []
    for row in _leavers(history, start, end):
        held = [
            one
            for one in history.of("placements", row["person_key"])
            if one["short_breaks"] is not True and one["start_date"] <= end
        ]
        last = max((one["start_date"] for one in held), default=None)
        if any(one["start_date"] == last and (one["placement_type"] or "")[:1] == "U" for one in held):
            found.append(row)
    return found


def _homeless(history: History, start: date, end: date) -> list[Row]:
    return [row for row in _leavers(history, start, end) if (row["accommodation"] or "0")[0] in "SVW"]


def _in_care(history: History) -> Iterable[tuple[Row, date, date | None]]:
    """Periods of care, short breaks apart, with the birth and the first pathway plan."""
    for row in history.rows("care_periods"):
        born = history.person(row["person_key"])["birth_date"]
        plans = [one["review_date"] for one in history.of("pathway_plans", row["person_key"])]
        if born and row["short_breaks"] is not True:
            yield row, born, min(plans, default=None)


def _eligible(history: History) -> Iterable[Run]:
    for row, born, plan in _in_care(history):
        begun = max(plus_months(born, 16 * 12), row["start_date"] + 13 * _WEEK)
        if begun < row["until_date"] and begun < plus_months(born, 18 * 12):
            yield Run(row, 1, begun, plan and max(plan, begun), row["until_date"], plus_months(begun, 3))


def _relevant(history: History) -> Iterable[Run]:
    elsewhere = ("E11", "E12", "E2", "E3", "E4A", "E4B")
    for row, born, plan in _in_care(history):
        left = row["end_date"]
        if (
            left
            and plus_months(born, 16 * 12) <= left < plus_months(born, 18 * 12)
            and left >= row["start_date"] + 13 * _WEEK
            and row["end_reason"] not in elsewhere
            and not (plan and plan < left)
        ):
            yield Run(row, 1, left, plan, None, plus_months(left, 3))


Days = Callable[[History, str], list[date]]


def _plans(history: History, person: str) -> list[date]:
    return [row["review_date"] for row in history.of("pathway_plans", person)]


def _contacts(history: History, person: str) -> list[date]:
    told = [row["latest_contact_date"] for row in history.of("care_leavers", person) if row["latest_contact_date"]]
    return told + [row["visit_date"] for row in history.of("visits", person) if row["kind"] == "pathway"]


def _since_known(days: Days, due: Callable[[date], date], counted: Callable[[object], Count]) -> Count:
    """Of those of 16 to 20 with a record or plan who had not died, gone home or lost the entitlement by the end."""

    def answer(history: History, start: date, end: date) -> tuple[float | None, float | None] | dict[str, float]:
        runs = []
        for who in history.rows("people"):
            person = who["person_key"]
            years = age(history, person, end)
            records = history.of("care_leavers", person)
            begun = [min(row["record_date"], row["latest_contact_date"] or row["record_date"]) for row in records]
            begun += _plans(history, person)
            last = _latest(history, person, end)
            gone = last and (last["eligibility"] in ("none", "qualifying") or last["in_touch"] in _AWAY)
            if begun and years is not None and 16 <= years < 21 and not gone:
                runs += recurring(who, min(begun), FOREVER, days(history, person), lambda _, day: due(day))
        return counted(lambda _: runs)(history, start, end)

    return answer


def _six_months(day: date) -> date:
    return plus_months(day, 6)


_presented: Rows = of("homeless_presentations")
_accommodated = tasks(_presented, "presented_date", "accommodated_date", lambda day: day)
_assessed = tasks(_presented, "presented_date", "assessed_date", working(45))

COUNTS: dict[str, Count] = {
    "care-leavers": number(_leavers),
    "care-leavers-unaccompanied": number(_unaccompanied),
    "care-leavers-in-touch": part(_aged(17, 21), _in_touch),
    "care-leavers-contact": sorts(_aged(17, 21), lambda row, end: row["in_touch"]),
    "care-leavers-19-to-21-in-education-employment-training": part(_aged(19, 21), _working_or_learning),
    "care-leavers-17-to-18-in-education-employment-training": part(_aged(17, 18), _working_or_learning),
    "care-leavers-22-to-25-in-education-employment-training": part(_aged(22, 25), _working_or_learning),
    "care-leavers-19-to-21-activity": sorts(_aged(19, 21), _activity),
    "care-leavers-19-to-21-suitable-accommodation": part(_aged(19, 21, _settled), _suitable),
    "care-leavers-17-to-18-suitable-accommodation": part(_aged(17, 18, _settled), _suitable),
    "care-leavers-without-a-home": number(_homeless),
    "care-leavers-staying-put": part(
        _aged(18, 20, _from_foster_care), lambda row, end: (row["accommodation"] or "0")[0] == "Z"
    ),
    "care-leavers-by-entitlement": sorts(_records, lambda row, end: row["eligibility"]),
    "care-leavers-by-home": sorts(_leavers, lambda row, end: row["accommodation"] and row["accommodation"][0]),
    "care-leavers-17-to-18-in-touch": part(_aged(17, 18), _in_touch),
    "care-leavers-19-to-21-in-touch": part(_aged(19, 21), _in_touch),
    "needs-assessments-of-eligible-children-in-time": due_in_time(_eligible),
    "needs-assessments-of-eligible-children-overdue": overdue(_eligible),
    "needs-assessments-of-relevant-children-in-time": due_in_time(_relevant),
    "pathway-plans-up-to-date": _since_known(_plans, _six_months, up_to_date),
    "pathway-plans-overdue": _since_known(_plans, _six_months, overdue),
    "care-leavers-contacted-in-time": _since_known(_contacts, lambda day: day + 8 * _WEEK, up_to_date),
    "homeless-16-and-17-year-olds": number(happened(_presented, "presented_date")),
    "homeless-accommodated-same-day": done_in_time(_accommodated),
    "homeless-assessed-in-time": done_in_time(_assessed),
    "homeless-in-bed-and-breakfast": number(
        happened(of("homeless_presentations", lambda row: row["bed_and_breakfast"]), "presented_date")
    ),
}
