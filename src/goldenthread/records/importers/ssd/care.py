"""SSD tables of looked-after children and care leavers: episodes, placements, reviews, health, missing, permanence."""

from goldenthread.records.importers.ssd.words import (
    about,
    code,
    day,
    dropped,
    flag,
    key,
    moment,
    number,
    outcomes,
    postcode,
    text,
    whole,
)  # fmt: skip

SHEETS = (
    about(
        "ssd_cla_episodes", "clae_person_id",
        key("clae_cla_episode_id"), key("clae_person_id", required=True), key("clae_cla_placement_id"),
        day("clae_cla_episode_start_date", required=True), code("clae_cla_episode_start_reason", "reason_episode_started"),
        code("clae_cla_primary_need_code", "need"), day("clae_cla_episode_ceased_date"),
        code("clae_cla_episode_ceased_reason", "reason_episode_ceased"), key("clae_cla_id"), key("clae_referral_id"),
        day("clae_cla_last_iro_contact_date"), day("clae_entered_care_date"),
    ),
    about(
        "ssd_legal_status", "lega_person_id",
        key("lega_legal_status_id"), key("lega_person_id", required=True), code("lega_legal_status", "legal_status"),
        day("lega_legal_status_start_date", required=True), day("lega_legal_status_end_date"),
    ),
    about(
        "ssd_cla_placement", "clap_person_id",
        key("clap_cla_placement_id"), key("clap_cla_id"), key("clap_person_id", required=True),
        day("clap_cla_placement_start_date", required=True), code("clap_cla_placement_type", "placement_type"),
        key("clap_cla_placement_urn"), number("clap_cla_placement_distance", low=0),
        code("clap_cla_placement_provider", "placement_provider"),
        postcode("clap_cla_placement_postcode"), day("clap_cla_placement_end_date"),
        code("clap_cla_placement_change_reason", "place_change_reason"),
    ),
    about(
        "ssd_cla_reviews", "clar_cla_person_id",
        key("clar_cla_review_id"), key("clar_cla_id"), key("clar_cla_person_id", required=True), day("clar_cla_review_due_date"),
        day("clar_cla_review_date", required=True), flag("clar_cla_review_cancelled"),
        code("clar_cla_review_participation", "participation"),
    ),
    about(
        "ssd_cla_visits", "clav_person_id",
        key("clav_cla_visit_id"), key("clav_cla_id"), key("clav_person_id", required=True), moment("clav_cla_visit_date", required=True),
        flag("clav_cla_visit_seen"), flag("clav_cla_visit_seen_alone"),
    ),
    about(
        "ssd_cla_care_plan", "lacp_person_id",
        key("lacp_table_id"), key("lacp_person_id", required=True), day("lacp_cla_care_plan_start_date", required=True),
        day("lacp_cla_care_plan_end_date"), outcomes("lacp_cla_care_plan_json"),
    ),
    about(
        "ssd_cla_previous_permanence", "lapp_person_id",
        key("lapp_table_id"), key("lapp_person_id", required=True), code("lapp_previous_permanence_option", "previous_permanence"),
        text("lapp_previous_permanence_la"), text("lapp_previous_permanence_order_date"),
    ),
    about(
        "ssd_cla_health", "clah_person_id",
        key("clah_health_check_id"), key("clah_person_id", required=True), code("clah_health_check_type", "health_check_kind"),
        day("clah_health_check_date", required=True), code("clah_health_check_status", "health_check_status"),
    ),
    about(
        "ssd_cla_immunisations", "clai_person_id",
        key("clai_person_id", required=True), flag("clai_immunisations_status"), day("clai_immunisations_status_date"),
    ),
    about(
        "ssd_cla_substance_misuse", "clas_person_id",
        key("clas_substance_misuse_id"), key("clas_person_id", required=True), day("clas_substance_misuse_date", required=True),
        text("clas_substance_misused"), flag("clas_intervention_received"),
    ),
    about(
        "ssd_cla_convictions", "clac_person_id",
        key("clac_cla_conviction_id"), key("clac_person_id", required=True), day("clac_cla_conviction_date", required=True),
        dropped("clac_cla_conviction_offence"),
    ),
    about(
        "ssd_sdq_scores", "csdq_person_id",
        key("csdq_table_id"), key("csdq_person_id", required=True), day("csdq_sdq_completed_date", required=True),
        whole("csdq_sdq_score", 0, 40), code("csdq_sdq_reason", "sdq_reason"),
    ),
    about(
        "ssd_missing", "miss_person_id",
        key("miss_table_id"), key("miss_person_id", required=True), day("miss_missing_episode_start_date", required=True),
        code("miss_missing_episode_type", "missing_kind"), day("miss_missing_episode_end_date"),
        code("miss_missing_rhi_offered", "return_interview_answer"), code("miss_missing_rhi_accepted", "return_interview_answer"),
    ),
    about(
        "ssd_care_leavers", "clea_person_id",
        key("clea_table_id"), key("clea_person_id", required=True), code("clea_care_leaver_eligibility", "leaving_care_eligibility"),
        code("clea_care_leaver_in_touch", "in_touch"), day("clea_care_leaver_latest_contact"),
        code("clea_care_leaver_accommodation", "accommodation"), code("clea_care_leaver_accom_suitable", "accommodation_suitability"),
        code("clea_care_leaver_activity", "activity"), day("clea_pathway_plan_review_date"), key("clea_care_leaver_personal_advisor"),
        key("clea_care_leaver_allocated_team"), key("clea_care_leaver_worker_id"),
    ),
    about(
        "ssd_permanence", "perm_person_id",
        key("perm_table_id"), key("perm_person_id", required=True), dropped("perm_cla_id"), day("perm_adm_decision_date"),
        flag("perm_part_of_sibling_group"), dropped("perm_siblings_placed_together"), dropped("perm_siblings_placed_apart"),
        dropped("perm_ffa_cp_decision_date"), day("perm_placement_order_date"), day("perm_matched_date"),
        code("perm_adopter_sex", "adopter_sex"), code("perm_adopter_legal_status", "adopter_legal_status"),
        whole("perm_number_of_adopters", 1, 2), day("perm_placed_for_adoption_date"), flag("perm_adopted_by_carer_flag"),
        day("perm_placed_foster_carer_date"), day("perm_placed_ffa_cp_date"), dropped("perm_placement_provider_urn"),
        day("perm_decision_reversed_date"), code("perm_decision_reversed_reason", "adoption_reversal"),
        day("perm_permanence_order_date"), code("perm_permanence_order_type", "court_order"), dropped("perm_adoption_worker_id"),
    ),
    about(
        "ssd_voice_of_child", "voch_person_id",
        key("voch_table_id"), key("voch_person_id", required=True), flag("voch_explained_worries"), flag("voch_story_help_understand"),
        flag("voch_agree_worker"), flag("voch_plan_safe"), flag("voch_tablet_help_explain"),
    ),
)  # fmt: skip
