"""Plain counts of the chapters on children looked after: how many, who, and where they live, written from their words."""

from collections.abc import Callable, Iterable
from datetime import date

from tests.measures.plain.helping import (
    Answer,
    Count,
    count,
    first_day,
    mix,
    open_at,
    plus_months,
    quantile,
    share,
    within,
)
from tests.measures.plain.histories import History, Row

Test = Callable[[History, Row, date], object]


def looked_after(history: History) -> list[Row]:
    """Periods of care that are no series of short breaks."""
    return [row for row in history.rows("care_periods") if row["short_breaks"] is not True]


def in_care(history: History, end: date) -> list[Row]:
    """Those of them open at the end of a day."""
    return [row for row in looked_after(history) if open_at(row, end)]


def homes(history: History) -> list[Row]:
    """Placements that are no short break; what the placement does not say, its period of care says."""
    found = []
    for row in history.rows("placements"):
        care = history.row("care_periods", row["care_period_key"])
        said = row["short_breaks"] if row["short_breaks"] is not None else (care or {}).get("short_breaks")
        if said is not True:
            found.append(row)
    return found


def speaking(rows: Iterable[Row], at: date, since: str = "start_date", until: str | None = "until_date") -> Row | None:
    """Of dated rows about somebody, the one that speaks on a day: that which began last, unless it has ended."""
    begun = [row for row in rows if row[since] is not None and row[since] <= at]
    if not begun:
        return None
    last = max(begun, key=lambda row: (row[since], row["event_key"]))
    return last if until is None or last[until] > at else None


def of(rows: Iterable[Row], person: str) -> list[Row]:
    """The rows about somebody."""
    return [row for row in rows if row["person_key"] == person]


def home(history: History, person: str, at: date) -> Row:
    """Where somebody lives on a day; every answer is None where nothing is recorded."""
    return speaking(of(homes(history), person), at) or dict.fromkeys(
        ("placement_type", "provider", "distance_miles", "location")
    )


def children(rows: Iterable[Row]) -> set[str]:
    """Different children."""
    return {row["person_key"] for row in rows}


def children_of(test: Test) -> Count:
    """How many of the children looked after at the end meet a test."""

    def counted(history: History, start: date, end: date) -> Answer:
        del start
        return count(children(row for row in in_care(history, end) if test(history, row, end)))

    return counted


def share_of_children(met: Test, where: Test = lambda *_: True) -> Count:
    """Of the children looked after at the end who count, those who meet a test."""

    def counted(history: History, start: date, end: date) -> Answer:
        del start
        held = [row for row in in_care(history, end) if where(history, row, end)]
        return share(children(held), children(row for row in held if met(history, row, end)))

    return counted


def parts_of_children(part: Callable[[History, Row, date], str | None]) -> Count:
    """The children looked after at the end by something; each once in each part."""

    def counted(history: History, start: date, end: date) -> Answer:
        del start
        return mix(name for _, name in {(row["person_key"], part(history, row, end)) for row in in_care(history, end)})

    return counted


def _at_end(history: History, start: date, end: date) -> Answer:
    del start
    return count(children(in_care(history, end)))


def _during(column: str, months: int = 0) -> Count:
    def counted(history: History, start: date, end: date) -> Answer:
        since = first_day(end, months) if months else start
        return count(children(row for row in looked_after(history) if within(row[column], since, end)))

    return counted


_REASONS = {
    **dict.fromkeys(("E11", "E12"), "adopted"),
    **dict.fromkeys(("E43", "E44", "E45", "E46", "E47", "E48"), "special-guardianship"),
    "E41": "child-arrangements-order",
    "E4A": "returned-home-planned",
    "E4B": "returned-home-unplanned",
    **dict.fromkeys(("E5", "E6"), "moved-to-independence"),
    "E17": "stayed-with-carers",
    "E3": "transferred-out-of-care",
    "E2": "died-in-care",
}


def why_left(history: History, start: date, end: date) -> Answer:
    """Children who left in the year, by why they last left."""
    del start
    ended = [row for row in looked_after(history) if within(row["end_date"], first_day(end, 12), end)]
    found = set()
    for row in ended:
        if row["end_date"] == max(other["end_date"] for other in of(ended, row["person_key"])):
            reason = row["end_reason"]
            found.add((row["person_key"], _REASONS.get(reason, "another-reason") if reason else None))
    return mix(name for _, name in found)


def _entries(history: History, start: date, end: date) -> list[Row]:
    return [row for row in looked_after(history) if within(row["start_date"], start, end)]


def back(history: History, start: date, end: date) -> Answer:
    """Entries within a year of having left before."""
    rows = _entries(history, start, end)
    again = [
        row
        for row in rows
        if any(
            other["start_date"] < row["start_date"]
            and other["end_date"] is not None
            and other["end_date"] <= row["start_date"] <= plus_months(other["end_date"], 12)
            for other in of(looked_after(history), row["person_key"])
        )
    ]
    return share(rows, again)


def after_permanence(history: History, start: date, end: date) -> Answer:
    """Entries of children who had been adopted, or under an order, before."""
    rows = _entries(history, start, end)
    had = {row["person_key"] for row in history.rows("previous_permanence") if row["option"] in ("P1", "P2", "P3")}
    return share(rows, [row for row in rows if row["person_key"] in had])


def length(history: History, start: date, end: date) -> Answer:
    """The middle length of the periods that ended."""
    ended = [row for row in looked_after(history) if within(row["end_date"], start, end)]
    days = [(row["end_date"] - row["start_date"]).days for row in ended if row["end_date"] >= row["start_date"]]
    return quantile(days, 0.5), float(len(days))


def _unaccompanied(history: History, row: Row, at: date) -> bool:
    statuses = history.of("immigration", row["person_key"])
    if not statuses:
        return row["unaccompanied_in_12_months"] is True
    spells = [{**one, "since": one["start_date"] or date(1900, 1, 1)} for one in statuses if one["status"] == "uasc"]
    return speaking(spells, at, "since") is not None


def _unaccompanied_starters(history: History, start: date, end: date) -> Answer:
    rows = _entries(history, start, end)
    return share(children(rows), children(row for row in rows if _unaccompanied(history, row, row["start_date"])))


_STATUSES = {
    "C2": "full-care-order",
    "C1": "interim-care-order",
    **dict.fromkeys(("D1", "E1"), "placement-order"),
    "V2": "voluntary-accommodation",
    **dict.fromkeys(("J1", "J2", "J3"), "on-remand-or-criminal"),
    **dict.fromkeys(("L1", "L2", "L3"), "emergency-protection"),
}


def _status(history: History, row: Row, end: date) -> str | None:
    found = speaking(history.of("legal_statuses", row["person_key"]), end)
    return _STATUSES.get(found["status"], "another-status") if found and found["status"] else None


def deprived(history: History, start: date, end: date) -> Answer:
    """Children with an order in force."""
    del start
    return count(children(row for row in history.rows("deprivations_of_liberty") if open_at(row, end)))


_KINDS = {
    **dict.fromkeys(("A3", "A4", "A5", "A6"), "adoption-placement"),
    **dict.fromkeys(("U1", "U2", "U3"), "connected-carer-placement"),
    **dict.fromkeys(("U4", "U5", "U6"), "foster-placement"),
    "P1": "placed-with-parents",
    **dict.fromkeys(("K1", "K2"), "secure-or-childrens-home"),
    **dict.fromkeys(("H5", "K3", "P2"), "semi-independent-placement"),
    "S1": "residential-school",
    **dict.fromkeys(("R1", "R2", "R3", "R5"), "other-residential-placement"),
    **dict.fromkeys(("T0", "T1", "T2", "T3", "T4"), "temporary-placement"),
}


def _kind(history: History, row: Row, end: date) -> str | None:
    found = home(history, row["person_key"], end)["placement_type"]
    return _KINDS.get(found, "another-placement") if found else None


def _fostered(history: History, row: Row, end: date) -> bool:
    return str(home(history, row["person_key"], end)["placement_type"]).startswith("U")


def _residential(history: History, row: Row, end: date) -> bool:
    return home(history, row["person_key"], end)["placement_type"] in ("K1", "K2", "R1", "R2", "R3", "S1")


def _provider(history: History, row: Row, end: date) -> str | None:
    found: str | None = home(history, row["person_key"], end)["provider"]
    return found


COUNTS = {
    "looked-after-children": _at_end,
    "looked-after-rate": _at_end,
    "children-starting-care": _during("start_date"),
    "starting-care-rate": _during("start_date", 12),
    "children-ceasing-care": _during("end_date"),
    "ceasing-care-rate": _during("end_date", 12),
    "reasons-for-leaving-care": why_left,
    "back-in-care-within-a-year": back,
    "starting-care-after-permanence": after_permanence,
    "length-of-care": length,
    "unaccompanied-children": children_of(_unaccompanied),
    "unaccompanied-share-of-looked-after": share_of_children(_unaccompanied),
    "unaccompanied-share-of-starters": _unaccompanied_starters,
    "legal-statuses-in-care": parts_of_children(_status),
    "needs-of-children-in-care": parts_of_children(lambda _, row, end: row["need"]),
    "children-deprived-of-liberty": deprived,
    "placements-of-looked-after-children": parts_of_children(_kind),
    "providers-of-placements": parts_of_children(_provider),
    "in-foster-care": share_of_children(_fostered),
    "in-own-foster-care": share_of_children(
        lambda *given: _fostered(*given) and _provider(*given) == "PR1",
    ),
    "in-residential-care": children_of(_residential),
    "in-external-residential-care": share_of_children(
        lambda *given: _residential(*given) and _provider(*given) in ("PR2", "PR3", "PR4", "PR5"),
    ),
}
