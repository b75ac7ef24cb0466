"""Plain counts of the chapter on the education of looked-after children, written from its words."""

from datetime import date

from tests.measures.plain.care import looked_after, share_of_children
from tests.measures.plain.helping import (
    Answer,
    Count,
    Run,
    age,
    due_in_time,
    mix,
    overdue,
    plus_months,
    plus_working_days,
    recurring,
    up_to_date,
    within,
)
from tests.measures.plain.histories import History, Row


def _plans(history: History, person: str) -> list[date]:
    return [row["meeting_date"] for row in history.of("peps", person)]


def _closes(care: Row, born: date | None) -> date:
    """Leaving care, or turning eighteen if sooner."""
    until: date = care["until_date"]
    return min(until, plus_months(born, 18 * 12)) if born else until


def _firsts(history: History) -> list[Run]:
    found = []
    for care in looked_after(history):
        born = history.person(care["person_key"])["birth_date"]
        if born is None:
            continue
        begun = max(care["start_date"], plus_months(born, 36))
        days = [day for day in _plans(history, care["person_key"]) if care["start_date"] <= day <= care["until_date"]]
        made = max(min(days), begun) if days else None
        found.append(Run(care, 1, begun, made, _closes(care, born), plus_working_days(begun, 10)))
    return found


def _reviews(history: History) -> list[Run]:
    found = []
    for care in looked_after(history):
        closes = _closes(care, history.person(care["person_key"])["birth_date"])
        days = _plans(history, care["person_key"])
        runs = recurring(care, care["start_date"], care["until_date"], days, lambda _, day: plus_months(day, 4))
        found += [run._replace(closes=closes) for run in runs if run.number > 1]
    return found


def _term(day: date) -> tuple[int, int]:
    return day.year, 1 if day.month < 4 else 2 if day.month < 9 else 3


def _this_term(history: History, row: Row, end: date) -> bool:
    return any(day <= end and _term(day) == _term(end) for day in _plans(history, row["person_key"]))


def _of_age(history: History, row: Row, end: date) -> bool:
    years = age(history, row["person_key"], end)
    return years is not None and 3 <= years < 18


def quality(history: History, start: date, end: date) -> Answer:
    """Plans signed off, by quality."""
    return mix(row["quality"] for row in history.rows("peps") if within(row["completed_date"], start, end))


COUNTS: dict[str, Count] = {
    "first-education-plans-in-time": due_in_time(_firsts),
    "first-education-plans-overdue": overdue(_firsts),
    "education-plan-this-term": share_of_children(_this_term, _of_age),
    "education-plans-up-to-date": up_to_date(_reviews),
    "education-plan-reviews-overdue": overdue(_reviews),
    "education-plan-quality": quality,
}
