"""Known answers about children looked after, missing episodes and care leavers."""

from typing import Final

from goldenthread.borough.clockwork import birthday, months_on
from goldenthread.borough.rows import Answer, Books, Question, Record, counted

_WORKING: Final = frozenset({"F1", "P1", "F2", "P2", "F3", "P3", "F4", "P4", "F5", "P5"})


def _open(books: Books, end: int) -> list[Record]:
    rows = books.open_at(
        "care_periods", "start_date", "end_date", end, "source_id", "team_id", "child_id", "short_breaks"
    )
    return [row for row in rows if not row["short_breaks"]]


def _stock(books: Books, start: int, end: int) -> Answer:
    return counted(_open(books, end))


def _started(books: Books, start: int, end: int) -> Answer:
    rows = books.between("care_periods", "start_date", start, end, "source_id", "team_id", "short_breaks")
    return counted([row for row in rows if not row["short_breaks"]])


def _ceased(books: Books, start: int, end: int) -> Answer:
    rows = books.between("care_periods", "end_date", start, end, "source_id", "team_id", "short_breaks")
    return counted([row for row in rows if not row["short_breaks"]])


def _three(books: Books, start: int, end: int) -> Answer:
    """Placements of a day or more, temporary moves left out, open at any time in the twelve months to the day."""
    placements = books.grouped("placements", "child_id", "start_date", "end_date", "placement_type", "short_breaks")
    since = months_on(end + 1, -12)

    def often(row: Record) -> bool:
        met = [
            one
            for one in placements.get(row["child_id"], ())
            if one["start_date"] <= end
            and (one["end_date"] is None or (one["end_date"] > since and one["end_date"] > one["start_date"]))
            and not one["placement_type"].startswith("T")
            and not one["short_breaks"]
        ]
        return len(met) >= 3

    return counted(_open(books, end), often)


def _visited(books: Books, start: int, end: int) -> Answer:
    """The last visit at which the child was seen in the present placement is within the limit.

    Before the first such visit the limit is 7 days from the start of the placement; afterwards 42 days, or three months
    once the placement has lasted a year and is meant to last until eighteen.
    """
    placements = books.grouped("placements", "care_period_key", "start_date", "end_date", "intended_to_last")
    visits = books.grouped("visits", "care_period_key", "visit_date", "seen")

    def lately(row: Record) -> bool:
        held = [one for one in placements.get(row["source_id"], ()) if one["start_date"] <= end]
        if not held:
            return False
        here = held[-1]
        days = [
            one["visit_date"]
            for one in visits.get(row["source_id"], ())
            if one["seen"] and here["start_date"] <= one["visit_date"] <= end
        ]
        if not days:
            return bool(end - here["start_date"] <= 7)
        last = days[-1]
        if here["intended_to_last"] and months_on(here["start_date"], 12) <= last:
            return end <= months_on(last, 3)
        return bool(end - last <= 42)

    return counted(_open(books, end), lately)


def _reviewed(books: Books, start: int, end: int) -> Answer:
    """The next review is not overdue: 20 working days from the start, then three months, then six from the last held."""
    reviews = books.grouped("care_reviews", "care_period_key", "review_date", "cancelled")

    def in_time(row: Record) -> bool:
        held = [
            one["review_date"]
            for one in reviews.get(row["source_id"], ())
            if not one["cancelled"] and one["review_date"] <= end
        ]
        if not held:
            return end <= books.clock.add(row["start_date"], 20)
        first = row["start_date"] >= books.clock.history_from and len(held) == 1
        return end <= months_on(held[-1], 3 if first else 6)

    return counted(_open(books, end), in_time)


def _missing(books: Books, start: int, end: int) -> Answer:
    return counted(books.between("missing_episodes", "start_date", start, end, "source_id"))


def _interviewed(books: Books, start: int, end: int) -> Answer:
    """Only days are held, so 72 hours are three days from the day of return."""
    rows = books.between("missing_episodes", "end_date", start, end, "source_id")
    held = books.grouped("return_interviews", "missing_key", "returned_date", "completed_date")

    def soon(row: Record) -> bool:
        done = [one["completed_date"] for one in held.get(row["source_id"], ()) if one["completed_date"] is not None]
        return bool(done) and min(done) <= end and min(done) - row["end_date"] <= 3

    return counted(rows, soon)


def _latest(books: Books, end: int) -> list[Record]:
    """The latest record of each care leaver aged 19 to 21 on a day, if it is no older than fourteen months."""
    births = {row["child_id"]: row["birth_date"] for row in books.rows("people", "child_id", "birth_date")}
    found = []
    for child, records in books.grouped(
        "care_leavers", "child_id", "record_date", "eligibility", "activity", "suitability", "in_touch"
    ).items():
        past = [one for one in records if months_on(end, -14) <= one["record_date"] <= end]
        born = births[child]
        if not past or born is None or not birthday(born, 19) <= end < birthday(born, 22):
            continue
        if past[-1]["eligibility"] == "former-relevant" and past[-1]["in_touch"] not in {"DIED", "RHOM"}:
            found.append(past[-1])
    return found


def _busy(books: Books, start: int, end: int) -> Answer:
    return counted(_latest(books, end), lambda row: row["activity"] in _WORKING, by="child_id")


def _housed(books: Books, start: int, end: int) -> Answer:
    return counted(_latest(books, end), lambda row: row["suitability"] == "1", by="child_id")


def _first_health(books: Books, start: int, end: int) -> Answer:
    """Children who came into care in the month and had a first health assessment by the twentieth working day."""
    rows = books.between("care_periods", "start_date", start, end, "source_id", "team_id", "child_id", "short_breaks")
    checks = books.grouped("health_checks", "child_id", "check_date", "kind", "status")

    def soon(row: Record) -> bool:
        due = min(end, books.clock.add(row["start_date"], 20))
        return any(
            one["kind"] == "health-assessment-initial"
            and one["status"] == "completed"
            and row["start_date"] <= one["check_date"] <= due
            for one in checks.get(row["child_id"], ())
        )

    return counted([row for row in rows if not row["short_breaks"]], soon)


QUESTIONS: Final = (
    Question(
        "cla-open", "Periods of care open at the end of the day, short breaks left out.",
        "care_periods", False, _stock,
    ),
    Question(
        "cla-started", "Periods of care begun in the month, short breaks left out.",
        "care_periods", True, _started,
    ),
    Question("cla-ceased", "Periods of care ended in the month, short breaks left out.", "care_periods", True, _ceased),
    Question(
        "cla-three-placements", "Open periods of care of children with three or more placements in twelve months.",
        "care_periods", False, _three,
    ),
    Question(
        "cla-visits-in-time", "Open periods of care with the latest visit within regulation 28's limit.",
        "care_periods", False, _visited,
    ),
    Question(
        "cla-reviews-in-time", "Open periods of care whose next review is not overdue.",
        "care_periods", False, _reviewed,
    ),
    Question(
        "cla-first-health-20wd", "Periods of care begun in the month with a first health assessment within 20 working days.",
        "care_periods", True, _first_health,
    ),
    Question(
        "missing-episodes", "Missing episodes begun in the month, in care or at home.",
        "missing_episodes", True, _missing,
    ),
    Question(
        "return-interviews-3days", "Missing episodes ended in the month with a return interview held within three days.",
        "missing_episodes", True, _interviewed,
    ),
    Question(
        "leavers-eet", "Former relevant care leavers of 19 to 21 in education, employment or training, by their latest record.",
        "child", False, _busy,
    ),
    Question(
        "leavers-suitable", "Former relevant care leavers of 19 to 21 in suitable accommodation, by their latest record.",
        "child", False, _housed,
    ),
)  # fmt: skip
