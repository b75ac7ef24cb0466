"""SSD tables of contacts, referrals, assessments, enquiries, conferences, plans and the visits under them."""

from goldenthread.records.importers.ssd.words import (
    about,
    code,
    day,
    dropped,
    flag,
    key,
    moment,
    outcomes,
    text,
    whole,
)  # fmt: skip

SHEETS = (
    about(
        "ssd_contacts", "cont_person_id",
        key("cont_contact_id"), key("cont_person_id", required=True), moment("cont_contact_date", required=True),
        code("cont_contact_source_code", "referral_source"), dropped("cont_contact_source_desc"), outcomes("cont_contact_outcome_json"),
    ),
    about(
        "ssd_early_help_episodes", "earl_person_id",
        key("earl_episode_id"), key("earl_person_id", required=True), day("earl_episode_start_date", required=True),
        day("earl_episode_end_date"), dropped("earl_episode_reason"), code("earl_episode_end_reason", "early_help_end_reason"),
        text("earl_episode_organisation"), key("earl_episode_worker_id"),
    ),
    about(
        "ssd_cin_episodes", "cine_person_id",
        key("cine_referral_id", required=True), key("cine_person_id", required=True), day("cine_referral_date", required=True),
        code("cine_cin_primary_need_code", "need"), code("cine_referral_source_code", "referral_source"),
        dropped("cine_referral_source_desc"), outcomes("cine_referral_outcome_json"), flag("cine_referral_nfa"),
        code("cine_close_reason", "closure_reason"), day("cine_close_date"), key("cine_referral_team"), key("cine_referral_worker_id"),
    ),
    about(
        "ssd_cin_assessments", "cina_person_id",
        key("cina_assessment_id"), key("cina_person_id", required=True), key("cina_referral_id"),
        day("cina_assessment_start_date", required=True), flag("cina_assessment_child_seen"), day("cina_assessment_auth_date"),
        dropped("cina_assessment_outcome_json"), flag("cina_assessment_outcome_nfa"), key("cina_assessment_team"),
        key("cina_assessment_worker_id"),
    ),
    # A row of the source is one assessment with a list of factors; it is stored as a row a factor, with the person whose
    # assessment it is, so that it can be forgotten with that person.
    about(
        "ssd_assessment_factors", "cina_person_id",
        key("cinf_table_id"), key("cinf_assessment_id", required=True), code("cinf_assessment_factor", "assessment_factor"),
        key("cina_person_id"),
    ),
    about(
        "ssd_cin_plans", "cinp_person_id",
        key("cinp_cin_plan_id"), key("cinp_referral_id"), key("cinp_person_id", required=True),
        day("cinp_cin_plan_start_date", required=True), day("cinp_cin_plan_end_date"), key("cinp_cin_plan_team"),
        key("cinp_cin_plan_worker_id"),
    ),
    about(
        "ssd_cin_visits", "cinv_person_id",
        key("cinv_cin_visit_id"), key("cinv_person_id", required=True), moment("cinv_cin_visit_date", required=True),
        flag("cinv_cin_visit_seen"), flag("cinv_cin_visit_seen_alone"), flag("cinv_cin_visit_bedroom"),
    ),
    about(
        "ssd_s47_enquiry", "s47e_person_id",
        key("s47e_s47_enquiry_id"), key("s47e_referral_id"), key("s47e_person_id", required=True),
        day("s47e_s47_start_date", required=True),
        day("s47e_s47_end_date"), flag("s47e_s47_nfa"), dropped("s47e_s47_outcome_json"), key("s47e_s47_completed_by_team"),
        key("s47e_s47_completed_by_worker_id"),
    ),
    about(
        "ssd_initial_cp_conference", "icpc_person_id",
        key("icpc_icpc_id"), key("icpc_icpc_meeting_id"), key("icpc_s47_enquiry_id"), key("icpc_person_id", required=True),
        dropped("icpc_cp_plan_id"), key("icpc_referral_id"), flag("icpc_icpc_transfer_in"), day("icpc_icpc_target_date"),
        day("icpc_icpc_date", required=True), flag("icpc_icpc_outcome_cp_flag"), dropped("icpc_icpc_outcome_json"),
        key("icpc_icpc_team"), key("icpc_icpc_worker_id"),
    ),
    about(
        "ssd_cp_plans", "cppl_person_id",
        key("cppl_cp_plan_id"), key("cppl_referral_id"), key("cppl_icpc_id"), key("cppl_person_id", required=True),
        day("cppl_cp_plan_start_date", required=True), day("cppl_cp_plan_end_date"), flag("cppl_cp_plan_ola"),
        code("cppl_cp_plan_initial_category", "abuse_category"), code("cppl_cp_plan_latest_category", "abuse_category"),
    ),
    about(
        "ssd_cp_visits", "cppv_person_id",
        key("cppv_cp_visit_id"), key("cppv_person_id", required=True), key("cppv_cp_plan_id"), moment("cppv_cp_visit_date", required=True),
        flag("cppv_cp_visit_seen"), flag("cppv_cp_visit_seen_alone"), flag("cppv_cp_visit_bedroom"),
    ),
    about(
        "ssd_cp_reviews", "cppr_person_id",
        key("cppr_cp_review_id"), key("cppr_person_id", required=True), key("cppr_cp_plan_id"), day("cppr_cp_review_due"),
        day("cppr_cp_review_date", required=True), key("cppr_cp_review_meeting_id"), flag("cppr_cp_review_outcome_continue_cp"),
        flag("cppr_cp_review_quorate"), code("cppr_cp_review_participation", "participation"),
    ),
    about(
        "ssd_pre_proceedings", "prep_person_id",
        key("prep_table_id"), key("prep_person_id", required=True), key("prep_plo_family_id"),
        day("prep_pre_pro_decision_date", required=True), day("prep_initial_pre_pro_meeting_date"),
        code("prep_pre_pro_outcome", "pre_proceedings_outcome"), day("prep_agree_stepdown_issue_date"),
        dropped("prep_cp_plans_referral_period"), dropped("prep_legal_gateway_outcome"), dropped("prep_prev_pre_proc_child"),
        dropped("prep_prev_care_proc_child"), day("prep_pre_pro_letter_date"), day("prep_care_pro_letter_date"),
        whole("prep_pre_pro_meetings_num", low=0), dropped("prep_pre_pro_parents_legal_rep"),
        dropped("prep_parents_legal_rep_point_of_issue"),
        key("prep_court_reference"), whole("prep_care_proc_court_hearings", low=0), dropped("prep_care_proc_short_notice"),
        dropped("prep_proc_short_notice_reason"), dropped("prep_la_inital_plan_approved"), dropped("prep_la_initial_care_plan"),
        dropped("prep_la_final_plan_approved"), dropped("prep_la_final_care_plan"),
    ),
)  # fmt: skip
