"""People, their characteristics and the links between their identifiers, families, workers, teams and involvements."""

from goldenthread.records.tables.language import Table, code, day, flag, number, text, whole

people = Table(
    "people", "people", "A child or young person, born or unborn, of any age, whom the authority holds records about.",
    "one row a person",
    (
        text("child_id", "The authority's own identifier of the person.", "ssd:pers_person_id", "annex-a:Child Unique ID", "cin:LAchildID", "903:CHILD", required=True),
        code("sex", "sex", "Sex as recorded.", "ssd:pers_sex", "annex-a:Gender", "cin:Sex", "903:SEX", settled=False),
        code("ethnicity", "ethnicity", "Ethnicity.", "ssd:pers_ethnicity", "annex-a:Ethnicity", "cin:Ethnicity", "903:ETHNIC", settled=False),
        day("birth_date", "Date of birth; null for the unborn. The first of the month where the store keeps months only.", "ssd:pers_dob", "annex-a:Date of Birth", "cin:PersonBirthDate", "903:DOB"),
        text("birth_date_precision", "'day' or 'month': a clock that needs an exact age cannot be computed from a month.", settled=False),
        day("expected_birth_date", "Date an unborn child is due.", "ssd:pers_expected_dob", "cin:ExpectedPersonBirthDate", planned=True, settled=False),
        day("death_date", "Date of death.", "ssd:pers_death_date", "cin:PersonDeathDate"),
        text("upn", "Unique pupil number.", "ssd:pers_upn", "cin:UPN", "903:UPN", settled=False),
        text("former_upn", "An earlier unique pupil number.", "cin:FormerUPN", settled=False),
        code("upn_unknown", "upn_unknown", "Why there is no unique pupil number.", "ssd:pers_upn_unknown", "cin:UPNunknown", settled=False),
        flag("is_parent", "The person is herself the mother of a child known to the authority.", "ssd:pers_is_mother", "903:MOTHER", settled=False),
        text("nationality", "Nationality as recorded.", "ssd:pers_nationality", settled=False),
        flag("disabled", "Recorded as disabled (lists that give only yes or no); kinds are in `disabilities`.", "annex-a:Does the child have a disability", settled=False),
        code("first_language", "language", "First language.", "local:first_language", settled=False),
        flag("interpreter_needed", "An interpreter is needed.", "local:interpreter_needed", settled=False),
        flag("interpreter_used", "An interpreter was used.", "local:interpreter_used", settled=False),
        code("faith", "faith", "Faith.", "local:faith", settled=False),
        flag("restricted", "The record is restricted (staff's own families, adoption): a named grant is needed to see it.", "local:restricted", settled=False),
    ),
    natural=(),
)  # fmt: skip

disabilities = Table(
    "disabilities", "people", "A kind of disability recorded for a person.", "one row a person and kind",
    (code("disability", "disability", "Kind of disability; NONE where it was recorded that there is none.", "ssd:disa_disability_code", "cin:Disability", required=True),),
    natural=("disability",),
)  # fmt: skip

person_links = Table(
    "person_links", "people", "Another identifier of the same person, from when until when.", "one row an identifier",
    (
        code("id_kind", "id_kind", "Kind of identifier.", "ssd:link_identifier_type", "local:id_kind", required=True),
        text("id_value", "The identifier.", "ssd:link_identifier_value", "local:id_value", required=True),
        day("valid_from", "First day it was valid.", "ssd:link_valid_from_date"),
        day("valid_to", "Last day it was valid.", "ssd:link_valid_to_date", settled=False),
    ),
    ends="valid_to", natural=("id_kind", "id_value"),
)  # fmt: skip

families = Table(
    "families", "people", "That a child belongs to a family or sibling group.", "one row a person and family",
    (text("family_id", "The authority's identifier of the family.", "ssd:fami_family_id", "local:family_id", required=True),),
    natural=("family_id",),
)  # fmt: skip

parents = Table(
    "parents", "people", "That a young person is the mother of a child.", "one row a mother and child",
    (
        text("child_of_person_id", "Identifier of her child.", "ssd:moth_childs_person_id"),
        day("child_birth_date", "Her child's date of birth.", "ssd:moth_childs_dob", "903:MC_DOB", planned=True),
    ),
    natural=("child_of_person_id", "child_birth_date"),
)  # fmt: skip

localities = Table(
    "localities", "people", "The ward and locality where a person lived; the address itself is not kept.", "one row a person and stay",
    (
        day("start_date", "From.", "ssd:addr_address_start_date"),
        day("end_date", "To.", "ssd:addr_address_end_date", settled=False),
        text("ward", "Electoral ward, from the council's postcode file; null where none was supplied.", "local:ward", settled=False),
        text("locality", "The council's own locality or area.", "local:locality", settled=False),
    ),
    event_date="start_date", ends="end_date", natural=("start_date",),
)  # fmt: skip

immigration = Table(
    "immigration", "people", "A period with an immigration status, unaccompanied asylum-seeking children among them.", "one row a person and period",
    (
        code("status", "immigration_status", "Status.", "ssd:immi_immigration_status", "903:UASC", "local:status", required=True),
        day("start_date", "From.", "ssd:immi_immigration_status_start_date", "local:start_date"),
        day("end_date", "Until: for unaccompanied children the day the status ends, often the eighteenth birthday.", "ssd:immi_immigration_status_end_date", "903:DUC", "local:end_date", planned=True, settled=False),
    ),
    ends="end_date", natural=("status",),
)  # fmt: skip

teams = Table(
    "teams", "people", "A team of the service.", "one row a team",
    (
        text("team_id", "Identifier of the team.", "ssd:dept_team_id", "local:team_id", required=True),
        text("team_name", "Name of the team.", "ssd:dept_team_name", "local:team_name", settled=False),
        text("parent_team_id", "Identifier of the team or service above it.", "ssd:dept_team_parent_id", "local:parent_team_id", settled=False),
        text("service", "The service it belongs to.", "local:service", settled=False),
        day("opened_date", "First day.", "local:opened"),
        day("closed_date", "Last day.", "local:closed", settled=False),
    ),
    natural=("team_id",), subject="none",
)  # fmt: skip

workers = Table(
    "workers", "people", "A worker of the service: no name here, names are in the encrypted table only.", "one row a worker",
    (
        text("worker_id", "Identifier of the worker in the case system.", "ssd:prof_professional_id", "903:SW_ID", "local:worker_id", required=True),
        text("staff_id", "Identifier in the staff system.", "ssd:prof_staff_id", "local:staff_id", settled=False),
        text("registration_number", "Social Work England registration.", "ssd:prof_social_worker_registration_no", "local:registration", settled=False),
        flag("agency", "An agency worker.", "ssd:prof_agency_worker_flag", "local:agency", settled=False),
        text("job_title", "Job title.", "ssd:prof_professional_job_title", "local:job_title", settled=False),
        code("grade", "post_grade", "Grade.", "local:grade", settled=False),
        text("team_id", "Team.", "ssd:prof_professional_department", "local:team_id", settled=False),
        text("manager_id", "Identifier of the worker who supervises.", "local:manager_id", settled=False),
        number("fte", "Full-time equivalent, 0 to 1.", "ssd:prof_full_time_equivalency", "local:fte"),
        whole("census_caseload", "Cases held on the last 30 September, as the case system says.", "ssd:prof_professional_caseload"),
        day("start_date", "Joined.", "local:start_date"),
        day("end_date", "Left.", "local:end_date", settled=False),
    ),
    ends="end_date", natural=("worker_id",), subject="none",
)  # fmt: skip

involvements = Table(
    "involvements", "people", "That a worker is, or was, responsible for a child.", "one row a child, worker, role and period",
    (
        text("worker_id", "Identifier of the worker.", "ssd:invo_professional_id", "903:SW_ID", required=True),
        code("role", "worker_role", "Role; only 'case-worker' is the allocated social worker.", "ssd:invo_professional_role_id"),
        text("team_id", "Team of the worker.", "ssd:invo_professional_team", settled=False),
        day("start_date", "From.", "ssd:invo_involvement_start_date", "903:SW_DECOM", required=True),
        day("end_date", "To.", "ssd:invo_involvement_end_date", "903:SW_DEC", settled=False),
        code("change_reason", "worker_change_reason", "Why the worker changed.", "ssd:invo_worker_change_reason", "903:SW_REASON", settled=False, dated_by="end_date"),
    ),
    event_date="start_date", ends="end_date", natural=("worker_id", "role", "start_date"),
)  # fmt: skip

TABLES = (people, disabilities, person_links, families, parents, localities, immigration, teams, workers, involvements)
