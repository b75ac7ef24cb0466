"""Which of our tables each part of a CIN census fills, as SELECTs over its sheets."""

from goldenthread.records.importers.language import TableMap

# The census gives no ids: a record is known by the child's number in the file and its place inside the child. These ids
# only tie the rows of one delivery together; events are merged with other sources by child and date.
_DETAIL = "concat_ws('/', _file, _row, detail)"
_ITEM = "concat_ws('/', _file, _row, detail, item)"
_PART = "concat_ws('/', _file, _row, detail, item, part)"
_FROM = "_source, _as_at, _file, _row"

PEOPLE = f"""
select
    child_id,
    concat_ws('/', _file, _row) as source_id,
    -- Until 2023-24 the census asked for GenderCurrent; 0 (not known) and 9 (not specified) are both U now.
    coalesce(sex, case gendercurrent when '1' then 'M' when '2' then 'F' when '0' then 'U' when '9' then 'U' end) as sex,
    ethnicity,
    personbirthdate as birth_date,
    expectedpersonbirthdate as expected_birth_date,
    persondeathdate as death_date,
    upn,
    formerupn as former_upn,
    upnunknown as upn_unknown,
    {_FROM}
from cin_child
"""

DISABILITIES = f"""
select child_id, concat_ws('/', _file, _row, part) as source_id, disability, {_FROM}
from cin_disability
"""

REFERRALS = f"""
select
    child_id,
    {_DETAIL} as source_id,
    cinreferraldate as referral_date,
    referralsource as source,
    primaryneedcode as primary_need,
    referralnfa as no_further_action,
    cinclosuredate as close_date,
    reasonforclosure as close_reason,
    dateofinitialcpc as transfer_in_conference_date,
    {_FROM}
from cin_details
"""

ASSESSMENTS = f"""
select
    child_id,
    {_ITEM} as source_id,
    {_DETAIL} as referral_key,
    assessmentactualstartdate as start_date,
    assessmentinternalreviewdate as internal_review_date,
    assessmentauthorisationdate as authorised_date,
    {_FROM}
from cin_assessment
"""

ASSESSMENT_FACTORS = """
select
    f.child_id,
    concat_ws('/', f._file, f._row, f.detail, f.item, f.part) as source_id,
    concat_ws('/', f._file, f._row, f.detail, f.item) as assessment_key,
    a.assessmentactualstartdate as start_date,
    f.assessmentfactors as factor,
    f._source, f._as_at, f._file, f._row
from cin_factor f
left join cin_assessment a
    on a._source = f._source and a._file = f._file and a._row = f._row and a.detail = f.detail and a.item = f.item
"""

S47_ENQUIRIES = f"""
select
    child_id,
    {_ITEM} as source_id,
    {_DETAIL} as referral_key,
    s47actualstartdate as start_date,
    initialcpctarget as conference_target_date,
    dateofinitialcpc as conference_date,
    icpcnotrequired as conference_not_required,
    {_FROM}
from cin_s47
"""

# A conference stands in two places: inside the enquiry that it followed, and on the referral itself for a child who
# moved in on another authority's plan.
CONFERENCES = f"""
select
    child_id,
    concat_ws('/', {_ITEM}, 's47') as source_id,
    'initial' as kind,
    dateofinitialcpc as conference_date,
    initialcpctarget as target_date,
    {_ITEM} as enquiry_key,
    {_DETAIL} as referral_key,
    {_FROM}
from cin_s47
where dateofinitialcpc is not null
union all
select
    child_id,
    concat_ws('/', {_DETAIL}, 'transfer-in') as source_id,
    'transfer-in' as kind,
    dateofinitialcpc as conference_date,
    null as target_date,
    null as enquiry_key,
    {_DETAIL} as referral_key,
    {_FROM}
from cin_details
where dateofinitialcpc is not null
"""

CIN_PLANS = f"""
select
    child_id,
    {_ITEM} as source_id,
    {_DETAIL} as referral_key,
    cinplanstartdate as start_date,
    cinplanenddate as end_date,
    {_FROM}
from cin_plan
"""

CP_PLANS = f"""
select
    child_id,
    {_ITEM} as source_id,
    {_DETAIL} as referral_key,
    cppstartdate as start_date,
    cppenddate as end_date,
    initialcategoryofabuse as initial_category,
    latestcategoryofabuse as latest_category,
    numberofpreviouscpp as previous_plans,
    {_FROM}
from cin_cpp
"""

CP_REVIEWS = f"""
select
    child_id,
    {_PART} as source_id,
    {_ITEM} as plan_key,
    cppreviewdate as review_date,
    {_FROM}
from cin_cpp_review
"""

PRE_PROCEEDINGS = f"""
select
    child_id,
    {_ITEM} as source_id,
    {_DETAIL} as referral_key,
    ppstartdate as start_date,
    lbpsentdate as letter_date,
    initialppmeetingdate as first_meeting_date,
    reviewmeetingscount as review_meetings,
    fgdmmeetingoffer as family_meeting_offered,
    fgdmmeetingfac as family_meeting_held,
    stepdecisiondate as decided_date,
    ppoutcome as outcome,
    courtappdate as court_application_date,
    letterinitcpdate as issue_letter_date,
    {_FROM}
from cin_pre_proceedings
"""

MAPS = (
    TableMap("people", PEOPLE),
    TableMap("disabilities", DISABILITIES),
    TableMap("referrals", REFERRALS),
    TableMap("assessments", ASSESSMENTS),
    TableMap("assessment_factors", ASSESSMENT_FACTORS),
    TableMap("s47_enquiries", S47_ENQUIRIES),
    TableMap("conferences", CONFERENCES),
    TableMap("cin_plans", CIN_PLANS),
    TableMap("cp_plans", CP_PLANS),
    TableMap("cp_reviews", CP_REVIEWS),
    TableMap("pre_proceedings", PRE_PROCEEDINGS),
)
