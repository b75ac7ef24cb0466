"""The clocks of children looked after: homes, visits, reviews and plans, written out from their words."""

from collections.abc import Callable, Iterator
from typing import Any, Final

from goldenthread.borough.clockwork import months_on
from goldenthread.borough.rows import Books, Record
from goldenthread.borough.runs import FAR, Run, Timed, cycles, least
from goldenthread.borough.truth_clocks_plans import run_of, visits

_CARE: Final = (
    "source_id",
    "child_id",
    "team_id",
    "start_date",
    "end_date",
    "end_reason",
    "short_breaks",
    "referral_key",
)


def care(books: Books) -> list[Record]:
    """Periods of care, series of short breaks left out."""
    return [row for row in books.rows("care_periods", *_CARE) if not row["short_breaks"]]


def births(books: Books) -> dict[str, int | None]:
    """Day of birth by child."""
    return {row["child_id"]: row["birth_date"] for row in books.rows("people", "child_id", "birth_date")}


def _review_rows(books: Books) -> dict[str, list[Record]]:
    return books.grouped("care_reviews", "child_id", "review_date", "cancelled")


def _reviews(books: Books) -> Iterator[Run]:
    """20 working days, three months, then six; a first review before the records begin cannot be judged."""
    held = [row for rows in _review_rows(books).values() for row in rows if not row["cancelled"]]
    begins = min((row["review_date"] for row in held), default=0)
    for one in cycles(care(books), _review_rows(books), "review_date", lambda _, review: not review["cancelled"]):
        earlier = one.subject["start_date"] < begins
        due = books.clock.add(one.start, 20) if one.number == 1 else months_on(one.start, 6)
        if one.number == 2 and not earlier:
            due = months_on(one.start, 3)
        run = run_of(one, due)
        run.excluded = one.number == 1 and one.stop is not None and earlier
        yield run


def _entries(books: Books) -> Iterator[tuple[Record, int | None]]:
    """Each period of care with the day on which the one before ended."""
    for rows in _by_child(care(books)).values():
        for row in rows:
            ended = [
                one["end_date"]
                for one in rows
                if one["start_date"] < row["start_date"]
                and one["end_date"] is not None
                and one["end_date"] <= row["start_date"]
            ]
            yield row, max(ended, default=None)


def _by_child(rows: list[Record]) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = {}
    for row in rows:
        found.setdefault(row["child_id"], []).append(row)
    return found


def _in_force(row: Record, period: Record) -> bool:
    """Whether something had begun before a period of care ended and had not ended before it began."""
    ended = FAR if period["end_date"] is None else period["end_date"]
    return bool(row["start_date"] <= ended) and (row["end_date"] is None or row["end_date"] > period["start_date"])


def _planned(settled: bool) -> Callable[[Books], Iterator[Run]]:
    """The first plan in force in a period of care and not from an earlier one; ``settled`` wants one with an aim."""

    def found(books: Books) -> Iterator[Run]:
        plans = books.grouped("permanence_plans", "child_id", "start_date", "end_date", "permanence")
        for row, before in _entries(books):
            days = [
                max(one["start_date"], row["start_date"])
                for one in plans.get(row["child_id"], ())
                if _in_force(one, row)
                and (before is None or one["start_date"] >= before)
                and (not settled or one["permanence"] not in {None, "not-yet-decided"})
            ]
            begun = row["start_date"]
            due = months_on(begun, 4) if settled else books.clock.add(begun, 10)
            yield Run(row["source_id"], row["child_id"], row["team_id"], begun, least(*days), due, row["end_date"])

    return found


def _officers(books: Books) -> Iterator[Run]:
    involved = books.grouped("involvements", "child_id", "start_date", "end_date", "role")
    for row, _ in _entries(books):
        days = [
            max(one["start_date"], row["start_date"])
            for one in involved.get(row["child_id"], ())
            if one["role"] == "iro" and _in_force(one, row)
        ]
        begun = row["start_date"]
        yield Run(
            row["source_id"],
            row["child_id"],
            row["team_id"],
            begun,
            least(*days),
            books.clock.add(begun, 5),
            row["end_date"],
        )


def homes(books: Books) -> list[Record]:
    """Placements that are no series of short breaks."""
    rows = books.rows(
        "placements", "source_id", "child_id", "care_period_key", "start_date", "end_date", "placement_type",
        "intended_to_last", "plan_date", "short_breaks",
    )  # fmt: skip
    return [row for row in rows if not row["short_breaks"]]


def _placement_plans(books: Books) -> Iterator[Run]:
    for row in homes(books):
        if row["placement_type"] is None or row["placement_type"][0] != "T":
            begun = row["start_date"]
            stop = None if row["plan_date"] is None else max(row["plan_date"], begun)
            yield Run(row["source_id"], row["child_id"], None, begun, stop, books.clock.add(begun, 5), row["end_date"])


def _temporary(books: Books) -> Iterator[Run]:
    for row in homes(books):
        days = {"T1": 42, "T3": 21, "T4": 7}.get(row["placement_type"] or "")
        if days:
            begun = row["start_date"]
            yield Run(row["source_id"], row["child_id"], None, begun, row["end_date"], begun + days)


def _stays(books: Books) -> Iterator[Record]:
    """Homes, one with parents beginning again on the day of a full care order made while the child lives there."""
    statuses = books.grouped("legal_statuses", "child_id", "start_date", "end_date", "status")
    for home in homes(books):
        ended = FAR if home["end_date"] is None else home["end_date"]
        ordered = least(
            *(
                one["start_date"]
                for one in statuses.get(home["child_id"], ())
                if home["placement_type"] == "P1"
                and one["status"] == "C2"
                and home["start_date"] < one["start_date"] < ended
            )
        )
        if ordered is None:
            yield home
        else:
            yield {**home, "end_date": ordered}
            yield {**home, "start_date": ordered}


def _care_visits(closer: bool) -> Callable[[Books], Iterator[Run]]:
    """Regulation 28: a week, six weeks, three months after a lasting year; ``closer`` where carers are not yet approved."""

    def found(books: Books) -> Iterator[Run]:
        statuses = books.grouped("legal_statuses", "child_id", "start_date", "end_date", "status")
        carers = books.grouped(
            "connected_carers", "child_id", "approved_date", "kind", "placed_date", "full_approval_date", "ended_date"
        )
        reviews, periods = _review_rows(books), _by_child(care(books))

        def status(child: str, day: int) -> str | None:
            held = [one for one in statuses.get(child, ()) if one["start_date"] <= day]
            last = held[-1] if held else None
            return last["status"] if last and (last["end_date"] is None or last["end_date"] > day) else None

        def temporary(stay: Record, day: int) -> bool:
            return stay["placement_type"] in {"U1", "U2", "U3"} and any(
                one["kind"] in {"reg-24", "reg-24-extension"}
                and (one["placed_date"] if one["placed_date"] is not None else one["approved_date"]) <= day
                and (least(one["full_approval_date"]) or one["ended_date"] or FAR) > day
                for one in carers.get(stay["child_id"], ())
            )

        def first_review(stay: Record) -> int | None:
            return least(
                *(
                    one["review_date"]
                    for period in periods.get(stay["child_id"], ())
                    if period["start_date"] <= stay["start_date"]
                    and (period["end_date"] is None or period["end_date"] > stay["start_date"])
                    for one in reviews.get(stay["child_id"], ())
                    if not one["cancelled"] and one["review_date"] >= period["start_date"]
                )
            )

        def counts(_: Record, visit: Record) -> bool:
            return visit["seen"] is not False and visit["kind"] in {"cla", "cla-first", "adoption"}

        for one in cycles(_stays(books), visits(books), "visit_date", counts):
            stay, day = one.subject, one.start
            unsettled = closer and (
                temporary(stay, day) or (stay["placement_type"] == "P1" and status(stay["child_id"], day) == "C1")
            )
            review = first_review(stay) if unsettled else None
            due: Any = day + 42
            if (unsettled and (review is None or review > day)) or one.number == 1:
                due = day + 7
            elif unsettled:
                due = day + 28
            elif stay["placement_type"] == "P1" and status(stay["child_id"], day) == "C2" and closer:
                due = day + 42
            elif stay["intended_to_last"] and months_on(stay["start_date"], 12) <= day:
                due = months_on(day, 3)
            if unsettled and one.number > 1 and review is not None and day < review <= due:
                due = max(day + 28, review)
            yield run_of(one, due)

    return found


def _short_breaks(books: Books) -> Iterator[Run]:
    series = [row for row in books.rows("care_periods", *_CARE) if row["short_breaks"]]

    def counts(_: Record, visit: Record) -> bool:
        return visit["seen"] is not False and visit["kind"] in {"cla", "cla-first", "short-break"}

    for one in cycles(series, visits(books), "visit_date", counts):
        yield run_of(one, months_on(one.start, 3 if one.number == 1 else 6))


CLOCKS: Final = (
    Timed("placement-plan", _placement_plans),
    Timed("temporary-move", _temporary),
    Timed("care-visit", _care_visits(closer=True)),
    Timed("care-visit-general", _care_visits(closer=False)),
    Timed("short-break-visit", _short_breaks),
    Timed("care-review", _reviews),
    Timed("care-plan", _planned(settled=False)),
    Timed("permanence-plan", _planned(settled=True)),
    Timed("reviewing-officer", _officers),
)
