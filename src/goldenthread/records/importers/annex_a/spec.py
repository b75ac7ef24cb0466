"""Ofsted's child-level lists 1 to 11 ("Annex A") as they stood in the template of August 2019."""

from goldenthread.records.importers.annex_a.lists_care import ADOPTERS, ADOPTION, CARE_LEAVERS, IN_CARE
from goldenthread.records.importers.annex_a.lists_need import (
    ASSESSMENTS,
    CONTACTS,
    EARLY_HELP,
    ENQUIRIES,
    IN_NEED,
    PLANS,
    REFERRALS,
)
from goldenthread.records.importers.annex_a.years import differences
from goldenthread.records.importers.language import Specification

SHEETS = (
    CONTACTS,
    EARLY_HELP,
    REFERRALS,
    ASSESSMENTS,
    ENQUIRIES,
    IN_NEED,
    PLANS,
    IN_CARE,
    CARE_LEAVERS,
    ADOPTION,
    ADOPTERS,
)

SPECIFICATION = Specification(
    kind="annex-a",
    version=1,
    source="Ofsted, inspecting local authority children's services: child-level data, lists 1 to 11, guidance of August 2019",
    sheets=SHEETS,
    differences=differences(SHEETS),
    # The guidance asks for dd/mm/yyyy; true dates of a workbook are dates whatever the style.
    dates="dmy",
)

#: What each list is called, for messages.
TITLES = {
    "list_1": "contacts",
    "list_2": "early help",
    "list_3": "referrals",
    "list_4": "assessments",
    "list_5": "section 47 enquiries and conferences",
    "list_6": "children in need",
    "list_7": "child protection",
    "list_8": "children in care",
    "list_9": "care leavers",
    "list_10": "adoption",
    "list_11": "adopters",
}

#: Lists with one row a child: earlier episodes, plans, periods, visits, reviews and checks are not in them.
LATEST_ONLY = {
    "list_6": "the latest episode of need of each child, and the day last seen",
    "list_7": "the latest plan of each child, and of that plan the latest visit and the latest review",
    "list_8": "the latest period of care of each child, and of that period the current legal status, the latest placement, "
    "review, social work visit, health assessment and dental check",
    "list_9": "the latest pathway plan review and contact of each young person",
    "list_10": "the latest adoption decision of each child",
}


def shown(name: str) -> str:
    """A list as people call it: "list 3 (referrals)"."""
    return f"list {name.removeprefix('list_')} ({TITLES[name]})"
