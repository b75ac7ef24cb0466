"""Periods of care, episodes, legal statuses, placements, reviews, plans and the health of looked-after children."""

from goldenthread.records.codes import group
from goldenthread.records.importers.language import TableMap

_FROM = "_source, _as_at, _file, _row"


def in_group(key: str) -> str:
    """SQL list of the codes of a named group."""
    return "(" + ", ".join(f"'{code}'" for code in sorted(group(key).codes)) + ")"


# A period of care is the episodes that share its id (or, where the case system gives none, the day of entering care). It
# began with the earliest of them; it has ended only when its latest has, for a reason other than "carries on".
CARE_PERIODS = f"""
with episodes as (
    select
        *,
        coalesce(clae_cla_id, concat_ws('/', clae_person_id, coalesce(clae_entered_care_date, clae_cla_episode_start_date))) as period_id
    from ssd_cla_episodes
),
periods as (
    select
        clae_person_id,
        period_id,
        _source,
        min(least(coalesce(clae_entered_care_date, clae_cla_episode_start_date), clae_cla_episode_start_date)) as start_date,
        arg_max_null(clae_cla_episode_ceased_date, (clae_cla_episode_start_date, _row)) as ceased_date,
        arg_max_null(clae_cla_episode_ceased_reason, (clae_cla_episode_start_date, _row)) as ceased_reason,
        arg_max(clae_cla_primary_need_code, (clae_cla_episode_start_date, _row)) as need,
        arg_max(clae_referral_id, (clae_cla_episode_start_date, _row)) as referral_key,
        max(clae_cla_last_iro_contact_date) as last_reviewing_officer_contact_date,
        any_value(_as_at) as _as_at,
        arg_max(_file, (clae_cla_episode_start_date, _row)) as _file,
        arg_max(_row, (clae_cla_episode_start_date, _row)) as _row
    from episodes
    group by clae_person_id, period_id, _source
),
ended as (
    select
        *,
        case when ceased_reason is null or ceased_reason not in {in_group("carries-on")} then ceased_date end as end_date
    from periods
)
select
    e.clae_person_id as child_id,
    e.period_id as source_id,
    e.start_date,
    e.end_date,
    case when e.end_date is not null then e.ceased_reason end as end_reason,
    e.need,
    -- Short breaks show only in the legal status: a period under nothing but V3 or V4 is a series of them.
    bool_and(s.lega_legal_status in {in_group("is-a-short-break")}) as short_breaks,
    e.referral_key,
    e.last_reviewing_officer_contact_date,
    e._source, e._as_at, e._file, e._row
from ended e
left join ssd_legal_status s
    on s.lega_person_id = e.clae_person_id
    and s._source = e._source
    and s.lega_legal_status_start_date <= coalesce(e.end_date, date '9999-12-31')
    and coalesce(s.lega_legal_status_end_date, date '9999-12-31') > e.start_date
group by all
"""

CARE_EPISODES = f"""
select
    clae_person_id as child_id,
    coalesce(clae_cla_episode_id, concat_ws('/', clae_person_id, clae_cla_episode_start_date, _row)) as source_id,
    coalesce(clae_cla_id, concat_ws('/', clae_person_id, coalesce(clae_entered_care_date, clae_cla_episode_start_date)))
        as care_period_key,
    clae_cla_episode_start_date as start_date,
    clae_cla_episode_start_reason as start_reason,
    clae_cla_episode_ceased_date as end_date,
    clae_cla_episode_ceased_reason as end_reason,
    clae_cla_primary_need_code as need,
    clae_cla_placement_id as placement_key,
    {_FROM}
from ssd_cla_episodes
"""

LEGAL_STATUSES = f"""
select
    lega_person_id as child_id,
    coalesce(lega_legal_status_id, concat_ws('/', lega_person_id, lega_legal_status_start_date, _row)) as source_id,
    lega_legal_status as status,
    lega_legal_status_start_date as start_date,
    lega_legal_status_end_date as end_date,
    {_FROM}
from ssd_legal_status
"""

PLACEMENTS = f"""
select
    clap_person_id as child_id,
    coalesce(clap_cla_placement_id, concat_ws('/', clap_person_id, clap_cla_placement_start_date, _row)) as source_id,
    clap_cla_id as care_period_key,
    clap_cla_placement_start_date as start_date,
    clap_cla_placement_end_date as end_date,
    clap_cla_placement_type as placement_type,
    clap_cla_placement_provider as provider,
    clap_cla_placement_change_reason as change_reason,
    clap_cla_placement_urn as urn,
    clap_cla_placement_distance as distance_miles,
    {_FROM}
from ssd_cla_placement
"""

CARE_REVIEWS = f"""
select
    clar_cla_person_id as child_id,
    coalesce(clar_cla_review_id, concat_ws('/', clar_cla_person_id, clar_cla_review_date, _row)) as source_id,
    clar_cla_id as care_period_key,
    clar_cla_review_date as review_date,
    clar_cla_review_due_date as due_date,
    clar_cla_review_cancelled as cancelled,
    clar_cla_review_participation as participation,
    {_FROM}
from ssd_cla_reviews
"""

_AIMS = {
    "REMAINSUP": "return-to-family",
    "RETURN1M": "return-to-family",
    "RETURN6M": "return-to-family",
    "RETURNEV": "return-to-family",
    "LTRELFR": "sgo-cao",
    "LTFOST18": "long-term-fostering",
    "RESPLMT": "long-term-residential",
    "SUPPLIV": "supported-living",
    "ADOPTION": "adoption",
    "OTHERPLN": "other",
}
_TICKED = ", ".join(
    f"case when json_extract_string(lacp_cla_care_plan_json, '$.{flag}') = 'Y' then '{aim}' end"
    for flag, aim in _AIMS.items()
)

# The case system ticks boxes; where two different aims are ticked, plans run in parallel and none is settled yet.
PERMANENCE_PLANS = f"""
with plans as (
    select *, list_distinct(list_filter([{_TICKED}], aim -> aim is not null)) as aims
    from ssd_cla_care_plan
)
select
    lacp_person_id as child_id,
    coalesce(lacp_table_id, concat_ws('/', lacp_person_id, lacp_cla_care_plan_start_date, _row)) as source_id,
    lacp_cla_care_plan_start_date as start_date,
    lacp_cla_care_plan_end_date as end_date,
    case len(aims) when 0 then null when 1 then aims[1] else 'not-yet-decided' end as permanence,
    {_FROM}
from plans
"""

PREVIOUS_PERMANENCE = f"""
select
    lapp_person_id as child_id,
    coalesce(lapp_table_id, concat_ws('/', lapp_person_id, _row)) as source_id,
    lapp_previous_permanence_option as option,
    lapp_previous_permanence_la as arranging_authority,
    lapp_previous_permanence_order_date as order_date_text,
    {_FROM}
from ssd_cla_previous_permanence
"""

HEALTH_CHECKS = f"""
select
    clah_person_id as child_id,
    coalesce(clah_health_check_id, concat_ws('/', clah_person_id, clah_health_check_date, _row)) as source_id,
    clah_health_check_type as kind,
    clah_health_check_date as check_date,
    clah_health_check_status as status,
    {_FROM}
from ssd_cla_health
"""

SDQ_SCORES = f"""
select
    csdq_person_id as child_id,
    coalesce(csdq_table_id, concat_ws('/', csdq_person_id, csdq_sdq_completed_date, _row)) as source_id,
    csdq_sdq_completed_date as completed_date,
    csdq_sdq_score as score,
    csdq_sdq_reason as reason,
    {_FROM}
from ssd_sdq_scores
"""

# The dataset gives these rows no id. A row number would make every later row another event when one row is taken out.
IMMUNISATIONS = f"""
select
    clai_person_id as child_id,
    concat_ws('/', clai_person_id, clai_immunisations_status_date,
        row_number() over (partition by _source, clai_person_id, clai_immunisations_status_date order by _row)) as source_id,
    clai_immunisations_status_date as status_date,
    clai_immunisations_status as up_to_date,
    {_FROM}
from ssd_cla_immunisations
"""

SUBSTANCE_MISUSE = f"""
select
    clas_person_id as child_id,
    coalesce(clas_substance_misuse_id, concat_ws('/', clas_person_id, clas_substance_misuse_date, _row)) as source_id,
    clas_substance_misuse_date as recorded_date,
    clas_substance_misused as substance,
    clas_intervention_received as intervention_received,
    {_FROM}
from ssd_cla_substance_misuse
"""

CONVICTIONS = f"""
select
    clac_person_id as child_id,
    coalesce(clac_cla_conviction_id, concat_ws('/', clac_person_id, clac_cla_conviction_date, _row)) as source_id,
    clac_cla_conviction_date as offence_date,
    {_FROM}
from ssd_cla_convictions
"""

MISSING_EPISODES = f"""
select
    miss_person_id as child_id,
    coalesce(miss_table_id, concat_ws('/', miss_person_id, miss_missing_episode_start_date, _row)) as source_id,
    miss_missing_episode_type as kind,
    miss_missing_episode_start_date as start_date,
    miss_missing_episode_end_date as end_date,
    miss_missing_rhi_offered as interview_offered,
    miss_missing_rhi_accepted as interview_accepted,
    {_FROM}
from ssd_missing
"""

MAPS = (
    TableMap("care_periods", CARE_PERIODS),
    TableMap("care_episodes", CARE_EPISODES),
    TableMap("legal_statuses", LEGAL_STATUSES),
    TableMap("placements", PLACEMENTS),
    TableMap("care_reviews", CARE_REVIEWS),
    TableMap("permanence_plans", PERMANENCE_PLANS),
    TableMap("previous_permanence", PREVIOUS_PERMANENCE),
    TableMap("health_checks", HEALTH_CHECKS),
    TableMap("sdq_scores", SDQ_SCORES),
    TableMap("immunisations", IMMUNISATIONS),
    TableMap("substance_misuse", SUBSTANCE_MISUSE),
    TableMap("convictions", CONVICTIONS),
    TableMap("missing_episodes", MISSING_EPISODES),
)
