"""Known answers about the front door, assessments, enquiries, conferences and plans.

A visit counts when the child was seen; one to an unborn child unless it is recorded as not seen.
"""

from collections.abc import Callable
from typing import Final

from goldenthread.borough.clockwork import day_of, months_on
from goldenthread.borough.rows import Answer, Books, Question, Record, counted
from goldenthread.borough.truth_clocks_plans import counting_visits, visits


def _contacts(books: Books, start: int, end: int) -> Answer:
    return counted(books.between("contacts", "contact_date", start, end, "source_id", "team_id"))


def _decided(books: Books, start: int, end: int) -> Answer:
    rows = books.between("contacts", "contact_date", start, end, "source_id", "team_id", "received_at", "decided_at")
    by_then = (end + 1) * 1440
    return counted(
        rows,
        lambda row: (
            row["decided_at"] is not None
            and row["decided_at"] < by_then
            and row["decided_at"] - row["received_at"] <= 1440
        ),
    )


def _referred(books: Books, start: int, end: int) -> Answer:
    rows = books.between("contacts", "contact_date", start, end, "source_id", "team_id", "outcome", "decided_date")
    return counted(rows, lambda row: row["outcome"] == "referral" and row["decided_date"] <= end)


def _referrals(books: Books, start: int, end: int) -> Answer:
    return counted(books.between("referrals", "referral_date", start, end, "source_id", "team_id"))


def _nothing_done(books: Books, start: int, end: int) -> Answer:
    rows = books.between("referrals", "referral_date", start, end, "source_id", "team_id", "no_further_action")
    return counted(rows, lambda row: bool(row["no_further_action"]))


def _again(books: Books, start: int, end: int) -> Answer:
    rows = books.between("referrals", "referral_date", start, end, "source_id", "team_id", "child_id")
    before = books.grouped("referrals", "child_id", "referral_date")

    def repeated(row: Record) -> bool:
        since = months_on(row["referral_date"], -12)
        return any(since <= other["referral_date"] < row["referral_date"] for other in before[row["child_id"]])

    return counted(rows, repeated)


_ASSESSMENT = ("source_id", "team_id", "referral_key", "start_date", "authorised_date")


def _authorised(books: Books, start: int, end: int) -> Answer:
    return counted(books.between("assessments", "authorised_date", start, end, *_ASSESSMENT))


def _in_time(books: Books, start: int, end: int) -> Answer:
    days = _referral_days(books)
    rows = books.between("assessments", "authorised_date", start, end, *_ASSESSMENT)
    return counted(rows, lambda row: row["authorised_date"] <= books.clock.add(days[row["referral_key"]], 45))


def _overdue(books: Books, start: int, end: int) -> Answer:
    days = _referral_days(books)
    rows = books.open_at("assessments", "start_date", "authorised_date", end, "source_id", "team_id", "referral_key")
    return counted(rows, lambda row: books.clock.add(days[row["referral_key"]], 45) < end)


def _referral_days(books: Books) -> dict[str, int]:
    return {row["source_id"]: row["referral_date"] for row in books.rows("referrals", "source_id", "referral_date")}


def _enquiries(books: Books, start: int, end: int) -> Answer:
    return counted(books.between("s47_enquiries", "start_date", start, end, "source_id", "team_id"))


def _conferences(books: Books, start: int, end: int) -> Answer:
    """Transfers in run from the notification of the move, all others from the strategy discussion."""
    rows = books.between(
        "conferences", "conference_date", start, end, "source_id", "team_id", "kind", "enquiry_key", "notified_date"
    )
    began = {row["source_id"]: row["start_date"] for row in books.rows("s47_enquiries", "source_id", "start_date")}

    def soon(row: Record) -> bool:
        first = row["notified_date"] if row["kind"] == "transfer-in" else began.get(row["enquiry_key"])
        return first is not None and row["conference_date"] <= books.clock.add(first, 15)

    return counted(rows, soon)


def _attended(books: Books, start: int, end: int) -> Answer:
    rows = books.between("strategy_discussions", "discussion_date", start, end, "source_id", "team_id")
    present = books.grouped("strategy_attendance", "discussion_key", "discussion_date", "agency", "attendance")

    def all_three(row: Record) -> bool:
        there = {one["agency"] for one in present.get(row["source_id"], ()) if one["attendance"] == "attended"}
        return {"csc", "police", "health"} <= there

    return counted(rows, all_three)


def _plans(books: Books, start: int, end: int) -> Answer:
    return counted(books.open_at("cp_plans", "start_date", "end_date", end, "source_id", "team_id"))


def _second(books: Books, start: int, end: int) -> Answer:
    rows = books.between("cp_plans", "start_date", start, end, "source_id", "team_id", "previous_plans")
    return counted(rows, lambda row: row["previous_plans"] > 0)


def _long(books: Books, start: int, end: int) -> Answer:
    rows = books.open_at("cp_plans", "start_date", "end_date", end, "source_id", "team_id")
    return counted(rows, lambda row: end - row["start_date"] + 1 > 729)


def _visited(books: Books, end: int, due: Callable[[int], int]) -> Answer:
    """Open plans whose next visit is not overdue: since a visit that counts, or since the plan began."""
    rows = books.open_at("cp_plans", "start_date", "end_date", end, "source_id", "team_id", "child_id")
    made, counts = visits(books), counting_visits(books, "cp")

    def seen_lately(row: Record) -> bool:
        days = [
            one["visit_date"]
            for one in made.get(row["child_id"], ())
            if row["start_date"] <= one["visit_date"] <= end and counts(row, one)
        ]
        return end <= due(max(days, default=row["start_date"]))

    return counted(rows, seen_lately)


def _visited_ten(books: Books, start: int, end: int) -> Answer:
    return _visited(books, end, lambda day: books.clock.add(day, 10))


def _visited_four(books: Books, start: int, end: int) -> Answer:
    return _visited(books, end, lambda day: day + 28)


def _reviewed(books: Books, start: int, end: int) -> Answer:
    """Plans open for three months or more: each review so far in time, and the next not overdue."""
    rows = [
        row
        for row in books.open_at("cp_plans", "start_date", "end_date", end, "source_id", "team_id")
        if months_on(row["start_date"], 3) <= end
    ]
    reviews = books.grouped("cp_reviews", "plan_key", "review_date")

    def in_time(row: Record) -> bool:
        last, months = row["start_date"], 3
        for review in reviews.get(row["source_id"], ()):
            if review["review_date"] > end:
                break
            if review["review_date"] > months_on(last, months):
                return False
            last, months = review["review_date"], 6
        return end <= months_on(last, months)

    return counted(rows, in_time)


def _need_plans(books: Books, start: int, end: int) -> Answer:
    return counted(books.open_at("cin_plans", "start_date", "end_date", end, "source_id", "team_id"))


def _need_visited(books: Books, start: int, end: int) -> Answer:
    rows = books.open_at("cin_plans", "start_date", "end_date", end, "source_id", "team_id", "child_id")
    made, counts = visits(books), counting_visits(books, "cin")

    def seen_lately(row: Record) -> bool:
        days = [
            one["visit_date"]
            for one in made.get(row["child_id"], ())
            if row["start_date"] <= one["visit_date"] <= end and counts(row, one)
        ]
        return bool(end - max(days, default=row["start_date"]) <= 42)

    return counted(rows, seen_lately)


def _recorded_late(books: Books, start: int, end: int) -> Answer:
    rows = books.between("visits", "visit_date", start, end, "source_id", "team_id", "recorded_at")
    return counted(rows, lambda row: day_of(row["recorded_at"]) - row["visit_date"] > 5)


QUESTIONS: Final = (
    Question("contacts", "Contacts received in the month.", "contacts", True, _contacts),
    Question(
        "contacts-decided-24h", "Contacts received in the month that were decided within 24 hours.",
        "contacts", True, _decided,
    ),
    Question(
        "contacts-to-referral", "Contacts received in the month that became a referral.",
        "contacts", True, _referred,
    ),
    Question("referrals", "Referrals in the month.", "referrals", True, _referrals),
    Question("referrals-nfa", "Referrals in the month with no further action.", "referrals", True, _nothing_done),
    Question(
        "re-referrals-12m", "Referrals in the month of a child with an earlier referral in the twelve calendar months before.",
        "referrals", True, _again,
    ),
    Question("assessments-completed", "Assessments authorised in the month.", "assessments", True, _authorised),
    Question(
        "assessments-45wd", "Assessments authorised in the month, by the forty-fifth working day after the referral (day 0).",
        "assessments", True, _in_time,
    ),
    Question(
        "assessments-open-overdue",
        "Assessments begun and not authorised by the end of the day, whose forty-fifth working day after the referral has passed.",
        "assessments", False, _overdue,
    ),
    Question("s47-started", "Section 47 enquiries begun in the month.", "s47_enquiries", True, _enquiries),
    Question(
        "icpc-15wd",
        "Initial conferences in the month held by the fifteenth working day after the strategy discussion, or the notification of a move.",
        "conferences", True, _conferences,
    ),
    Question(
        "strategy-three-agencies",
        "Strategy discussions in the month, one for each child, attended by social care, police and health.",
        "strategy_discussions", True, _attended,
    ),
    Question("cp-plans-open", "Child protection plans open at the end of the day.", "cp_plans", False, _plans),
    Question(
        "cp-second-plans", "Plans begun in the month that are a second or later plan, ever, as recorded.",
        "cp_plans", True, _second,
    ),
    Question("cp-plans-two-years", "Open plans of more than 729 days, both ends counted.", "cp_plans", False, _long),
    Question(
        "cp-visits-10wd", "Open plans whose next visit, due ten working days after the last that counts or the start, is not overdue.",
        "cp_plans", False, _visited_ten,
    ),
    Question(
        "cp-visits-4weeks", "Open plans with a visit that counts in the last 28 days, or that began within them.",
        "cp_plans", False, _visited_four,
    ),
    Question(
        "cp-reviews-in-time",
        "Plans open for three months or more with the first review within three months and each later one within six.",
        "cp_plans", False, _reviewed,
    ),
    Question("cin-plans-open", "Child in need plans open at the end of the day.", "cin_plans", False, _need_plans),
    Question(
        "cin-visits-6weeks", "Open child in need plans with a visit that counts in the last 42 days, or that began within them.",
        "cin_plans", False, _need_visited,
    ),
    Question(
        "visits-recorded-late", "Visits in the month entered more than five days after.",
        "visits", True, _recorded_late,
    ),
)  # fmt: skip
