"""The Standard Safeguarding Dataset's tables of plans, visits, care, health, leaving care, permanence and staff."""

from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.borough.holdings import Records
from goldenthread.borough.writers import ssd_json as outcomes
from goldenthread.borough.writers.extracts import (
    Context,
    Extract,
    blank,
    changed,
    every,
    flag,
    label,
    moment,
    moment_or_day,
    placement_postcode,
    same,
    through,
)  # fmt: skip
from goldenthread.borough.writers.frames import latest, looked_up, moments, where

#: Kinds of visit that case systems keep as visits to a looked-after child.
CARE_VISITS = ("cla", "cla-first")

_ROLES = {"case-worker": "CW"}
_ANSWERS = {"yes": "Y", "no": "N", "not-applicable": "NA"}


def _visits(*kinds: str) -> Any:
    return lambda records: where(records["visits"], "kind", *kinds)


def _latest(table: str, by: str) -> Any:
    return lambda records: latest(records[table], by)


def _role(value: str) -> str:
    return _ROLES.get(value, value)


def _answer(value: str) -> str | None:
    return _ANSWERS.get(value)


def _pathway_review(part: pa.Table, context: Context) -> Any:
    reviews = latest(context.records["pathway_plans"], "review_date")
    return moments(looked_up(part["child_id"], reviews, "review_date", key="child_id"))


def _plan_ola(part: pa.Table, _: Context) -> Any:
    return pc.if_else(pc.fill_null(part["other_authority_plan"], False), "Y", "N")


def _staff(records: Records) -> pa.Table:
    workers = records["workers"]
    return workers.filter(pc.is_valid(workers["worker_id"]))


def _worker_name(part: pa.Table, _: Context) -> Any:
    return pa.array([f"Worker {worker}" for worker in part["worker_id"].to_pylist()], pa.string())


def _team_name(part: pa.Table, context: Context) -> Any:
    return looked_up(part["parent_team_id"], context.records["teams"], "team_name", key="team_id")


PLANS: tuple[Extract, ...] = (
    Extract(
        "ssd_cin_plans",
        {
            "cinp_cin_plan_id": same("source_id"), "cinp_referral_id": same("referral_key"),
            "cinp_person_id": same("child_id"), "cinp_cin_plan_start_date": moment("start_date"),
            "cinp_cin_plan_end_date": moment("end_date"), "cinp_cin_plan_team": same("team_id"),
            "cinp_cin_plan_worker_id": same("worker_id"),
        },
        every("cin_plans"),
    ),
    Extract(
        "ssd_cin_visits",
        {
            "cinv_cin_visit_id": same("source_id"), "cinv_person_id": same("child_id"),
            "cinv_cin_visit_date": moment("visit_date"), "cinv_cin_visit_seen": flag("seen"),
            "cinv_cin_visit_seen_alone": flag("seen_alone"), "cinv_cin_visit_bedroom": flag("bedroom_seen"),
        },
        _visits("cin"),
    ),
    Extract(
        "ssd_cp_plans",
        {
            "cppl_cp_plan_id": same("source_id"), "cppl_referral_id": same("referral_key"),
            "cppl_icpc_id": same("conference_key"), "cppl_person_id": same("child_id"),
            "cppl_cp_plan_start_date": moment("start_date"), "cppl_cp_plan_end_date": moment("end_date"),
            "cppl_cp_plan_ola": _plan_ola, "cppl_cp_plan_initial_category": same("initial_category"),
            "cppl_cp_plan_latest_category": same("latest_category"),
        },
        every("cp_plans"),
    ),
    Extract(
        "ssd_cp_visits",
        {
            "cppv_cp_visit_id": same("source_id"), "cppv_person_id": same("child_id"), "cppv_cp_plan_id": same("plan_key"),
            "cppv_cp_visit_date": moment_or_day("visited_at", "visit_date"), "cppv_cp_visit_seen": flag("seen"),
            "cppv_cp_visit_seen_alone": flag("seen_alone"), "cppv_cp_visit_bedroom": flag("bedroom_seen"),
        },
        _visits("cp"),
    ),
    Extract(
        "ssd_cp_reviews",
        {
            "cppr_cp_review_id": same("source_id"), "cppr_person_id": same("child_id"), "cppr_cp_plan_id": same("plan_key"),
            "cppr_cp_review_due": moment("due_date"), "cppr_cp_review_date": moment("review_date"),
            "cppr_cp_review_meeting_id": same("meeting_id"),
            "cppr_cp_review_outcome_continue_cp": flag("plan_continues"), "cppr_cp_review_quorate": flag("quorate"),
            "cppr_cp_review_participation": same("participation"),
        },
        every("cp_reviews"),
    ),
)  # fmt: skip

CARE: tuple[Extract, ...] = (
    Extract(
        "ssd_cla_episodes",
        {
            "clae_cla_episode_id": same("source_id"), "clae_person_id": same("child_id"),
            "clae_cla_placement_id": same("placement_key"), "clae_cla_episode_start_date": moment("start_date"),
            "clae_cla_episode_start_reason": same("start_reason"), "clae_cla_primary_need_code": same("need"),
            "clae_cla_episode_ceased_date": moment("end_date"), "clae_cla_episode_ceased_reason": same("end_reason"),
            "clae_cla_id": same("care_period_key"),
            "clae_referral_id": through("care_period_key", "care_periods", "referral_key"),
            "clae_cla_last_iro_contact_date": through(
                "care_period_key", "care_periods", "last_reviewing_officer_contact_date", day=True
            ),
            "clae_entered_care_date": through("care_period_key", "care_periods", "start_date", day=True),
        },
        every("care_episodes"),
    ),
    Extract(
        "ssd_cla_convictions",
        {
            "clac_cla_conviction_id": same("source_id"), "clac_person_id": same("child_id"),
            "clac_cla_conviction_date": moment("offence_date"), "clac_cla_conviction_offence": blank,
        },
        every("convictions"),
    ),
    Extract(
        "ssd_cla_health",
        {
            "clah_health_check_id": same("source_id"), "clah_person_id": same("child_id"),
            "clah_health_check_type": label("kind", "health_check_kind"), "clah_health_check_date": moment("check_date"),
            "clah_health_check_status": label("status", "health_check_status"),
        },
        every("health_checks"),
    ),
    Extract(
        "ssd_cla_immunisations",
        {
            "clai_person_id": same("child_id"), "clai_immunisations_status": flag("up_to_date"),
            "clai_immunisations_status_date": moment("status_date"),
        },
        _latest("immunisations", "status_date"),
    ),
    Extract(
        "ssd_cla_substance_misuse",
        {
            "clas_substance_misuse_id": same("source_id"), "clas_person_id": same("child_id"),
            "clas_substance_misuse_date": moment("recorded_date"), "clas_substance_misused": same("substance"),
            "clas_intervention_received": flag("intervention_received"),
        },
        every("substance_misuse"),
    ),
    Extract(
        "ssd_cla_placement",
        {
            "clap_cla_placement_id": same("source_id"), "clap_cla_id": same("care_period_key"),
            "clap_person_id": same("child_id"), "clap_cla_placement_start_date": moment("start_date"),
            "clap_cla_placement_type": same("placement_type"), "clap_cla_placement_urn": same("urn"),
            "clap_cla_placement_distance": same("distance_miles"), "clap_cla_placement_provider": same("provider"),
            "clap_cla_placement_postcode": placement_postcode("source_id"),
            "clap_cla_placement_end_date": moment("end_date"), "clap_cla_placement_change_reason": same("change_reason"),
        },
        every("placements"),
    ),
    Extract(
        "ssd_cla_reviews",
        {
            "clar_cla_review_id": same("source_id"), "clar_cla_id": same("care_period_key"),
            "clar_cla_person_id": same("child_id"), "clar_cla_review_due_date": moment("due_date"),
            "clar_cla_review_date": moment("review_date"), "clar_cla_review_cancelled": flag("cancelled"),
            "clar_cla_review_participation": same("participation"),
        },
        every("care_reviews"),
    ),
    Extract(
        "ssd_cla_previous_permanence",
        {
            "lapp_table_id": same("source_id"), "lapp_person_id": same("child_id"),
            "lapp_previous_permanence_option": same("option"), "lapp_previous_permanence_la": same("arranging_authority"),
            "lapp_previous_permanence_order_date": same("order_date_text"),
        },
        every("previous_permanence"),
    ),
    Extract(
        "ssd_cla_care_plan",
        {
            "lacp_table_id": same("source_id"), "lacp_person_id": same("child_id"),
            "lacp_cla_care_plan_start_date": moment("start_date"), "lacp_cla_care_plan_end_date": moment("end_date"),
            "lacp_cla_care_plan_json": outcomes.care_plan,
        },
        every("permanence_plans"),
    ),
    Extract(
        "ssd_cla_visits",
        {
            "clav_cla_visit_id": same("source_id"), "clav_cla_id": same("care_period_key"),
            "clav_person_id": same("child_id"), "clav_cla_visit_date": moment("visit_date"),
            "clav_cla_visit_seen": flag("seen"), "clav_cla_visit_seen_alone": flag("seen_alone"),
        },
        _visits(*CARE_VISITS),
    ),
    Extract(
        "ssd_sdq_scores",
        {
            "csdq_table_id": same("source_id"), "csdq_person_id": same("child_id"),
            "csdq_sdq_completed_date": moment("completed_date"), "csdq_sdq_score": same("score"),
            "csdq_sdq_reason": same("reason"),
        },
        every("sdq_scores"),
    ),
    Extract(
        "ssd_missing",
        {
            "miss_table_id": same("source_id"), "miss_person_id": same("child_id"),
            "miss_missing_episode_start_date": moment("start_date"), "miss_missing_episode_type": same("kind"),
            "miss_missing_episode_end_date": moment("end_date"),
            "miss_missing_rhi_offered": changed("interview_offered", _answer),
            "miss_missing_rhi_accepted": changed("interview_accepted", _answer),
        },
        every("missing_episodes"),
    ),
    Extract(
        "ssd_care_leavers",
        {
            "clea_table_id": same("source_id"), "clea_person_id": same("child_id"),
            "clea_care_leaver_eligibility": label("eligibility", "leaving_care_eligibility"),
            "clea_care_leaver_in_touch": same("in_touch"),
            "clea_care_leaver_latest_contact": moment("latest_contact_date"),
            "clea_care_leaver_accommodation": same("accommodation"),
            "clea_care_leaver_accom_suitable": same("suitability"), "clea_care_leaver_activity": same("activity"),
            "clea_pathway_plan_review_date": _pathway_review, "clea_care_leaver_personal_advisor": same("adviser_id"),
            "clea_care_leaver_allocated_team": same("team_id"), "clea_care_leaver_worker_id": same("worker_id"),
        },
        _latest("care_leavers", "record_date"),
    ),
)  # fmt: skip

STAFF: tuple[Extract, ...] = (
    Extract(
        "ssd_professionals",
        {
            "prof_professional_id": same("worker_id"), "prof_staff_id": same("staff_id"),
            "prof_professional_name": _worker_name, "prof_social_worker_registration_no": same("registration_number"),
            "prof_agency_worker_flag": blank, "prof_professional_job_title": same("job_title"),
            "prof_professional_caseload": same("census_caseload"), "prof_professional_department": same("team_id"),
            "prof_full_time_equivalency": same("fte"),
        },
        _staff,
    ),
    Extract(
        "ssd_department",
        {
            "dept_team_id": same("team_id"), "dept_team_name": same("team_name"),
            "dept_team_parent_id": same("parent_team_id"), "dept_team_parent_name": _team_name,
        },
        every("teams"),
    ),
    Extract(
        "ssd_involvements",
        {
            "invo_involvements_id": same("source_id"), "invo_professional_id": same("worker_id"),
            "invo_professional_role_id": changed("role", _role), "invo_professional_team": same("team_id"),
            "invo_person_id": same("child_id"), "invo_involvement_start_date": moment("start_date"),
            "invo_involvement_end_date": moment("end_date"), "invo_worker_change_reason": same("change_reason"),
            "invo_referral_id": blank,
        },
        every("involvements"),
    ),
    Extract(
        "ssd_linked_identifiers",
        {
            "link_table_id": same("source_id"), "link_person_id": same("child_id"),
            "link_identifier_type": label("id_kind", "id_kind"), "link_identifier_value": same("id_value"),
            "link_valid_from_date": moment("valid_from"), "link_valid_to_date": moment("valid_to"),
        },
        every("person_links"),
    ),
)  # fmt: skip
