"""Plain counts of the chapters on the health and well-being of looked-after children, written from their words."""

from collections.abc import Callable, Iterable
from datetime import date

from tests.measures.plain.care import children, in_care, looked_after, share_of_children, speaking
from tests.measures.plain.helping import (
    Answer,
    Count,
    Run,
    age,
    count,
    due_in_time,
    first_day,
    known,
    mix,
    overdue,
    plus_months,
    plus_working_days,
    recurring,
    share,
    up_to_date,
    within,
)
from tests.measures.plain.histories import History, Row

_FIRST = ("health-assessment-initial", "health-assessment")
_ASSESSMENTS = (*_FIRST, "health-assessment-review")


def _done(history: History, person: str, kinds: Iterable[str]) -> list[date]:
    """Days of the checks that took place; one of which nobody said so did, if it is dated."""
    return [
        row["check_date"]
        for row in history.of("health_checks", person)
        if row["kind"] in kinds and row["status"] in (None, "completed")
    ]


def _firsts(history: History) -> list[Run]:
    """The first assessment of each period of care, unless care began before the records do."""
    records = min(
        (row["check_date"] for row in history.rows("health_checks") if row["kind"] in _ASSESSMENTS), default=date.min
    )
    found = []
    for care in looked_after(history):
        if care["start_date"] < records or care["start_known"] is False:
            continue
        days = [
            day for day in _done(history, care["person_key"], _FIRST) if care["start_date"] <= day <= care["until_date"]
        ]
        due = plus_working_days(care["start_date"], 20)
        found.append(Run(care, 1, care["start_date"], min(days, default=None), care["until_date"], due))
    return found


def entrants(history: History, start: date, end: date) -> Answer:
    """Who came in during six months; of them, those assessed in time."""
    del start
    runs = [run for run in _firsts(history) if run.sound and within(run.start, first_day(end, 6), end)]
    return share(runs, [run for run in runs if known(run.stop, end) and run.due and run.stop <= run.due])


def _assessments(history: History) -> list[Run]:
    found = []
    for care in looked_after(history):
        born = history.person(care["person_key"])["birth_date"]

        def due(number: int, day: date, born: date | None = born) -> date | None:
            if number == 1:
                return plus_working_days(day, 20)
            if born is None:
                return None
            fifth = plus_months(born, 60)
            if fifth <= day:
                return plus_months(day, 12)
            six = plus_months(day, 6)
            return max(fifth, plus_months(day, 12)) if fifth <= six else six

        days = _done(history, care["person_key"], _ASSESSMENTS)
        found += recurring(care, care["start_date"], care["until_date"], days, due)
    return found


def _reviews(history: History) -> list[Run]:
    return [run for run in _assessments(history) if run.number > 1]


def _dental(history: History) -> list[Run]:
    found = []
    for care in looked_after(history):
        days = _done(history, care["person_key"], ("dental",))
        found += recurring(care, care["start_date"], care["until_date"], days, lambda _, day: plus_months(day, 12))
    return found


def _cohort(_: History, row: Row, end: date) -> bool:
    """Looked after for the twelve months to a day."""
    begun: date = row["start_date"]
    return begun <= first_day(end, 12)


def cohort(history: History, start: date, end: date) -> Answer:
    """Children looked after for twelve months."""
    del start
    return count(children(row for row in in_care(history, end) if _cohort(history, row, end)))


def _days_in_year(history: History, row: Row, end: date, kinds: Iterable[str]) -> int:
    return len({day for day in _done(history, row["person_key"], kinds) if within(day, first_day(end, 12), end)})


def _assessed(history: History, row: Row, end: date) -> bool:
    years = age(history, row["person_key"], end)
    return _days_in_year(history, row, end, _ASSESSMENTS) >= (1 if years is not None and years >= 5 else 2)


def development(history: History, start: date, end: date) -> Answer:
    """Of the yearly returns that answer it, those with development checks up to date."""
    del start
    rows = [
        row
        for row in history.rows("health_years")
        if within(row["year_end_date"], first_day(end, 12), end) and row["health_surveillance"] is not None
    ]
    return share(rows, [row for row in rows if row["health_surveillance"]])


def _of_age(history: History, row: Row, end: date) -> bool:
    years = age(history, row["person_key"], end)
    return _cohort(history, row, end) and years is not None and 4 <= years <= 16


def _score(history: History, row: Row, end: date) -> int | None:
    """The latest questionnaire's score, if it was in the year."""
    last = speaking(history.of("sdq_scores", row["person_key"]), end, "completed_date", None)
    return last["score"] if last and last["completed_date"] >= first_day(end, 12) else None


def _scores(history: History, end: date) -> list[tuple[str, int]]:
    held = [(row, _score(history, row, end)) for row in in_care(history, end) if _of_age(history, row, end)]
    return [(row["person_key"], score) for row, score in held if score is not None]


def average_score(history: History, start: date, end: date) -> Answer:
    """The sum of the scores, and how many."""
    del start
    scores = [score for _, score in _scores(history, end)]
    return float(sum(scores)), float(len(scores))


def score_bands(history: History, start: date, end: date) -> Answer:
    """Children with a score, by its band."""
    del start
    return mix(
        "normal" if score < 14 else "borderline" if score < 17 else "concern"
        for _, score in dict.fromkeys(_scores(history, end))
    )


def _immunised(history: History, row: Row, end: date) -> bool | None:
    """What the latest record or return says."""
    person = row["person_key"]
    said = [
        {**one, "day": one["status_date"], "says": one["up_to_date"]} for one in history.of("immunisations", person)
    ]
    said += [
        {**one, "day": one["year_end_date"], "says": one["immunised"]} for one in history.of("health_years", person)
    ]
    last = speaking([one for one in said if one["says"] is not None], end, "day", None)
    return last["says"] if last else None


def _in_year(table: str, dated: str, yearly: str) -> Callable[[History, Row, date], list[Row]]:
    """The records of the year about a child, and the yearly returns that say so."""

    def found(history: History, row: Row, end: date) -> list[Row]:
        since, person = first_day(end, 12), row["person_key"]
        rows = [one for one in history.of(table, person) if within(one[dated], since, end)]
        returns = [one for one in history.of("health_years", person) if within(one["year_end_date"], since, end)]
        return rows + [one for one in returns if one[yearly]]

    return found


_offences = _in_year("convictions", "offence_date", "convicted")
_misuse = _in_year("substance_misuse", "recorded_date", "substance_misuse")


def _responsible(history: History, row: Row, end: date) -> bool:
    years = age(history, row["person_key"], end)
    return _cohort(history, row, end) and years is not None and years >= 10


COUNTS: dict[str, Count] = {
    "initial-health-assessments-in-time": due_in_time(_firsts),
    "new-entrants-health-assessed-in-time": entrants,
    "initial-health-assessments-overdue": overdue(_firsts),
    "health-assessments-up-to-date": up_to_date(_assessments),
    "health-assessments-overdue": overdue(_assessments),
    "review-health-assessments-in-time": due_in_time(_reviews),
    "looked-after-for-twelve-months": cohort,
    "health-assessed-in-the-year": share_of_children(_assessed, _cohort),
    "teeth-checked-in-the-year": share_of_children(lambda *given: _days_in_year(*given, ("dental",)) >= 1, _cohort),
    "dental-checks-up-to-date": up_to_date(_dental),
    "dental-checks-overdue": overdue(_dental),
    "development-checks-up-to-date": development,
    "average-questionnaire-score": average_score,
    "questionnaires-returned": share_of_children(lambda *given: _score(*given) is not None, _of_age),
    "questionnaire-score-bands": score_bands,
    "immunisations-up-to-date": share_of_children(
        _immunised, lambda *given: _cohort(*given) and _immunised(*given) is not None
    ),
    "convicted-or-cautioned-in-the-year": share_of_children(_offences, _responsible),
    "substance-misuse-in-the-year": share_of_children(_misuse, _cohort),
    "helped-with-substance-misuse": share_of_children(
        lambda *given: any(one["intervention_received"] for one in _misuse(*given)),
        lambda *given: bool(_cohort(*given) and _misuse(*given)),
    ),
}
