"""Two dates of one event in the wrong order."""

from collections.abc import Iterator

from goldenthread.records.checks.language import OURS, Check, Unit
from goldenthread.records.tables import Table

#: What must not be earlier, and than what, by table.
_ORDER = {
    "contacts": (("decided_date", "contact_date"), ("decided_at", "received_at"), ("referrer_told_date", "contact_date")),
    "early_help": (("assessed_date", "requested_date"), ("plan_date", "start_date"), ("first_review_date", "plan_date")),
    "referrals": (("decided_date", "referral_date"), ("acknowledged_date", "referral_date")),
    "transfers": (("answered_date", "offered_date"),),
    "strategy_discussions": (("discussion_date", "requested_date"),),
    "family_group_conferences": (("held_date", "offered_date"),),
    "peps": (("completed_date", "meeting_date"),),
    "mental_health_waits": (("assessed_date", "referred_date"), ("treated_date", "referred_date")),
    "return_interviews": (("offered_date", "returned_date"), ("completed_date", "returned_date")),
    "panels": (("panel_date", "referred_date"),),
    "adoptions": (("order_date", "placed_date"), ("placement_ended_date", "placed_date")),
    "connected_carers": (("full_approval_date", "approved_date"),),
    "pre_proceedings": (("first_meeting_date", "letter_date"),),
    "care_proceedings": (("case_management_date", "issued_date"),),
    "homeless_presentations": (("accommodated_date", "presented_date"), ("assessed_date", "presented_date")),
    "audits": (("returned_date", "allocated_date"), ("moderated_date", "returned_date")),
    "complaints": (("acknowledged_date", "received_date"),),
    "recruitment": (("offered_date", "advertised_date"), ("cleared_date", "offered_date"), ("start_date", "offered_date")),
    "adopters": (("stage_one_end_date", "stage_one_start_date"), ("stage_two_end_date", "stage_two_start_date")),
}  # fmt: skip


def _each(table: Table) -> Iterator[Unit]:
    """Each pair of dates of the table."""
    for later, earlier in _ORDER.get(table.name, ()):
        yield Unit(table.name, (later, earlier), where=f'r."{later}" < r."{earlier}"')


CHECK = Check(
    code="dates-out-of-order",
    title="Two dates of one event in the wrong order",
    sentence="The {@column} in {@table} is {value}, earlier than a date that must come before it.",
    mend="Correct whichever date is wrong.",
    severity="error",
    source=OURS,
    each=_each,
    examples="""
        -- contacts
        child | contact_date | decided_date | found
        A     | 2024-01-05   | 2024-01-06   | no
        B     | 2024-01-05   | 2024-01-04   | yes
        C     | 2024-01-05   |              | no
        -- audits
        child | allocated_date | returned_date | moderated_date | found
        A     | 2024-01-05     | 2024-02-05    | 2024-02-01     | yes
        B     | 2024-01-05     | 2024-02-05    | 2024-02-09     | no
    """,
)
