"""Plain counts of the chapters on reviews and plans of looked-after children, written from their words."""

from collections.abc import Callable
from datetime import date

from tests.measures.plain.care import (
    children,
    looked_after,
    of,
    parts_of_children,
    share_of_children,
    speaking,
)
from tests.measures.plain.helping import (
    Answer,
    Count,
    Run,
    count,
    done_in_time,
    due_in_time,
    first_day,
    mix,
    open_at,
    overdue,
    plus_months,
    plus_working_days,
    recurring,
    share,
    up_to_date,
    within,
)
from tests.measures.plain.histories import FOREVER, History, Row


def _held(history: History) -> list[Row]:
    return [row for row in history.rows("care_reviews") if row["cancelled"] is not True]


def _before_records(history: History, care: Row) -> bool:
    """Whether care began before the records of reviews do, or at a time that nobody knows."""
    first = min((row["review_date"] for row in _held(history)), default=None)
    return care["start_known"] is False or (first is not None and care["start_date"] < first)


def _all_runs(history: History) -> list[Run]:
    found = []
    for care in looked_after(history):
        older = _before_records(history, care)

        def due(number: int, day: date, older: bool = older) -> date:
            if number == 1:
                return plus_working_days(day, 20)
            return plus_months(day, 3 if number == 2 and not older else 6)

        days = [row["review_date"] for row in of(_held(history), care["person_key"])]
        found += recurring(care, care["start_date"], care["until_date"], days, due)
    return found


def _runs(history: History) -> list[Run]:
    """Without those whose first review in the records need not be the first."""
    return [
        run
        for run in _all_runs(history)
        if not (run.number == 1 and run.stop is not None and _before_records(history, run.row))
    ]


def _firsts(history: History) -> list[Run]:
    return [run for run in _runs(history) if run.number == 1]


def _missed(history: History, row: Row, end: date) -> bool:
    """Whether a review of the child that fell due in the year was late, or was not held by then."""
    return any(
        run.row["person_key"] == row["person_key"]
        and run.due is not None
        and within(run.due, first_day(end, 12), end)
        and (run.closes or FOREVER) > run.due
        and (run.stop is None or run.stop > run.due)
        for run in _runs(history)
    )


_TOOK_PART = ("PN1", "PN2", "PN3", "PN4", "PN5", "PN6")
_COULD = (*_TOOK_PART, "PN7")


def _taking_part(met: tuple[str, ...], among: tuple[str, ...]) -> Count:
    def counted(history: History, start: date, end: date) -> Answer:
        codes = [row["participation"] for row in _held(history) if within(row["review_date"], start, end)]
        codes = [code for code in codes if code in among]
        return share(codes, [code for code in codes if code in met])

    return counted


def _latest(codes: tuple[str, ...]) -> Callable[[History, Row, date], bool]:
    def said(history: History, row: Row, end: date) -> bool:
        last = speaking(of(_held(history), row["person_key"]), end, "review_date", None)
        return last is not None and last["review_date"] >= row["start_date"] and last["participation"] in codes

    return said


def how(history: History, start: date, end: date) -> Answer:
    """Reviews held, by how the child took part."""
    return mix(row["participation"] for row in _held(history) if within(row["review_date"], start, end))


def _first_plan(history: History, care: Row, with_aim: bool) -> date | None:
    """The first day in care on which a plan was there, one from before the child came in on the first."""
    left = max(
        (
            row["end_date"]
            for row in of(looked_after(history), care["person_key"])
            if row["start_date"] < care["start_date"] and row["end_date"] and row["end_date"] <= care["start_date"]
        ),
        default=date.min,
    )
    return min(
        (
            max(row["start_date"], care["start_date"])
            for row in history.of("permanence_plans", care["person_key"])
            if row["start_date"] <= care["until_date"]
            and row["until_date"] > care["start_date"]
            and row["start_date"] >= left
            and (not with_aim or row["permanence"] not in (None, "not-yet-decided"))
        ),
        default=None,
    )


def _officer(history: History, care: Row) -> date | None:
    return min(
        (
            max(row["start_date"], care["start_date"])
            for row in history.of("involvements", care["person_key"])
            if row["role"] == "iro"
            and row["start_date"] <= care["until_date"]
            and row["until_date"] > care["start_date"]
        ),
        default=None,
    )


def _of_care(
    stop: Callable[[History, Row], date | None], due: Callable[[date], date]
) -> Callable[[History], list[Run]]:
    return lambda history: [
        Run(care, 1, care["start_date"], stop(history, care), care["until_date"], due(care["start_date"]))
        for care in looked_after(history)
    ]


_care_plans = _of_care(lambda history, care: _first_plan(history, care, False), lambda day: plus_working_days(day, 10))
_permanence = _of_care(lambda history, care: _first_plan(history, care, True), lambda day: plus_months(day, 4))
_officers = _of_care(_officer, lambda day: plus_working_days(day, 5))


def by_second_review(history: History, start: date, end: date) -> Answer:
    """Of the second reviews held, those by whose day there was a plan with an aim."""
    held = [
        run
        for run in _all_runs(history)
        if run.number == 2 and within(run.stop, start, end) and not _before_records(history, run.row)
    ]
    planned = [
        run
        for run in held
        if (day := _first_plan(history, run.row, True)) is not None and run.stop is not None and day <= run.stop
    ]
    return share(held, planned)


def _aim(history: History, row: Row, end: date) -> str | None:
    plan = speaking(history.of("permanence_plans", row["person_key"]), end)
    aim: str | None = (plan and plan["permanence"]) or row["permanence"]
    return aim


def in_story_work(history: History, start: date, end: date) -> Answer:
    """Children whose life story work is under way."""
    del start
    rows = [row for row in history.rows("life_story_work") if open_at(row, end)]
    return count(children(row for row in rows if row["stage"] in (None, "in-progress", "completed")))


def stories_told(history: History, start: date, end: date) -> Answer:
    """Children whose life story work was completed."""
    rows = [row for row in history.rows("life_story_work") if within(row["end_date"], start, end)]
    return count(children(row for row in rows if row["stage"] in (None, "completed")))


COUNTS: dict[str, Count] = {
    "care-reviews-up-to-date": up_to_date(_runs),
    "care-reviews-overdue": overdue(_runs),
    "care-reviews-in-time": done_in_time(_runs),
    "first-care-reviews-in-time": due_in_time(_firsts),
    "all-care-reviews-in-time": share_of_children(
        lambda *given: not _missed(*given), lambda _, row, end: plus_working_days(row["start_date"], 20) < end
    ),
    "care-review-participation": _taking_part(_TOOK_PART, _COULD),
    "care-review-participation-with-under-fours": _taking_part(("PN0", *_TOOK_PART), ("PN0", *_COULD)),
    "took-part-in-latest-review": share_of_children(_latest(_TOOK_PART), _latest(_COULD)),
    "how-children-took-part-in-reviews": how,
    "care-plans-in-time": due_in_time(_care_plans),
    "care-plans-overdue": overdue(_care_plans),
    "permanence-plan-by-second-review": by_second_review,
    "permanence-plans-overdue": overdue(_permanence),
    "reviewing-officers-named-in-time": due_in_time(_officers),
    "reviewing-officers-overdue": overdue(_officers),
    "permanence-aims-of-looked-after-children": parts_of_children(_aim),
    "in-life-story-work": in_story_work,
    "life-story-work-completed": stories_told,
}
