"""Which tables of each kind of source are loaded together in one base."""

from collections.abc import Mapping
from typing import Any

_P = "ssd_person"
GROUPS: Mapping[str, Mapping[str, tuple[Any, ...]]] = {
    "ssd": {
        "front-door": (_P, "ssd_cin_episodes", "ssd_contacts", "ssd_early_help_episodes"),
        "assessment": (_P, "ssd_cin_assessments", "ssd_assessment_factors"),
        "enquiries": (_P, "ssd_s47_enquiry", "ssd_initial_cp_conference"),
        "protection": (_P, "ssd_cp_plans", "ssd_cp_visits", "ssd_cp_reviews"),
        "in-need": (_P, "ssd_cin_episodes", "ssd_cin_plans", "ssd_cin_visits"),
        "care": (_P, "ssd_cla_episodes", "ssd_legal_status", "ssd_cla_placement"),
        "in-care": (_P, "ssd_cla_episodes", "ssd_cla_reviews", "ssd_cla_visits", "ssd_cla_care_plan"),
        "health": (_P, "ssd_cla_health", "ssd_cla_immunisations", "ssd_cla_substance_misuse", "ssd_sdq_scores"),
        "missing": (_P, "ssd_missing", "ssd_cla_convictions", "ssd_cla_previous_permanence"),
        "leaving": (_P, "ssd_care_leavers", "ssd_permanence"),
        "workers": (_P, "ssd_cin_episodes", "ssd_professionals", "ssd_department", "ssd_involvements"),
        "people": (_P, "ssd_contacts", "ssd_family", "ssd_address", "ssd_disability", "ssd_linked_identifiers"),
        "families": (_P, "ssd_contacts", "ssd_mother", "ssd_immigration_status", "ssd_send"),
    },
    "annex-a": {
        "contacts": (1, 2), "referrals": (3, 6), "assessments": (4,), "enquiries": (5,), "plans": (7,), "care": (8,),
        "leavers": (9,), "adoption": (10, 11), "two": (1, 4), "three": (2, 5, 7),
    },
    "cin": {
        "referrals": (), "assessments": ("Assessments",), "enquiries": ("Section47",), "plans": ("CINPlanDates",),
        "protection": ("ChildProtectionPlans",), "all": ("Assessments", "Section47", "ChildProtectionPlans", "CINPlanDates"),
    },
    "ssda903": {
        "episodes": ("header", "episodes", "reviews"),
        "health": ("header", "episodes", "oc2"),
        "missing": ("header", "episodes", "missing", "sw_episodes"),
        "leavers": ("header", "episodes", "oc3", "uasc"),
        "permanence": ("header", "episodes", "ad1", "placed_for_adoption", "previous_permanence"),
    },
    "local": {
        name: tuple(name.split("+"))
        for name in (
            "people+person_links", "people+contacts", "people+referrals+transfers", "people+assessments", "people+audits",
            "people+strategy_discussions+strategy_attendance", "people+s47_enquiries+conferences", "people+cin_reviews",
            "people+core_groups", "people+visits", "people+participation", "people+family_group_conferences",
            "people+case_recordings", "people+placements+health_checks", "people+peps", "people+life_story_work",
            "people+missing_episodes+return_interviews", "people+exploitation_risks", "people+pre_proceedings",
            "people+care_proceedings+court_orders", "people+pathway_plans", "people+supervisions", "group_supervisions+teams",
            "people+escalations+complaints", "people+feedback+advocacy", "posts+recruitment", "absences+training+workers",
            "budgets+commitments", "people+early_help", "people+families+localities", "people+connected_carers",
            "people+private_fostering", "people+homeless_presentations", "people+no_recourse", "people+panels",
        )
    },
}  # fmt: skip

#: Groups of lists that are also written as CSV files.
LISTS = ("contacts", "referrals", "plans", "care")

#: The XML element in which each module of the SSDA903 stands; "" for what stands in the header itself.
MODULES = {
    "header": "", "episodes": "EPISODE", "reviews": "AREVIEW", "oc2": "OC2", "missing": "AMISSING", "previous_permanence": "PERMANENCE",
}  # fmt: skip
