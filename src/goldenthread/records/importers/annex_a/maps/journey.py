"""Front door, assessments, enquiries, conferences and plans: lists 1 to 7."""

from goldenthread.records.importers.annex_a.maps.parts import ORIGIN, event_id, numbered, yes
from goldenthread.records.importers.language import TableMap

_CONTACTS = f"""
    select child_id, {event_id("child_id", "date_of_contact", "n")} as source_id, date_of_contact as contact_date,
           contact_source as source, {ORIGIN}
    from {numbered("list_1", "date_of_contact")}
"""

_EARLY_HELP = f"""
    select child_id, {event_id("child_id", "assessment_start_date", "n")} as source_id, assessment_start_date as start_date,
           assessment_completion_date as assessed_date, organisation_completing_assessment as organisation, {ORIGIN}
    from {numbered("list_2", "assessment_start_date")}
"""

# List 6 dates a child's need from the referral that led to it, so a referral of list 3 of that child and day is the
# same event. Team and worker are those of list 6, which has the present ones, else those who took the referral.
_REFERRALS = f"""
    select coalesce(one.child_id, six.child_id) as child_id,
           {event_id("coalesce(one.child_id, six.child_id)", "coalesce(one.date_of_referral, six.cin_start_date)", "coalesce(one.n, six.n)")} as source_id,
           coalesce(one.date_of_referral, six.cin_start_date) as referral_date,
           one.referral_source as source, {yes("one.referral_nfa")} as no_further_action,
           one.number_of_referrals_in_last_12_months as referrals_in_12_months,
           six.primary_need_code as primary_need, six.cin_closure_date as close_date, six.reason_for_closure as close_reason,
           six.case_status, six.date_last_seen as last_seen_date,
           coalesce(six.allocated_team, one.allocated_team) as team_id,
           coalesce(six.allocated_worker, one.allocated_worker) as worker_id,
           coalesce(one._source, six._source) as _source, coalesce(one._as_at, six._as_at) as _as_at,
           coalesce(one._file, six._file) as _file, coalesce(one._row, six._row) as _row
    from {numbered("list_3", "date_of_referral")} as one
    full join {numbered("list_6", "cin_start_date")} as six
      on one._source = six._source and one.child_id = six.child_id and one.date_of_referral = six.cin_start_date and one.n = six.n
"""

_ASSESSMENTS = f"""
    select child_id, {event_id("child_id", "continuous_assessment_start_date", "n")} as source_id,
           continuous_assessment_start_date as start_date, date_of_authorisation as authorised_date,
           {yes("child_seen")} as child_seen, {yes("requires_support")} as needs_support,
           allocated_team as team_id, allocated_worker as worker_id, {ORIGIN}
    from {numbered("list_4", "continuous_assessment_start_date")}
"""

_ENQUIRIES = f"""
    select child_id, {event_id("child_id", "strategy_discussion_date", "n")} as source_id,
           strategy_discussion_date as start_date, date_of_conference as conference_date,
           {yes("conference_unnecessary")} as conference_not_required, {yes("resulted_in_plan")} as conference_led_to_plan,
           enquiries_in_12_months, conferences_in_12_months, allocated_team as team_id, allocated_worker as worker_id, {ORIGIN}
    from {numbered("list_5", "strategy_discussion_date")}
"""

# Two enquiries about a child may lead to one conference: it is one row, of the latest enquiry. A row without a date
# of conference speaks of none, unless it says that one led to a plan, which is then a row that lacks its date.
_CONFERENCES = f"""
    select child_id, coalesce({event_id("child_id", "date_of_conference", "'conference'")}, child_id || '|undated|' || _row) as source_id,
           'initial' as kind, date_of_conference as conference_date, {yes("resulted_in_plan")} as led_to_plan,
           {event_id("child_id", "strategy_discussion_date", "n")} as enquiry_key,
           allocated_team as team_id, allocated_worker as worker_id, {ORIGIN}
    from (
        select *, row_number() over (
            partition by _source, child_id, date_of_conference order by strategy_discussion_date desc nulls last, _row desc
        ) as latest
        from {numbered("list_5", "strategy_discussion_date")}
    )
    where (date_of_conference is not null and latest = 1) or (date_of_conference is null and resulted_in_plan = 'yes')
"""

_PLAN = event_id("child_id", "plan_start_date", "n")
_PLANS_NUMBERED = numbered("list_7", "plan_start_date")

_PLANS = f"""
    select child_id, {_PLAN} as source_id, plan_start_date as start_date, plan_end_date as end_date,
           initial_category, latest_category, previous_plans, {yes("emergency_powers")} as emergency_powers_in_6_months,
           allocated_team as team_id, allocated_worker as worker_id, {ORIGIN}
    from {_PLANS_NUMBERED}
"""

_REVIEWS = f"""
    select child_id, {event_id("child_id", "latest_review_date", "n")} as source_id, {_PLAN} as plan_key,
           latest_review_date as review_date, {ORIGIN}
    from {_PLANS_NUMBERED} where latest_review_date is not null
"""

# A child seen alone was seen; not seen alone says nothing of having been seen.
_VISITS = f"""
    select child_id, {event_id("child_id", "last_visit_date", "n")} || '|cp' as source_id, {_PLAN} as plan_key,
           'cp' as kind, last_visit_date as visit_date, {yes("seen_alone")} as seen_alone,
           case when seen_alone = 'yes' then true end as seen, {ORIGIN}
    from {_PLANS_NUMBERED} where last_visit_date is not null or seen_alone = 'yes'
"""

JOURNEY = (
    TableMap("contacts", _CONTACTS),
    TableMap("early_help", _EARLY_HELP),
    TableMap("referrals", _REFERRALS),
    TableMap("assessments", _ASSESSMENTS),
    TableMap("s47_enquiries", _ENQUIRIES),
    TableMap("conferences", _CONFERENCES),
    TableMap("cp_plans", _PLANS),
    TableMap("cp_reviews", _REVIEWS),
    TableMap("visits", _VISITS),
)
