"""Contacts, referrals, assessments, enquiries, conferences, plans and visits."""

from goldenthread.records.importers.language import TableMap

_FROM = "_source, _as_at, _file, _row"


def _ticked(column: str, flag: str) -> str:
    """SQL: the flag was given as yes. Columns hold only flags by the time they are stored."""
    return f"json_extract_string({column}, '$.{flag}') = 'Y'"


def time_of(column: str) -> str:
    """SQL: the moment, or null where the case system wrote midnight for want of a time."""
    return f"case when cast({column} as time) <> time '00:00:00' then {column} end"


_CONTACT = "cont_contact_outcome_json"
# Several outcomes may be ticked: the one that leads furthest is the outcome.
CONTACTS = f"""
select
    cont_person_id as child_id,
    coalesce(cont_contact_id, concat_ws('/', cont_person_id, cont_contact_date, _row)) as source_id,
    cast(cont_contact_date as date) as contact_date,
    {time_of("cont_contact_date")} as received_at,
    cont_contact_source_code as source,
    case
        when {_ticked(_CONTACT, "NEW_REFERRAL_FLAG")} then 'referral'
        when {_ticked(_CONTACT, "CP_ENQUIRY_FLAG")} then 'strategy-discussion'
        when {_ticked(_CONTACT, "EXISTING_REFERRAL_FLAG")} then 'open-case'
        when {_ticked(_CONTACT, "OLA_CP_FLAG")} then 'other-authority'
        when {_ticked(_CONTACT, "ADVICE_FLAG")} then 'information-advice'
        when {_ticked(_CONTACT, "NFA_FLAG")} then 'nfa'
    end as outcome,
    case when {_ticked(_CONTACT, "EXISTING_REFERRAL_FLAG")} then true end as on_open_case,
    {_FROM}
from ssd_contacts
"""

EARLY_HELP = f"""
select
    earl_person_id as child_id,
    coalesce(earl_episode_id, concat_ws('/', earl_person_id, earl_episode_start_date, _row)) as source_id,
    earl_episode_start_date as start_date,
    earl_episode_end_date as end_date,
    earl_episode_end_reason as end_reason,
    earl_episode_organisation as organisation,
    earl_episode_worker_id as worker_id,
    {_FROM}
from ssd_early_help_episodes
"""

REFERRALS = f"""
select
    cine_person_id as child_id,
    cine_referral_id as source_id,
    cine_referral_date as referral_date,
    cine_referral_source_code as source,
    cine_cin_primary_need_code as primary_need,
    coalesce(cine_referral_nfa, case when {_ticked("cine_referral_outcome_json", "NFA_FLAG")} then true end) as no_further_action,
    cine_close_date as close_date,
    cine_close_reason as close_reason,
    cine_referral_team as team_id,
    cine_referral_worker_id as worker_id,
    {_FROM}
from ssd_cin_episodes
"""

ASSESSMENTS = f"""
select
    cina_person_id as child_id,
    coalesce(cina_assessment_id, concat_ws('/', cina_person_id, cina_assessment_start_date, _row)) as source_id,
    cina_referral_id as referral_key,
    cina_assessment_start_date as start_date,
    cina_assessment_auth_date as authorised_date,
    cina_assessment_child_seen as child_seen,
    cina_assessment_outcome_nfa as no_further_action,
    cina_assessment_team as team_id,
    cina_assessment_worker_id as worker_id,
    {_FROM}
from ssd_cin_assessments
"""

# A factor whose assessment is not there has no person and no date: it is found out as such and not carried on.
ASSESSMENT_FACTORS = """
select
    f.cina_person_id as child_id,
    concat_ws('/', f.cinf_assessment_id, f.cinf_assessment_factor,
        row_number() over (partition by f._source, f.cinf_assessment_id, f.cinf_assessment_factor order by f._row)) as source_id,
    f.cinf_assessment_id as assessment_key,
    a.start_date,
    f.cinf_assessment_factor as factor,
    f._source, f._as_at, f._file, f._row
from ssd_assessment_factors f
left join (
    select cina_assessment_id, _source, min(cina_assessment_start_date) as start_date
    from ssd_cin_assessments
    group by all
) a on a.cina_assessment_id = f.cinf_assessment_id and a._source = f._source
"""

S47_ENQUIRIES = f"""
select
    s47e_person_id as child_id,
    coalesce(s47e_s47_enquiry_id, concat_ws('/', s47e_person_id, s47e_s47_start_date, _row)) as source_id,
    s47e_referral_id as referral_key,
    s47e_s47_start_date as start_date,
    s47e_s47_end_date as end_date,
    s47e_s47_nfa as no_further_action,
    s47e_s47_completed_by_team as team_id,
    s47e_s47_completed_by_worker_id as worker_id,
    {_FROM}
from ssd_s47_enquiry
"""

CONFERENCES = f"""
select
    icpc_person_id as child_id,
    coalesce(icpc_icpc_id, concat_ws('/', icpc_person_id, icpc_icpc_date, _row)) as source_id,
    case when icpc_icpc_transfer_in then 'transfer-in' else 'initial' end as kind,
    icpc_icpc_date as conference_date,
    icpc_icpc_target_date as target_date,
    icpc_icpc_meeting_id as meeting_id,
    icpc_s47_enquiry_id as enquiry_key,
    icpc_referral_id as referral_key,
    icpc_icpc_outcome_cp_flag as led_to_plan,
    icpc_icpc_team as team_id,
    icpc_icpc_worker_id as worker_id,
    {_FROM}
from ssd_initial_cp_conference
"""

CIN_PLANS = f"""
select
    cinp_person_id as child_id,
    coalesce(cinp_cin_plan_id, concat_ws('/', cinp_person_id, cinp_cin_plan_start_date, _row)) as source_id,
    cinp_referral_id as referral_key,
    cinp_cin_plan_start_date as start_date,
    cinp_cin_plan_end_date as end_date,
    cinp_cin_plan_team as team_id,
    cinp_cin_plan_worker_id as worker_id,
    {_FROM}
from ssd_cin_plans
"""

CP_PLANS = f"""
select
    cppl_person_id as child_id,
    coalesce(cppl_cp_plan_id, concat_ws('/', cppl_person_id, cppl_cp_plan_start_date, _row)) as source_id,
    cppl_referral_id as referral_key,
    cppl_icpc_id as conference_key,
    cppl_cp_plan_start_date as start_date,
    cppl_cp_plan_end_date as end_date,
    cppl_cp_plan_initial_category as initial_category,
    cppl_cp_plan_latest_category as latest_category,
    cppl_cp_plan_ola as other_authority_plan,
    {_FROM}
from ssd_cp_plans
"""

CP_REVIEWS = f"""
select
    cppr_person_id as child_id,
    coalesce(cppr_cp_review_id, concat_ws('/', cppr_person_id, cppr_cp_review_date, _row)) as source_id,
    cppr_cp_plan_id as plan_key,
    cppr_cp_review_date as review_date,
    cppr_cp_review_due as due_date,
    cppr_cp_review_meeting_id as meeting_id,
    cppr_cp_review_outcome_continue_cp as plan_continues,
    cppr_cp_review_quorate as quorate,
    cppr_cp_review_participation as participation,
    {_FROM}
from ssd_cp_reviews
"""

# Three tables of visits become one, told apart by kind; ids of different tables may be alike.
VISITS = f"""
select
    cinv_person_id as child_id,
    concat('cin/', coalesce(cinv_cin_visit_id, concat_ws('/', cinv_person_id, cinv_cin_visit_date, _row))) as source_id,
    'cin' as kind,
    cast(cinv_cin_visit_date as date) as visit_date,
    {time_of("cinv_cin_visit_date")} as visited_at,
    cinv_cin_visit_seen as seen,
    cinv_cin_visit_seen_alone as seen_alone,
    cinv_cin_visit_bedroom as bedroom_seen,
    {_FROM}
from ssd_cin_visits
union all by name
select
    cppv_person_id as child_id,
    concat('cp/', coalesce(cppv_cp_visit_id, concat_ws('/', cppv_person_id, cppv_cp_visit_date, _row))) as source_id,
    'cp' as kind,
    cast(cppv_cp_visit_date as date) as visit_date,
    {time_of("cppv_cp_visit_date")} as visited_at,
    cppv_cp_visit_seen as seen,
    cppv_cp_visit_seen_alone as seen_alone,
    cppv_cp_visit_bedroom as bedroom_seen,
    cppv_cp_plan_id as plan_key,
    {_FROM}
from ssd_cp_visits
union all by name
select
    clav_person_id as child_id,
    concat('cla/', coalesce(clav_cla_visit_id, concat_ws('/', clav_person_id, clav_cla_visit_date, _row))) as source_id,
    'cla' as kind,
    cast(clav_cla_visit_date as date) as visit_date,
    {time_of("clav_cla_visit_date")} as visited_at,
    clav_cla_visit_seen as seen,
    clav_cla_visit_seen_alone as seen_alone,
    clav_cla_id as care_period_key,
    {_FROM}
from ssd_cla_visits
"""

MAPS = (
    TableMap("contacts", CONTACTS),
    TableMap("early_help", EARLY_HELP),
    TableMap("referrals", REFERRALS),
    TableMap("assessments", ASSESSMENTS),
    TableMap("assessment_factors", ASSESSMENT_FACTORS),
    TableMap("s47_enquiries", S47_ENQUIRIES),
    TableMap("conferences", CONFERENCES),
    TableMap("cin_plans", CIN_PLANS),
    TableMap("cp_plans", CP_PLANS),
    TableMap("cp_reviews", CP_REVIEWS),
    TableMap("visits", VISITS),
)
