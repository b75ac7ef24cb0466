"""Lists 8 to 11: children in care, care leavers, adoption and adopters."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import pyarrow.compute as pc

from goldenthread.borough.writers.annex_a_parts import DISABILITY, HELD_BY, WHO, Book, OfstedList, days_within
from goldenthread.borough.writers.frames import latest, lists, where
from goldenthread.records.importers.annex_a.words import answer, ofsted

Rows = Iterator[Sequence[Any]]

_HEALTH = ("health-assessment-initial", "health-assessment-review", "health-assessment")
_CARE_VISITS = ("cla", "cla-first")
_TEMPORARY = ("T0", "T1", "T2", "T3", "T4")


class _Care:
    """What list 8 looks up of each child."""

    def __init__(self, book: Book) -> None:
        records = book.records
        self.book = book
        self.periods = book.of_child(records["care_periods"], "start_date", "end_date", "short_breaks")
        self.statuses = book.of_child(records["legal_statuses"], "start_date", "status")
        self.placements = book.of_child(
            records["placements"], "start_date", "end_date", "placement_type", "provider", "source_id", "urn", "location",
            "placement_authority",
        )  # fmt: skip
        self.missing = book.of_child(
            records["missing_episodes"], "start_date", "kind", "interview_offered", "interview_accepted"
        )
        self.plans = book.of_child(records["permanence_plans"], "start_date", "permanence")
        reviews = records["care_reviews"]
        self.reviews = book.last_days(
            reviews.filter(pc.invert(pc.fill_null(reviews["cancelled"], False))), "review_date"
        )
        self.visits = book.last_days(where(records["visits"], "kind", *_CARE_VISITS), "visit_date")
        checks = records["health_checks"]
        checks = checks.filter(pc.fill_null(pc.equal(checks["status"], "completed"), True))
        self.health = book.last_days(where(checks, "kind", *_HEALTH), "check_date")
        self.teeth = book.last_days(where(checks, "kind", "dental"), "check_date")
        seekers = where(records["immigration"], "status", "uasc")
        self.unaccompanied = set(book.open_since(seekers, "end_date", book.year)["child_id"].to_pylist())

    def latest(self, rows: Sequence[tuple[Any, ...]], start: date, end: date | None) -> tuple[Any, ...] | None:
        """The row that began last within the period of care."""
        inside = [row for row in rows if days_within(row[0], start, end)]
        return max(inside, key=lambda row: row[0]) if inside else None

    def again(self, child: str, start: date) -> bool:
        """Whether an earlier period of the child, short breaks apart, lies at least in part in the last twelve months."""
        return any(
            other < start and ended is not None and ended >= self.book.year
            for other, ended, breaks in self.periods[child]
            if not breaks
        )

    def placed(self, child: str, start: date, end: date | None) -> int:
        """Placements of the last twelve months within the period, temporary moves apart; at least one."""
        stays = [
            row
            for row in self.placements.get(child, ())
            if days_within(row[0], start, end) and row[2] not in _TEMPORARY
        ]
        return max(1, sum(1 for _, ended, *_ in stays if ended is None or ended >= self.book.year))

    def away(self, child: str, kind: str, start: date, end: date | None) -> int:
        """Episodes missing or away in the last twelve months within the period."""
        since = max(start, self.book.year)
        return sum(
            1 for day, found, _, _ in self.missing.get(child, ()) if found == kind and days_within(day, since, end)
        )


def _in_care(book: Book) -> Rows:
    """The latest period of each child who is, or in six months was, looked after, short breaks apart."""
    care = _Care(book)
    periods = book.records["care_periods"]
    periods = periods.filter(pc.invert(pc.fill_null(periods["short_breaks"], False)))
    rows = latest(book.open_since(periods, "end_date", book.six_months), "start_date")
    columns = (
        "child_id", "start_date", "need", "last_reviewing_officer_contact_date", "end_date", "end_reason", "team_id", "worker_id",
    )  # fmt: skip
    for child, start, need, contact, end, reason, team, worker in zip(*lists(rows, *columns), strict=True):
        status = care.latest(care.statuses.get(child, ()), start, end) or (None, None)
        place = care.latest(care.placements.get(child, ()), start, end) or (None,) * 8
        plan = care.latest(care.plans.get(child, ()), start, end) or (None, None)
        gone = care.latest([row for row in care.missing.get(child, ()) if row[1] == "M"], start, end)
        yield [
            *book.who(child), answer(child in care.unaccompanied), book.disability(child), start, ofsted("need", need),
            answer(care.again(child, start)), status[0], ofsted("legal_status", status[1]),
            _within(care.reviews.get(child), start, end), _within(care.visits.get(child), start, end),
            ofsted("permanence_plan", plan[1]), contact, _within(care.health.get(child), start, end),
            _within(care.teeth.get(child), start, end), care.placed(child, start, end), end,
            ofsted("reason_episode_ceased", reason), place[0], ofsted("placement_type", place[2]),
            ofsted("placement_provider", place[3]), book.extras.get("placement_postcodes", {}).get(place[4]), place[5],
            ofsted("placement_location", place[6]), place[7], care.away(child, "M", start, end),
            care.away(child, "A", start, end), ofsted("return_interview_answer", gone[2] if gone else None),
            ofsted("return_interview_answer", gone[3] if gone else None), team, worker,
        ]  # fmt: skip


def _within(day: date | None, start: date, end: date | None) -> date | None:
    return day if days_within(day, start, end) else None


def _leavers(book: Book) -> Rows:
    """The latest record of each young person who has an entitlement."""
    rows = latest(book.records["care_leavers"], "record_date")
    rows = rows.filter(pc.fill_null(pc.not_equal(rows["eligibility"], "none"), True))
    plans = book.last_days(book.records["pathway_plans"], "review_date")
    seekers = set(where(book.records["immigration"], "status", "uasc", "former-uasc")["child_id"].to_pylist())
    columns = (
        "child_id", "team_id", "worker_id", "adviser_id", "eligibility", "in_touch", "latest_contact_date", "accommodation",
        "suitability", "activity", "unaccompanied",
    )  # fmt: skip
    for child, team, worker, adviser, kind, touch, contact, home, suitable, activity, alone in zip(
        *lists(rows, *columns), strict=True
    ):
        yield [
            *book.who(child), answer(bool(alone) or child in seekers), book.disability(child), team, worker, adviser,
            ofsted("leaving_care_eligibility", kind), plans.get(child), ofsted("in_touch", touch), contact,
            ofsted("accommodation", home), ofsted("accommodation_suitability", suitable), ofsted("activity", activity),
        ]  # fmt: skip


def _adoptions(book: Book) -> Rows:
    """Adopted in twelve months, waiting, or the decision reversed in twelve months."""
    rows = book.open_since(
        book.open_since(book.records["adoptions"], "order_date", book.year), "reversed_date", book.year
    )
    columns = (
        "child_id", "family_id", "entered_care_date", "decision_date", "placement_order_date", "matched_date", "placed_date",
        "order_date", "reversed_date", "reversal_reason", "early_placement_date",
    )  # fmt: skip
    for child, family, *days, reason, early in zip(*lists(latest(rows, "decision_date"), *columns), strict=True):
        yield [
            child, family, *book.who(child)[1:], book.disability(child), *days, ofsted("adoption_reversal", reason), early,
        ]  # fmt: skip


_ADOPTER_DAYS = (
    "enquiry_date", "stage_one_start_date", "stage_one_end_date", "stage_two_start_date", "stage_two_end_date", "applied_date",
    "approved_date", "matched_date", "placed_date",
)  # fmt: skip


def _adopters(book: Book) -> Rows:
    """Adopters who had to do with the agency in twelve months: still in the process, or out of it since then."""
    columns = (
        "adopter_id", "family_id", "sex", "ethnicity", "disabled", "early_placement", *_ADOPTER_DAYS, "children_placed", "order_date",
        "left_date", "left_reason",
    )  # fmt: skip
    rows = book.open_since(book.open_since(book.records["adopters"], "order_date", book.year), "left_date", book.year)
    for adopter, family, sex, ethnicity, disabled, early, *rest in zip(*lists(rows, *columns), strict=True):
        yield [
            adopter,
            family,
            ofsted("sex", sex),
            ofsted("ethnicity", ethnicity),
            answer(disabled),
            answer(early),
            *rest,
        ]


CARE_LISTS = (
    OfstedList(
        8,
        (
            *WHO, "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)", DISABILITY,
            "Date Started to be Looked After", "Child's Category of Need",
            "Is this a second or subsequent period of being a Looked After Child within the last 12 months (Y/N)",
            "Start date of current legal status", "Child's Legal Status", "Date of Latest Statutory Review",
            "Date of Last Social Work Visit", "What is the permanence plan for this child?",
            "Date of Last IRO Visit / Contact to the Child", "Date of Last Health Assessment", "Date of Last Dental Check",
            "Number of Placements in the Last 12 months", "Date Ceased to be Looked After", "Reason Ceased to be Looked After",
            "Start Date of Most Recent Placement", "Placement Type", "Placement Provider", "Placement postcode",
            "URN of Placement", "Placement Location", "LA of Placement",
            "Number of Episodes the Child has been 'Missing' from their Placement in the last 12 months",
            "Number of Episodes the Child has been 'Absent' from their Placement in the last 12 months",
            "Was the child offered a Return Interview after their last missing episode (Y/N)?",
            "Did the child accept a Return Interview after their last missing episode (Y/N)?", *HELD_BY,
        ),
        _in_care,
    ),
    OfstedList(
        9,
        (
            *WHO, "Unaccompanied Asylum Seeking Child (UASC), or formerly UASC if 18 or over (Y/N)", DISABILITY, *HELD_BY,
            "Allocated Personal Advisor", "Eligibility Category", "Latest Pathway Plan Review Date", "LA in Touch",
            "Latest Date of Contact", "Type of Accommodation", "Suitability of Accommodation", "Activity Status",
        ),
        _leavers,
    ),
    OfstedList(
        10,
        (
            WHO[0], "Family identifier", *WHO[1:], DISABILITY, "Date the Child Entered Care",
            "Date of Decision that Child Should be Placed for Adoption", "Date of Placement Order",
            "Date of Matching Child and Prospective Adopters", "Date Placed for Adoption", "Date of Adoption Order",
            "Date of Decision that Child Should No Longer be Placed for Adoption",
            "Reason Why Child No Longer Placed for Adoption",
            "Date the child was placed for fostering in FFA or concurrent planning placement",
        ),
        _adoptions,
    ),
    OfstedList(
        11,
        (
            "Individual adopter identifier", "Family identifier", "Gender", "Ethnicity",
            "Does the Prospective Adopter have a disability", "Is the (prospective) adopter fostering for adoption?",
            "Date enquiry received", "Date Stage 1 started", "Date Stage 1 ended", "Date Stage 2 started",
            "Date Stage 2 ended", "Date application submitted", "Date application approved",
            "Date adopter matched with child(ren)", "Date child/children placed with adopter(s)", "No. of children placed",
            "Date of Adoption Order", "Date of leaving adoption process", "Reason for leaving adoption process",
        ),
        _adopters,
    ),
)  # fmt: skip
