"""Known answers, counted in plain Python from the borough's own rows and by nothing that the product measures with.

Each answer is a dictionary: ``question`` (a key of `QUESTIONS`), ``as_at`` (a day: what is dated after it is not known to
the answer), for what happens over time also ``period`` (``start`` and ``end``, both included), ``group`` (empty for the
whole service, or ``{"team": id}``), ``numerator``, ``denominator`` (None for a plain count) and, while there are no more
than 2,000 of them, ``ids_numerator`` and ``ids_denominator``: source ids of the rows counted, or child ids where the
question counts children (`Question.counts` says which).

Those about a clock (`clock_answers`) have ``clock`` (its key), ``as_at``, ``period``, ``group`` and ``statuses``: the number
of its runs by status in that month (see `truth_clocks`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import pyarrow as pa

from goldenthread.borough import truth_care, truth_plans, truth_service
from goldenthread.borough.clockwork import Clock, months_on
from goldenthread.borough.rows import Answer, Books, Question
from goldenthread.borough.truth_clocks import standings

MONTHS: Final = 12
LARGEST_TEAMS: Final = 3
MOST_IDS: Final = 2_000

QUESTIONS: Final[dict[str, Question]] = {
    question.key: question for module in (truth_plans, truth_care, truth_service) for question in module.QUESTIONS
}


@dataclass(frozen=True, slots=True)
class Month:
    """One whole month before the as-at date: its first and last day."""

    start: int
    end: int


def answers(clock: Clock, tables: dict[str, pa.Table]) -> list[dict[str, Any]]:
    """Answer every question for each of the last twelve whole months (or their last day) and the three largest teams."""
    books = Books(clock, tables)
    teams = largest_teams(books)
    found: list[dict[str, Any]] = []
    for month in months_held(clock):
        for question in QUESTIONS.values():
            answer = question.answer(books, month.start, month.end)
            found.append(_written(question, month, clock.as_at, {}, answer))
            if answer.teams:
                found.extend(
                    _written(question, month, clock.as_at, {"team": team}, answer.of_team(team)) for team in teams
                )
    return found


def clock_answers(clock: Clock, tables: dict[str, pa.Table]) -> list[dict[str, Any]]:
    """How every run of every clock stands at the end of the same months, for the service and for the same teams."""
    books = Books(clock, tables)
    months = [(month.start, month.end) for month in months_held(clock)]
    return [
        {
            "clock": key,
            "as_at": _day(last),
            "period": {"start": _day(first), "end": _day(last)},
            "group": {"team": team} if team else {},
            "statuses": counted,
        }
        for key, first, last, team, counted in standings(books, months, largest_teams(books))
    ]


def months_held(clock: Clock) -> Iterator[Month]:
    """The last twelve whole months, as far as the records reach back."""
    first = date.fromordinal(clock.as_at + 1).replace(day=1).toordinal()
    for back in range(MONTHS, 0, -1):
        start = months_on(first, -back)
        if start >= clock.start:
            yield Month(start, months_on(start, 1) - 1)


def largest_teams(books: Books) -> list[str]:
    """The teams that hold most cases, so that no answer by team is about next to nothing."""
    held: dict[str, int] = {}
    for row in books.rows("involvements", "role", "team_id"):
        if row["role"] == "case-worker":
            held[row["team_id"]] = held.get(row["team_id"], 0) + 1
    return sorted(held, key=lambda team: (-held[team], team))[:LARGEST_TEAMS]


def _written(question: Question, month: Month, as_at: int, group: dict[str, str], answer: Answer) -> dict[str, Any]:
    entry: dict[str, Any] = {"question": question.key}
    entry["as_at"] = _day(as_at if question.late else month.end)
    if question.flow:
        entry["period"] = {"start": _day(month.start), "end": _day(month.end)}
    entry["group"] = group
    entry["numerator"] = len(answer.numerator)
    entry["denominator"] = None if answer.denominator is None else len(answer.denominator)
    if len(answer.numerator) <= MOST_IDS:
        entry["ids_numerator"] = answer.numerator
    if answer.denominator is not None and len(answer.denominator) <= MOST_IDS:
        entry["ids_denominator"] = answer.denominator
    return entry


def _day(ordinal: int) -> str:
    return date.fromordinal(ordinal).isoformat()
