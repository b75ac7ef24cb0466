"""The clocks of the health and education of children looked after, written out from their words."""

from collections.abc import Iterator
from typing import Final

from goldenthread.borough.clockwork import months_on
from goldenthread.borough.rows import Books
from goldenthread.borough.runs import FAR, Run, Timed, cycles, least
from goldenthread.borough.truth_clocks_care import births, care
from goldenthread.borough.truth_clocks_plans import run_of

_ASSESSED: Final = frozenset({"health-assessment-initial", "health-assessment-review", "health-assessment"})


def _first_health(books: Books) -> Iterator[Run]:
    checks = books.grouped("health_checks", "child_id", "check_date", "kind", "status")
    every = [one["check_date"] for rows in checks.values() for one in rows if one["kind"] in _ASSESSED]
    begins = min(every, default=0)
    for row in care(books):
        ended = FAR if row["end_date"] is None else row["end_date"]
        done = least(
            *(
                one["check_date"]
                for one in checks.get(row["child_id"], ())
                if one["kind"] in {"health-assessment-initial", "health-assessment"}
                and one["status"] in {None, "completed"}
                and row["start_date"] <= one["check_date"] <= ended
            )
        )
        due = books.clock.add(row["start_date"], 20)
        yield Run(
            row["source_id"], row["child_id"], row["team_id"], row["start_date"], done, due, row["end_date"],
            excluded=row["start_date"] < begins,
        )  # fmt: skip


def _health(books: Books) -> Iterator[Run]:
    """The first within 20 working days, then half-yearly under five and yearly from five, the birthday loosening it."""
    checks, born = books.grouped("health_checks", "child_id", "check_date", "kind", "status"), births(books)
    for one in cycles(
        care(books),
        checks,
        "check_date",
        lambda _, row: row["kind"] in _ASSESSED and row["status"] in {None, "completed"},
    ):
        birth = born.get(one.subject["child_id"])
        due: int | None
        if one.number == 1:
            due = books.clock.add(one.start, 20)
        elif birth is None:
            due = None
        else:
            five = months_on(birth, 60)
            due = months_on(one.start, 6 if five > one.start else 12)
            if one.start < five <= due:
                due = max(months_on(one.start, 12), five)
        yield run_of(one, due)


def _dental(books: Books) -> Iterator[Run]:
    checks = books.grouped("health_checks", "child_id", "check_date", "kind", "status")
    for one in cycles(
        care(books), checks, "check_date", lambda _, row: row["kind"] == "dental" and row["status"] in {None, "completed"}
    ):  # fmt: skip
        yield run_of(one, months_on(one.start, 12))


def _first_education(books: Books) -> Iterator[Run]:
    """From the start of care, or the third birthday within it, to a plan; until the eighteenth birthday."""
    plans, born = books.grouped("peps", "child_id", "meeting_date"), births(books)
    for row in care(books):
        birth, ended = born.get(row["child_id"]), FAR if row["end_date"] is None else row["end_date"]
        first = least(
            *(
                one["meeting_date"]
                for one in plans.get(row["child_id"], ())
                if row["start_date"] <= one["meeting_date"] <= ended
            )
        )
        start: int | None = None
        due: int | None = None
        if birth is not None:
            start = max(row["start_date"], months_on(birth, 36))
            first = None if first is None else max(first, start)
            due = books.clock.add(start, 10)
        closes = least(row["end_date"], None if birth is None else months_on(birth, 216))
        yield Run(row["source_id"], row["child_id"], row["team_id"], start, first, due, closes)


def _education(books: Books) -> Iterator[Run]:
    plans, born = books.grouped("peps", "child_id", "meeting_date"), births(books)
    for one in cycles(care(books), plans, "meeting_date", lambda _row, _plan: True):
        if one.number > 1:
            birth = born.get(one.subject["child_id"])
            run = run_of(one, months_on(one.start, 4))
            run.closes = least(run.closes, None if birth is None else months_on(birth, 216))
            yield run


CLOCKS: Final = (
    Timed("initial-health-assessment", _first_health),
    Timed("health-assessment", _health),
    Timed("dental-check", _dental),
    Timed("first-education-plan", _first_education),
    Timed("education-plan-review", _education),
)
