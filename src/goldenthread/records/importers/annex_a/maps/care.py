"""Care, leaving care and adoption: lists 8 to 11."""

from goldenthread.records.importers.annex_a.maps.parts import ORIGIN, event_id, numbered, yes
from goldenthread.records.importers.language import TableMap

_PERIOD = event_id("child_id", "started_date", "n")
_PERIODS_NUMBERED = numbered("list_8", "started_date")
_SHORT_BREAKS = "legal_status in ('V3', 'V4')"

_PERIODS = f"""
    select child_id, {_PERIOD} as source_id, started_date as start_date, ceased_date as end_date, reason_ceased as end_reason,
           category_of_need as need, {_SHORT_BREAKS} as short_breaks, {yes("again_in_12_months")} as again_in_12_months,
           {yes("unaccompanied")} as unaccompanied_in_12_months, last_officer_contact_date as last_reviewing_officer_contact_date,
           placements_in_12_months, missing_in_12_months, absent_in_12_months, permanence_plan as permanence,
           interview_offered, interview_accepted, allocated_team as team_id, allocated_worker as worker_id, {ORIGIN}
    from {_PERIODS_NUMBERED}
"""

# A legal status and a placement end, at the latest, when the child ceases to be looked after; the list gives no other end.
_STATUSES = f"""
    select child_id, {event_id("child_id", "legal_status_start_date", "n")} as source_id, legal_status as status,
           legal_status_start_date as start_date, ceased_date as end_date, {ORIGIN}
    from {_PERIODS_NUMBERED} where legal_status is not null or legal_status_start_date is not null
"""

_PLACEMENTS = f"""
    select child_id, {event_id("child_id", "placement_start_date", "n")} as source_id, {_PERIOD} as care_period_key,
           placement_start_date as start_date, ceased_date as end_date, placement_type, placement_provider as provider,
           urn, placement_location as location, placement_authority, {_SHORT_BREAKS} as short_breaks, {ORIGIN}
    from {_PERIODS_NUMBERED} where placement_start_date is not null or placement_type is not null
"""

_REVIEWS = f"""
    select child_id, {event_id("child_id", "latest_review_date", "n")} as source_id, {_PERIOD} as care_period_key,
           latest_review_date as review_date, {ORIGIN}
    from {_PERIODS_NUMBERED} where latest_review_date is not null
"""

_VISITS = f"""
    select child_id, {event_id("child_id", "last_visit_date", "n")} || '|cla' as source_id, {_PERIOD} as care_period_key,
           'cla' as kind, last_visit_date as visit_date, {ORIGIN}
    from {_PERIODS_NUMBERED} where last_visit_date is not null
"""

# The list does not say whether the assessment was the initial one or a review.
_CHECKS = "\nunion all\n".join(
    f"""
    select child_id, {event_id("child_id", column, "n")} || '|{kind}' as source_id, '{kind}' as kind, {column} as check_date,
           'completed' as status, {ORIGIN}
    from {_PERIODS_NUMBERED} where {column} is not null
    """
    for kind, column in (("health-assessment", "last_health_assessment_date"), ("dental", "last_dental_check_date"))
)

_LEAVERS = f"""
    select child_id, {event_id("child_id", "_as_at", "n")} as source_id, _as_at as record_date,
           eligibility_category as eligibility, in_touch, latest_contact_date, accommodation, suitability, activity,
           {yes("unaccompanied")} as unaccompanied, allocated_personal_adviser as adviser_id,
           allocated_team as team_id, allocated_worker as worker_id, {ORIGIN}
    from {numbered("list_9", "_as_at")}
"""

_PATHWAYS = f"""
    select child_id, {event_id("child_id", "pathway_plan_review_date", "n")} as source_id,
           pathway_plan_review_date as review_date, {ORIGIN}
    from {numbered("list_9", "_as_at")} where pathway_plan_review_date is not null
"""

_ADOPTIONS = f"""
    select child_id, {event_id("child_id", "decision_date", "n")} as source_id, entered_care_date, decision_date,
           placement_order_date, matched_date, placed_date, order_date, reversed_date, reversal_reason, early_placement_date,
           family_id, {ORIGIN}
    from {numbered("list_10", "decision_date")}
"""

_ADOPTERS = f"""
    select adopter_id || '|' || enquiry_date || '|' || n as source_id, adopter_id, family_id, gender as sex, ethnicity,
           {yes("disability")} as disabled, {yes("early_placement")} as early_placement, enquiry_date,
           stage_1_start_date as stage_one_start_date, stage_1_end_date as stage_one_end_date,
           stage_2_start_date as stage_two_start_date, stage_2_end_date as stage_two_end_date,
           applied_date, approved_date, matched_date, placed_date, children_placed, order_date, left_date, left_reason, {ORIGIN}
    from (select *, row_number() over (partition by _source, adopter_id, enquiry_date order by _row) as n from list_11)
"""

CARE = (
    TableMap("care_periods", _PERIODS),
    TableMap("legal_statuses", _STATUSES),
    TableMap("placements", _PLACEMENTS),
    TableMap("care_reviews", _REVIEWS),
    TableMap("visits", _VISITS),
    TableMap("health_checks", _CHECKS),
    TableMap("care_leavers", _LEAVERS),
    TableMap("pathway_plans", _PATHWAYS),
    TableMap("adoptions", _ADOPTIONS),
    TableMap("adopters", _ADOPTERS),
)
