"""The Standard Safeguarding Dataset as written."""

import json
from collections.abc import Callable
from pathlib import Path

from tests.borough.writers.conftest import Rows
from tests.borough.writers.handmade import ADA, BEN, DOT, EVE, FAY, HAL, ROWS, D

from goldenthread.borough.writers import ssd_json
from goldenthread.borough.writers.ssd import EMPTY, EXTRACTS, calendar_row

Read = Callable[[str], Rows]

# Columns of each table in version 1.4.5, counted from its published definition.
COLUMN_COUNTS = {
    "ssd_dim_date": 23, "ssd_person": 16, "ssd_cohort": 11, "ssd_family": 3, "ssd_address": 7, "ssd_disability": 3,
    "ssd_immigration_status": 5, "ssd_cin_episodes": 12, "ssd_mother": 4, "ssd_legal_status": 5, "ssd_contacts": 6,
    "ssd_early_help_episodes": 8, "ssd_cin_assessments": 10, "ssd_assessment_factors": 3, "ssd_cin_plans": 7, "ssd_cin_visits": 6,
    "ssd_s47_enquiry": 9, "ssd_initial_cp_conference": 13, "ssd_cp_plans": 9, "ssd_cp_visits": 7, "ssd_cp_reviews": 9,
    "ssd_cla_episodes": 12, "ssd_cla_convictions": 4, "ssd_cla_health": 5, "ssd_cla_immunisations": 3,
    "ssd_cla_substance_misuse": 5, "ssd_cla_placement": 11, "ssd_cla_reviews": 7, "ssd_cla_previous_permanence": 5,
    "ssd_pre_cla_care_plan": 5, "ssd_cla_care_plan": 5, "ssd_cla_visits": 6, "ssd_sdq_scores": 5, "ssd_missing": 7,
    "ssd_care_leavers": 12, "ssd_permanence": 23, "ssd_professionals": 9, "ssd_department": 4, "ssd_involvements": 9,
    "ssd_linked_identifiers": 6, "ssd_s251_finance": 6, "ssd_voice_of_child": 7, "ssd_pre_proceedings": 24, "ssd_send": 5,
    "ssd_sen_need": 4, "ssd_ehcp_requests": 5, "ssd_ehcp_assessment": 5, "ssd_ehcp_named_plan": 5, "ssd_ehcp_active_plans": 3,
}  # fmt: skip


def test_every_table_of_the_dataset_is_there_with_every_column(written: Path) -> None:
    """The 49 tables of version 1.4.5 and their columns."""
    found = {
        path.stem: len(path.read_text(encoding="utf-8").splitlines()[0].split(","))
        for path in (written / "ssd").glob("*.csv")
    }
    assert found == COLUMN_COUNTS


def test_every_person_and_event_is_there_once(rows: Read) -> None:
    """Rows keep their ids; visits are parted by kind."""
    assert [row["pers_person_id"] for row in rows("ssd/ssd_person.csv")] == [row["child_id"] for row in ROWS["people"]]
    assert [row["cine_referral_id"] for row in rows("ssd/ssd_cin_episodes.csv")] == [
        row["source_id"] for row in ROWS["referrals"]
    ]
    assert [row["cppv_cp_visit_id"] for row in rows("ssd/ssd_cp_visits.csv")] == ["V1"]
    assert [row["cinv_cin_visit_id"] for row in rows("ssd/ssd_cin_visits.csv")] == ["V2"]
    assert [row["clav_cla_visit_id"] for row in rows("ssd/ssd_cla_visits.csv")] == ["V3"]


def test_dates_are_moments_and_text_with_commas_and_quotes_comes_back(rows: Read) -> None:
    """Dates carry a time as the database has it; a comma or a quotation mark does not break the row."""
    contact = rows("ssd/ssd_contacts.csv")[0]
    assert contact["cont_contact_date"] == "2024-03-01 10:15:00"
    people = {row["pers_person_id"]: row for row in rows("ssd/ssd_person.csv")}
    assert people[ADA]["pers_dob"] == "2015-05-02 00:00:00"
    assert people[BEN]["pers_surname"] == 'O"Test, Jr'
    assert people[BEN]["pers_upn"] == ""


def test_outcomes_say_what_followed(rows: Read) -> None:
    """The flags of the outcome columns agree with the tables."""
    contacts = {
        row["cont_person_id"]: json.loads(row["cont_contact_outcome_json"]) for row in rows("ssd/ssd_contacts.csv")
    }
    assert contacts[ADA]["NEW_REFERRAL_FLAG"] == "Y"
    assert contacts[HAL]["NEW_REFERRAL_FLAG"] == "N"
    episodes = {row["cine_referral_id"]: row["cine_referral_outcome_json"] for row in rows("ssd/ssd_cin_episodes.csv")}
    raised = {flag for flag, value in json.loads(episodes["R1"]).items() if value == "Y"}
    assert raised == {"SINGLE_ASSESSMENT_FLAG", "STRATEGY_DISCUSSION_FLAG", "CP_CONFERENCE_FLAG"}
    assert rows("ssd/ssd_assessment_factors.csv")[0]["cinf_assessment_factors_json"] == '["3B", "16A"]'
    plan = json.loads(rows("ssd/ssd_cla_care_plan.csv")[0]["lacp_cla_care_plan_json"])
    assert [aim for aim, value in plan.items() if value == "Y"] == ["LTFOST18"]


def test_a_few_outcomes_are_cut_off_or_not_valid_as_councils_have_them() -> None:
    """Comments are joined unescaped and cut at 4,000 characters; the flags before them are whole."""
    import pyarrow as pa

    ids = [f"C{number}" for number in range(3_000)]
    part = pa.table({"source_id": ids, "outcome": ["nfa"] * len(ids)})
    cells = ssd_json.contact_outcome(part, None).to_pylist()  # type: ignore[arg-type]
    cut = [cell for cell in cells if len(cell) == ssd_json.KEPT_CHARACTERS]
    broken = [cell for cell in cells if '"the children are fine"' in cell]
    assert 0 < len(cut) < 60
    assert 0 < len(broken) < 60
    assert all('"NFA_FLAG": "Y"' in cell for cell in cells)


def test_only_the_latest_of_a_young_person_is_kept_where_the_dataset_has_one_row(rows: Read) -> None:
    """Care leavers have one current row."""
    leavers = rows("ssd/ssd_care_leavers.csv")
    assert [(row["clea_person_id"], row["clea_care_leaver_activity"]) for row in leavers] == [(EVE, "G5")]
    assert leavers[0]["clea_pathway_plan_review_date"] == "2025-05-30 00:00:00"


def test_what_is_known_by_another_row_is_looked_up(rows: Read) -> None:
    """Episodes carry the day the child entered care, conferences the plan, placements the postcode."""
    episodes = {row["clae_cla_episode_id"]: row for row in rows("ssd/ssd_cla_episodes.csv")}
    assert episodes["X2"]["clae_entered_care_date"] == "2022-06-01 00:00:00"
    assert episodes["X2"]["clae_person_id"] == DOT
    assert episodes["X3"]["clae_person_id"] == FAY
    assert rows("ssd/ssd_initial_cp_conference.csv")[0]["icpc_cp_plan_id"] == "Q1"
    assert [row["clap_cla_placement_postcode"] for row in rows("ssd/ssd_cla_placement.csv")] == [
        "ZZ4 4DD",
        "ZZ5 5EE",
        "",
        "",
    ]
    assert [row["addr_address_postcode"] for row in rows("ssd/ssd_address.csv")] == ["ZZ1 1AA", "ZZ2 2BB"]
    roles = {row["invo_professional_role_id"] for row in rows("ssd/ssd_involvements.csv")}
    assert roles == {"CW"}


def test_tables_left_empty_by_the_published_scripts_are_empty(rows: Read) -> None:
    """They hold headings and no row."""
    assert [name for name in EMPTY if rows(f"ssd/{name}.csv")] == []
    assert not {extract.name for extract in EXTRACTS} & set(EMPTY)


def test_a_day_of_the_table_of_days() -> None:
    """The fiscal year begins in April; the week is the ISO week."""
    row = calendar_row(D("2024-12-30"))
    assert row[0] == "20241230"
    assert (row[6], row[7], row[8], row[9]) == (2025, 1, 1, 0)
    assert (row[17], row[18], row[19], row[20]) == ("2024/25", D("2024-04-01"), D("2025-03-31"), 3)
    assert (row[12], row[13], row[11]) == (D("2024-10-01"), D("2024-12-31"), D("2024-12-31"))
