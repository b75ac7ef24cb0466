"""Ofsted's child-level lists 1 to 11 ("Annex A") as they stood in the template of August 2019."""

from goldenthread.records.importers.annex_a.fields import (
    AGE,
    BIRTH,
    CHILD,
    DISABILITY,
    ETHNICITY,
    GENDER,
    HELD_BY,
    WHO,
    answer,
    code,
    count,
    day,
    plain,
)
from goldenthread.records.importers.annex_a.years import differences
from goldenthread.records.importers.language import Field, Sheet, Specification

CONTACTS = Sheet(
    "list_1",
    (
        *WHO,
        day("date_of_contact", "Date of Contact", "Contact Date", "Date of the Contact"),
        code("contact_source", "referral_source", "Contact Source", "Source of Contact", "Source"),
    ),
    files=("Contacts", "Contact"),
)

EARLY_HELP = Sheet(
    "list_2",
    (
        *WHO,
        day("assessment_start_date", "Assessment start date", "Assessment start", "Date assessment started", "EHA start date", "Early help assessment start date"),
        day("assessment_completion_date", "Assessment completion date", "Assessment completion", "Date assessment completed", "EHA completion date", "Assessment completed date", "Assessment end date"),
        plain("organisation_completing_assessment", "text", "Organisation completing assessment", "Organisation completing the assessment", "Organisation", "Organisation completing EHA"),
    ),
    files=("Early help", "Early help assessments", "EHA"),
)  # fmt: skip

REFERRALS = Sheet(
    "list_3",
    (
        *WHO,
        day("date_of_referral", "Date of Referral", "Referral Date", "Date of the referral"),
        code("referral_source", "referral_source", "Referral Source", "Source of Referral"),
        answer("referral_nfa", "Referral NFA?", "Referral NFA (Y/N)", "Referral with NFA?", "Was the referral NFA?"),
        count("number_of_referrals_in_last_12_months", "Number of Referrals in Last 12 Months", "Number of Referrals in the Last 12 Months", "Referrals in Last 12 Months", "Referrals Last 12 Months"),
        *HELD_BY,
    ),
    files=("Referrals", "Referral"),
)  # fmt: skip

ASSESSMENTS = Sheet(
    "list_4",
    (
        *WHO,
        DISABILITY,
        day("continuous_assessment_start_date", "Continuous Assessment Start Date", "CA Start Date", "Continuous Assessment Start", "Assessment Start Date", "Date Continuous Assessment Started"),
        answer("child_seen", "Child Seen During Continuous Assessment", "Child Seen During CA", "Continuous Assessment Child Seen", "Child Seen During Assessment", "Child Seen"),
        day("date_of_authorisation", "Continuous Assessment Date of Authorisation", "CA Date of Authorisation", "Continuous Assessment Auth Date", "Assessment Date of Authorisation", "Authorisation Date"),
        answer(
            "requires_support",
            "Was the child assessed as requiring LA children's social care support?",
            "Assessed as requiring LA CSC support?",
            "Assessed as requiring LA children's social care support?",
            "Was the child assessed as requiring LA CSC support?",
            "CSC Support Required",
        ),
        *HELD_BY,
    ),
    files=("Assessments", "Assessment", "Statutory assessments", "Continuous assessments"),
)  # fmt: skip

ENQUIRIES = Sheet(
    "list_5",
    (
        *WHO,
        DISABILITY,
        day(
            "strategy_discussion_date",
            "Strategy discussion initiating Section 47 Enquiry Start Date",
            "Strategy discussion initiating S47 Enquiry Start Date",
            "Strategy discussion initiating Section 47 Enquiry",
            "Section 47 Enquiry Start Date",
            "S47 Start Date",
            "Strat Discussion Date",
            "Strategy Discussion Date",
        ),
        answer(
            "conference_unnecessary",
            "Was an Initial Child Protection Conference deemed unnecessary?",
            "Was an ICPC deemed unnecessary?",
            "ICPC deemed unnecessary?",
            "Initial CP Conf Unnecessary",
        ),
        day("date_of_conference", "Date of Initial Child Protection Conference", "Date of ICPC", "Initial CP Conf Date", "ICPC Date"),
        answer(
            "resulted_in_plan",
            "Did the Initial Child Protection Conference Result in a Child Protection Plan",
            "Did the ICPC Result in a Child Protection Plan",
            "ICPC resulted in CPP",
            "Did the ICPC Result in a CPP",
            "CP Conf Result In CP Plan",
        ),
        count("enquiries_in_12_months", "Number of Section 47 Enquiries in the last 12 months", "Number of S47s in last 12 months", "Number of S47s in the last 12 months", "Number of S47 Enquiries in the last 12 months", "Number S47s 12m"),
        count("conferences_in_12_months", "Number of ICPCs in the last 12 months", "Number of ICPCs in last 12 months", "Number of Initial Child Protection Conferences in the last 12 months", "Number ICPCs 12m"),
        *HELD_BY,
    ),
    files=("Section 47", "S47", "Section 47 enquiries", "S47 and ICPC", "S47 enquiries and ICPC", "Section 47 enquiries and ICPCs"),
)  # fmt: skip

IN_NEED = Sheet(
    "list_6",
    (
        *WHO,
        DISABILITY,
        day("cin_start_date", "CIN Start Date", "CIN Start", "Child in Need Start Date", "Start Date"),
        code("primary_need_code", "need", "Primary Need Code", "Primary Need", "Primary Need Code (N1 to N9)"),
        day("date_last_seen", "Date Child Was Last Seen", "Date Child Last Seen", "Date Last Seen"),
        day("cin_closure_date", "CIN Closure Date", "Closure Date", "CIN Close Date", "CIN End Date"),
        code("reason_for_closure", "closure_reason", "Reason for Closure", "Reason for CIN Closure", "Closure Reason"),
        code("case_status", "case_status", "Case Status", "Status"),
        *HELD_BY,
    ),
    files=("Children in need", "Child in need", "CIN"),
)

PLANS = Sheet(
    "list_7",
    (
        *WHO,
        DISABILITY,
        day("plan_start_date", "Child Protection Plan Start Date", "CPP Start Date", "CP Plan Start Date", "CPP Start"),
        code("initial_category", "abuse_category", "Initial Category of Abuse", "Initial Category"),
        code("latest_category", "abuse_category", "Latest Category of Abuse", "Latest Category", "Current Category of Abuse"),
        day("last_visit_date", "Date of the Last Statutory Visit", "Date of Last Statutory Visit", "Last Statutory Visit", "Last Statutory Visit Date"),
        answer("seen_alone", "Was the Child Seen Alone?", "Seen Alone?", "Child Seen Alone", "Child Seen Alone?"),
        day("latest_review_date", "Date of latest review conference", "Date of Latest Review Conf", "Latest review conference", "Date of last review conference"),
        day("plan_end_date", "Child Protection Plan End Date", "CPP End Date", "CP Plan End Date", "CPP End"),
        answer(
            "emergency_powers",
            "Subject to Emergency Protection Order or Protected Under Police Powers in Last Six Months (Y/N)",
            "Subject to Emergency Protection Order or Protected Under Police Powers in Last Six Months",
            "EPO/Police powers in last 6 months",
            "Protection Last Six Months",
        ),
        count("previous_plans", "Number of Previous Child Protection Plans", "Number of Previous CPPs", "Number of Previous CP Plans", "Previous Child Protection Plans"),
        *HELD_BY,
    ),
    files=("Child protection", "Child protection plans", "CP", "CPP"),
)  # fmt: skip

IN_CARE = Sheet(
    "list_8",
    (
        *WHO,
        answer("unaccompanied", "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)", "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months", "UASC in last 12 months", "UASC within the last 12 months", "UASC"),
        DISABILITY,
        day("started_date", "Date Started to be Looked After", "Date Started to be Looked-After", "Looked After Start Date", "Date Entered Care"),
        code("category_of_need", "need", "Child's Category of Need", "Childs Category of Need", "Category of Need", "Child Category Of Need"),
        answer("again_in_12_months", "Is this a second or subsequent period of being a Looked After Child within the last 12 months (Y/N)", "Is this a second or subsequent period of being a Looked After Child within the last 12 months", "Second/subsequent period in 12 months"),
        day("legal_status_start_date", "Start date of current legal status", "Most Recent Legal Status Start", "Legal Status Start Date"),
        code("legal_status", "legal_status", "Child's Legal Status", "Childs Legal Status", "Current Legal Status"),
        day("latest_review_date", "Date of Latest Statutory Review", "Latest Statutory Review Date", "Date of Last Statutory Review", "Date of Latest Review"),
        day("last_visit_date", "Date of Last Social Work Visit", "Last Social Work Visit Date", "Date of Last Social Worker Visit", "Date of the Last Social Work Visit"),
        code("permanence_plan", "permanence_plan", "What is the permanence plan for this child?", "What is the permanence plan for the child?", "Permanence plan"),
        day("last_officer_contact_date", "Date of Last IRO Visit / Contact to the Child", "Date of Last IRO Visit", "Last IRO Visit/Contact", "Last IRO Visit Date", "Date of Last IRO Visit/Contact"),
        day("last_health_assessment_date", "Date of Last Health Assessment", "Last Health Assessment", "Date of the Last Health Assessment"),
        day("last_dental_check_date", "Date of Last Dental Check", "Last Dental Check", "Date of the Last Dental Check"),
        count("placements_in_12_months", "Number of Placements in the Last 12 months", "Number of Placements in 12 months", "Number of Placements in Last 12 months", "Placements Last 12 Months"),
        day("ceased_date", "Date Ceased to be Looked After", "Date Ceased to be Looked-After", "Ceased Looked After Date", "Date Ceased"),
        code("reason_ceased", "reason_episode_ceased", "Reason Ceased to be Looked After", "Reason Ceased to be Looked-After", "Reason Ceased Looked After", "Reason Ceased"),
        day("placement_start_date", "Start Date of Most Recent Placement", "Start of Most Recent Placement", "Most Recent Placement Start Date", "Most Recent Placement"),
        code("placement_type", "placement_type", "Placement Type", "Type of Placement"),
        code("placement_provider", "placement_provider", "Placement Provider", "Provider of Placement"),
        Field("placement_postcode", treat="postcode", headings=("Placement postcode", "Postcode of Placement")),
        plain("urn", "id", "URN of Placement", "Placement URN"),
        code("placement_location", "placement_location", "Placement Location", "Location of Placement"),
        plain("placement_authority", "text", "LA of Placement", "Placement LA", "Local Authority of Placement"),
        count("missing_in_12_months", "Number of Episodes the Child has been 'Missing' from their Placement in the last 12 months", "Number of Missing episodes 12m", "Episodes Child Missing From Placement", "Number of Episodes the Child has been Missing from their Placement"),
        count("absent_in_12_months", "Number of Episodes the Child has been 'Absent' from their Placement in the last 12 months", "Number of Absent episodes 12m", "Episodes Child Absent From Placement", "Number of Episodes the Child has been Absent from their Placement"),
        code("interview_offered", "return_interview_answer", "Was the child offered a Return Interview after their last missing episode (Y/N)?", "Was the child offered a Return Interview after their last missing episode", "Return Interview offered", "Child Offered Return Interview After Last MFH"),
        code("interview_accepted", "return_interview_answer", "Did the child accept a Return Interview after their last missing episode (Y/N)?", "Did the child accept a Return Interview after their last missing episode", "Return Interview accepted", "Child Accepted Return Interview After Last MFH"),
        *HELD_BY,
    ),
    files=("Children in care", "Looked after children", "Children looked after", "LAC", "CLA", "CiC", "Looked after"),
)  # fmt: skip

CARE_LEAVERS = Sheet(
    "list_9",
    (
        *WHO,
        DISABILITY,
        *HELD_BY,
        code(
            "eligibility_category",
            "leaving_care_eligibility",
            "Eligibility Category",
            "Eligibility",
            "Category of Eligibility",
        ),
        code("in_touch", "in_touch", "LA in Touch", "LA in Touch?", "In Touch", "Is the LA in touch"),
        code("accommodation", "accommodation", "Type of Accommodation", "Accommodation Type"),
        code(
            "suitability",
            "accommodation_suitability",
            "Suitability of Accommodation",
            "Suitability",
            "Accommodation Suitability",
        ),
        code("activity", "activity", "Activity Status", "Activity"),
    ),
    files=("Care leavers", "Leaving care", "Leaving care services", "Care leaver"),
)

ADOPTION = Sheet(
    "list_10",
    (
        CHILD,
        plain("family_id", "id", "Family identifier", "Family ID", "Adoptive family identifier"),
        GENDER,
        ETHNICITY,
        BIRTH,
        AGE,
        DISABILITY,
        day("entered_care_date", "Date the Child Entered Care", "Date Entered Care", "Entered Care Date"),
        day("decision_date", "Date of Decision that Child Should be Placed for Adoption", "Date of Decision that the Child Should be Placed for Adoption", "Decision (SHOBPA)", "SHOBPA date", "ADM SHOBPA Decision Date"),
        day("placement_order_date", "Date of Placement Order", "Placement Order"),
        day("matched_date", "Date of Matching Child and Prospective Adopters", "Matching", "Matched For Adoption Date", "Date of Matching"),
        day("placed_date", "Date Placed for Adoption", "Placed For Adoption Date", "Placed"),
        day("order_date", "Date of Adoption Order", "Adoption Order Date", "Adoption Order"),
        day("reversed_date", "Date of Decision that Child Should No Longer be Placed for Adoption", "Date of Decision that the Child Should No Longer be Placed for Adoption", "Decision reversed", "Decision Reversed Date"),
        code("reversal_reason", "adoption_reversal", "Reason Why Child No Longer Placed for Adoption", "Reason reversed", "Decision Reversed Reason"),
        day("early_placement_date", "Date the child was placed for fostering in FFA or concurrent planning placement", "Date placed FFA/concurrent", "Date FFA Consurrency Placement", "Date FFA Concurrency Placement"),
    ),
    files=("Adoption", "Adoptions", "Children adopted"),
)  # fmt: skip

ADOPTERS = Sheet(
    "list_11",
    (
        Field("adopter_id", "id", required=True, headings=("Individual adopter identifier", "Individual adopter ID", "Adopter ID", "Adopter identifier")),
        plain("family_id", "id", "Family identifier", "Family ID", "Adoptive family identifier"),
        GENDER,
        ETHNICITY,
        answer("disability", "Disability", "Does the Prospective Adopter have a disability", "Does the (prospective) adopter have a disability", "Disabled"),
        answer("early_placement", "Is the (prospective) adopter fostering for adoption?", "Is the prospective adopter fostering for adoption", "FfA?", "Fostering for adoption"),
        day("enquiry_date", "Date enquiry received", "Enquiry", "Date of enquiry"),
        day("stage_1_start_date", "Date Stage 1 started", "Stage 1 start"),
        day("stage_1_end_date", "Date Stage 1 ended", "Stage 1 end"),
        day("stage_2_start_date", "Date Stage 2 started", "Stage 2 start"),
        day("stage_2_end_date", "Date Stage 2 ended", "Stage 2 end"),
        day("applied_date", "Date application submitted", "Application submitted"),
        day("approved_date", "Date application approved", "Application approved"),
        day("matched_date", "Date adopter matched with child(ren)", "Date adopter matched with children", "Matched"),
        day("placed_date", "Date child/children placed with adopter(s)", "Placed"),
        count("children_placed", "No. of children placed", "Number of children placed", "No. placed"),
        day("order_date", "Date of Adoption Order", "Adoption Order"),
        day("left_date", "Date of leaving adoption process", "Left process"),
        plain("left_reason", "text", "Reason for leaving adoption process", "Reason left"),
    ),
    persons=(),
    files=("Adopters", "Prospective adopters", "Adopter"),
)  # fmt: skip

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
