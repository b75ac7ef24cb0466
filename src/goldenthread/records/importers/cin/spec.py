"""The CIN census file as tables: what each repeated element becomes, as the collection that ended in 2017 had it."""

from goldenthread.records.importers.language import Field, Sheet

#: Position of a record in the file: the census gives no ids to referrals, assessments, enquiries, plans or reviews.
CHILD = Field("child_id", "id", required=True, headings=("LAchildID",))
DETAIL = Field("detail", "integer")
ITEM = Field("item", "integer")
PART = Field("part", "integer")

cin_child = Sheet(
    "cin_child",
    (
        CHILD,
        Field("upn", "id", headings=("UPN",)),
        Field("formerupn", "id", headings=("FormerUPN",)),
        Field("upnunknown", "code", "upn_unknown", headings=("UPNunknown",)),
        Field("personbirthdate", "date", birth=True, headings=("PersonBirthDate",)),
        Field("expectedpersonbirthdate", "date", birth=True, headings=("ExpectedPersonBirthDate",)),
        Field("gendercurrent", "code", "gender_current", headings=("GenderCurrent",)),
        Field("persondeathdate", "date", headings=("PersonDeathDate",)),
        Field("ethnicity", "code", "ethnicity", headings=("Ethnicity",)),
    ),
)

cin_disability = Sheet(
    "cin_disability",
    (CHILD, PART, Field("disability", "code", "disability", headings=("Disability",))),
)

cin_details = Sheet(
    "cin_details",
    (
        CHILD,
        DETAIL,
        Field("cinreferraldate", "date", required=True, headings=("CINreferralDate",)),
        Field("referralsource", "code", "referral_source", headings=("ReferralSource",)),
        Field("primaryneedcode", "code", "need", headings=("PrimaryNeedCode",)),
        Field("cinclosuredate", "date", headings=("CINclosureDate",)),
        Field("reasonforclosure", "code", "closure_reason", headings=("ReasonForClosure",)),
        Field("dateofinitialcpc", "date", headings=("DateOfInitialCPC",)),
        Field("referralnfa", "boolean", headings=("ReferralNFA",)),
    ),
)

cin_assessment = Sheet(
    "cin_assessment",
    (
        CHILD,
        DETAIL,
        ITEM,
        Field("assessmentactualstartdate", "date", required=True, headings=("AssessmentActualStartDate",)),
        Field("assessmentinternalreviewdate", "date", headings=("AssessmentInternalReviewDate",)),
        Field("assessmentauthorisationdate", "date", headings=("AssessmentAuthorisationDate",)),
    ),
)

cin_factor = Sheet(
    "cin_factor",
    (
        CHILD,
        DETAIL,
        ITEM,
        PART,
        Field("assessmentfactors", "code", "assessment_factor", headings=("AssessmentFactors",)),
    ),
)

cin_s47 = Sheet(
    "cin_s47",
    (
        CHILD,
        DETAIL,
        ITEM,
        Field("s47actualstartdate", "date", required=True, headings=("S47ActualStartDate",)),
        Field("initialcpctarget", "date", headings=("InitialCPCtarget",)),
        Field("dateofinitialcpc", "date", headings=("DateOfInitialCPC",)),
        Field("icpcnotrequired", "boolean", headings=("ICPCnotRequired",)),
    ),
)

cin_cpp = Sheet(
    "cin_cpp",
    (
        CHILD,
        DETAIL,
        ITEM,
        Field("cppstartdate", "date", required=True, headings=("CPPstartDate",)),
        Field("cppenddate", "date", headings=("CPPendDate",)),
        Field("initialcategoryofabuse", "code", "abuse_category", headings=("InitialCategoryOfAbuse",)),
        Field("latestcategoryofabuse", "code", "abuse_category", headings=("LatestCategoryOfAbuse",)),
        Field("numberofpreviouscpp", "integer", low=0, headings=("NumberOfPreviousCPP",)),
    ),
)

cin_cpp_review = Sheet(
    "cin_cpp_review",
    (CHILD, DETAIL, ITEM, PART, Field("cppreviewdate", "date", required=True, headings=("CPPreviewDate",))),
)

BASE = (cin_child, cin_disability, cin_details, cin_assessment, cin_factor, cin_s47, cin_cpp, cin_cpp_review)
