"""Plain counts of the chapters on adoption, its steps, adopters and special guardianship, written from their words."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from tests.measures.plain.helping import (
    Answer,
    Count,
    Run,
    done_in_time,
    due_in_time,
    first_day,
    known,
    overdue,
    plus_months,
    recurring,
    share,
    up_to_date,
    within,
)
from tests.measures.plain.histories import FOREVER, History, Row
from tests.measures.plain.shapes import (
    Pick,
    children,
    days,
    first,
    happened,
    mean,
    months,
    number,
    of,
    part,
    part_of_children,
    standing,
    tasks,
    working,
)

_ADOPTED = ("E11", "E12")


def _this_year(history: History, start: date, end: date) -> list[Row]:
    begun = date(end.year if end >= date(end.year, 4, 1) else end.year - 1, 4, 1)
    return [
        row
        for row in history.rows("care_periods")
        if within(row["end_date"], begun, end) and row["end_reason"] in _ADOPTED
    ]


def _long_care(row: Row) -> bool:
    return row["short_breaks"] is not True


def _entered(history: History, way: Row) -> date | None:
    """The day that is recorded, else that on which the period of care of the time began."""
    if way["entered_care_date"]:
        day: date = way["entered_care_date"]
        return day
    at = next((way[n] for n in ("decision_date", "placement_order_date", "placed_date", "order_date") if way[n]), None)
    begun = [
        row["start_date"]
        for row in history.of("care_periods", way["person_key"])
        if at and _long_care(row) and row["start_date"] <= at <= row["until_date"]
    ]
    return max(begun, default=None)


def _ways(history: History) -> Iterable[Row]:
    for way in history.rows("adoptions"):
        care = _entered(history, way)
        own = way["carer_placement_date"] if way["adopted_by_carer"] else None
        yield {
            **way,
            "care": care,
            "with_carers": own,
            "waiting_until": first(way["placed_date"], way["order_date"], way["reversed_date"]),
        }


_three_years = happened(_ways, "order_date", 36)
_one_year = happened(_ways, "order_date", 12)


def _to_carers(row: Row, end: date) -> Any:
    return days("care", "with_carers" if known(row["with_carers"], end) else "placed_date")(row, end)


def _to_match(row: Row, end: date) -> int | None:
    ordered, matched = known(row["placement_order_date"], end), known(row["matched_date"], end)
    return None if ordered is None or matched is None else max((matched - ordered).days, 0)


def within_threshold(history: History, start: date, end: date) -> Answer:
    """Adopted in three years, or with a plan of adoption at the end; those who did not wait longer than 426 days."""
    del start
    held = []
    for way in _ways(history):
        adopted = within(way["order_date"], first_day(end, 36), end)
        planned = known(way["decision_date"], end) and not known(way["reversed_date"], end)
        if known(way["care"], end) and (adopted or (planned and not known(way["order_date"], end))):
            held.append(way)
    waits = [(known(way["placed_date"], end) or end) - way["care"] for way in held]
    return share(held, [wait for wait in waits if timedelta(0) <= wait <= timedelta(days=426)])


_waiting = standing(_ways, "decision_date", "waiting_until")


def _under_order(history: History, start: date, end: date) -> list[Row]:
    return [row for row in _waiting(history, start, end) if known(row["placement_order_date"], end)]


def _plans(history: History) -> Iterable[Run]:
    """Each unbroken time in which the plan is adoption, to the first recommendation or decision in it or after it."""
    own = [row for row in history.rows("permanence_plans") if row["permanence"] == "adoption"]
    for person, rows in groupby(sorted(own, key=lambda row: row["person_key"]), lambda row: row["person_key"]):
        spells: list[tuple[date, date]] = []
        for row in sorted(rows, key=lambda row: (row["start_date"], row["event_key"])):
            if spells and row["start_date"] <= max(until for _, until in spells):
                spells[-1] = (spells[-1][0], max(spells[-1][1], row["until_date"]))
            else:
                spells.append((row["start_date"], row["until_date"]))
        decided = [row["panel_date"] for row in history.of("panels", person) if row["kind"] == "adoption"]
        decided += [row["decision_date"] for row in history.of("adoptions", person) if row["decision_date"]]
        for begun, until in spells:
            done = min((day for day in decided if day >= begun), default=None)
            yield Run({"person_key": person}, 1, begun, done, until, plus_months(begun, 2))


def _panels(history: History) -> Iterable[Run]:
    for row in history.rows("panels"):
        if row["kind"] == "adoption":
            made = [
                way[name]
                for way in history.of("adoptions", row["person_key"])
                for name in ("decision_date", "matched_date")
                if way[name] and way[name] >= row["panel_date"]
            ]
            yield Run(row, 1, row["panel_date"], min(made, default=None), None, working(7)(row["panel_date"]))


def _matches(history: History) -> Iterable[Run]:
    for row in history.rows("adoptions"):
        begun = row["decision_date"]
        closed = first(row["reversed_date"], row["placed_date"], row["order_date"])
        yield Run(row, 1, begun, row["matched_date"], closed, months(6)(begun) if begun else None)


def _visits(history: History) -> Iterable[Run]:
    for way in history.rows("adoptions"):
        moved = way["placed_date"]
        if moved is None:
            continue
        reviews = [
            row["review_date"]
            for row in history.of("care_reviews", way["person_key"])
            if row["review_date"] > moved and row["cancelled"] is not True
        ]
        until = first(way["order_date"], way["placement_ended_date"], min(reviews, default=None)) or FOREVER
        seen = [
            row["visit_date"]
            for row in history.of("visits", way["person_key"])
            if row["kind"] in ("adoption", "cla", "cla-first") and row["seen"] is not False
        ]
        yield from recurring(way, moved, until, seen, lambda _, day: day + timedelta(weeks=1))


def _households(history: History) -> Iterable[Row]:
    """A row a household and application: of a couple, who began first, finished last and was approved first."""
    found: dict[tuple[Any, int], list[Row]] = {}
    own = history.rows("adopters")
    for adopter in {row["adopter_id"] for row in own}:
        mine = [row for row in own if row["adopter_id"] == adopter]
        for time, row in enumerate(sorted(mine, key=lambda row: (row["enquiry_date"], row["event_key"]))):
            found.setdefault((row["family_id"] or row["adopter_id"], time), []).append(row)
    for rows in found.values():
        held: dict[str, list[date]] = {
            name: sorted(row[name] for row in rows if row[name]) for name in rows[0] if name.endswith("_date")
        }
        early = {name: dates[0] if dates else None for name, dates in held.items()}
        late = {name: dates[-1] if dates else None for name, dates in held.items()}
        yield {
            **early,
            "one_end": late["stage_one_end_date"],
            "two_end": late["stage_two_end_date"] or early["approved_date"],
            "one_closes": first(early["left_date"], early["stage_two_start_date"], early["approved_date"]),
            "waiting_until": first(*(early[f"{name}_date"] for name in ("matched", "placed", "order", "left"))),
        }


_stage_one = tasks(_households, "stage_one_start_date", "one_end", months(2), "one_closes")
_stage_two = tasks(_households, "stage_two_start_date", "two_end", months(4), "left_date")
_ceased: Pick = happened(of("care_periods", _long_care), "end_date", 12)
_guardians: Pick = happened(of("court_orders", lambda row: row["order_kind"] == "SGO"), "order_date")


def _early(row: Row, end: date) -> bool:
    return row["early_placement_date"] is not None and row["early_placement_date"] <= row["placed_date"]


COUNTS: dict[str, Count] = {
    "children-adopted": children(_this_year),
    "adopted-of-children-leaving-care": part_of_children(_ceased, lambda row, end: row["end_reason"] in _ADOPTED),
    "entry-to-moving-in-with-adopters": mean(_three_years, days("care", "placed_date")),
    "entry-to-moving-in-with-carers-who-adopt": mean(_three_years, _to_carers),
    "placement-order-to-match": mean(_three_years, _to_match),
    "adoption-within-threshold": within_threshold,
    "entry-to-adoption-decision": mean(_one_year, days("care", "decision_date")),
    "adoption-decision-to-match": mean(_one_year, days("decision_date", "matched_date")),
    "match-to-moving-in": mean(_one_year, days("matched_date", "placed_date")),
    "moving-in-to-adoption-order": mean(_one_year, days("placed_date", "order_date")),
    "adoption-decisions": number(happened(_ways, "decision_date")),
    "adoption-decisions-reversed": number(happened(_ways, "reversed_date")),
    "children-waiting-for-adoption": children(_waiting),
    "placement-orders-waiting": children(_under_order),
    "early-permanence": part(happened(_ways, "placed_date", 12), _early),
    "special-guardianship-orders": children(_guardians),
    "adoption-plans-to-panel-in-2-months": due_in_time(_plans),
    "adoption-decisions-in-7-working-days": done_in_time(_panels),
    "adoption-matches-in-6-months": done_in_time(_matches),
    "adoption-matches-overdue": overdue(_matches),
    "adoptive-placement-visits-up-to-date": up_to_date(_visits),
    "adopter-stage-one-in-2-months": done_in_time(_stage_one),
    "adopter-stage-two-in-4-months": done_in_time(_stage_two),
    "adopter-stage-one-overdue": overdue(_stage_one),
    "adopters-approved": number(happened(_households, "approved_date")),
    "adopters-waiting": number(standing(_households, "approved_date", "waiting_until")),
}
