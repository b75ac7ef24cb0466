"""The clocks of child in need and child protection plans, written out from their words."""

from collections.abc import Callable, Iterator
from typing import Final

from goldenthread.borough.clockwork import months_on
from goldenthread.borough.rows import Books, Record
from goldenthread.borough.runs import Cycle, Run, Runs, Timed, cycles, least, simple
from goldenthread.borough.truth_clocks_front import people, unborn

_PLAN: Final = ("source_id", "child_id", "team_id", "start_date", "end_date", "referral_key")


def run_of(cycle: Cycle, due: int | None, until: str = "end_date") -> Run:
    """A stretch as a run; it no longer runs undone when its subject has ended."""
    row = cycle.subject
    return Run(
        row["source_id"], row["child_id"], row.get("team_id"), cycle.start, cycle.stop, due, row[until], stretch=True
    )


def need_plans(books: Books) -> list[Record]:
    """Child in need plans."""
    return books.rows("cin_plans", *_PLAN)


def protection_plans(books: Books) -> list[Record]:
    """Child protection plans that are our own."""
    rows = books.rows("cp_plans", *_PLAN, "other_authority_plan")
    return [row for row in rows if not row["other_authority_plan"]]


def visits(books: Books) -> dict[str, list[Record]]:
    """Visits by child."""
    return books.grouped("visits", "child_id", "visit_date", "kind", "seen", "bedroom_seen", "plan_key")


def _of_plan(event: Record, plan: Record) -> bool:
    return event["plan_key"] is None or bool(event["plan_key"] == plan["source_id"])


def counting_visits(books: Books, kind: str) -> Callable[[Record, Record], bool]:
    """A visit counts when the child was seen; one to an unborn child unless it is recorded as not seen."""
    known = people(books)

    def counts(plan: Record, visit: Record) -> bool:
        if visit["kind"] != kind or (kind == "cp" and not _of_plan(visit, plan)):
            return False
        if visit["seen"] is None:
            return unborn(known.get(plan["child_id"]), visit["visit_date"])
        return bool(visit["seen"])

    return counts


def _need_visits(by_need: bool) -> Runs:
    def found(books: Books) -> Iterator[Run]:
        needs = {row["source_id"]: row["primary_need"] for row in books.rows("referrals", "source_id", "primary_need")}
        for one in cycles(need_plans(books), visits(books), "visit_date", counting_visits(books, "cin")):
            disabled = by_need and needs.get(one.subject["referral_key"]) == "N2"
            yield run_of(one, one.start + (84 if disabled else 42))

    return found


def _need_reviews(books: Books) -> Iterator[Run]:
    reviews = books.grouped("cin_reviews", "child_id", "review_date", "plan_key")

    def counts(plan: Record, review: Record) -> bool:
        return bool(review["review_date"] > plan["start_date"]) and _of_plan(review, plan)

    for one in cycles(need_plans(books), reviews, "review_date", counts):
        yield run_of(one, one.start + 42 if one.number == 1 else months_on(one.start, 3))


def _protection_visits(due: Callable[[Books, int], int]) -> Runs:
    def found(books: Books) -> Iterator[Run]:
        for one in cycles(protection_plans(books), visits(books), "visit_date", counting_visits(books, "cp")):
            yield run_of(one, due(books, one.start))

    return found


def _bedrooms(books: Books) -> Iterator[Run]:
    def counts(plan: Record, visit: Record) -> bool:
        here = visit["kind"] == "cp" and visit["seen"] is not False and visit["bedroom_seen"]
        return bool(here) and _of_plan(visit, plan)

    for one in cycles(protection_plans(books), visits(books), "visit_date", counts):
        yield run_of(one, books.clock.add(one.start, 20))


def _core_groups(books: Books) -> Iterator[Run]:
    groups = books.grouped("core_groups", "child_id", "meeting_date", "held", "outcome", "plan_key")

    def counts(plan: Record, group: Record) -> bool:
        return bool(group["held"]) and group["outcome"] != "not-quorate" and _of_plan(group, plan)

    for one in cycles(protection_plans(books), groups, "meeting_date", counts):
        yield run_of(one, books.clock.add(one.start, 10) if one.number == 1 else one.start + 42)


def _reviews(books: Books) -> Iterator[Run]:
    reviews = books.grouped("cp_reviews", "child_id", "review_date", "plan_key")

    def counts(plan: Record, review: Record) -> bool:
        return bool(review["review_date"] > plan["start_date"]) and _of_plan(review, plan)

    for one in cycles(protection_plans(books), reviews, "review_date", counts):
        yield run_of(one, months_on(one.start, 3 if one.number == 1 else 6))


def _lengths(days: int, months: int) -> Runs:
    def found(books: Books) -> Iterator[Run]:
        for row in protection_plans(books):
            due = row["start_date"] + days if days else months_on(row["start_date"], months)
            yield Run(row["source_id"], row["child_id"], row["team_id"], row["start_date"], row["end_date"], due)

    return found


def _escalations(books: Books) -> Iterator[Run]:
    """Five working days, ten at the second stage and twenty at later ones; only what the reviewing service raised."""
    for row in books.rows("escalations", "source_id", "child_id", "raised_by", "raised_date", "stage", "resolved_date"):
        if row["raised_by"] in {"iro", "cp-chair"}:
            days = 10 if row["stage"] == "2" else 5 if row["stage"] in {None, "1", "informal"} else 20
            day = row["raised_date"]
            yield Run(row["source_id"], row["child_id"], None, day, row["resolved_date"], books.clock.add(day, days))


def _step_downs(books: Books) -> Iterator[Run]:
    """From the end of a protection plan to a child in need plan, unless the child is protected again or looked after."""
    need = books.grouped("cin_plans", "child_id", "start_date", "end_date")
    care = books.grouped("care_periods", "child_id", "start_date", "end_date", "short_breaks")
    closed = {row["source_id"]: row["close_date"] for row in books.rows("referrals", "source_id", "close_date")}
    every = books.grouped("cp_plans", "child_id", "start_date", "end_date")
    for row in protection_plans(books):
        end = row["end_date"]
        if end is None:
            continue
        again = [
            max(one["start_date"], end)
            for one in (
                *every[row["child_id"]],
                *(one for one in care.get(row["child_id"], ()) if not one["short_breaks"]),
            )
            if one["end_date"] is None or one["end_date"] > end
        ]
        began = least(
            *(
                one["start_date"]
                for one in need.get(row["child_id"], ())
                if one["start_date"] > row["start_date"] and (one["end_date"] is None or one["end_date"] > end)
            )
        )
        stop = None if began is None else max(began, end)
        yield Run(
            row["source_id"], row["child_id"], row["team_id"], end, stop, books.clock.add(end, 10),
            least(closed.get(row["referral_key"]), *again),
        )  # fmt: skip


CLOCKS: Final = (
    Timed(
        "cin-plan-length",
        simple("cin_plans", "start_date", "end_date", lambda _, row: months_on(row["start_date"], 12)),
    ),
    Timed("cin-visit", _need_visits(by_need=False)),
    Timed("cin-visit-by-need", _need_visits(by_need=True)),
    Timed("cin-review", _need_reviews),
    Timed("cp-plan-two-years", _lengths(728, 0)),
    Timed("cp-plan-drift", _lengths(0, 15)),
    Timed("core-group", _core_groups),
    Timed("cp-visit", _protection_visits(lambda books, day: books.clock.add(day, 10))),
    Timed("cp-visit-least", _protection_visits(lambda _, day: day + 28)),
    Timed("cp-visit-both", _protection_visits(lambda books, day: min(books.clock.add(day, 10), day + 28))),
    Timed("cp-bedroom", _bedrooms),
    Timed("review-conference", _reviews),
    Timed("escalation", _escalations),
    Timed("step-down", _step_downs),
)
