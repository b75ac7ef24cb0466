"""People, what is known of them, families, workers and teams."""

from goldenthread.records.importers.language import TableMap

_FROM = "_source, _as_at, _file, _row"

PEOPLE = f"""
select
    pers_person_id as child_id,
    pers_person_id as source_id,
    pers_sex as sex,
    pers_ethnicity as ethnicity,
    pers_dob as birth_date,
    pers_expected_dob as expected_birth_date,
    pers_death_date as death_date,
    pers_upn as upn,
    pers_upn_unknown as upn_unknown,
    pers_is_mother as is_parent,
    pers_nationality as nationality,
    {_FROM}
from ssd_person
"""

DISABILITIES = f"""
select
    disa_person_id as child_id,
    coalesce(disa_table_id, concat_ws('/', disa_person_id, _row)) as source_id,
    disa_disability_code as disability,
    {_FROM}
from ssd_disability
"""

# Other identifiers stand in four places: a table of their own, beside the person, and in the table of pupils.
PERSON_LINKS = f"""
select
    link_person_id as child_id,
    coalesce(link_table_id, concat_ws('/', link_person_id, _row)) as source_id,
    link_identifier_type as id_kind,
    link_identifier_value as id_value,
    link_valid_from_date as valid_from,
    link_valid_to_date as valid_to,
    {_FROM}
from ssd_linked_identifiers
union all by name
select
    pers_person_id as child_id, concat('legacy/', pers_person_id) as source_id,
    'legacy-id' as id_kind, pers_legacy_id as id_value, {_FROM}
from ssd_person
where pers_legacy_id is not null
union all by name
select
    pers_person_id as child_id, concat('single/', pers_person_id) as source_id,
    'single-unique-id' as id_kind, coalesce(pers_single_unique_id, pers_common_child_id) as id_value, {_FROM}
from ssd_person
where coalesce(pers_single_unique_id, pers_common_child_id) is not null
union all by name
select
    send_person_id as child_id, concat('uln/', coalesce(send_table_id, send_person_id)) as source_id,
    'unique-learner-number' as id_kind, send_uln as id_value, {_FROM}
from ssd_send
where send_uln is not null
union all by name
select
    send_person_id as child_id, concat('upn/', coalesce(send_table_id, send_person_id)) as source_id,
    'upn' as id_kind, send_upn as id_value, {_FROM}
from ssd_send
where send_upn is not null
"""

FAMILIES = f"""
select
    fami_person_id as child_id,
    coalesce(fami_table_id, concat_ws('/', fami_family_id, fami_person_id)) as source_id,
    fami_family_id as family_id,
    {_FROM}
from ssd_family
"""

PARENTS = f"""
select
    moth_person_id as child_id,
    coalesce(moth_table_id, concat_ws('/', moth_person_id, _row)) as source_id,
    moth_childs_person_id as child_of_person_id,
    moth_childs_dob as child_birth_date,
    {_FROM}
from ssd_mother
"""

LOCALITIES = f"""
select
    addr_person_id as child_id,
    coalesce(addr_table_id, concat_ws('/', addr_person_id, _row)) as source_id,
    addr_address_start_date as start_date,
    addr_address_end_date as end_date,
    addr_address_postcode_ward as ward,
    addr_address_postcode_locality as locality,
    {_FROM}
from ssd_address
"""

IMMIGRATION = f"""
select
    immi_person_id as child_id,
    coalesce(immi_immigration_status_id, concat_ws('/', immi_person_id, _row)) as source_id,
    immi_immigration_status as status,
    immi_immigration_status_start_date as start_date,
    immi_immigration_status_end_date as end_date,
    {_FROM}
from ssd_immigration_status
"""

TEAMS = f"""
select
    dept_team_id as source_id,
    dept_team_id as team_id,
    dept_team_name as team_name,
    dept_team_parent_id as parent_team_id,
    {_FROM}
from ssd_department
"""

WORKERS = f"""
select
    prof_professional_id as source_id,
    prof_professional_id as worker_id,
    prof_staff_id as staff_id,
    prof_social_worker_registration_no as registration_number,
    prof_agency_worker_flag as agency,
    prof_professional_job_title as job_title,
    prof_professional_department as team_id,
    prof_full_time_equivalency as fte,
    prof_professional_caseload as census_caseload,
    {_FROM}
from ssd_professionals
"""

INVOLVEMENTS = f"""
select
    invo_person_id as child_id,
    coalesce(invo_involvements_id, concat_ws('/', invo_person_id, invo_professional_id, invo_involvement_start_date, _row)) as source_id,
    invo_professional_id as worker_id,
    invo_professional_role_id as role,
    invo_professional_team as team_id,
    invo_involvement_start_date as start_date,
    invo_involvement_end_date as end_date,
    invo_worker_change_reason as change_reason,
    {_FROM}
from ssd_involvements
"""

MAPS = (
    TableMap("people", PEOPLE),
    TableMap("disabilities", DISABILITIES),
    TableMap("person_links", PERSON_LINKS),
    TableMap("families", FAMILIES),
    TableMap("parents", PARENTS),
    TableMap("localities", LOCALITIES),
    TableMap("immigration", IMMIGRATION),
    TableMap("teams", TEAMS),
    TableMap("workers", WORKERS),
    TableMap("involvements", INVOLVEMENTS),
)
