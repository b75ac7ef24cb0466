"""The clocks of adoption, connected carers, private fostering and the court, written out from their words."""

from collections.abc import Callable, Iterator
from typing import Final

from goldenthread.borough.clockwork import months_on
from goldenthread.borough.rows import Books, Record
from goldenthread.borough.runs import Run, Timed, cycles, least, plain, simple, working
from goldenthread.borough.truth_clocks_plans import need_plans, protection_plans, run_of, visits

_ADOPTION: Final = (
    "source_id", "child_id", "decision_date", "matched_date", "placed_date", "order_date", "placement_ended_date",
    "reversed_date",
)  # fmt: skip
_ADOPTER: Final = (
    "source_id", "adopter_id", "family_id", "stage_one_start_date", "stage_one_end_date", "stage_two_start_date",
    "stage_two_end_date", "approved_date", "left_date",
)  # fmt: skip


def _adoptions(books: Books) -> list[Record]:
    return books.rows("adoptions", *_ADOPTION)


def _decided(books: Books, *columns: str) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for row in _adoptions(books):
        found.setdefault(row["child_id"], []).extend(row[name] for name in columns if row[name] is not None)
    return found


def _panel_after_plan(books: Books) -> Iterator[Run]:
    """From the first plan for adoption to a panel, or to the decision where no panel was needed."""
    days = _decided(books, "decision_date")
    for row in books.rows("panels", "child_id", "kind", "panel_date"):
        if row["kind"] == "adoption":
            days.setdefault(row["child_id"], []).append(row["panel_date"])
    for child, plans in books.grouped(
        "permanence_plans", "child_id", "start_date", "end_date", "permanence", "source_id"
    ).items():
        mine = [row for row in plans if row["permanence"] == "adoption"]
        if mine:
            begun = mine[0]["start_date"]
            stop = least(*(day for day in days.get(child, ()) if day >= begun))
            yield Run(mine[0]["source_id"], child, None, begun, stop, months_on(begun, 2), mine[0]["end_date"])


def _decision_after_panel(books: Books) -> Iterator[Run]:
    days = _decided(books, "decision_date", "matched_date")
    for row in books.rows("panels", "source_id", "child_id", "kind", "panel_date"):
        if row["kind"] == "adoption":
            begun = row["panel_date"]
            stop = least(*(day for day in days.get(row["child_id"], ()) if day >= begun))
            yield Run(row["source_id"], row["child_id"], None, begun, stop, books.clock.add(begun, 7))


def _matches(books: Books) -> Iterator[Run]:
    """Six months from the decision to a match, unless the decision is reversed or the child is placed or adopted first."""
    for row in _adoptions(books):
        begun = row["decision_date"]
        closes = least(row["reversed_date"], row["placed_date"], row["order_date"])
        due = None if begun is None else months_on(begun, 6)
        yield Run(row["source_id"], row["child_id"], None, begun, row["matched_date"], due, closes)


def _adoptive_visits(books: Books) -> Iterator[Run]:
    """Weekly from the placement to the first review in it, the order or the end of the placement."""
    reviews = books.grouped("care_reviews", "child_id", "review_date", "cancelled")
    placed = []
    for row in _adoptions(books):
        if row["placed_date"] is not None:
            first = least(
                *(
                    one["review_date"]
                    for one in reviews.get(row["child_id"], ())
                    if not one["cancelled"] and one["review_date"] > row["placed_date"]
                )
            )
            placed.append({**row, "end_date": least(row["order_date"], row["placement_ended_date"], first)})

    def counts(_: Record, visit: Record) -> bool:
        return visit["seen"] is not False and visit["kind"] in {"adoption", "cla", "cla-first"}

    for one in cycles(placed, visits(books), "visit_date", counts, since="placed_date"):
        yield run_of(one, one.start + 7)


def _adopters(stage: str, months: int) -> Callable[[Books], Iterator[Run]]:
    """A stage of each adoptive family: it begins with the first of its people and ends with the last."""

    def found(books: Books) -> Iterator[Run]:
        families: dict[str, list[Record]] = {}
        for row in books.rows("adopters", *_ADOPTER):
            families.setdefault(row["family_id"] or row["adopter_id"], []).append(row)
        for rows in families.values():
            first = {name: least(*(row[name] for row in rows)) for name in _ADOPTER[3:]}
            stop = max((row[f"{stage}_end_date"] for row in rows if row[f"{stage}_end_date"] is not None), default=None)
            closes = first["left_date"]
            if stage == "stage_one":
                closes = least(closes, first["stage_two_start_date"], first["approved_date"])
            elif stop is None:
                stop = first["approved_date"]
            start = first[f"{stage}_start_date"]
            due = None if start is None else months_on(start, months)
            yield Run(min(row["source_id"] for row in rows), None, None, start, stop, due, closes)

    return found


def approvals(books: Books) -> Iterator[tuple[Record, int | None, int | None]]:
    """Temporary approvals with the days of their extension and of the full approval."""
    for rows in books.grouped(
        "connected_carers", "child_id", "approved_date", "kind", "full_approval_date", "ended_date", "source_id"
    ).values():
        for row in rows:
            if row["kind"] != "reg-24":
                continue
            later = [one for one in rows if one is not row and one["approved_date"] >= row["approved_date"]]
            extended = least(*(one["approved_date"] for one in later if one["kind"] == "reg-24-extension"))
            full = row["full_approval_date"]
            if full is None:
                full = least(*(one["approved_date"] for one in later if one["kind"] == "full"))
            if full is None:
                full = least(*(one["full_approval_date"] for one in later))
            yield row, extended, full


def _approvals(weeks: int, extended_only: bool) -> Callable[[Books], Iterator[Run]]:
    def found(books: Books) -> Iterator[Run]:
        for row, extended, full in approvals(books):
            if extended is not None or not extended_only:
                begun = row["approved_date"]
                yield Run(row["source_id"], row["child_id"], None, begun, full, begun + weeks * 7, row["ended_date"])

    return found


def _private_visits(books: Books) -> Iterator[Run]:
    """Six-weekly in the first year from the notification, twelve-weekly afterwards."""
    rows = books.rows("private_fostering", "source_id", "child_id", "notified_date", "first_visit_date", "end_date")
    events: dict[str, list[Record]] = {}
    for visit in (one for every in visits(books).values() for one in every):
        if visit["kind"] == "private-fostering" and visit["seen"] is not False:
            events.setdefault(visit["child_id"], []).append(visit)
    for row in rows:
        if row["first_visit_date"] is not None:
            events.setdefault(row["child_id"], []).append({"visit_date": row["first_visit_date"]})
    for one in cycles(rows, events, "visit_date", lambda _row, _visit: True, since="notified_date"):
        year = months_on(one.subject["notified_date"], 12)
        due = one.start + (42 if one.start < year else 84)
        if one.start < year <= due:
            due = max(one.start + 84, year)
        yield run_of(one, due)


def _drift(books: Books) -> Iterator[Run]:
    """Plans, proceedings, approvals and adoption decisions, each against the length from which it drifts."""
    for row in need_plans(books):
        yield _long(row, "start_date", row["end_date"], months_on(row["start_date"], 12))
    for row in protection_plans(books):
        yield _long(row, "start_date", row["end_date"], months_on(row["start_date"], 15))
    for row in books.rows("pre_proceedings", "source_id", "child_id", "start_date", "decided_date"):
        yield _long(row, "start_date", row["decided_date"], row["start_date"] + 112)
    for row in books.rows("care_proceedings", "source_id", "child_id", "issued_date", "concluded_date"):
        yield _long(row, "issued_date", row["concluded_date"], row["issued_date"] + 182)
    for row, _, full in approvals(books):
        yield _long(row, "approved_date", least(row["ended_date"], full), row["approved_date"] + 168)
    for row in _adoptions(books):
        if row["decision_date"] is not None:
            ended = least(row["matched_date"], row["reversed_date"], row["order_date"])
            yield _long(row, "decision_date", ended, months_on(row["decision_date"], 6))


def _long(row: Record, start: str, ended: int | None, due: int) -> Run:
    return Run(row["source_id"], row["child_id"], None, row[start], ended, due)


CLOCKS: Final = (
    Timed("adoption-panel", _panel_after_plan),
    Timed("adoption-decision", _decision_after_panel),
    Timed("adoption-match", _matches),
    Timed("adoptive-placement-visits", _adoptive_visits),
    Timed("adopter-stage-one", _adopters("stage_one", 2), service=True),
    Timed("adopter-stage-two", _adopters("stage_two", 4), service=True),
    Timed("temporary-approval", _approvals(16, extended_only=False)),
    Timed("temporary-approval-extended", _approvals(24, extended_only=True)),
    Timed(
        "private-fostering-first-visit",
        simple("private_fostering", "notified_date", "first_visit_date", working("notified_date", 7), "end_date", team=False),
    ),
    Timed(
        "private-fostering-assessment",
        simple("private_fostering", "notified_date", "assessed_date", working("notified_date", 42), "end_date", team=False),
    ),
    Timed("private-fostering-visits", _private_visits),
    Timed(
        "care-proceedings",
        simple("care_proceedings", "issued_date", "concluded_date", plain("issued_date", 182), team=False),
    ),
    Timed(
        "letter-before-proceedings",
        simple("pre_proceedings", "start_date", "letter_date", working("start_date", 5), "decided_date", team=False),
    ),
    Timed(
        "pre-proceedings-meeting",
        simple(
            "pre_proceedings", "letter_date", "first_meeting_date", working("letter_date", 10), "decided_date",
            lambda row: row["letter_date"] is not None, team=False,
        ),
    ),
    Timed(
        "pre-proceedings",
        simple("pre_proceedings", "start_date", "decided_date", plain("start_date", 84), team=False),
    ),
    Timed(
        "pre-proceedings-at-most",
        simple("pre_proceedings", "start_date", "decided_date", plain("start_date", 112), team=False),
    ),
    Timed("drift", _drift),
)  # fmt: skip
