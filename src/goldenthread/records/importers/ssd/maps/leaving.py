"""Leaving care, adoption and other permanence, pre-proceedings, and what children say."""

from goldenthread.records.importers.language import TableMap

_FROM = "_source, _as_at, _file, _row"

# The dataset repeats a care leaver for closed and current episodes, without dates to tell them apart: the row with the
# latest contact is current (that there were others is a finding when the files are read).
_CURRENT = """
select *
from ssd_care_leavers
qualify clea_person_id is null or row_number() over (
    partition by clea_person_id, _source
    order by clea_care_leaver_latest_contact desc nulls last, clea_pathway_plan_review_date desc nulls last, _row desc
) = 1
"""

CARE_LEAVERS = f"""
select
    clea_person_id as child_id,
    coalesce(clea_table_id, concat_ws('/', clea_person_id, _row)) as source_id,
    -- A record without contact still says where things stood on the day of the extract.
    coalesce(clea_care_leaver_latest_contact, _as_at) as record_date,
    clea_care_leaver_eligibility as eligibility,
    clea_care_leaver_in_touch as in_touch,
    clea_care_leaver_latest_contact as latest_contact_date,
    clea_care_leaver_accommodation as accommodation,
    clea_care_leaver_accom_suitable as suitability,
    clea_care_leaver_activity as activity,
    clea_care_leaver_personal_advisor as adviser_id,
    clea_care_leaver_allocated_team as team_id,
    clea_care_leaver_worker_id as worker_id,
    {_FROM}
from ({_CURRENT})
"""

PATHWAY_PLANS = f"""
select
    clea_person_id as child_id,
    coalesce(clea_table_id, concat_ws('/', clea_person_id, _row)) as source_id,
    clea_pathway_plan_review_date as review_date,
    {_FROM}
from ({_CURRENT})
where clea_pathway_plan_review_date is not null
"""

# The table holds every way to permanence; what has anything of adoption in it is one. An order that is not an adoption
# order is not the end of that way, so its date goes to the orders alone.
ADOPTIONS = f"""
select
    perm_person_id as child_id,
    coalesce(perm_table_id, concat_ws('/', perm_person_id, _row)) as source_id,
    perm_adm_decision_date as decision_date,
    perm_placement_order_date as placement_order_date,
    perm_matched_date as matched_date,
    perm_placed_for_adoption_date as placed_date,
    case when perm_permanence_order_type is null or perm_permanence_order_type = 'AO' then perm_permanence_order_date end as order_date,
    perm_decision_reversed_date as reversed_date,
    perm_decision_reversed_reason as reversal_reason,
    perm_placed_ffa_cp_date as early_placement_date,
    perm_adopted_by_carer_flag as adopted_by_carer,
    perm_placed_foster_carer_date as carer_placement_date,
    perm_number_of_adopters as adopters,
    perm_adopter_sex as adopter_sex,
    perm_adopter_legal_status as adopter_legal_status,
    perm_part_of_sibling_group as in_sibling_group,
    {_FROM}
from ssd_permanence
where coalesce(
    perm_adm_decision_date, perm_placement_order_date, perm_matched_date, perm_placed_for_adoption_date, perm_decision_reversed_date
) is not null
"""

COURT_ORDERS = f"""
select
    perm_person_id as child_id,
    coalesce(perm_table_id, concat_ws('/', perm_person_id, _row)) as source_id,
    perm_permanence_order_type as order_kind,
    perm_permanence_order_date as order_date,
    {_FROM}
from ssd_permanence
where perm_permanence_order_type is not null
"""

PRE_PROCEEDINGS = f"""
select
    prep_person_id as child_id,
    coalesce(prep_table_id, concat_ws('/', prep_person_id, _row)) as source_id,
    prep_plo_family_id as family_id,
    prep_pre_pro_decision_date as start_date,
    prep_pre_pro_letter_date as letter_date,
    prep_initial_pre_pro_meeting_date as first_meeting_date,
    prep_pre_pro_meetings_num as review_meetings,
    prep_agree_stepdown_issue_date as decided_date,
    prep_pre_pro_outcome as outcome,
    prep_care_pro_letter_date as issue_letter_date,
    {_FROM}
from ssd_pre_proceedings
"""

# The dataset has no date of issue. Where a court reference shows that there was a case, the letter of issue is the nearest.
CARE_PROCEEDINGS = f"""
select
    prep_person_id as child_id,
    coalesce(prep_table_id, concat_ws('/', prep_person_id, _row)) as source_id,
    prep_court_reference as case_number,
    prep_care_pro_letter_date as issued_date,
    prep_care_proc_court_hearings as hearings,
    {_FROM}
from ssd_pre_proceedings
where prep_court_reference is not null
"""

_QUESTIONS = ("explained_worries", "story_help_understand", "agree_worker", "plan_safe", "tablet_help_explain")

# The table has no date: an answer is known to have been given by the day of the extract.
FEEDBACK = " union all ".join(
    f"""
select
    voch_person_id as child_id,
    concat_ws('/', coalesce(voch_table_id, concat_ws('/', voch_person_id, _row)), '{question}') as source_id,
    'child' as given_by,
    _as_at as feedback_date,
    '{question}' as question,
    voch_{question} as positive,
    {_FROM}
from ssd_voice_of_child
where voch_{question} is not null
"""
    for question in _QUESTIONS
)

MAPS = (
    TableMap("care_leavers", CARE_LEAVERS),
    TableMap("pathway_plans", PATHWAY_PLANS),
    TableMap("adoptions", ADOPTIONS),
    TableMap("court_orders", COURT_ORDERS),
    TableMap("pre_proceedings", PRE_PROCEEDINGS),
    TableMap("care_proceedings", CARE_PROCEEDINGS),
    TableMap("feedback", FEEDBACK),
)
