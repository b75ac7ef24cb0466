"""The Standard Safeguarding Dataset's tables of people, the front door and assessment."""

from collections.abc import Mapping
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.borough.holdings import Records
from goldenthread.borough.writers import ssd_json as outcomes
from goldenthread.borough.writers.extracts import (
    Context,
    Extract,
    Make,
    blank,
    changed,
    constant,
    every,
    flag,
    forename,
    home_postcode,
    label,
    moment,
    moment_or_day,
    same,
    surname,
)  # fmt: skip
from goldenthread.borough.writers.frames import looked_up

UASC = "UASC"


def _send(part: pa.Table, _: Context) -> Any:
    return pc.if_else(pc.is_valid(part["upn"]), pa.scalar("N"), pa.scalar(None, pa.string()))


def _has(table: str, **values: str) -> Make:
    """1 where the person has a row in ``table``, else 0."""

    def make(part: pa.Table, context: Context) -> Any:
        rows = context.records[table]
        for column, value in values.items():
            rows = rows.filter(pc.equal(rows[column], value))
        return pc.cast(pc.is_in(part["child_id"], value_set=rows["child_id"].combine_chunks()), pa.int64())

    return make


def _address(part: pa.Table, context: Context) -> Any:
    postcodes = home_postcode("start_date")(part, context).to_pylist()
    return pa.array(
        [f'{{"ROOM": "", "TOWN": "Exampleton", "POSTCODE": "{code}"}}' if code else None for code in postcodes]
    )


def _factor_rows(records: Records) -> pa.Table:
    """One row an assessment with its factors as a list, as the SSD keeps them."""
    factors: dict[str, list[str]] = {}
    rows = records["assessment_factors"]
    for assessment, factor in zip(rows["assessment_key"].to_pylist(), rows["factor"].to_pylist(), strict=True):
        if assessment is not None and factor is not None:
            factors.setdefault(assessment, []).append(factor)
    return pa.table({
        "source_id": pa.array(factors, pa.string()),
        "factors": pa.array(outcomes.factor_lists(factors), pa.string()),
    })  # fmt: skip


def _with_upn(records: Records) -> pa.Table:
    people = records["people"]
    return people.filter(pc.is_valid(people["upn"]))


def _status(value: str) -> str:
    return UASC if value == "uasc" else value


def _plan_of(part: pa.Table, context: Context) -> Any:
    """The plan that names the conference as the one that made it."""
    return looked_up(part["source_id"], context.records["cp_plans"], "source_id", key="conference_key")


PERSON: Mapping[str, Make] = {
    "pers_legacy_id": blank,
    "pers_person_id": same("child_id"),
    "pers_upn": same("upn"),
    "pers_forename": forename,
    "pers_surname": surname,
    "pers_sex": same("sex"),
    "pers_gender": same("sex"),
    "pers_ethnicity": same("ethnicity"),
    "pers_dob": moment("birth_date"),
    "pers_single_unique_id": blank,
    "pers_upn_unknown": same("upn_unknown"),
    "pers_send_flag": _send,
    "pers_expected_dob": moment("expected_birth_date"),
    "pers_death_date": moment("death_date"),
    "pers_is_mother": flag("is_parent"),
    "pers_nationality": same("nationality"),
}

FRONT: tuple[Extract, ...] = (
    Extract("ssd_person", PERSON, every("people")),
    Extract(
        "ssd_cohort",
        {
            "dim_person_id": same("child_id"), "legacy_id": blank, "has_contact": _has("contacts"),
            "has_referral": _has("referrals"), "has_903": _has("care_periods"), "is_care_leaver": _has("care_leavers"),
            "has_eligibility": _has("care_leavers"), "has_client_flag": constant("0"),
            "has_involvement": _has("involvements"), "first_activity_dttm": blank, "last_activity_dttm": blank,
        },
        every("people"),
    ),
    Extract(
        "ssd_family",
        {"fami_table_id": same("source_id"), "fami_family_id": same("family_id"), "fami_person_id": same("child_id")},
        every("families"),
    ),
    Extract(
        "ssd_address",
        {
            "addr_table_id": same("source_id"), "addr_person_id": same("child_id"), "addr_address_type": constant("HOME"),
            "addr_address_start_date": moment("start_date"), "addr_address_end_date": moment("end_date"),
            "addr_address_postcode": home_postcode("start_date"), "addr_address_json": _address,
        },
        every("localities"),
    ),
    Extract(
        "ssd_disability",
        {
            "disa_table_id": same("source_id"), "disa_person_id": same("child_id"),
            "disa_disability_code": same("disability"),
        },
        every("disabilities"),
    ),
    Extract(
        "ssd_immigration_status",
        {
            "immi_immigration_status_id": same("source_id"), "immi_person_id": same("child_id"),
            "immi_immigration_status_start_date": moment("start_date"),
            "immi_immigration_status_end_date": moment("end_date"),
            "immi_immigration_status": changed("status", _status),
        },
        every("immigration"),
    ),
    Extract(
        "ssd_cin_episodes",
        {
            "cine_referral_id": same("source_id"), "cine_person_id": same("child_id"),
            "cine_referral_date": moment("referral_date"), "cine_cin_primary_need_code": same("primary_need"),
            "cine_referral_source_code": same("source"), "cine_referral_source_desc": label("source", "referral_source"),
            "cine_referral_outcome_json": outcomes.referral_outcome, "cine_referral_nfa": flag("no_further_action"),
            "cine_close_reason": same("close_reason"), "cine_close_date": moment("close_date"),
            "cine_referral_team": same("team_id"), "cine_referral_worker_id": same("worker_id"),
        },
        every("referrals"),
    ),
    Extract(
        "ssd_mother",
        {
            "moth_table_id": same("source_id"), "moth_person_id": same("child_id"),
            "moth_childs_person_id": same("child_of_person_id"), "moth_childs_dob": moment("child_birth_date"),
        },
        every("parents"),
    ),
    Extract(
        "ssd_legal_status",
        {
            "lega_legal_status_id": same("source_id"), "lega_person_id": same("child_id"), "lega_legal_status": same("status"),
            "lega_legal_status_start_date": moment("start_date"), "lega_legal_status_end_date": moment("end_date"),
        },
        every("legal_statuses"),
    ),
    Extract(
        "ssd_contacts",
        {
            "cont_contact_id": same("source_id"), "cont_person_id": same("child_id"),
            "cont_contact_date": moment_or_day("received_at", "contact_date"), "cont_contact_source_code": same("source"),
            "cont_contact_source_desc": label("source", "referral_source"),
            "cont_contact_outcome_json": outcomes.contact_outcome,
        },
        every("contacts"),
    ),
    Extract(
        "ssd_early_help_episodes",
        {
            "earl_episode_id": same("source_id"), "earl_person_id": same("child_id"),
            "earl_episode_start_date": moment("start_date"), "earl_episode_end_date": moment("end_date"),
            "earl_episode_reason": blank, "earl_episode_end_reason": label("end_reason", "early_help_end_reason"),
            "earl_episode_organisation": same("organisation"), "earl_episode_worker_id": same("worker_id"),
        },
        every("early_help"),
    ),
    Extract(
        "ssd_cin_assessments",
        {
            "cina_assessment_id": same("source_id"), "cina_person_id": same("child_id"),
            "cina_referral_id": same("referral_key"), "cina_assessment_start_date": moment("start_date"),
            "cina_assessment_child_seen": flag("child_seen"), "cina_assessment_auth_date": moment("authorised_date"),
            "cina_assessment_outcome_json": outcomes.assessment_outcome,
            "cina_assessment_outcome_nfa": flag("no_further_action"), "cina_assessment_team": same("team_id"),
            "cina_assessment_worker_id": same("worker_id"),
        },
        every("assessments"),
    ),
    Extract(
        "ssd_assessment_factors",
        {
            "cinf_table_id": same("source_id"), "cinf_assessment_id": same("source_id"),
            "cinf_assessment_factors_json": same("factors"),
        },
        _factor_rows,
    ),
    Extract(
        "ssd_s47_enquiry",
        {
            "s47e_s47_enquiry_id": same("source_id"), "s47e_referral_id": same("referral_key"),
            "s47e_person_id": same("child_id"), "s47e_s47_start_date": moment("start_date"),
            "s47e_s47_end_date": moment("end_date"), "s47e_s47_nfa": flag("no_further_action"),
            "s47e_s47_outcome_json": outcomes.enquiry_outcome, "s47e_s47_completed_by_team": same("team_id"),
            "s47e_s47_completed_by_worker_id": same("worker_id"),
        },
        every("s47_enquiries"),
    ),
    Extract(
        "ssd_initial_cp_conference",
        {
            "icpc_icpc_id": same("source_id"), "icpc_icpc_meeting_id": same("meeting_id"),
            "icpc_s47_enquiry_id": same("enquiry_key"), "icpc_person_id": same("child_id"),
            "icpc_cp_plan_id": _plan_of,
            "icpc_referral_id": same("referral_key"),
            "icpc_icpc_transfer_in": changed("kind", lambda kind: "Y" if kind == "transfer-in" else "N"),
            "icpc_icpc_target_date": moment("target_date"), "icpc_icpc_date": moment("conference_date"),
            "icpc_icpc_outcome_cp_flag": flag("led_to_plan"), "icpc_icpc_outcome_json": outcomes.conference_outcome,
            "icpc_icpc_team": same("team_id"), "icpc_icpc_worker_id": same("worker_id"),
        },
        every("conferences"),
    ),
    Extract(
        "ssd_send",
        {
            "send_table_id": same("child_id"), "send_person_id": same("child_id"), "send_upn": same("upn"),
            "send_uln": blank, "send_upn_unknown": same("upn_unknown"),
        },
        _with_upn,
    ),
)  # fmt: skip
