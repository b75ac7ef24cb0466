"""Lists 1 to 7: contacts, early help, referrals, assessments, enquiries, children in need and child protection."""

from goldenthread.records.importers.annex_a.fields import DISABILITY, HELD_BY, WHO, answer, code, count, day, plain
from goldenthread.records.importers.language import Sheet

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
        day(
            "assessment_start_date",
            "Assessment start date",
            "Assessment start",
            "Date assessment started",
            "EHA start date",
            "Early help assessment start date",
        ),
        day(
            "assessment_completion_date",
            "Assessment completion date",
            "Assessment completion",
            "Date assessment completed",
            "EHA completion date",
            "Assessment completed date",
            "Assessment end date",
        ),
        plain(
            "organisation_completing_assessment",
            "text",
            "Organisation completing assessment",
            "Organisation completing the assessment",
            "Organisation",
            "Organisation completing EHA",
        ),
    ),
    files=("Early help", "Early help assessments", "EHA"),
)

REFERRALS = Sheet(
    "list_3",
    (
        *WHO,
        day("date_of_referral", "Date of Referral", "Referral Date", "Date of the referral"),
        code("referral_source", "referral_source", "Referral Source", "Source of Referral"),
        answer("referral_nfa", "Referral NFA?", "Referral NFA (Y/N)", "Referral with NFA?", "Was the referral NFA?"),
        count(
            "number_of_referrals_in_last_12_months",
            "Number of Referrals in Last 12 Months",
            "Number of Referrals in the Last 12 Months",
            "Referrals in Last 12 Months",
            "Referrals Last 12 Months",
        ),
        *HELD_BY,
    ),
    files=("Referrals", "Referral"),
)

ASSESSMENTS = Sheet(
    "list_4",
    (
        *WHO,
        DISABILITY,
        day(
            "continuous_assessment_start_date",
            "Continuous Assessment Start Date",
            "CA Start Date",
            "Continuous Assessment Start",
            "Assessment Start Date",
            "Date Continuous Assessment Started",
        ),
        answer(
            "child_seen",
            "Child Seen During Continuous Assessment",
            "Child Seen During CA",
            "Continuous Assessment Child Seen",
            "Child Seen During Assessment",
            "Child Seen",
        ),
        day(
            "date_of_authorisation",
            "Continuous Assessment Date of Authorisation",
            "CA Date of Authorisation",
            "Continuous Assessment Auth Date",
            "Assessment Date of Authorisation",
            "Authorisation Date",
        ),
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
)

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
        day(
            "date_of_conference",
            "Date of Initial Child Protection Conference",
            "Date of ICPC",
            "Initial CP Conf Date",
            "ICPC Date",
        ),
        answer(
            "resulted_in_plan",
            "Did the Initial Child Protection Conference Result in a Child Protection Plan",
            "Did the ICPC Result in a Child Protection Plan",
            "ICPC resulted in CPP",
            "Did the ICPC Result in a CPP",
            "CP Conf Result In CP Plan",
        ),
        count(
            "enquiries_in_12_months",
            "Number of Section 47 Enquiries in the last 12 months",
            "Number of S47s in last 12 months",
            "Number of S47s in the last 12 months",
            "Number of S47 Enquiries in the last 12 months",
            "Number S47s 12m",
        ),
        count(
            "conferences_in_12_months",
            "Number of ICPCs in the last 12 months",
            "Number of ICPCs in last 12 months",
            "Number of Initial Child Protection Conferences in the last 12 months",
            "Number ICPCs 12m",
        ),
        *HELD_BY,
    ),
    files=(
        "Section 47",
        "S47",
        "Section 47 enquiries",
        "S47 and ICPC",
        "S47 enquiries and ICPC",
        "Section 47 enquiries and ICPCs",
    ),
)

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
        code(
            "latest_category",
            "abuse_category",
            "Latest Category of Abuse",
            "Latest Category",
            "Current Category of Abuse",
        ),
        day(
            "last_visit_date",
            "Date of the Last Statutory Visit",
            "Date of Last Statutory Visit",
            "Last Statutory Visit",
            "Last Statutory Visit Date",
        ),
        answer("seen_alone", "Was the Child Seen Alone?", "Seen Alone?", "Child Seen Alone", "Child Seen Alone?"),
        day(
            "latest_review_date",
            "Date of latest review conference",
            "Date of Latest Review Conf",
            "Latest review conference",
            "Date of last review conference",
        ),
        day("plan_end_date", "Child Protection Plan End Date", "CPP End Date", "CP Plan End Date", "CPP End"),
        answer(
            "emergency_powers",
            "Subject to Emergency Protection Order or Protected Under Police Powers in Last Six Months (Y/N)",
            "Subject to Emergency Protection Order or Protected Under Police Powers in Last Six Months",
            "EPO/Police powers in last 6 months",
            "Protection Last Six Months",
        ),
        count(
            "previous_plans",
            "Number of Previous Child Protection Plans",
            "Number of Previous CPPs",
            "Number of Previous CP Plans",
            "Previous Child Protection Plans",
        ),
        *HELD_BY,
    ),
    files=("Child protection", "Child protection plans", "CP", "CPP"),
)
