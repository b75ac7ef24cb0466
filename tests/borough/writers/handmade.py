"""A borough of eight children written by hand, in the shape that the simulation gives."""

from datetime import date, datetime
from typing import Any

import pyarrow as pa

from goldenthread.borough.holdings import conform
from goldenthread.borough.plan import Borough, Plan
from goldenthread.records.tables import TABLES

PLAN = Plan(children=6, years=3, seed=7, as_at=date(2025, 6, 30))
D = date.fromisoformat

ADA, BEN, CAL, DOT, EVE, FAY, GUS, HAL = "1001", "1002", "1003", "1004", "1005", "1006", "1007", "1008"

ROWS: dict[str, list[dict[str, Any]]] = {
    "people": [
        {"child_id": ADA, "sex": "F", "ethnicity": "WBRI", "birth_date": D("2015-05-02"), "upn": "A999000000001",
         "disabled": False},
        {"child_id": BEN, "sex": "M", "ethnicity": "BAFR", "birth_date": D("2012-11-30"), "upn_unknown": "UN4", "disabled": True},
        {"child_id": CAL, "sex": "U", "ethnicity": "NOBT", "expected_birth_date": D("2025-09-01"), "upn_unknown": "UN1"},
        {"child_id": DOT, "sex": "F", "ethnicity": "MWBC", "birth_date": D("2009-02-28"), "is_parent": True},
        {"child_id": EVE, "sex": "F", "ethnicity": "OOTH", "birth_date": D("2004-07-09")},
        {"child_id": FAY, "sex": "F", "ethnicity": "WIRT", "birth_date": D("2021-01-15")},
        {"child_id": GUS, "sex": "M", "ethnicity": "AOTH", "birth_date": D("2007-08-20")},
        {"child_id": HAL, "sex": "M", "ethnicity": "REFU", "birth_date": D("2018-03-03")},
    ],
    "disabilities": [{"child_id": BEN, "disability": "AUT"}, {"child_id": BEN, "disability": "LD"}, {"child_id": ADA,
     "disability": "NONE"}],
    "families": [{"child_id": ADA, "family_id": "F1"}, {"child_id": CAL, "family_id": "F1"}],
    "localities": [
        {"child_id": ADA, "start_date": D("2020-01-01"), "end_date": D("2024-02-01"), "ward": "Alder"},
        {"child_id": ADA, "start_date": D("2024-02-01"), "ward": "Ivy Bridge"},
    ],
    "immigration": [{"child_id": GUS, "status": "uasc", "start_date": D("2023-10-01"), "end_date": D("2025-08-20")}],
    "parents": [{"child_id": DOT, "child_of_person_id": FAY, "child_birth_date": D("2021-01-15")}],
    "teams": [
        {"team_id": "SVC", "team_name": "Family services"},
        {"team_id": "DA", "team_name": "Duty and Assessment", "parent_team_id": "SVC"},
        {"team_id": "CIC", "team_name": "Children in Care", "parent_team_id": "SVC"},
    ],
    "workers": [
        {"worker_id": "W1", "team_id": "DA", "agency": False, "fte": 1.0, "census_caseload": 14, "job_title": "Social worker"},
        {"worker_id": "W2", "team_id": "CIC", "agency": True, "fte": 0.6, "job_title": "Social worker"},
    ],
    "involvements": [
        {"child_id": ADA, "worker_id": "W1", "role": "case-worker", "team_id": "DA", "start_date": D("2024-03-04")},
        {"child_id": DOT, "worker_id": "W2", "role": "case-worker", "team_id": "CIC", "start_date": D("2022-06-01"),
         "end_date": D("2024-07-01"), "change_reason": "LEFTRL"},
        {"child_id": DOT, "worker_id": "W1", "role": "case-worker", "team_id": "CIC", "start_date": D("2024-07-01")},
    ],
    "contacts": [
        {"source_id": "C1", "child_id": ADA, "contact_date": D("2024-03-01"), "received_at": datetime(2024, 3, 1, 10, 15),
         "source": "6", "decided_at": datetime(2024, 3, 1, 15, 0), "decided_date": D("2024-03-01"), "outcome": "referral"},
        {"source_id": "C2", "child_id": HAL, "contact_date": D("2025-02-10"), "source": "2A", "outcome": "early-help"},
    ],
    "early_help": [{"child_id": HAL, "start_date": D("2025-02-12"), "assessed_date": D("2025-03-01"),
     "organisation": "Hill School, North"}],
    "referrals": [
        {"source_id": "R1", "child_id": ADA, "referral_date": D("2024-03-01"), "source": "6", "primary_need": "N1",
         "no_further_action": False, "team_id": "DA", "worker_id": "W1"},
        {"source_id": "R2", "child_id": BEN, "referral_date": D("2023-01-10"), "source": "2A", "primary_need": "N2",
         "no_further_action": False, "close_date": D("2024-05-20"), "close_reason": "RC7"},
        {"source_id": "R3", "child_id": CAL, "referral_date": D("2025-03-10"), "source": "3B", "primary_need": "N1",
         "no_further_action": False},
        {"source_id": "R4", "child_id": DOT, "referral_date": D("2022-05-01"), "source": "5A", "primary_need": "N5",
         "no_further_action": False},
        {"source_id": "R5", "child_id": EVE, "referral_date": D("2018-05-01"), "source": "5A", "primary_need": "N4",
         "no_further_action": False},
        {"source_id": "R6", "child_id": FAY, "referral_date": D("2022-04-20"), "source": "3E", "primary_need": "N1",
         "no_further_action": False, "close_date": D("2025-02-01"), "close_reason": "RC1"},
        {"source_id": "R7", "child_id": GUS, "referral_date": D("2023-10-01"), "source": "6", "primary_need": "N8",
         "no_further_action": False},
        {"source_id": "R8", "child_id": BEN, "referral_date": D("2025-01-15"), "source": "1A", "primary_need": "N4",
         "no_further_action": True, "close_date": D("2025-01-16"), "close_reason": "RC8"},
        {"source_id": "R9", "child_id": HAL, "referral_date": D("2025-05-01"), "source": "9", "no_further_action": True},
    ],
    "assessments": [
        {"source_id": "A1", "child_id": ADA, "referral_key": "R1", "start_date": D("2024-03-01"),
         "authorised_date": D("2024-04-12"),
         "child_seen": True, "needs_support": True, "no_further_action": False, "team_id": "DA", "worker_id": "W1"},
        {"source_id": "A2", "child_id": CAL, "referral_key": "R3", "start_date": D("2025-03-10"), "child_seen": None},
    ],
    "assessment_factors": [
        {"child_id": ADA, "assessment_key": "A1", "start_date": D("2024-03-01"), "factor": "3B"},
        {"child_id": ADA, "assessment_key": "A1", "start_date": D("2024-03-01"), "factor": "16A"},
    ],
    "strategy_discussions": [{"source_id": "S1", "child_id": ADA, "discussion_date": D("2024-03-02"), "referral_key": "R1"}],
    "strategy_attendance": [
        {"child_id": ADA, "discussion_key": "S1", "discussion_date": D("2024-03-02"), "agency": "police",
         "attendance": "attended"},
    ],
    "s47_enquiries": [
        {"source_id": "E1", "child_id": ADA, "referral_key": "R1", "start_date": D("2024-03-02"), "end_date": D("2024-03-15"),
         "conference_target_date": D("2024-03-25"), "conference_not_required": False, "no_further_action": False},
    ],
    "conferences": [
        {"source_id": "K1", "child_id": ADA, "kind": "initial", "conference_date": D("2024-03-22"),
         "target_date": D("2024-03-25"),
         "enquiry_key": "E1", "referral_key": "R1", "led_to_plan": True},
    ],
    "cin_plans": [{"source_id": "P1", "child_id": BEN, "referral_key": "R2", "start_date": D("2023-03-01"),
     "end_date": D("2024-05-20")}],
    "cp_plans": [
        {"source_id": "Q1", "child_id": ADA, "referral_key": "R1", "conference_key": "K1", "start_date": D("2024-03-22"),
         "initial_category": "NEG", "latest_category": "EMO", "previous_plans": 1},
    ],
    "cp_reviews": [
        {"child_id": ADA, "plan_key": "Q1", "review_date": D("2024-06-14"), "due_date": D("2024-06-22"), "participation": "PN1"},
        {"child_id": ADA, "plan_key": "Q1", "review_date": D("2024-12-02"), "participation": "PN6"},
        {"child_id": ADA, "plan_key": "Q1", "review_date": D("2025-05-20"), "participation": "PN6"},
    ],
    "visits": [
        {"source_id": "V1", "child_id": ADA, "kind": "cp", "visit_date": D("2025-06-20"), "visited_at": datetime(2025, 6, 20,
         9, 30),
         "seen": True, "seen_alone": False, "plan_key": "Q1", "recorded_at": datetime(2025, 6, 21, 8, 0)},
        {"source_id": "V2", "child_id": BEN, "kind": "cin", "visit_date": D("2024-01-05"), "seen": True},
        {"source_id": "V3", "child_id": DOT, "kind": "cla", "visit_date": D("2025-06-01"), "seen": True, "care_period_key": "L1"},
    ],
    "care_periods": [
        {"source_id": "L1", "child_id": DOT, "start_date": D("2022-06-01"), "need": "N5", "referral_key": "R4",
         "last_reviewing_officer_contact_date": D("2025-05-05"), "team_id": "CIC", "worker_id": "W1"},
        {"source_id": "L2", "child_id": FAY, "start_date": D("2022-05-01"), "end_date": D("2025-02-01"), "end_reason": "E11",
         "need": "N1", "referral_key": "R6"},
        {"source_id": "L3", "child_id": GUS, "start_date": D("2023-10-01"), "need": "N8", "referral_key": "R7"},
    ],
    "care_episodes": [
        {"source_id": "X1", "child_id": DOT, "care_period_key": "L1", "start_date": D("2022-06-01"), "start_reason": "S",
         "end_date": D("2024-05-01"), "end_reason": "X1", "legal_status": "C1", "need": "N5", "placement_key": "M1"},
        {"source_id": "X2", "child_id": DOT, "care_period_key": "L1", "start_date": D("2024-05-01"), "start_reason": "B",
         "legal_status": "C2", "need": "N5", "placement_key": "M2"},
        {"source_id": "X3", "child_id": FAY, "care_period_key": "L2", "start_date": D("2022-05-01"), "start_reason": "S",
         "end_date": D("2025-02-01"), "end_reason": "E11", "legal_status": "E1", "need": "N1", "placement_key": "M3"},
        {"source_id": "X4", "child_id": GUS, "care_period_key": "L3", "start_date": D("2023-10-01"), "start_reason": "S",
         "legal_status": "V2", "need": "N8", "placement_key": "M4"},
    ],
    "legal_statuses": [
        {"child_id": DOT, "status": "C1", "start_date": D("2022-06-01"), "end_date": D("2024-05-01")},
        {"child_id": DOT, "status": "C2", "start_date": D("2024-05-01")},
        {"child_id": FAY, "status": "E1", "start_date": D("2022-05-01"), "end_date": D("2025-02-01")},
        {"child_id": GUS, "status": "V2", "start_date": D("2023-10-01")},
    ],
    "placements": [
        {"source_id": "M1", "child_id": DOT, "care_period_key": "L1", "start_date": D("2022-06-01"), "end_date": D("2024-05-01"),
         "placement_type": "U6", "provider": "PR1", "change_reason": "CREQB", "urn": "SC900001", "location": "IN"},
        {"source_id": "M2", "child_id": DOT, "care_period_key": "L1", "start_date": D("2024-05-01"), "placement_type": "U4",
         "provider": "PR4", "urn": "SC900002", "distance_miles": 12.5, "location": "OUT", "placement_authority": "998"},
        {"source_id": "M3", "child_id": FAY, "care_period_key": "L2", "start_date": D("2022-05-01"), "end_date": D("2025-02-01"),
         "placement_type": "A6", "provider": "PR1"},
        {"source_id": "M4", "child_id": GUS, "care_period_key": "L3", "start_date": D("2023-10-01"), "placement_type": "K2",
         "provider": "PR4"},
    ],
    "care_reviews": [
        {"child_id": DOT, "care_period_key": "L1", "review_date": D("2024-11-05"), "participation": "PN1"},
        {"child_id": DOT, "care_period_key": "L1", "review_date": D("2025-05-06"), "participation": "PN2"},
    ],
    "permanence_plans": [{"child_id": DOT, "start_date": D("2022-10-01"), "permanence": "long-term-fostering"}],
    "previous_permanence": [{"child_id": DOT, "option": "P2", "arranging_authority": "999", "order_date_text": "zz/zz/2016"}],
    "health_checks": [
        {"child_id": DOT, "kind": "health-assessment-review", "check_date": D("2025-02-03"), "status": "completed"},
        {"child_id": DOT, "kind": "dental", "check_date": D("2025-03-03"), "status": "completed"},
    ],
    "sdq_scores": [{"child_id": DOT, "completed_date": D("2025-01-20"), "score": 17}, {"child_id": GUS,
     "completed_date": D("2025-01-20"), "reason": "SDQ5"}],
    "health_years": [
        {"child_id": DOT, "year_end_date": D("2025-03-31"), "convicted": False, "immunised": True, "dental_check": True,
         "health_assessed": True,
         "substance_misuse": True, "intervention_received": False, "intervention_offered": True},
        {"child_id": GUS, "year_end_date": D("2025-03-31"), "convicted": False, "immunised": False, "dental_check": True,
         "health_assessed": True},
    ],
    "missing_episodes": [
        {"source_id": "N1", "child_id": DOT, "kind": "M", "start_date": D("2025-02-14"), "end_date": D("2025-02-16"),
         "interview_offered": "yes", "interview_accepted": "no"},
        {"source_id": "N2", "child_id": DOT, "kind": "A", "start_date": D("2025-05-01"), "end_date": D("2025-05-01")},
    ],
    "return_interviews": [{"child_id": DOT, "missing_key": "N1", "returned_date": D("2025-02-16"),
     "offered_date": D("2025-02-17"), "accepted": False}],
    "adoptions": [
        {"child_id": FAY, "decision_date": D("2023-02-01"), "placement_order_date": D("2023-04-01"),
         "matched_date": D("2024-02-01"),
         "placed_date": D("2024-04-10"), "order_date": D("2025-02-01"), "adopted_by_carer": False, "adopters": 2,
          "adopter_sex": "MF",
         "adopter_legal_status": "L11", "family_id": "AF1", "in_sibling_group": False},
    ],
    "adopters": [
        {"adopter_id": "AD1", "family_id": "AF1", "sex": "F", "ethnicity": "WBRI", "enquiry_date": D("2023-01-02"),
         "approved_date": D("2023-11-02"),
         "order_date": D("2025-02-01"), "children_placed": 1},
        {"adopter_id": "AD9", "family_id": "AF9", "sex": "M", "ethnicity": "WBRI", "enquiry_date": D("2020-01-02"),
         "left_date": D("2020-05-02")},
    ],
    "pre_proceedings": [{"child_id": ADA, "referral_key": "R1", "start_date": D("2025-04-01"), "family_meeting_offered": True}],
    "care_leavers": [
        {"child_id": EVE, "record_date": D("2025-01-10"), "eligibility": "former-relevant", "in_touch": "YES",
         "latest_contact_date": D("2025-01-10"),
         "accommodation": "U", "suitability": "1", "activity": "F5", "team_id": "CIC", "worker_id": "W2", "adviser_id": "W2"},
        {"child_id": EVE, "record_date": D("2025-06-10"), "eligibility": "former-relevant", "in_touch": "YES",
         "latest_contact_date": D("2025-06-10"),
         "accommodation": "Z", "suitability": "1", "activity": "G5", "team_id": "CIC", "worker_id": "W2", "adviser_id": "W2"},
    ],
    "pathway_plans": [{"child_id": EVE, "review_date": D("2024-12-01")}, {"child_id": EVE, "review_date": D("2025-05-30")}],
    "supervisions": [{"child_id": ADA, "supervision_date": D("2025-05-30"), "kind": "case", "worker_id": "W1",
     "recorded_at": datetime(2025, 6, 2, 9, 0)}],
    "audits": [
        {"child_id": ADA, "kind": "regular", "allocated_date": D("2025-04-01"), "returned_date": D("2025-04-20"),
         "grade": "requires-improvement",
         "moderated_date": D("2025-05-01"), "moderated_grade": "requires-improvement", "auditor_id": "W1"},
        {"child_id": BEN, "kind": "regular", "allocated_date": D("2024-04-01"), "returned_date": D("2024-04-20"),
         "grade": "inadequate", "auditor_id": "W2"},
    ],
    "complaints": [{"complaint_id": "CO1", "child_id": ADA, "kind": "children-act", "stage": "1",
     "received_date": D("2025-01-06")}],
    "posts": [{"post_id": "PO1", "grade": "social-worker", "fte": 1.0, "start_date": D("2023-01-01")}],
}  # fmt: skip

EXTRAS: dict[str, Any] = {
    "names": {ADA: ("Ada", "Quillfeather"), BEN: ("Ben", 'O"Test, Jr')},
    "home_postcodes": {
        ADA: [(D("2020-01-01"), "ZZ1 1AA"), (D("2024-02-01"), "ZZ2 2BB")],
        DOT: [(D("2019-01-01"), "ZZ3 3CC")],
    },
    "placement_postcodes": {"M1": "ZZ4 4DD", "M2": "ZZ5 5EE"},
}
TRUTH = [
    {
        "question": "referrals",
        "period": {"start": "2025-01-01", "end": "2025-01-31"},
        "numerator": 1,
        "denominator": None,
    }
]


def handmade() -> Borough:
    """The borough as the simulation would hand it over; rows without a source id get one."""
    tables = {}
    for name, rows in ROWS.items():
        full = [{"source_id": f"{name}-{place}", **row} for place, row in enumerate(rows, 1)]
        schema = conform(name, None).schema
        strange = {column for row in full for column in row} - set(schema.names)
        assert not strange, f"{name} has no {strange}"
        tables[name] = pa.table(
            {field.name: pa.array([row.get(field.name) for row in full], field.type) for field in schema}
        )
    assert set(tables) <= set(TABLES)
    return Borough(PLAN, tables, TRUTH, EXTRAS)
