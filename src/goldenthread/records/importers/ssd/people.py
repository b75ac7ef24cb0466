"""SSD tables of people, what is known of them, families, workers and teams."""

from goldenthread.records.importers.ssd.words import (
    about,
    code,
    day,
    dropped,
    flag,
    key,
    name_of,
    number,
    plain,
    postcode,
    text,
    whole,
)  # fmt: skip

SHEETS = (
    about(
        "ssd_person", "pers_person_id",
        key("pers_person_id", required=True), key("pers_legacy_id"), key("pers_upn"), name_of("pers_forename"), name_of("pers_surname"),
        code("pers_sex", "sex"), dropped("pers_gender"), code("pers_ethnicity", "ethnicity"), day("pers_dob", birth=True),
        key("pers_single_unique_id"), key("pers_common_child_id"), code("pers_upn_unknown", "upn_unknown"), dropped("pers_send_flag"),
        day("pers_expected_dob", birth=True), day("pers_death_date"), flag("pers_is_mother"), text("pers_nationality"),
    ),
    about("ssd_family", "fami_person_id", key("fami_table_id"), key("fami_family_id", required=True), key("fami_person_id", required=True)),
    about(
        "ssd_address", "addr_person_id",
        key("addr_table_id"), key("addr_person_id", required=True), dropped("addr_address_type"), day("addr_address_start_date"),
        day("addr_address_end_date"), postcode("addr_address_postcode"), dropped("addr_address_json"),
    ),
    about(
        "ssd_disability", "disa_person_id",
        key("disa_table_id"), key("disa_person_id", required=True), code("disa_disability_code", "disability"),
    ),
    about(
        "ssd_immigration_status", "immi_person_id",
        key("immi_immigration_status_id"), key("immi_person_id", required=True), day("immi_immigration_status_start_date"),
        day("immi_immigration_status_end_date"), code("immi_immigration_status", "immigration_status"),
    ),
    about(
        "ssd_mother", "moth_person_id",
        key("moth_table_id"), key("moth_person_id", required=True), key("moth_childs_person_id"), day("moth_childs_dob", birth=True),
        others=("moth_childs_person_id",),
    ),
    about(
        "ssd_linked_identifiers", "link_person_id",
        key("link_table_id"), key("link_person_id", required=True), code("link_identifier_type", "id_kind"), key("link_identifier_value"),
        day("link_valid_from_date"), day("link_valid_to_date"),
    ),
    about(
        "ssd_send", "send_person_id",
        key("send_table_id"), key("send_person_id", required=True), key("send_upn"), key("send_uln"), dropped("send_upn_unknown"),
    ),
    plain(
        "ssd_professionals",
        key("prof_professional_id", required=True), key("prof_staff_id"), name_of("prof_professional_name"),
        key("prof_social_worker_registration_no"), flag("prof_agency_worker_flag"), text("prof_professional_job_title"),
        whole("prof_professional_caseload", low=0), text("prof_professional_department"), number("prof_full_time_equivalency", 0, 2),
    ),
    plain(
        "ssd_department",
        key("dept_team_id", required=True), text("dept_team_name"), key("dept_team_parent_id"), dropped("dept_team_parent_name"),
    ),
    about(
        "ssd_involvements", "invo_person_id",
        key("invo_involvements_id"), key("invo_professional_id"), code("invo_professional_role_id", "worker_role"),
        key("invo_professional_team"), key("invo_person_id", required=True), day("invo_involvement_start_date", required=True),
        day("invo_involvement_end_date"), code("invo_worker_change_reason", "worker_change_reason"), dropped("invo_referral_id"),
    ),
)  # fmt: skip
