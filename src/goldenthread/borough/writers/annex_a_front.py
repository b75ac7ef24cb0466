"""Lists 1 to 7: contacts, early help, referrals, assessments, section 47 enquiries, children in need and protection."""

from collections.abc import Iterator, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.borough.writers.annex_a_parts import DISABILITY, HELD_BY, WHO, Book, OfstedList
from goldenthread.borough.writers.frames import latest, lists, where
from goldenthread.records.importers.annex_a.words import answer, ofsted

Rows = Iterator[Sequence[Any]]


def _contacts(book: Book) -> Rows:
    rows = book.since(book.records["contacts"], "contact_date", book.six_months)
    for child, day, source in zip(*lists(rows, "child_id", "contact_date", "source"), strict=True):
        yield [*book.who(child), day, ofsted("referral_source", source)]


def _early_help(book: Book) -> Rows:
    """Assessed in six months, or still being helped."""
    rows = book.records["early_help"]
    recent = pc.greater_equal(pc.coalesce(rows["assessed_date"], rows["start_date"]), pa.scalar(book.six_months))
    rows = rows.filter(pc.or_(pc.is_null(rows["end_date"]), recent))
    columns = ("child_id", "start_date", "assessed_date", "organisation")
    for child, start, assessed, organisation in zip(*lists(rows, *columns), strict=True):
        yield [*book.who(child), start, assessed, organisation]


def _referrals(book: Book) -> Rows:
    earlier = book.earlier_in_a_year(book.records["referrals"], "referral_date")
    rows = book.since(book.records["referrals"], "referral_date", book.six_months)
    columns = ("child_id", "referral_date", "source", "no_further_action", "team_id", "worker_id")
    for child, day, source, nfa, team, worker in zip(*lists(rows, *columns), strict=True):
        yield [*book.who(child), day, ofsted("referral_source", source), answer(nfa), earlier[child], team, worker]


def _assessments(book: Book) -> Rows:
    rows = book.open_since(book.records["assessments"], "authorised_date", book.six_months)
    columns = ("child_id", "start_date", "child_seen", "authorised_date", "needs_support", "team_id", "worker_id")
    for child, start, seen, authorised, support, team, worker in zip(*lists(rows, *columns), strict=True):
        yield [*book.who(child), book.disability(child), start, answer(seen), authorised, answer(support), team, worker]


def _enquiries(book: Book) -> Rows:
    enquiries, conferences = book.records["s47_enquiries"], book.records["conferences"]
    earlier = book.earlier_in_a_year(enquiries, "start_date")
    meetings = book.earlier_in_a_year(conferences, "conference_date")
    held = {
        row[0]: row[1:]
        for row in zip(*lists(conferences, "enquiry_key", "conference_date", "led_to_plan"), strict=True)
    }
    recent = pc.greater_equal(enquiries["start_date"], pa.scalar(book.six_months))
    rows = enquiries.filter(pc.or_(pc.is_null(enquiries["end_date"]), recent))
    columns = ("source_id", "child_id", "start_date", "conference_not_required", "team_id", "worker_id")
    for key, child, start, unneeded, team, worker in zip(*lists(rows, *columns), strict=True):
        day, led = held.get(key, (None, None))
        conferences_before = meetings.get(child, 0) + (child in meetings)
        yield [
            *book.who(child), book.disability(child), start, answer(unneeded), day, answer(led), earlier[child],
            conferences_before, team, worker,
        ]  # fmt: skip


def _in_need(book: Book) -> Rows:
    """The latest episode of each child who is, or in six months was, in need; not referrals that went no further."""
    referrals = book.records["referrals"]
    further = pc.invert(pc.fill_null(referrals["no_further_action"], False))
    wanted = pc.and_(further, pc.fill_null(pc.not_equal(referrals["close_reason"], "RC8"), True))
    rows = latest(book.open_since(referrals.filter(wanted), "close_date", book.six_months), "referral_date")
    in_care, protected, planned, assessed = (_open_for(book, *place) for place in _STATUSES)
    leavers = set(book.records["care_leavers"]["child_id"].to_pylist())
    seen = book.seen()
    columns = ("child_id", "referral_date", "primary_need", "close_date", "close_reason", "team_id", "worker_id")
    for child, day, need, closed, reason, team, worker in zip(*lists(rows, *columns), strict=True):
        if child in leavers and child not in in_care and book.age(child) >= 18:
            continue
        status = (
            "closed" if closed else "looked-after" if child in in_care else "child-protection-plan" if child in protected
            else "open-assessment" if child in assessed and child not in planned else "child-in-need-plan"
        )  # fmt: skip
        yield [
            *book.who(child), book.disability(child), day, ofsted("need", need), seen.get(child), closed,
            ofsted("closure_reason", reason), ofsted("case_status", status), team, worker,
        ]  # fmt: skip


_STATUSES = (
    ("care_periods", "end_date"), ("cp_plans", "end_date"), ("cin_plans", "end_date"), ("assessments", "authorised_date"),
)  # fmt: skip


def _open_for(book: Book, table: str, end: str) -> set[str]:
    rows = book.records[table]
    return set(rows.filter(pc.is_null(rows[end]))["child_id"].to_pylist())


def _protection(book: Book) -> Rows:
    """The latest plan of each child who is, or in six months was, on one."""
    records = book.records
    rows = latest(book.open_since(records["cp_plans"], "end_date", book.six_months), "start_date")
    visits = latest(where(records["visits"], "kind", "cp"), "visit_date")
    visited = {row[0]: row[1:] for row in zip(*lists(visits, "child_id", "visit_date", "seen_alone"), strict=True)}
    reviews = dict(
        zip(
            *lists(latest(records["cp_reviews"], "review_date", person="plan_key"), "plan_key", "review_date"),
            strict=True,
        )
    )
    orders = where(book.since(records["court_orders"], "order_date", book.six_months), "order_kind", "EPO")
    powers = where(book.since(records["legal_statuses"], "start_date", book.six_months), "status", "L1", "L2")
    emergencies = {*orders["child_id"].to_pylist(), *powers["child_id"].to_pylist()}
    columns = (
        "source_id", "child_id", "start_date", "initial_category", "latest_category", "end_date", "previous_plans", "team_id", "worker_id",
    )  # fmt: skip
    for key, child, start, first, last, end, previous, team, worker in zip(*lists(rows, *columns), strict=True):
        visit, alone = visited.get(child, (None, None))
        if visit is not None and visit < start:
            visit, alone = None, None
        yield [
            *book.who(child), book.disability(child), start, ofsted("abuse_category", first), ofsted("abuse_category", last),
            visit, answer(alone), reviews.get(key), end, answer(child in emergencies), previous, team, worker,
        ]  # fmt: skip


FRONT_LISTS = (
    OfstedList(1, (*WHO, "Date of Contact", "Contact Source"), _contacts),
    OfstedList(
        2, (*WHO, "Assessment start date", "Assessment completion date", "Organisation completing assessment"), _early_help
    ),
    OfstedList(
        3,
        (
            *WHO, "Date of Referral", "Referral Source", "Referral NFA?", "Number of Referrals in Last 12 Months", *HELD_BY,
        ),
        _referrals,
    ),
    OfstedList(
        4,
        (
            *WHO, DISABILITY, "Continuous Assessment Start Date", "Child Seen During Continuous Assessment",
            "Continuous Assessment Date of Authorisation",
            "Was the child assessed as requiring LA children's social care support?", *HELD_BY,
        ),
        _assessments,
    ),
    OfstedList(
        5,
        (
            *WHO, DISABILITY, "Strategy discussion initiating Section 47 Enquiry Start Date",
            "Was an Initial Child Protection Conference deemed unnecessary?",
            "Date of Initial Child Protection Conference",
            "Did the Initial Child Protection Conference Result in a Child Protection Plan",
            "Number of Section 47 Enquiries in the last 12 months", "Number of ICPCs in the last 12 months", *HELD_BY,
        ),
        _enquiries,
    ),
    OfstedList(
        6,
        (
            *WHO, DISABILITY, "CIN Start Date", "Primary Need Code", "Date Child Was Last Seen", "CIN Closure Date",
            "Reason for Closure", "Case Status", *HELD_BY,
        ),
        _in_need,
    ),
    OfstedList(
        7,
        (
            *WHO, DISABILITY, "Child Protection Plan Start Date", "Initial Category of Abuse", "Latest Category of Abuse",
            "Date of the Last Statutory Visit", "Was the Child Seen Alone?", "Date of latest review conference",
            "Child Protection Plan End Date",
            "Subject to Emergency Protection Order or Protected Under Police Powers in Last Six Months (Y/N)",
            "Number of Previous Child Protection Plans", *HELD_BY,
        ),
        _protection,
    ),
)  # fmt: skip
